import type { Words } from '.';

const joined = (parts: readonly string[], words: Words, en: string, zh: string): string =>
  parts.join(words.language === 'zh' ? zh : en);

/** Sentences that follow one another; Chinese puts no space after its full stop. */
export const sentences = (parts: readonly string[], words: Words): string => joined(parts, words, ' ', '');

/** Clauses of one sentence. */
export const clauses = (parts: readonly string[], words: Words): string => joined(parts, words, ', ', '，');

/** Clauses with commas of their own. */
export const entries = (parts: readonly string[], words: Words): string => joined(parts, words, '; ', '；');

/** Things of one kind. */
export const enumeration = (parts: readonly string[], words: Words): string => joined(parts, words, ', ', '、');
