import { type LocalText, nearest } from '../catalog/language';
import { show } from './explain';
import type { Entry, Field } from './field';
import type { InputProblem, Path } from './read';
import { at, plant, type Tree } from './tree';

/*
 * A whole experiment in the fragment of an address, readable and versioned; only what differs from the defaults:
 *
 *   #v=1&surface=mse&data=line_even&run=adam,lr:0.1,start:0:0,schedule:cosine,schedule.last:0.1&run=sgd&steps=200
 *
 * Which keys there are, and how each says its part, is declared with the fields.
 */

/** Longer addresses are not read: data of that size belongs into a file. */
export const LONGEST_ADDRESS = 100_000;

/** Something in an address that was not used. `key` is empty for the address as a whole. */
export interface Rejected {
  readonly key: string;
  readonly value: string;
  /** What is wrong with it: a predicate, to stand after key and value. */
  readonly reason: LocalText;
}

/** A list is for people; nobody reads the hundredth line of it. */
const MOST_REJECTED = 20;

/** A key of the address of one kind of experiment. */
export interface AddressKey {
  readonly key: string;
  /** Of the field in the experiment. */
  readonly field: readonly string[];
  /** Of the part that the key says, in the experiment. */
  readonly path: readonly string[];
  /** What a reader takes where an address says nothing at all; undefined: the field is absent then. */
  readonly plain: unknown;
  readonly entry: Entry<unknown>;
}

/** Of a field that stands at `path`; `key` is the field's. */
export function addressKeys(field: Field<unknown>, key: string, path: readonly string[]): AddressKey[] {
  return field.entries.map((entry) => ({
    key: key + entry.suffix,
    field: path,
    path: [...path, ...entry.path],
    plain: field.optional === true ? undefined : field.default,
    entry,
  }));
}

/** What every reader of the address needs to know so that its other defaults are right: a draft that says no more. */
export function namedParts(experiment: unknown, keys: readonly AddressKey[]): Tree {
  const draft: Tree = {};
  for (const { field, path, plain, entry } of keys) {
    const value = at(experiment, field);
    if (entry.named !== true || value === undefined || entry.write(value, plain) === null) continue;
    plant(draft, path, at(experiment, path));
  }
  return draft;
}

/** The fragment, with its `#`; `base` is the experiment that the named parts alone would give. */
export function writeAddress(experiment: unknown, base: unknown, keys: readonly AddressKey[]): string {
  const pairs = keys.flatMap(({ key, field, plain, entry }): string[] => {
    const value = at(experiment, field);
    if (value === undefined) return [];
    const text = entry.write(value, entry.named === true ? plain : at(base, field));
    const texts = text === null ? [] : typeof text === 'string' ? [text] : text;
    return texts.map((each) => `${key}=${escapeValue(each)}`);
  });
  return `#${pairs.join('&')}`;
}

/** Percent-encoded, but for what a fragment may hold as it is and people like to read. */
function escapeValue(text: string): string {
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
  return encoded.replace(/%2C|%3A|%3B|%2F|%3D|%3F/g, decodeURIComponent);
}

/** The texts of an address by their keys, and what was wrong on the way. */
export interface AddressTexts {
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly rejected: Rejected[];
}

/** Takes any fragment apart, with or without its `#`. `silent`: keys that are known and say nothing. Never throws. */
export function splitAddress(hash: string, keys: readonly AddressKey[], silent: readonly string[]): AddressTexts {
  const texts = new Map<string, string[]>();
  const rejected: Rejected[] = [];
  if (hash.length > LONGEST_ADDRESS) {
    return { texts, rejected: [{ key: '', value: show(hash), reason: TOO_LONG }] };
  }
  const known = new Map<string, Allowance>([
    ...keys.map(({ key, entry }): [string, Allowance] => [key, entry]),
    ...silent.map((key): [string, Allowance] => [key, {}]),
  ]);
  // Never throws: a malformed escape stays as it is.
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ''))) {
    const allowance = known.get(key);
    const given = texts.get(key) ?? [];
    const fault = allowance === undefined ? unknownKey(key, [...known.keys()]) : faultOf(allowance, given.length);
    if (fault === null) texts.set(key, [...given, value]);
    else reject(rejected, key, value, fault);
  }
  return { texts, rejected };
}

/** Whether and how often a key may stand. */
type Allowance = Pick<Entry<unknown>, 'refused' | 'repeats'>;

function faultOf({ refused, repeats }: Allowance, given: number): LocalText | null {
  if (given > 0 && repeats === undefined) return DUPLICATE;
  if (repeats !== undefined && given >= repeats.most) return repeats.more;
  return refused ?? null;
}

/** The texts of an address as untrusted input for the schema. */
export function readTexts({ texts }: AddressTexts, keys: readonly AddressKey[]): Tree {
  const input: Tree = {};
  for (const { key, path, entry } of keys) {
    const given = texts.get(key);
    if (given === undefined) continue;
    const values = given.map((text) => entry.read(text));
    plant(input, path, entry.repeats === undefined ? values[0] : values);
  }
  return input;
}

/** Adds what was wrong with the experiment in an address to what was wrong with the address. */
export function rejectProblems(
  problems: readonly InputProblem[],
  { texts, rejected }: AddressTexts,
  keys: readonly AddressKey[],
): void {
  for (const { path, reason } of problems) {
    const { key, value, inner } = placeOf(path, texts, keys);
    reject(rejected, key, value, inner === '' ? reason : within(inner, reason));
  }
}

/** Adds what was understood but gave way, with its whole text. */
export function rejectMended(
  problems: readonly InputProblem[],
  { texts, rejected }: AddressTexts,
  keys: readonly AddressKey[],
): void {
  for (const { path, value, reason } of problems) {
    rejected.push({ key: placeOf(path, texts, keys).key, value: String(value), reason });
  }
}

function reject(rejected: Rejected[], key: string, value: string, reason: LocalText): void {
  if (rejected.length < MOST_REJECTED) rejected.push({ key: show(key), value: show(value), reason });
}

/** A problem of an experiment that came as an object, by the path of what is wrong. */
export function rejectedAt({ path, value, reason }: InputProblem): Rejected {
  return { key: show(path.map(String).join('.')), value: value === undefined ? '' : show(value), reason };
}

/** Where in the address a problem of the experiment stands: at the key that is given, and nearest to its place. */
function placeOf(
  path: Path,
  texts: ReadonlyMap<string, readonly string[]>,
  keys: readonly AddressKey[],
): { readonly key: string; readonly value: string; readonly inner: string } {
  const near = path.length === 0 ? [] : keys.filter((each) => isNear(each.path, path));
  const found = near.find(({ key }) => texts.has(key)) ?? near[0];
  if (found === undefined) return { key: path.map(String).join('.'), value: '', inner: '' };
  const given = texts.get(found.key) ?? [];
  const inner = path.slice(found.path.length);
  if (found.entry.repeats === undefined) return { key: found.key, value: given[0] ?? '', inner: inner.join('.') };
  const [index, ...deeper] = inner;
  const value = typeof index === 'number' ? (given[index] ?? '') : given.join(' ');
  return { key: found.key, value, inner: deeper.join('.') };
}

/** Whether one path leads to the other. */
function isNear(a: Path, b: Path): boolean {
  return a.slice(0, b.length).every((key, i) => key === b[i]);
}

function within(inner: string, reason: LocalText): LocalText {
  return { en: `${show(inner)} ${reason.en}`, zh: `${show(inner)} ${reason.zh}` };
}

function unknownKey(key: string, keys: readonly string[]): LocalText {
  const near = nearest(key, keys);
  return {
    en: `is not a key of an address${near === null ? '' : `; did you mean “${near}”?`}`,
    zh: `不是地址中的有效键${near === null ? '' : `，是否想写“${near}”？`}`,
  };
}

const TOO_LONG: LocalText = {
  en: `is longer than ${LONGEST_ADDRESS} characters`,
  zh: `超过 ${LONGEST_ADDRESS} 个字符`,
};
const DUPLICATE: LocalText = { en: 'is given more than once; the first counts', zh: '重复出现，以第一个为准' };
