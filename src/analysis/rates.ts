import type { Optimizer } from '../catalog/types';
import type { Descent, DescentPlan, Engine, Problem, RunPlan } from '../engine/contract';
import { completeHyper } from '../experiment/complete';
import { type Place, suggestHyper } from '../experiment/surfaces/suggest';
import { type Behaviour, judge } from './behaviour';
import { eigen } from './curvature';
import { knownLimit } from './theory';

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
 * Below this rate steps on a parabola with the largest curvature at the place converge, see `theory.ts`. Null where there
 * is no such limit, or none that is finite.
 */
export function stableRate(
  optimizer: Optimizer,
  hyper: Readonly<Record<string, number>>,
  place: Place | null,
): number | null {
  // Once L-BFGS knows the curvature its step is Newton's.
  const limit = knownLimit(optimizer.id.startsWith('lbfgs') ? 'newton' : optimizer.id);
  if (limit === null) return null;
  const [low, high] = place === null ? [0, 0] : eigen(...place.hessian).values;
  const rate = limit.largest(completeHyper(optimizer.hyper, hyper), Math.max(Math.abs(low), Math.abs(high)));
  return rate > 0 && Number.isFinite(rate) ? rate : null;
}

/** Rates that are tried where the offer shows too little: so many to a decade, from the lowest to the highest multiple. */
const TRIED = Float64Array.from({ length: 31 }, (_, i) => 10 ** ((i - 15) / 6));
/** Recorded steps of all that are tried together: as many as a page can hold and compute in a moment. */
const MOST_TRIED = 500_000;
/** So many different behaviours make an offer worth looking at. */
const VARIED = 3;
const COUNT = 4;

/**
 * Four rates at which different things happen, if that can be had: the offer by the ground, and where fewer than three
 * behaviours show there, the most telling of a whole range around it.
 *
 * @param known the lowest value of the surface, where one knows it
 */
export async function chooseRates(
  engine: Engine,
  problem: Problem,
  run: RunPlan,
  plan: DescentPlan,
  offer: readonly number[],
  known: number | null,
  signal?: AbortSignal,
): Promise<readonly number[]> {
  const { rate } = run.optimizer;
  if (rate === null || offer.length === 0) return offer;
  const descend = (rates: readonly number[]): Promise<Descent[]> =>
    engine.descend(
      problem,
      rates.map((value) => ({ ...run, hyper: { ...run.hyper, [rate]: value } })),
      plan,
      signal,
    );
  const offered = judge(await descend(offer), known).map(({ kind }) => kind);
  if (new Set(offered).size >= VARIED || plan.steps * TRIED.length > MOST_TRIED) return offer;
  const middle = Math.sqrt(offer[0]! * offer.at(-1)!);
  const rates = [...new Set(Array.from(TRIED, (factor) => short(middle * factor)))];
  const runs = await descend(rates);
  const kinds = judge(runs, known).map(({ kind }) => kind);
  return pick(
    rates,
    kinds,
    runs.map(({ loss }) => loss.at(-1) ?? Number.NaN),
  );
}

/** One rate of each behaviour, filled up with the neighbours of the best; ascending. */
function pick(rates: readonly number[], kinds: readonly Behaviour[], losses: readonly number[]): number[] {
  const all = [...rates.keys()];
  const of = (kind: Behaviour): number[] => all.filter((index) => kinds[index] === kind);
  const lowest = (indices: readonly number[]): number | undefined =>
    indices.toSorted((a, b) => losses[a]! - losses[b]!)[0];
  const best = lowest(of('good')) ?? lowest(all.filter((index) => kinds[index] !== 'diverges')) ?? 0;
  const below = of('slow').filter((index) => index < best);
  const swings = of('oscillates').filter((index) => index > best);
  const breaks = of('diverges').filter((index) => index > best);
  const wanted = [
    best,
    // Not the slowest of all, of which nothing would be seen: a decade below the best.
    below.findLast((index) => rates[index]! <= rates[best]! / 10) ?? below[0],
    swings[Math.floor(swings.length / 2)] ?? of('oscillates')[0],
    breaks[Math.min(1, breaks.length - 1)],
    best - 4,
    best + 2,
    best - 8,
    best + 4,
  ];
  const chosen = new Set(wanted.filter((index) => index !== undefined && index >= 0 && index < rates.length));
  return [...chosen]
    .slice(0, COUNT)
    .map((index) => rates[index!]!)
    .sort((a, b) => a - b);
}

function short(value: number): number {
  return Number(value.toPrecision(DIGITS));
}
