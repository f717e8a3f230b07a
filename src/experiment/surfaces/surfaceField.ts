import * as v from 'valibot';
import { DATA_SETS, SURFACES } from '../../catalog';
import type { Surface } from '../../catalog/types';
import { type Entry, field } from '../field';
import { LIMITS, MOST_ROWS, SAMPLES } from '../limits';
import { between, closed, formula, interval, isRecord, name, oneOf, partial, type Schema, textOf } from '../shapes';
import { namesText, recordText } from '../textForms';
import type { Interval, SampledSurface, SurfaceChoice, SurfaceDraft } from './forms';
import { plainNames } from './plainNames';
import { surfaceVariables } from './variables';

/*
 * The surface of an experiment: which keys it may have depends on what it names (the catalogue's variables, its own
 * ones), so the schema looks at its content first. An address says it as
 *
 *   surface | formula | loss   an id, or the user's own text        vars     w,b
 *   domain                     x:-2:2,y:-1:3                        params   a:1,b:50
 *   data                       an id, or x:1:2:3,y:4:5:6            samples  a name, for people to see
 */

export const DEFAULT_SURFACE = { id: 'rosenbrock' } as const;

/** The rectangle of a user's formula that names none. */
export const DEFAULT_INTERVAL: Interval = [-5, 5];

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
const ownSurface = (given: unknown, entries: Readonly<Record<string, Schema>>): Schema => {
  const input = plainNames(given);
  const named = isRecord(input) && v.is(twoNames, input.variables) ? input.variables : ['x', 'y'];
  return v.pipe(
    v.unknown(),
    v.transform(plainNames),
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

/** What an address says of a surface; of samples the name alone, so that whoever opens it is told what is missing. */
function entry(
  key: string,
  part: string,
  text: (surface: SurfaceChoice) => string | undefined,
  read: Entry<SurfaceChoice>['read'] = (written) => written,
): Entry<SurfaceChoice> {
  const write = (surface: SurfaceChoice): string | null => ('samples' in surface ? null : text(surface) || null);
  return { suffix: key, path: [part], named: true, write, read };
}

const [names, numbers, columnsText] = [namesText(','), recordText(false), recordText(true)];

const ENTRIES: readonly Entry<SurfaceChoice>[] = [
  entry('loss', 'loss', (surface) => ('loss' in surface ? surface.loss : undefined)),
  entry('formula', 'formula', (surface) => ('formula' in surface ? surface.formula : undefined)),
  entry('surface', 'id', (surface) => ('id' in surface && surface.id !== DEFAULT_SURFACE.id ? surface.id : undefined)),
  {
    suffix: 'samples',
    path: ['samples', 'name'],
    write: (surface) => ('samples' in surface ? surface.samples.name || '-' : null),
    read: (written) => written,
    refused: {
      en: 'is a surface of samples, which no address can carry: open its file again',
      zh: '是由采样点构成的曲面，无法写入地址，请重新打开它的文件',
    },
  },
  entry(
    'vars',
    'variables',
    (surface) => ('variables' in surface && surface.variables ? names.write(surface.variables) : undefined),
    (written) => written.split(','),
  ),
  entry('domain', 'domain', ({ domain }) => numbers.write(domain), numbers.read),
  entry('params', 'parameters', ({ parameters }) => numbers.write(parameters), numbers.read),
  entry(
    'data',
    'data',
    (surface) => {
      if (!('data' in surface)) return undefined;
      return typeof surface.data === 'object' ? columnsText.write(surface.data) : surface.data;
    },
    (written) => (written.includes(':') ? columnsText.read(written) : written),
  ),
];

/** What is computed and drawn. */
export const surfaceField = field<SurfaceChoice, SurfaceDraft, 'field' | 'runs' | 'view'>({
  key: '',
  label: { en: 'Surface', zh: '曲面' },
  default: DEFAULT_SURFACE,
  schema: surface,
  entries: ENTRIES,
  affects: ['field', 'runs', 'view'],
  complete: completeSurface,
  fill: (input) => ('formula' in input || 'loss' in input ? input : { id: DEFAULT_SURFACE.id, ...input }),
});

/** A catalogue surface keeps only what it overrides; a formula gets its domain. */
function completeSurface(draft: SurfaceDraft): SurfaceChoice {
  if ('id' in draft) return draft;
  const [a, b] = surfaceVariables(draft);
  const [x, y] = 'samples' in draft ? [draft.samples.x, draft.samples.y] : [DEFAULT_INTERVAL, DEFAULT_INTERVAL];
  return { ...draft, domain: { [a]: draft.domain?.[a] ?? x, [b]: draft.domain?.[b] ?? y } };
}
