import { all, create } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { erf, erfCode } from '../../src/formula/graph/erf';

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
