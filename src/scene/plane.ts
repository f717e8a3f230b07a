import type { Grid, Range } from '../engine/contract';
import { contourLevels } from './contours';
import type { HeightScale, ScenePlane } from './contract';
import { applyHeight, invertHeight } from './scale';

/** More level lines than these in the square would be a grey patch: only every second, fifth or tenth is drawn then. */
const MOST_LEVELS = 8;

/** The rectangle over which a tangent plane is drawn: its square, as far as it lies within the domain. */
export interface PlanePatch {
  readonly x: Range;
  readonly y: Range;
}

/** Null where the point itself is outside the rectangle, or the plane has no slope to speak of (not a number). */
export function planePatch(plane: ScenePlane, grid: Pick<Grid, 'x' | 'y'>): PlanePatch | null {
  const side = (axis: 0 | 1, range: Range): Range => {
    const half = plane.reach * (range[1] - range[0]);
    return [Math.max(range[0], plane.at[axis] - half), Math.min(range[1], plane.at[axis] + half)];
  };
  const patch = { x: side(0, grid.x), y: side(1, grid.y) };
  const known = [plane.value, ...plane.gradient].every(Number.isFinite);
  return known && patch.x[1] > patch.x[0] && patch.y[1] > patch.y[0] ? patch : null;
}

/** The plane's value at a place. */
export function planeValue({ at, value, gradient }: ScenePlane, x: number, y: number): number {
  return value + gradient[0] * (x - at[0]) + gradient[1] * (y - at[1]);
}

/**
 * Straight level lines of the plane within its patch, at the levels that the surface's own contours have: where they meet,
 * the plane is tangent. Four numbers a line: x, y of both ends, in the domain.
 */
export function planeContours(plane: ScenePlane, patch: PlanePatch, scale: HeightScale): Float64Array {
  const { x, y } = patch;
  const corners = [
    planeValue(plane, x[0], y[0]),
    planeValue(plane, x[1], y[0]),
    planeValue(plane, x[0], y[1]),
    planeValue(plane, x[1], y[1]),
  ];
  const { offset, spacing } = contourLevels(scale);
  // The surface has no levels below the floor or above the top; far below it a logarithm has no end of them.
  const level = (value: number) => (Math.min(1, Math.max(0, applyHeight(scale, value))) - offset) / spacing;
  const first = Math.ceil(level(Math.min(...corners)));
  const last = Math.floor(level(Math.max(...corners)));
  const every = [1, 2, 5, 10, 20, 50, 100].find((n) => (last - first) / n <= MOST_LEVELS) ?? Number.POSITIVE_INFINITY;
  const lines: number[] = [];
  for (let k = Math.ceil(first / every) * every; k <= last; k += every) {
    lines.push(...cut(plane, patch, invertHeight(scale, offset + k * spacing)));
  }
  return Float64Array.from(lines);
}

/** The two points in which a level line leaves the patch; none where it misses it. */
function cut(plane: ScenePlane, { x, y }: PlanePatch, value: number): number[] {
  const [gx, gy] = plane.gradient;
  const rest = value - plane.value;
  const ends: number[] = [];
  const add = (px: number, py: number) => {
    const slack = 1e-9;
    const inside =
      px >= x[0] - slack * (x[1] - x[0]) &&
      px <= x[1] + slack * (x[1] - x[0]) &&
      py >= y[0] - slack * (y[1] - y[0]) &&
      py <= y[1] + slack * (y[1] - y[0]);
    const known =
      ends.length >= 2 &&
      Math.abs(ends[0]! - px) <= slack * (x[1] - x[0]) &&
      Math.abs(ends[1]! - py) <= slack * (y[1] - y[0]);
    if (inside && !known && ends.length < 4) ends.push(px, py);
  };
  if (gy !== 0) for (const side of x) add(side, plane.at[1] + (rest - gx * (side - plane.at[0])) / gy);
  if (gx !== 0) for (const side of y) add(plane.at[0] + (rest - gy * (side - plane.at[1])) / gx, side);
  return ends.length === 4 ? ends : [];
}

/** A point of the plane over the rectangle: place in the domain and height. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/**
 * A straight stroke of the plane, as far as it lies between the floor and the top of the scale: points from one end to
 * the other, cut where it leaves. The logarithm of a scale bends it, hence the many pieces.
 */
export function planeStroke(
  plane: ScenePlane,
  scale: HeightScale,
  from: readonly [number, number],
  to: readonly [number, number],
  pieces = 48,
): (readonly [PlanePoint, PlanePoint])[] {
  const at = (t: number): PlanePoint => {
    const x = from[0] + t * (to[0] - from[0]);
    const y = from[1] + t * (to[1] - from[1]);
    return { x, y, height: applyHeight(scale, planeValue(plane, x, y)) };
  };
  const out: (readonly [PlanePoint, PlanePoint])[] = [];
  for (let i = 0; i < pieces; i++) {
    const a = at(i / pieces);
    const b = at((i + 1) / pieces);
    const rise = b.height - a.height;
    // Where the piece crosses the floor and the top, as parts of it.
    const crossings = rise === 0 ? [0, 1] : [-a.height / rise, (1 - a.height) / rise].sort((p, q) => p - q);
    const enter = Math.max(0, rise === 0 ? 0 : crossings[0]!);
    const leave = Math.min(1, rise === 0 ? 1 : crossings[1]!);
    if (!(enter < leave) || (rise === 0 && !(a.height >= 0 && a.height <= 1))) continue;
    const cutAt = (t: number): PlanePoint => ({
      x: a.x + t * (b.x - a.x),
      y: a.y + t * (b.y - a.y),
      height: Math.min(1, Math.max(0, a.height + t * rise)),
    });
    out.push([cutAt(enter), cutAt(leave)]);
  }
  return out;
}
