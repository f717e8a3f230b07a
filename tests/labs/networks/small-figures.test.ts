import { describe, expect, test } from 'vitest';
import { largestTile } from '../../../src/charts/smallMultiples';
import { swarm } from '../../../src/charts/stripPlot';
import { parameterName } from '../../../src/labs/networks/diagram/symbols';
import { chosen } from '../../../src/labs/networks/landscape/settings';
import { enlarge, sideFor } from '../../../src/labs/networks/population/pictures';

describe('small multiples', () => {
  test('are as large as lets all be seen', () => {
    const size = largestTile([100], 1000, 500, 4, 24, 190);
    const rows = (side: number) => Math.ceil(100 / Math.floor(1004 / (side + 4)));
    expect(rows(size) * (size + 4) - 4).toBeLessThanOrEqual(500);
    expect(rows(size + 1) * (size + 5) - 4).toBeGreaterThan(500);
  });

  test('stay within their bounds', () => {
    expect(largestTile([1], 1000, 500, 4, 24, 190)).toBe(190);
    expect(largestTile([5000], 300, 200, 4, 24, 190)).toBe(24);
  });

  test('count the rows of every block', () => {
    expect(largestTile([3, 3], 100, 100, 0, 10, 190)).toBe(33);
    expect(largestTile([1, 1, 1], 100, 100, 0, 10, 190)).toBe(33);
  });

  test('have fewer samples the more there are', () => {
    const sides = [1, 30, 100, 900].map(sideFor);
    expect(sides).toEqual(sides.toSorted((a, b) => b - a));
  });
});

describe('enlarged samples', () => {
  test('keep the samples and are straight between them', () => {
    const { values, size } = enlarge(Float32Array.of(0, 4, 8, 20), 2, 1, 4);
    expect(size).toBe(5);
    expect([values[0], values[4], values[20], values[24]]).toEqual([0, 4, 8, 20]);
    expect([...values.subarray(0, 5)]).toEqual([0, 1, 2, 3, 4]);
    expect(values[12]).toBe(8);
  });

  test('keep channels apart', () => {
    const { values } = enlarge(Float32Array.of(0, 10, 1, 20, 0, 10, 1, 20), 2, 2, 2);
    expect([...values.subarray(0, 6)]).toEqual([0, 10, 0.5, 15, 1, 20]);
  });
});

test('dots of a swarm do not overlap while there is room', () => {
  const places = Array.from({ length: 40 }, (_, i) => (i * 37) % 50);
  const offsets = swarm(places, 2, 1000);
  for (let a = 0; a < 40; a++) {
    for (let b = 0; b < a; b++) {
      expect(Math.hypot(places[a] - places[b], offsets[a] - offsets[b])).toBeGreaterThanOrEqual(4 - 1e-9);
    }
  }
});

describe('parameters of a landscape', () => {
  test.each([
    [0, 'w¹₁₁'],
    [1, 'w¹₂₁'],
    [2, 'w¹₁₂'],
    [6, 'b¹₁'],
    [8, 'b¹₃'],
    [9, 'w²₁₁'],
    [11, 'w²₃₁'],
    [12, 'b²₁'],
  ])('number %i is called %s', (index, name) =>
    expect(parameterName({ widths: [2, 3, 1], bias: true }, index)).toBe(name),
  );

  test('keep their units apart where these have two digits', () => {
    expect(parameterName({ widths: [2, 12, 1], bias: false }, 23)).toBe('w¹₂,₁₂');
  });

  test('change places rather than be the same twice', () => {
    expect(chosen([0, 3], 0, 3)).toEqual([3, 0]);
    expect(chosen([0, 3], 1, 5)).toEqual([0, 5]);
  });
});
