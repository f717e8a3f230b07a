import { type ContourLevels, type SegmentSink, traceContours } from './contours';
import type { HeightField } from './heightfield';

/** x₀, y₀, x₁, y₁, … in grid coordinates; a closed one ends where it begins. */
export type Polyline = readonly number[];

/** Ends of pieces that agree to this part of a cell are the same point: it is found twice, once in each triangle. */
const SAME = 4096;

/** The level lines of a field, each as long as it goes, by level number. */
export function contourLines(field: HeightField, levels: ContourLevels): Map<number, Polyline[]> {
  const pieces = new Map<number, number[]>();
  const collect: SegmentSink = (k, ...piece) => {
    const list = pieces.get(k);
    if (list === undefined) pieces.set(k, piece);
    else list.push(...piece);
  };
  traceContours(field, levels, collect);
  return new Map([...pieces].sort(([a], [b]) => a - b).map(([k, list]) => [k, join(list)]));
}

/** Joins pieces (four numbers each) to lines at the ends they share. Pieces without length are left out. */
export function join(all: readonly number[]): Polyline[] {
  const key = (x: number, y: number) => `${Math.round(x * SAME)},${Math.round(y * SAME)}`;
  const pieces: number[] = [];
  for (let i = 0; i + 3 < all.length; i += 4) {
    const [x0, y0, x1, y1] = all.slice(i, i + 4) as [number, number, number, number];
    // A level that meets a sample exactly leaves such pieces in the triangles around it.
    if (key(x0, y0) !== key(x1, y1)) pieces.push(x0, y0, x1, y1);
  }
  const ends = new Map<string, number[]>();
  const count = pieces.length / 4;
  for (let i = 0; i < 2 * count; i++) {
    const at = key(pieces[2 * i]!, pieces[2 * i + 1]!);
    const list = ends.get(at);
    if (list === undefined) ends.set(at, [i]);
    else list.push(i);
  }
  const used = new Uint8Array(count);
  /** From an end of a piece onwards, as far as there are pieces. */
  const follow = (from: number): number[] => {
    const line: number[] = [];
    for (let end: number | undefined = from; end !== undefined; ) {
      const at: string = key(pieces[2 * end]!, pieces[2 * end + 1]!);
      const next: number | undefined = ends.get(at)?.find((other) => used[other >> 1] === 0);
      if (next === undefined) break;
      used[next >> 1] = 1;
      // Two ends to a piece: the other one is where the line goes on.
      end = next ^ 1;
      line.push(pieces[2 * end]!, pieces[2 * end + 1]!);
    }
    return line;
  };
  const lines: Polyline[] = [];
  for (let i = 0; i < count; i++) {
    if (used[i] === 1) continue;
    used[i] = 1;
    const [x0, y0, x1, y1] = pieces.slice(4 * i, 4 * i + 4) as [number, number, number, number];
    const forth = follow(2 * i + 1);
    const back = follow(2 * i);
    const before: number[] = [];
    for (let k = back.length - 2; k >= 0; k -= 2) before.push(back[k]!, back[k + 1]!);
    lines.push([...before, x0, y0, x1, y1, ...forth]);
  }
  return lines;
}

/**
 * The borders of where a field is at least as high as each level, as closed lines: beyond the rectangle and in holes it
 * counts as lower than any. To be filled by the even-odd rule.
 */
export function raisedAreas(field: HeightField, levels: ContourLevels): Map<number, Polyline[]> {
  const columns = field.columns + 2;
  const rows = field.rows + 2;
  const heights = new Float32Array(columns * rows).fill(LOWER);
  for (let row = 0; row < field.rows; row++) {
    for (let column = 0; column < field.columns; column++) {
      const height = field.heights[row * field.columns + column]!;
      if (!Number.isNaN(height)) heights[(row + 1) * columns + column + 1] = Math.max(height, LOWER);
    }
  }
  const inside = (place: number, count: number) => Math.min(Math.max(place - 1, 0), count - 1);
  const areas = contourLines({ grid: { ...field.grid, columns, rows }, columns, rows, heights }, levels);
  return new Map(
    [...areas].map(([k, lines]) => [
      k,
      lines.map((line) => line.map((place, i) => inside(place, i % 2 === 0 ? field.columns : field.rows))),
    ]),
  );
}

const LOWER = -1;

/** Fewer points for the same picture: those within `slack` of the line between their neighbours go (Douglas, Peucker 1973). */
export function simplified(line: Polyline, slack: number): Polyline {
  const last = line.length / 2 - 1;
  if (last < 2) return line;
  const keep = new Uint8Array(last + 1);
  keep[0] = keep[last] = 1;
  const open: [number, number][] = [[0, last]];
  for (let range = open.pop(); range !== undefined; range = open.pop()) {
    const [from, to] = range;
    let farthest = -1;
    let most = slack;
    for (let i = from + 1; i < to; i++) {
      const distance = distanceTo(line, i, from, to);
      if (distance > most) {
        most = distance;
        farthest = i;
      }
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    open.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, i) => keep[i >> 1] === 1);
}

function distanceTo(line: Polyline, i: number, from: number, to: number): number {
  const [x, y] = [line[2 * i]!, line[2 * i + 1]!];
  const [x0, y0] = [line[2 * from]!, line[2 * from + 1]!];
  const dx = line[2 * to]! - x0;
  const dy = line[2 * to + 1]! - y0;
  const length = Math.hypot(dx, dy);
  // A closed line begins and ends in one point.
  return length === 0 ? Math.hypot(x - x0, y - y0) : Math.abs((x - x0) * dy - (y - y0) * dx) / length;
}
