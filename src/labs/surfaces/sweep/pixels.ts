import { colorBytes, placeInTable, SWEEP_COLORS } from '../../../charts/sweepColors';
import type { Ensemble } from '../../../engine/contract';
import { CODE, type SweepMap, type SweepRequest } from './request';

/** RGBA as one number each, of a table of RGB bytes. */
function packed(rgb: ArrayLike<number>): Uint32Array {
  const bytes = new Uint8Array((4 * rgb.length) / 3).fill(255);
  for (let i = 0; i < rgb.length; i++) bytes[4 * Math.floor(i / 3) + (i % 3)] = rgb[i]!;
  return new Uint32Array(bytes.buffer);
}

const GOOD = packed(colorBytes(SWEEP_COLORS.trained));
const ENDED = packed(colorBytes(SWEEP_COLORS.ended));

const bytes = (color: string): [number, number, number] => {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
const [UNDEFINED = 0] = packed(bytes(SWEEP_COLORS.undefined));
/** Still on its way after the last step: between the blues of those that arrived and the grey of what is undefined. */
export const UNSETTLED = '#9a86b8';
const [ON_ITS_WAY = 0] = packed(bytes(UNSETTLED));
/** So many losses are sorted to find where most lie: more would take longer than a frame has. */
const SORTED = 20_000;

/** Numbers at the ends of the colours, 0 < lower < upper: heights above the floor, or steps. */
export interface Span {
  readonly lower: number;
  readonly upper: number;
  /** What heights are counted from. */
  readonly floor: number;
}

const isGood = (ensemble: Ensemble, i: number, measure: SweepRequest['measure']): boolean =>
  measure === 'steps' ? ensemble.codes[i] === CODE.converged : ensemble.codes[i]! <= CODE['left-domain'];

/** The colours span what most cells have: a few outliers must not take the colours of all the others. */
export function spanOf(
  { ensemble }: SweepMap,
  { measure, floor: known }: Pick<SweepRequest, 'measure' | 'floor'>,
): Span {
  const { loss, steps, codes } = ensemble;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < codes.length; i++) {
    if (!isGood(ensemble, i, measure)) continue;
    const value = measure === 'steps' ? Math.max(1, steps[i]!) : loss[i]!;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (measure === 'steps') {
    return low <= high ? { lower: low, upper: Math.max(high, low + 1), floor: 0 } : { lower: 1, upper: 10, floor: 0 };
  }
  // Losses below what is known (a surface without minima, rounding at one) are counted from the lowest of them.
  const floor = Number.isFinite(low) && low < known ? low : known;
  // An odd stride meets all columns of a map whose side is a power of two.
  const stride = Math.ceil(codes.length / SORTED) | 1;
  const found: number[] = [];
  for (let i = 0; i < codes.length; i += stride) {
    if (isGood(ensemble, i, measure) && loss[i]! > floor) found.push(loss[i]! - floor);
  }
  const heights = Float64Array.from(found).sort();
  if (heights.length === 0) return { lower: 0.01, upper: 1, floor };
  const upper = quantile(heights, 0.99);
  const lower = Math.max(quantile(heights, 0.01), upper * 1e-12);
  return lower < upper * 0.999 ? { lower, upper, floor } : { lower: lower / 2, upper: upper * 2, floor };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** RGBA of every cell, and where the lines across it are: over the diverged, and the other way over the undefined. */
export function paintSweep(
  { ensemble }: SweepMap,
  { measure, experiment }: Pick<SweepRequest, 'measure' | 'experiment'>,
  { lower, upper, floor }: Span,
): { readonly pixels: Uint8ClampedArray; readonly hatched: Uint8Array } {
  const { loss, steps, codes } = ensemble;
  const pixels = new Uint32Array(codes.length);
  const hatched = new Uint8Array(codes.length);
  const low = Math.log(lower);
  const span = Math.log(upper) - low;
  const longest = Math.log1p(experiment.steps);
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] === CODE.undefined) {
      pixels[i] = UNDEFINED;
      hatched[i] = 2;
    } else if (codes[i] === CODE.diverged) {
      pixels[i] = ENDED[placeInTable(Math.log1p(steps[i]!) / longest) / 3]!;
      hatched[i] = 1;
    } else if (!isGood(ensemble, i, measure)) {
      pixels[i] = ON_ITS_WAY;
    } else {
      const value = measure === 'steps' ? steps[i]! : loss[i]! - floor;
      pixels[i] = GOOD[placeInTable(1 - (Math.log(Math.max(value, 1e-300)) - low) / span) / 3]!;
    }
  }
  return { pixels: new Uint8ClampedArray(pixels.buffer), hatched };
}
