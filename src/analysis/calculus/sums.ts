import { randomBits, randomUnit, STREAM } from '../../engine/random';
import { applyRule, quickRule } from './gaussKronrod';
import type { RealFunction } from './limits';
import { compensated } from './quadrature';
import { lowestOn } from './strips';

/** How a strip's height is chosen, or what stands in place of the curve there. */
export const SUM_RULES = ['left', 'right', 'midpoint', 'lower', 'upper', 'random', 'trapezoid', 'simpson'] as const;
export type SumRule = (typeof SUM_RULES)[number];

/** The most strips of a sum that is drawn. */
export const MOST_STRIPS = 1000;

/**
 * A piece of the interval, on which the polynomial through its nodes stands in place of the curve: one node is a
 * rectangle, two are a trapezoid, three the parabola of Simpson's rule, four the cubic of the 3/8 rule.
 */
export interface SumPiece {
  /** In the order of the sum: `from` > `to` where the bounds are reversed. */
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly number[];
  readonly heights: readonly number[];
  /** Signed: reversed bounds and negative heights count. */
  readonly area: number;
}

export interface RiemannSum {
  readonly rule: SumRule;
  /** NaN where a height does not exist. */
  readonly total: number;
  readonly pieces: readonly SumPiece[];
  /** The first place where a height is asked for that does not exist or is infinite; null: there is none. */
  readonly missing: number | null;
}

export interface SumOptions {
  /** Of the random heights. */
  readonly seed?: number;
}

/**
 * The sum of `strips` strips of equal width from a to b (which may lie left of a).
 *
 * Simpson's rule takes strips in pairs; of an odd number the last three go together (3/8 rule, of the same order), and a
 * single strip is a trapezoid.
 *
 * @param strips a whole number from 1
 */
export function riemannSum(
  f: RealFunction,
  [a, b]: readonly [number, number],
  rule: SumRule,
  strips: number,
  options: SumOptions = {},
): RiemannSum {
  const edge = (i: number): number => (i === strips ? b : a + ((b - a) * i) / strips);
  const pieces: SumPiece[] = [];
  for (let i = 0; i < strips; ) {
    const width = rule === 'simpson' ? simpsonWidth(strips - i) : 1;
    const [from, to] = [edge(i), edge(i + width)];
    const { nodes, heights } =
      rule === 'lower' || rule === 'upper'
        ? extreme(f, rule, from, to, strips)
        : taken(
            f,
            rule === 'simpson'
              ? Array.from({ length: width + 1 }, (_, k) => edge(i + k))
              : nodesOf(rule, from, to, i, options.seed ?? 0),
          );
    pieces.push({ from, to, nodes, heights, area: area(from, to, heights) });
    i += width;
  }
  const total = compensated(pieces.map((piece) => piece.area));
  const missing = firstMissing(pieces);
  return { rule, total: missing === null ? total : Number.NaN, pieces, missing };
}

/** How many of the strips that are left go together. */
function simpsonWidth(left: number): number {
  if (left === 1) return 1;
  return left === 3 ? 3 : 2;
}

type Heights = Pick<SumPiece, 'nodes' | 'heights'>;

const taken = (f: RealFunction, nodes: readonly number[]): Heights => ({ nodes, heights: nodes.map(f) });

/** The infimum or supremum of a strip; infinite where the function has no bound there. */
function extreme(f: RealFunction, rule: 'lower' | 'upper', from: number, to: number, strips: number): Heights {
  const sign = rule === 'lower' ? 1 : -1;
  const { x, value } = lowestOn((at) => sign * f(at), from, to, strips);
  return { nodes: [x], heights: [sign * value] };
}

function nodesOf(
  rule: Exclude<SumRule, 'simpson' | 'lower' | 'upper'>,
  from: number,
  to: number,
  index: number,
  seed: number,
): readonly number[] {
  switch (rule) {
    // As one sees them: with reversed bounds all areas change their signs, and nothing else.
    case 'left':
      return [Math.min(from, to)];
    case 'right':
      return [Math.max(from, to)];
    case 'midpoint':
      return [from + (to - from) / 2];
    case 'random':
      return [from + (to - from) * randomUnit(randomBits(seed, index, 0, STREAM.start)[0])];
    case 'trapezoid':
      return [from, to];
  }
}

/** Weights of the rules of Newton and Cotes, as shares of the width. */
const WEIGHTS: readonly (readonly number[])[] = [
  [],
  [1],
  [1 / 2, 1 / 2],
  [1 / 6, 4 / 6, 1 / 6],
  [1 / 8, 3 / 8, 3 / 8, 1 / 8],
];

function area(from: number, to: number, heights: readonly number[]): number {
  const weights = WEIGHTS[heights.length];
  return (to - from) * heights.reduce((sum, height, i) => sum + weights[i] * height, 0);
}

function firstMissing(pieces: readonly SumPiece[]): number | null {
  for (const { nodes, heights } of pieces) {
    const i = heights.findIndex((height) => !Number.isFinite(height));
    if (i >= 0) return nodes[i];
  }
  return null;
}

/** Height of what stands in place of the curve. */
export function heightAt({ nodes, heights }: SumPiece, x: number): number {
  let height = 0;
  for (let i = 0; i < nodes.length; i++) {
    let share = 1;
    for (let k = 0; k < nodes.length; k++) {
      if (k !== i) share *= (x - nodes[k]) / (nodes[i] - nodes[k]);
    }
    height += share * heights[i];
  }
  return height;
}

/** Whether a piece counts too much, too little, or neither: 1, −1, 0. Null: beside a pole that cannot be told. */
export type Excess = -1 | 0 | 1 | null;

/** An area that is known worse than to this says nothing about a piece that seems to equal it. */
const TOLD = 1e-6;

/** Against the true area of each piece. Rounding is no excess. */
export function excessOf(f: RealFunction, piece: SumPiece): Excess {
  const low = Math.min(piece.from, piece.to);
  const high = Math.max(piece.from, piece.to);
  if (!Number.isFinite(piece.area)) return null;
  const area = piece.from <= piece.to ? piece.area : -piece.area;
  const sign = piece.from <= piece.to ? 1 : -1;
  // Of a narrow strip seven values tell; what they leave open is looked at closely.
  const quick = quickRule(f, low, high);
  if (Math.abs(area - quick.value) > 10 * quick.error) return area > quick.value ? sign : (-sign as Excess);
  const truth = applyRule(f, low, high);
  if (truth.error === Infinity) return null;
  const excess = area - truth.value;
  if (Math.abs(excess) <= Math.max(truth.error, 1e-12 * truth.size)) {
    return truth.error <= TOLD * truth.size ? 0 : null;
  }
  return excess > 0 ? sign : (-sign as Excess);
}
