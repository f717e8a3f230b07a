import { type DescentPlan, type Engine, type Problem, type RunPlan, STATUS_CODES } from '../engine/contract';

/** Final loss over the learning rate, of one run. */
export interface RateCurve {
  /** Ascending, as {@link rateGrid} makes them. */
  readonly rates: Float64Array;
  /** One per rate; NaN where it has not been computed yet, or the run diverged. */
  readonly loss: Float64Array;
  /** 1 where the run diverged or came to where the loss is undefined. */
  readonly broken: Uint8Array;
}

/** Significant digits of a rate: what is tried, adopted and written into a link is the same number. */
const DIGITS = 4;

/** `count` rates from `low` to `high`, both inclusive, at equal factors; short numbers. */
export function rateGrid(low: number, high: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const share = count === 1 ? 0 : i / (count - 1);
    return Number((low * (high / low) ** share).toPrecision(DIGITS));
  });
}

/** The budget: steps, each with one gradient, that all the complete runs take at most. */
export function searchBudget(rates: number, steps: number, runs: number): number {
  return rates * steps * runs;
}

/** Of the rates, first every fourth, then those between: a curve that is worth looking at soon. */
const STRIDE = 4;

/**
 * Runs each of `runs` to its end at every rate. Those without a rate give null. `publish` is called with all the curves
 * and the share that is done, coarse to fine.
 */
export async function searchRates(
  engine: Engine,
  problem: Problem,
  runs: readonly RunPlan[],
  plan: DescentPlan,
  rates: Float64Array,
  publish: (curves: readonly (RateCurve | null)[], done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const curves = runs.map(({ optimizer }) => (optimizer.rate === null ? null : emptyCurve(rates)));
  const all = Array.from(rates, (_, index) => index);
  const passes = [all.filter((index) => index % STRIDE === 0), all.filter((index) => index % STRIDE !== 0)];
  const total = curves.filter((curve) => curve !== null).length * rates.length;
  let done = 0;
  for (const pass of passes.filter((indices) => indices.length > 0)) {
    for (const [index, run] of runs.entries()) {
      const curve = curves[index]!;
      const { rate } = run.optimizer;
      if (curve === null || rate === null) continue;
      const values = Float64Array.from(pass, (at) => rates[at]!);
      const members = { kind: 'sweep', x: { of: { hyper: rate }, values }, y: null } as const;
      const ends = await engine.ensemble(problem, run, { ...plan, members, rests: false }, signal);
      curves[index] = withEnds(curve, pass, ends.loss, ends.codes);
      done += pass.length;
      publish([...curves], done / total);
    }
  }
}

function emptyCurve(rates: Float64Array): RateCurve {
  return { rates, loss: new Float64Array(rates.length).fill(Number.NaN), broken: new Uint8Array(rates.length) };
}

function withEnds(curve: RateCurve, at: readonly number[], loss: Float32Array, codes: Uint8Array): RateCurve {
  const next = { ...curve, loss: curve.loss.slice(), broken: curve.broken.slice() };
  at.forEach((index, i) => {
    const status = STATUS_CODES[codes[i]!]!;
    const broken = status === 'diverged' || status === 'undefined';
    next.broken[index] = broken ? 1 : 0;
    next.loss[index] = broken ? Number.NaN : loss[i]!;
  });
  return next;
}

/** The best rate of a curve. */
export interface BestRate {
  readonly rate: number;
  readonly loss: number;
  /** The range ends here, so that there may be better ones beyond; null: there are worse ones on both sides. */
  readonly end: 'low' | 'high' | null;
}

/**
 * The rate of the lowest final loss among the runs that did not diverge; of several that are equally low, the middle one.
 * Null where there is none.
 */
export function bestRate({ rates, loss, broken }: RateCurve): BestRate | null {
  let lowest = Number.POSITIVE_INFINITY;
  for (const value of loss) if (value < lowest) lowest = value;
  const equal = Array.from(rates.keys()).filter((index) => loss[index] === lowest);
  const index = equal[Math.floor((equal.length - 1) / 2)];
  if (index === undefined) return null;
  const last = rates.length - 1;
  const end = index === 0 ? 'low' : index === last && broken[last] === 0 ? 'high' : null;
  return { rate: rates[index]!, loss: lowest, end };
}
