import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMIT_MS, TARGET_MS, TimeBudget } from '../../src/engine/gpu/budget';

/** Plays `units` of work at `rate` units a millisecond; returns the dispatches as [units, ms]. */
function play(budget: TimeBudget, units: number, rate: number): [number, number][] {
  const dispatches: [number, number][] = [];
  for (let left = units; left > 0; ) {
    const count = budget.next(left);
    const ms = count / rate;
    budget.report(count, ms);
    dispatches.push([count, ms]);
    left -= count;
  }
  return dispatches;
}

describe('the time budget', () => {
  it('does all the work, whatever the rate', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e5 }),
        fc.double({ min: 0.5, max: 1e6, noNaN: true }),
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        (units, rate, first) => {
          const dispatches = play(new TimeBudget(first), units, rate);
          expect(dispatches.reduce((sum, [count]) => sum + count, 0)).toBe(units);
        },
      ),
    );
  });

  it('settles at the target', () => {
    const dispatches = play(new TimeBudget(10), 1e6, 1000);
    for (const [, ms] of dispatches.slice(4, -1)) expect(ms).toBeCloseTo(TARGET_MS, 5);
    expect(dispatches.length).toBeLessThan(140);
  });

  it('halves at least after a dispatch that took too long', () => {
    const budget = new TimeBudget(1000);
    budget.report(1000, LIMIT_MS * 1.5);
    expect(budget.next(1e9)).toBeLessThanOrEqual(500);
  });

  it('is not misled by a short last piece', () => {
    const budget = new TimeBudget(1000);
    budget.report(1000, TARGET_MS);
    budget.report(3, 2);
    expect(budget.next(1e9)).toBeGreaterThanOrEqual(1000);
  });
});
