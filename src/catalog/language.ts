import { isReserved, LIMITS } from '../formula/language/functions';
import type { LocalText } from '../formula/text';

export { plainName } from '../formula/language/normalise';
export { nearest } from '../formula/language/suggest';
export type { LocalText } from '../formula/text';

/** Where something is from: a citation, which reads the same in every language, or a sentence. */
export type Source = string | LocalText;

export function sourceText(source: Source): LocalText {
  return typeof source === 'string' ? { en: source, zh: source } : source;
}

/** Longest formula, in characters. */
export const LONGEST_FORMULA = LIMITS.characters;

/**
 * Whether a variable, a parameter or a column may be called this: an ASCII name that means nothing else, neither in a
 * formula nor to JavaScript's objects.
 */
export function isFreeName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,31}$/.test(name) && !isReserved(name) && !(name in {});
}
