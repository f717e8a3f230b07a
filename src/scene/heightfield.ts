import type { Field, Grid } from '../engine/contract';
import type { HeightScale } from './contract';
import { applyHeight, isHidden } from './scale';

/**
 * Heights of a field on its grid, for everything that must lie on the drawn surface. Each cell is two triangles, split
 * from its lower right to its upper left corner exactly as the mesh is (`three/surface.ts`).
 */
export interface HeightField {
  readonly grid: Grid;
  readonly columns: number;
  readonly rows: number;
  /** Row-major height of each sample, 0 … 1 and above; NaN where there is a hole. */
  readonly heights: Float32Array;
}

/** A place in grid coordinates (column 0 … columns − 1, row 0 … rows − 1, both fractional) and its height. */
export interface GridPoint {
  readonly column: number;
  readonly row: number;
  readonly height: number;
}

export function heightField(field: Field, scale: HeightScale): HeightField {
  const { grid, samples } = field;
  const heights = new Float32Array(grid.columns * grid.rows);
  for (let i = 0; i < heights.length; i++) {
    heights[i] = isHidden(samples[4 * i + 3]!) ? Number.NaN : applyHeight(scale, samples[4 * i]!);
  }
  return { grid, columns: grid.columns, rows: grid.rows, heights };
}

/** Domain → grid coordinates. */
export function toGrid(grid: Grid, x: number, y: number): [column: number, row: number] {
  return [
    ((x - grid.x[0]) / (grid.x[1] - grid.x[0])) * (grid.columns - 1),
    ((y - grid.y[0]) / (grid.y[1] - grid.y[0])) * (grid.rows - 1),
  ];
}

/** Grid coordinates → domain. */
export function fromGrid(grid: Grid, column: number, row: number): [x: number, y: number] {
  return [
    grid.x[0] + (column / (grid.columns - 1)) * (grid.x[1] - grid.x[0]),
    grid.y[0] + (row / (grid.rows - 1)) * (grid.y[1] - grid.y[0]),
  ];
}

/** The mesh with at most so many columns and rows, over the same ground. */
export function thinned(field: HeightField, most: number): HeightField {
  const columns = Math.min(most, field.columns);
  const rows = Math.min(most, field.rows);
  if (columns === field.columns && rows === field.rows) return field;
  const heights = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      heights[row * columns + column] = heightAt(
        field,
        (column / (columns - 1)) * (field.columns - 1),
        (row / (rows - 1)) * (field.rows - 1),
      );
    }
  }
  return { grid: { ...field.grid, columns, rows }, columns, rows, heights };
}

/** Height of the mesh at a place in grid coordinates; NaN outside the grid and in holes. */
export function heightAt(field: HeightField, column: number, row: number): number {
  const { columns, rows, heights } = field;
  if (!(column >= 0 && row >= 0 && column <= columns - 1 && row <= rows - 1)) return Number.NaN;
  const i = Math.min(Math.floor(column), columns - 2);
  const j = Math.min(Math.floor(row), rows - 2);
  const u = column - i;
  const v = row - j;
  const at = j * columns + i;
  const b = heights[at + 1]!;
  const c = heights[at + columns]!;
  if (u + v <= 1) {
    const a = heights[at]!;
    return a + u * (b - a) + v * (c - a);
  }
  const d = heights[at + columns + 1]!;
  return d + (1 - u) * (c - d) + (1 - v) * (b - d);
}

/**
 * First place where a ray meets the visible surface (heights up to 1), or null. Origin and direction are in grid
 * coordinates and height: (column, row, height). Walks the cells under the ray, so its cost is one grid's side and not
 * its area. `from` and `to` bound the ray's parameter.
 */
export function castRay(
  field: HeightField,
  origin: readonly [number, number, number],
  direction: readonly [number, number, number],
  from = 0,
  to = Number.POSITIVE_INFINITY,
): (GridPoint & { readonly distance: number }) | null {
  const { columns, rows } = field;
  let near = from;
  let far = to;
  const size = [columns - 1, rows - 1] as const;
  for (const axis of [0, 1] as const) {
    const d = direction[axis];
    const o = origin[axis];
    if (d === 0) {
      if (o < 0 || o > size[axis]) return null;
      continue;
    }
    const t0 = -o / d;
    const t1 = (size[axis] - o) / d;
    near = Math.max(near, Math.min(t0, t1));
    far = Math.min(far, Math.max(t0, t1));
  }
  if (!(near <= far) || far === Number.POSITIVE_INFINITY) return verticalHit(field, origin, direction, near, far);

  let column = clampCell(Math.floor(origin[0] + near * direction[0]), columns);
  let row = clampCell(Math.floor(origin[1] + near * direction[1]), rows);
  const stepColumn = Math.sign(direction[0]);
  const stepRow = Math.sign(direction[1]);
  // Each turn leaves one cell; together they are at most one side each.
  for (let turn = 0; turn <= columns + rows; turn++) {
    const hit = hitCell(field, column, row, origin, direction, near, far);
    if (hit !== null) return hit;
    const nextColumn = stepColumn === 0 ? Infinity : (column + (stepColumn > 0 ? 1 : 0) - origin[0]) / direction[0];
    const nextRow = stepRow === 0 ? Infinity : (row + (stepRow > 0 ? 1 : 0) - origin[1]) / direction[1];
    if (Math.min(nextColumn, nextRow) > far) return null;
    if (nextColumn <= nextRow) column += stepColumn;
    else row += stepRow;
    if (column < 0 || row < 0 || column > columns - 2 || row > rows - 2) return null;
  }
  return null;
}

function clampCell(cell: number, count: number): number {
  return Math.min(Math.max(cell, 0), count - 2);
}

/** A ray straight down (no horizontal part) meets the surface at most once, below its origin. */
function verticalHit(
  field: HeightField,
  origin: readonly [number, number, number],
  direction: readonly [number, number, number],
  near: number,
  far: number,
): (GridPoint & { distance: number }) | null {
  if (direction[0] !== 0 || direction[1] !== 0 || direction[2] === 0) return null;
  const height = heightAt(field, origin[0], origin[1]);
  const distance = (height - origin[2]) / direction[2];
  return distance >= near && distance <= far && height <= 1
    ? { column: origin[0], row: origin[1], height, distance }
    : null;
}

/** Triangles reach this far (in cells) over their edges, or a ray could slip through between two by rounding. */
const SHARED = 1e-6;

/** Intersects the ray with the planes of a cell's two triangles and keeps the nearest hit inside its triangle. */
function hitCell(
  field: HeightField,
  column: number,
  row: number,
  origin: readonly [number, number, number],
  direction: readonly [number, number, number],
  near: number,
  far: number,
): (GridPoint & { distance: number }) | null {
  const { columns, heights } = field;
  const at = row * columns + column;
  const b = heights[at + 1]!;
  const c = heights[at + columns]!;
  let best: (GridPoint & { distance: number }) | null = null;
  for (const lower of [true, false]) {
    const corner = lower ? heights[at]! : heights[at + columns + 1]!;
    // Plane: height = base + su (column − i) + sv (row − j).
    const su = lower ? b - corner : corner - c;
    const sv = lower ? c - corner : corner - b;
    const base = lower ? corner : b + c - corner;
    const slope = direction[2] - su * direction[0] - sv * direction[1];
    const gap = base + su * (origin[0] - column) + sv * (origin[1] - row) - origin[2];
    const distance = gap / slope;
    if (!(distance >= near - 1e-9 && distance <= far)) continue; // also NaN: a hole, or a ray within the plane
    const u = origin[0] + distance * direction[0] - column;
    const v = origin[1] + distance * direction[1] - row;
    const inDiagonal = lower ? u + v <= 1 + SHARED : u + v >= 1 - SHARED;
    const inside = inDiagonal && u >= -SHARED && v >= -SHARED && u <= 1 + SHARED && v <= 1 + SHARED;
    const height = origin[2] + distance * direction[2];
    if (inside && height <= 1 && (best === null || distance < best.distance)) {
      best = { column: column + u, row: row + v, height, distance };
    }
  }
  return best;
}
