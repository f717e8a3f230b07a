import type { LocalText } from '../../formula/text';
import { LANGUAGE_TAGS, type Language } from './language';

/**
 * The sentences of one part of the page, as pairs in groups: `export const texts = { … } as const satisfies Texts`
 * stands beside the code that says them and is loaded with it. A missing language does not compile.
 */
export interface Texts {
  readonly [name: string]: LocalText | Texts;
}

/** The `{names}` in a text. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;
/** Nothing for a text without placeholders, else one value for each of them. */
type Values<T extends LocalText> = [Placeholders<T[Language]>] extends [never]
  ? []
  : [values: Readonly<Record<Placeholders<T[Language]>, string | number>>];

/** Speaks one language. */
export interface Words {
  readonly language: Language;
  /** For `lang` attributes and `Intl`. */
  readonly tag: string;
  /**
   * The text in this language, its placeholders filled. A pair that comes at run time (of a catalogue entry, of an
   * error) has none, as far as its type says.
   */
  t<T extends LocalText>(text: T, ...values: Values<T>): string;
}

/** `long` stretches every text by half, to find labels that are cut off or overlap. */
export type StringTest = 'long' | null;

export function createWords(language: Language, test: StringTest = null): Words {
  const shape = test === 'long' ? stretch : (text: string) => text;
  return {
    language,
    tag: LANGUAGE_TAGS[language],
    t: (text, ...values) => shape(fill(text[language], values[0] ?? {})),
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
