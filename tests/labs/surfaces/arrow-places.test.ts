import { describe, expect, it } from 'vitest';
import { parsePlaces, togglePlace } from '../../../src/labs/surfaces/terrain/places';

describe('points as people write them', () => {
  it.each([
    ['2, 1', [[2, 1]]],
    ['2 1', [[2, 1]]],
    [
      '(−2, 1); (0.5,-1e-3)',
      [
        [-2, 1],
        [0.5, -0.001],
      ],
    ],
    [
      '2:1;-2:1;',
      [
        [2, 1],
        [-2, 1],
      ],
    ],
    [
      '（２，１）；（−２，１）',
      [
        [2, 1],
        [-2, 1],
      ],
    ],
  ] as const)('%s', (text, expected) => {
    expect(parsePlaces(text)).toEqual(expected);
  });

  it.each(['', ';', '2', '1, 2, 3', '1, a', '1,; 2'])('%j is none', (text) => {
    expect(parsePlaces(text)).toBeNull();
  });
});

describe('a press on the ground', () => {
  const domain = [
    [-5, 5],
    [-50, 50],
  ] as const;
  const points = [
    [1, 10],
    [1.1, 10],
  ] as const;

  it('adds a point where none is', () => {
    expect(togglePlace(points, [1, 20], domain)).toEqual([...points, [1, 20]]);
    expect(togglePlace([], [0, 0], domain)).toEqual([[0, 0]]);
  });

  it('removes the nearest within a finger’s width', () => {
    expect(togglePlace(points, [1.06, 10], domain)).toEqual([[1, 10]]);
    expect(togglePlace(points, [1.04, 11], domain)).toEqual([[1.1, 10]]);
  });
});
