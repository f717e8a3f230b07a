import { type Field, type Fields, type Group, isGroup } from '../../src/experiment/field';
import type { ChoiceField, NumberField } from '../../src/experiment/kinds';

/*
 * What the declarations of an experiment's settings say, as the tables of docs/experiment.md write it.
 */

export interface Told {
  /** Where it stands in the JSON. */
  readonly field: string;
  /** Empty where the declaration alone does not say it. */
  readonly allowed: string;
  readonly value: string;
  /** Keys of an address; `packed=name:` where a group shares one. */
  readonly keys: readonly string[];
}

/** A list that is longer is told by `headless list`. */
const MOST_CHOICES = 10;

export function settingsOf(fields: Fields, path: readonly string[] = [], prefix = '', packed = ''): Told[] {
  return Object.entries(fields).flatMap(([name, each]): Told[] => {
    const own = [...path, name];
    if (isGroup(each)) return settingsOf(each.fields, own, prefixOf(each, `${prefix}${name}.`), each.packed ?? packed);
    const key = each.key ?? `${prefix}${name}`;
    const keys = packed === '' ? each.entries.map(({ suffix }) => `${key}${suffix}`) : [`${packed}=${name}:`];
    return [{ field: own.join('.'), allowed: allowedOf(each), value: defaultOf(each), keys }];
  });
}

function prefixOf({ prefix, packed }: Group<Fields>, place: string): string {
  return packed === undefined ? (prefix ?? place) : '';
}

function defaultOf(field: Field<unknown>): string {
  if (field.optional === true) return 'absent';
  return typeof field.default === 'number' ? numeral(field.default) : `\`${JSON.stringify(field.default)}\``;
}

function allowedOf(field: Field<unknown>): string {
  if (field.kind === 'toggle') return '`true`, `false`';
  if (field.kind === 'number') {
    const { min, max, integer } = field as Field<unknown> & Pick<NumberField, 'min' | 'max' | 'integer'>;
    return `${numeral(min)} to ${numeral(max)}${integer ? ', whole' : ''}`;
  }
  if (field.kind !== 'choice') return '';
  const { options } = field as Field<unknown> & Pick<ChoiceField<string>, 'options'>;
  return options.length > MOST_CHOICES ? 'an id' : options.map(({ value }) => `\`${value}\``).join(', ');
}

/** 100,000 and 1e-5. */
function numeral(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e10 ? value.toLocaleString('en-US') : String(value);
}
