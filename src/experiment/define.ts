import * as v from 'valibot';
import {
  type AddressKey,
  addressKeys,
  LONGEST_ADDRESS,
  namedParts,
  type Rejected,
  readTexts,
  rejectedAt,
  rejectMended,
  rejectProblems,
  splitAddress,
  writeAddress,
} from './address';
import {
  type AffectsOf,
  type DraftsOf,
  type Field,
  type Fields,
  type Group,
  isGroup,
  same,
  type ValuesOf,
} from './field';
import { packedEntry } from './packed';
import { ExperimentError, type InputProblem, parseJson, sift } from './read';
import { partial, type Schema } from './shapes';
import { hasSign } from './signs';
import { at, plant, type Tree, withValue } from './tree';

/** A setting: a field and its place in the experiment. */
export interface Place<T, E> {
  readonly path: readonly string[];
  /** The name by which a panel knows its control. */
  readonly id: string;
  read(experiment: E): T;
  /** Undefined: without it, of what is optional. */
  write(experiment: E, value: T): E;
}

/** The fields as declared, each with its place. */
export type Settings<F extends Fields, E> = {
  readonly [K in keyof F]: F[K] extends Group<infer G, string>
    ? Settings<G, E>
    : F[K] extends Field<infer T, infer _, string>
      ? F[K] & Place<F[K] extends { readonly optional: true } ? T | undefined : T, E>
      : never;
};

/** An experiment that was read, and what could not be used of the input. */
export interface Reading<E> {
  readonly experiment: E;
  readonly problems: readonly InputProblem[];
}

/** An experiment that was opened from an address, and what could not be used of it. */
export interface Opened<E> {
  readonly experiment: E;
  readonly rejected: readonly Rejected[];
}

/** What can become stale by a change of these fields. */
export type Stale<F extends Fields> = Extract<AffectsOf<Group<F, never>>, string>;

/** A kind of experiment: plain data, and everything that follows from the declaration of its settings. */
export interface ExperimentKind<F extends Fields> {
  readonly settings: Settings<F, ValuesOf<F>>;
  readonly schema: Schema;
  readonly defaults: ValuesOf<F>;
  /** What is left out takes its default. The draft must have passed the schema. */
  complete(draft: DraftsOf<F>): ValuesOf<F>;
  /** Uses what can be used; what cannot is listed, and its default takes its place. Never throws, whatever the input. */
  read(input: unknown): Reading<ValuesOf<F>>;
  /** For files and the command line: throws {@link ExperimentError} if anything in the input cannot be used. */
  parse(input: unknown): ValuesOf<F>;
  /** The experiment in the text of a file. Throws {@link ExperimentError} if it is no JSON or no such experiment. */
  parseText(text: string): ValuesOf<F>;
  /** The fragment of an address, with its `#`. May be longer than {@link LONGEST_ADDRESS} with data inline. */
  encode(experiment: ValuesOf<F>): string;
  /** The inverse of `encode`, for any fragment. Never throws: what cannot be used is listed and its default used. */
  decode(hash: string): Opened<ValuesOf<F>>;
  /** As `decode`; what says something but cannot be computed gives way, too, so that there is something to show. */
  open(hash: string): Opened<ValuesOf<F>>;
  /** As `open`, of an experiment as an object of any origin: never throws. */
  openInput(input: unknown): Opened<ValuesOf<F>>;
  /** Whether a fragment is plainly the address of this kind of experiment. */
  owns(hash: string): boolean;
  /** What must be computed again when one experiment takes the place of another. */
  affected(before: ValuesOf<F>, after: ValuesOf<F>): ReadonlySet<Stale<F>>;
  /** All that something depends on, as a text that can be compared. */
  keyOf(experiment: ValuesOf<F>, what: Stale<F>): string;
}

export interface KindOptions<E, D> {
  /** Fills in what depends on other settings; `plain` has each setting completed by itself. */
  complete?(plain: E, draft: D): E;
  /** Where the parts of an experiment contradict each other. */
  conflicts?(experiment: E): readonly InputProblem[];
  /** The experiment with its parts in agreement; itself where they are. */
  fit?(experiment: E): E;
  /** What says something but cannot be computed, and the experiment to open in its place. */
  mend?(experiment: E): Reading<E>;
  /** Keys that tell its address from those of other kinds; those that belong to no setting say nothing else. */
  readonly signs?: readonly string[];
}

export function defineExperiment<const F extends Fields>(
  fields: F,
  options: KindOptions<ValuesOf<F>, DraftsOf<F>> = {},
): ExperimentKind<F> {
  type E = ValuesOf<F>;
  const { signs = [] } = options;
  const places = placesOf(fields, { path: [], prefix: '', said: false, affects: [] });
  const keys = places.flatMap(({ keys: own }) => own);
  const silent = signs.filter((sign) => keys.every(({ key }) => key !== sign));
  const holed = new Set(keys.filter(({ entry }) => entry.repeats !== undefined).map(({ path }) => path[0] ?? ''));
  const schema = schemaOf({ fields, affects: [], checks: [] });

  const complete = (draft: DraftsOf<F>): E => {
    const plain = completed(fields, draft) as E;
    return options.complete?.(plain, draft) ?? plain;
  };
  const read = (input: unknown): Reading<E> => {
    const { output, problems } = sift(schema, input, holed);
    // The schema has just established that the output is a draft.
    const experiment = complete(withoutHoles(output, holed) as DraftsOf<F>);
    // A fault that has been reported may leave others behind, which are put right without a word.
    const conflicts = problems.length > 0 ? [] : (options.conflicts?.(experiment) ?? []);
    return { experiment: options.fit?.(experiment) ?? experiment, problems: [...problems, ...conflicts] };
  };
  const parse = (input: unknown): E => {
    const { experiment, problems } = read(input);
    if (problems.length > 0) throw new ExperimentError(problems);
    return experiment;
  };
  const filled = (tree: Tree): Tree => {
    for (const { path, fill } of places) {
      const part = fill === undefined ? undefined : at(tree, path);
      if (part !== undefined) plant(tree, path, fill?.(part as Tree));
    }
    return tree;
  };
  const opened = (hash: string, mend: (experiment: E) => Reading<E>): Opened<E> => {
    const given = splitAddress(hash, keys, silent);
    const { experiment, problems } = read(filled(readTexts(given, keys)));
    const mended = mend(experiment);
    rejectProblems(problems, given, keys);
    rejectMended(mended.problems, given, keys);
    return { experiment: mended.experiment, rejected: given.rejected };
  };
  const asItIs = (experiment: E): Reading<E> => ({ experiment, problems: [] });

  return {
    settings: settingsOf(fields, places) as Settings<F, E>,
    schema,
    defaults: complete({}),
    complete,
    read,
    parse,
    parseText: (text) => parse(parseJson(text)),
    encode: (experiment) =>
      writeAddress(experiment, complete(filled(namedParts(experiment, keys)) as DraftsOf<F>), keys),
    decode: (hash) => opened(hash, asItIs),
    open: (hash) => opened(hash, options.mend?.bind(options) ?? asItIs),
    openInput(input) {
      const { experiment, problems } = read(input);
      const mended = options.mend?.(experiment) ?? asItIs(experiment);
      return { experiment: mended.experiment, rejected: [...problems, ...mended.problems].map(rejectedAt) };
    },
    owns: (hash) => hasSign(hash, signs),
    affected(before, after) {
      const changed = places.filter(({ path }) => !same(at(before, path), at(after, path)));
      return new Set(changed.flatMap(({ affects }) => affects)) as ReadonlySet<string> as ReadonlySet<Stale<F>>;
    },
    keyOf: (experiment, what) =>
      JSON.stringify(places.filter(({ affects }) => affects.includes(what)).map(({ path }) => at(experiment, path))),
  };
}

/** Elements that were dropped for their faults left holes, so that the others kept their places in messages. */
function withoutHoles(output: unknown, holed: ReadonlySet<string>): unknown {
  return [...holed].reduce((rest, key) => {
    const list = at(rest, [key]);
    if (!Array.isArray(list)) return rest;
    const kept = list.filter((each) => each !== undefined);
    return withValue(rest, [key], kept);
  }, output);
}

/** A field with all that follows from where it stands. */
interface PlacedField {
  readonly id: string;
  readonly path: readonly string[];
  readonly keys: readonly AddressKey[];
  readonly affects: readonly string[];
  readonly fill: Field<unknown>['fill'];
}

interface Surroundings {
  readonly path: readonly string[];
  /** What keys begin with. */
  readonly prefix: string;
  /** An outer key says the fields already. */
  readonly said: boolean;
  readonly affects: readonly string[];
}

function placesOf(fields: Fields, { path, prefix, said, affects }: Surroundings): PlacedField[] {
  return Object.entries(fields).flatMap(([name, each]): PlacedField[] => {
    const own = { path: [...path, name], affects: [...new Set([...affects, ...each.affects])] };
    if (!isGroup(each)) {
      const id = each.key ?? `${prefix}${name}`;
      const keys = said ? [] : addressKeys(each, id, own.path);
      return [{ ...own, id: id === '' ? name : id, keys, fill: each.fill?.bind(each) }];
    }
    const { packed } = each;
    if (packed === undefined) {
      return placesOf(each.fields, { ...own, said, prefix: each.prefix ?? `${prefix}${name}.` });
    }
    const entry = packedEntry(leavesOf(each)) as AddressKey['entry'];
    const key: AddressKey = { key: packed, field: own.path, path: own.path, plain: undefined, entry };
    const inner = placesOf(each.fields, { ...own, said: true, prefix: `${packed}.` });
    return [{ ...own, id: packed, affects: [], keys: [key], fill: undefined }, ...inner];
  });
}

/** The settings of a packed group. One key has no room for groups within groups. */
function leavesOf({ fields, packed }: Group<Fields>): Readonly<Record<string, Field<unknown>>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, each]) => {
      if (isGroup(each)) throw new Error(`${packed} packs a group of its own: ${name}`);
      return [name, each];
    }),
  );
}

/** Every key may be left out. Where the shape of a field depends on its siblings, the schema looks at them first. */
function schemaOf({ fields, checks }: Group<Fields>): Schema {
  const parts = Object.entries(fields).map(
    ([name, each]) => [name, isGroup(each) ? schemaOf(each) : each.schema] as const,
  );
  const shape = (input: unknown): Schema =>
    partial(Object.fromEntries(parts.map(([name, part]) => [name, typeof part === 'function' ? part(input) : part])));
  const depends = parts.some(([, part]) => typeof part === 'function');
  const object = depends ? v.lazy(shape) : shape(undefined);
  return checks.reduce(
    (schema, { code, holds }) =>
      v.pipe(
        schema,
        v.check((given) => holds(completed(fields, given) as never), code),
      ),
    object,
  );
}

function completed(fields: Fields, draft: unknown): unknown {
  const given = (draft ?? {}) as Readonly<Record<string, unknown>>;
  const entries = Object.entries(fields).flatMap(([name, each]): [string, unknown][] => {
    const own = Object.hasOwn(given, name) ? given[name] : undefined;
    if (isGroup(each)) return [[name, completed(each.fields, own)]];
    if (own !== undefined) return [[name, each.complete(own)]];
    return each.optional === true ? [] : [[name, each.default]];
  });
  return Object.fromEntries(entries);
}

function settingsOf(fields: Fields, places: readonly PlacedField[], path: readonly string[] = []): unknown {
  return Object.fromEntries(
    Object.entries(fields).map(([name, each]) => {
      const own = [...path, name];
      if (isGroup(each)) return [name, settingsOf(each.fields, places, own)];
      const place: Place<unknown, unknown> = {
        path: own,
        id: places.find((placed) => same(placed.path, own))?.id ?? name,
        read: (experiment) => at(experiment, own),
        write: (experiment, value) => withValue(experiment, own, value),
      };
      return [name, { ...each, ...place }];
    }),
  );
}
