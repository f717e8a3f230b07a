import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipLine } from '../../src/scene/map/clip';

const box = { left: 10, top: 20, width: 100, height: 50 };

describe('a line cut at a box', () => {
  test('stays whole within, and ends at the edges outside', () => {
    expect(clipLine(box, [20, 30], [60, 40])).toEqual([20, 30, 60, 40]);
    expect(clipLine(box, [20, 30], [1e9, 30])).toEqual([20, 30, 110, 30]);
    expect(clipLine(box, [0, 0], [200, 100])?.map(Math.round)).toEqual([40, 20, 110, 55]);
    expect(clipLine(box, [0, 30], [5, 60])).toBeNull();
    expect(clipLine(box, [5, 30], [5, 40])).toBeNull();
    expect(clipLine(box, [Number.NaN, 0], [20, 30])).toBeNull();
  });

  test('never leaves the box, and keeps its direction', () => {
    const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    const point = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(point, point, (from, to) => {
        const cut = clipLine(box, from, to);
        if (cut === null) return;
        const [x1, y1, x2, y2] = cut;
        // Rounding of numbers up to 1e6.
        const slack = 1e-8;
        for (const x of [x1, x2]) expect(x >= 10 - slack && x <= 110 + slack).toBe(true);
        for (const y of [y1, y2]) expect(y >= 20 - slack && y <= 70 + slack).toBe(true);
        expect((x2 - x1) * (to[0] - from[0])).toBeGreaterThanOrEqual(-slack);
      }),
    );
  });
});
