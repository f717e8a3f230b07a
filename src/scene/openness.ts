import { type HeightField, thinned } from './heightfield';
import { BOX_HEIGHT } from './three/framing';

/**
 * How open the ground lies: −1 in the most enclosed valley, 1 on the most exposed ridge, on a coarse grid over the same
 * rectangle. Light from one side shows slopes; this shows whether one stands in a valley or on a ridge, whichever way
 * it faces: on an even slope it is the same as on the level.
 */
export interface Openness {
  readonly columns: number;
  readonly rows: number;
  /** Row-major, row 0 at the lowest y. */
  readonly tones: Float32Array;
}

/** Height of the full scale by the side of the rectangle. */
const STEEPNESS = BOX_HEIGHT / 2;
/** Nodes along a side at most: a valley is a broad thing, and the picture in between is smooth. */
const MOST = 64;
/** Directions looked in, in whole nodes, so that whatever lies on one lies on it exactly; and their opposites. */
const DIRECTIONS = [[1, 0], [2, 1], [1, 1], [1, 2], [0, 1], [-1, 2], [-1, 1], [-2, 1]] as const; // biome-ignore format: one circle
/** Nodes looked at along each: near ones for creases, far ones for valleys; half a side together. */
const DISTANCES = [1, 2, 4, 7, 12, 20, 32];
/** Few directions and distances leave steps in the picture; this many rounds over neighbours take them away. */
const SMOOTHINGS = 3;
/** Half the spread of angles, in radians, that is shown in full. Fainter relief stays faint: noise must not look like hills. */
const FAINTEST = 0.06;

/**
 * Positive openness (Yokoyama, Shirasawa, Pike 2002): the mean angle from the zenith down to the horizon, over directions,
 * on the ground as it stands in the box.
 */
export function openness(field: HeightField): Openness {
  const coarse = thinned(field, MOST);
  const { columns, rows, heights } = coarse;
  const ground = Float32Array.from(heights, (height) => Math.min(Math.max(height, 0), 1) * STEEPNESS);
  const rays = DIRECTIONS.map(([right, up]) => {
    const length = Math.hypot(right, up);
    return {
      right,
      up,
      step: up * columns + right,
      way: Math.hypot(right / (columns - 1), up / (rows - 1)),
      multiples: Int32Array.from(new Set(DISTANCES.map((distance) => Math.max(1, Math.round(distance / length))))),
    };
  });
  const angles = new Float32Array(columns * rows);
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      let sum = 0;
      for (const { right, up, step, way, multiples } of rays) {
        const ahead = Math.min(room(column, right, columns), room(row, up, rows));
        const behind = Math.min(room(column, -right, columns), room(row, -up, rows));
        const a = horizon(ground, at, step, way, multiples, ahead);
        const b = horizon(ground, at, -step, way, multiples, behind);
        // Where the rectangle ends the ground is taken to go on as it comes from the other side: the two angles are
        // each other's opposite then. An even slope is thus neither open nor enclosed, at its edges too.
        if (Number.isFinite(a) && Number.isFinite(b)) sum += Math.atan(a) + Math.atan(b);
      }
      angles[at] = Number.isNaN(ground[at]!) ? Number.NaN : -sum / (2 * rays.length);
    }
  }
  let tones: Float32Array = angles;
  for (let round = 0; round < SMOOTHINGS; round++) tones = smoothed(tones, columns, rows);
  return { columns, rows, tones: spread(tones) };
}

/** How many times one can go that far from a place on a side of so many nodes. */
function room(place: number, by: number, nodes: number): number {
  if (by === 0) return Number.POSITIVE_INFINITY;
  return by > 0 ? Math.floor((nodes - 1 - place) / by) : Math.floor(place / -by);
}

/** The steepest slope that is seen along a direction; −∞: there is nothing. */
function horizon(
  ground: Float32Array,
  at: number,
  step: number,
  way: number,
  multiples: Int32Array,
  most: number,
): number {
  const from = ground[at]!;
  let steepest = Number.NEGATIVE_INFINITY;
  if (most === 0) return steepest;
  for (let i = 0; i < multiples.length; i++) {
    // What is farther than the border is looked for on it, or whatever comes in sight there would do so with a jump.
    const times = Math.min(multiples[i]!, most);
    const slope = (ground[at + times * step]! - from) / (times * way);
    if (slope > steepest) steepest = slope;
    if (times === most) break;
  }
  return steepest;
}

/** At a place of the grid, in its rectangle: both from 0 to 1. */
export function opennessAt({ columns, rows, tones }: Openness, x: number, y: number): number {
  const column = x * (columns - 1);
  const row = y * (rows - 1);
  const i = Math.min(Math.floor(column), Math.max(0, columns - 2));
  const j = Math.min(Math.floor(row), Math.max(0, rows - 2));
  const [u, v] = [column - i, row - j];
  const at = j * columns + i;
  const [right, up] = [Math.min(1, columns - 1), rows > 1 ? columns : 0];
  const low = tones[at]! + u * (tones[at + right]! - tones[at]!);
  const high = tones[at + up]! + u * (tones[at + up + right]! - tones[at + up]!);
  return low + v * (high - low);
}

/** With weights 1, 2, 1 both ways, over what there is. */
function smoothed(values: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let [sum, weights] = [0, 0];
      for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
        for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
          const value = values[y * columns + x]!;
          if (Number.isNaN(value)) continue;
          const weight = (x === column ? 2 : 1) * (y === row ? 2 : 1);
          sum += weight * value;
          weights += weight;
        }
      }
      out[row * columns + column] = weights > 0 ? sum / weights : Number.NaN;
    }
  }
  return out;
}

/** From angles to −1 … 1, the middle of what there is at 0. */
function spread(angles: Float32Array): Float32Array {
  const sorted = angles.filter((angle) => !Number.isNaN(angle)).sort();
  if (sorted.length === 0) return new Float32Array(angles.length);
  const quantile = (q: number) => sorted[Math.round(q * (sorted.length - 1))]!;
  const [low, high] = [quantile(0.03), quantile(0.97)];
  const middle = (low + high) / 2;
  const half = Math.max((high - low) / 2, FAINTEST);
  return angles.map((angle) => (Number.isNaN(angle) ? 0 : Math.min(1, Math.max(-1, (angle - middle) / half))));
}
