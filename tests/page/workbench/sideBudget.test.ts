import { describe, expect, it } from 'vitest';
import { createSideBudget } from '../../../src/page/workbench/budget';

const SIDES = [16, 32, 64] as const;
const WANTED = 100;

describe('a budget of sides', () => {
  it('goes a step down after work that took too long, and not below the smallest', () => {
    const budget = createSideBudget(SIDES, WANTED, 2);
    const sizes = SIDES.map(() => {
      budget.measured(WANTED + 1);
      return budget.side;
    });
    expect(sizes).toEqual([SIDES[1], SIDES[0], SIDES[0]]);
  });

  it('goes a step up only where four times the work would fit, and not beyond the largest', () => {
    const budget = createSideBudget(SIDES, WANTED, 0);
    budget.measured(WANTED / 2);
    expect(budget.side).toBe(SIDES[0]);
    const sizes = SIDES.map(() => {
      budget.measured(WANTED / 5);
      return budget.side;
    });
    expect(sizes).toEqual([SIDES[1], SIDES[2], SIDES[2]]);
  });
});
