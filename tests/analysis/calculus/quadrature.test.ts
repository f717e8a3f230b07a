import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RealFunction } from '../../../src/analysis/calculus/limits';
import { compensated, integrate } from '../../../src/analysis/calculus/quadrature';
import { FUNCTION_LIST } from '../../../src/catalog/functions';
import { compileFunction, createFunctionEvaluator } from '../../../src/formula/programs/function';
import { functionOf, golden } from './functions';

/** The value of an integral that converges. */
function exactly(f: RealFunction, a: number, b: number): number {
  const found = integrate(f, a, b);
  if (found.kind !== 'converged') throw new Error(`${found.kind}: ${JSON.stringify(found)}`);
  return found.value;
}

describe('integrals', () => {
  const { cases } = golden('003_integral') as {
    cases: { f: string; a: number; b: number; exact: number }[];
  };

  it.each(cases.map((each) => [each.f, each] as const))('∫ %s is the reference', (_, { f, a, b, exact }) => {
    const found = integrate(functionOf(f).value, a, b);
    expect(found.kind).toBe('converged');
    if (!('value' in found)) return;
    // The last digits; and the estimated error covers the true one.
    expect(Math.abs(found.value - exact)).toBeLessThan(1e-13 * Math.max(1, Math.abs(exact)));
    expect(Math.abs(found.value - exact)).toBeLessThanOrEqual(found.error + 1e-15);
  });

  it.each(
    FUNCTION_LIST.filter(({ antiderivative }) => antiderivative !== null).map((each) => [each.id, each] as const),
  )('of %s is the difference of its antiderivative', (_, { formula, antiderivative, variable, parameters, start }) => {
    const names = Object.keys(parameters);
    const values = names.map((name) => parameters[name].value);
    const of = (text: string) =>
      createFunctionEvaluator(compileFunction({ formula: text, variable, parameters: names }), values).value;
    const [f, F] = [of(formula), of(antiderivative!)];
    // Some start near an end of their domain.
    const [a, b] = [start - 0.15, start + 0.1];
    const exact = F(b) - F(a);
    // F(b) − F(a) loses what F has before the point.
    const rounding = 1e-13 * Math.max(1, Math.abs(F(a)), Math.abs(F(b)));
    expect(Math.abs(exactly(f, a, b) - exact)).toBeLessThan(rounding);
    expect(exactly(f, b, a)).toBe(-exactly(f, a, b));
  });

  it('are 0 from a place to itself, and add up', () => {
    expect(integrate(Math.exp, 2, 2)).toEqual({ kind: 'converged', value: 0, error: 0, evaluations: 0 });
    fc.assert(
      fc.property(fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -3, max: 3, noNaN: true }))), ([a, b, c]) => {
        const f = (x: number) => Math.sin(3 * x) + x * x;
        expect(exactly(f, a, b) + exactly(f, b, c)).toBeCloseTo(exactly(f, a, c), 11);
      }),
    );
  });

  it.each<[string, RealFunction, number, number, number, number]>([
    // Where the function is known to 52 bits only as near to its singularity as doubles go, digits are lost.
    ['log x from 0', Math.log, 0, 1, -1, 1e-14],
    ['1/√x from 0', (x) => 1 / Math.sqrt(x), 0, 1, 2, 1e-13],
    ['√x from 0', Math.sqrt, 0, 1, 2 / 3, 1e-15],
    ['x^−0.9 from 0', (x) => x ** -0.9, 0, 1, 10, 1e-12],
    ['x^−0.99 from 0', (x) => x ** -0.99, 0, 1, 100, 1e-11],
    ['x^−0.999 from 0', (x) => x ** -0.999, 0, 1, 1000, 1e-10],
    ['1/x from 1e-200', (x) => 1 / x, 1e-200, 1, 200 * Math.LN10, 1e-9],
    ['1/x from 1e-300, reversed', (x) => 1 / x, 2, 1e-300, -300 * Math.LN10 - Math.LN2, 1e-9],
    ['1/√(1 − x) to 1', (x) => 1 / Math.sqrt(1 - x), 0, 1, 2, 1e-12],
    ['1/√(1 − x²), both ends', (x) => 1 / Math.sqrt(1 - x * x), -1, 1, Math.PI, 1e-10],
    ['(1 − x)^−0.9 to 1', (x) => (1 - x) ** -0.9, 0, 1, 10, 1e-8],
    [
      '|x − √2|^−½ inside',
      (x) => Math.abs(x - Math.SQRT2) ** -0.5,
      0,
      3,
      2 * (2 ** 0.25 + Math.sqrt(3 - Math.SQRT2)),
      1e-10,
    ],
    ['∛x through 0', Math.cbrt, -1, 8, 45 / 4, 1e-13],
    ['floor x', Math.floor, 0, 10.5, 50, 1e-12],
    ['sign x', Math.sign, -1, 3, 2, 1e-14],
    ['|x|', Math.abs, -1, 2, 2.5, 1e-14],
    ['sin x / x over its hole', (x) => Math.sin(x) / x, -1, 1, 2 * 0.946083070367183, 1e-14],
    ['a narrow bell', (x) => Math.exp(-1e6 * (x - 0.3) ** 2), -1, 1, Math.sqrt(Math.PI / 1e6), 1e-15],
    ['tan x nearly to its pole', Math.tan, 0, 1.57, -Math.log(Math.cos(1.57)), 1e-11],
    ['e^x to the end of doubles', (x) => Math.exp(x) * 1e-300, 0, 700, (Math.exp(700) - 1) * 1e-300, 1e-8],
    ['0', () => 0, 0, 1, 0, 0],
  ])('of %s is right', (_, f, a, b, exact, tolerance) => {
    const found = integrate(f, a, b);
    expect(found.kind).toBe('converged');
    if (!('value' in found)) return;
    expect(Math.abs(found.value - exact)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(exact)));
    // The estimate is honest, but for the rounding of the values themselves.
    expect(Math.abs(found.value - exact)).toBeLessThanOrEqual(found.error + 1e-11 * Math.max(1, Math.abs(exact)));
  });

  it.each<[string, RealFunction, number, number, number]>([
    ['1/x through 0', (x) => 1 / x, -1, 1, 0],
    ['1/x through 0, uneven', (x) => 1 / x, -1, 2, 0],
    ['1/x with a value at 0', (x) => (x === 0 ? 0 : 1 / x), -1, 1, 0],
    ['1/x from 0', (x) => 1 / x, 0, 1, 0],
    ['1/x², reversed', (x) => 1 / x ** 2, 1, -1, 0],
    ['1/x³, which cancels', (x) => x ** -3, -1, 1, 0],
    ['x⁻¹⁰ from 0', (x) => x ** -10, 0, 3, 0],
    ['tan x through π/2', Math.tan, 0, 3, Math.PI / 2],
    ['tan x to π/2', Math.tan, 0, Math.PI / 2, Math.PI / 2],
    ['tan x, symmetric about π/2', Math.tan, 0, Math.PI, Math.PI / 2],
    ['1/(x − √2)', (x) => 1 / (x - Math.SQRT2), 0, 3, Math.SQRT2],
    ['1/(x − √2)²', (x) => (x - Math.SQRT2) ** -2, 0, 3, Math.SQRT2],
    ['1/(1 − x) to 1', (x) => 1 / (1 - x), 0, 1, 1],
    ['a weak pole', (x) => 1e-9 / (x - 0.3), -1, 1, 0.3],
    ['√x/x²', (x) => Math.sqrt(x) / (x * x), 0, 1, 0],
    ['1/(x − 10⁶), far from 0', (x) => 1 / (x - 1e6), 999999, 1000002, 1e6],
    ['1/(x − 10⁶) to its pole', (x) => 1 / (x - 1e6), 999999, 1e6, 1e6],
    ['1/(x + 10⁸)²', (x) => (x + 1e8) ** -2, -1e8 - 1, -1e8 + 2, -1e8],
    ['e^(1/x), too large beside 0', (x) => Math.exp(1 / x), -1, 1, 0],
    ['e^(1/x) from 0', (x) => Math.exp(1 / x), 0, 2, 0],
    ['e^(1/x²)', (x) => Math.exp(x ** -2), -1, 2, 0],
    ['e^(1/(x − √2)), reversed', (x) => Math.exp(1 / (Math.SQRT2 - x)), 3, 0, Math.SQRT2],
    ['x^−400', (x) => x ** -400, -1, 2, 0],
  ])('of %s does not exist, and it is said where', (_, f, a, b, at) => {
    const found = integrate(f, a, b);
    expect(found.kind).toBe('divergent');
    if (found.kind === 'divergent') expect(found.at).toBeCloseTo(at, 12);
    expect(found.evaluations).toBeLessThan(30_000);
  });

  it('of 1/(x − c) is never taken for a number', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.constantFrom(1, 2, 3),
        (c, left, right, power) => {
          expect(integrate((x) => (x - c) ** -power, c - left, c + right).kind).toBe('divergent');
        },
      ),
    );
  });

  it('of steps are right, wherever they are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -2, max: 2, noNaN: true }),
        (at, height) => {
          const found = integrate((x) => (x < at ? 1 : height), -1, 1);
          expect(found.kind).toBe('converged');
          if ('value' in found) expect(found.value).toBeCloseTo(1 + at + height * (1 - at), 10);
        },
      ),
    );
  });

  it.each([
    ['floor', Math.floor, -5],
    ['ceil', Math.ceil, 5],
    ['round', Math.round, 0],
  ] as const)('of many steps of one function are as right: %s', (_, f, exact) => {
    // A step is found to the double: ten of them leave a few roundings of the area.
    expect(exactly(f, -5, 5)).toBeCloseTo(exact, 12);
  });

  it('say where a function is undefined, and where it is too large', () => {
    expect(integrate(Math.log, -1, 1)).toMatchObject({ kind: 'undefined', from: -1, to: 0 });
    expect(integrate(Math.sqrt, 4, -2)).toMatchObject({ kind: 'undefined', from: -2, to: 0 });
    expect(integrate(Math.sqrt, -2, -1)).toMatchObject({ kind: 'undefined', from: -2, to: -1 });
    // Too large to be held, all of them, and yet without a pole.
    for (const f of [
      (x: number) => Math.exp(x),
      (x: number) => Math.exp(1000 - x * x),
      (x: number) => Math.exp(x ** 3),
      (x: number) => Math.exp(Math.exp(x)),
      (x: number) => -Math.cosh(x),
      (x: number) => 10 ** (400 - Math.abs(x)),
    ]) {
      expect(integrate(f, 0, 1000).kind).toBe('overflow');
      expect(integrate(f, -100, 900).kind).toBe('overflow');
    }
  });

  it('do a bounded work, and say that it was not enough', () => {
    const wild = integrate((x) => Math.sin(1e6 * x), 0, 1);
    expect(wild.kind).toBe('uncertain');
    expect(wild.evaluations).toBeLessThan(40_000);
    // Singularities to cut out, more than anybody waits for: every cut leaves two integrals.
    const spiked = integrate((x) => 1 / Math.sqrt(Math.abs(Math.sin(500 * x))), 0, 10);
    expect(spiked.kind).toBe('uncertain');
    // What has been begun on 12 levels is brought to an end.
    expect(spiked.evaluations).toBeLessThan(600_000);
    // Nobody can tell from values that 1/(x·log x) is not integrable at 0; it must not be called so.
    expect(integrate((x) => 1 / (x * Math.log(x)), 0, 0.5).kind).toBe('uncertain');
  });
});

describe('compensated sums', () => {
  it('keep what is lost one after the other', () => {
    expect(compensated([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensated(Array.from({ length: 1000 }, () => 0.1))).toBe(100);
    expect(compensated([])).toBe(0);
    expect(compensated([1, Infinity])).toBe(Infinity);
  });
});
