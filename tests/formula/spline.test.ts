import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interpreter } from '../../src/formula/graph/interpret';
import { fitSpline, splineAt } from '../../src/formula/graph/spline';
import { compileSurface, type SampleSource } from '../../src/formula/programs/surface';

function sample(f: (x: number, y: number) => number, columns: number, rows: number): SampleSource {
  const [x, y] = [[-1, 3] as const, [2, 4] as const];
  const values = Array.from({ length: columns * rows }, (_, i) =>
    f(
      x[0] + ((x[1] - x[0]) * (i % columns)) / (columns - 1),
      y[0] + ((y[1] - y[0]) * Math.floor(i / columns)) / (rows - 1),
    ),
  );
  return { x, y, columns, rows, values };
}

/** f, f_x, f_y, f_xx, f_xy, f_yy and the truth value "undefined here". */
function jetOf(samples: SampleSource): (x: number, y: number) => number[] {
  const { graph, outputs, undefinedHere } = compileSurface({
    formula: '',
    variables: ['x', 'y'],
    parameters: [],
    columns: [],
    samples,
  });
  const interpreter = new Interpreter(graph, [...outputs, undefinedHere]);
  return (x, y) => interpreter.evaluate((name) => (name === 'v0' ? x : y));
}

const sides = fc.integer({ min: 4, max: 12 });
const place = fc.record({
  x: fc.double({ min: -1, max: 3, noNaN: true }),
  y: fc.double({ min: 2, max: 4, noNaN: true }),
});

describe('the spline through samples', () => {
  it('passes through every sample', () => {
    fc.assert(
      fc.property(
        sides,
        sides,
        fc.infiniteStream(fc.double({ min: -100, max: 100, noNaN: true })),
        (columns, rows, stream) => {
          const values = Array.from({ length: columns * rows }, () => stream.next().value as number);
          const spline = fitSpline(values, columns, rows);
          values.forEach((value, i) => {
            // Rounding alone: coefficients are up to a few hundred times the samples at the edge of so short a line.
            expect(splineAt(spline, i % columns, Math.floor(i / columns), 0, 0)).toBeCloseTo(value, 9);
          });
        },
      ),
      { numRuns: 50 },
    );
  });

  it('is exact for polynomials of the third degree in each variable, derivatives and all, up to the edge', () => {
    const coefficient = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(sides, sides, coefficient, coefficient, coefficient, place, (columns, rows, a, b, c, { x, y }) => {
        const f = (u: number, v: number) => a * u ** 3 * v + b * u ** 2 * v ** 2 + c * v ** 3 + u;
        const expected = [
          f(x, y),
          3 * a * x ** 2 * y + 2 * b * x * y ** 2 + 1,
          a * x ** 3 + 2 * b * x ** 2 * y + 3 * c * y ** 2,
          6 * a * x * y + 2 * b * y ** 2,
          3 * a * x ** 2 + 4 * b * x * y,
          2 * b * x ** 2 + 6 * c * y,
        ];
        const jet = jetOf(sample(f, columns, rows))(x, y);
        expect(jet[6]).toBe(0);
        // The values reach 600; a second difference divides their rounding by a cell's area, (2 / 11)² at the least.
        expected.forEach((value, i) => {
          expect(Math.abs(jet[i]! - value)).toBeLessThan(1e-9);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('has continuous value, gradient and Hessian across the lines between cells', () => {
    const jet = jetOf(sample((x, y) => Math.sin(3 * x) * Math.exp(-y), 9, 7));
    const line = -1 + (4 * 3) / 8;
    const [left, right] = [jet(line - 1e-10, 2.9), jet(line + 1e-10, 2.9)];
    // Third derivatives are below 100, so the two places differ by less than 1e-7 in any second derivative.
    left.forEach((value, i) => {
      expect(Math.abs(value - right[i]!)).toBeLessThan(1e-7);
    });
  });

  it('gets sixteen times better with half the distance', () => {
    const f = (x: number, y: number) => Math.sin(2 * x) * Math.cos(y);
    const worst = (side: number) => {
      const jet = jetOf(sample(f, side, side));
      let most = 0;
      for (let i = 0; i <= 40; i++) {
        for (let j = 0; j <= 40; j++) {
          const [x, y] = [-1 + i / 10, 2 + j / 20];
          most = Math.max(most, Math.abs(jet(x, y)[0]! - f(x, y)));
        }
      }
      return most;
    };
    expect(worst(17) / worst(33)).toBeGreaterThan(10);
  });

  it('knows nothing beyond its samples', () => {
    const jet = jetOf(sample((x) => x, 4, 4));
    expect(jet(3.1, 3)[6]).toBe(1);
    expect(jet(1, 1.9)[6]).toBe(1);
    expect(jet(3, 4)[6]).toBe(0);
  });
});
