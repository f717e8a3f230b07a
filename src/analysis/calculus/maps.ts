import type { RealFunction } from './limits';

/** x → x − η·f′(x): what a step of gradient descent does. */
export function descentMap(derivative: RealFunction, rate: number): RealFunction {
  return (x) => x - rate * derivative(x);
}

/** x₀, g(x₀), g(g(x₀)), …: `steps` + 1 numbers; NaN from where it leaves what numbers hold. */
export function orbit(map: RealFunction, start: number, steps: number): Float64Array {
  const places = new Float64Array(steps + 1).fill(Number.NaN);
  places[0] = start;
  for (let i = 1; i <= steps; i++) {
    const next = map(places[i - 1]);
    if (!Number.isFinite(next)) break;
    places[i] = next;
  }
  return places;
}

/**
 * The staircase of an orbit between the map's curve and the diagonal: from the diagonal up to the curve, over to the
 * diagonal, and so on. x, y, x, y, …
 */
export function cobweb(places: ArrayLike<number>): Float64Array {
  const points: number[] = [];
  for (let i = 0; i < places.length && Number.isFinite(places[i]); i++) {
    points.push(places[i], places[i]);
    if (i + 1 < places.length && Number.isFinite(places[i + 1])) points.push(places[i], places[i + 1]);
  }
  return Float64Array.from(points);
}

/**
 * The learning rate above which gradient descent cannot stay at a minimum of this curvature: there the map's slope
 * 1 − η·f″ is −1. Infinite where the curvature is 0, null at a maximum: it holds nothing at any rate.
 */
export function stabilityLimit(second: number): number | null {
  if (!(second >= 0)) return null;
  return second === 0 ? Infinity : 2 / second;
}

/** Where iterates end up. `chaos`: they stay within bounds and repeat nothing that was looked for. */
export type OrbitEnd =
  | { readonly kind: 'rest'; readonly at: number }
  /** In the order in which they are visited. */
  | { readonly kind: 'cycle'; readonly period: number; readonly places: readonly number[] }
  | { readonly kind: 'chaos' }
  | { readonly kind: 'diverged' };

/** The longest period that is told: beyond, a cycle cannot be told from chaos by eye. */
const LONGEST = 64;
/** Iterates this near to each other, of what the orbit spans, are one: near a doubling it settles slowly. */
const SAME = 1e-6;
/** What is farther out has left for good. */
const FAR = 1e30;

/**
 * The period of the end of an orbit: its last numbers are compared with those a period before.
 *
 * @param places the end is taken to have settled; twice the longest period and more are needed
 */
export function orbitEnd(places: ArrayLike<number>): OrbitEnd {
  const all = Array.from(places);
  const tail = all.slice(-4 * LONGEST);
  if (tail.some((x) => !(Math.abs(x) < FAR))) return { kind: 'diverged' };
  const last = tail.length - 1;
  const size = Math.max(...tail.map(Math.abs));
  // What comes to rest at 0 from both sides ends between the smallest numbers there are, whose signs go on changing.
  const rounding = Number.EPSILON * all.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const near = Math.max(SAME * size, rounding);
  const compared = Math.min(2 * LONGEST, Math.floor(tail.length / 2));
  for (let period = 1; period <= Math.min(LONGEST, compared); period++) {
    let repeats = true;
    for (let i = 0; i < compared && repeats; i++) {
      repeats = Math.abs(tail[last - i] - tail[last - i - period]) <= near;
    }
    if (!repeats) continue;
    if (period === 1) return { kind: 'rest', at: tail[last] };
    return { kind: 'cycle', period, places: tail.slice(-period) };
  }
  return { kind: 'chaos' };
}
