import fc from 'fast-check';
import { SCHEDULES } from '../../../src/catalog';
import { ACTIVATIONS, INITIALISERS, NET_LOSSES, POINT_SETS } from '../../../src/catalog/networks';
import type { Hyperparameter } from '../../../src/catalog/types';
import { LIMITS } from '../../../src/experiment/limits';
import { DATA } from '../../../src/experiment/networks/dataField';
import { NETWORK_SETTINGS } from '../../../src/experiment/networks/experiment';
import { BATCH, FLOW_CLIP, NET_VIEWS } from '../../../src/experiment/networks/fields';
import { GAN_DATA } from '../../../src/experiment/networks/ganFields';
import { NETWORK_OPTIMIZERS } from '../../../src/experiment/networks/optimizers';
import { CLIP } from '../../../src/experiment/training';

const { network, population, landscape, flow, gan } = NETWORK_SETTINGS;

import type { NetDraft } from '../../../src/experiment/networks/types';

// −0 is 0 for an experiment.
const number = ([min, max]: readonly [number, number]) => fc.double({ min, max, noNaN: true }).map((n) => n + 0);
const within = ({ min, max, integer }: { min: number; max: number; integer: boolean }) =>
  integer ? fc.integer({ min, max }) : number([min, max]);
const sometimes = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<Partial<T>, never>(model as never, { requiredKeys: [] }) as unknown as fc.Arbitrary<Partial<T>>;
const hyper = (table: Readonly<Record<string, Hyperparameter>>) =>
  sometimes(
    Object.fromEntries(
      Object.entries(table).map(([name, { integer, min, max }]) => [
        name,
        integer ? fc.integer({ min, max }) : number(LIMITS.hyper),
      ]),
    ),
  );

const activation = fc.constantFrom(...ACTIVATIONS.keys(), 'x > 0 ? x : x/5', 'max(-1, min(x, 1))', 'x^3/(1 + x^2)');
const activations = fc.oneof(activation, fc.array(activation, { minLength: 1, maxLength: 4 }));
const layers = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 6 });
const init = fc.constantFrom(...INITIALISERS.values()).chain((entry) =>
  fc.oneof(
    fc.constant(entry.id),
    hyper(entry.hyper).map((values) => ({ id: entry.id, hyper: values })),
  ),
);
const optimizer = fc
  .constantFrom(...NETWORK_OPTIMIZERS.values())
  .chain((entry) => hyper(entry.hyper).map((values) => ({ optimizer: entry.id, hyper: values })));
const schedule = fc
  .constantFrom(...SCHEDULES.values())
  .chain((entry) => hyper(entry.hyper).map((values) => ({ id: entry.id, hyper: values })));
const clip = fc.record({ by: fc.constantFrom('norm' as const, 'value' as const), max: within(CLIP.max) });

const generated = fc.constantFrom(...POINT_SETS.keys()).chain((id) =>
  fc.oneof(
    fc.constant(id),
    sometimes({
      samples: fc.integer({ min: 1, max: 60 }),
      noise: within(DATA.noise),
      test: within(DATA.test),
    }).map((rest) => ({ id, ...rest })),
  ),
);
const own = fc
  .record({
    rows: fc.integer({ min: 1, max: 5 }),
    inputs: fc.integer({ min: 1, max: 3 }),
    outputs: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ rows, inputs, outputs }) => {
    const exactly = (length: number) => ({ minLength: length, maxLength: length });
    const kinds = [number(LIMITS.data), fc.integer({ min: 0, max: 1 }), fc.constantFrom(-1, 1), fc.nat({ max: 4 })];
    return fc.constantFrom(...kinds).chain((each) =>
      fc.record({
        X: fc.array(fc.array(number(LIMITS.data), exactly(inputs)), exactly(rows)),
        target: fc.oneof(
          fc.array(each, exactly(rows)),
          fc.array(fc.array(each, exactly(outputs)), exactly(rows)),
        ) as fc.Arbitrary<(number | number[])[]>,
      }),
    );
  });

const player = fc
  .tuple(sometimes({ layers, activation: activations, init }), fc.option(optimizer, { nil: {} }))
  .map(([rest, trainer]) => ({ ...rest, ...trainer }));
const axis = fc.oneof(
  fc.record({
    of: fc.constantFrom('lr', 'lr:0', 'width', 'init', 'beta1', 'lr:7'),
    low: number([1e-6, 1]),
    high: number([2, 1e5]),
    scale: fc.constantFrom('linear' as const, 'log' as const),
  }),
);
const compare = fc.oneof(
  fc.record({ by: fc.constant('none' as const), ids: fc.constant([]) }),
  fc.record({
    by: fc.constant('optimizer' as const),
    ids: fc.subarray([...NETWORK_OPTIMIZERS.keys()], { maxLength: 6 }),
  }),
  fc.record({ by: fc.constant('init' as const), ids: fc.subarray([...INITIALISERS.keys()]) }),
  fc.record({ by: fc.constant('activation' as const), ids: fc.array(activation, { maxLength: 5 }) }),
);

/** Everything that the schema lets pass; its parts may contradict each other. */
export const netDrafts: fc.Arbitrary<NetDraft> = fc
  .tuple(
    sometimes({
      version: fc.constant(1 as const),
      seed: within(NETWORK_SETTINGS.seed),
      network: sometimes({
        layers,
        activation: activations,
        loss: fc.constantFrom(...NET_LOSSES.keys()),
        bias: fc.boolean(),
        residual: fc.boolean(),
        l1: within(network.l1),
        l2: within(network.l2),
      }),
      weights: fc.array(
        fc
          .tuple(
            fc.array(number(LIMITS.weight), { minLength: 1, maxLength: 4 }),
            fc.option(fc.array(number(LIMITS.weight), { minLength: 1, maxLength: 2 }), { nil: undefined }),
          )
          .map(([W, b]) => (b === undefined ? { W } : { W, b })),
        { minLength: 1, maxLength: 2 },
      ),
      init,
      data: fc.oneof(generated, own),
      schedule,
      clip,
      epochs: within(NETWORK_SETTINGS.epochs),
      batch: fc.oneof(fc.constant('full' as const), within(BATCH)),
      view: fc.constantFrom(...NET_VIEWS),
      population: sometimes({
        seeds: within(population.seeds),
        compare,
        sweep: sometimes({ x: axis, y: axis, size: within(population.sweep.size) }),
        show: fc.constantFrom('boundaries' as const, 'distribution' as const, 'sweep' as const),
      }),
      landscape: sometimes({
        directions: fc.constantFrom('random' as const, 'path' as const, 'weights' as const),
        weights: fc.tuple(fc.nat({ max: 2000 }), fc.nat({ max: 2000 })),
        extent: within(landscape.extent),
        size: within(landscape.size),
      }),
      flow: sometimes({
        depth: within(flow.depth),
        width: within(flow.width),
        activations: fc.array(activation, { minLength: 1, maxLength: 4 }),
        inits: fc.subarray([...INITIALISERS.keys()], { minLength: 1 }),
        residual: fc.boolean(),
        clip: fc.option(within(FLOW_CLIP)),
      }),
      gan: sometimes({
        data: fc.constantFrom(...GAN_DATA),
        points: fc.array(fc.tuple(number(LIMITS.coordinate), number(LIMITS.coordinate)), {
          minLength: 1,
          maxLength: 4,
        }),
        samples: within(gan.samples),
        batch: within(gan.batch),
        noise: within(gan.noise),
        objective: fc.constantFrom('non-saturating' as const, 'saturating' as const),
        discriminatorSteps: within(gan.discriminatorSteps),
        generator: player,
        discriminator: player,
      }),
    }),
    fc.option(optimizer, { nil: {} }),
  )
  .map(([rest, trainer]) => ({ ...rest, ...trainer }) as NetDraft);
