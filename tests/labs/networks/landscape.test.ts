import { describe, expect, test } from 'vitest';
import { NumpyRandom } from '../../../src/catalog/data/numpy-random';
import { layout } from '../../../src/engine/contract/network';
import type { LandscapeChoice } from '../../../src/experiment/networks/types';
import { principalComponents } from '../../../src/labs/networks/landscape/components';
import { dot, filterNormalised, norm } from '../../../src/labs/networks/landscape/directions';
import { projectPath, sectionThrough } from '../../../src/labs/networks/landscape/plane';

const NET = { widths: [2, 3, 2, 1], bias: true } as const;
const { parameters, layers } = layout(NET);

function normals(seed: number): () => number {
  const random = new NumpyRandom(seed);
  return () => random.normal();
}

function weightsOf(seed: number): Float64Array {
  return Float64Array.from({ length: parameters }, normals(seed));
}

describe('a filter-normalised direction', () => {
  const weights = weightsOf(1);
  const direction = filterNormalised(NET, weights, normals(2));

  test("has the norm of the net's own weights in every unit", () => {
    for (const layer of layers) {
      for (let unit = 0; unit < layer.outputs; unit++) {
        const begin = layer.weights + unit * layer.inputs;
        const end = begin + layer.inputs;
        expect(norm(direction.subarray(begin, end))).toBeCloseTo(norm(weights.subarray(begin, end)), 12);
      }
    }
  });

  test('leaves the biases', () => {
    for (const layer of layers) {
      const biases = direction.subarray(layer.biases!, layer.biases! + layer.outputs);
      expect([...biases]).toEqual(Array.from(biases, () => 0));
    }
  });

  test('does not point along the weights', () => {
    expect(Math.abs(dot(direction, weights))).toBeLessThan(0.95 * norm(direction) * norm(weights));
  });
});

describe('principal components', () => {
  test('of points on known axes with known variances', () => {
    // Along (3, 4, 0)/5 with deviation 10, along (−4, 3, 0)/5 with 2, along the third axis with 1; mean (7, −1, 2).
    const points = [-1, 1].flatMap((a) =>
      [-1, 1].flatMap((b) =>
        [-1, 1].map((c) => Float64Array.of(7 + (10 * a * 3 - 2 * b * 4) / 5, -1 + (10 * a * 4 + 2 * b * 3) / 5, 2 + c)),
      ),
    );
    const { directions, shares } = principalComponents(points);
    expect([...directions[0]].map((value) => Math.abs(Number(value.toFixed(9))))).toEqual([0.6, 0.8, 0]);
    expect([...directions[1]].map((value) => Number(Math.abs(value).toFixed(9)))).toEqual([0.8, 0.6, 0]);
    expect(shares[0]).toBeCloseTo(100 / 105, 12);
    expect(shares[1]).toBeCloseTo(4 / 105, 12);
  });

  test('of a cloud are perpendicular, of length 1, and hold more variance than any other direction', () => {
    const normal = normals(3);
    const points = Array.from({ length: 40 }, () => Float64Array.from({ length: 9 }, (_, i) => normal() * (i + 1)));
    const { directions, shares } = principalComponents(points);
    expect(norm(directions[0])).toBeCloseTo(1, 12);
    expect(norm(directions[1])).toBeCloseTo(1, 12);
    expect(dot(directions[0], directions[1])).toBeCloseTo(0, 6);
    const varianceAlong = (direction: Float64Array): number => {
      const places = points.map((point) => dot(point, direction));
      const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
      return places.reduce((sum, place) => sum + (place - mean) ** 2, 0);
    };
    const total = Array.from({ length: 9 }, (_, i) => Float64Array.from({ length: 9 }, (_value, j) => Number(i === j)))
      .map(varianceAlong)
      .reduce((sum, part) => sum + part, 0);
    expect(varianceAlong(directions[0]) / total).toBeCloseTo(shares[0], 9);
    expect(varianceAlong(directions[1]) / total).toBeCloseTo(shares[1], 6);
    for (let k = 0; k < 20; k++) {
      const other = Float64Array.from({ length: 9 }, normal);
      expect(varianceAlong(other) / dot(other, other) / total).toBeLessThan(shares[0]);
    }
  });

  test('of a single place are none', () => {
    const { directions, shares } = principalComponents([Float64Array.of(1, 2), Float64Array.of(1, 2)]);
    expect(shares).toEqual([0, 0]);
    expect([...directions[0]]).toEqual([0, 0]);
  });

  test('of a straight path hold everything in one direction', () => {
    const { shares } = principalComponents([0, 1, 2, 5].map((t) => Float64Array.of(t, 2 * t, -t)));
    expect(shares[0]).toBeCloseTo(1, 12);
    expect(shares[1]).toBe(0);
  });
});

describe('the projection on a plane', () => {
  test('finds the coordinates of places on it, whatever the directions', () => {
    const plane = { centre: weightsOf(4), across: weightsOf(5), up: weightsOf(6) };
    const places = [
      [0, 0],
      [1.5, -2],
      [-0.25, 3],
    ];
    const path = places.map(([x, y]) => plane.centre.map((value, i) => value + x * plane.across[i] + y * plane.up[i]));
    projectPath(plane, path).forEach((value, k) => {
      expect(value).toBeCloseTo(places[Math.floor(k / 2)][k % 2], 10);
    });
  });

  test('is the nearest place', () => {
    const plane = { centre: new Float64Array(3), across: Float64Array.of(1, 0, 0), up: Float64Array.of(1, 1, 0) };
    expect([...projectPath(plane, [Float64Array.of(3, 1, 9)])]).toEqual([2, 1]);
  });
});

describe('the section through the present weights', () => {
  const choice: LandscapeChoice = { directions: 'path', weights: [0, 3], extent: 1, size: 32 };
  const path = [0, 1, 2, 3, 4].map((k) => weightsOf(10).map((value, i) => value + k * k * (i % 3) - k * (i % 2)));
  const weights = path[4];

  test('along the path contains the whole path and says how much of it lies in the plane', () => {
    const { plane, x, y, shares } = sectionThrough(choice, { net: NET as never }, weights, path, normals(1));
    const places = projectPath(plane, path);
    for (let k = 0; k < path.length; k++) {
      expect(places[2 * k]).toBeGreaterThan(x[0]);
      expect(places[2 * k]).toBeLessThan(x[1]);
      expect(places[2 * k + 1]).toBeGreaterThan(y[0]);
      expect(places[2 * k + 1]).toBeLessThan(y[1]);
    }
    expect(places[8]).toBeCloseTo(0, 12);
    // The path bends in one plane.
    expect(shares![0] + shares![1]).toBeCloseTo(1, 9);
  });

  test('has random directions while there is no path yet', () => {
    const section = sectionThrough(choice, { net: NET as never }, weights, [weights], normals(1));
    expect(section.shares).toBeNull();
    expect(norm(section.plane.across)).toBeGreaterThan(0);
  });

  test('of two weights has the weights themselves as coordinates', () => {
    const section = sectionThrough(
      { ...choice, directions: 'weights' },
      { net: NET as never },
      weights,
      path,
      normals(1),
    );
    const [x, y] = projectPath(section.plane, [weights]);
    expect(x).toBeCloseTo(weights[0], 12);
    expect(y).toBeCloseTo(weights[3], 12);
    expect((section.x[0] + section.x[1]) / 2).toBeCloseTo(weights[0], 12);
  });
});
