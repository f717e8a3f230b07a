import { describe, expect, it } from 'vitest';
import { breakAt } from '../../../src/analysis/calculus/breaks';
import type { RealFunction } from '../../../src/analysis/calculus/limits';
import { followStep, jumpWithin } from '../../../src/analysis/calculus/steps';

/** A function that counts how often it is asked. */
function counted(f: RealFunction) {
  const asked = { count: 0 };
  const counting: RealFunction = (x) => {
    asked.count += 1;
    return f(x);
  };
  return { f: counting, asked };
}

const step = (f: RealFunction, low: number, high: number) =>
  followStep(f, { x: low, y: f(low) }, { x: high, y: f(high) });

describe('steps between two places', () => {
  it('are followed to the two doubles between which they lie', () => {
    const found = step((x) => (x < 1 / 3 ? x : x + 2), 0, 1);
    expect(found).toMatchObject({ from: { x: 1 / 3 - 2 ** -54 }, to: { x: 1 / 3 } });
    expect(jumpWithin((x) => (x < 1 / 3 ? x : x + 2), 0, 1)).toBe(1 / 3 - 2 ** -54);
  });

  it('that are slopes cost a few values, not as many as a double has bits', () => {
    const { f, asked } = counted((x) => Math.exp(3 * x));
    expect(step(f, 0, 1)).toBeNull();
    // Two ends, and halvings until a 64th is left: one each for an even slope, fewer than two each for this one.
    expect(asked.count).toBeLessThanOrEqual(2 + 12);
    expect(jumpWithin((x) => x, 0, 1)).toBeNull();
  });

  it('end where the function is undefined', () => {
    expect(step((x) => (x === 0.5 ? Number.NaN : x), 0, 1)).toEqual({ undefinedAt: 0.5 });
    expect(jumpWithin((x) => (x === 0.5 ? Number.NaN : x), 0, 1)).toBeNull();
  });
});

describe('a break', () => {
  it('is told from one approach to each side', () => {
    const { f, asked } = counted(Math.floor);
    expect(breakAt(f, 2, 0.5)).toEqual({ kind: 'jump', x: 2, left: 1, right: 2, value: 2 });
    // The value, and 27 distances on either side.
    expect(asked.count).toBe(1 + 2 * 27);
  });
});
