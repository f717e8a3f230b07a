/**
 * Marching over triangles: every cell of a grid is cut into two, so that no cell is ambiguous. A sample is named by its
 * index in row-major order, `row * columns + column`.
 */

/** Receives the three samples at the corners of a triangle. */
export type TriangleVisitor = (a: number, b: number, c: number) => void;

/** Both triangles of every cell between `row` and the next. */
export function trianglesOfRow(columns: number, row: number, visit: TriangleVisitor): void {
  for (let column = 0; column + 1 < columns; column++) {
    const at = row * columns + column;
    visit(at, at + 1, at + columns);
    visit(at + columns + 1, at + columns, at + 1);
  }
}

/** Both triangles of every cell, row by row. */
export function triangles(columns: number, rows: number, visit: TriangleVisitor): void {
  for (let row = 0; row + 1 < rows; row++) trianglesOfRow(columns, row, visit);
}

/**
 * The corner that is alone on its side, then the two others; null: all three are on one side. A line between the sides
 * leaves the triangle by the two edges at the first.
 *
 * @param u the side of a, which is compared by identity; v of b, w of c
 */
export function loneCorner<Corner, Side>(
  [a, b, c]: readonly [Corner, Corner, Corner],
  [u, v, w]: readonly [Side, Side, Side],
): readonly [lone: Corner, one: Corner, other: Corner] | null {
  if (u === v && v === w) return null;
  return v === w ? [a, b, c] : u === w ? [b, c, a] : [c, a, b];
}

/** Where a straight line from `from` to `to` has the value `level`, as a share of the way. */
export function shareOfWay(from: number, to: number, level: number): number {
  return from === to ? 0.5 : (level - from) / (to - from);
}

/** A place in grid coordinates. */
export type GridPlace = readonly [column: number, row: number];

/** The place at a share of the way from sample p to sample q. */
export function placeBetween(columns: number, p: number, q: number, share: number): GridPlace {
  const [column, row] = [p % columns, Math.floor(p / columns)];
  return [column + share * ((q % columns) - column), row + share * (Math.floor(q / columns) - row)];
}

/** Lines made of links between the edges that they cross; an edge joins at most two. */
export interface Links {
  /** Joins two edges, each named by the two samples at its ends. */
  join(first: readonly [number, number], second: readonly [number, number]): void;
  /** The edges along every line, open lines first; a closed one ends with the edge that it began with. */
  lines(): (readonly [number, number])[][];
}

/** @param count the number of samples */
export function createLinks(count: number): Links {
  const links = new Map<number, number[]>();
  const keyOf = ([i, j]: readonly [number, number]): number => Math.min(i, j) * count + Math.max(i, j);
  const link = (a: number, b: number): void => {
    const known = links.get(a);
    if (known === undefined) links.set(a, [b]);
    else known.push(b);
  };
  return {
    join(first, second) {
      const [a, b] = [keyOf(first), keyOf(second)];
      link(a, b);
      link(b, a);
    },
    lines() {
      const left = new Set(links.keys());
      const walk = (start: number): number[] => {
        const keys = [start];
        left.delete(start);
        for (let here = start; ; ) {
          const next = links.get(here)?.find((key) => left.has(key));
          if (next === undefined) return keys;
          left.delete(next);
          keys.push(next);
          here = next;
        }
      };
      const found: (readonly [number, number])[][] = [];
      // Open lines begin at the border; what is left then is closed.
      const ends = [...links].filter(([, neighbours]) => neighbours.length === 1).map(([key]) => key);
      for (const start of [...ends, ...links.keys()]) {
        if (!left.has(start)) continue;
        const keys = walk(start);
        const closed = keys.length > 2 && links.get(keys[0]!)?.includes(keys[keys.length - 1]!) === true;
        if (closed) keys.push(keys[0]!);
        found.push(keys.map((key) => [Math.floor(key / count), key % count] as const));
      }
      return found;
    },
  };
}
