import { describe, expect, it } from 'vitest';
import { SUM_RULES } from '../../src/analysis/calculus/sums';
import type { DifferentiateDocument } from '../../src/headless/differentiate';
import type { IntegrateDocument } from '../../src/headless/integrate';
import numerical from '../golden/seeds/001_1_numerical_derivative.json';
import rules from '../golden/seeds/003_differential_rules.json';
import integrals from '../golden/seeds/003_integral.json';
import tangents from '../golden/seeds/003_tangent_line_plane.json';
import { gpuForTests } from '../setup/gpu';
import { document, file, headless } from './command';

/** The tutorials' numbers to their last digits: float64 here and there. */
const NEAR = 1e-9;

const experiment = (given: object) => file({ version: 1, function: given });
const differentiate = (formula: string, at: number, ...more: readonly string[]) =>
  document<DifferentiateDocument>(['differentiate', experiment({ formula }), `--at=${at}`, '--engine', 'cpu', ...more]);
const integrate = (given: object, from: number, to: number, n: number) =>
  document<IntegrateDocument>(['integrate', experiment(given), `--from=${from}`, `--to=${to}`, '--n', String(n)]);

describe('headless differentiate', () => {
  it('prints the numbers of the tutorial to the last bit', () => {
    for (const row of numerical.rows) {
      const { value, derivative, forward, central } = differentiate(numerical.f, row.x);
      expect({ value, derivative, forward, central }).toEqual({
        value: row.f,
        derivative: row.df,
        forward: row['forward_1e-6'],
        central: row['central_1e-6'],
      });
    }
  });

  it.each(numerical.h_sweep)('sweeps $f over h', ({ f, x, df, h, forward_error, central_error }) => {
    const { derivative, sweep, best } = differentiate(f, x);
    expect(derivative).toBeCloseTo(df, 14);
    expect(sweep.map((row) => row.h)).toEqual(h);
    sweep.forEach(({ float64, float32 }, i) => {
      // The reference says that errors below 1e-9 are noise; a quotient has ε·|f|/h of it.
      const noise = 1e-9 + 1e-14 / h[i]!;
      expect(Math.abs(float64.forward! - forward_error[i]!)).toBeLessThanOrEqual(noise);
      expect(Math.abs(float64.central! - central_error[i]!)).toBeLessThanOrEqual(noise);
      // Large steps err alike in both; small ones are lost in float32, where x + h is x.
      if (h[i]! >= 0.01) expect(float32.forward!).toBeCloseTo(float64.forward!, 3);
      if (h[i]! <= 1e-8) expect(float32.forward!).toBeCloseTo(Math.abs(df), 6);
    });
    expect(best!.float32.forward).toBeGreaterThan(1000 * best!.float64.forward);
  });

  it('follows rules and tangents', () => {
    for (const { f, x0, value, slope } of tangents.lines) {
      expect(differentiate(f, x0)).toMatchObject({
        value: expect.closeTo(value, 12),
        derivative: expect.closeTo(slope, 12),
      });
    }
    const [, product] = rules.rules;
    for (const { x, df } of product!.values) {
      expect(differentiate(`(${product!.u})*(${product!.v})`, x).derivative).toBeCloseTo(df, 12);
    }
  });

  it.each([
    ['abs(x)', 0, -1, 1],
    ['cbrt(x)', 0, 'Infinity', 'Infinity'],
    ['sqrt(x)', 0, null, 'Infinity'],
    ['floor(x)', 1, 'Infinity', 0],
    ['sqrt(abs(x))', 0, '-Infinity', 'Infinity'],
    ['max(x, x^2)', 1, 1, 2],
  ])('has no derivative of %s at %s, but one-sided ones', (formula, at, left, right) => {
    const found = differentiate(formula, at);
    const near = (slope: number | string | null) => (typeof slope === 'number' ? expect.closeTo(slope, 6) : slope);
    expect(found).toMatchObject({ derivative: null, left: near(left), right: near(right), best: null });
    for (const { float64, float32 } of found.sweep) {
      expect([float64, float32]).toEqual(Array(2).fill({ forward: null, central: null }));
    }
  });

  it('has one where the sides agree, whatever the formula says of a corner', () => {
    expect(differentiate('x*abs(x)', 0)).toMatchObject({ derivative: 0, left: 0, right: 0 });
    expect(differentiate('max(x, x)', 1)).toMatchObject({ derivative: 1, left: 1, right: 1 });
    // The derivative by the formula, to the last bit, though the sides are limits.
    expect(differentiate('sin(1000*x)', 0.3).derivative).toBe(1000 * Math.cos(1000 * 0.3));
  });

  it('takes the parameters, and says what it cannot do', () => {
    const path = experiment({ id: 'exp_base', parameters: { a: 3 } });
    const found = document<DifferentiateDocument>(['differentiate', path, '--at', '0', '--engine', 'cpu']);
    expect(found.derivative).toBeCloseTo(Math.log(3), 14);
    // One side only: nothing is invented for the other.
    expect(differentiate('sqrt(x)', 0)).toMatchObject({ backward: null, central: null });
    const { code, stderr } = headless(['differentiate', experiment({ formula: 'log(x)' }), '--at=-1']);
    expect([code, stderr]).toEqual([1, expect.stringContaining('no value at x = -1')]);
    const two = file({ version: 1, surface: { formula: 'x^2 + y^2' } });
    expect(headless(['differentiate', two, '--at', '1']).stderr).toContain('this is an experiment with a surface');
  });
});

const gpu = await gpuForTests();

describe.skipIf('skip' in gpu)("headless differentiate with the GPU's own float32", () => {
  it('errs as the rounded one does while h is large, and as float32 does', () => {
    const path = experiment({ formula: 'x^2' });
    const found = document<DifferentiateDocument>(['differentiate', path, '--at', '1.5', '--engine', 'gpu']);
    expect(found.float32).toBe('engine');
    const rounded = differentiate('x^2', 1.5);
    found.sweep.forEach(({ h, float64, float32 }, i) => {
      expect(float64).toEqual(rounded.sweep[i]!.float64);
      // A GPU may fuse or reorder: a few float32 roundings of f over h.
      const room = (8 * 2 ** -23 * 2.25) / h;
      expect(Math.abs(float32.forward! - rounded.sweep[i]!.float32.forward!)).toBeLessThanOrEqual(Math.max(room, 3e-6));
    });
  });
});

describe('headless integrate', () => {
  it.each(integrals.cases)('$f from $a to $b', ({ f, a, b, exact, sums }) => {
    for (const { n, ...totals } of [sums[0]!, sums[2]!, sums[7]!]) {
      const found = integrate({ formula: f }, a, b, n);
      expect(found.status).toBe('converged');
      expect(Math.abs(found.exact! - exact)).toBeLessThan(NEAR);
      expect(found.estimate).toBeLessThan(NEAR);
      for (const [rule, total] of Object.entries(totals)) {
        expect(Math.abs(found[rule as keyof typeof totals]! - total)).toBeLessThan(NEAR);
        expect(found.errors.find((row) => row.n === n)![rule as keyof typeof totals]).toBeCloseTo(total - exact, 9);
      }
      expect(found.errors.map((row) => row.n)).toEqual(sums.map((row) => row.n));
    }
  });

  it('compares with the antiderivative, and turns with the bounds', () => {
    const there = integrate({ id: 'cubic' }, -2, 1.5, 12);
    expect(there.antiderivative).toBeCloseTo(there.exact!, 12);
    const back = integrate({ id: 'cubic' }, 1.5, -2, 12);
    expect(back.exact).toBe(-there.exact!);
    for (const rule of SUM_RULES) if (rule !== 'random') expect(back[rule]).toBeCloseTo(-there[rule]!, 12);
    expect(integrate({ id: 'gauss' }, -1, 1, 4).antiderivative).toBeNull();
    expect(there.orders).toMatchObject({ left: expect.closeTo(1, 1), trapezoid: expect.closeTo(2, 2), simpson: null });
  });

  it('says that an integral diverges, or where the function has no values', () => {
    expect(integrate({ formula: '1/x' }, 1, -2, 4)).toMatchObject({
      status: 'divergent',
      at: 0,
      exact: null,
      errors: [],
      // There is a lowest height on no strip that holds the pole; the other sums have their heights elsewhere.
      lower: null,
      upper: null,
      midpoint: expect.closeTo(-0.75 * (1 / 0.625 - 1 / 0.125 - 1 / 0.875 - 1 / 1.625), 12),
    });
    expect(integrate({ id: 'tan' }, 0, 3, 4)).toMatchObject({
      status: 'divergent',
      at: expect.closeTo(Math.PI / 2, 12),
    });
    expect(integrate({ id: 'ln' }, -1, 1, 4)).toMatchObject({ status: 'undefined', undefined: [-1, 0] });
    // A pole at a bound that is integrable is none; a sum with a height there has none.
    expect(integrate({ id: 'ln' }, 0, 1, 4)).toMatchObject({ exact: expect.closeTo(-1, 12), left: null });
  });

  it("takes bounds and strips of the experiment's own where none are given", () => {
    const path = file({ version: 1, function: { id: 'parabola' }, integral: { from: 1, to: 2, n: 2 } });
    expect(document<IntegrateDocument>(['integrate', path])).toMatchObject({ from: 1, to: 2, n: 2, left: 1.625 });
  });
});
