import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract';
import { createBudget, createRefinement, createSideBudget, fitting } from '../../../src/page/workbench/budget';

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

const SIDES = [16, 32, 64] as const;
const PICTURE = 100;

describe('a budget of sides', () => {
  test('goes a step down after work that took too long, and not below the smallest', () => {
    const budget = createSideBudget(SIDES, PICTURE, 2);
    const sizes = SIDES.map(() => {
      budget.measured(PICTURE + 1);
      return budget.side;
    });
    expect(sizes).toEqual([SIDES[1], SIDES[0], SIDES[0]]);
  });

  test('goes a step up only where four times the work would fit, and not beyond the largest', () => {
    const budget = createSideBudget(SIDES, PICTURE, 0);
    budget.measured(PICTURE / 2);
    expect(budget.side).toBe(SIDES[0]);
    const sizes = SIDES.map(() => {
      budget.measured(PICTURE / 5);
      return budget.side;
    });
    expect(sizes).toEqual([SIDES[1], SIDES[2], SIDES[2]]);
  });
});

describe('the rule', () => {
  test('is what fits the time, within bounds of what was done', () => {
    expect(fitting(10, 5, 20)).toBe(40);
    expect(fitting(10, 40, 20)).toBe(5);
    expect(fitting(10, 1, 20)).toBe(40);
    expect(fitting(10, 1000, 20, [1 / 2, 2])).toBe(5);
    expect(fitting(10, 0, 20, [1 / 2, 2])).toBe(20);
  });
});

describe('pictures coarse to fine', () => {
  const engine = { kind: 'gpu' } as Engine;

  test('begin coarse and end at the size, each told as it comes', async () => {
    const seen: [number, boolean][] = [];
    const refinement = createRefinement();
    await refinement.run(engine, 128, async (side) => side, (_, side, final) => void seen.push([side, final])); // biome-ignore format: one line
    expect(seen).toEqual([[32, false], [64, false], [128, true]]); // biome-ignore format: one line
  });

  test('remember the pace of each engine', async () => {
    const refinement = createRefinement();
    const slowly = (side: number) => new Promise<number>((resolve) => setTimeout(() => resolve(side), 200));
    await refinement.run(engine, 16, slowly, () => {});
    const first: number[] = [];
    const note = (_: number, side: number): void => void first.push(side);
    await refinement.run(engine, 64, async (side) => side, note);
    await refinement.run({ kind: 'gpu' } as Engine, 64, async (side) => side, note);
    // 200 ms for 16 × 16 pixels leave no time for more; another engine may be quicker.
    expect(first[0]).toBe(16);
    expect(first.slice(-2)).toEqual([32, 64]);
  });
});
