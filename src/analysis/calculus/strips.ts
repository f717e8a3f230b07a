import { breakAt } from './breaks';
import type { RealFunction } from './limits';

/** Samples over the whole interval, shared out among its strips: a strip of many waves needs many. */
const SAMPLES = 600;
/** In a strip, at least, its ends included. */
const FEWEST = 9;
/** Share of a strip at which a function that falls from an end has fallen. */
const BESIDE = 1e-6;
/** The golden section leaves 0.618 of an interval: 45 times are half of a double's digits, where a minimum is flat. */
const NARROWINGS = 45;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** A value so much farther down than the samples reach is looked at: it may be on the way to −∞. */
const DEEP = 20;

/**
 * Where f is lowest on a strip, ends included, and how low: the lowest of many samples, and between its neighbours by
 * golden section. −∞ where it has no bound; NaN where f is undefined at all samples.
 */
export function lowestOn(f: RealFunction, from: number, to: number, strips: number): { x: number; value: number } {
  const count = Math.max(FEWEST, Math.ceil(SAMPLES / strips));
  const place = (i: number): number => (i === count - 1 ? to : from + ((to - from) * i) / (count - 1));
  let best = 0;
  let least = Infinity;
  let most = -Infinity;
  for (let i = 0; i < count; i++) {
    const value = f(place(i));
    if (value < least) [best, least] = [i, value];
    if (value > most) most = value;
  }
  if (least === Infinity) return { x: from, value: Number.NaN };
  // At an end, and no lower right beside it: of most strips that is all there is to find.
  if (best === 0 && !(f(from + BESIDE * (to - from)) < least)) return { x: from, value: least };
  if (best === count - 1 && !(f(to - BESIDE * (to - from)) < least)) return { x: to, value: least };
  const refined = golden(f, place(Math.max(0, best - 1)), place(Math.min(count - 1, best + 1)));
  const value = f(refined);
  if (!(value < least)) return { x: place(best), value: least };
  if (value < least - DEEP * (most - least)) {
    const reach = Math.abs(to - from) / (count - 1) / 2;
    const found = breakAt(f, refined, reach);
    if (found?.left === -Infinity || found?.right === -Infinity) return { x: refined, value: -Infinity };
  }
  return { x: refined, value };
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
  for (let i = 0; i < 1100; i++) {
    const middle = from + (to - from) / 2;
    if (middle <= from || middle >= to) break;
    const value = f(middle);
    if (value === 0) return middle;
    if (Math.sign(value) === sign) from = middle;
    else to = middle;
  }
  return Math.abs(f(from)) < Math.abs(f(to)) ? from : to;
}
