import { type Limit, limitAt, type RealFunction, type Side, tendsTo } from './limits';

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
/** A share of that for f′, which loses no digits near the place: hardly ever does another corner stand so near. */
const NEARBY = 2 ** -20;

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
    const limit = derivative === undefined ? Number.NaN : limitAt(derivative, x, side, NEARBY * reach);
    // By the mean value theorem; of a large f a quotient has no digits left near the place.
    if (Number.isFinite(limit) && tendsTo(f, x, side, NEARBY * reach, value)) return limit;
    return limitAt((at) => (f(at) - value) / (at - x), x, side, reach);
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
