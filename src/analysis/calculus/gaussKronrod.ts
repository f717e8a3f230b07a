import type { RealFunction } from './limits';

/**
 * Gauss–Kronrod rule with 7 and 15 nodes on [−1, 1]: nodes above 0 from the outermost inwards and the middle one, with
 * both weights. Kronrod 1965; digits of QUADPACK (Piessens et al. 1983).
 */
const NODES = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911,
  0.4058451513773972, 0.20778495500789848, 0,
];
const KRONROD = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679,
  0.19035057806478542, 0.20443294007529889, 0.20948214108472782,
];
/** At the second, fourth, sixth and eighth node. */
const GAUSS = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694];

/** Share of half the interval between an end and the outermost node: a step there is seen by no node. */
const GAP = 1 - NODES[0];
/** How near to an end the function is asked for it. */
const NEAR_END = 1e-7;
/** A value at an end may be off the line through the two nodes before by this share of all variation. */
const SMOOTH = 0.05;

/** What one application of the rule says of a piece. */
export interface PieceEstimate {
  readonly value: number;
  /** Estimated absolute error; ∞ where a value is not finite. */
  readonly error: number;
  /** ∫|f|, by the same nodes. */
  readonly size: number;
  /** Of the 15 values. */
  readonly undefinedCount: number;
  readonly infiniteCount: number;
}

/** Evaluations of one application. */
export const RULE_POINTS = 15;

/** ∫ from low to high by 15 values, none of them at an end, and two more that look for a step beside each end. */
export function applyRule(f: RealFunction, low: number, high: number): PieceEstimate {
  const half = (high - low) / 2;
  const middle = low + half;
  const values = new Float64Array(RULE_POINTS);
  let kronrod = 0;
  let gauss = 0;
  let size = 0;
  let undefinedCount = 0;
  let infiniteCount = 0;
  const take = (slot: number, i: number, x: number) => {
    const value = f(x);
    if (Number.isNaN(value)) undefinedCount += 1;
    else if (!Number.isFinite(value)) infiniteCount += 1;
    values[slot] = value;
    kronrod += KRONROD[i] * value;
    size += KRONROD[i] * Math.abs(value);
    if (i % 2 === 1) gauss += GAUSS[(i - 1) / 2] * value;
  };
  for (let i = 0; i < 7; i++) {
    take(i, i, middle - half * NODES[i]);
    take(14 - i, i, middle + half * NODES[i]);
  }
  take(7, 7, middle);
  if (undefinedCount + infiniteCount > 0) {
    return { value: 0, error: Infinity, size: 0, undefinedCount, infiniteCount };
  }
  const width = Math.abs(half);
  // How far the values are from their mean: a difference of the two rules means less where they vary much.
  let spread = 0;
  for (let slot = 0; slot < RULE_POINTS; slot++) {
    spread += KRONROD[slot < 8 ? slot : 14 - slot] * Math.abs(values[slot] - kronrod / 2);
  }
  let error = Math.abs((kronrod - gauss) * half);
  if (spread > 0 && error > 0) error = spread * width * Math.min(1, ((200 * error) / (spread * width)) ** 1.5);
  error = Math.max(error, width * GAP * hiddenStep(f, low, high, values));
  const rounding = 50 * Number.EPSILON * size * width;
  return {
    value: kronrod * half,
    error: Math.max(error, rounding),
    size: size * width,
    undefinedCount,
    infiniteCount,
  };
}

/** The size of a step between an end and the outermost node; 0 where the values go on as they came. */
function hiddenStep(f: RealFunction, low: number, high: number, values: Float64Array): number {
  let [least, largest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  const size = Math.max(Math.abs(least), Math.abs(largest));
  const allowed = SMOOTH * (largest - least) + 1e-9 * size;
  const inset = NEAR_END * (high - low);
  const share = GAP / (NODES[0] - NODES[1]);
  const stepAt = (x: number, outer: number, next: number): number => {
    const off = Math.abs(f(x) - (outer + share * (outer - next)));
    return off > allowed && off < Infinity ? off : 0;
  };
  return Math.max(stepAt(low + inset, values[0], values[1]), stepAt(high - inset, values[14], values[13]));
}

/** The same with 3 and 7 nodes: those above 0, from the outermost inwards, with Kronrod's weights; the second is Gauss's. */
const FEW = [0.9604912687080203, 0.7745966692414834, 0.43424374934680254] as const;
const FEW_WEIGHTS = [0.10465622602646726, 0.26848808986833345, 0.4013974147759622, 0.45091653865847414] as const;

/** ∫ from low to high by 7 values; the error is that of the 3 among them, and thus a bound with much room. */
export function quickRule(f: RealFunction, low: number, high: number): { value: number; error: number } {
  const half = (high - low) / 2;
  const middle = low + half;
  const [outer, second, inner, center] = FEW_WEIGHTS;
  const pair = (node: number): number => f(middle - half * node) + f(middle + half * node);
  const gauss = pair(FEW[1]);
  const centre = f(middle);
  const value = half * (outer * pair(FEW[0]) + second * gauss + inner * pair(FEW[2]) + center * centre);
  const error = Math.abs(value - (half * (5 * gauss + 8 * centre)) / 9);
  return Number.isFinite(value) ? { value, error } : { value: 0, error: Infinity };
}
