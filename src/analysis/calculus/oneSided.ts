import { type Limit, limitAt, type RealFunction, type Side } from './limits';

/** Slopes from both sides: numbers, ±∞ where the quotient grows without bound, NaN where it tends to nothing. */
export interface SideSlopes {
  readonly left: Limit;
  readonly right: Limit;
  /** Both are numbers, and the same: the function has a derivative. */
  readonly agree: boolean;
}

/** Slopes that differ by less are one: the limits are found to about this, relative to their size. */
const SAME = 1e-6;
/** Where the approach begins, of the size of x. */
const REACH = 2 ** -4;

/**
 * The one-sided derivatives, limits of the difference quotient as h tends to 0 from either side. Slopes of a function with
 * jumps are infinite on the side where it does not tend to its value.
 *
 * @param derivative f′ where it is known by formula: its one-sided limits are exact where f is continuous
 */
export function sideSlopes(f: RealFunction, x: number, derivative?: RealFunction): SideSlopes {
  const value = f(x);
  const nothing = { left: Number.NaN, right: Number.NaN, agree: false };
  if (!Number.isFinite(value)) return nothing;
  const reach = REACH * Math.max(1, Math.abs(x));
  const slopeOn = (side: Side): Limit => {
    const quotient = limitAt((at) => (f(at) - value) / (at - x), x, side, reach);
    if (derivative === undefined || !Number.isFinite(quotient)) return quotient;
    const limit = limitAt(derivative, x, side, reach);
    return Math.abs(limit - quotient) <= 1e-3 * Math.max(1, Math.abs(quotient)) ? limit : quotient;
  };
  const [left, right] = [slopeOn(-1), slopeOn(1)];
  const agree =
    Number.isFinite(left) &&
    Number.isFinite(right) &&
    Math.abs(left - right) <= SAME * Math.max(1, Math.abs(left), Math.abs(right));
  if (!agree || derivative === undefined) return { left, right, agree };
  const slope = derivative(x);
  // The formula's own derivative is right to the last digit, unless its convention for a kink answers.
  const known = Math.abs(slope - left) <= SAME * Math.max(1, Math.abs(left)) ? slope : (left + right) / 2;
  return { left: known, right: known, agree };
}
