import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACTIVATION_LIST, POINT_SET_LIST } from '../../../src/catalog/networks';
import { normaliseNetwork } from '../../../src/experiment/networks/experiment';
import { fitNetwork } from '../../../src/experiment/networks/fit';
import { NETWORK_OPTIMIZERS } from '../../../src/experiment/networks/optimizers';
import { NETWORK_PRESETS, presetExperiment } from '../../../src/experiment/networks/presets';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';
import type { NetExperiment } from '../../../src/experiment/networks/types';
import { compileScalar } from '../../../src/formula/programs/scalar-function';
import {
  activationFormula,
  activationsOf,
  addLayer,
  chooseInit,
  chooseOptimizer,
  choosePointSet,
  chooseSchedule,
  removeLayer,
  setActivation,
  setPerLayer,
  setWidth,
} from '../../../src/labs/networks/edits';

const plain = normaliseNetwork({ network: { layers: [2, 5, 3, 1], activation: 'relu' } });

describe('layers', () => {
  test('are added before the output, as wide as their neighbour, and taken away again', () => {
    const more = addLayer(plain);
    expect(more.network.layers).toEqual([2, 5, 3, 3, 1]);
    expect(removeLayer(more).network).toEqual(plain.network);
  });

  test('can all go; the linear model that is left stays', () => {
    const linear = removeLayer(removeLayer(plain));
    expect(linear.network.layers).toEqual([2, 1]);
    expect(removeLayer(linear)).toEqual(linear);
    expect(addLayer(linear).network.layers).toEqual([2, 8, 1]);
  });

  test('with activations of their own take these along', () => {
    const own = setActivation(setPerLayer(plain, true), 1, 'tanh');
    expect(activationsOf(own.network)).toEqual({ hidden: ['relu', 'tanh'], output: 'linear' });
    expect(activationsOf(addLayer(own).network).hidden).toEqual(['relu', 'tanh', 'tanh']);
    expect(activationsOf(removeLayer(own).network).hidden).toEqual(['relu']);
    const out = setActivation(own, 2, 'sigmoid');
    expect(activationsOf(removeLayer(out).network)).toEqual({ hidden: ['relu'], output: 'sigmoid' });
    expect(setPerLayer(out, false).network.activation).toBe('relu');
  });

  test('change their width', () => {
    expect(setWidth(plain, 1, 9).network.layers).toEqual([2, 5, 9, 1]);
  });
});

test('the formula of a catalogue activation needs no parameters, and is its own', () => {
  for (const { id, formula, parameters } of ACTIVATION_LIST) {
    const source = { formula: activationFormula(id), variable: 'x', others: [], parameters: [] };
    expect(() => compileScalar(source)).not.toThrow();
    if (Object.keys(parameters).length === 0) expect(activationFormula(id)).toBe(formula);
  }
  expect(activationFormula('x^3')).toBe('x^3');
});

test('given weights give way to drawn ones', () => {
  const given = presetExperiment(NETWORK_PRESETS.find(({ id }) => id === 'xor_tutorial')!);
  expect(given.weights).toBeDefined();
  expect(chooseInit(given, 'he_normal').weights).toBeUndefined();
  expect(chooseInit(given, 'he_normal').init.hyper).toEqual({ gain: 1, bias: 0 });
});

test('a constant schedule is none', () => {
  const cosine = chooseSchedule(plain, 'cosine', 'constant');
  expect(cosine.schedule?.id).toBe('cosine');
  expect(chooseSchedule(cosine, 'constant', 'constant')).toEqual(plain);
});

/** One press on the panel, whatever it is. */
const press = fc.oneof<fc.Arbitrary<(now: NetExperiment) => NetExperiment>[]>(
  fc.constantFrom(...POINT_SET_LIST).map(
    ({ id }) =>
      (now: NetExperiment) =>
        choosePointSet(now, id),
  ),
  fc.constantFrom(...NETWORK_OPTIMIZERS.keys()).map((id) => (now: NetExperiment) => chooseOptimizer(now, id)),
  fc.constantFrom(...NETWORK_PRESETS).map((preset) => () => presetExperiment(preset)),
  fc.constant(addLayer),
  fc.constant(removeLayer),
  fc.boolean().map((each) => (now: NetExperiment) => setPerLayer(now, each)),
  fc.nat(3).map((layer) => (now: NetExperiment) => setActivation(setPerLayer(now, true), layer, 'x*x')),
  fc.nat(3).map((layer) => (now: NetExperiment) => setWidth(now, layer, 4)),
);

test('whatever is pressed on the panel, the experiment can be resolved', () => {
  fc.assert(
    fc.property(fc.array(press, { minLength: 1, maxLength: 6 }), (presses) => {
      const experiment = presses.reduce((now, each) => fitNetwork(each(now)), plain);
      const { net, plan, train } = resolveNetwork(experiment);
      expect(net.activations).toHaveLength(net.widths.length - 1);
      expect(net.widths[0]).toBe(train.inputs.length / train.rows);
      expect(plan.members).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});
