import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_POINTS, RULE_STEPS } from '../../../src/experiment/functions/derivativeFields';
import {
  encodeFunctionAddress,
  FUNCTION_SETTINGS,
  OPENING_FUNCTION_EXPERIMENT,
  openFunctionAddress,
} from '../../../src/experiment/functions/experiment';
import { LIMITS, SKETCH_PLACES } from '../../../src/experiment/limits';

const { derivative: SETTINGS } = FUNCTION_SETTINGS;
const FUNCTION = '#v=1&function=parabola';

const inside = ([min, max]: readonly [number, number]) => fc.double({ min, max, noNaN: true }).map((n) => n + 0);
const within = ({ min, max }: { readonly min: number; readonly max: number }) => inside([min, max]);
const drawn = fc.array(fc.option(inside(LIMITS.sample)), { minLength: SKETCH_PLACES, maxLength: SKETCH_PLACES });

const settings = fc.record({
  part: fc.constantFrom('tangent' as const, 'error' as const, 'predict' as const, 'table' as const, 'rules' as const),
  at: fc.array(inside(LIMITS.coordinate), { maxLength: MOST_POINTS }),
  h: within(SETTINGS.h),
  secant: fc.boolean(),
  both: fc.boolean(),
  triangle: fc.boolean(),
  first: fc.boolean(),
  second: fc.boolean(),
  precision: fc.constantFrom('float64' as const, 'float32' as const),
  pick: within(SETTINGS.pick),
  sketch: fc.oneof(fc.constant([]), drawn),
  compare: fc.boolean(),
  place: within(SETTINGS.place),
  base: within(SETTINGS.base),
  exponent: fc.integer({ min: SETTINGS.exponent.min, max: SETTINGS.exponent.max }),
  rule: fc.constantFrom('sum' as const, 'product' as const, 'quotient' as const),
  u: fc.constantFrom('sin(x)', 'x^2 + 1', 'exp(-x), 1'),
  v: fc.constantFrom('cos(x)', 'a:b;c'),
  x: within(SETTINGS.x),
  dx: within(SETTINGS.dx),
  step: fc.integer({ min: 1, max: RULE_STEPS }),
});

describe('settings of the derivative', () => {
  it('go through an address and come back', () => {
    fc.assert(
      fc.property(settings, (derivative) => {
        const opened = openFunctionAddress(encodeFunctionAddress({ ...OPENING_FUNCTION_EXPERIMENT, derivative }));
        expect(opened.rejected).toEqual([]);
        expect(opened.experiment.derivative).toEqual(derivative);
      }),
      // Each holds a whole drawing.
      { numRuns: 40 },
    );
  });

  it('are not in an address as long as they are what everybody begins with', () => {
    expect(encodeFunctionAddress(OPENING_FUNCTION_EXPERIMENT)).not.toContain('derivative.');
  });

  it.each([
    ['at=0:1:2:3:4:5:6', 'at', 'is more than'],
    ['h=x', 'h', 'is not a finite number'],
    ['pick=0', 'pick', 'is less than'],
    ['pick=2', 'pick', 'is more than 1'],
    ['sketch=1:2:3', 'sketch', `has ${SKETCH_PLACES} values`],
    ['sketch=1:x', 'sketch', 'is not a finite number'],
    ['base=0', 'base', 'is less than'],
    ['exponent=1.5', 'exponent', 'is not a whole number'],
    ['part=secant', 'part', '“secant” is not known'],
    ['step=9', 'step', 'is more than'],
  ])('refuse %s with a sentence, and keep the rest', (text, name, sentence) => {
    const { experiment, rejected } = openFunctionAddress(`${FUNCTION}&derivative.${text}&derivative.secant=on`);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]!.key).toContain(name);
    expect(rejected[0]!.reason.en).toContain(sentence);
    expect(rejected[0]!.reason.zh).not.toBe('');
    expect(experiment.derivative).toEqual({ ...OPENING_FUNCTION_EXPERIMENT.derivative, secant: true });
  });
});
