import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { saturationIntervals } from '../../../src/analysis/activations/saturation';
import { ACTIVATIONS } from '../../../src/catalog/networks';
import { compileFunction, createFunctionEvaluator } from '../../../src/formula/programs/function';

function slopeOf(formula: string): (x: number) => number {
  return createFunctionEvaluator(compileFunction({ formula, variable: 'x', parameters: [] }), []).derivative;
}
const sigmoid = slopeOf(ACTIVATIONS.get('sigmoid')!.formula);

describe('saturation', () => {
  it('of the sigmoid has the slopes that the tutorial names', () => {
    const { sigmoid_saturation: rows } = JSON.parse(
      readFileSync(new URL('../../golden/seeds/002_sgd_momentum_saturation.json', import.meta.url), 'utf8'),
    ) as { sigmoid_saturation: { x: number; dsigmoid: number }[] };
    for (const { x, dsigmoid } of rows) expect(Math.abs(sigmoid(x) - dsigmoid)).toBeLessThan(1e-15);
    expect([0, 2, 5, 10].map((x) => Number(sigmoid(x).toPrecision(3)))).toEqual([0.25, 0.105, 0.00665, 4.54e-5]);
  });

  it('begins where σ(1 − σ) is the threshold', () => {
    const threshold = 0.05;
    // σ(1 − σ) = t: σ = (1 + √(1 − 4t)) / 2.
    const share = (1 + Math.sqrt(1 - 4 * threshold)) / 2;
    const x = Math.log(share / (1 - share));
    const [left, right] = saturationIntervals(sigmoid, [-6, 6], threshold);
    expect(left[0]).toBe(-6);
    expect(left[1]).toBeCloseTo(-x, 12);
    expect(right[0]).toBeCloseTo(x, 12);
    expect(right[1]).toBe(6);
    expect(saturationIntervals(sigmoid, [-6, 6], 0.3)).toEqual([[-6, 6]]);
    expect(saturationIntervals(sigmoid, [-1, 1], threshold)).toEqual([]);
  });

  it('of ReLU is the whole negative side and nothing of the other', () => {
    expect(saturationIntervals(slopeOf('relu(x)'), [-5, 5], 1e-6)).toEqual([[-5, 0]]);
  });

  it('is found around every extremum, however narrow', () => {
    const threshold = 1e-6;
    const found = saturationIntervals(slopeOf('sin(x)'), [-6, 6], threshold);
    expect(found).toHaveLength(4);
    found.forEach(([low, high], i) => {
      expect((low + high) / 2).toBeCloseTo((i - 1.5) * Math.PI, 9);
      expect(high - low).toBeCloseTo(2 * threshold, 12);
    });
  });

  it('is not claimed where there is no slope', () => {
    expect(saturationIntervals(slopeOf('log(x)'), [-4, 4], 0.1)).toEqual([]);
  });
});
