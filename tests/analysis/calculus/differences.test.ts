import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  armSlopes,
  backward,
  bestSteps,
  central,
  FLOAT32,
  FLOAT64,
  finerSweep,
  forward,
  SWEEP,
  sweepErrors,
  thirdDerivative,
} from '../../../src/analysis/calculus/differences';
import { sideSlopes } from '../../../src/analysis/calculus/oneSided';
import { createFunctionEvaluator } from '../../../src/formula/programs/function';
import { functionOf, golden } from './functions';

interface NumericalDerivative {
  readonly h: number;
  readonly rows: readonly Record<'x' | 'f' | 'df' | 'forward_1e-6' | 'central_1e-6', number>[];
  readonly h_sweep: readonly {
    readonly f: string;
    readonly x: number;
    readonly df: number;
    readonly h: readonly number[];
    readonly forward_error: readonly number[];
    readonly central_error: readonly number[];
  }[];
}
const reference: NumericalDerivative = golden('001_1_numerical_derivative');

describe('difference quotients', () => {
  it('are those of the tutorial to the last bit', () => {
    const { value, derivative } = functionOf('x^2');
    for (const { x, f, df, ...quotients } of reference.rows) {
      expect(value(x)).toBe(f);
      expect(derivative(x)).toBe(df);
      expect(forward(value, x, reference.h)).toBe(quotients['forward_1e-6']);
      expect(central(value, x, reference.h)).toBe(quotients['central_1e-6']);
      expect(backward(value, x, reference.h)).toBe(forward(value, x, -reference.h));
    }
  });

  it.each(reference.h_sweep.map((sweep) => [sweep.f, sweep] as const))('of %s err as in the reference', (_, sweep) => {
    const { value } = functionOf(sweep.f);
    const errors = sweepErrors(value, sweep.df, sweep.x, sweep.h);
    errors.forEach(({ h, forward: one, central: both }, i) => {
      // The reference says that what is below 1e-9 is rounding, and differs with the library of functions; and what a
      // rounding of f does to a quotient is ε·|f|/h.
      const rounding = 1e-9 + (4 * Number.EPSILON * Math.max(1, Math.abs(value(sweep.x)))) / h;
      expect(Math.abs(one - sweep.forward_error[i])).toBeLessThanOrEqual(rounding);
      expect(Math.abs(both - sweep.central_error[i])).toBeLessThanOrEqual(rounding);
    });
    expect(SWEEP).toEqual(sweep.h);
  });
});

/** Sweep, best h and slopes of one function at one place. */
function vCurve(formula: string, x: number, precision: 'float64' | 'float32') {
  const f = functionOf(formula);
  const own = createFunctionEvaluator(f.program, [], precision);
  const arithmetic = precision === 'float32' ? FLOAT32 : FLOAT64;
  const hs = finerSweep(8);
  const errors = sweepErrors(own.value, f.derivative(x), x, hs, arithmetic);
  const best = bestSteps({ value: f.value(x), second: f.second(x), third: thirdDerivative(f.second, x) }, arithmetic);
  const lost = 16 * arithmetic.epsilon * Math.max(1, Math.abs(x));
  const armsOf = (kind: 'forward' | 'central') =>
    armSlopes(
      hs,
      errors.map((each) => each[kind]),
      best[kind],
      lost,
    );
  return { hs, errors, best, armsOf };
}

describe('the V-curve', () => {
  it.each([
    ['sin(x)', 1, 'float64'],
    ['exp(x)', 1, 'float64'],
    ['exp(x)', 1, 'float32'],
    ['x^3 - 3*x + 1', 1.7, 'float64'],
    ['sin(x)', 1, 'float32'],
    ['1/(1 + exp(-x))', 0.8, 'float32'],
  ] as const)('of %s at %d in %s has arms of slope 1, 2 and −1', (formula, x, precision) => {
    const { armsOf } = vCurve(formula, x, precision);
    // Truncation is a straight line; in float32 few decades of it are left above the rounding.
    const near = precision === 'float32' ? 0.3 : 0.1;
    expect(Math.abs(armsOf('forward').truncation! - 1)).toBeLessThan(near);
    // Rounding scatters by a power of ten around its line.
    expect(Math.abs(armsOf('forward').rounding! + 1)).toBeLessThan(0.4);
    expect(Math.abs(armsOf('central').rounding! + 1)).toBeLessThan(0.4);
    // In float32 its arm has less than a decade, and is not fitted.
    if (precision === 'float64') expect(Math.abs(armsOf('central').truncation! - 2)).toBeLessThan(near);
  });

  it('has its foot near the predicted h', () => {
    for (const precision of ['float64', 'float32'] as const) {
      const { hs, errors, best } = vCurve('exp(x)', 1, precision);
      for (const kind of ['forward', 'central'] as const) {
        const at = (h: number) => {
          // Rounding is luck at a single h: the median of a decade around it.
          const near = errors.filter((_, i) => hs[i] < 3.2 * h && hs[i] > h / 3.2).map((each) => each[kind]);
          return near.sort((one, other) => one - other)[Math.floor(near.length / 2)];
        };
        expect(at(best[kind])).toBeLessThan(at(100 * best[kind]));
        expect(at(best[kind])).toBeLessThan(at(best[kind] / 100));
      }
    }
  });

  it('predicts √ε and ∛ε', () => {
    // f = f″ = f‴ = e at x = 1: the scales cancel.
    const jet = { value: Math.E, second: Math.E, third: Math.E };
    expect(bestSteps(jet).forward).toBeCloseTo(2 * Math.sqrt(2 ** -52), 20);
    expect(bestSteps(jet).central).toBeCloseTo(Math.cbrt(3 * 2 ** -52), 20);
    expect(bestSteps(jet, FLOAT32).forward / bestSteps(jet).forward).toBeCloseTo(2 ** 14.5, 6);
    // A straight line through 0 has no truncation and no size: the orders remain.
    expect(bestSteps({ value: 0, second: 0, third: Number.NaN })).toEqual({
      forward: 2 * 2 ** -26,
      central: Math.cbrt(3 * 2 ** -52),
    });
  });

  it('in float32 rounds every operation', () => {
    const { program } = functionOf('x^3/(x + 0.1)');
    const f = createFunctionEvaluator(program, [], 'float32').value;
    const r = Math.fround;
    fc.assert(
      fc.property(fc.float({ min: 0.5, max: 100, noNaN: true }), (x) => {
        expect(f(x)).toBe(r(r(r(x * x) * x) / r(x + r(0.1))));
      }),
    );
    // x is rounded on its way in, and what is beyond 3.4e38 is infinite.
    expect(f(0.1)).toBe(f(r(0.1)));
    expect(createFunctionEvaluator(functionOf('x^20').program, [], 'float32').value(1000)).toBe(Infinity);
  });
});

describe('slopes from both sides', () => {
  const slopes = (formula: string, x: number) => {
    const { value, derivative } = functionOf(formula);
    return sideSlopes(value, x, derivative);
  };

  it('differ at corners, are infinite where the tangent stands upright or the function jumps', () => {
    expect(slopes('abs(x)', 0)).toEqual({ left: -1, right: 1, agree: false });
    expect(slopes('max(0, x)', 0)).toEqual({ left: 0, right: 1, agree: false });
    expect(slopes('x > 1 ? 3*x - 2 : x^2', 1)).toEqual({
      left: expect.closeTo(2, 8),
      right: expect.closeTo(3, 8),
      agree: false,
    });
    expect(slopes('floor(x)', 1)).toEqual({ left: Infinity, right: 0, agree: false });
    expect(slopes('cbrt(x)', 0)).toEqual({ left: Infinity, right: Infinity, agree: false });
    expect(slopes('sqrt(x)', 0)).toEqual({ left: Number.NaN, right: Infinity, agree: false });
    expect(slopes('asin(x)', 1)).toMatchObject({ left: Infinity, right: Number.NaN });
  });

  it('agree with f′ where there is one', () => {
    for (const formula of ['x^2', 'sin(x)', 'exp(x)', 'x*abs(x)', '1/(1 + x^2)', '7']) {
      const { value, derivative } = functionOf(formula);
      for (const x of [-1.3, 0, 0.7, 25]) {
        expect([formula, x, sideSlopes(value, x, derivative).left]).toEqual([formula, x, derivative(x)]);
        const byValues = sideSlopes(value, x);
        expect(byValues.agree).toBe(true);
        expect(Math.abs(byValues.right - derivative(x))).toBeLessThan(1e-5 * Math.max(1, Math.abs(derivative(x))));
      }
    }
  });

  it.each([
    // Nearer to the edge of the domain, or to a corner, than the approach begins.
    ['log(x)', 0.01],
    ['sqrt(x)', 0.001],
    ['abs(x - 0.51)', 0.5],
    // A quotient of these has no digits left near the place.
    ['x^2 + 1e8', -0.3],
  ])('agree for %s at %d, too', (formula, x) => {
    const { derivative } = functionOf(formula);
    const slope = expect.closeTo(derivative(x), 12);
    expect(slopes(formula, x)).toEqual({ left: slope, right: slope, agree: true });
  });

  it('are nothing where the function is nothing, or tends to nothing', () => {
    expect(slopes('log(x)', 0)).toEqual({ left: Number.NaN, right: Number.NaN, agree: false });
    const wild = sideSlopes((x) => (x === 0 ? 0 : x * Math.sin(1 / x)), 0);
    expect(wild).toEqual({ left: Number.NaN, right: Number.NaN, agree: false });
  });
});

describe('the reference of rules and tangents', () => {
  const rules: { rule: string; u: string; v: string; values: { x: number; f: number; df: number }[] }[] =
    golden('003_differential_rules').rules;
  const OPERATORS: Readonly<Record<string, string>> = { sum: '+', product: '*', quotient: '/' };

  it.each(rules.map((each) => [each.rule, each] as const))('%s', (rule, { u, v, values }) => {
    const f = functionOf(`(${u})${OPERATORS[rule]}(${v})`);
    for (const { x, f: value, df } of values) {
      // Other libraries' sine and cosine: the last digits.
      expect(f.value(x)).toBeCloseTo(value, 14);
      expect(f.derivative(x)).toBeCloseTo(df, 14);
      expect(central(f.value, x, 1e-5)).toBeCloseTo(df, 8);
    }
  });

  it('differentials', () => {
    const { value, derivative } = functionOf('x^2');
    for (const { x, dx, df, delta_f, error } of golden('003_differential_rules').differential) {
      expect(derivative(x) * dx).toBe(df);
      expect(value(x + dx) - value(x)).toBe(delta_f);
      expect(delta_f - df).toBeCloseTo(error, 14);
    }
  });

  const lines: { f: string; x0: number; value: number; slope: number; intercept: number }[] =
    golden('003_tangent_line_plane').lines;
  it.each(lines.map((each) => [`${each.f} at ${each.x0}`, each] as const))('tangent of %s', (_, line) => {
    const f = functionOf(line.f);
    expect(f.value(line.x0)).toBeCloseTo(line.value, 14);
    expect(f.derivative(line.x0)).toBeCloseTo(line.slope, 14);
    expect(f.value(line.x0) - f.derivative(line.x0) * line.x0).toBeCloseTo(line.intercept, 14);
  });
});
