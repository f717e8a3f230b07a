import type { RealFunction } from './limits';

/** The golden section leaves 0.618 of an interval: 45 times are half of a double's digits, where a minimum is flat. */
const NARROWINGS = 45;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Halvings from 1 to the smallest double: an interval that is drawn ends before. */
const MOST_HALVINGS = 1100;

/**
 * The two places, neighbouring doubles unless halvings are fewer, between which something ends that holds at `inside` and
 * does not at `outside`, which may lie on either side of it.
 */
export function boundary(
  holds: (x: number) => boolean,
  inside: number,
  outside: number,
  halvings: number = MOST_HALVINGS,
): { readonly inside: number; readonly outside: number } {
  let [within, beyond] = [inside, outside];
  for (let i = 0; i < halvings; i++) {
    const middle = within + (beyond - within) / 2;
    if (middle === within || middle === beyond) break;
    if (holds(middle)) within = middle;
    else beyond = middle;
  }
  return { inside: within, outside: beyond };
}

/** A minimum between two places, if there is but one. */
export function golden(f: RealFunction, from: number, to: number): number {
  let [low, high] = [from, to];
  let [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
  let [atLeft, atRight] = [f(left), f(right)];
  for (let i = 0; i < NARROWINGS; i++) {
    if (atLeft <= atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - GOLDEN * (high - low);
      atLeft = f(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + GOLDEN * (high - low);
      atRight = f(right);
    }
  }
  return (low + high) / 2;
}

/** The double at which the sign changes. */
export function crossing(f: RealFunction, low: number, high: number): number {
  let [from, to] = [low, high];
  const sign = Math.sign(f(from));
  for (let i = 0; i < MOST_HALVINGS; i++) {
    const middle = from + (to - from) / 2;
    if (middle <= from || middle >= to) break;
    const value = f(middle);
    if (value === 0) return middle;
    if (Math.sign(value) === sign) from = middle;
    else to = middle;
  }
  return Math.abs(f(from)) < Math.abs(f(to)) ? from : to;
}
