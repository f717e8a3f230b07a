import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTIVATION_LIST } from '../../../src/catalog/activations';
import {
  ACTIVATION_CURVES,
  ACTIVATION_PARAMETERS,
  OWN_CURVE,
} from '../../../src/experiment/functions/activationFields';
import {
  encodeFunctionAddress,
  FUNCTION_SETTINGS,
  OPENING_FUNCTION_EXPERIMENT,
  openFunctionAddress,
  parseFunctionExperiment,
} from '../../../src/experiment/functions/experiment';
import { LIMITS } from '../../../src/experiment/limits';

const { activations: SETTINGS } = FUNCTION_SETTINGS;
const FUNCTION = '#v=1&function=parabola&bench=activations';

const inside = ([min, max]: readonly [number, number]) => fc.double({ min, max, noNaN: true }).map((n) => n + 0);
const within = ({ min, max }: { readonly min: number; readonly max: number }) => inside([min, max]);

const settings = fc.record({
  part: fc.constantFrom('curves' as const, 'softmax' as const, 'stability' as const),
  show: fc.subarray([...ACTIVATION_CURVES]),
  focus: fc.constantFrom(...ACTIVATION_CURVES),
  threshold: within(SETTINGS.threshold),
  x: within(SETTINGS.x),
  reach: within(SETTINGS.reach),
  parameters: fc
    .subarray(ACTIVATION_PARAMETERS.map(({ key }) => key))
    .chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, inside(LIMITS.parameter)])))),
  logits: fc.array(within(SETTINGS.shift), { minLength: 3, maxLength: 6 }),
  temperature: within(SETTINGS.temperature),
  shift: within(SETTINGS.shift),
  form: fc.constantFrom('tanh' as const, 'softmax' as const),
  at: within(SETTINGS.at),
});

describe('settings of the activations', () => {
  it('can draw every activation of the catalogue, and a function of one’s own', () => {
    expect(ACTIVATION_CURVES).toEqual([...ACTIVATION_LIST.map(({ id }) => id), OWN_CURVE]);
    expect(new Set(ACTIVATION_CURVES).size).toBe(ACTIVATION_CURVES.length);
    for (const id of OPENING_FUNCTION_EXPERIMENT.activations.show) expect(ACTIVATION_CURVES).toContain(id);
  });

  it('go through an address and come back', () => {
    fc.assert(
      fc.property(settings, (activations) => {
        const experiment = { ...OPENING_FUNCTION_EXPERIMENT, activations };
        const opened = openFunctionAddress(encodeFunctionAddress(experiment));
        expect(opened.rejected).toEqual([]);
        expect(opened.experiment.activations).toEqual(activations);
      }),
    );
  });

  it('have short addresses', () => {
    const opened = openFunctionAddress(
      `${FUNCTION}&activations.show=elu;own&activations.params=elu.alpha:0.5&activations.logits=1:2:3:4`,
    );
    expect(opened.rejected.map(({ key }) => key)).toEqual(['activations.params']);
    const again = openFunctionAddress(`${FUNCTION}&activations.show=elu;own&activations.parameters=elu.alpha:0.5`);
    expect(again.rejected).toEqual([]);
    expect(again.experiment.activations.show).toEqual(['elu', 'own']);
    expect(again.experiment.activations.parameters).toEqual({ 'elu.alpha': 0.5 });
  });

  it.each([
    ['show=relu;nonsense', 'show', '“nonsense” is not known'],
    ['show=relu;relu', 'show', 'names something twice'],
    ['logits=1:2', 'logits', 'is not a list of 3 to 6 numbers'],
    ['logits=1:2:3:4:5:6:7', 'logits', 'is not a list of 3 to 6 numbers'],
    ['logits=1:2:1e9', 'logits', 'is more than 1000000'],
    ['threshold=0', 'threshold', 'is less than'],
    ['temperature=0', 'temperature', 'is less than'],
    ['parameters=relu.alpha:1', 'parameters', 'has no place here'],
    ['parameters=elu.alpha:x', 'parameters', 'is not a finite number'],
  ])('refuse %s with a sentence, and keep the rest', (text, name, sentence) => {
    const { experiment, rejected } = openFunctionAddress(`${FUNCTION}&activations.x=3&activations.${text}`);
    expect(rejected).toHaveLength(1);
    expect(rejected[0].reason.en).toContain(sentence);
    expect(rejected[0].reason.zh).not.toBe('');
    const { activations } = experiment;
    expect(activations.x).toBe(3);
    const { activations: usual } = OPENING_FUNCTION_EXPERIMENT;
    if (name === 'parameters') expect(Object.keys(activations.parameters)).not.toContain('relu.alpha');
    else expect(activations[name as 'show']).toEqual(usual[name as 'show']);
  });

  it('can be written in a file', () => {
    const { activations } = parseFunctionExperiment({
      version: 1,
      function: { id: 'parabola' },
      activations: { part: 'softmax', logits: [-1, 0.5, 2.25, 0], temperature: 2 },
    });
    expect(activations.logits).toEqual([-1, 0.5, 2.25, 0]);
    expect(activations.temperature).toBe(2);
  });
});
