import type { Ensemble, Problem } from '../engine/contract';
import { inSlices } from './slices';

/** Ends that lie so close together that no gap of a cell's width parts them. */
export interface Cluster {
  readonly members: number;
  readonly steps: number;
  /** Indices of members: the one of lowest loss, and those furthest left, right, down and up. */
  readonly corners: readonly [best: number, left: number, right: number, down: number, up: number];
}

export interface Clusters {
  /** Cluster of every member; −1: it was not asked for. */
  readonly of: Int32Array;
  readonly list: readonly Cluster[];
}

/** Cells along a side of the domain: few for few members, so that a line of them has no gaps. */
const MOST_CELLS = 512;
const LEAST_CELLS = 16;
/** Cells are numbered from here down and up; further out all lie in the outermost one. */
const FURTHEST = 2 ** 25;

interface Cell {
  readonly column: number;
  readonly row: number;
  parent: number;
  members: number;
  steps: number;
  best: number;
  left: number;
  right: number;
  down: number;
  up: number;
}

/**
 * Single-linkage clusters by hashing: members are thrown into cells, a 512th of the domain's sides wide at most, and cells that
 * touch belong together. Linear in the members; what lies outside the domain is clustered alike.
 *
 * @param counts whether a member is to be clustered
 */
export async function clusterEnds(
  { positions, loss, steps }: Ensemble,
  domain: Problem['domain'],
  counts: (member: number) => boolean,
): Promise<Clusters> {
  const count = loss.length;
  const side = Math.min(MOST_CELLS, Math.max(LEAST_CELLS, Math.floor(Math.sqrt(count))));
  const [[x0, x1], [y0, y1]] = domain;
  const [perX, perY] = [side / (x1 - x0), side / (y1 - y0)];
  const cells: Cell[] = [];
  const byKey = new Map<number, number>();
  const cellOf = new Int32Array(count).fill(-1);
  /** Neighbours in the list often end together. */
  let lastKey = Number.NaN;
  let lastCell = -1;

  await inSlices(count, (from, to) => {
    for (let member = from; member < to; member++) {
      if (!counts(member)) continue;
      const [x, y] = [positions[2 * member]!, positions[2 * member + 1]!];
      const column = confined(Math.floor((x - x0) * perX));
      const row = confined(Math.floor((y - y0) * perY));
      const key = keyOf(column, row);
      if (key !== lastKey) {
        lastKey = key;
        lastCell = byKey.get(key) ?? -1;
        if (lastCell < 0) {
          lastCell = cells.length;
          byKey.set(key, lastCell);
          cells.push(emptyCell(column, row, lastCell, member));
        }
      }
      cellOf[member] = lastCell;
      const cell = cells[lastCell]!;
      cell.members++;
      cell.steps += steps[member]!;
      if (loss[member]! < loss[cell.best]!) cell.best = member;
      if (x < positions[2 * cell.left]!) cell.left = member;
      if (x > positions[2 * cell.right]!) cell.right = member;
      if (y < positions[2 * cell.down + 1]!) cell.down = member;
      if (y > positions[2 * cell.up + 1]!) cell.up = member;
    }
  });

  const slice = 20_000;
  await inSlices(
    cells.length,
    (from, to) => {
      for (let index = from; index < to; index++) {
        const { column, row } = cells[index]!;
        // Half of the eight neighbours: the others find this one.
        for (const [right, above] of NEIGHBOURS) {
          const other = byKey.get(keyOf(column + right, row + above));
          if (other !== undefined) join(cells, index, other);
        }
      }
    },
    slice,
  );
  return gather(cells, cellOf, positions, loss);
}

const NEIGHBOURS = [
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const;

function emptyCell(column: number, row: number, parent: number, member: number): Cell {
  const corners = { best: member, left: member, right: member, down: member, up: member };
  return { column, row, parent, members: 0, steps: 0, ...corners };
}

function confined(cell: number): number {
  return Math.min(FURTHEST, Math.max(-FURTHEST, cell));
}

function keyOf(column: number, row: number): number {
  return (column + FURTHEST + 1) * 2 ** 27 + (row + FURTHEST + 1);
}

function rootOf(cells: readonly Cell[], index: number): number {
  let at = index;
  while (cells[at]!.parent !== at) {
    const cell = cells[at]!;
    cell.parent = cells[cell.parent]!.parent;
    at = cell.parent;
  }
  return at;
}

function join(cells: readonly Cell[], a: number, b: number): void {
  const [first, second] = [rootOf(cells, a), rootOf(cells, b)];
  // The lower number wins: clusters are listed in the order of their first members.
  cells[Math.max(first, second)]!.parent = Math.min(first, second);
}

async function gather(
  cells: readonly Cell[],
  cellOf: Int32Array,
  positions: Float32Array,
  loss: Float32Array,
): Promise<Clusters> {
  const merged: Cell[] = [];
  const clusterOf = new Int32Array(cells.length);
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index]!;
    const root = rootOf(cells, index);
    if (root === index) {
      clusterOf[index] = merged.length;
      merged.push({ ...cell });
      continue;
    }
    clusterOf[index] = clusterOf[root]!;
    const whole = merged[clusterOf[root]!]!;
    whole.members += cell.members;
    whole.steps += cell.steps;
    if (loss[cell.best]! < loss[whole.best]!) whole.best = cell.best;
    if (positions[2 * cell.left]! < positions[2 * whole.left]!) whole.left = cell.left;
    if (positions[2 * cell.right]! > positions[2 * whole.right]!) whole.right = cell.right;
    if (positions[2 * cell.down + 1]! < positions[2 * whole.down + 1]!) whole.down = cell.down;
    if (positions[2 * cell.up + 1]! > positions[2 * whole.up + 1]!) whole.up = cell.up;
  }
  await inSlices(cellOf.length, (from, to) => {
    for (let member = from; member < to; member++) {
      if (cellOf[member]! >= 0) cellOf[member] = clusterOf[cellOf[member]!]!;
    }
  });
  const list = merged.map(
    ({ members, steps, best, left, right, down, up }): Cluster => ({
      members,
      steps,
      corners: [best, left, right, down, up],
    }),
  );
  return { of: cellOf, list };
}
