import * as v from 'valibot';
import { POINT_SETS } from '../../catalog/networks';
import { type Entry, field, same } from '../field';
import { number, numberOf } from '../kinds';
import { LIMITS, MOST_ROWS, MOST_WIDTH } from '../limits';
import { closed, isRecord, oneOf, type Schema, textOf } from '../shapes';
import { numberText, pointsText, type TextForm, toNumber } from '../textForms';
import type { DataDraft, GeneratedData, GivenData } from './forms';

/*
 * What a network learns: a point set of the catalogue with its numbers, or rows of one's own. An address says it as
 *
 *   data=spirals&samples=500&noise=0.1&test=0.5    or    x=0:0;0:1&target=0;1&test=0.5
 */

const samples = (usual: number) =>
  number({
    label: { en: 'Points', zh: '样本数' },
    default: usual,
    min: 1,
    max: MOST_ROWS,
    slider: [10, 2000],
    scale: 'log',
    integer: true,
  });
const noise = (usual: number) =>
  number({ label: { en: 'Noise', zh: '噪声' }, default: usual, min: 0, max: 100, slider: [0, 0.5] });

/** Numbers of generated points, for a network and for a game of two. */
export const POINTS = { samples, noise } as const;

/** Numbers of the data; who names a set takes its own, and keeps none for testing. */
export const DATA = {
  samples: samples(300),
  noise: noise(0),
  /** Share of the rows that is kept for testing. */
  test: number({ label: { en: 'Test fraction', zh: '测试集比例' }, default: 0.2, min: 0, max: 0.9 }),
} as const;

const isDatum = (value: unknown): value is number =>
  typeof value === 'number' && value >= LIMITS.data[0] && value <= LIMITS.data[1];
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
    test: v.optional(numberOf(DATA.test)),
  }),
  v.check((given) => {
    const { X, target } = given as { X: readonly unknown[]; target: readonly unknown[] };
    return X.length === target.length;
  }, 'as-many'),
);

const schema = v.lazy((input): Schema => {
  if (typeof input === 'string') return oneOf(POINT_SETS.keys());
  if (isRecord(input) && (Object.hasOwn(input, 'X') || Object.hasOwn(input, 'target'))) return ownData;
  if (!POINT_SETS.has(textOf(input, 'id'))) return v.looseObject({ id: oneOf(POINT_SETS.keys()) }, 'net-data');
  return closed({
    id: v.string(),
    samples: v.optional(numberOf(DATA.samples)),
    noise: v.optional(numberOf(DATA.noise)),
    test: v.optional(numberOf(DATA.test)),
  });
});

const rowsText: TextForm<GivenData['target']> = {
  write: (value) => value.map((row) => (typeof row === 'number' ? row : row.join(':'))).join(';'),
  read: (text) => text.split(';').map((row) => (row.includes(':') ? row.split(':').map(toNumber) : toNumber(row))),
};

/** One number a row, or several; targets of one number that are lists all the same end in a colon. */
const targetText: TextForm<GivenData['target']> = {
  write: (value) => rowsText.write(value) + (typeof value[0] === 'object' && value[0].length === 1 ? ':' : ''),
  read: (text) => (text.endsWith(':') ? pointsText.read(text.slice(0, -1)) : rowsText.read(text)),
};

type Data = GivenData | GeneratedData;

/** A number of the data, where they have it. */
function numberEntry(name: 'samples' | 'noise' | 'test'): Entry<Data> {
  const of = (data: Data | undefined): unknown => (data as Readonly<Record<string, unknown>> | undefined)?.[name];
  return {
    suffix: name,
    path: [name],
    write: (data, base) => (of(data) === undefined || of(data) === of(base) ? null : String(of(data))),
    read: numberText.read,
  };
}

const USUAL: GeneratedData = {
  id: 'noisy_xor',
  samples: DATA.samples.default,
  noise: DATA.noise.default,
  test: DATA.test.default,
};

export const dataField = <A extends string>(affects: readonly A[]) =>
  field<Data, string | DataDraft, A>({
    key: '',
    label: { en: 'Data set', zh: '数据集' },
    default: USUAL,
    schema,
    entries: [
      {
        suffix: 'data',
        path: ['id'],
        named: true,
        // Who names a set gets the numbers of that set.
        write: (data, usual) => ('id' in data && !same(data, usual) ? data.id : null),
        read: (text) => text,
      },
      {
        suffix: 'x',
        path: ['X'],
        named: true,
        write: (data) => ('X' in data ? pointsText.write(data.X) : null),
        read: pointsText.read,
      },
      {
        suffix: 'target',
        path: ['target'],
        named: true,
        write: (data) => ('X' in data ? targetText.write(data.target) : null),
        read: targetText.read,
      },
      numberEntry('samples'),
      numberEntry('noise'),
      numberEntry('test'),
    ],
    affects,
    complete: completeData,
    // Numbers of what is not named belong to the default.
    fill: (input) => ('X' in input || 'target' in input ? input : { id: USUAL.id, ...input }),
  });

function completeData(data: string | DataDraft): Data {
  if (typeof data === 'string') return completeData({ id: data });
  if ('X' in data) return { X: data.X, target: data.target, test: data.test ?? 0 };
  const { samples, noise } = POINT_SETS.get(data.id)!;
  return {
    id: data.id,
    samples: data.samples ?? samples.value,
    noise: data.noise ?? noise.value,
    test: data.test ?? 0,
  };
}
