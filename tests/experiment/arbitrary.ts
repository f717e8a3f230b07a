import fc from 'fast-check';
import { DATA_SETS, OPTIMIZERS, SCHEDULES, SURFACES } from '../../src/catalog';
import type { Hyperparameter } from '../../src/catalog/types';
import { LIMITS } from '../../src/experiment/limits';
import { RUN } from '../../src/experiment/runs';
import { STOP } from '../../src/experiment/stopping';
import { SURFACE_SETTINGS } from '../../src/experiment/surfaces/experiment';
import { TOOLS } from '../../src/experiment/surfaces/fields';
import { OWN, optimizerOf } from '../../src/experiment/surfaces/optimizer';
import type { ExperimentDraft } from '../../src/experiment/surfaces/types';
import { CLIP } from '../../src/experiment/training';

const { race, sweep, swarm, basins } = SURFACE_SETTINGS.tools;

const number = ([min, max]: readonly [number, number]) => fc.double({ min, max, noNaN: true }).map((n) => n + 0);
const within = ({ min, max, integer }: { min: number; max: number; integer: boolean }) =>
  integer ? fc.integer({ min, max }) : number([min, max]);
const interval = fc
  .tuple(fc.double({ min: -1e5, max: 1e5, noNaN: true }), fc.double({ min: 1, max: 1e5, noNaN: true }))
  .map(([low, width]) => [low + 0, low + width] as [number, number]);
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

const withHyper = <T extends { readonly id: string; readonly hyper: Readonly<Record<string, Hyperparameter>> }>(
  entries: ReadonlyMap<string, T>,
) => fc.constantFrom(...entries.values()).chain((entry) => fc.tuple(fc.constant(entry.id), hyper(entry.hyper)));

/** Rules with every sign that separates something in an address, and names that mean something elsewhere. */
export const RULES = [
  'v = mu*v - lr*g\ntheta = theta + v',
  'theta = theta - lr*g;',
  'theta = theta - (t < 10 ? lr : lr/10)*g ; v = max(v, g)',
  'm = beta1*m + (1 - beta1)*g\r\n\r\ntheta = theta - eta*m/(norm(m) + eps)',
  'theta = theta - noise*start*clip*batch*schedule*rule*hyper*newton',
  'u = w + 1; w = u; theta = theta - u*g/(1 + c)',
] as const;
const ownRun = fc
  .constantFrom(...RULES)
  .chain((rule) => hyper(optimizerOf({ optimizer: OWN, rule }).hyper).map((values) => ({ rule, values })));

const choice = fc.oneof(
  { weight: 3, arbitrary: withHyper(OPTIMIZERS).map(([optimizer, values]) => ({ optimizer, hyper: values })) },
  { weight: 1, arbitrary: ownRun.map(({ rule, values }) => ({ optimizer: OWN, rule, hyper: values })) },
);

const run = fc
  .tuple(
    choice,
    sometimes({
      start: fc.tuple(number(LIMITS.coordinate), number(LIMITS.coordinate)),
      schedule: withHyper(SCHEDULES).map(([id, values]) => ({ id, hyper: values })),
      clip: fc.record({ by: fc.constantFrom('norm', 'value'), max: within(CLIP.max) }),
      noise: within(RUN.noise),
      batch: within(RUN.batch),
    }),
  )
  .map(([chosen, rest]) => ({ ...chosen, ...rest }));

const columns = (names: readonly string[]) =>
  fc
    .integer({ min: 1, max: 8 })
    .chain((rows) =>
      fc.record(
        Object.fromEntries(
          names.map((name) => [name, fc.array(number(LIMITS.data), { minLength: rows, maxLength: rows })]),
        ),
      ),
    );

const domain = (variables: readonly string[]) =>
  fc.record(Object.fromEntries(variables.map((name) => [name, interval])));

const catalogueSurface = fc.constantFrom(...SURFACES.values()).chain((entry) =>
  sometimes({
    domain: domain(entry.variables),
    ...(Object.keys(entry.parameters).length === 0
      ? {}
      : {
          parameters: fc.record(
            Object.fromEntries(Object.keys(entry.parameters).map((name) => [name, number(LIMITS.parameter)])),
          ),
        }),
    ...(entry.data === null ? {} : { data: fc.oneof(fc.constant(entry.data.default), columns(entry.data.columns)) }),
  }).map((rest) => ({ id: entry.id, ...rest })),
);

/** Any text at all: experiments carry formulas before anybody has parsed them. */
const formula = fc
  .oneof(
    fc.constantFrom('a*x^2 + y^2', '（x+1）^2 & y=2#?%', 'x;y,u:v'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  )
  .filter((text) => text !== '');
const ownSurface = fc.record({ formula, domain: domain(['x', 'y']) });
const ownLoss = fc.record({
  loss: formula,
  variables: fc.constant(['w', 'b'] as [string, string]),
  domain: domain(['w', 'b']),
  parameters: fc.record({ a: number(LIMITS.parameter) }),
  data: fc.oneof(fc.constantFrom(...DATA_SETS.keys()), columns(['x', 'y'])),
});

const ordered = ([min, max]: readonly [number, number]) =>
  fc
    .tuple(number([min, max / 10]), fc.double({ min: 0.01, max: 0.9 * max, noNaN: true }))
    .map(([low, width]) => ({ low, high: low + Math.max(width, Math.abs(low) / 100) }));

const sweptAxis = (names: readonly string[]) =>
  fc
    .oneof(
      fc.tuple(fc.constantFrom(...names), ordered(LIMITS.hyper), fc.constant('linear')),
      fc.tuple(fc.constantFrom(...names), ordered([1e-6, 1e9]), fc.constantFrom('linear', 'log')),
      fc.tuple(
        fc.constantFrom(...names.map(() => `start.${names === ACROSS ? 'x' : 'y'}`)),
        ordered([-1e5, 1e5]),
        fc.constant('linear'),
      ),
    )
    .map(([of, bounds, scale]) => ({ of, ...bounds, scale }));
const ACROSS = ['lr', 'schedule.last', 'mu'];
const UPWARDS = ['momentum', 'beta1', 'step'];

const runIndex = fc.integer({ min: 0, max: 11 });
const tools = sometimes({
  shown: fc.constantFrom(...TOOLS),
  race: ordered([race.low.min, race.high.max]).chain((bounds) =>
    sometimes({ layout: fc.constantFrom('overlay', 'multiples'), count: within(race.count) }).map((rest) => ({
      ...bounds,
      ...rest,
    })),
  ),
  rates: sometimes({
    run: runIndex,
    rates: fc.oneof(fc.constant([]), fc.array(number([1e-12, 1e9]), { minLength: 2, maxLength: 6 })),
  }),
  sweep: sometimes({
    run: runIndex,
    x: sweptAxis(ACROSS),
    y: sweptAxis(UPWARDS),
    size: within(sweep.size),
    measure: fc.constantFrom('loss', 'steps'),
  }),
  swarm: sometimes({
    particles: within(swarm.particles),
    starts: fc.constantFrom('grid', 'random'),
    color: fc.constantFrom('optimizer', 'loss', 'status', 'destination'),
    split: fc.boolean(),
  }),
  basins: sometimes({
    run: runIndex,
    size: within(basins.size),
    drape: fc.boolean(),
    tolerance: within(basins.tolerance),
  }),
  terrain: sometimes({
    at: fc.option(fc.tuple(number(LIMITS.coordinate), number(LIMITS.coordinate)), { nil: null }),
    arrows: fc.boolean(),
    streamlines: fc.boolean(),
    plane: fc.boolean(),
    hessian: fc.boolean(),
    level: fc.boolean(),
    section: fc.constantFrom('none', 'x', 'y', 'gradient'),
    stationary: fc.boolean(),
  }),
});

/** Surfaces of samples, with or without names and a domain inside the grid. */
export const sampled = fc
  .tuple(fc.integer({ min: 4, max: 7 }), fc.integer({ min: 4, max: 7 }), interval, interval, fc.boolean())
  .chain(([columns, rows, x, y, named]) =>
    fc.record({
      samples: fc.record({
        x: fc.constant(x),
        y: fc.constant(y),
        columns: fc.constant(columns),
        rows: fc.constant(rows),
        values: fc.array(number(LIMITS.sample), { minLength: columns * rows, maxLength: columns * rows }),
        name: fc.constantFrom('loss.npy', '', '学习率 & 动量.csv', 'a=b#c'),
      }),
      ...(named ? { variables: fc.constant(['lr', 'wd'] as [string, string]) } : {}),
    }),
  );

/** Valid experiments, complete or not; all that an address can carry. */
export const draft = sometimes({
  version: fc.constant(1 as const),
  surface: fc.oneof(catalogueSurface, ownSurface, ownLoss),
  runs: fc.array(run, { minLength: 1, maxLength: 12 }),
  steps: within(SURFACE_SETTINGS.steps),
  seed: within(SURFACE_SETTINGS.seed),
  tolerance: within(SURFACE_SETTINGS.tolerance),
  stop: fc.record({ gradient: within(STOP.gradient) }),
  view: sometimes({
    projection: fc.constantFrom('3d', 'map'),
    height: fc.constantFrom('auto', 'linear', 'log'),
    colors: fc.constantFrom('cividis', 'viridis', 'magma', 'diverging'),
    contours: fc.boolean(),
    digits: within(SURFACE_SETTINGS.view.digits),
  }),
  tools,
}) as unknown as fc.Arbitrary<ExperimentDraft>;
