import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderKey, orderMask, orderRow, updatesPerEpoch } from '../../../src/engine/network/order';

const orderOf = (rows: number, seed: number, epoch: number): number[] => {
  const key = orderKey(seed, epoch);
  const mask = orderMask(rows);
  return Array.from({ length: rows }, (_, place) => orderRow(place, rows, mask, key));
};

describe('the order of the rows in an epoch', () => {
  test('takes every row once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(), fc.nat(100_000), (rows, seed, epoch) => {
        const sorted = orderOf(rows, seed, epoch).sort((a, b) => a - b);
        expect(sorted).toEqual(Array.from({ length: rows }, (_, i) => i));
      }),
    );
  });

  test('is another one in the next epoch and with another seed', () => {
    const order = orderOf(100, 1, 0);
    expect(orderOf(100, 1, 1)).not.toEqual(order);
    expect(orderOf(100, 2, 0)).not.toEqual(order);
  });

  test('brings every row to every place about equally often', () => {
    const rows = 10;
    const epochs = 10_000;
    const counts = new Float64Array(rows * rows);
    for (let epoch = 0; epoch < epochs; epoch++) {
      orderOf(rows, 7, epoch).forEach((row, place) => {
        counts[place * rows + row]++;
      });
    }
    const expected = epochs / rows;
    const chi2 = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 81 degrees of freedom: 81 on average; a share of 1e-6 of fair orders exceeds 150.
    expect(chi2).toBeLessThan(150);
  });

  test('gives as many updates as batches, the last one perhaps smaller', () => {
    expect(updatesPerEpoch(10, 0)).toBe(1);
    expect(updatesPerEpoch(10, 3)).toBe(4);
    expect(updatesPerEpoch(10, 10)).toBe(1);
    expect(updatesPerEpoch(10, 30)).toBe(1);
  });
});
