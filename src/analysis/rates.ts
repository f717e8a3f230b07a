import type { Optimizer } from '../catalog/types';
import { type Place, suggestHyper } from '../experiment/suggest';
import { eigen } from './curvature';

/** Shares of the largest stable rate, as in the tutorial: 0.05, 0.3, 0.8 and 1.2 on w² + 2w + 5, where that is 1. */
const SHARES = [0.05, 0.3, 0.8, 1.2] as const;
/** For rules whose steps are about as long as the rate: multiples of the rate that suits the view. */
const MULTIPLES = [0.05, 1, 8, 60] as const;
/** Short numbers: these rates are an offer, not a result. */
const DIGITS = 2;

/**
 * Four learning rates of which the first is timid and the last wild, by the ground under the start: shares of the largest
 * stable rate where a parabola of the curvature there has one, else multiples of the rate that suits the view.
 *
 * @param place null: the ground is not known
 */
export function suggestRates(
  optimizer: Optimizer,
  hyper: Readonly<Record<string, number>>,
  place: Place | null,
): readonly number[] {
  const { rate } = optimizer;
  if (rate === null) return [];
  const limit = stableRate(optimizer, hyper, place);
  if (limit !== null) return SHARES.map((share) => short(share * limit));
  const suggested = place === null ? undefined : suggestHyper(optimizer, place)[rate];
  const middle = suggested ?? hyper[rate] ?? 0.01;
  return MULTIPLES.map((multiple) => short(multiple * middle));
}

/**
 * Below this rate steps on a parabola with the largest curvature at the place converge (see G. Goh, Why momentum really
 * works, Distill, 2017; for Nesterov's, `stability` of the same recursion): 2/λ, with momentum (2 + 2β)/λ, with Nesterov's
 * (2 + 2β)/((1 + 2β)λ); 2 for what divides by the curvature itself. Null where there is no such limit.
 */
export function stableRate(
  { id, stride }: Pick<Optimizer, 'id' | 'stride'>,
  hyper: Readonly<Record<string, number>>,
  place: Place | null,
): number | null {
  if (id.startsWith('newton') || id === 'lbfgs' || id === 'lbfgs_wolfe') return 2;
  if (stride.by !== 'curvature' || place === null) return null;
  const [low, high] = eigen(...place.hessian).values;
  const curvature = Math.max(Math.abs(low), Math.abs(high));
  if (!(curvature > 0 && Number.isFinite(curvature))) return null;
  const beta = hyper.momentum ?? 0;
  switch (id) {
    case 'sgd':
      return 2 / curvature;
    case 'momentum':
      // Averaged with weight 1 − dampening, the gradient counts for so much less.
      return (2 + 2 * beta) / (curvature * Math.max(1 - (hyper.dampening ?? 0), 1e-6));
    case 'nesterov':
      return (2 + 2 * beta) / ((1 + 2 * beta) * curvature);
    default:
      return null;
  }
}

function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
