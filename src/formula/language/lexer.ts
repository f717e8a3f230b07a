import type { Span } from './ast';
import { type FormulaError, formulaError } from './errors';
import { LIMITS } from './functions';
import { type Glyph, isNamePart, isNameStart, normalise } from './normalise';

export interface Token {
  /** `error` ends the list where the text stops making sense: it is thrown only if the parser gets that far. */
  readonly kind: 'number' | 'name' | 'symbol' | 'end' | 'error';
  readonly text: string;
  readonly span: Span;
  /** A line break stands before this token: lines separate assignments, and never multiply. */
  readonly startsLine: boolean;
  readonly error: FormulaError | null;
}

const SPACE = /\s/;

const TWO_CHARACTER_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['**', '^'],
  ['<=', '<='],
  ['>=', '>='],
  ['==', '=='],
  ['!=', '!='],
]);

const ONE_CHARACTER_SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...Array.from('+-*/^()|<>?:,;=', (char): [string, string] => [char, char]),
  ['·', '*'],
]);

/** What people mean by characters that are no part of the language. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ...Array.from('[{【〔「', (char): [string, string] => [char, '(']),
  ...Array.from(']}】〕」', (char): [string, string] => [char, ')']),
  ['%', 'mod(x, y)'],
  ['½', '(1/2)'],
  ['⅓', '(1/3)'],
  ['¼', '(1/4)'],
  ['¾', '(3/4)'],
  ['∑', 'sum(x)'],
]);

/**
 * The tokens of a text, ending in one `end` or `error` token.
 *
 * @throws FormulaError `too-long` before any work is done.
 */
export function tokenize(text: string): Token[] {
  refuseLongText(text);
  const glyphs = normalise(text);
  const tokens: Token[] = [];
  let index = 0;
  let startsLine = false;
  let lastEnd = 0;
  while (index < glyphs.length) {
    const glyph = glyphs[index];
    if (SPACE.test(glyph.char)) {
      startsLine ||= glyph.char === '\n';
      index += 1;
      continue;
    }
    const found = scan(glyphs, index);
    tokens.push({ ...found.token, startsLine });
    if (found.token.kind === 'error') return tokens;
    index = found.next;
    startsLine = false;
    lastEnd = found.token.span.end;
  }
  tokens.push({ kind: 'end', text: '', span: { start: lastEnd, end: lastEnd }, startsLine, error: null });
  return tokens;
}

/** A code point is one or two UTF-16 units, so a text far too long is refused without a look into it. */
function refuseLongText(text: string): void {
  const limit = LIMITS.characters;
  if (text.length > 2 * limit || Array.from(text).length > limit) {
    throw formulaError('too-long', { start: limit, end: limit + 1 }, { limit });
  }
}

interface Scanned {
  readonly token: Omit<Token, 'startsLine'>;
  readonly next: number;
}

function scan(glyphs: readonly Glyph[], from: number): Scanned {
  const char = glyphs[from].char;
  const following = glyphs[from + 1]?.char ?? '';
  if (isDigit(char) || (char === '.' && isDigit(following))) return scanNumber(glyphs, from);
  const two = TWO_CHARACTER_SYMBOLS.get(char + following);
  if (two !== undefined) return scanned('symbol', glyphs, from, from + 2, two);
  const one = ONE_CHARACTER_SYMBOLS.get(char);
  if (one !== undefined) return scanned('symbol', glyphs, from, from + 1, one);
  if (isNameStart(char)) {
    let next = from + 1;
    while (next < glyphs.length && isNamePart(glyphs[next].char)) next += 1;
    return scanned('name', glyphs, from, next);
  }
  const span = spanOf(glyphs, from, from + 1);
  return failed(formulaError('unexpected-character', span, { found: printable(char) }, ADVICE.get(char) ?? null));
}

/** Digits with at most one point, then an exponent only if it has digits: `2e` is 2·e. */
function scanNumber(glyphs: readonly Glyph[], from: number): Scanned {
  const digitsFrom = (index: number): number => {
    while (isDigit(glyphs[index]?.char ?? '')) index += 1;
    return index;
  };
  let next = digitsFrom(from);
  if (glyphs[next]?.char === '.') next = digitsFrom(next + 1);
  if (/[eE]/.test(glyphs[next]?.char ?? '')) {
    const signed = /[+-]/.test(glyphs[next + 1]?.char ?? '') ? next + 2 : next + 1;
    const end = digitsFrom(signed);
    if (end > signed) next = end;
  }
  if (glyphs[next]?.char === '.') {
    while (/[0-9.]/.test(glyphs[next]?.char ?? '')) next += 1;
    const found = abridge(textOf(glyphs, from, next));
    return failed(formulaError('malformed-number', spanOf(glyphs, from, next), { found }));
  }
  const result = scanned('number', glyphs, from, next);
  if (Number.isFinite(Number(result.token.text))) return result;
  return failed(formulaError('number-too-large', result.token.span, { found: abridge(result.token.text) }));
}

function scanned(
  kind: 'number' | 'name' | 'symbol',
  glyphs: readonly Glyph[],
  from: number,
  next: number,
  text = textOf(glyphs, from, next),
): Scanned {
  return { token: { kind, text, span: spanOf(glyphs, from, next), error: null }, next };
}

function failed(error: FormulaError): Scanned {
  return { token: { kind: 'error', text: '', span: error.span, error }, next: Number.POSITIVE_INFINITY };
}

/** Of one character, or of none beyond the end of the text. */
function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

function textOf(glyphs: readonly Glyph[], from: number, next: number): string {
  let text = '';
  for (let index = from; index < next; index += 1) text += glyphs[index].char;
  return text;
}

function spanOf(glyphs: readonly Glyph[], from: number, next: number): Span {
  return { start: glyphs[from].start, end: glyphs[next - 1].end };
}

/** Names and numbers may be thousands of characters long; a sentence quotes their beginning. */
export function abridge(text: string): string {
  const points = Array.from(text);
  return points.length <= 24 ? text : `${points.slice(0, 23).join('')}…`;
}

/** The character itself if it can be seen, otherwise (controls, lone surrogates, marks) its number; in quotes. */
function printable(char: string): string {
  const number = `U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return `“${/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(char) ? char : number}”`;
}
