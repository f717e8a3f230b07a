import type { LocalText } from '../../formula/text';
import { en } from './en';
import { LANGUAGE_TAGS, type Language } from './language';
import { zh } from './zh';

export type Key = keyof typeof en;
/** Every key of the English dictionary, no more: a missing translation does not compile. */
export type Dictionary = Readonly<Record<Key, string>>;

/** The `{names}` in a text. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
/** A text without placeholders. */
export type PlainKey = { [K in Key]: [Placeholders<(typeof en)[K]>] extends [never] ? K : never }[Key];
/** Nothing for a text without placeholders, else one value for each of them. */
type Values<K extends Key> = [Placeholders<(typeof en)[K]>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<(typeof en)[K]>, string | number>>];

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { en, zh };

/** Speaks one language. */
export interface Words {
  readonly language: Language;
  /** For `lang` attributes and `Intl`. */
  readonly tag: string;
  /** A text of the dictionary with its placeholders filled. */
  t<K extends Key>(key: K, ...values: Values<K>): string;
  /** A text that a catalogue entry or an error brings along in both languages. */
  pick(text: LocalText): string;
}

/** `long` stretches every text by half, to find labels that are cut off or overlap. */
export type StringTest = 'long' | null;

export function createWords(language: Language, test: StringTest = null): Words {
  const dictionary = DICTIONARIES[language];
  const shape = test === 'long' ? stretch : (text: string) => text;
  return {
    language,
    tag: LANGUAGE_TAGS[language],
    t: (key, ...values) => shape(fill(dictionary[key], values[0] ?? {})),
    pick: (text) => shape(text[language]),
  };
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/** Half as long again, and marked at both ends so that a cut shows. */
function stretch(text: string): string {
  return `[${text}${'~'.repeat(Math.ceil(text.length / 2))}]`;
}

/** `?stringTest=long`. */
export function stringTestFromQuery(query: URLSearchParams): StringTest {
  return query.get('stringTest') === 'long' ? 'long' : null;
}
