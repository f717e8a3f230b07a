import { breakAt } from './breaks';
import type { RealFunction } from './limits';
import { golden } from './search';

/** Samples over the whole interval, shared out among its strips: a strip of many waves needs many. */
const SAMPLES = 600;
/** In a strip, at least, its ends included. */
const FEWEST = 9;
/** Share of a strip at which a function that falls from an end has fallen. */
const BESIDE = 1e-6;

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
