import type { Field, Problem } from '../../engine/contract';
import type { Probe } from '../exactJet';
import type { Pauses } from '../pauses';

export type Place = readonly [number, number];
/** Value, gradient and Hessian at a place, as `JET` of the engine lays them out. */
export type Jet = Float64Array;

/** Samples a side of the field that is searched; over data fewer, so that no more than {@link MOST_TERMS} are summed. */
export const FINEST = 256;
export const COARSEST = 48;
const MOST_TERMS = 2e7;
/** Places closer than this share of the view are one: polishing leaves 1e-13, at degenerate places 1e-7. */
export const SAME = 1e-6;

/** What every part of the search works with. */
export interface Search {
  readonly sampled: SampledField;
  /** Jets in float64. */
  readonly probe: Probe;
  readonly pauses: Pauses;
}

/** Samples a side of the field in which a problem is searched. */
export function samplesAside(problem: Problem): number {
  const rows = Object.values(problem.data ?? {})[0]?.length ?? 1;
  return Math.round(Math.min(FINEST, Math.max(COARSEST, Math.sqrt(MOST_TERMS / rows))));
}

/** A problem sampled over its domain, with the lengths and sizes by which closeness and zero are judged. */
export class SampledField {
  readonly field: Field;
  readonly low: Place;
  /** Sides of the domain, and of a cell of the field. */
  readonly extent: Place;
  readonly cell: Place;
  /** The largest gradient among the samples. */
  readonly steepest: number;
  /** From the least to the greatest value, for how close two values are. */
  readonly range: number;

  constructor({ domain: [x, y] }: Problem, field: Field) {
    this.field = field;
    this.low = [x[0], y[0]];
    this.extent = [x[1] - x[0], y[1] - y[0]];
    this.cell = [this.extent[0] / (field.grid.columns - 1), this.extent[1] / (field.grid.rows - 1)];
    let [steepest, least, most] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const { samples } = field;
    for (let at = 0; at < samples.length; at += 4) {
      if (samples[at + 3] !== 0) continue;
      steepest = Math.max(steepest, length(samples[at + 1], samples[at + 2]));
      least = Math.min(least, samples[at]);
      most = Math.max(most, samples[at]);
    }
    this.steepest = steepest;
    this.range = Math.max(most - least, 0);
  }

  /** Where a sample is; between samples where both are no whole numbers. */
  placeOf(column: number, row: number): Place {
    return [this.low[0] + column * this.cell[0], this.low[1] + row * this.cell[1]];
  }

  /** In shares of the view, from its lower left corner. */
  scaled([x, y]: Place): Place {
    return [(x - this.low[0]) / this.extent[0], (y - this.low[1]) / this.extent[1]];
  }

  /** `margin`: by how much a place may lie outside, as a share of the view. */
  isInside(place: Place, margin: number): boolean {
    const [u, v] = this.scaled(place);
    return Math.min(u, v) >= -margin && Math.max(u, v) <= 1 + margin;
  }

  /** How long a difference of two places is, as a share of the view. */
  share(dx: number, dy: number): number {
    return Math.hypot(dx / this.extent[0], dy / this.extent[1]);
  }

  isSameValue(a: number, b: number): boolean {
    return Math.abs(a - b) <= 1e-9 * this.range;
  }
}

/** Not `hypot`, which is slow: what an engine gives is below 1e30, so its squares are within float64. */
export function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}

/** At most so many of a list, spread evenly over it. */
export function thinned<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.floor((i * list.length) / most)]);
}
