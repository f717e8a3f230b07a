import { colorBytes, placeInTable, SWEEP_COLORS } from '../../../charts/sweepColors';
import type { Ensemble } from '../../../engine/contract';
import { CODE, type SweepMap, type SweepWish } from './wish';

const GOOD = colorBytes(SWEEP_COLORS.trained);
const ENDED = colorBytes(SWEEP_COLORS.ended);

const bytes = (color: string): [number, number, number] => {
  const value = Number.parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};
const UNDEFINED = bytes(SWEEP_COLORS.undefined);
/** Still on its way after the last step: between the blues of those that arrived and the grey of what is undefined. */
export const UNSETTLED = '#9a86b8';
const ON_ITS_WAY = bytes(UNSETTLED);

/** Numbers at the ends of the colours, 0 < lower < upper: heights above the floor, or steps. */
export interface Span {
  readonly lower: number;
  readonly upper: number;
  /** What heights are counted from. */
  readonly floor: number;
}

const isGood = (ensemble: Ensemble, i: number, measure: SweepWish['measure']): boolean =>
  measure === 'steps' ? ensemble.codes[i] === CODE.converged : ensemble.codes[i]! <= CODE['left-domain'];

/** The colours span what most cells have: a few outliers must not take the colours of all the others. */
export function spanOf({ ensemble }: SweepMap, { measure, floor: known }: Pick<SweepWish, 'measure' | 'floor'>): Span {
  const { loss, steps, codes } = ensemble;
  const good = Array.from(codes.keys()).filter((i) => isGood(ensemble, i, measure));
  if (measure === 'steps') {
    const all = good.map((i) => Math.max(1, steps[i]!)).sort((a, b) => a - b);
    if (all.length === 0) return { lower: 1, upper: 10, floor: 0 };
    const [lower, upper] = [all[0]!, all.at(-1)!];
    return { lower, upper: Math.max(upper, lower + 1), floor: 0 };
  }
  const lowest = good.reduce((low, i) => Math.min(low, loss[i]!), Number.POSITIVE_INFINITY);
  // Losses below what is known (a surface without minima, rounding at one) are counted from the lowest of them.
  const floor = Number.isFinite(lowest) && lowest < known ? lowest : known;
  const heights = good
    .map((i) => loss[i]! - floor)
    .filter((height) => height > 0)
    .sort((a, b) => a - b);
  if (heights.length === 0) return { lower: 0.01, upper: 1, floor };
  const upper = quantile(heights, 0.99);
  const lower = Math.max(quantile(heights, 0.01), upper * 1e-12);
  return lower < upper * 0.999 ? { lower, upper, floor } : { lower: lower / 2, upper: upper * 2, floor };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** RGBA of every cell, and where the lines across it are: over the diverged, and the other way over the undefined. */
export function paintSweep(
  { ensemble }: SweepMap,
  { measure, experiment }: Pick<SweepWish, 'measure' | 'experiment'>,
  { lower, upper, floor }: Span,
): { readonly pixels: Uint8ClampedArray; readonly hatched: Uint8Array } {
  const { loss, steps, codes } = ensemble;
  const pixels = new Uint8ClampedArray(4 * codes.length);
  const hatched = new Uint8Array(codes.length);
  const low = Math.log(lower);
  const span = Math.log(upper) - low;
  const longest = Math.log1p(experiment.steps);
  for (let i = 0; i < codes.length; i++) {
    pixels[4 * i + 3] = 255;
    if (codes[i] === CODE.undefined) {
      pixels.set(UNDEFINED, 4 * i);
      hatched[i] = 2;
    } else if (codes[i] === CODE.diverged) {
      const at = placeInTable(Math.log1p(steps[i]!) / longest);
      pixels.set(ENDED.subarray(at, at + 3), 4 * i);
      hatched[i] = 1;
    } else if (!isGood(ensemble, i, measure)) {
      pixels.set(ON_ITS_WAY, 4 * i);
    } else {
      const value = measure === 'steps' ? steps[i]! : loss[i]! - floor;
      const at = placeInTable(1 - (Math.log(Math.max(value, 1e-300)) - low) / span);
      pixels.set(GOOD.subarray(at, at + 3), 4 * i);
    }
  }
  return { pixels, hatched };
}
