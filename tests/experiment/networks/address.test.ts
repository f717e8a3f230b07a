import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_ADDRESS } from '../../../src/experiment/address';
import {
  DEFAULT_NETWORK_EXPERIMENT,
  decodeNetworkAddress,
  encodeNetworkAddress,
  isNetworkAddress,
  normaliseNetwork,
  parseNetwork,
} from '../../../src/experiment/networks/experiment';
import { conflictsIn, fitNetwork } from '../../../src/experiment/networks/fit';
import { NETWORK_PRESETS, presetExperiment } from '../../../src/experiment/networks/presets';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';
import type { NetDraft } from '../../../src/experiment/networks/types';
import { encodeAddress, OPENING_EXPERIMENT } from '../../../src/experiment/surfaces/experiment';
import { netDrafts } from './arbitrary';

const address = (draft: NetDraft) => encodeNetworkAddress(fitNetwork(normaliseNetwork(draft)));

describe('the address of an experiment with networks', () => {
  it.each<[string, NetDraft, string]>([
    ['the opening', {}, '#v=1&network=2-8-8-1'],
    [
      'spirals',
      {
        network: { layers: [2, 16, 16, 1], activation: 'relu' },
        data: { id: 'spirals', noise: 0.1 },
        optimizer: 'sgd',
        hyper: { lr: 0.1 },
        seed: 7,
      },
      '#v=1&network=2-16-16-1&activation=relu&data=spirals&noise=0.1&optimizer=sgd&hyper=lr:0.1&seed=7',
    ],
    ['an own formula', { network: { activation: 'max(0, x)^2' } }, '#v=1&network=2-8-8-1&activation=max(0,%20x)%5E2'],
    [
      'a list of one activation',
      { network: { layers: [2, 3, 1], activation: ['sine'] } },
      '#v=1&network=2-3-1&activation=sine;',
    ],
    [
      'own points',
      {
        data: {
          X: [
            [0, 0],
            [0, 1.5],
          ],
          target: [0, 1],
        },
        network: { layers: [2, 1] },
      },
      '#v=1&network=2-1&x=0:0;0:1.5&target=0;1',
    ],
    [
      'given weights',
      { network: { layers: [2, 1] }, weights: [{ W: [1, -2], b: [0.5] }] },
      '#v=1&network=2-1&weights=1:-2,0.5',
    ],
    [
      'rates of the layers',
      { network: { layers: [2, 3, 1] }, optimizer: 'sgd', rates: [0.5, 2] },
      '#v=1&network=2-3-1&optimizer=sgd&rates=0.5:2',
    ],
    [
      'a population',
      { view: 'population', population: { seeds: 20, compare: { by: 'init', ids: ['zeros', 'he_normal'] } } },
      '#v=1&network=2-8-8-1&view=population&population.seeds=20&population.compare=init&population.ids=zeros;he_normal',
    ],
    [
      'a sweep',
      { population: { show: 'sweep', sweep: { y: { of: 'lr:1', low: 0.001, high: 10, scale: 'log' } } } },
      '#v=1&network=2-8-8-1&population.show=sweep&sweep.y=lr:1:0.001:10:log',
    ],
    [
      'a game',
      { view: 'gan', gan: { data: 'grid', generator: { hyper: { lr: 0.01 } } } },
      '#v=1&network=2-8-8-1&view=gan&gan.data=grid&gan.generator.hyper=lr:0.01',
    ],
    ['Adam by name has the rate of the paper', { optimizer: 'adam' }, '#v=1&network=2-8-8-1&hyper=lr:0.001'],
  ])('is short and readable: %s', (_, draft, expected) => {
    expect(address(draft)).toBe(expected);
    expect(decodeNetworkAddress(expected)).toEqual({ experiment: fitNetwork(normaliseNetwork(draft)), rejected: [] });
  });

  it('and its reading are one another’s inverse on every valid experiment', () => {
    fc.assert(
      fc.property(netDrafts, (draft) => {
        const experiment = fitNetwork(normaliseNetwork(draft));
        const hash = encodeNetworkAddress(experiment);
        expect(isNetworkAddress(hash)).toBe(true);
        if (hash.length > LONGEST_ADDRESS) return;
        expect(decodeNetworkAddress(hash)).toEqual({ experiment, rejected: [] });
      }),
      { numRuns: 400 },
    );
  });

  it('opens axes as they were written before', () => {
    const x = { of: 'lr:0', low: 0.001, high: 1, scale: 'log' } as const;
    const y = { of: 'init', low: 0.5, high: 4, scale: 'linear' } as const;
    const { experiment, rejected } = decodeNetworkAddress('#net=1&sweep.x=lr:0,0.001,1,log&sweep.y=init,0.5,4,linear');
    expect(rejected).toEqual([]);
    expect(experiment.population.sweep).toMatchObject({ x, y });
    expect(encodeNetworkAddress(experiment)).toBe('#v=1&network=2-8-8-1&sweep.x=lr:0:0.001:1:log&sweep.y=init:0.5:4');
    const ranged = ({ of, low, high, scale }: typeof x | typeof y) => ({ of, range: [low, high], scale });
    expect(parseNetwork({ population: { sweep: { x: ranged(x), y: ranged(y) } } })).toEqual(experiment);
  });

  it('holds every preset', () => {
    for (const preset of NETWORK_PRESETS) {
      const experiment = presetExperiment(preset);
      expect(decodeNetworkAddress(encodeNetworkAddress(experiment)), preset.id).toEqual({ experiment, rejected: [] });
    }
  });

  it('is told from a surface’s', () => {
    expect(isNetworkAddress(encodeAddress(OPENING_EXPERIMENT))).toBe(false);
    expect(isNetworkAddress('#surface=network')).toBe(false);
    expect(isNetworkAddress('')).toBe(false);
    expect(isNetworkAddress('#net=1')).toBe(true);
    expect(decodeNetworkAddress('#net=1')).toEqual({ experiment: DEFAULT_NETWORK_EXPERIMENT, rejected: [] });
  });
});

describe('an address that cannot be used', () => {
  it.each<[string, string, string, RegExp]>([
    ['no number', 'network=2-x-1', 'network', /widths/],
    ['Infinity', 'epochs=Infinity', 'epochs', /finite/],
    ['NaN', 'hyper=lr:NaN', 'hyper', /lr .*finite/],
    ['hexadecimal', 'seed=0x10', 'seed', /finite/],
    ['nothing', 'epochs=', 'epochs', /finite/],
    ['a huge number', 'hyper=lr:1e308', 'hyper', /lr .*more than/],
    ['a fraction of a layer', 'network=2-2.5-1', 'network', /widths/],
    ['too wide', 'network=2-5000-1', 'network', /widths/],
    ['too deep', `network=${Array.from({ length: 40 }, () => 2).join('-')}`, 'network', /widths/],
    ['too large', 'network=2-1024-1024-1024-1', 'network', /weights and biases/],
    ['an unknown activation', 'activation=tanhh', 'activation', /tanh/],
    ['a wrong formula', 'activation=sin(x', 'activation', /formula of x/],
    ['a formula of something else', 'activation=x*y', 'activation', /formula of x/],
    ['an unknown loss', 'loss=bcee', 'loss', /bce/],
    ['an optimizer that looks beyond one weight', 'optimizer=lbfgs', 'optimizer', /more than one weight/],
    ['an unknown optimizer', 'optimizer=adm', 'optimizer', /adam/],
    ['an unknown hyperparameter', 'hyper=rate:1', 'hyper', /rate/],
    ['an unknown data set', 'data=spiral', 'data', /spirals/],
    ['ragged points', 'x=0:1;2&target=0;1', 'x', /rows/],
    ['more targets than points', 'x=0:1&target=0;1', 'x', /rows/],
    ['inputs that the data do not have', 'network=3-2-1', 'network', /begins with 3/],
    ['outputs that the targets do not have', 'network=2-2-4', 'network', /ends with 4/],
    ['weights of another shape', 'weights=1:2,0', 'weights', /layer, not 3/],
    ['rates for other layers', 'rates=0.1:0.2', 'rates', /2 entries for 3/],
    ['a rate below zero', 'rates=0.1:-1:1', 'rates', /less than 0/],
    ['a loss that cannot read the targets', 'network=1-4-1&data=sine&loss=hinge', 'loss', /−1 and 1/],
    ['activations for other layers', 'activation=tanh;tanh;tanh;tanh;tanh', 'activation', /5 entries/],
    ['an unknown view', 'view=trian', 'view', /train/],
    ['a population beyond all bounds', 'population.seeds=1e9', 'population.seeds', /100000/],
    ['an axis of nothing', 'sweep.x=speed,1,2,log', 'sweep.x', /axis/],
    ['an axis through 0', 'sweep.x=lr,0,2,log', 'sweep.x', /above 0/],
    ['an axis of another optimizer', 'optimizer=sgd&sweep.x=beta1,0.1,2,log', 'sweep.x', /sgd/],
    ['a weight beyond the last', 'landscape.weights=0:100000', 'landscape.weights', /last one/],
    ['a generator of no points', 'gan.generator=2-8-3', 'gan.generator', /2 numbers/],
    ['a drawing without points', 'gan.data=drawn', 'gan.data', /drawn/],
    ['an unknown key', 'netwrok=2-2-1', 'netwrok', /network/],
    ['a prototype', '__proto__=1', '__proto__', /not a key/],
    ['markup', 'loss=<script>', 'loss', /not known/],
    ['a newer version', 'v=99', 'v', /version/],
  ])('says why and goes on: %s', (_, fragment, key, reason) => {
    const { experiment, rejected } = decodeNetworkAddress(`#${fragment}`);
    expect(rejected.map((each) => each.key)).toEqual([key]);
    expect(rejected[0].reason.en).toMatch(reason);
    expect(rejected[0].reason.zh).toMatch(/\p{Script=Han}/u);
    expect(conflictsIn(experiment)).toEqual([]);
  });

  it('says what is given twice, and counts the first', () => {
    const { experiment, rejected } = decodeNetworkAddress('#epochs=7&epochs=8');
    expect(experiment.epochs).toBe(7);
    expect(rejected).toHaveLength(1);
  });

  it('is not read when it is too long, and changes no prototype', () => {
    expect(decodeNetworkAddress(`#network=${'2-'.repeat(LONGEST_ADDRESS)}1`).rejected).toHaveLength(1);
    decodeNetworkAddress('#hyper=__proto__:1,constructor:2&population.ids=__proto__');
    expect(({} as Record<string, unknown>).lr).toBeUndefined();
  });

  it('never throws, and what comes out is whole', () => {
    const keys = ['network', 'activation', 'loss', 'weights', 'data', 'x', 'target', 'samples', 'optimizer', 'hyper'];
    const more = [
      'init',
      'init.hyper',
      'clip',
      'batch',
      'sweep.x',
      'gan.generator',
      'gan.points',
      'flow.inits',
      'schedule',
    ];
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom('1', '1:2', '2-3-1', '0;1', 'lr:1', 'tanh;', 'full', '%E0%A4%A', ':', ';', ','),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...keys, ...more), values)), (pairs) => {
        const hash = `#${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`;
        const { experiment } = decodeNetworkAddress(hash);
        expect(conflictsIn(experiment)).toEqual([]);
        resolveNetwork(experiment);
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (hash) => void decodeNetworkAddress(hash)));
  });
});
