import { limitAt } from '../calculus/limits';
import { boundary } from '../calculus/search';

/*
 * What a table says of an activation, found from its values alone, so that a formula somebody has just typed gets the same
 * row as the sigmoid. Everything is looked for on a window around 0 and far out on both sides; what happens in between
 * without a trace in either is not seen.
 */

export interface RealLine {
  /** f(x); NaN where it is undefined. */
  value(x: number): number;
  /** f′(x), by the conventions of the language at kinks. */
  slope(x: number): number;
}

/** The end of a range. */
export interface Bound {
  /** ±∞: there is none. */
  readonly value: number;
  /** Some x gives this value; else it is only approached. */
  readonly attained: boolean;
  /** Where, if only there in the window. */
  readonly at: number | null;
}

/** A place where the slope (`corner`) or the function itself (`jump`) changes at once. */
export interface Break {
  readonly kind: 'corner' | 'jump';
  readonly x: number;
  /** Slopes, or values, on either side. */
  readonly left: number;
  readonly right: number;
}

export interface ActivationProperties {
  readonly low: Bound;
  readonly high: Bound;
  /** sup |f′|. */
  readonly steepest: Bound;
  readonly breaks: readonly Break[];
  /** On which sides f′ → 0. */
  readonly saturates: { readonly left: boolean; readonly right: boolean };
}

/** Half the window. Farther out tanh is 1 in float64, and would seem to attain it. */
const REACH = 10;
/** Samples per unit: kinks at round places lie on samples. */
const DENSITY = 64;
const PLACES = Array.from({ length: 2 * REACH * DENSITY + 1 }, (_, i) => i / DENSITY - REACH);
/** Places far out, in order. */
const FAR = [16, 32, 64, 128, 256, 512, 1e3, 1e4, 1e6, 1e9, 1e12, 1e18, 1e24, 1e50, 1e100, 1e200, 1e300];

/** What the values tend to far out: a number, ±∞, or NaN where they tend to nothing or are undefined. */
export function limitAtInfinity(f: (x: number) => number, side: -1 | 1): number {
  const values: number[] = [];
  for (const x of FAR) {
    const value = f(side * x);
    if (Number.isNaN(value)) break;
    values.push(value);
  }
  const [a, b, c, d] = values.slice(-4);
  if (a === undefined || b === undefined || c === undefined || d === undefined) return Number.NaN;
  // eˣ leaves what a number holds long before the last place.
  if (c === d && Math.abs(d) === Number.POSITIVE_INFINITY) return d;
  // Settled to more digits than anybody is shown; 1/x is within 1e-200 of its limit by then.
  const near = (p: number, q: number): boolean => Math.abs(p - q) <= 1e-12 * Math.max(1, Math.abs(q));
  if (near(b, c) && near(c, d)) return d === 0 ? 0 : d;
  if (a < b && b <= c && c <= d) return Number.POSITIVE_INFINITY;
  if (a > b && b >= c && c >= d) return Number.NEGATIVE_INFINITY;
  return Number.NaN;
}

export function propertiesOf({ value, slope }: RealLine): ActivationProperties {
  const limits = [limitAtInfinity(value, -1), limitAtInfinity(value, 1)];
  const slopes = [limitAtInfinity(slope, -1), limitAtInfinity(slope, 1)];
  // Each place is asked once: a slider that bends a curve has its row within a frame.
  const values = PLACES.map(value);
  const steepness = PLACES.map(slope);
  const negated = (numbers: readonly number[]): number[] => numbers.map((number) => -number);
  const mirrored = highest((x) => -value(x), negated(values), negated(limits));
  return {
    low: { ...mirrored, value: mirrored.value === 0 ? 0 : -mirrored.value },
    high: highest(value, values, limits),
    steepest: highest((x) => Math.abs(slope(x)), steepness.map(Math.abs), slopes.map(Math.abs)),
    breaks: breaksOf(leaps(value, values), leaps(slope, steepness)),
    saturates: { left: slopes[0] === 0, right: slopes[1] === 0 },
  };
}

/** The least upper bound of the values on the window and of their limits. */
function highest(f: (x: number) => number, values: readonly number[], limits: readonly number[]): Bound {
  let best = -1;
  values.forEach((value, i) => {
    if (!Number.isNaN(value) && (best < 0 || value > values[best])) best = i;
  });
  const beside = best < 0 ? Number.NaN : limitBeside(f, values, best);
  const outer = Math.max(
    ...[...limits, beside].map((limit) => (Number.isNaN(limit) ? Number.NEGATIVE_INFINITY : limit)),
  );
  if (best < 0) return { value: Number.isFinite(outer) ? outer : Number.NaN, attained: false, at: null };
  const peak = climb(f, PLACES[best], values[best]);
  // Towards a pole the values leave everything behind that the samples have seen.
  if (peak.value > 1e6 * (1 + Math.abs(values[best]))) return { value: Infinity, attained: false, at: null };
  if (outer === Number.POSITIVE_INFINITY) return { value: outer, attained: false, at: null };
  const rounding = 1e-12 * Math.max(1, Math.abs(peak.value));
  if (peak.value < outer - rounding) return { value: outer, attained: false, at: null };
  const alike = values.filter((value) => value >= peak.value - rounding).length;
  // Beside a place without a value its limit seems to be reached, by rounding alone, and by no sample.
  const onlyBeside = Math.abs(beside - outer) <= rounding && alike === 0;
  if (peak.value <= outer + rounding && (onlyBeside || approachedOnly(values, outer))) {
    return { value: outer, attained: false, at: null };
  }
  return { value: peak.value, attained: true, at: alike <= 1 ? peak.x : null };
}

/** What the values tend to where they end or are missing right beside a sample: −∞ of log x at 0. NaN: they go on there. */
function limitBeside(f: (x: number) => number, values: readonly number[], sample: number): number {
  for (const side of [-1, 1] as const) {
    if (!Number.isNaN(values[sample + side] ?? 0)) continue;
    const { outside } = boundary((x) => !Number.isNaN(f(x)), PLACES[sample], PLACES[sample + side], LAST);
    return limitAt(f, outside, side === 1 ? -1 : 1, Math.abs(PLACES[sample] - outside));
  }
  return Number.NaN;
}

/** Halvings of the distance to both neighbours of a sample: 1/64 shrinks below the spacing of doubles around 1. */
const CLIMBS = 90;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The top between the neighbours of a sample that is higher than both, by golden section. */
function climb(f: (x: number) => number, x: number, value: number): { readonly x: number; readonly value: number } {
  let [low, high] = [x - 1 / DENSITY, x + 1 / DENSITY];
  let best = { x, value };
  const ask = (at: number): number => {
    const found = f(at);
    // Within a rounding of each other no place is better than the sample's own, which is a round number.
    if (found > best.value + 1e-15 * Math.abs(best.value)) best = { x: at, value: found };
    return Number.isNaN(found) ? Number.NEGATIVE_INFINITY : found;
  };
  for (let k = 0; k < CLIMBS; k++) {
    const step = GOLDEN * (high - low);
    if (ask(high - step) > ask(low + step)) high = low + step;
    else low = high - step;
  }
  return best;
}

/**
 * Whether values that seem to reach a limit only come too near to be told from it: then they have been at tiny distances
 * before. A function that arrives, arrives from a distance that shows on the samples.
 */
function approachedOnly(values: readonly number[], limit: number): boolean {
  const scale = Math.max(1, Math.abs(limit));
  return values.some((value) => value !== limit && Math.abs(value - limit) < 1e-9 * scale);
}

/** Smaller leaps are not seen; nor is looked into what differs by less from the changes before and after it. */
const SMALLEST = 1e-4;
/** After so many halvings what is smooth has lost nearly all of a change. */
const FIRST = 8;
/** Halvings until both ends are neighbouring doubles around 1. */
const LAST = 46;

function breaksOf(ofValues: readonly Leap[], ofSlopes: readonly Leap[]): readonly Break[] {
  const jumps = ofValues.map(({ x, left, right }): Break => ({ kind: 'jump', x, left, right }));
  const apart = (x: number): boolean => jumps.every((jump) => Math.abs(jump.x - x) > 1e-9);
  const corners = ofSlopes
    .filter(({ x }) => apart(x))
    .map(({ x, left, right }): Break => ({ kind: 'corner', x, left, right }));
  return [...jumps, ...corners].sort((a, b) => a.x - b.x);
}

interface Leap {
  readonly x: number;
  readonly left: number;
  readonly right: number;
}

/** Where values change by more than a continuous function does, however near one looks. */
function leaps(f: (x: number) => number, values: readonly number[]): readonly Leap[] {
  const found: Leap[] = [];
  const changes = PLACES.map((_, i) => values[i] - values[Math.max(0, i - 1)]);
  for (let i = 1; i < PLACES.length; i++) {
    const change = Math.abs(changes[i]);
    const usual = (changes[Math.max(1, i - 1)] + changes[Math.min(PLACES.length - 1, i + 1)]) / 2;
    // Where neighbours are undefined, `usual` is NaN, and the change is looked into.
    if (!(change > SMALLEST) || !Number.isFinite(change) || Math.abs(changes[i] - usual) < SMALLEST / 2) continue;
    const leap = narrowed(f, PLACES[i - 1], PLACES[i], change);
    const last = found.at(-1);
    if (leap === null) continue;
    if (last === undefined || leap.x - last.x > 1e-9) found.push(leap);
    // A value in between, as that of sign x at 0, makes one leap two.
    else found[found.length - 1] = { ...last, right: leap.right };
  }
  return found;
}

/** Follows the larger half of a change; null: it is gradual, or leads to a pole. */
function narrowed(f: (x: number) => number, low: number, high: number, change: number): Leap | null {
  let [from, to] = [low, high];
  let [left, right] = [f(from), f(to)];
  for (let k = 1; k <= LAST; k++) {
    const middle = from + (to - from) / 2;
    const between = f(middle);
    if (Number.isNaN(between)) return null;
    if (Math.abs(between - left) > Math.abs(right - between)) [to, right] = [middle, between];
    else [from, left] = [middle, between];
    if (k === FIRST && Math.abs(right - left) < 8 * change * 2 ** -FIRST) return null;
  }
  const leap = Math.abs(right - left);
  if (!(leap > SMALLEST) || leap > 1e6 * (1 + change)) return null;
  return { x: Math.abs(from) < Math.abs(to) ? from : to, left, right };
}
