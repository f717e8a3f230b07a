import fc from 'fast-check';
import { DATA_SETS, OPTIMIZERS, SCHEDULES, SURFACES } from '../../src/catalog';
import type { Hyperparameter } from '../../src/catalog/types';
import { LIMITS, NUMBERS } from '../../src/experiment/table';
import type { ExperimentDraft } from '../../src/experiment/types';

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

const run = fc
  .tuple(
    withHyper(OPTIMIZERS),
    sometimes({
      start: fc.tuple(number(LIMITS.coordinate), number(LIMITS.coordinate)),
      schedule: withHyper(SCHEDULES).map(([id, values]) => ({ id, hyper: values })),
      clip: fc.record({ by: fc.constantFrom('norm', 'value'), max: within(NUMBERS.clip) }),
      noise: within(NUMBERS.noise),
      batch: within(NUMBERS.batch),
    }),
  )
  .map(([[optimizer, values], rest]) => ({ optimizer, hyper: values, ...rest }));

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

/** Valid experiments, complete or not. */
export const draft = sometimes({
  version: fc.constant(1 as const),
  surface: fc.oneof(catalogueSurface, ownSurface, ownLoss),
  runs: fc.array(run, { minLength: 1, maxLength: 12 }),
  steps: within(NUMBERS.steps),
  seed: within(NUMBERS.seed),
  tolerance: within(NUMBERS.tolerance),
  view: sometimes({
    projection: fc.constantFrom('3d', 'map'),
    height: fc.constantFrom('auto', 'linear', 'log'),
    colors: fc.constantFrom('cividis', 'viridis', 'magma', 'diverging'),
    contours: fc.boolean(),
  }),
}) as unknown as fc.Arbitrary<ExperimentDraft>;
