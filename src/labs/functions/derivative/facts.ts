import { type SideSlopes, sideSlopes } from '../../../analysis/calculus/oneSided';
import { raisedPower } from '../../../geometry/axis';
import { formatDigits, formatSignificant, MINUS } from '../../../page/format';
import type { Curves } from '../curves';

/** What there is to know at a place of the curve. */
export interface PointFacts {
  readonly x: number;
  /** NaN where the function is undefined. */
  readonly y: number;
  readonly slopes: SideSlopes;
  /** The derivative; NaN where there is none. */
  readonly slope: number;
  /** Both slopes are the same infinity: the tangent stands upright. */
  readonly upright: boolean;
}

export function pointFacts({ functions: [f, first] }: Curves, x: number): PointFacts {
  const y = f(x);
  const slopes = sideSlopes(f, x, first);
  const upright = Math.abs(slopes.left) === Number.POSITIVE_INFINITY && slopes.left === slopes.right;
  return { x, y: Number.isFinite(y) ? y : Number.NaN, slopes, slope: slopes.agree ? slopes.left : Number.NaN, upright };
}

/** The difference quotient from a place; what cannot be computed is NaN. */
export interface QuotientFacts {
  readonly h: number;
  /** x + h and f(x + h) */
  readonly to: number;
  readonly value: number;
  /** f(x + h) − f(x) */
  readonly rise: number;
  readonly quotient: number;
}

export function quotientFacts({ functions: [f] }: Curves, { x, y }: PointFacts, h: number): QuotientFacts {
  const to = x + h;
  const value = f(to);
  const rise = value - y;
  return { h, to, value, rise, quotient: h === 0 ? Number.NaN : rise / h };
}

/** y = 3x − 2.25 */
export function lineText(
  variable: string,
  slope: number,
  { x, y }: Pick<PointFacts, 'x' | 'y'>,
  digits: number,
): string {
  // `7e−64x` would be read as an exponent with x in it.
  const text = (value: number) => raisedPower(plainText(value, digits));
  const at = y - slope * x;
  // What rounding left of a difference is no number to show.
  const size = Math.max(Math.abs(y), Math.abs(slope * x));
  const offset = Math.abs(at) <= 8 * Number.EPSILON * size ? 0 : at;
  if (slope === 0) return `y = ${text(offset)}`;
  const factor = slope === 1 ? '' : slope === -1 ? MINUS : text(slope);
  const rest = offset === 0 ? '' : ` ${offset < 0 ? MINUS : '+'} ${text(Math.abs(offset))}`;
  return `y = ${factor}${variable}${rest}`;
}

/** A number for the picture: as short as it can be, at most so many digits. */
export function plainText(value: number, digits: number): string {
  return digits <= 6 ? formatSignificant(value, digits) : formatDigits(value, digits);
}
