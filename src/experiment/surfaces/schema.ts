import * as v from 'valibot';
import { DATA_SETS, OPTIMIZERS, SCHEDULES, SURFACES } from '../../catalog';
import { isFreeName, LONGEST_FORMULA } from '../../catalog/language';
import type { Hyperparameter, Surface } from '../../catalog/types';
import { LIMITS, MOST_ROWS, MOST_RUNS, NUMBERS, type NumberRow, RATES, SAMPLES, TOOL_NUMBERS } from '../table';
import { OWN, optimizerOf, ruleFault } from './optimizer';
import { DEFAULT_TOOLS } from './tools';
import { type Interval, type SampledSurface, type SweptAxis, TOOLS } from './types';

/**
 * The shape of an experiment from outside: a file, an address, a command line. Every number has finite bounds and every
 * list a longest length. Which keys an object may have depends on what it names (the optimizer's hyperparameters, the
 * surface's variables), so objects choose their schema by their content. Messages are codes; `explain.ts` says them in
 * both languages.
 */

export type Schema = v.GenericSchema<unknown, unknown>;

export const isRecord = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);
export const textOf = (input: unknown, key: string): string => {
  const value = isRecord(input) && Object.hasOwn(input, key) ? input[key] : undefined;
  return typeof value === 'string' ? value : '';
};

/** An object with these keys and no others. An empty list is none, though JavaScript finds no wrong key in it. */
export const closed = (entries: Readonly<Record<string, Schema>>): Schema => {
  const keys = `keys ${Object.keys(entries).join(',')}`;
  return v.pipe(v.custom<Readonly<Record<string, unknown>>>(isRecord, keys), v.strictObject(entries, keys));
};
/** Every key optional. */
export const partial = (entries: Readonly<Record<string, Schema>>): Schema =>
  closed(Object.fromEntries(Object.entries(entries).map(([key, schema]) => [key, v.optional(schema)])));
export const oneOf = (ids: Iterable<string>): Schema => {
  const all = [...ids];
  return v.picklist(all, `one-of ${all.join(',')}`);
};

export const between = ([min, max]: readonly [number, number], integer = false): Schema => {
  // −0 becomes 0: the two are equal everywhere but in a comparison of text.
  const finite = v.pipe(
    v.number('number'),
    v.finite('number'),
    v.minValue(min, 'at-least'),
    v.maxValue(max, 'at-most'),
    v.transform((value) => (value === 0 ? 0 : value)),
  );
  return integer ? v.pipe(finite, v.integer('integer')) : finite;
};
export const numberOf = (row: NumberRow): Schema => between([row.min, row.max], row.integer);

const coordinate = between(LIMITS.coordinate);
export const point = v.strictTuple([coordinate, coordinate], 'pair');
/** Narrower than this, relative to its bounds, an interval cannot be resolved in float32. */
const NARROWEST = 1e-6;
export const interval = v.pipe(
  v.strictTuple([coordinate, coordinate], 'pair'),
  v.check((pair) => {
    const [low, high] = pair as [number, number];
    return high - low > NARROWEST * Math.max(NARROWEST, Math.abs(low), Math.abs(high));
  }, 'interval'),
);
const name = v.pipe(v.string('name'), v.check(isFreeName, 'name'));
export const formula = v.pipe(
  v.string('text'),
  v.nonEmpty('empty'),
  v.maxLength(LONGEST_FORMULA, 'longest'),
  // Half a surrogate pair is no text: it cannot be put in an address.
  v.check((text) => !/\p{Surrogate}/u.test(text), 'text'),
);

const MOST_COLUMNS = 8;
const MOST_PARAMETERS = 16;

/** Numbers are checked in one go: a hundred thousand bad rows are one problem, not a hundred thousand. */
const column = v.pipe(
  v.array(v.unknown(), 'column'),
  v.check(
    (rows) => rows.every((row) => typeof row === 'number' && row >= LIMITS.data[0] && row <= LIMITS.data[1]),
    'column',
  ),
);
const columns = v.pipe(
  v.record(name, column, 'data'),
  v.check((data) => {
    const lengths = Object.values(data).map((rows) => rows.length);
    const rows = lengths[0] ?? 0;
    return lengths.length <= MOST_COLUMNS && rows >= 1 && rows <= MOST_ROWS && lengths.every((n) => n === rows);
  }, 'data'),
);

/** A catalogue data set by its id, or the columns themselves; `needed` are the columns that the formula reads. */
const data = (needed: readonly string[]): Schema =>
  v.lazy((input) =>
    typeof input === 'string'
      ? oneOf([...DATA_SETS.values()].filter((set) => hasColumns(set.columns, needed)).map((set) => set.id))
      : v.pipe(
          columns,
          v.check((given) => hasColumns(given, needed), `columns ${needed.join(',')}`),
        ),
  );
const hasColumns = (given: Readonly<Record<string, unknown>>, needed: readonly string[]) =>
  needed.every((column) => Object.hasOwn(given, column));

const domain = (variables: readonly string[]): Schema =>
  partial(Object.fromEntries(variables.map((variable) => [variable, interval])));

const catalogueSurface = (entry: Surface): Schema => {
  const { parameters, variables } = entry;
  return closed({
    id: v.string(),
    domain: v.optional(domain(variables)),
    parameters: v.optional(
      partial(Object.fromEntries(Object.keys(parameters).map((key) => [key, between(LIMITS.parameter)]))),
    ),
    ...(entry.data === null ? {} : { data: v.optional(data(entry.data.columns)) }),
  });
};

const ownParameters = v.pipe(
  v.custom<Readonly<Record<string, unknown>>>(isRecord, 'parameters'),
  v.record(name, between(LIMITS.parameter), 'parameters'),
  v.check((given) => Object.keys(given).length <= MOST_PARAMETERS, 'parameters'),
);
const twoNames = v.strictTuple([name, name], 'two-names');

/** The user's own formula. Its variables, parameters and columns must not share a name. */
const ownSurface = (input: unknown, entries: Readonly<Record<string, Schema>>): Schema => {
  const named = isRecord(input) && v.is(twoNames, input.variables) ? input.variables : ['x', 'y'];
  return v.pipe(
    closed({ ...entries, domain: v.optional(domain(named)), parameters: v.optional(ownParameters) }),
    v.check((surface) => {
      const { parameters, data } = surface as { parameters?: object; data?: unknown };
      const set = typeof data === 'string' ? DATA_SETS.get(data)?.columns : data;
      const all = [...named, ...Object.keys(parameters ?? {}), ...Object.keys(set ?? {})];
      return new Set(all).size === all.length;
    }, 'clash'),
  );
};

const samplesPerSide = between([...SAMPLES], true);
const LONGEST_NAME = 200;
const grid = v.pipe(
  closed({
    x: interval,
    y: interval,
    columns: samplesPerSide,
    rows: samplesPerSide,
    values: v.pipe(
      v.array(v.unknown(), 'samples'),
      // In one go: a million bad values are one problem.
      v.check((values) => values.every(isSample), 'samples'),
      v.transform((values) =>
        values.some((each) => Object.is(each, -0)) ? values.map((each) => (each as number) + 0) : values,
      ),
    ),
    name: v.pipe(
      v.string('text'),
      v.maxLength(LONGEST_NAME, 'long-name'),
      v.check((text) => !/\p{Surrogate}/u.test(text), 'text'),
    ),
  }),
  v.check((given) => {
    const { columns, rows, values } = given as { columns: number; rows: number; values: readonly unknown[] };
    return values.length === columns * rows;
  }, 'samples-count'),
);
const isSample = (value: unknown): boolean =>
  typeof value === 'number' && value >= LIMITS.sample[0] && value <= LIMITS.sample[1];

/** Heights on a grid. What is looked at lies within it, for beyond it there is nothing. */
const sampledSurface = (input: unknown): Schema => {
  const named = isRecord(input) && v.is(twoNames, input.variables) ? input.variables : ['x', 'y'];
  return v.pipe(
    closed({ samples: grid, variables: v.optional(twoNames), domain: v.optional(domain(named)) }),
    v.check(() => named[0] !== named[1], 'clash'),
    v.check((surface) => {
      const { samples, domain } = surface as SampledDraft;
      const within = (name: string, [low, high]: Interval) => {
        const own = domain?.[name];
        return own === undefined || (low <= own[0] && own[1] <= high);
      };
      return within(named[0]!, samples.x) && within(named[1]!, samples.y);
    }, 'beyond-samples'),
  );
};
type SampledDraft = Pick<SampledSurface, 'samples'> & Partial<Pick<SampledSurface, 'domain'>>;

const surface = v.lazy((input): Schema => {
  if (isRecord(input)) {
    if (Object.hasOwn(input, 'samples')) return sampledSurface(input);
    if (Object.hasOwn(input, 'formula')) return ownSurface(input, { formula, variables: v.optional(twoNames) });
    if (Object.hasOwn(input, 'loss')) return ownSurface(input, { loss: formula, variables: twoNames, data: data([]) });
    const entry = SURFACES.get(textOf(input, 'id'));
    if (entry !== undefined) return catalogueSurface(entry);
    // The id is the problem; what else the surface says cannot be judged without it.
    if (Object.hasOwn(input, 'id')) return v.looseObject({ id: oneOf(SURFACES.keys()) }, 'surface');
  }
  return v.pipe(
    v.unknown(),
    v.check(() => false, 'surface'),
  );
});

export const hyper = (table: Readonly<Record<string, Hyperparameter>>): Schema =>
  partial(
    Object.fromEntries(
      Object.entries(table).map(([key, { integer, min, max }]) => [
        key,
        integer ? between([min, max], true) : between(LIMITS.hyper),
      ]),
    ),
  );

export const schedule = v.lazy((input): Schema => {
  const entry = SCHEDULES.get(textOf(input, 'id'));
  if (entry === undefined) return v.looseObject({ id: oneOf(SCHEDULES.keys()) }, 'schedule');
  return closed({ id: v.string(), hyper: v.optional(hyper(entry.hyper)) });
});

export const clip = closed({ by: oneOf(['norm', 'value']), max: numberOf(NUMBERS.clip) });

const rule = v.pipe(
  formula,
  v.check((text) => ruleFault(text) === null, 'rule'),
);

const run = v.lazy((input): Schema => {
  const optimizer = textOf(input, 'optimizer');
  if (optimizer !== OWN && !OPTIMIZERS.has(optimizer)) {
    return v.looseObject({ optimizer: oneOf([...OPTIMIZERS.keys(), OWN]) }, 'run');
  }
  const text = textOf(input, 'rule');
  // Which hyperparameters there are cannot be said without a rule.
  if (optimizer === OWN && ruleFault(text) !== null) return v.looseObject({ rule }, 'run');
  return closed({
    optimizer: v.string(),
    ...(optimizer === OWN ? { rule } : {}),
    hyper: v.optional(hyper(optimizerOf({ optimizer, rule: text }).hyper)),
    start: v.optional(point),
    schedule: v.optional(schedule),
    clip: v.optional(clip),
    noise: v.optional(numberOf(NUMBERS.noise)),
    batch: v.optional(numberOf(NUMBERS.batch)),
  });
});

const runIndex = between([0, MOST_RUNS - 1], true);
const aboveZero = between([TOOL_NUMBERS.raceLow.min, TOOL_NUMBERS.raceHigh.max]);
const onOff = v.boolean('boolean');

/** Names of hyperparameters, of a schedule's as `schedule.name`, or a coordinate of the start. */
const AXIS = /^(schedule\.)?[A-Za-z_][A-Za-z0-9_]{0,31}$|^start\.[xy]$/;

/** Whether bounds are in order and far enough apart to be told from one another. */
const inOrder = (low: number, high: number) =>
  high - low > NARROWEST * Math.max(NARROWEST * NARROWEST, Math.abs(low), Math.abs(high));

/** What is left out is taken from the default axis before the bounds are compared. */
const sweptAxis = (fallback: SweptAxis): Schema =>
  v.lazy((input): Schema => {
    const isStart = textOf({ ...fallback, ...(isRecord(input) ? input : {}) }, 'of').startsWith('start.');
    const bound = between(isStart ? LIMITS.coordinate : LIMITS.hyper);
    return v.pipe(
      partial({
        of: v.pipe(
          v.string('swept'),
          v.check((text) => AXIS.test(text) && !(text in {}), 'swept'),
        ),
        low: bound,
        high: bound,
        scale: oneOf(['linear', 'log']),
      }),
      v.check((given) => {
        const { low, high } = { ...fallback, ...(given as Partial<SweptAxis>) };
        return inOrder(low, high);
      }, 'range'),
      v.check((given) => {
        const { low, scale } = { ...fallback, ...(given as Partial<SweptAxis>) };
        return scale === 'linear' || low > 0;
      }, 'log-range'),
    );
  });

const { race, sweep } = DEFAULT_TOOLS;
const tools = partial({
  shown: oneOf(TOOLS),
  race: v.pipe(
    partial({
      layout: oneOf(['overlay', 'multiples']),
      low: numberOf(TOOL_NUMBERS.raceLow),
      high: numberOf(TOOL_NUMBERS.raceHigh),
      count: numberOf(TOOL_NUMBERS.raceCount),
    }),
    v.check((given) => {
      const { low, high } = { ...race, ...(given as Partial<typeof race>) };
      return inOrder(low, high);
    }, 'range'),
  ),
  rates: partial({
    run: runIndex,
    rates: v.pipe(
      v.array(aboveZero, 'few-rates'),
      v.check((given) => given.length === 0 || (given.length >= RATES[0] && given.length <= RATES[1]), 'few-rates'),
    ),
  }),
  sweep: v.pipe(
    partial({
      run: runIndex,
      x: sweptAxis(sweep.x),
      y: sweptAxis(sweep.y),
      size: numberOf(TOOL_NUMBERS.sweepSize),
      measure: oneOf(['loss', 'steps']),
    }),
    v.check((given) => {
      const { x, y } = given as { x?: Partial<SweptAxis>; y?: Partial<SweptAxis> };
      return (x?.of ?? sweep.x.of) !== (y?.of ?? sweep.y.of);
    }, 'same-axes'),
  ),
  swarm: partial({
    particles: numberOf(TOOL_NUMBERS.particles),
    starts: oneOf(['grid', 'random']),
    color: oneOf(['optimizer', 'loss', 'status', 'destination']),
    split: onOff,
  }),
  basins: partial({
    run: runIndex,
    size: numberOf(TOOL_NUMBERS.basinSize),
    drape: onOff,
    tolerance: numberOf(TOOL_NUMBERS.basinTolerance),
  }),
  terrain: partial({
    at: v.nullable(point),
    arrows: onOff,
    streamlines: onOff,
    plane: onOff,
    hessian: onOff,
    level: onOff,
    section: oneOf(['none', 'x', 'y', 'gradient']),
    stationary: onOff,
  }),
});

/** A run that was dropped for its faults leaves a hole, so that the others keep their places in messages. */
export const experimentSchema: Schema = closed({
  version: v.optional(v.literal(1, 'version')),
  surface: v.optional(surface),
  runs: v.optional(v.pipe(v.array(v.optional(run), 'runs'), v.minLength(1, 'runs'), v.maxLength(MOST_RUNS, 'runs'))),
  steps: v.optional(numberOf(NUMBERS.steps)),
  seed: v.optional(numberOf(NUMBERS.seed)),
  tolerance: v.optional(numberOf(NUMBERS.tolerance)),
  view: v.optional(
    partial({
      projection: oneOf(['3d', 'map']),
      height: oneOf(['auto', 'linear', 'log']),
      colors: oneOf(['cividis', 'viridis', 'magma', 'diverging']),
      contours: v.boolean('boolean'),
    }),
  ),
  tools: v.optional(tools),
});
