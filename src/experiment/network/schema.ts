import * as v from 'valibot';
import { ACTIVATIONS, INITIALISERS, NET_LOSSES, POINT_SETS } from '../../catalog';
import { FormulaError } from '../../formula';
import { compileScalar } from '../../formula/programs/scalar-function';
import {
  between,
  clip,
  closed,
  formula,
  hyper,
  interval,
  isRecord,
  numberOf,
  oneOf,
  partial,
  point,
  type Schema,
  schedule,
  textOf,
} from '../schema';
import { LIMITS, MOST_ROWS } from '../table';
import { DEFAULT_OPTIMIZER } from './defaults';
import { NETWORK_OPTIMIZERS } from './optimizers';
import { LIMITS_OF, MOST_COMPARED, MOST_LAYERS, MOST_WIDTH, NET_NUMBERS } from './table';
import { NET_VIEWS } from './types';

/**
 * The shape of an experiment with networks from outside. What its parts say about each other (widths and data, weights
 * and widths) is for `fit.ts`, which sees the experiment complete. Messages are codes, as in `../schema.ts`.
 */

/** Checked in one go: a hundred thousand bad numbers are one problem. */
const isNumberWithin =
  ([low, high]: readonly [number, number]) =>
  (value: unknown): value is number =>
    typeof value === 'number' && value >= low && value <= high;

const isDatum = isNumberWithin(LIMITS_OF.data);
const isWeight = isNumberWithin(LIMITS_OF.weight);

const layers = v.pipe(
  v.custom<readonly number[]>(
    (widths) =>
      Array.isArray(widths) &&
      widths.length >= 2 &&
      widths.length <= MOST_LAYERS + 1 &&
      widths.every((width) => Number.isInteger(width) && width >= 1 && width <= MOST_WIDTH),
    'layers',
  ),
);

const activation = v.pipe(
  formula,
  v.check(
    (text) => {
      if (ACTIVATIONS.has(text)) return true;
      try {
        compileScalar({ formula: text, variable: 'x', others: [], parameters: [] });
        // A lone number or constant is a formula, too, and means something.
        return true;
      } catch (error) {
        if (error instanceof FormulaError) return false;
        throw error;
      }
    },
    `activation ${[...ACTIVATIONS.keys()].join(',')}`,
  ),
);

const activations = v.lazy((input): Schema => {
  if (typeof input === 'string') return activation;
  return v.pipe(
    v.array(activation, 'activations'),
    v.minLength(1, 'activations'),
    v.maxLength(MOST_LAYERS, 'activations'),
  );
});

const network = partial({
  layers,
  activation: activations,
  loss: oneOf(NET_LOSSES.keys()),
  bias: v.boolean('boolean'),
  residual: v.boolean('boolean'),
  l1: numberOf(NET_NUMBERS.l1),
  l2: numberOf(NET_NUMBERS.l2),
});

const isNumbers = (list: unknown) => Array.isArray(list) && list.every(isWeight);

/** `in` and `out` may stand beside what they say already; `fit.ts` counts for itself. */
const LAYER_KEYS: ReadonlySet<string> = new Set(['W', 'b', 'in', 'out']);

const weights = v.custom<unknown>(
  (list) =>
    Array.isArray(list) &&
    list.length >= 1 &&
    list.length <= MOST_LAYERS &&
    list.every(
      (layer) =>
        isRecord(layer) &&
        Object.keys(layer).every((key) => LAYER_KEYS.has(key)) &&
        isNumbers(layer.W) &&
        (layer.b === undefined || isNumbers(layer.b)),
    ),
  'weights',
);

const init = v.lazy((input): Schema => {
  if (typeof input === 'string') return oneOf(INITIALISERS.keys());
  const entry = INITIALISERS.get(textOf(input, 'id'));
  if (entry === undefined) return v.looseObject({ id: oneOf(INITIALISERS.keys()) }, 'init-id');
  return closed({ id: v.string(), hyper: v.optional(hyper(entry.hyper)) });
});

const isRow = (row: unknown) => Array.isArray(row) && row.length >= 1 && row.length <= MOST_WIDTH && row.every(isDatum);
const areRows = (rows: unknown, isOne: (row: unknown) => boolean) =>
  Array.isArray(rows) && rows.length >= 1 && rows.length <= MOST_ROWS && rows.every(isOne) && isEven(rows);
const isEven = (rows: readonly unknown[]) => {
  const length = (row: unknown) => (Array.isArray(row) ? row.length : 0);
  return rows.every((row) => length(row) === length(rows[0]));
};

const ownData = v.pipe(
  closed({
    X: v.custom<readonly (readonly number[])[]>((rows) => areRows(rows, isRow), 'rows'),
    target: v.custom<readonly unknown[]>((rows) => areRows(rows, (row) => isDatum(row) || isRow(row)), 'rows'),
    test: v.optional(numberOf(NET_NUMBERS.test)),
  }),
  v.check((given) => {
    const { X, target } = given as { X: readonly unknown[]; target: readonly unknown[] };
    return X.length === target.length;
  }, 'as-many'),
);

const data = v.lazy((input): Schema => {
  if (typeof input === 'string') return oneOf(POINT_SETS.keys());
  if (isRecord(input) && (Object.hasOwn(input, 'X') || Object.hasOwn(input, 'target'))) return ownData;
  if (!POINT_SETS.has(textOf(input, 'id'))) return v.looseObject({ id: oneOf(POINT_SETS.keys()) }, 'net-data');
  return closed({
    id: v.string(),
    samples: v.optional(numberOf(NET_NUMBERS.samples)),
    noise: v.optional(numberOf(NET_NUMBERS.noise)),
    test: v.optional(numberOf(NET_NUMBERS.test)),
  });
});

const trainers = [...NETWORK_OPTIMIZERS.keys()];
const optimizer = v.picklist(trainers, `trainer ${trainers.join(',')}`);
/** Without a known optimizer nobody can judge its numbers. */
const hyperOf = (id: string): Schema => {
  const entry = NETWORK_OPTIMIZERS.get(id);
  return entry === undefined ? v.unknown() : hyper(entry.hyper);
};
const namedOptimizer = (input: unknown, fallback: string): string =>
  isRecord(input) && Object.hasOwn(input, 'optimizer') ? textOf(input, 'optimizer') : fallback;

const COMPARED: Readonly<Record<string, Schema>> = {
  none: v.string('text'),
  optimizer,
  init: oneOf(INITIALISERS.keys()),
  activation,
};
const listOf = (element: Schema, fewest = 0): Schema =>
  v.pipe(
    v.array(element, 'text'),
    v.minLength(fewest, 'empty'),
    v.check((list) => list.length <= MOST_COMPARED, 'too-many'),
  );

const compare = v.lazy((input): Schema => {
  const by = textOf(input, 'by') || 'none';
  return partial({ by: oneOf(Object.keys(COMPARED)), ids: listOf(COMPARED[by] ?? v.string('text')) });
});

/** `lr`, `lr:0`, `width`, `init`. */
const AXES: ReadonlySet<string> = new Set([
  'width',
  'init',
  ...[...NETWORK_OPTIMIZERS.values()].flatMap((entry) => Object.keys(entry.hyper)),
]);
const isAxis = (text: string) => {
  const [name, layer, ...more] = text.split(':');
  if (more.length > 0 || !AXES.has(name)) return false;
  return layer === undefined || (name !== 'width' && name !== 'init' && /^\d{1,2}$/.test(layer));
};

const aboveZero = v.pipe(
  interval,
  v.check((pair) => (pair as readonly [number, number])[0] > 0, 'log-range'),
);
const axis = v.lazy(
  (input): Schema =>
    closed({
      of: v.pipe(v.string('axis'), v.check(isAxis, 'axis')),
      range: textOf(input, 'scale') === 'log' ? aboveZero : interval,
      scale: oneOf(['linear', 'log']),
    }),
);

const population = partial({
  seeds: numberOf(NET_NUMBERS.seeds),
  compare,
  sweep: partial({ x: axis, y: axis, size: numberOf(NET_NUMBERS.sweepSize), seeds: numberOf(NET_NUMBERS.cellSeeds) }),
  show: oneOf(['boundaries', 'distribution', 'sweep']),
});

const parameterIndex = between([0, 2 ** 31], true);
const landscape = partial({
  directions: oneOf(['random', 'path', 'weights']),
  weights: v.strictTuple([parameterIndex, parameterIndex], 'pair'),
  extent: numberOf(NET_NUMBERS.extent),
  size: numberOf(NET_NUMBERS.landscapeSize),
});

const flow = partial({
  depth: numberOf(NET_NUMBERS.flowDepth),
  width: numberOf(NET_NUMBERS.flowWidth),
  activations: listOf(activation, 1),
  inits: listOf(oneOf(INITIALISERS.keys()), 1),
  residual: v.boolean('boolean'),
  clip: v.nullable(numberOf(NET_NUMBERS.clip)),
});

const player = (fallback: string) =>
  v.lazy((input): Schema => {
    const named = namedOptimizer(input, fallback);
    return partial({ layers, activation: activations, init, optimizer, hyper: hyperOf(named) });
  });

/** Data of a game: sets of points in the plane. */
export const GAN_DATA: readonly string[] = [
  ...[...POINT_SETS.values()].filter(({ inputs }) => inputs === 2).map(({ id }) => id),
  'images',
  'drawn',
];

const gan = partial({
  data: oneOf(GAN_DATA),
  points: v.pipe(v.array(point, 'points'), v.minLength(1, 'points'), v.maxLength(MOST_ROWS, 'points')),
  samples: numberOf(NET_NUMBERS.samples),
  batch: numberOf(NET_NUMBERS.batch),
  noise: numberOf(NET_NUMBERS.noise),
  objective: oneOf(['non-saturating', 'saturating']),
  discriminatorSteps: numberOf(NET_NUMBERS.discriminatorSteps),
  generator: player(DEFAULT_OPTIMIZER),
  discriminator: player(DEFAULT_OPTIMIZER),
});

const rates = v.pipe(
  v.array(between(LIMITS.hyper), 'rates'),
  v.minLength(1, 'empty'),
  v.maxLength(MOST_LAYERS, 'rates'),
);

const batch = v.lazy(
  (input): Schema => (typeof input === 'number' ? numberOf(NET_NUMBERS.batch) : v.literal('full', 'batch')),
);

export const networkSchema: Schema = v.lazy((input): Schema => {
  const named = namedOptimizer(input, DEFAULT_OPTIMIZER);
  return closed({
    version: v.optional(v.literal(1, 'version')),
    seed: v.optional(numberOf(NET_NUMBERS.seed)),
    network: v.optional(network),
    weights: v.optional(weights),
    init: v.optional(init),
    data: v.optional(data),
    optimizer: v.optional(optimizer),
    hyper: v.optional(hyperOf(named)),
    rates: v.optional(rates),
    schedule: v.optional(schedule),
    clip: v.optional(clip),
    epochs: v.optional(numberOf(NET_NUMBERS.epochs)),
    batch: v.optional(batch),
    view: v.optional(oneOf(NET_VIEWS)),
    population: v.optional(population),
    landscape: v.optional(landscape),
    flow: v.optional(flow),
    gan: v.optional(gan),
  });
});
