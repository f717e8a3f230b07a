import { MathUtils, type PerspectiveCamera, Vector3 } from 'three/webgpu';
import { castRay, fromGrid, type HeightField, heightAt, toGrid } from '../heightfield';
import type { ScreenPoint } from '../marks';
import { fromScene, toScene } from './coordinates';
import type { Vec3 } from './framing';

/** In CSS pixels; a width of 0 where there is no picture yet. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
}

/** Screen position in CSS pixels of a point of the scene. */
export function toScreen(camera: PerspectiveCamera, { width, height }: ScreenSize, v: Vec3): readonly [number, number] {
  const clip = new Vector3(...v).project(camera);
  return [((clip.x + 1) / 2) * width, ((1 - clip.y) / 2) * height];
}

/** The place of the domain under a point of the screen, on the visible surface. */
export function pickPlace(
  heights: HeightField | null,
  camera: PerspectiveCamera,
  size: ScreenSize,
  x: number,
  y: number,
): readonly [number, number] | null {
  if (heights === null || size.width === 0) return null;
  const through = new Vector3((2 * x) / size.width - 1, 1 - (2 * y) / size.height, 0.5).unproject(camera);
  const { grid } = heights;
  const from = fromScene(grid, tuple(camera.position), true);
  const towards = fromScene(grid, tuple(through.sub(camera.position)), false);
  const hit = castRay(heights, from, towards);
  return hit === null ? null : fromGrid(grid, hit.column, hit.row);
}

/** Where a place of the domain is on the screen. Places outside the rectangle are shown at its edge. */
export function projectPlace(
  heights: HeightField | null,
  camera: PerspectiveCamera,
  size: ScreenSize,
  x: number,
  y: number,
): ScreenPoint | null {
  if (heights === null || size.width === 0) return null;
  const { grid } = heights;
  const [freeColumn, freeRow] = toGrid(grid, x, y);
  const column = MathUtils.clamp(freeColumn, 0, grid.columns - 1);
  const row = MathUtils.clamp(freeRow, 0, grid.rows - 1);
  const height = heightAt(heights, column, row);
  // Over a hole there is no height: the mark stays on the floor.
  const at = toScene(grid, column, row, Number.isNaN(height) ? 0 : MathUtils.clamp(height, 0, 1));
  const [left, top] = toScreen(camera, size, at);
  const towards = fromScene(grid, tuple(camera.position.clone().sub(new Vector3(...at))), false);
  // From a little off the surface, so that it does not hide its own marks.
  const hidden = castRay(heights, fromScene(grid, at, true), towards, 0.01, 1) !== null;
  return { x: left, y: top, hidden };
}

export function tuple(v: Vector3): [number, number, number] {
  return [v.x, v.y, v.z];
}
