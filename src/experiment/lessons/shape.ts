import * as v from 'valibot';
import { between, closed, isRecord, oneOf, type Schema } from '../shapes';

/** A JSON Schema, as far as lessons need it. */
export type JsonSchema = { readonly [key: string]: unknown };

/**
 * What a part of a file must be, said twice: for who reads the file, and for editors that help to write it. `T` is the type
 * of the part, so that a shape cannot forget a field of it.
 */
export interface Shape<T> {
  readonly schema: Schema;
  readonly json: JsonSchema;
  /** Never there: it ties the shape to its type. */
  readonly of?: T;
}

export interface OptionalShape<T> extends Shape<T> {
  readonly optional: true;
}

/** Every field of an object type; those that may be left out have shapes that say so. */
export type Entries<T> = {
  readonly [K in keyof T]-?: undefined extends T[K] ? OptionalShape<Exclude<T[K], undefined>> : Shape<T[K]>;
};

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { ...shape, optional: true };
}

/** Text that is not blank; no half of a surrogate pair, which could be put in no address. */
export function text(longest: number): Shape<string> {
  const schema = v.pipe(
    v.string('text'),
    v.check((given) => given.trim() !== '', 'empty'),
    v.maxLength(longest, 'too-long'),
    v.check((given) => !/\p{Surrogate}/u.test(given), 'text'),
  );
  return { schema, json: { type: 'string', minLength: 1, maxLength: longest } };
}

/** Text of a pattern; `code` says what is wrong with another. */
export function pattern(regex: RegExp, code: string): Shape<string> {
  return { schema: v.pipe(v.string('text'), v.regex(regex, code)), json: { type: 'string', pattern: regex.source } };
}

export function number(min: number, max: number): Shape<number> {
  return { schema: between([min, max]), json: { type: 'number', minimum: min, maximum: max } };
}

export function whole(min: number, max: number): Shape<number> {
  return { schema: between([min, max], true), json: { type: 'integer', minimum: min, maximum: max } };
}

export const flag: Shape<boolean> = { schema: v.boolean('boolean'), json: { type: 'boolean' } };

export function choice<const T extends string>(...options: readonly T[]): Shape<T> {
  return { schema: oneOf(options), json: { enum: options } };
}

export function constant<const T extends number>(value: T, code: string): Shape<T> {
  return { schema: v.literal(value, code), json: { const: value } };
}

export function list<T>(each: Shape<T>, fewest: number, most: number): Shape<readonly T[]> {
  const schema = v.pipe(v.array(each.schema, 'list'), v.minLength(fewest, 'too-few'), v.maxLength(most, 'too-many'));
  return { schema, json: { type: 'array', items: each.json, minItems: fewest, maxItems: most } };
}

/** So many of the same, in their order. */
export function pair<T>(each: Shape<T>): Shape<readonly [T, T]> {
  return { schema: v.strictTuple([each.schema, each.schema], 'pair'), json: tuple(each.json, 2) };
}

export function triple<T>(each: Shape<T>): Shape<readonly [T, T, T]> {
  const { schema } = each;
  return { schema: v.strictTuple([schema, schema, schema], 'triple'), json: tuple(each.json, 3) };
}

const tuple = (items: JsonSchema, count: number): JsonSchema => ({
  type: 'array',
  items,
  minItems: count,
  maxItems: count,
});

/** The first of these whose kind of value is given; what is none of them is told by `code`. */
export function either<T, U>(
  first: Shape<T>,
  isFirst: (input: unknown) => boolean,
  second: Shape<U>,
  isSecond: (input: unknown) => boolean,
  code: string,
): Shape<T | U> {
  const neither = v.custom<never>(() => false, code);
  const schema = v.lazy((input): Schema => (isFirst(input) ? first.schema : isSecond(input) ? second.schema : neither));
  return { schema, json: { anyOf: [first.json, second.json] } };
}

export function object<T>(entries: Entries<T>): Shape<T> {
  const all = Object.entries(entries) as [string, Shape<unknown> & { readonly optional?: true }][];
  const required = all.filter(([, each]) => each.optional !== true).map(([key]) => key);
  return {
    schema: closed(
      Object.fromEntries(all.map(([key, each]) => [key, each.optional ? v.optional(each.schema) : each.schema])),
    ),
    json: {
      type: 'object',
      properties: Object.fromEntries(all.map(([key, { json }]) => [key, json])),
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: false,
    },
  };
}

/** Any object: who knows better judges it later. */
export const anyObject: Shape<{ readonly [key: string]: unknown }> = {
  schema: v.custom<{ readonly [key: string]: unknown }>(isRecord, 'object'),
  json: { type: 'object' },
};

type OfKind<T extends { readonly kind: string }, K extends string> = Omit<Extract<T, { readonly kind: K }>, 'kind'>;

/** An object whose other fields depend on its `kind`. */
export function byKind<T extends { readonly kind: string }>(
  kinds: {
    readonly [K in T['kind']]: Entries<OfKind<T, K>>;
  },
): Shape<T> {
  const shapes = new Map(
    Object.entries<Entries<object>>(kinds).map(([kind, entries]) => [
      kind,
      object({ kind: choice(kind), ...entries } as Entries<{ kind: string }>),
    ]),
  );
  const unclear = v.pipe(
    v.custom<Readonly<Record<string, unknown>>>(isRecord, 'object'),
    v.looseObject({ kind: oneOf(shapes.keys()) }, 'kind'),
  );
  const schema = v.lazy((input): Schema => {
    const kind = isRecord(input) && Object.hasOwn(input, 'kind') ? input.kind : undefined;
    return (typeof kind === 'string' ? shapes.get(kind)?.schema : undefined) ?? unclear;
  });
  return { schema, json: { anyOf: [...shapes.values()].map(({ json }) => json) } };
}
