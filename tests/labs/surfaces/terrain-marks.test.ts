import { describe, expect, it } from 'vitest';
import type { StationaryPoint } from '../../../src/analysis/stationary';
import { byImportance, MOST_MARKS, terrainMarks } from '../../../src/labs/surfaces/terrain/marks';
import { formatNumber } from '../../../src/page/format';

const DOMAIN = [
  [-10, 10],
  [-10, 10],
] as const;

/** As the search gives them: by value, which grows with the distance from the origin. */
const POINTS: readonly StationaryPoint[] = Array.from({ length: 21 ** 2 }, (_, i) => {
  const place = [(i % 21) - 10, Math.floor(i / 21) - 10] as const;
  return { place, value: Math.hypot(...place), kind: 'minimum', eigenvalues: [1, 1] } as const;
}).sort((a, b) => a.value - b.value);

describe('what is marked on the ground', () => {
  it('begins with the lowest point and those nearest to the place', () => {
    const at = [7.2, -4.1] as const;
    const order = byImportance(POINTS, at, DOMAIN);
    expect(order[0]!.place).toEqual([0, 0]);
    expect(order[1]!.place).toEqual([7, -4]);
    expect(order).toHaveLength(POINTS.length);
    expect(new Set(order)).toEqual(new Set(POINTS));
    const near = order.slice(1, 9).map(({ place }) => Math.hypot(place[0] - at[0], place[1] - at[1]));
    expect(Math.max(...near)).toBeLessThan(2);
  });

  it('measures distances in shares of the domain, however unlike its sides are', () => {
    const wide = [
      [-1000, 1000],
      [-1, 1],
    ] as const;
    const far = { place: [0, 1] as const };
    const near = { place: [100, 0] as const };
    expect(byImportance([{ place: [-1000, -1] as const }, far, near], [0, 0], wide)[1]).toBe(near);
  });

  it('is not all of it where there are hundreds, and the place and the feet are among it', () => {
    const marks = terrainMarks([1, 2], [[3, 4]], { points: POINTS, kinks: [] }, DOMAIN);
    expect(marks).toHaveLength(MOST_MARKS + 2);
    expect(marks.slice(0, 2)).toEqual([
      { kind: 'point', x: 1, y: 2, label: '' },
      { kind: 'foot', x: 3, y: 4, label: '' },
    ]);
    expect(marks.every(({ label }) => label === '')).toBe(true);
  });

  it('has values beside it where it is little, and the place alone where nothing was found', () => {
    const marks = terrainMarks([1, 2], [], { points: POINTS.slice(0, 2), kinks: [] }, DOMAIN);
    expect(marks.map(({ label }) => label)).toEqual(['', formatNumber(0), formatNumber(1)]);
    expect(terrainMarks([1, 2], [], null, null)).toHaveLength(1);
  });
});
