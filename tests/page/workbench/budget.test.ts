import { describe, expect, test } from 'vitest';
import { createBudget } from '../../../src/page/workbench/budget';

const WANTED = 24;

/** Epochs of each of so many calls to an engine where a call takes `latency`, and an epoch `cost` milliseconds. */
function ask(calls: number, latency: number, cost: number, budget = createBudget()): number[] {
  return Array.from({ length: calls }, () => {
    const { steps: epochs } = budget;
    budget.measured(epochs, latency + epochs * cost, WANTED);
    return epochs;
  });
}

describe('the budget of a call', () => {
  test('grows step by step to what fits', () => {
    const asked = ask(12, 0, 0.01);
    expect(asked.slice(0, 5)).toEqual([1, 4, 16, 64, 256]);
    expect(asked.at(-1)).toBe(2400);
  });

  test.each([60, 250, 1000])('a call of its own %d ms does not hold it at one epoch', (latency) => {
    const asked = ask(20, latency, 0.1);
    // The epochs of a call take what is wanted, 24 ms of 0.1 ms each.
    expect(asked.at(-1)).toBeGreaterThan(200);
    expect(asked.at(-1)).toBeLessThan(280);
  });

  test('epochs that really take long are asked for one by one, but for a try now and then', () => {
    const asked = ask(64, 5, 500);
    expect(asked.filter((epochs) => epochs > 1)).toEqual([2, 2]);
  });

  test('a slow first call is no measure', () => {
    const budget = createBudget();
    budget.measured(1, 400, WANTED);
    expect(ask(20, 1, 1, budget).at(-1)).toBeLessThanOrEqual(25);
  });

  test('follows a machine that becomes slower, or whose calls do', () => {
    const budget = createBudget();
    ask(20, 1, 0.01, budget);
    ask(1, 1, 24, budget);
    expect(budget.steps).toBe(1);
    const later = createBudget();
    ask(20, 1, 1, later);
    expect(ask(80, 80, 1, later).at(-1)).toBeGreaterThan(15);
  });

  test('an answer that was there at once counts as one that came in no time', () => {
    const budget = createBudget();
    budget.measured(1, 0, WANTED);
    expect(budget.steps).toBe(4);
  });
});
