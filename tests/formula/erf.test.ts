import { all, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { erf, erfCode, erfc, erfcCode } from '../../src/formula/graph/erf';

const math = create(all);

/** Abramowitz and Stegun 1964, table 7.1, with more digits from mpmath. */
const KNOWN: readonly (readonly [number, number])[] = [
  [0, 0],
  [1e-20, 1.1283791670955127e-20],
  [0.1, 0.1124629160182849],
  [0.46875, 0.49261347321793797],
  [0.5, 0.5204998778130465],
  [1, 0.8427007929497149],
  [2, 0.9953222650189527],
  [3, 0.9999779095030014],
  [4.5, 0.9999999998033839],
  [6, 1],
  [1e300, 1],
  [Number.POSITIVE_INFINITY, 1],
];

describe('erf', () => {
  it.each(KNOWN)('of %d is %d, and odd', (x, value) => {
    expect(Math.abs(erf(x) - value)).toBeLessThanOrEqual(2.3e-16 * Math.max(value, 1e-300));
    expect(erf(-x)).toBe(-erf(x));
  });

  it('is that of mathjs everywhere', () => {
    for (let x = -7; x <= 7; x += 1 / 512) expect(Math.abs(erf(x) - math.erf(x))).toBeLessThanOrEqual(4e-16);
  });

  it('is no number where x is none', () => {
    expect(erf(Number.NaN)).toBeNaN();
  });

  it('is bit for bit the same as generated code', () => {
    const code = new Function('x', `return ${erfCode('x')};`) as (x: number) => number;
    for (let x = -7; x <= 7; x += 1 / 64) expect(code(x)).toBe(erf(x));
    expect(code(Number.NaN)).toBeNaN();
  });
});

/** By the C library, which is good to a unit in the last place. */
const COMPLEMENTS: readonly (readonly [number, number])[] = [
  [0.1, 0.8875370839817152],
  [0.46875, 0.507386526782062],
  [0.5, 0.4795001221869535],
  [1, 0.15729920705028513],
  [2, 0.004677734981047265],
  [3.9, 3.479224859723177e-8],
  [4, 1.541725790028002e-8],
  [4.1, 6.700027654084918e-9],
  [6, 2.1519736712498916e-17],
  [10, 2.088487583762545e-45],
  [20, 5.3958656116079005e-176],
  [26, 5.663192408856143e-296],
];

describe('erfc', () => {
  it.each(COMPLEMENTS)('of %d is %d', (x, value) => {
    // Cody's approximations are good to a unit, the two exponentials to one each, their product and quotient likewise.
    expect(Math.abs(erfc(x) - value)).toBeLessThanOrEqual(8 * 2 ** -52 * value);
    expect(erfc(-x)).toBe(2 - erfc(x));
  });

  it('is 1 − erf where that keeps its digits, and nothing in the end', () => {
    for (let x = -7; x <= 1; x += 1 / 64) expect(Math.abs(erfc(x) - (1 - erf(x)))).toBeLessThanOrEqual(4e-16);
    expect([erfc(30), erfc(Number.POSITIVE_INFINITY), erfc(Number.NEGATIVE_INFINITY)]).toEqual([0, 0, 2]);
    expect(erfc(Number.NaN)).toBeNaN();
  });

  it('is bit for bit the same as generated code', () => {
    const code = new Function('x', `return ${erfcCode('x')};`) as (x: number) => number;
    for (let x = -7; x <= 30; x += 1 / 64) expect(code(x)).toBe(erfc(x));
    expect(code(Number.NaN)).toBeNaN();
  });
});
