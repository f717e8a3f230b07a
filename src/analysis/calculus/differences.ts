import { fitLine } from './fitOrder';
import type { RealFunction } from './limits';

/** (f(x + h) − f(x)) / h; a negative h looks to the left. */
export function forward(f: RealFunction, x: number, h: number): number {
  return (f(x + h) - f(x)) / h;
}

/** (f(x) − f(x − h)) / h */
export function backward(f: RealFunction, x: number, h: number): number {
  return (f(x) - f(x - h)) / h;
}

/** (f(x + h) − f(x − h)) / 2h */
export function central(f: RealFunction, x: number, h: number): number {
  return (f(x + h) - f(x - h)) / (2 * h);
}

/** The numbers that are computed with: what is rounded, and by how much. */
export interface Arithmetic {
  readonly precision: 'float64' | 'float32';
  /** Machine epsilon: the distance from 1 to the next number. */
  readonly epsilon: number;
  round(value: number): number;
}

export const FLOAT64: Arithmetic = { precision: 'float64', epsilon: 2 ** -52, round: (value) => value };
export const FLOAT32: Arithmetic = { precision: 'float32', epsilon: 2 ** -23, round: Math.fround };

/** Errors of the difference quotients at one h, as magnitudes. NaN where a value does not exist. */
export interface DifferenceErrors {
  readonly h: number;
  readonly forward: number;
  readonly central: number;
}

/** 1, 0.1, … 1e-16 */
export const SWEEP: readonly number[] = Array.from({ length: 17 }, (_, i) => Number(`1e-${i}`));

/** From 1 down to 1e-16, so many a decade. */
export function finerSweep(perDecade: number): number[] {
  return Array.from({ length: 16 * perDecade + 1 }, (_, i) => 10 ** (-i / perDecade));
}

/**
 * How far the difference quotients are from the derivative, every operation in the given arithmetic.
 *
 * @param f computes in that arithmetic: it gets rounded numbers and returns rounded numbers
 */
export function sweepErrors(
  f: RealFunction,
  derivative: number,
  x: number,
  hs: readonly number[],
  arithmetic: Arithmetic = FLOAT64,
): DifferenceErrors[] {
  return quotients(f, x, hs, arithmetic).map(({ h, forward, central }) => ({
    h,
    forward: Math.abs(forward - derivative),
    central: Math.abs(central - derivative),
  }));
}

/** The places where a sweep asks for values: x first, then x + h and x − h for each h. */
export function sweepPlaces(x: number, hs: readonly number[], { round }: Arithmetic): number[] {
  const at = round(x);
  return [at, ...hs.flatMap((h) => [round(at + round(h)), round(at - round(h))])];
}

/** Both quotients at every h, in the given arithmetic. */
export function quotients(
  f: RealFunction,
  x: number,
  hs: readonly number[],
  arithmetic: Arithmetic = FLOAT64,
): DifferenceErrors[] {
  return quotientsOf(sweepPlaces(x, hs, arithmetic).map(f), hs, arithmetic);
}

/** The same from values that were computed elsewhere, at {@link sweepPlaces}. */
export function quotientsOf(
  values: ArrayLike<number>,
  hs: readonly number[],
  { round }: Arithmetic,
): DifferenceErrors[] {
  const middle = values[0];
  return hs.map((given, i) => {
    const h = round(given);
    const [right, left] = [values[1 + 2 * i], values[2 + 2 * i]];
    return {
      h: given,
      forward: round(round(right - middle) / h),
      central: round(round(right - left) / round(2 * h)),
    };
  });
}

/** Where truncation and rounding balance. */
export interface BestSteps {
  /** 2·√(ε·|f| / |f″|); its order is √ε. */
  readonly forward: number;
  /** ∛(3ε·|f| / |f‴|); its order is ∛ε. */
  readonly central: number;
}

/**
 * The textbook's best h. The forward error is h·|f″|/2 by truncation and 2ε·|f|/h by rounding, the central one h²·|f‴|/6
 * and ε·|f|/h; the best h makes the sum least. Where f or the derivative is 0 there, 1 stands in its place, so that the
 * orders √ε and ∛ε remain.
 */
export function bestSteps(
  { value, second, third }: { readonly value: number; readonly second: number; readonly third: number },
  { epsilon }: Arithmetic = FLOAT64,
): BestSteps {
  const part = (number: number) => (Number.isFinite(number) && Math.abs(number) > 1e-12 ? Math.abs(number) : 1);
  return {
    forward: 2 * Math.sqrt((epsilon * part(value)) / part(second)),
    central: Math.cbrt((3 * epsilon * part(value)) / part(third)),
  };
}

/** The third derivative, by central differences of the second: for an estimate. */
export function thirdDerivative(second: RealFunction, x: number): number {
  return central(second, x, Math.cbrt(Number.EPSILON) * Math.max(1, Math.abs(x)));
}

/** Slopes of the two arms of the V in log-log: about 1 (h) or 2 (h²), and about −1 (ε/h). Null: too few points. */
export interface ArmSlopes {
  readonly truncation: number | null;
  readonly rounding: number | null;
}

/**
 * @param errors of one kind of quotient, one for each h
 * @param best where the arms meet
 * @param lost below this h, x + h is x, or one of few neighbours of it
 */
export function armSlopes(
  hs: readonly number[],
  errors: readonly number[],
  best: number,
  lost: number = 16 * Number.EPSILON,
): ArmSlopes {
  const slope = (isOn: (h: number) => boolean): number | null => {
    const points = hs
      .map((h, i) => [Math.log10(h), Math.log10(errors[i])] as const)
      .filter(([at, error], i) => isOn(hs[i]) && Number.isFinite(at) && Number.isFinite(error));
    return points.length < 3 ? null : fitLine(points).slope;
  };
  // Near the best h both errors count, and from h = 0.2 on higher orders do.
  return {
    truncation: slope((h) => h >= 5 * best && h < 0.2),
    rounding: slope((h) => h <= best / 5 && h > lost),
  };
}
