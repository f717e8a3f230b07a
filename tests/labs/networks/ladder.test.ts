import { describe, expect, it } from 'vitest';
import { createLadder } from '../../../src/page/workbench/ladder';

const SIZES = [16, 32, 64] as const;
const BUDGET = 100;

describe('a ladder', () => {
  it('goes a step down after work that took too long, and not below its foot', () => {
    const ladder = createLadder(SIZES, BUDGET, 2);
    const sizes = SIZES.map(() => {
      ladder.took(BUDGET + 1);
      return ladder.size;
    });
    expect(sizes).toEqual([SIZES[1], SIZES[0], SIZES[0]]);
  });

  it('goes a step up only where four times the work would fit, and not beyond its top', () => {
    const ladder = createLadder(SIZES, BUDGET, 0);
    ladder.took(BUDGET / 2);
    expect(ladder.size).toBe(SIZES[0]);
    const sizes = SIZES.map(() => {
      ladder.took(BUDGET / 5);
      return ladder.size;
    });
    expect(sizes).toEqual([SIZES[1], SIZES[2], SIZES[2]]);
  });
});
