import { boundary } from '../calculus/search';

/*
 * The forms in which tanh and softmax stand in textbooks, and those that libraries use, with every step. Each operation is
 * rounded at once, as a processor of that precision does; a library's float32 exponential may differ in its last digit.
 */

/** What becomes of the exact result of one operation. */
export type Rounding = (exact: number) => number;

export const FLOAT32: Rounding = Math.fround;
export const FLOAT64: Rounding = (exact) => exact;

/** (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ) */
export interface LiteralTanh {
  /** eˣ */
  readonly up: number;
  /** e⁻ˣ */
  readonly down: number;
  readonly difference: number;
  readonly sum: number;
  readonly value: number;
}

export function literalTanh(x: number, round: Rounding): LiteralTanh {
  const at = round(x);
  const up = round(Math.exp(at));
  const down = round(Math.exp(-at));
  const [difference, sum] = [round(up - down), round(up + down)];
  return { up, down, difference, sum, value: round(difference / sum) };
}

/** sign(x) (1 − t) / (1 + t) with t = e^(−2|x|) */
export interface StableTanh {
  /** Never above 1: it cannot overflow. */
  readonly t: number;
  readonly difference: number;
  readonly sum: number;
  readonly value: number;
}

export function stableTanh(x: number, round: Rounding): StableTanh {
  const at = round(x);
  const t = round(Math.exp(round(-2 * Math.abs(at))));
  const [difference, sum] = [round(1 - t), round(1 + t)];
  return { t, difference, sum, value: Math.sign(at) * round(difference / sum) };
}

export interface SoftmaxSteps {
  /** What is taken from every number first; 0 in the literal form. */
  readonly most: number;
  readonly powers: readonly number[];
  readonly sum: number;
  readonly values: readonly number[];
}

/** e^zᵢ over their sum. */
export function literalSoftmax(z: readonly number[], round: Rounding): SoftmaxSteps {
  return softmaxWithout(0, z.map(round), round);
}

/** e^(zᵢ − max z) over their sum. */
export function stableSoftmax(z: readonly number[], round: Rounding): SoftmaxSteps {
  const rounded = z.map(round);
  return softmaxWithout(Math.max(...rounded), rounded, round);
}

function softmaxWithout(most: number, z: readonly number[], round: Rounding): SoftmaxSteps {
  const powers = z.map((each) => round(Math.exp(round(each - most))));
  const sum = powers.reduce((total, power) => round(total + power), 0);
  return { most, powers, sum, values: powers.map((power) => round(power / sum)) };
}

/**
 * The smallest x from which on something fails, to the neighbouring double: for a failure that has not begun at `low`,
 * has at `high`, and does not end in between. Null where it has not begun at `high`.
 */
export function failsFrom(fails: (x: number) => boolean, low: number, high: number): number | null {
  if (fails(low)) return low;
  if (!fails(high)) return null;
  return boundary((x) => !fails(x), low, high).outside;
}
