import { describe, expect, test } from 'vitest';
import { evaluatorOf, resolveFunction } from '../../../../src/experiment/functions/resolve';
import { bestIndex, errorFacts, nearestStep, STEPS } from '../../../../src/labs/functions/derivative/error/facts';
import { errorModel } from '../../../../src/labs/functions/derivative/error/model';
import { createWords } from '../../../../src/page/i18n';

const facts = (formula: string, x: number, precision: 'float64' | 'float32' = 'float64') => {
  const resolved = resolveFunction({ formula, domain: [-4, 4] });
  return errorFacts(resolved, evaluatorOf(resolved), x, precision);
};

describe('the error over h', () => {
  test.each([
    ['float64', 1.5e-8, 6.1e-6],
    ['float32', 3.5e-4, 4.9e-3],
  ] as const)('in %s is least near √ε and ∛ε', (precision, forward, central) => {
    const { orders } = facts('sin(x)', 1, precision);
    // As they are printed: two digits.
    expect(Number(orders.forward.toPrecision(2))).toBe(forward);
    expect(Number(orders.central.toPrecision(2))).toBe(central);
  });

  test('of sin at 1: the best h that is found lies within a decade and a half of the predicted one', () => {
    const { errors, predicted } = facts('sin(x)', 1);
    for (const kind of ['forward', 'central'] as const) {
      // One error near the minimum may be small by luck: rounding is a matter of chance.
      const best = STEPS[bestIndex(errors[kind])]!;
      expect(Math.abs(Math.log10(best / predicted[kind]))).toBeLessThan(1.5);
    }
  });

  test('has arms of slope 1 and 2 to the right, and of about −1 to the left', () => {
    const { slopes } = facts('exp(x)', 1);
    expect(slopes.forward.truncation).toBeCloseTo(1, 1);
    expect(slopes.central.truncation).toBeCloseTo(2, 1);
    // Rounding is a matter of chance: the slope of a cloud of points.
    for (const kind of ['forward', 'central'] as const) expect(Math.abs(slopes[kind].rounding! + 1)).toBeLessThan(0.35);
  });

  test('at h = 1e-16 is the whole derivative: the quotient is 0', () => {
    const { errors, derivative, quotients } = facts('sin(x)', 1);
    expect(quotients.at(-1)!.forward).toBe(0);
    expect(errors.forward.at(-1)).toBe(derivative);
    expect(derivative).toBeCloseTo(0.5403023058681398, 15);
  });

  test('in float32 is that of numbers rounded to it', () => {
    const { x, errors } = facts('sin(x)', 1.1, 'float32');
    expect(x).toBe(Math.fround(1.1));
    expect(Math.min(...errors.forward)).toBeGreaterThan(Math.min(...facts('sin(x)', 1.1).errors.forward));
  });

  test('is read at the nearest h', () => {
    expect(STEPS[nearestStep(1.1e-6)]).toBeCloseTo(1e-6, 12);
    expect(nearestStep(5)).toBe(0);
    expect(nearestStep(1e-300)).toBe(STEPS.length - 1);
  });

  test('can be drawn where it is exactly 0, as for x² and central differences', () => {
    const model = errorModel(facts('x^2', 1), 1e-6, 6, createWords('en'));
    const crosses = model.layers
      .flatMap(({ marks }) => marks)
      .filter((mark) => mark.kind === 'path' && mark.shape === 'cross');
    expect(crosses.length).toBeGreaterThan(0);
    for (const { y } of model.handles!) expect(y).toBeGreaterThan(0);
    expect(model.table!.rows).toHaveLength(STEPS.length);
  });
});
