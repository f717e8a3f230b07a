import { type Integral, integrate } from '../analysis/calculus/quadrature';
import { ERROR_STRIPS, sumErrors } from '../analysis/calculus/sumErrors';
import { riemannSum, SUM_RULES, type SumRule } from '../analysis/calculus/sums';
import { antiderivativeOf, evaluatorOf, type ResolvedFunction } from '../experiment/functions/resolve';

type PerRule = Readonly<Record<SumRule, number | null>>;

export interface IntegrateDocument extends PerRule {
  readonly from: number;
  readonly to: number;
  readonly n: number;
  /** By adaptive quadrature; null where there is none. */
  readonly exact: number | null;
  /** Estimated absolute error of `exact`. */
  readonly estimate: number | null;
  readonly status: Integral['kind'];
  /** Where the area grows without bound, or values do; absent otherwise. */
  readonly at?: number;
  /** Where the function has no value; absent otherwise. */
  readonly undefined?: readonly [from: number, to: number];
  /** The same by the antiderivative of the catalogue; null where none is stated. */
  readonly antiderivative: number | null;
  /** sum − exact for n = 2, 4, … 256. */
  readonly errors: readonly ({ readonly n: number } & PerRule)[];
  /** By which power of n the errors fall; null: by none that is seen. */
  readonly orders: PerRule;
}

/** The integral from one place to another, and what sums of `n` strips make of it. */
export function integrateDocument(
  resolved: ResolvedFunction,
  [from, to]: readonly [number, number],
  n: number,
  seed: number,
): IntegrateDocument {
  const f = evaluatorOf(resolved).value;
  const found = integrate(f, from, to);
  const exact = 'value' in found ? found : null;
  const whole = antiderivativeOf(resolved);
  const all = SUM_RULES.map((rule) =>
    exact === null ? null : sumErrors(f, [from, to], rule, exact, ERROR_STRIPS, { seed }),
  );
  const perRule = (of: (rule: SumRule, index: number) => number | undefined): PerRule => {
    const each = (rule: SumRule) => known(of(rule, SUM_RULES.indexOf(rule)));
    return {
      left: each('left'),
      right: each('right'),
      midpoint: each('midpoint'),
      lower: each('lower'),
      upper: each('upper'),
      random: each('random'),
      trapezoid: each('trapezoid'),
      simpson: each('simpson'),
    };
  };
  return {
    from,
    to,
    n,
    exact: known(exact?.value),
    estimate: known(exact?.error),
    status: found.kind,
    ...('at' in found ? { at: found.at } : {}),
    ...(found.kind === 'undefined' ? { undefined: [found.from, found.to] as const } : {}),
    // Across a pole the difference of an antiderivative means nothing.
    antiderivative: whole === null || exact === null ? null : known(whole(to) - whole(from)),
    // Lower and upper sums of a divergent integral are as large as its pole has been sampled: they are numbers of nothing.
    ...perRule((rule) =>
      found.kind === 'divergent' && (rule === 'lower' || rule === 'upper')
        ? undefined
        : riemannSum(f, [from, to], rule, n, { seed }).total,
    ),
    errors:
      exact === null ? [] : ERROR_STRIPS.map((strips, k) => ({ n: strips, ...perRule((_, i) => all[i]?.errors[k]) })),
    orders: perRule((_, i) => all[i]?.fit?.order),
  };
}

const known = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
