import type { Grid } from '../../engine/contract';
import { toGrid } from '../heightfield';
import { BOX_HEIGHT, type Vec3 } from './framing';

/** Grid coordinates and height → the scene: columns to the right, rows away from the viewer, height up. */
export function toScene(grid: Grid, column: number, row: number, height: number): Vec3 {
  return [(2 * column) / (grid.columns - 1) - 1, height * BOX_HEIGHT, 1 - (2 * row) / (grid.rows - 1)];
}

/** Domain and height → the scene. */
export function placeToScene(grid: Grid, x: number, y: number, height: number): Vec3 {
  const [column, row] = toGrid(grid, x, y);
  return toScene(grid, column, row, height);
}

/** A point of the scene in (column, row, height); also right for directions, with `point` false. */
export function fromScene(grid: Grid, v: Vec3, point: boolean): [number, number, number] {
  const shift = point ? 1 : 0;
  return [((v[0] + shift) / 2) * (grid.columns - 1), ((shift - v[2]) / 2) * (grid.rows - 1), v[1] / BOX_HEIGHT];
}
