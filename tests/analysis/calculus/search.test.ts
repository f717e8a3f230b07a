import { describe, expect, it } from 'vitest';
import { boundary } from '../../../src/analysis/calculus/search';

describe('a boundary', () => {
  it('lies between neighbouring doubles, on either side of what holds', () => {
    const below = (x: number) => x < 1 / 3;
    expect(boundary(below, 0, 1)).toEqual({ inside: 1 / 3 - 2 ** -54, outside: 1 / 3 });
    expect(boundary((x) => !below(x), 1, 0)).toEqual({ inside: 1 / 3, outside: 1 / 3 - 2 ** -54 });
  });

  it('is found at 0, too, and after fewer halvings only as near as they lead', () => {
    expect(boundary((x) => x > 0, 1, 0)).toEqual({ inside: Number.MIN_VALUE, outside: 0 });
    expect(boundary((x) => x > 0, 1, 0, 10)).toEqual({ inside: 2 ** -10, outside: 0 });
  });
});
