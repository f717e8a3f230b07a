import type { Field, Problem } from '../engine/contract';
import { createLinks, loneCorner, trianglesOfRow } from '../geometry/march';
import { Pauses } from './pauses';

/** Value and gradient at a place between samples; null outside the grid and beside holes. */
export type Sampler = (x: number, y: number) => readonly [value: number, gx: number, gy: number] | null;

/** Bilinear between the four samples around a place. */
export function samplerOf({ grid, samples }: Field): Sampler {
  const { x: xs, y: ys, columns, rows } = grid;
  return (x, y) => {
    const u = ((x - xs[0]) / (xs[1] - xs[0])) * (columns - 1);
    const v = ((y - ys[0]) / (ys[1] - ys[0])) * (rows - 1);
    if (!(u >= 0 && v >= 0 && u <= columns - 1 && v <= rows - 1)) return null;
    const [column, row] = [Math.min(Math.floor(u), columns - 2), Math.min(Math.floor(v), rows - 2)];
    const [s, t] = [u - column, v - row];
    const at = 4 * (row * columns + column);
    const corners = [at, at + 4, at + 4 * columns, at + 4 * columns + 4];
    if (corners.some((corner) => samples[corner + 3] !== 0)) return null;
    const [a, b, c, d] = corners;
    const mix = (k: number): number =>
      (1 - t) * ((1 - s) * samples[a + k] + s * samples[b + k]) + t * ((1 - s) * samples[c + k] + s * samples[d + k]);
    return [mix(0), mix(1), mix(2)];
  };
}

/** Streamlines keep this distance from each other and take steps of this length, in shares of the view. */
const APART = 1 / 20;
const STEP = 1 / 400;
/** Below this share of the steepest gradient a line has come to rest. */
const REST = 1e-6;
const MOST_STEPS = 1600;

/**
 * Ways that −∇f leads, evenly spaced (after Jobard and Lefer, 1997, with cells in place of distances): from seeds on a
 * grid, downhill and uphill, by Runge–Kutta of fourth order on the field's samples, until a line comes where another
 * one is, to rest, or out of the view. Each is x₀, y₀, …, ending downhill.
 */
export async function streamlines(field: Field, signal?: AbortSignal): Promise<Float64Array[]> {
  const pauses = new Pauses(signal);
  const { x, y } = field.grid;
  const sample = samplerOf(field);
  const [width, height] = [x[1] - x[0], y[1] - y[0]];
  let steepest = 0;
  for (let at = 0; at < field.samples.length; at += 4) {
    if (field.samples[at + 3] === 0) {
      steepest = Math.max(steepest, Math.hypot(field.samples[at + 1] / width, field.samples[at + 2] / height));
    }
  }
  const side = Math.round(1 / APART);
  const taken = new Set<number>();
  const cellOf = (u: number, v: number): number => Math.floor(v * side) * 4096 + Math.floor(u * side);
  // In shares of the view; its own units along both axes keep the direction of the curve dx/dt = −f_x, dy/dt = −f_y.
  const direction = (u: number, v: number, sign: number): readonly [number, number] | null => {
    const here = sample(x[0] + u * width, y[0] + v * height);
    if (here === null) return null;
    const [du, dv] = [(-sign * here[1]) / width, (-sign * here[2]) / height];
    const norm = Math.hypot(du, dv);
    return norm > REST * steepest ? [du / norm, dv / norm] : null;
  };
  const trace = (from: readonly [number, number], sign: 1 | -1, own: Set<number>): number[] => {
    const way: number[] = [];
    let [u, v] = from;
    for (let step = 0; step < MOST_STEPS; step++) {
      const k1 = direction(u, v, sign);
      const k2 = k1 && direction(u + (STEP / 2) * k1[0], v + (STEP / 2) * k1[1], sign);
      const k3 = k2 && direction(u + (STEP / 2) * k2[0], v + (STEP / 2) * k2[1], sign);
      const k4 = k3 && direction(u + STEP * k3[0], v + STEP * k3[1], sign);
      if (k1 === null || k2 === null || k3 === null || k4 === null) break;
      const du = (STEP / 6) * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]);
      const dv = (STEP / 6) * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]);
      // Around a minimum the directions of one step cancel.
      if (Math.hypot(du, dv) < STEP / 4) break;
      u += du;
      v += dv;
      const cell = cellOf(u, v);
      if (taken.has(cell) && !own.has(cell)) break;
      own.add(cell);
      way.push(u, v);
    }
    return way;
  };
  const lines: Float64Array[] = [];
  for (const [u, v] of seeds(side)) {
    if (taken.has(cellOf(u, v))) continue;
    await pauses.pause();
    const own = new Set([cellOf(u, v)]);
    const down = trace([u, v], 1, own);
    const up = trace([u, v], -1, own);
    if (down.length + up.length < 24) continue;
    for (const cell of own) taken.add(cell);
    const path: number[] = [];
    for (let i = up.length - 2; i >= 0; i -= 2) path.push(up[i], up[i + 1]);
    path.push(u, v, ...down);
    lines.push(Float64Array.from(path, (share, i) => (i % 2 === 0 ? x[0] + share * width : y[0] + share * height)));
  }
  return lines;
}

/** The middles of all cells, far-off ones after each other: by the bits of their index, reversed. */
function seeds(side: number): [number, number][] {
  const order = Array.from({ length: side }, (_, i) => i).sort((a, b) => reversed(a) - reversed(b));
  return order.flatMap((row) => order.map((column): [number, number] => [(column + 0.5) / side, (row + 0.5) / side]));
}

function reversed(index: number): number {
  let result = 0;
  for (let bit = 0; bit < 8; bit++) if ((index >> bit) & 1) result |= 1 << (7 - bit);
  return result;
}

/**
 * Where the surface has a value: closed and open lines, x₀, y₀, … Marching over the triangles of the field's cells, as
 * they are drawn; along an edge the place is that of the cubic through both values and slopes.
 */
export async function levelSet(field: Field, value: number, signal?: AbortSignal): Promise<Float64Array[]> {
  const pauses = new Pauses(signal);
  const { grid, samples } = field;
  const { columns, rows } = grid;
  const [dx, dy] = [(grid.x[1] - grid.x[0]) / (columns - 1), (grid.y[1] - grid.y[0]) / (rows - 1)];
  const side = (i: number): boolean => samples[4 * i] >= value;
  const usable = (i: number): boolean => samples[4 * i + 3] === 0;
  const links = createLinks(columns * rows);
  for (let row = 0; row + 1 < rows; row++) {
    await pauses.pause();
    trianglesOfRow(columns, row, (a, b, c) => {
      if (!(usable(a) && usable(b) && usable(c))) return;
      const cut = loneCorner([a, b, c], [side(a), side(b), side(c)]);
      if (cut !== null) links.join([cut[0], cut[1]], [cut[0], cut[2]]);
    });
  }
  const place = (k: number): [number, number] => [
    grid.x[0] + (k % columns) * dx,
    grid.y[0] + Math.floor(k / columns) * dy,
  ];
  const placeOn = ([i, j]: readonly [number, number]): [number, number] => {
    const [[ax, ay], [bx, by]] = [place(i), place(j)];
    const slope = (k: number): number => samples[4 * k + 1] * (bx - ax) + samples[4 * k + 2] * (by - ay);
    const t = crossing(samples[4 * i] - value, samples[4 * j] - value, slope(i), slope(j));
    return [ax + t * (bx - ax), ay + t * (by - ay)];
  };
  return links.lines().map((edges) => Float64Array.from(edges.flatMap(placeOn)));
}

/** Where the cubic from p to q, with slopes r and s, is zero between 0 and 1; p and q have different signs. */
function crossing(p: number, q: number, r: number, s: number): number {
  const at = (t: number): number => {
    const u = 1 - t;
    return u * u * ((1 + 2 * t) * p + t * r) + t * t * ((3 - 2 * t) * q - u * s);
  };
  const rising = p < q;
  let [low, high] = [0, 1];
  for (let round = 0; round < 24; round++) {
    const middle = (low + high) / 2;
    if (at(middle) > 0 === rising) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

/** A straight way through the view: a place, a unit direction, and how far it goes both ways. */
export interface Section {
  readonly at: readonly [number, number];
  readonly direction: readonly [number, number];
  readonly low: number;
  readonly high: number;
}

/** All of the line through a place that lies in the domain; null where there is none. */
export function sectionThrough(
  { domain }: Pick<Problem, 'domain'>,
  at: readonly [number, number],
  along: readonly [number, number],
): Section | null {
  const norm = Math.hypot(...along);
  if (!(norm > 0 && Number.isFinite(norm))) return null;
  const direction = [along[0] / norm, along[1] / norm] as const;
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  domain.forEach(([least, most], axis) => {
    if (direction[axis] === 0) return;
    const ends = [(least - at[axis]) / direction[axis], (most - at[axis]) / direction[axis]];
    low = Math.max(low, Math.min(...ends));
    high = Math.min(high, Math.max(...ends));
  });
  return low < high ? { at, direction, low, high } : null;
}

/** Evenly spaced distances along a section, and the places there (x₀, y₀, …). */
export function sectionPlaces(
  { at, direction, low, high }: Section,
  count: number,
): {
  readonly distances: Float64Array;
  readonly places: Float64Array;
} {
  const distances = Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / (count - 1));
  const places = new Float64Array(2 * count);
  distances.forEach((t, i) => {
    places.set([at[0] + t * direction[0], at[1] + t * direction[1]], 2 * i);
  });
  return { distances, places };
}
