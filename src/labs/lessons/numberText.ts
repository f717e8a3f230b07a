import { formatNumber, formatPower, MINUS } from '../../page/format';

/** Digits of a number that says nothing else. */
const USUAL_DIGITS = 6;

/** From this many places on, and below this many zeros behind the point, powers of ten are easier to read. */
const MOST_PLACES = 7;
const SMALL = 1e-4;

/**
 * A number of a lesson to so many significant digits. Zeros at the end are kept: they are known. A whole number needs
 * none, 75 is no 75.0000. What is small or large is written with a power of ten.
 */
export function numberText(value: number, digits: number = USUAL_DIGITS): string {
  if (!Number.isFinite(value)) return formatNumber(value);
  // Minus zero is zero.
  if (value === 0) return '0';
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  const rounded = Number(size.toPrecision(digits));
  if (rounded < SMALL || rounded >= 10 ** Math.max(MOST_PLACES, digits)) return formatPower(value, digits);
  if (Number.isInteger(value)) return `${sign}${rounded}`;
  const places = digits - 1 - Math.floor(Math.log10(rounded));
  return `${sign}${rounded.toFixed(Math.max(0, places))}`;
}
