import * as v from 'valibot';
import { isFreeName, LONGEST_FORMULA } from '../catalog/language';
import type { Hyperparameter } from '../catalog/types';
import { LIMITS } from './limits';

/**
 * The shapes that input from outside is held against: a file, an address, a command line. Every number has finite bounds
 * and every list a longest length. Messages are codes; `explain.ts` says them in both languages.
 */

export type Schema = v.GenericSchema<unknown, unknown>;

export const isRecord = (input: unknown): input is Readonly<Record<string, unknown>> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);
/** The text under a key of an object; empty where there is none. */
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
/** Whether bounds are in order and far enough apart to be told from one another. */
export const inOrder = (low: number, high: number): boolean =>
  high - low > NARROWEST * Math.max(NARROWEST * NARROWEST, Math.abs(low), Math.abs(high));

/** A name that is free for a variable, a parameter or a column. */
export const name = v.pipe(v.string('name'), v.check(isFreeName, 'name'));
export const formula = v.pipe(
  v.string('text'),
  v.nonEmpty('empty'),
  v.maxLength(LONGEST_FORMULA, 'longest'),
  // Half a surrogate pair is no text: it cannot be put in an address.
  v.check((text) => !/\p{Surrogate}/u.test(text), 'text'),
);

/** Numbers of a catalogue entry by their names; each may be left out. */
export const hyper = (table: Readonly<Record<string, Hyperparameter>>): Schema =>
  partial(
    Object.fromEntries(
      Object.entries(table).map(([key, { integer, min, max }]) => [
        key,
        integer ? between([min, max], true) : between(LIMITS.hyper),
      ]),
    ),
  );
