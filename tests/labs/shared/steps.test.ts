import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowByKey, scrollFor, windowOf } from '../../../src/labs/shared/steps/window';

describe('a list of many steps', () => {
  test('has all rows in sight, and few more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_001 }),
        fc.double({ min: 10, max: 60, noNaN: true }),
        fc.double({ min: 0, max: 3000, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (count, row, height, share) => {
          const top = share * Math.max(0, count * row - height);
          const { first, end } = windowOf(top, height, row, count);
          for (const at of [top, top + height / 2, top + height - 1e-6]) {
            const index = Math.floor(at / row);
            if (index < 0 || index >= count) continue;
            expect(first).toBeLessThanOrEqual(index);
            expect(end).toBeGreaterThan(index);
          }
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
          expect(end - first).toBeLessThanOrEqual(Math.ceil(height / row) + 14);
        },
      ),
      { seed: 5 },
    );
  });

  test('has no rows where it is not seen', () => {
    expect(windowOf(0, 0, 0, 100)).toEqual({ first: 0, end: 0 });
  });

  test('scrolls no further than it must', () => {
    // Ten rows of 20 in a height of 100, from 40 to 140: rows 2 to 6 are whole.
    expect([2, 4, 6].map((index) => scrollFor(index, 40, 100, 20))).toEqual([40, 40, 40]);
    expect(scrollFor(1, 40, 100, 20)).toBe(20);
    expect(scrollFor(7, 40, 100, 20)).toBe(60);
  });

  test('is walked by keys, and not beyond its ends', () => {
    const from = (at: number) =>
      ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'x'].map((key) => rowByKey(key, at, 101, 10));
    expect(from(50)).toEqual([49, 51, 40, 60, 0, 100, null]);
    expect(from(0)).toEqual([0, 1, 0, 10, 0, 100, null]);
    expect(from(100)).toEqual([99, 100, 90, 100, 0, 100, null]);
    expect(rowByKey('End', 0, 0, 1)).toBe(0);
  });
});
