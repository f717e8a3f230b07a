import { type Antiderivative, antiderivative } from '../../../analysis/calculus/antiderivative';
import { type SampledCurve, sampleCurve } from '../../../analysis/calculus/curve';
import { type Integral, integrate } from '../../../analysis/calculus/quadrature';
import { type SumErrors, sumErrors } from '../../../analysis/calculus/sumErrors';
import { type RiemannSum, riemannSum, SUM_RULES, type SumRule } from '../../../analysis/calculus/sums';
import type { SuspectFinder } from '../../../analysis/calculus/suspects';
import type { Interval } from '../../../catalog/types';
import { antiderivativeOf } from '../../../experiment/functions/resolve';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import type { ShownFunction } from '../state';

export type IntegralSettings = FunctionExperiment['integral'];

/** A function with all that is asked of it here. */
export interface Curve {
  readonly shown: ShownFunction;
  readonly f: (x: number) => number;
  readonly suspects: SuspectFinder;
  /** The catalogue's antiderivative; null where none is stated. */
  readonly known: ((x: number) => number) | null;
}

export function curveOf(shown: ShownFunction): Curve {
  const { resolved, evaluator, suspects } = shown;
  return { shown, f: evaluator.value, suspects, known: antiderivativeOf(resolved) };
}

/** The interval that is drawn: that of the function, and a little room around bounds at its edges or beyond. */
export function seenInterval([low, high]: Interval, { from, to }: IntegralSettings): Interval {
  const [least, most] = [Math.min(from, to), Math.max(from, to)];
  const room = 0.04 * (Math.max(high, most) - Math.min(low, least));
  // A bound at the very edge could not be dragged on.
  return [least < low + room / 2 ? least - room : low, most > high - room / 2 ? most + room : high];
}

/** The curve with a range in which its axis is in sight. */
export function sampled({ f, suspects }: Curve, [low, high]: Interval): SampledCurve {
  const places = suspects(low, high);
  const first = sampleCurve(f, [low, high], { suspects: places });
  const range: Interval = [Math.min(first.range[0], 0), Math.max(first.range[1], 0)];
  if (range[0] === first.range[0] && range[1] === first.range[1]) return first;
  // Zero itself would lie on the edge.
  const room = 0.06 * (range[1] - range[0]);
  const padded: Interval = [range[0] === 0 ? -room : range[0], range[1] === 0 ? room : range[1]];
  return sampleCurve(f, [low, high], { suspects: places, range: padded });
}

export interface IntegralFacts {
  readonly found: Integral;
  /** Null where it does not exist. */
  readonly exact: { readonly value: number; readonly error: number } | null;
  /** Areas that count positive and negative, as magnitudes; null where they do not exist. */
  readonly areas: { readonly positive: number; readonly negative: number } | null;
  /** By the catalogue's antiderivative; null where none is stated. */
  readonly byKnown: number | null;
}

/**
 * Evaluations for each of the two integrals, at less than a microsecond each. In motion nothing may be slower than a few
 * frames, and ordinary curves need a few thousand; at rest a curve with many singularities is worth a wait that is hardly felt.
 */
export const MOST_EVALUATIONS = { dragged: 20_000, atRest: 100_000 } as const;

/** @param dragged a bound is in motion: where the work is not enough yet, the value is uncertain until it rests */
export function integralFacts({ f, known }: Curve, { from, to }: IntegralSettings, dragged: boolean): IntegralFacts {
  const options = { mostEvaluations: dragged ? MOST_EVALUATIONS.dragged : MOST_EVALUATIONS.atRest };
  const found = integrate(f, from, to, options);
  if (!('value' in found)) return { found, exact: null, areas: null, byKnown: null };
  const { value, error } = found;
  const size = integrate((x) => Math.abs(f(x)), Math.min(from, to), Math.max(from, to), options);
  const whole = 'value' in size ? size.value : Number.NaN;
  // What is less than the size's own rounding is nothing.
  const part = (of: number) => (Math.abs(of) <= 1e-13 * whole ? 0 : Math.max(0, of));
  const areas = Number.isNaN(whole)
    ? null
    : { positive: part((whole + value) / 2), negative: part((whole - value) / 2) };
  const difference = known === null ? Number.NaN : known(to) - known(from);
  return { found, exact: { value, error }, areas, byKnown: Number.isFinite(difference) ? difference : null };
}

/** Sums that are compared even while a bound is dragged: infima cost a hundred times as much. */
const COMPARED: readonly SumRule[] = ['left', 'right', 'midpoint', 'trapezoid', 'simpson'];

/** All sums for one n. */
export function allSums({ f }: Curve, { from, to, n }: IntegralSettings, seed: number): readonly RiemannSum[] {
  return SUM_RULES.map((rule) => riemannSum(f, [from, to], rule, n, { seed }));
}

/** Errors over n of the usual sums and of the one that is chosen; of all of them where there is time. */
export function allErrors(
  { f }: Curve,
  { from, to, rule }: IntegralSettings,
  exact: NonNullable<IntegralFacts['exact']>,
  seed: number,
  all: boolean,
): readonly SumErrors[] {
  const rules = SUM_RULES.filter((each) => all || each === rule || COMPARED.includes(each));
  return rules.map((each) => sumErrors(f, [from, to], each, exact, undefined, { seed }));
}

export function antiderivativeCurve(
  { f, suspects }: Curve,
  origin: number,
  [low, high]: Interval,
): Antiderivative | null {
  return antiderivative(f, origin, [low, high], suspects(low, high));
}
