import { applyRule } from './gaussKronrod';
import { type RealFunction, type Side, spacing } from './limits';

export type Singularity =
  | { readonly kind: 'divergent'; readonly at: number }
  /** Bounded, or nearly so: halving pieces goes on, and gets there. */
  | { readonly kind: 'tame' }
  /** What the surroundings are worth, a neighbourhood of the place and no piece of anything. `uncertain`: by guess. */
  | {
      readonly kind: 'converged' | 'uncertain';
      readonly from: number;
      readonly to: number;
      readonly value: number;
      readonly error: number;
    };

/** Shells at most, beside a place that is not known to the double; fewer where doubles end. */
const SHELLS = 60;
/** Fewer say nothing: the last ones give five ratios, and one more is left. */
const FEWEST = 7;
/** A shell that is hardly smaller than the one twice as far: 1/x gives 1, x^(−0.99) 0.993. */
const ENDLESS = 0.9985;
/** A power law keeps its ratio to this, of what it differs from 1: that of x^(−0.999) is 0.9993, and it is integrable. */
const STEADY = 1e-3;
/** A ratio that differs from 1 by less is 1, but for rounding. */
const ONE = 1e-6;
/** Where a shell is about half the one before, the function is bounded there, or grows like a logarithm. */
const TAME = 0.6;
/** Nearer than this many doubles to a place that is not 0, the distance itself is rounded: to 2⁻²⁶ there. */
const NEAREST = 2 ** 26;
/** Where shells would be too few, they may come as near as this: the distance is known to 2⁻¹⁴, enough to tell 1/x. */
const NEAREST_OF_FEW = 2 ** 14;

/**
 * What stands in a small piece of [a, b] that did not become exact by halving. The function is integrated over shells
 * around its largest value, each half as far and half as wide as the one before. Where they do not get smaller, their sum
 * is infinite; where they get smaller by the same factor, it is a geometric series.
 */
export function examineSingularity(
  f: RealFunction,
  low: number,
  high: number,
  [a, b]: readonly [number, number],
): Singularity {
  const at = largestPlace(f, low, high, a, b);
  // Within the interval the search may have stopped beside the place: nearer than so many shells, nothing is known of it.
  const most = (at === a || at === b) && at !== 0 ? Infinity : SHELLS;
  const left = sideOf(f, at, -1, at - a, most);
  const right = sideOf(f, at, 1, b - at, most);
  if (left === 'divergent' || right === 'divergent') return { kind: 'divergent', at };
  if (left === 'tame' && right === 'tame') return { kind: 'tame' };
  const parts = [left, right].filter((side) => typeof side === 'object');
  return {
    kind: parts.every(({ sure }) => sure) ? 'converged' : 'uncertain',
    // A tame side is left to those who integrate the rest.
    from: typeof left === 'object' ? left.end : at,
    to: typeof right === 'object' ? right.end : at,
    value: parts.reduce((sum, { value }) => sum + value, 0),
    error: parts.reduce((sum, { error }) => sum + error, 0),
  };
}

/** The place of the largest value, to the double: seen from nearer and nearer. */
export function largestPlace(f: RealFunction, low: number, high: number, a: number, b: number): number {
  const POINTS = 9;
  let [from, to] = [low, high];
  for (let i = 0; i < 80 && to - from > 2 * Math.max(spacing(from), spacing(to)); i++) {
    let [best, largest] = [from, -1];
    for (let k = 0; k < POINTS; k++) {
      const x = from + ((to - from) * k) / (POINTS - 1);
      const size = Math.abs(f(x));
      // Undefined or infinite: a pole, if there is one, is here.
      if (!Number.isFinite(size)) return x;
      if (size > largest) [best, largest] = [x, size];
    }
    const step = (to - from) / (POINTS - 1);
    [from, to] = [Math.max(a, best - step), Math.min(b, best + step)];
  }
  if (from === a) return a;
  return to === b ? b : (from + to) / 2;
}

interface Summed {
  /** How far the shells reach. */
  readonly end: number;
  readonly value: number;
  readonly error: number;
  readonly sure: boolean;
}

function sideOf(f: RealFunction, at: number, side: Side, room: number, most: number): Summed | 'divergent' | 'tame' {
  if (!(room > 0)) return 'tame';
  const { reach, nearest } = shellsAround(at, room);
  const shells: { value: number; size: number; error: number }[] = [];
  for (let k = 0; k < most; k++) {
    const [outer, inner] = [reach * 2 ** -k, reach * 2 ** -(k + 1)];
    if (inner < nearest) break;
    const [near, far] = [at + side * inner, at + side * outer];
    const part = applyRule(f, Math.min(near, far), Math.max(near, far));
    if (part.error === Infinity) break;
    shells.push(part);
  }
  // Too near to the next place, or undefined beside this one: nothing can be said.
  if (shells.length < FEWEST - 1) return 'tame';
  const ratios = shells.slice(1).map(({ size }, i) => size / shells[i].size);
  const last = ratios.slice(-5);
  // A power law keeps its ratio. One that still drifts, as that of 1/(x·log²x), promises nothing.
  const drift = Math.max(...last) - Math.min(...last);
  const isPower = drift < STEADY * (1 - last[4]) && 1 - last[4] > Math.max(ONE, (64 * spacing(at)) / nearest);
  if (!isPower && last.every((ratio) => ratio >= ENDLESS)) return 'divergent';
  const ratio = last[4];
  // All of them: beside a jump a single one is large, where the step stands in a shell.
  // What gets tame only behind so many shells, as 1/x from 1e-200, is beyond what halving reaches.
  if (!(Math.min(...last) > TAME) && shells.length <= SHELLS) return 'tame';
  const shell = shells[shells.length - 1];
  const tail = (given: number) => (shell.value * given) / (1 - given);
  const known = ratio < 1 ? tail(ratio) : 0;
  return {
    end: at + side * reach,
    value: shells.reduce((sum, { value }) => sum + value, known),
    error: shells.reduce((sum, { error }) => sum + error, Math.abs(known - (last[3] < 1 ? tail(last[3]) : 0))),
    sure: isPower,
  };
}

/** Where the shells begin and end. */
function shellsAround(at: number, room: number): { readonly reach: number; readonly nearest: number } {
  // Far shells say nothing about the place: the first is a 64th of the room wide, unless that leaves too few.
  const finest = at === 0 ? 2 ** -900 : NEAREST * spacing(at);
  const reach = Math.min(room, Math.max(room / 64, finest * 2 ** FEWEST));
  const nearest = Math.min(finest, Math.max(NEAREST_OF_FEW * spacing(at), reach * 2 ** -FEWEST));
  return { reach, nearest };
}
