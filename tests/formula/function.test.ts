import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormulaError } from '../../src/formula/language/errors';
import { compileFunction, createFunctionEvaluator } from '../../src/formula/programs/function';
import { compileSurface } from '../../src/formula/programs/surface';
import { interpretProgram } from '../../src/formula/targets/surface-interpret';
import { randomFormula } from './random-formula';
import { errorOf } from './support';

function evaluator(formula: string, parameters: Readonly<Record<string, number>> = {}) {
  const names = Object.keys(parameters);
  return createFunctionEvaluator(
    compileFunction({ formula, variable: 'x', parameters: names }),
    Object.values(parameters),
  );
}

describe('functions of one variable', () => {
  it('have a value and two derivatives', () => {
    // By hand: f = x³ − 3x² + x, f′ = 3x² − 6x + 1, f″ = 6x − 6.
    expect(evaluator('x^3 - 3*x^2 + x').jet(2)).toEqual([-2, 1, 6]);
    expect(evaluator('a*x^2 + b', { a: 3, b: 1 }).jet(2)).toEqual([13, 12, 6]);
    expect(evaluator('7').jet(2)).toEqual([7, 0, 0]);
  });

  it('are NaN where they are undefined', () => {
    for (const formula of ['log(x)', 'sqrt(x)', '1/(x + 1)', 'asin(x)', 'x^0.3']) {
      const f = evaluator(formula);
      const x = formula === '1/(x + 1)' ? -1 : -2;
      expect(f.value(x)).toBeNaN();
      expect(f.derivative(x)).toBeNaN();
      expect(f.jet(x)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
      const out = new Float64Array(5);
      f.jetInto(x, out, 1);
      expect([...out]).toEqual([0, Number.NaN, Number.NaN, Number.NaN, 0]);
      expect(f.value(0.5)).not.toBeNaN();
    }
  });

  it('are evaluated anew each time, whatever came before', () => {
    const f = evaluator('x < 0 ? log(-x) : sqrt(x)');
    const [left, right] = [f.value(-2), f.value(4)];
    expect([left, right]).toEqual([Math.log(2), 2]);
    expect([f.value(4), f.value(-2)]).toEqual([right, left]);
  });

  it('agree with surfaces that do not depend on y', () => {
    fc.assert(
      fc.property(randomFormula(['x', 'a']), fc.double({ min: -3, max: 3, noNaN: true }), (formula, x) => {
        const f = evaluator(formula, { a: 0.7 });
        const program = compileSurface({ formula, variables: ['x', 'y'], parameters: ['a'], columns: [] });
        const surface = interpretProgram(program, 'hessian', { parameters: [0.7], columns: [] });
        const [value, fx, , fxx, , , bad] = surface(x, 0, { rows: [], of: 0 });
        const expected = bad === 0 ? [value, fx, fxx] : [Number.NaN, Number.NaN, Number.NaN];
        // The same operations in the same order: the same bits.
        expect(f.jet(x)).toEqual(expected);
        expect(f.value(x)).toEqual(expected[0]);
        expect(f.derivative(x)).toEqual(expected[1]);
      }),
    );
  });

  it.each([
    ['asinh(x)', 1],
    ['asinh(x)', -1],
    ['acosh(x)', 1],
  ] as const)('%s has its slope, also where the square is too large for a number', (formula, sign) => {
    const program = compileFunction({ formula, variable: 'x', parameters: [] });
    const one = formula === 'asinh(x)' ? 1 : -1;
    for (const [arithmetic, places, near] of [
      // A few roundings of each arithmetic.
      ['float64', [1.5, 1e3, 0.99e9, 1e9, 1e20, 1e160, 1e300], 8 * 2 ** -53],
      ['float32', [1.5, 1e3, 0.99e9, 1e9, 1e20, 1e30], 8 * 2 ** -24],
    ] as const) {
      const f = createFunctionEvaluator(program, [], arithmetic);
      for (const x of places) {
        // Of numbers that can be squared by the textbook, of others by what remains of it.
        const expected = x < 1e15 ? 1 / Math.sqrt(x * x + one) : 1 / x;
        expect(Math.abs(f.derivative(sign * x) / expected - 1)).toBeLessThan(near);
      }
    }
    const { jet } = createFunctionEvaluator(program, []);
    expect(jet(sign * 1.5)[2]).toBeCloseTo((-sign * 1.5) / (1.5 ** 2 + one) ** 1.5, 14);
    expect(jet(sign * 1e10)[2] * sign * 1e20).toBeCloseTo(-1, 12);
    if (one === 1) expect(jet(0).map(Math.abs)).toEqual([0, 1, 0]);
  });

  it('refuse what is no formula of theirs', () => {
    const error = errorOf(() => compileFunction({ formula: 'x*y', variable: 'x', parameters: [] }));
    expect(error).toBeInstanceOf(FormulaError);
    expect(error.code).toBe('unknown-name');
  });
});
