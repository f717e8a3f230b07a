import * as v from 'valibot';
import type { LocalText } from '../catalog/language';
import { type Field, type FieldSpec, field } from './field';
import { LIMITS } from './limits';
import { between, formula, oneOf, point, type Schema } from './shapes';
import { numberText, onOffText, plainText, type TextForm, toNumber } from './textForms';

/** The kinds of settings that occur again and again. What is left out of a declaration takes the plainest value. */

type Plain<T, A extends string> = Omit<FieldSpec<T, T, A>, 'schema' | 'text' | 'entries' | 'complete' | 'fill'>;
type Spec<T, A extends string> = Plain<T, A> & { readonly label: LocalText };

export interface NumberRow {
  /** Refused outside these. */
  readonly min: number;
  readonly max: number;
  /** What a slider spans; null: it is typed. */
  readonly slider: readonly [low: number, high: number] | null;
  readonly scale: 'linear' | 'log';
  readonly integer: boolean;
  /** A panel offers these in place of a slider. */
  readonly steps: readonly number[] | null;
}

export interface NumberField<A extends string = string> extends Field<number, number, A>, NumberRow {
  readonly kind: 'number';
  readonly label: LocalText;
}

export interface NumberSpec<A extends string> extends Plain<number, A> {
  readonly label: LocalText;
  readonly min: number;
  readonly max: number;
  /** Absent: all that is allowed. */
  readonly slider?: NumberRow['slider'];
  readonly scale?: NumberRow['scale'];
  readonly integer?: boolean;
  readonly steps?: NumberRow['steps'];
}

export function number<A extends string = never>({
  min,
  max,
  slider = [min, max],
  scale = 'linear',
  integer = false,
  steps = null,
  ...spec
}: NumberSpec<A>): NumberField<A> {
  const schema = between([min, max], integer);
  return {
    ...field({ ...spec, schema, text: numberText }),
    kind: 'number',
    label: spec.label,
    min,
    max,
    slider,
    scale,
    integer,
    steps,
  };
}

/** What a number is held against that stands in a part of an experiment which is no group of fields. */
export const numberOf = ({ min, max, integer }: Pick<NumberRow, 'min' | 'max' | 'integer'>): Schema =>
  between([min, max], integer);

export interface Option<T extends string> {
  readonly value: T;
  /** Null where panels compose the name themselves. */
  readonly label: LocalText | null;
  /** Choices under one heading. */
  readonly group?: LocalText;
}

export interface ChoiceField<T extends string, A extends string = string> extends Field<T, T, A> {
  readonly kind: 'choice';
  readonly label: LocalText;
  readonly options: readonly Option<T>[];
}

export interface ChoiceSpec<T extends string, A extends string> extends Plain<NoInfer<T>, A> {
  readonly label: LocalText;
  /** By name with their labels, or names alone. */
  readonly options: Readonly<Record<T, LocalText>> | readonly T[];
}

export function choice<const T extends string, A extends string = never>({
  options,
  ...spec
}: ChoiceSpec<T, A>): ChoiceField<T, A> {
  const all: readonly Option<T>[] = isList(options)
    ? options.map((value) => ({ value, label: null }))
    : (Object.entries(options) as [T, LocalText][]).map(([value, label]) => ({ value, label }));
  const text: TextForm<string> = plainText;
  const schema = oneOf(all.map(({ value }) => value));
  return {
    ...field<T, T, A>({ ...spec, schema, text: text as TextForm<T> }),
    kind: 'choice',
    label: spec.label,
    options: all,
  };
}

function isList<T extends string>(options: Readonly<Record<T, LocalText>> | readonly T[]): options is readonly T[] {
  return Array.isArray(options);
}

interface EntrySpec {
  readonly of: ReadonlyMap<string, { readonly name: LocalText }>;
  /** Of the message for an id that is not in the catalogue. */
  readonly code?: string;
}

/** One entry of a catalogue, by its id. */
export function entryId<A extends string = never>({
  of,
  code = 'one-of',
  ...spec
}: Spec<string, A> & EntrySpec): ChoiceField<string, A> {
  const options = [...of].map(([value, { name }]) => ({ value, label: name }));
  const ids = [...of.keys()];
  return {
    ...field<string, string, A>({ ...spec, schema: v.picklist(ids, `${code} ${ids.join(',')}`), text: plainText }),
    kind: 'choice',
    label: spec.label,
    options,
  };
}

export interface ToggleField<A extends string = string> extends Field<boolean, boolean, A> {
  readonly kind: 'toggle';
  readonly label: LocalText;
}

export function toggle<A extends string = never>(spec: Spec<boolean, A>): ToggleField<A> {
  return { ...field({ ...spec, schema: v.boolean('boolean'), text: onOffText }), kind: 'toggle', label: spec.label };
}

export interface FormulaField<A extends string = string> extends Field<string, string, A> {
  readonly kind: 'formula';
  readonly label: LocalText;
}

/** A formula of the user's own: any text of bounded length. Whether it means something is for who computes it. */
export function formulaText<A extends string = never>(spec: Spec<string, A>): FormulaField<A> {
  return {
    ...field<string, string, A>({ ...spec, schema: formula, text: plainText }),
    kind: 'formula',
    label: spec.label,
  };
}

export type Point = readonly [number, number];

/** `1:2` */
const placeText: TextForm<Point | null> = {
  write: (place) => (place ?? []).join(':'),
  // A word is no place, whatever it is.
  read: (text) => (text.includes(':') ? text.split(':').map(toNumber) : toNumber(text)),
  bare: [],
};

/** A place in the plane; null where nobody has chosen one, which is the default and so never written. */
export function placeOrNone<A extends string = never>(
  spec: Omit<Plain<Point | null, A>, 'default'>,
): Field<Point | null, Point | null, A> {
  return field<Point | null, Point | null, A>({
    ...spec,
    default: null,
    schema: v.nullable(point),
    text: placeText,
  });
}

/** Always the same: the version of a file. */
export function constant<const T extends number, A extends string = never>(
  value: T,
  spec: Omit<Plain<T, A>, 'default'> & { readonly code: string },
): Field<T, T, A> {
  const { code, ...rest } = spec;
  const text: TextForm<number> = numberText;
  return field<T, T, A>({ ...rest, default: value, schema: v.literal(value, code), text: text as TextForm<T> });
}

/** How many significant digits numbers are shown with. */
export function digits<A extends string = never>(
  spec: Omit<Plain<number, A>, 'default' | 'label'> = {},
): NumberField<A> {
  return number({
    ...spec,
    label: { en: 'Digits', zh: '有效数字位数' },
    default: 6,
    min: 3,
    // With 17, every float64 can be told from its neighbours.
    max: 17,
    integer: true,
  });
}

/** The seed of every random number of an experiment. */
export function seed<A extends string = never>(spec: Omit<Plain<number, A>, 'default' | 'label'>): NumberField<A> {
  return number({
    ...spec,
    label: { en: 'Seed', zh: '随机种子' },
    default: 42,
    min: 0,
    max: 2 ** 32 - 1,
    slider: null,
    integer: true,
  });
}

/** A coordinate of the plane, as bounds for who types one. */
export const COORDINATE: NumberRow = {
  min: LIMITS.coordinate[0],
  max: LIMITS.coordinate[1],
  slider: null,
  scale: 'linear',
  integer: false,
  steps: null,
};
