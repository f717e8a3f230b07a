import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST } from '../../../src/catalog';
import {
  DEFAULT_NETWORK_EXPERIMENT,
  normaliseNetwork,
  parseNetwork,
  readNetwork,
  readNetworkFile,
} from '../../../src/experiment/networks/experiment';
import { conflictsIn, fitNetwork } from '../../../src/experiment/networks/fit';
import { NETWORK_OPTIMIZERS } from '../../../src/experiment/networks/optimizers';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';
import type { NetDraft } from '../../../src/experiment/networks/types';
import { ExperimentError } from '../../../src/experiment/read';
import { elementwise } from '../../../src/formula/programs/elementwise';
import { compileRule } from '../../../src/formula/programs/rule';
import { netDrafts } from './arbitrary';

describe('optimizers of networks', () => {
  it('are those whose rule the compiler finds elementwise', () => {
    const found = OPTIMIZER_LIST.filter((optimizer) => {
      if (optimizer.kind !== 'rule') return false;
      const { rule, state, rate, hyper } = optimizer;
      return elementwise(compileRule({ rule, state, hyper: Object.keys(hyper), schedule: null, rate })) !== null;
    });
    expect([...NETWORK_OPTIMIZERS.keys()]).toEqual(found.map(({ id }) => id));
    expect(NETWORK_OPTIMIZERS.has('adam') && NETWORK_OPTIMIZERS.has('sgd')).toBe(true);
    expect(NETWORK_OPTIMIZERS.has('newton') || NETWORK_OPTIMIZERS.has('lbfgs')).toBe(false);
  });
});

describe('an experiment with networks', () => {
  it('of nothing at all is the opening, and what is complete stays as it is', () => {
    expect(parseNetwork({})).toEqual(DEFAULT_NETWORK_EXPERIMENT);
    expect(conflictsIn(DEFAULT_NETWORK_EXPERIMENT)).toEqual([]);
    fc.assert(
      fc.property(netDrafts, (draft) => {
        const experiment = fitNetwork(normaliseNetwork(draft));
        expect(parseNetwork(experiment)).toEqual(experiment);
        expect(readNetworkFile(JSON.stringify(experiment))).toEqual(experiment);
      }),
    );
  });

  it('can be made to agree with itself whatever its parts are, and can then be resolved', () => {
    fc.assert(
      fc.property(netDrafts, (draft) => {
        const experiment = normaliseNetwork(draft);
        const fitted = fitNetwork(experiment);
        expect(conflictsIn(fitted)).toEqual([]);
        if (conflictsIn(experiment).length === 0) expect(fitted).toBe(experiment);
        else expect(fitted).not.toEqual(experiment);
        const { net, plan, train, test, extent } = resolveNetwork(fitted);
        const outputs = net.loss.kind === 'softmax' ? 1 : net.widths[net.widths.length - 1];
        for (const data of test === null ? [train] : [train, test]) {
          expect(data.rows).toBeGreaterThan(0);
          expect(data.inputs).toHaveLength(data.rows * net.widths[0]);
          expect(data.targets).toHaveLength(data.rows * outputs);
        }
        expect(net.activations).toHaveLength(net.widths.length - 1);
        expect(extent).toHaveLength(net.widths[0]);
        for (const [low, high] of extent) expect(low).toBeLessThan(high);
        const { start, hyper } = plan.members[0];
        expect(hyper).toHaveLength(net.activations.length);
        if (!(start instanceof Float64Array)) {
          expect(start.scale).toHaveLength(net.activations.length);
          expect(start.scale.every((scale) => Number.isFinite(scale) && scale >= 0)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on reading, whatever JSON comes in', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        expect(conflictsIn(readNetwork(input).experiment)).toEqual([]);
      }),
    );
    const broken = fc.record(
      Object.fromEntries(Object.keys(DEFAULT_NETWORK_EXPERIMENT).map((key) => [key, fc.jsonValue()])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(broken, (input) => {
        expect(conflictsIn(readNetwork(input).experiment)).toEqual([]);
      }),
    );
  });
});

/** The sentences about what cannot be used, in English. */
function complaint(input: unknown): string {
  try {
    parseNetwork(input);
  } catch (error) {
    if (error instanceof ExperimentError) {
      expect(error.text.zh).toMatch(/\p{Script=Han}/u);
      return error.text.en;
    }
    throw error;
  }
  return '';
}

const XOR: NetDraft = {
  network: { layers: [2, 2, 1], loss: 'bce' },
  data: {
    X: [
      [0, 0],
      [0, 1],
    ],
    target: [0, 1],
  },
};

describe('what people may leave out', () => {
  it.each<[string, NetDraft, (experiment: ReturnType<typeof parseNetwork>) => unknown, unknown]>([
    ['layers follow the data', { data: 'sine' }, ({ network }) => network.layers, [1, 8, 8, 1]],
    ['real targets want the squared error', { data: 'sine' }, ({ network }) => network.loss, 'mse'],
    [
      'three classes want softmax',
      { data: 'three_arms' },
      ({ network }) => [network.loss, network.layers[3]],
      ['ce', 3],
    ],
    [
      'rows with two numbers want two outputs',
      { data: { X: [[1]], target: [[0.5, 2]] } },
      ({ network }) => network.layers,
      [1, 8, 8, 2],
    ],
    ['zeros and ones are classes', { data: { X: [[1], [2]], target: [0, 1] } }, ({ network }) => network.loss, 'bce'],
    [
      'softmax has as many outputs as the target numbers',
      { network: { loss: 'ce' }, data: { X: [[1], [2]], target: [0, 3] } },
      ({ network }) => network.layers,
      [1, 8, 8, 4],
    ],
    [
      'an initialiser is named alone',
      { init: 'he_normal' },
      ({ init }) => init,
      { id: 'he_normal', hyper: { gain: 1, bias: 0 } },
    ],
    ['no optimizer is Adam at 0.03', {}, ({ hyper }) => hyper.lr, 0.03],
    ['Adam by name is the paper’s', { optimizer: 'adam' }, ({ hyper }) => hyper.lr, 0.001],
    [
      'samples are the set’s',
      { data: 'moons' },
      ({ data }) => data,
      { id: 'moons', samples: 300, noise: 0.1, test: 0 },
    ],
    [
      'weights without biases',
      { network: { layers: [2, 1] }, weights: [{ W: [1, 2] }] },
      ({ network }) => network.bias,
      false,
    ],
  ])('%s', (_, draft, read, expected) => {
    expect(read(parseNetwork(draft))).toEqual(expected);
  });
});

describe('what cannot be used is named, with its reason', () => {
  it.each<[string, unknown, RegExp]>([
    ['a list', [], /the experiment/],
    ['another version', { version: 2 }, /version is a version/],
    ['a misspelt key', { netwrok: {} }, /“netwrok” has no place here; did you mean “network”/],
    ['a string of digits', { epochs: '50' }, /epochs is not a finite number/],
    ['NaN', { network: { l2: Number.NaN } }, /network\.l2 is not a finite number/],
    ['infinity', { hyper: { lr: Number.POSITIVE_INFINITY } }, /hyper\.lr/],
    ['a negative penalty', { network: { l1: -1 } }, /network\.l1 is less than 0/],
    ['half an epoch', { epochs: 0.5 }, /epochs is/],
    ['no layer', { network: { layers: [2] } }, /network\.layers is not a list/],
    ['a text of layers', { network: { layers: '2-4-1' } }, /network\.layers is not a list/],
    [
      'a hundred activations',
      { network: { activation: Array.from({ length: 100 }, () => 'tanh') } },
      /network\.activation/,
    ],
    ['a formula of 10,000 characters', { network: { activation: 'x+'.repeat(5000) } }, /network\.activation is longer/],
    ['ten thousand brackets', { network: { activation: '('.repeat(4000) } }, /network\.activation as a formula/],
    ['code', { network: { activation: 'x; @compute fn' } }, /network\.activation as a formula/],
    [
      'a prototype’s name',
      { network: { activation: 'constructor' } },
      /network\.activation “constructor” is not known\. Allowed: /,
    ],
    ['data without targets', { data: { X: [[1]] } }, /data\.target/],
    ['a row without numbers', { data: { X: [[]], target: [1] } }, /data\.X/],
    ['a row of text', { data: { X: [['1']], target: [1] } }, /data\.X/],
    ['a number beyond bounds', { data: { X: [[1e10]], target: [1] } }, /data\.X/],
    ['fewer targets than points', { data: { X: [[1], [2]], target: [1] } }, /data does not have as many rows/],
    [
      'a hundred thousand and one rows',
      { data: { X: Array.from({ length: 100_001 }, () => [1]), target: [1] } },
      /data\.X/,
    ],
    ['another point set', { data: { id: 'spiral' } }, /data\.id “spiral” is not known; did you mean “spirals”/],
    ['samples without end', { data: { id: 'moons', samples: 1e9 } }, /data\.samples is more than/],
    ['everything for testing', { data: { id: 'moons', test: 1 } }, /data\.test is more than/],
    ['an unknown initialiser', { init: { id: 'he' } }, /init\.id “he”/],
    [
      'a hyperparameter of another optimizer',
      { optimizer: 'sgd', hyper: { beta1: 0.9 } },
      /hyper\.beta1 “beta1” has no place here/,
    ],
    ['a method of the plane', { optimizer: 'lm' }, /optimizer “lm” needs more than one weight at a time/],
    ['weights that are text', { ...XOR, weights: [{ W: 'no' }] }, /weights is not a list/],
    ['a weight beyond bounds', { ...XOR, weights: [{ W: [1e7] }] }, /weights is not a list/],
    [
      'too few weights',
      {
        ...XOR,
        weights: [
          { W: [1, 2, 3], b: [0, 0] },
          { W: [1, 1], b: [0] },
        ],
      },
      /weights has 3 numbers in W of layer 0, not 2 × 2/,
    ],
    [
      'too many biases',
      {
        ...XOR,
        weights: [
          { W: [1, 2, 3, 4], b: [0] },
          { W: [1, 1], b: [0] },
        ],
      },
      /weights has 1 number in b of layer 0, not 2/,
    ],
    [
      'biases of a net without any',
      { ...XOR, network: { ...XOR.network, bias: false }, weights: [{ W: [1, 2, 3, 4], b: [0, 0] }, { W: [1, 1] }] },
      /weights has biases in layer 0/,
    ],
    [
      'a target of no class',
      { ...XOR, data: { X: [[0, 0]], target: [2] } },
      /network\.loss needs targets between 0 and 1/,
    ],
    [
      'half a class',
      { network: { layers: [2, 3], loss: 'ce' }, data: { X: [[0, 0]], target: [0.5] } },
      /network\.loss needs one class number/,
    ],
    ['a batch of words', { batch: 'half' }, /batch/],
    ['more nets than memory', { population: { seeds: 1e6 } }, /population\.seeds is more than/],
    [
      'more nets together',
      { population: { seeds: 60_000, compare: { by: 'init', ids: ['zeros', 'pytorch'] } } },
      /population\.seeds makes more than/,
    ],
    [
      'a backward range',
      { population: { sweep: { x: { of: 'lr', range: [2, 1], scale: 'linear' } } } },
      /sweep\.x\.range is not an interval/,
    ],
    ['33 hidden layers of a flow', { flow: { depth: 33 } }, /flow\.depth is more than 32/],
    ['a judge with two outputs', { gan: { discriminator: { layers: [2, 2] } } }, /gan\.discriminator must judge/],
    ['images of points', { gan: { data: 'images' } }, /gan\.generator must make points of 784 numbers/],
  ])('%s', (_, input, reason) => {
    expect(complaint(input)).toMatch(reason);
  });

  it('every fault at once, and the rest is used', () => {
    const { experiment, problems } = readNetwork({ seed: 7, epochs: -1, network: { loss: 'mse', activation: 'nope' } });
    expect(problems.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['epochs', 'network.activation']),
    );
    expect(problems).toHaveLength(2);
    expect(experiment).toMatchObject({ seed: 7, network: { loss: 'mse', activation: 'tanh' } });
  });
});

describe('other data give a network what they need', () => {
  const before = DEFAULT_NETWORK_EXPERIMENT;

  it('other ends and another loss, the middle stays', () => {
    const sine = fitNetwork({ ...before, data: { id: 'sine', samples: 50, noise: 0, test: 0 } });
    expect(sine.network).toEqual({ ...before.network, layers: [1, 8, 8, 1], loss: 'mse' });
    const arms = fitNetwork({
      ...before,
      network: { ...before.network, loss: 'ce' },
      data: { id: 'three_arms', samples: 50, noise: 0, test: 0 },
    });
    expect(arms.network.layers).toEqual([2, 8, 8, 3]);
  });

  it('weights that no longer fit go', () => {
    const given = parseNetwork({ network: { layers: [2, 1] }, weights: [{ W: [1, 2], b: [0] }] });
    expect(fitNetwork(given)).toBe(given);
    const wider = fitNetwork({ ...given, network: { ...given.network, layers: [2, 3, 1] } });
    expect(wider.weights).toBeUndefined();
  });
});
