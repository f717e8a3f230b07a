import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { castRay, fromGrid, heightAt, heightField, toGrid } from '../../src/scene/heightfield';
import { makeField, square } from './fields';

const SCALE = { kind: 'linear', low: 0, high: 1, soft: 1 } as const;
const bumpy = heightField(
  makeField(square(0, 1, 9), (x, y) => 0.5 + 0.4 * Math.sin(7 * x) * Math.cos(5 * y)),
  SCALE,
);

describe('height on the mesh', () => {
  it('is the sample at a sample', () => {
    for (let i = 0; i < 81; i++) expect(heightAt(bumpy, i % 9, Math.floor(i / 9))).toBe(bumpy.heights[i]);
  });

  it('runs straight along the diagonal from lower right to upper left', () => {
    const [b, c] = [bumpy.heights[3 * 9 + 5]!, bumpy.heights[4 * 9 + 4]!];
    // float32 samples, float64 arithmetic.
    expect(heightAt(bumpy, 4.25, 3.75)).toBeCloseTo(0.25 * b + 0.75 * c, 12);
  });

  it('is NaN outside and in holes, and a number beside them', () => {
    const holed = heightField(
      makeField(square(0, 1, 3), (x, y) => (x === 1 && y === 1 ? null : 0.5)),
      SCALE,
    );
    expect(heightAt(holed, 1.9, 1.9)).toBeNaN();
    expect(heightAt(holed, 1.2, 1.2)).toBe(0.5);
    expect(heightAt(holed, -0.1, 1)).toBeNaN();
    expect(heightAt(holed, 2.1, 1)).toBeNaN();
  });

  it('finds the way between domain and grid and back', () => {
    const grid = { x: [-2, 3], y: [10, 11], columns: 17, rows: 5 } as const;
    const [column, row] = toGrid(grid, 1.3, 10.7);
    expect(fromGrid(grid, column, row)).toEqual([expect.closeTo(1.3, 12), expect.closeTo(10.7, 12)]);
  });
});

describe('a ray', () => {
  it('hits the mesh where it points, unless something is in front', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 7.99, noNaN: true }),
        fc.double({ min: 0.01, max: 7.99, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 1.5, max: 9, noNaN: true }),
        (column, row, fromColumn, fromRow, above) => {
          const target = heightAt(bumpy, column, row);
          const direction = [column - fromColumn, row - fromRow, target - above] as const;
          const hit = castRay(bumpy, [fromColumn, fromRow, above], direction);
          expect(hit).not.toBeNull();
          expect(hit!.distance).toBeLessThanOrEqual(1 + 1e-6);
          // Wherever it hit, it is on the mesh. 1e-6: the slack with which edges are shared between triangles.
          expect(hit!.height).toBeCloseTo(
            heightAt(bumpy, Math.min(Math.max(hit!.column, 0), 8), Math.min(Math.max(hit!.row, 0), 8)),
            5,
          );
        },
      ),
    );
  });

  it('meets the nearest of two ridges', () => {
    const ridges = heightField(
      makeField(square(0, 8, 9), (x) => (x === 2 || x === 6 ? 1 : 0)),
      SCALE,
    );
    const hit = castRay(ridges, [-1, 4, 0.5], [1, 0, 0]);
    expect(hit?.column).toBeCloseTo(1.5, 9);
  });

  it('falls through a hole and past the sides', () => {
    const holed = heightField(
      makeField(square(0, 8, 9), (x, y) => (Math.abs(x - 4) < 2 && Math.abs(y - 4) < 2 ? null : 0.2)),
      SCALE,
    );
    expect(castRay(holed, [4, 4, 3], [0, 0, -1])).toBeNull();
    expect(castRay(holed, [1, 1, 3], [0, 0, -1])?.height).toBeCloseTo(0.2, 6);
    expect(castRay(holed, [-3, -3, 3], [-1, -1, -1])).toBeNull();
    expect(castRay(holed, [-3, 4, 0.5], [0, 1, 0])).toBeNull();
  });

  it('sees nothing above the top of the scale, where the surface is cut', () => {
    const wall = heightField(
      makeField(square(0, 8, 9), (x) => (x > 4 ? 3 : 0)),
      SCALE,
    );
    expect(castRay(wall, [6, 4, 9], [0, 0, -1])).toBeNull();
    expect(castRay(wall, [2, 4, 2], [1, 0, 0])).toBeNull();
    expect(castRay(wall, [2, 4, 0.9], [1, 0, 0])?.column).toBeCloseTo(4.3, 6);
  });
});
