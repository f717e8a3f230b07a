import { afterAll, describe, expect, it } from 'vitest';
import { JET } from '../../src/engine/contract';
import golden from '../golden/surfaces.json';
import { engines, plane } from './engines';

interface GoldenSurface {
  readonly formula: string;
  readonly points: Readonly<Record<'x' | 'y' | 'f' | 'fx' | 'fy' | 'fxx' | 'fxy' | 'fyy', readonly number[]>>;
  readonly float_error_of_f: { readonly float32_max_abs: number };
}

const COLUMNS = ['f', 'fx', 'fy', 'fxx', 'fxy', 'fyy'] as const;

// float32 has 24 bits; a formula of n operations loses a few ulp of its largest intermediate value. The oracle says
// what a plain float32 evaluation loses in f (`float32_max_abs`, on another machine); derivatives lose the same share
// of their own largest value. Thirty times that leaves room for WGSL's exp, log and division (a few ulp each).
const SHARE = 30;
const EPSILON = 2 ** -24;

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

describe.each(both.map((engine) => [engine.kind, engine] as const))('surfaces on the %s engine', (kind, engine) => {
  for (const [id, surface] of Object.entries(golden.functions as unknown as Record<string, GoldenSurface>)) {
    it(`${id}: value, gradient and Hessian`, async () => {
      const { points } = surface;
      const places = Float64Array.from(points.x.flatMap((x, i) => [x, points.y[i]]));
      const jets = await engine.probe(plane(surface.formula), places);
      COLUMNS.forEach((name, k) => {
        const largest = Math.max(...points[name].map(Math.abs));
        const lost = surface.float_error_of_f.float32_max_abs / Math.max(...points.f.map(Math.abs), 1e-30);
        const share = kind === 'cpu' ? 1e-12 : SHARE * Math.max(lost, 4 * EPSILON);
        points[name].forEach((value, i) => {
          const error = Math.abs(jets[i * JET.size + k] - value);
          expect(error, `${name} at point ${i}`).toBeLessThanOrEqual(share * largest + 1e-300);
        });
      });
    });
  }

  it('gives Ackley a gradient of zero at its cusp', async () => {
    const jets = await engine.probe(plane(golden.functions.ackley.formula), new Float64Array([0, 0]));
    expect([jets[JET.x], jets[JET.y], jets[JET.flags]]).toEqual([0, 0, 0]);
    expect(Math.abs(jets[JET.value])).toBeLessThan(1e-5);
  });

  it.each([
    ['1/0', 1],
    ['0/0', 1],
    ['sqrt(-1 - x^2)', 1],
    ['log(0*x)', 1],
    ['x > 0 ? log(x) : 0', 0],
    ['x^1000', 2],
    ['exp(exp(x))', 2],
    ['log(1 + exp(exp(2*x)))', 2],
    ['exp(1000*x)/exp(1000*x - 1)', 2],
    ['sigmoid(1000*x) + sigmoid(-1000*x)', 0],
    ['1e30*x*1e30', 2],
    ['1e-50*x', 0],
    ['1/(1 + exp(-1000*x))', 0],
    ['tanh(1000*x)', 0],
    ['asin(x)', 1],
    ['(-x)^0.3', 1],
    ['x^-2', 0],
  ])('flags %s at (5, 5) as %i', async (formula, flags) => {
    const jets = await engine.probe(plane(formula), new Float64Array([5, 5]));
    expect(jets[JET.flags]).toBe(flags);
    expect([...jets].every(Number.isFinite)).toBe(true);
  });

  it('lays a grid out row by row, bounds included', async () => {
    const grid = { x: [-1, 2], y: [3, 5], columns: 7, rows: 5 } as const;
    const field = await engine.evaluate(plane('x + 10*y'), grid);
    for (let row = 0; row < grid.rows; row++) {
      for (let column = 0; column < grid.columns; column++) {
        const [x, y] = [-1 + 3 * (column / 6), 3 + 2 * (row / 4)];
        const at = 4 * (row * grid.columns + column);
        // Four float32 operations at values up to 52.
        expect(Math.abs(field.samples[at] - (x + 10 * y))).toBeLessThan(2e-5);
        expect([...field.samples.subarray(at + 1, at + 4)]).toEqual([1, 10, 0]);
      }
    }
    field.dispose();
  });

  it('marks the same holes on both engines', async () => {
    const grid = { x: [-2, 2], y: [-2, 2], columns: 33, rows: 33 } as const;
    const [first, ...others] = await Promise.all(
      both.map((each) => each.evaluate(plane('sqrt(1.0001 - x^2 - y^2)'), grid)),
    );
    const mask = (samples: Float32Array) => samples.filter((_, i) => i % 4 === 3);
    for (const other of others) expect(mask(other.samples)).toEqual(mask(first.samples));
    expect(mask(first.samples)).toContain(1);
    expect(mask(first.samples)).toContain(0);
  });
});
