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

/**
 * Where iterates end up. `slow`: they are still on their way, each step shorter than the one before, to one place or to a
 * cycle. `chaos`: they stay within bounds and repeat nothing that was looked for.
 */
export type OrbitEnd =
  | { readonly kind: 'rest'; readonly at: number }
  /** In the order in which they are visited. */
  | { readonly kind: 'cycle'; readonly period: number; readonly places: readonly number[] }
  | { readonly kind: 'slow' }
  | { readonly kind: 'chaos' }
  | { readonly kind: 'diverged' };

/** The longest period that is told: beyond, a cycle cannot be told from chaos by eye. */
const LONGEST = 64;
/** The longest period of a cycle that is approached: of longer ones too few rounds are seen. */
const LONGEST_APPROACHED = 16;
/** Iterates this near to each other, of what the last ones span, are one: near a doubling a cycle settles slowly. */
const SAME = 1e-6;
/** Of the iterates themselves: a few roundings of a step. Where they rest, they span no more. */
const ROUNDING = 64 * Number.EPSILON;
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
  const rounding = Math.max(ROUNDING * size, Number.EPSILON * all.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
  const near = Math.max(SAME * (Math.max(...tail) - Math.min(...tail)), rounding);
  const compared = Math.min(2 * LONGEST, Math.floor(tail.length / 2));
  const endOf = (period: number): OrbitEnd =>
    period === 1 ? { kind: 'rest', at: tail[last] } : { kind: 'cycle', period, places: tail.slice(-period) };
  for (let period = 1; period <= Math.min(LONGEST, compared); period++) {
    let repeats = true;
    for (let i = 0; i < compared && repeats; i++) {
      repeats = Math.abs(tail[last - i] - tail[last - i - period]) <= near;
    }
    if (repeats) return endOf(period);
  }
  for (let period = 1; period <= Math.min(LONGEST_APPROACHED, compared); period++) {
    const left = leftToGo(tail, period);
    if (left === null) continue;
    const around = tail.slice(-period).map((x, i) => x + left[i]);
    const apart = Math.max(...around) - Math.min(...around);
    const way = Math.max(...left.map(Math.abs));
    // Both sides of an alternating approach come to one place.
    const ends = apart <= way ? 1 : period;
    return way <= SAME * spanOf(all) ? endOf(ends) : { kind: 'slow' };
  }
  return { kind: 'chaos' };
}

/**
 * How far each of the last numbers is from what it tends to, if every `period`-th step shortens; null if not. By Aitken's
 * rule, as of a geometric sequence: of a slower one it is more.
 */
function leftToGo(tail: readonly number[], period: number): number[] | null {
  const left: number[] = [];
  for (let phase = 0; phase < period; phase++) {
    const own = tail.filter((_, i) => (tail.length - period + phase - i) % period === 0);
    const steps = own.slice(1).map((x, i) => x - own[i]);
    const shortens = steps.every(
      (step, i) => i === 0 || (step * steps[i - 1] >= 0 && Math.abs(step) <= Math.abs(steps[i - 1])),
    );
    const [before, step] = steps.slice(-2);
    if (!shortens || !(Math.abs(step) < Math.abs(steps[0]))) return null;
    left.push(before === step ? Infinity : (step * step) / (before - step));
  }
  return left;
}

function spanOf(places: readonly number[]): number {
  let [low, high] = [Infinity, -Infinity];
  for (const x of places) {
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  return high - low;
}
