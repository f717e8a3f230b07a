import type { Interval } from '../../catalog/types';
import { boundary, crossing } from '../calculus/search';

/** Samples across the interval: narrower bands than one of them are seen where the slope changes its sign, else not. */
const SAMPLES = 2048;
/** Halvings of a sample's width; beyond, doubles are neighbours. */
const HALVINGS = 60;

/**
 * Where a function is saturated: the intervals on which |f′| < threshold, in order, their ends exact to the neighbouring
 * double or so. Where f′ has no value, nothing is saturated.
 *
 * @param slope f′; NaN where it is undefined
 * @param threshold greater than 0
 */
export function saturationIntervals(
  slope: (x: number) => number,
  [low, high]: Interval,
  threshold: number,
): readonly Interval[] {
  const flat = (x: number): boolean => Math.abs(slope(x)) < threshold;
  const found: [number, number][] = [];
  let start: number | null = flat(low) ? low : null;
  let before = low;
  for (let i = 1; i <= SAMPLES; i++) {
    const x = i === SAMPLES ? high : low + ((high - low) * i) / SAMPLES;
    const dip = start === null && !flat(x) ? zeroBetween(slope, before, x) : null;
    if (dip !== null && flat(dip)) found.push([border(flat, dip, before), border(flat, dip, x)]);
    else if (start === null && flat(x)) start = border(flat, x, before);
    else if (start !== null && !flat(x)) {
      found.push([start, border(flat, before, x)]);
      start = null;
    }
    before = x;
  }
  if (start !== null) found.push([start, high]);
  return found;
}

/** The last place inside on the way out. */
function border(flat: (x: number) => boolean, inside: number, outside: number): number {
  return boundary(flat, inside, outside, HALVINGS).inside;
}

/** Where the sign changes; null: it does not. */
function zeroBetween(slope: (x: number) => number, low: number, high: number): number | null {
  return slope(low) * slope(high) < 0 ? crossing(slope, low, high) : null;
}
