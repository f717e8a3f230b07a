/**
 * What keyboards, word processors and web pages make of mathematics, brought back to plain symbols: full-width forms,
 * typographic operators, superscripts, Greek letters, invisible marks. Every symbol remembers where it came from, so
 * that an error points at the right place of the text as typed.
 */

/** One plain character and the code points of the original it stands for. */
export interface Glyph {
  readonly char: string;
  readonly start: number;
  readonly end: number;
}

/** Byte-order mark, zero-width and direction marks, soft hyphen, variation selectors; and invisible operators, see PLAIN. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const NAME_START = /[\p{XID_Start}_]/u;
const NAME_PART = /\p{XID_Continue}/u;
const MARK = /\p{M}/u;
const DIGIT = /[0-9]/;

/**
 * Applied to each character after NFKC (which has already made full-width forms plain). Products become `·`, not `*`,
 * so that a doubled `××` is a mistake and not a power.
 */
const PLAIN: ReadonlyMap<string, string> = new Map([
  ...each('‐‑‒–—―−➖', '-'),
  ...each('➕\u2064', '+'),
  ...each('×⋅∙•∗✕✖・\u2062', '·'),
  ...each('÷∕⁄➗', '/'),
  ...each('≤≦⩽', '<='),
  ...each('≥≧⩾', '>='),
  ...each('≠', '!='),
  ...each('、\u2063', ','),
  ...each('∣❘', '|'),
  ...each('。', '.'),
  ...each('\r\u0085\u2028\u2029', '\n'),
  ...each('\t\v\f', ' '),
]);

const SUPERSCRIPTS: ReadonlyMap<string, string> = new Map(
  Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿˣʸᵗ', (char, index) => [char, '0123456789+-()nxyt'.charAt(index)]),
);

const GREEK_LOWER =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma tau upsilon phi chi psi omega';
const GREEK_UPPER =
  'Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega';

/** The letter of every Greek name, as one would print it: `alpha` is α. Of the two small sigmas the common one. */
export const GREEK_LETTERS: ReadonlyMap<string, string> = new Map(
  [GREEK_UPPER.split(' '), GREEK_LOWER.split(' ')].flatMap((names, lower) =>
    names.map((name, index): [string, string] => [name, String.fromCodePoint((lower === 1 ? 0x3b1 : 0x391) + index)]),
  ),
);

/**
 * Symbols that are spelled out. Unicode lists both Greek alphabets in order from U+03B1 and U+0391; the lower one has a
 * second, final sigma.
 */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['√', 'sqrt'],
  ['∛', 'cbrt'],
  ...GREEK_LOWER.split(' ').map((name, index): [string, string] => [String.fromCodePoint(0x3b1 + index), name]),
  ...GREEK_UPPER.split(' ').map((name, index): [string, string] => [String.fromCodePoint(0x391 + index), name]),
]);

function each(chars: string, plain: string): [string, string][] {
  return Array.from(chars, (char) => [char, plain]);
}

function isInvisible(point: string): boolean {
  return INVISIBLE.test(point) && !PLAIN.has(point);
}

export function isNameStart(char: string): boolean {
  return NAME_START.test(char);
}

/** The middle dot counts as part of a word in Unicode; in a formula it is a product. */
export function isNamePart(char: string): boolean {
  return char !== '·' && NAME_PART.test(char);
}

/**
 * The plain characters of a text. Time and output are linear in the text (NFKC expands a character to 18 at most), so
 * the caller limits its length first. Never throws; characters without a plain form stay as they are.
 */
export function normalise(text: string): Glyph[] {
  const points = Array.from(text);
  const writer = new GlyphWriter();
  let index = 0;
  while (index < points.length) {
    const point = points[index];
    if (isInvisible(point)) {
      index += 1;
    } else if (SUPERSCRIPTS.has(point)) {
      index = writeSuperscripts(points, index, writer);
    } else {
      index = writeCluster(points, index, writer);
    }
  }
  return writer.glyphs;
}

/** A name as the language knows it: `α` is `alpha`, full-width letters are plain. */
export function plainName(text: string): string {
  return normalise(text)
    .map(({ char }) => char)
    .join('');
}

/** `x²ⁿ` becomes `x^(2n)`: always bracketed, so that signs and products in the exponent stay there. */
function writeSuperscripts(points: readonly string[], from: number, writer: GlyphWriter): number {
  writer.write('^', from, from + 1);
  writer.write('(', from, from + 1);
  let index = from;
  let end = from;
  for (; index < points.length; index += 1) {
    const plain = SUPERSCRIPTS.get(points[index]);
    if (plain !== undefined) {
      writer.write(plain, index, index + 1);
      end = index + 1;
    } else if (!isInvisible(points[index])) {
      break;
    }
  }
  writer.write(')', end - 1, end);
  return index;
}

/** A character with its combining marks is normalised as one, so that é is the same letter however it was typed. */
function writeCluster(points: readonly string[], from: number, writer: GlyphWriter): number {
  let cluster = points[from];
  let index = from + 1;
  let end = index;
  for (; index < points.length; index += 1) {
    const point = points[index];
    if (isInvisible(point)) continue;
    if (!MARK.test(point)) break;
    cluster += point;
    end = index + 1;
  }
  const compatible = cluster.normalize('NFKC');
  // ½ would turn `2½` into `21/2`: left as it is, for the lexer to refuse with advice.
  const isFraction = cluster !== '⁄' && compatible.includes('⁄');
  for (const char of isFraction ? cluster : compatible) {
    const word = WORDS.get(char);
    if (word !== undefined) {
      writer.writeWord(word, from, end);
    } else {
      for (const plain of PLAIN.get(char) ?? char) writer.write(plain, from, end);
    }
  }
  return index;
}

/** Spelled-out symbols that are complete: π and the roots take no index. */
const COMPLETE: ReadonlySet<string> = new Set(['pi', 'sqrt', 'cbrt']);

/**
 * Keeps a spelled-out symbol apart from its neighbours: `2πx` is 2·pi·x, not a name `pix`. Only an index may follow a
 * Greek letter (`β1`, `θ_max`), and nothing at all what is complete.
 */
class GlyphWriter {
  readonly glyphs: Glyph[] = [];
  /** What may follow the word just written without a space; null when the last character was no part of one. */
  private wordAllows: 'index' | 'nothing' | null = null;

  write(char: string, start: number, end: number): void {
    if (this.wordAllows !== null && isNamePart(char)) {
      const isIndex = char === '_' || DIGIT.test(char);
      if (!isIndex || this.wordAllows === 'nothing') {
        this.glyphs.push({ char: ' ', start, end: start });
        this.wordAllows = null;
      }
    }
    if (!DIGIT.test(char)) this.wordAllows = null;
    this.glyphs.push({ char, start, end });
  }

  writeWord(word: string, start: number, end: number): void {
    const last = this.glyphs.at(-1)?.char ?? ' ';
    if (last !== '_' && isNamePart(last)) this.glyphs.push({ char: ' ', start, end: start });
    for (const char of word) this.glyphs.push({ char, start, end });
    this.wordAllows = COMPLETE.has(word) ? 'nothing' : 'index';
  }
}
