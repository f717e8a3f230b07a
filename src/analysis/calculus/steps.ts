import type { RealFunction } from './limits';

/** A place of a curve with its value. */
export interface Sample {
  readonly x: number;
  readonly y: number;
}

/** The two neighbouring doubles between which most of a step lies, or the place on the way where there is no value. */
export type Step = { readonly from: Sample; readonly to: Sample } | { readonly undefinedAt: number };

/** Of a step that has shrunk to this share while the interval was halved, no jump is left: it was a slope. */
const GRADUAL = 1 / 64;

/**
 * Follows the larger half of the step between two samples, from the left one to the right one, until doubles end. Null: it
 * is gradual, divided up with the interval.
 */
export function followStep(f: RealFunction, a: Sample, b: Sample): Step | null {
  const least = GRADUAL * Math.abs(b.y - a.y);
  let [from, to] = [a, b];
  while (true) {
    const x = from.x + (to.x - from.x) / 2;
    if (x <= from.x || x >= to.x) return { from, to };
    const middle = { x, y: f(x) };
    if (Number.isNaN(middle.y)) return { undefinedAt: x };
    if (Math.abs(middle.y - from.y) >= Math.abs(to.y - middle.y)) to = middle;
    else from = middle;
    if (Math.abs(to.y - from.y) < least) return null;
  }
}

/**
 * Where the function jumps between two places: the last double before the step that is left however near one looks. Null
 * where it is steep at most, or undefined on the way.
 */
export function jumpWithin(f: RealFunction, low: number, high: number): number | null {
  const [a, b] = [low, high].map((x): Sample => ({ x, y: f(x) }));
  const step = Math.abs(b.y - a.y);
  if (!(step > 0)) return null;
  const found = followStep(f, a, b);
  if (found === null || 'undefinedAt' in found) return null;
  return Math.abs(found.to.y - found.from.y) > step / 2 ? found.from.x : null;
}
