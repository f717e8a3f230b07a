import { fitOrder, type PowerFit } from './fitOrder';
import type { RealFunction } from './limits';
import { riemannSum, type SumOptions, type SumRule } from './sums';

/** Powers of 2: each halves the strips of the one before. */
export const ERROR_STRIPS: readonly number[] = [2, 4, 8, 16, 32, 64, 128, 256];

/** How far the sums of one rule are from the integral. */
export interface SumErrors {
  readonly rule: SumRule;
  readonly strips: readonly number[];
  /** sum − integral; NaN where a height is missing. */
  readonly errors: readonly number[];
  /** Errors that are no larger are rounding. */
  readonly noise: number;
  /** |error| ≈ factor · n^(−order); null where rounding is all there is, or errors jump about. */
  readonly fit: PowerFit | null;
}

/**
 * @param exact the integral, and how well it is known: errors below that are not fitted
 */
export function sumErrors(
  f: RealFunction,
  bounds: readonly [number, number],
  rule: SumRule,
  exact: { readonly value: number; readonly error: number },
  strips: readonly number[] = ERROR_STRIPS,
  options: SumOptions = {},
): SumErrors {
  const totals = strips.map((n) => riemannSum(f, bounds, rule, n, options).total);
  const errors = totals.map((total) => total - exact.value);
  const size = Math.max(Math.abs(exact.value), ...totals.filter(Number.isFinite).map(Math.abs));
  // A sum of n numbers is right to some roundings of its terms.
  const noise = Math.max(4 * exact.error, 1e-14 * size);
  const sizes = errors.map((error) => (Math.abs(error) > noise ? Math.abs(error) : Number.NaN));
  // Where heights are drawn by lot, a straight line is luck.
  return { rule, strips, errors, noise, fit: rule === 'random' ? null : fitOrder(strips, sizes) };
}
