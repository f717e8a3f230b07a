import type { RealFunction } from './limits';
import { boundary } from './search';

/** Distances from a place grow by this from one look to the next. */
const RATIO = 1.3;
/** Logarithms of values at so many distances: three differences, two ratios of them. */
const LOOKS = 4;
/** log|f| that is bounded at the place, c − k·dᵠ, gives ratios of 1.3^(−q); one that is not, 1 (a power of d) and more. */
const ENDLESS = 0.99;
/** How far the two ratios may differ: those of every power of d are the same, those of e^(−d) are not. */
const SAME = 0.05;

/**
 * The place beside which a function grows without bound in a stretch where its values are beyond what a number holds, as
 * those of e^(1/x) at 0. Null where it may only be too large there, as e^x beyond 709.
 *
 * @param within a place of that stretch
 */
export function poleOfOverflow(f: RealFunction, within: number, [a, b]: readonly [number, number]): number | null {
  const [left, right] = [edge(f, within, a), edge(f, within, b)];
  if (isPole(f, left, right, b, 1)) return left;
  if (isPole(f, right, left, a, -1)) return right;
  const middle = left + (right - left) / 2;
  // x^(−400): too large on both sides alike.
  return isPole(f, middle, left, a, -1) && isPole(f, middle, right, b, 1) ? middle : null;
}

/** How far values are infinite on the way to an end: the end itself, or the first place beyond the stretch. */
function edge(f: RealFunction, within: number, end: number): number {
  const isInfinite = (x: number) => Math.abs(f(x)) === Infinity;
  if (isInfinite(end)) return end;
  return boundary(isInfinite, within, end).outside;
}

/** By the last values that are numbers, seen from the place: how their logarithms go on growing. */
function isPole(f: RealFunction, at: number, finite: number, end: number, side: 1 | -1): boolean {
  const nearest = Math.abs(finite - at);
  if (!(nearest > 0)) return false;
  const logs: number[] = [];
  for (let k = 0; k < LOOKS; k++) {
    const x = k === 0 ? finite : at + side * nearest * RATIO ** k;
    if ((end - x) * side < 0) return false;
    logs.push(Math.log(Math.abs(f(x))));
  }
  const steps = logs.slice(1).map((log, k) => logs[k] - log);
  const [first, second] = steps.slice(1).map((step, k) => steps[k] / step);
  return first >= ENDLESS && second >= ENDLESS && Math.abs(first / second - 1) <= SAME;
}
