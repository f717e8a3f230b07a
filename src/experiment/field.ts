import type { LocalText } from '../catalog/language';
import type { Schema } from './shapes';
import type { TextForm } from './textForms';

/*
 * A setting is declared once, as a field: its default, what input is held against, how an address says it, how a panel
 * edits it, and what becomes stale when it changes. `define.ts` makes an experiment out of a tree of fields.
 */

/** One key of an address. A field has none, one, or several that each say a part of it. */
export interface Entry<T> {
  /** Follows the key of the field. */
  readonly suffix: string;
  /** Where in the field the part stands that is said. */
  readonly path: readonly string[];
  /** Of the whole field; `base` is what a reader takes where nothing is said. Null: nothing need be said. */
  write(value: T, base: T | undefined): string | readonly string[] | null;
  read(text: string): unknown;
  /** What the name alone says, where several settings share a key. */
  readonly bare?: unknown;
  /** Other defaults depend on it: it is said wherever it is not the plain default. */
  readonly named?: boolean;
  /** The key may stand so often, for the elements of a list; what is wrong with one more. */
  readonly repeats?: { readonly most: number; readonly more: LocalText };
  /** Why a key that is written for people to see cannot be read. */
  readonly refused?: LocalText;
}

/**
 * `T`: the value in a complete experiment. `D`: the same as people write it. `A`: what can become stale.
 */
export interface Field<T, D = T, A extends string = string> {
  /** Tells a panel which control edits it; `own`: none that is made from the field alone. */
  readonly kind: 'number' | 'choice' | 'toggle' | 'formula' | 'own';
  /** Its name for people; null where panels compose the name themselves. */
  readonly label: LocalText | null;
  /** The value of who says nothing; of what is optional, the value it takes when switched on. */
  readonly default: T;
  /** A function where the shape depends on what else the object says that holds the field. */
  readonly schema: Schema | ((siblings: unknown) => Schema);
  readonly entries: readonly Entry<T>[];
  /** In an address; absent: its place, with dots. */
  readonly key?: string;
  readonly affects: readonly A[];
  /** Absent from an experiment that does not say it. */
  readonly optional?: true;
  /** A draft that has passed the schema, completed. */
  complete(draft: D): T;
  /** What an address leaves open of a part that it speaks of: such as the id of what its numbers belong to. */
  fill?(input: Readonly<Record<string, unknown>>): unknown;
}

/** Fields that stand together in one object of the experiment. */
export interface Group<F extends Fields, A extends string = string> {
  readonly fields: F;
  /** One key of the address says them all, as `name:value,name:value`. */
  readonly packed?: string;
  /** What the keys of its fields begin with; absent: its place, with dots. */
  readonly prefix?: string;
  /** What every field in it makes stale, besides what the field says itself. */
  readonly affects: readonly A[];
  /** What the values say about each other, each with the code of a message. They are completed before they are checked. */
  readonly checks: readonly Check<ValuesOf<F>>[];
}

export interface Check<T> {
  readonly code: string;
  holds(values: T): boolean;
}

export interface Fields {
  readonly [name: string]: Field<unknown> | Group<Fields>;
}

type OptionalKey<F, K extends keyof F> = F[K] extends { readonly optional: true } ? K : never;
type RequiredKey<F, K extends keyof F> = F[K] extends { readonly optional: true } ? never : K;
type Flat<T> = { readonly [K in keyof T]: T[K] };

export type ValueOf<F> =
  F extends Group<infer G, string> ? ValuesOf<G> : F extends Field<infer T, infer _, string> ? T : never;

/** The object that a tree of fields describes, complete. */
export type ValuesOf<F extends Fields> = Flat<
  { readonly [K in keyof F as RequiredKey<F, K>]: ValueOf<F[K]> } & {
    readonly [K in keyof F as OptionalKey<F, K>]?: ValueOf<F[K]>;
  }
>;

export type DraftOf<F> =
  F extends Group<infer G, string> ? DraftsOf<G> : F extends Field<infer _, infer D, string> ? D : never;

/** The same as people write it: every key may be left out, down to the innermost group. */
export type DraftsOf<F extends Fields> = { readonly [K in keyof F]?: DraftOf<F[K]> };

/** Everything that a tree of fields can make stale. */
export type AffectsOf<F> =
  F extends Group<infer G, infer A>
    ? A | { [K in keyof G]: AffectsOf<G[K]> }[keyof G]
    : F extends Field<infer _, infer _, infer A>
      ? A
      : never;

export const isGroup = (field: Field<unknown> | Group<Fields>): field is Group<Fields> => 'fields' in field;

export interface GroupSpec<F extends Fields, A extends string> {
  readonly packed?: string;
  readonly prefix?: string;
  readonly affects?: readonly A[];
  readonly checks?: readonly Check<ValuesOf<F>>[];
}

export function group<F extends Fields, A extends string = never>(
  fields: F,
  { affects = [], checks = [], ...rest }: GroupSpec<F, A> = {},
): Group<F, A> {
  return { fields, affects, checks, ...rest };
}

export interface FieldSpec<T, D, A extends string> {
  readonly label?: LocalText;
  readonly default: T;
  readonly schema: Field<T>['schema'];
  /** How its one key says it; in place of `entries`. */
  readonly text?: TextForm<T>;
  readonly entries?: readonly Entry<T>[];
  readonly key?: string;
  /** Other defaults depend on it: an address says it wherever it is not the plain default. */
  readonly named?: boolean;
  /** An address says it always. */
  readonly always?: boolean;
  readonly affects?: readonly A[];
  /** Absent: a draft is complete as it is. */
  complete?(draft: D): T;
  fill?(input: Readonly<Record<string, unknown>>): unknown;
}

/** A field of any kind; `kinds.ts` has those that occur again and again. */
export function field<T, D = T, A extends string = never>(
  spec: FieldSpec<T, D, A> & { readonly label: LocalText },
): Field<T, D, A> & { readonly label: LocalText };
export function field<T, D = T, A extends string = never>(spec: FieldSpec<T, D, A>): Field<T, D, A>;
export function field<T, D = T, A extends string = never>(spec: FieldSpec<T, D, A>): Field<T, D, A> {
  const { label = null, text, entries = [], named = false, always = false, affects = [], ...rest } = spec;
  return {
    kind: 'own',
    label,
    affects,
    entries: text === undefined ? entries : [entryOf(text, named, always)],
    // Without one of its own, what people write and what an experiment holds are of one type.
    complete: (draft) => draft as unknown as T,
    ...rest,
  };
}

function entryOf<T>(text: TextForm<T>, named: boolean, always: boolean): Entry<T> {
  return {
    suffix: '',
    path: [],
    named,
    write: (value, base) => (always || !same(value, base) ? text.write(value, base) : null),
    read: (written) => text.read(written),
    bare: text.bare ?? text.read(''),
  };
}

/** A field that an experiment may do without. */
export function optional<T, D, A extends string, F extends Field<T, D, A>>(
  inner: F & Field<T, D, A>,
): F & { readonly optional: true } {
  return { ...inner, optional: true };
}

/** Experiments are plain data, often shared in parts: most comparisons end at the identity. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
