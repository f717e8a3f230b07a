import { expect } from 'vitest';

/** float64 in another order of operations. */
export const EXACT = 1e-9;

/** Relative to what is expected. */
export function expectNear(values: readonly number[], wanted: readonly number[], tolerance = EXACT): void {
  expect(values.length).toBe(wanted.length);
  values.forEach((value, i) => {
    expect(Math.abs(value - wanted[i]!), `[${i}] is ${value}, not ${wanted[i]}`).toBeLessThanOrEqual(
      tolerance * Math.abs(wanted[i]!),
    );
  });
}
