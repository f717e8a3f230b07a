import { describe, expect, test } from 'vitest';
import { isBeyondFloat32, partOf, type SweptAxis, shareAt, valueAt } from '../../../src/experiment/axis';
import { cellValue, targetOf } from '../../../src/labs/networks/population/axis';
import { coarsestSide, nextBatch, refinement } from '../../../src/labs/networks/population/refinement';
import { isSolved, quantile, summarise } from '../../../src/labs/networks/population/statistics';

describe('statistics', () => {
  test('agree with NumPy on quartiles', () => {
    // np.quantile([7, 1, 3, 10, 4, 8], [0, .25, .5, .75, 1])
    expect(summarise([7, 1, 3, 10, 4, 8])).toEqual({
      count: 6,
      least: 1,
      lower: 3.25,
      median: 5.5,
      upper: 7.75,
      most: 10,
    });
  });

  test('leave out nets without a loss', () => {
    expect(summarise([2, Number.NaN, 4, Number.POSITIVE_INFINITY])).toMatchObject({ count: 2, median: 3 });
  });

  test('of nothing are not numbers', () => {
    expect(summarise([])).toMatchObject({ count: 0, median: Number.NaN });
    expect(quantile([5], 0.25)).toBe(5);
  });

  test('solved means 95 % right, or for regression 5 % of the constant prediction', () => {
    expect(isSolved(3, 0.95, Number.NaN)).toBe(true);
    expect(isSolved(0.01, 0.94, 1)).toBe(false);
    expect(isSolved(0.05, Number.NaN, 1)).toBe(true);
    expect(isSolved(0.06, Number.NaN, 1)).toBe(false);
    expect(isSolved(Number.NaN, Number.NaN, 1)).toBe(false);
  });
});

describe('an axis', () => {
  const log: SweptAxis = { of: 'lr', low: 0.001, high: 10, scale: 'log' };

  test.each([
    ['lr', { kind: 'hyper', name: 'lr', layer: null }],
    ['lr:1', { kind: 'hyper', name: 'lr', layer: 1 }],
    ['width', { kind: 'width' }],
    ['init', { kind: 'gain' }],
  ])('of %s changes what it says', (of, target) => expect(targetOf(of)).toEqual(target));

  test('takes values from the middle of cells, evenly on its scale', () => {
    expect(cellValue(log, 0, 4)).toBeCloseTo(10 ** -2.5, 12);
    expect(cellValue(log, 3, 4)).toBeCloseTo(10 ** 0.5, 12);
    expect(cellValue({ of: 'init', low: 0, high: 4, scale: 'linear' }, 1, 4)).toBe(1.5);
    expect(cellValue({ of: 'width', low: 1, high: 9, scale: 'linear' }, 1, 4)).toBe(4);
  });

  test('finds the share of a value again', () => {
    for (const share of [0, 0.3, 1]) expect(shareAt(log, valueAt(log, share))).toBeCloseTo(share, 12);
  });

  test('zooms to what was there', () => {
    const part = partOf(log, 0.25, 0.75);
    expect(part.low).toBeCloseTo(0.01, 12);
    expect(valueAt(part, 0.5)).toBeCloseTo(valueAt(log, 0.5), 12);
  });

  test('says where float32 ends', () => {
    expect(isBeyondFloat32(log, 256)).toBe(false);
    expect(isBeyondFloat32({ of: 'lr', low: 1, high: 1 + 1e-3, scale: 'linear' }, 256)).toBe(false);
    expect(isBeyondFloat32({ of: 'lr', low: 1, high: 1 + 1e-5, scale: 'linear' }, 256)).toBe(true);
    expect(isBeyondFloat32({ of: 'lr', low: 1, high: 1 + 1e-5, scale: 'log' }, 256)).toBe(true);
  });
});

describe('refinement', () => {
  test.each([1, 5, 8, 32, 100])('of %i × %i visits every cell once', (size) => {
    const visited = refinement(size, coarsestSide(size))
      .flat()
      .map(({ column, row }) => row * size + column);
    expect(visited.toSorted((a, b) => a - b)).toEqual(Array.from({ length: size * size }, (_, i) => i));
  });

  test('covers the whole map from the first level on, and halves the patches', () => {
    const size = 20;
    const levels = refinement(size, 4);
    expect(levels.map((level) => level[0].side)).toEqual([4, 2, 1]);
    const covered = new Set<number>();
    for (const { column, row, side } of levels[0]) {
      for (let j = row; j < Math.min(size, row + side); j++) {
        for (let i = column; i < Math.min(size, column + side); i++) covered.add(j * size + i);
      }
    }
    expect(covered.size).toBe(size * size);
  });

  test('begins in the middle', () => {
    expect(refinement(32, 4)[0][0]).toMatchObject({ column: 12, row: 12 });
  });

  test('sizes the batches by the time they take', () => {
    expect(nextBatch(64, 10, 4096)).toBe(256);
    expect(nextBatch(64, 5000, 4096)).toBe(32);
    expect(nextBatch(64, 350, 4096)).toBe(64);
    expect(nextBatch(4096, 1, 4096)).toBe(4096);
    expect(nextBatch(1, 9999, 4096)).toBe(1);
  });
});
