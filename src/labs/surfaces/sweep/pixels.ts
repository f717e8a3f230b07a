import type { Ensemble } from '../../../engine/contract';
import {
  type Span as ColorSpan,
  LOOK,
  paintCells,
  type SweepPicture,
  spanOfQuantiles,
  UNKNOWN_SPAN,
} from '../../shared/sweep/sweepPixels';
import { CODE, type SweepMap, type SweepRequest } from './request';

/** So many losses are sorted to find where most lie: more would take longer than a frame has. */
const SORTED = 20_000;

/** Heights above the floor, or steps. */
export interface Span extends ColorSpan {
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
  if (heights.length === 0) return { ...UNKNOWN_SPAN, floor };
  return { ...spanOfQuantiles(quantile(heights, 0.01), quantile(heights, 0.99)), floor };
}

function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

/** Lines lie over the diverged, and the other way over the undefined. */
export function paintSweep(
  { ensemble }: SweepMap,
  { measure, experiment }: Pick<SweepRequest, 'measure' | 'experiment'>,
  span: Span,
): SweepPicture {
  const { loss, steps, codes } = ensemble;
  return paintCells(
    {
      count: codes.length,
      look: (i) => {
        if (codes[i] === CODE.undefined) return LOOK.undefined;
        if (codes[i] === CODE.diverged) return LOOK.ended;
        return isGood(ensemble, i, measure) ? LOOK.good : LOOK.unsettled;
      },
      value: (i) => (measure === 'steps' ? steps[i]! : loss[i]! - span.floor),
      ended: (i) => steps[i]!,
      longest: experiment.steps,
      undefinedLean: 2,
    },
    span,
  );
}
