import { describe, expect, it } from 'vitest';
import { antiderivative } from '../../../src/analysis/calculus/antiderivative';
import { FUNCTION_LIST } from '../../../src/catalog/functions';
import { compileFunction, createFunctionEvaluator } from '../../../src/formula/programs/function';
import { functionOf } from './functions';

const of = (formula: string, origin: number, low: number, high: number) => {
  const { value, suspects } = functionOf(formula);
  return antiderivative(value, origin, [low, high], suspects(low, high));
};

describe('the antiderivative from an origin', () => {
  const known = FUNCTION_LIST.filter((entry) => entry.antiderivative !== null);

  it.each(known.map((entry) => [entry.id, entry] as const))('of %s is that of the catalogue', (_, entry) => {
    const names = Object.keys(entry.parameters);
    const compile = (formula: string) =>
      createFunctionEvaluator(
        compileFunction({ formula, variable: entry.variable, parameters: names }),
        names.map((name) => entry.parameters[name].value),
      ).value;
    const [f, whole] = [compile(entry.formula), compile(entry.antiderivative!)];
    const found = antiderivative(f, entry.start, entry.view)!;
    const { x, y } = found.curve;
    const size = Math.max(1, ...y.map(Math.abs));
    for (let i = 0; i < x.length; i++) {
      const exact = whole(x[i]) - whole(entry.start);
      if (!Number.isFinite(exact)) continue;
      // Each of the 400 cells is right to 1e-9 of its own.
      expect(Math.abs(y[i] - exact)).toBeLessThan(1e-9 * size);
    }
    expect(found.reach[0]).toBeLessThanOrEqual(entry.start);
    expect(found.reach[1]).toBeGreaterThan(entry.start);
  });

  it('is 0 at the origin, and ends where the integral diverges or the function does', () => {
    const inverse = of('1/x', 1, -2, 3)!;
    expect(inverse.curve.y[inverse.curve.x.indexOf(1)]).toBe(0);
    expect(inverse.reach[0]).toBeGreaterThanOrEqual(0);
    expect(inverse.reach[0]).toBeLessThan(0.03);
    expect(inverse.reach[1]).toBe(3);
    expect(of('tan(x)', 0, -3, 3)!.reach[1]).toBeLessThan(Math.PI / 2);
    expect(of('tan(x)', 0, -3, 3)!.ends).toEqual([-Math.PI / 2, Math.PI / 2]);
    expect(of('sqrt(x)', 1, -2, 3)!.reach[0]).toBeCloseTo(0, 12);
    expect(of('log(x)', -1, -2, 3)).toBeNull();
  });

  it('goes on over jumps, holes and integrable poles', () => {
    const steps = of('floor(x)', 0.5, -2.5, 2.5)!;
    expect(steps.reach).toEqual([-2.5, 2.5]);
    // ∫ from ½ to 2½: ½·0 + 1 + ½·2.
    expect(steps.curve.y[steps.curve.y.length - 1]).toBeCloseTo(2, 9);
    expect(of('1/sqrt(abs(x))', 1, -1, 2)!.reach).toEqual([-1, 2]);
    expect(of('sin(x)/x', 1, -3, 4)!.reach).toEqual([-3, 4]);
    expect(of('log(x)', 1, 0, 3)!.reach).toEqual([0, 3]);
  });
});
