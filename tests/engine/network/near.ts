import { expect } from 'vitest';

/** Within `tolerance`, relative to the largest of the expected numbers where that is above 1. */
export function expectNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what: string,
): void {
  expect(actual.length, what).toBe(expected.length);
  const numbers = Array.from(expected);
  const scale = numbers.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
  // One expectation for all: a training has thousands of numbers, and an expectation takes its time.
  const worst = numbers.reduce(
    (at, value, i) => (error(actual[i], value) > error(actual[at], numbers[at]) ? i : at),
    0,
  );
  if (numbers.length === 0) return;
  expect(error(actual[worst], numbers[worst]) / scale, `${what}, ${worst}`).toBeLessThan(tolerance);
}

/** NaN is as wrong as can be. */
function error(actual: number, expected: number): number {
  const difference = Math.abs(actual - expected);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}
