import { describe, expect, it } from 'vitest';
import {
  FLOAT32,
  FLOAT64,
  failsFrom,
  literalSoftmax,
  literalTanh,
  stableSoftmax,
  stableTanh,
} from '../../../src/analysis/activations/rounding';
import { softmax } from '../../../src/analysis/activations/softmax';
import { compileFunction, createFunctionEvaluator } from '../../../src/formula/programs/function';

/** ln of what rounds to ∞: half a unit in the last place above the largest float32. */
const LARGEST = Math.log(2 ** 128 - 2 ** 103);
/** float32 keeps 24 bits; of three roundings and an exponential, a few units in the last place are left. */
const FEW_ULPS = 4 * 2 ** -24;

describe('tanh and softmax, every operation rounded', () => {
  it('literal tanh in float32 is ∞/∞ at 100, where the stable form is 1', () => {
    const { up, difference, sum, value } = literalTanh(100, FLOAT32);
    expect([up, difference, sum, value]).toEqual([Infinity, Infinity, Infinity, Number.NaN]);
    expect(stableTanh(100, FLOAT32).value).toBe(1);
    expect(stableTanh(-100, FLOAT32).value).toBe(-1);
    expect(literalTanh(100, FLOAT64).value).toBe(1);
  });

  it('literal tanh fails from ln of the largest number on: 88.7 in float32, 709.8 in float64', () => {
    const from = (round: typeof FLOAT32) => failsFrom((x) => Number.isNaN(literalTanh(x, round).value), 0, 1000)!;
    // x is rounded to float32 too, whose numbers are 2⁻¹⁷ apart there.
    expect(Math.abs(from(FLOAT32) - LARGEST)).toBeLessThan(2 ** -17);
    expect(from(FLOAT32)).toBeGreaterThan(88.7);
    expect(from(FLOAT64)).toBeCloseTo(Math.log(Number.MAX_VALUE), 9);
    expect(failsFrom((x) => Number.isNaN(stableTanh(x, FLOAT32).value), 0, 1000)).toBeNull();
  });

  it('the stable tanh is as good as float32 can be away from 0', () => {
    for (let x = -20; x <= 20; x += 0.25) {
      if (Math.abs(x) < 0.25) continue;
      expect(Math.abs(stableTanh(x, FLOAT32).value / Math.tanh(x) - 1)).toBeLessThan(2 * FEW_ULPS);
    }
    expect(stableTanh(0, FLOAT32).value).toBe(0);
  });

  it('are what the same formulas give, typed and computed in float32', () => {
    const typed = (formula: string) =>
      createFunctionEvaluator(compileFunction({ formula, variable: 'x', parameters: [] }), [], 'float32').value;
    const [literal, stable] = [
      typed('(exp(x) - exp(-x))/(exp(x) + exp(-x))'),
      typed('sign(x)*(1 - exp(-2*abs(x)))/(1 + exp(-2*abs(x)))'),
    ];
    for (let x = -110; x <= 110; x += 0.37) {
      expect(literalTanh(x, FLOAT32).value).toBe(literal(x));
      expect(stableTanh(x, FLOAT32).value).toBe(stable(x));
    }
    const share = typed('exp(x + 1)/(exp(x + 1) + exp(x + 2) + exp(x + 3))');
    for (let c = -110; c <= 110; c += 0.37) {
      // The language adds in float32, too: x + 1 is rounded before its power is taken.
      const z = [1, 2, 3].map((each) => Math.fround(Math.fround(c) + each));
      expect(literalSoftmax(z, FLOAT32).values[0]).toBe(share(c));
    }
  });

  it('literal softmax loses all, stable softmax nothing, when 100 is added', () => {
    const z = [101, 102, 103];
    const { powers, sum, values } = literalSoftmax(z, FLOAT32);
    expect(powers).toEqual([Infinity, Infinity, Infinity]);
    expect(sum).toBe(Infinity);
    expect(values).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    const exact = softmax([1, 2, 3]);
    stableSoftmax(z, FLOAT32).values.forEach((value, i) => {
      expect(Math.abs(value - exact[i])).toBeLessThan(FEW_ULPS);
    });
  });

  it('shares become 0 first where only the sum overflows', () => {
    const { powers, sum, values } = literalSoftmax([88.5, 88.5, 88.5], FLOAT32);
    expect(powers.every(Number.isFinite)).toBe(true);
    expect(sum).toBe(Infinity);
    expect(values).toEqual([0, 0, 0]);
  });

  it('literal softmax in float32 gives 0/0 for small numbers', () => {
    expect(literalSoftmax([-105, -106, -107], FLOAT32).values).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('a failure at the lower end is told there', () => {
    expect(failsFrom(() => true, 3, 5)).toBe(3);
  });
});
