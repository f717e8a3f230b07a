import type { Optimizer, Stride } from '../../catalog/types';
import { interpretSurface } from '../../formula/targets/surface-interpret';
import { completeHyper } from '../complete';
import { LIMITS } from '../limits';
import type { Point, SurfaceChoice } from './forms';
import { resolveSurface } from './resolve';

/** The ground under a start: partial derivatives, and the shorter side of the view. */
export interface Place {
  readonly gradient: readonly [number, number];
  /** f_xx, f_xy, f_yy */
  readonly hessian: readonly [number, number, number];
  readonly extent: number;
}

/**
 * Hyperparameters to begin with at a place: the catalogue's defaults, but a learning rate in the units of the surface.
 * Rules whose step is proportional to the gradient get lr = factor / L, with L the largest curvature; the first step is
 * kept within a tenth of the view, for the curvature at one place says little about the next. The others get a fixed
 * share of the view. Where the ground gives no measure (undefined, or so flat that the rate could not be saved), the
 * defaults stand.
 */
export function suggestHyper(optimizer: Optimizer, place: Place): Readonly<Record<string, number>> {
  const { stride, rate } = optimizer;
  // Rprop has no rate that a schedule could multiply, yet its first step is called lr as well.
  const name = rate ?? 'lr';
  const lr = learningRate(stride, place);
  if (!Object.hasOwn(optimizer.hyper, name) || !(lr > 0 && lr <= LIMITS.hyper[1]))
    return completeHyper(optimizer.hyper);
  return completeHyper(optimizer.hyper, { [name]: twoDigits(lr) });
}

/** NaN where the method scales itself. */
function learningRate(stride: Stride, place: Place): number {
  switch (stride.by) {
    case 'curvature':
      return stride.factor * gradientScale(place);
    case 'extent':
      return stride.factor * place.extent;
    case 'both':
      return Math.min(stride.curvature * gradientScale(place), stride.extent * place.extent);
    case 'none':
      return Number.NaN;
  }
}

/** Enough rows to tell how steep a loss is; a suggestion must not hold up a page. */
const MOST_ROWS_LOOKED_AT = 500;

/**
 * The ground of a surface at a point, in float64 and without generated code, so that a page can ask. Of many rows of
 * data only some are looked at. Null for a formula that cannot be compiled.
 */
export function placeAt(surface: SurfaceChoice, [x, y]: Point): Place | null {
  const { problem } = resolveSurface(surface);
  const jet = interpretSurface(problem, MOST_ROWS_LOOKED_AT);
  if (jet === null) return null;
  const [, gx, gy, xx, xy, yy] = jet(x, y);
  const extent = Math.min(...problem.domain.map(([low, high]) => high - low));
  return { gradient: [gx, gy], hessian: [xx, xy, yy], extent };
}

const LONGEST_FIRST_STEP = 0.1;

/** 1 / L, or less where that would leap. */
function gradientScale({ gradient, hessian: [xx, xy, yy], extent }: Place): number {
  const curvature = Math.abs(xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy);
  const slope = Math.hypot(...gradient);
  return Math.min(1 / curvature, (LONGEST_FIRST_STEP * extent) / slope);
}

/** A rate is an order of magnitude: more digits would pretend to more. */
function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}
