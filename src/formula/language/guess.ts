import { ALIASES, FUNCTIONS } from './functions';
import type { Token } from './lexer';

/** What was most likely meant by a function without brackets. */
export interface MeantCall {
  /** With brackets: `sin(2x)` for `sin 2x`, `sin(x)^2` for `sin^2(x)`. */
  readonly suggestion: string;
  /** The last token of what it stands for. */
  readonly last: Token;
}

/** A suggestion longer than this helps nobody. */
const LONGEST_SUGGESTION = 80;

/** sin⁻¹ is no power. */
const INVERSES: ReadonlyMap<string, string> = new Map(
  ['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'].map((name) => [name, `a${name}`]),
);

/**
 * Reads a function that is not followed by its bracket the way it is read on paper: the power on its name, then its
 * argument, in brackets or up to the next operator (`sin 2x` is sin(2x), `sin x cos x` sin(x) of two factors).
 *
 * @param at the function's token
 */
export function meantCall(tokens: readonly Token[], at: number): MeantCall {
  const name = tokens[at].text;
  const { text, next } = new Reader(tokens).application(at);
  if (text === null || text.length > LONGEST_SUGGESTION) return { suggestion: `${name}(x)`, last: tokens[at] };
  return { suggestion: text, last: tokens[next - 1] };
}

/** A piece of text that begins at some token and ends before the token `next`; null: it is none. */
interface Piece {
  readonly text: string | null;
  readonly next: number;
}

class Reader {
  private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  application(at: number): Piece {
    const name = this.tokens[at].text;
    const power = this.exponent(at + 1);
    const argument = this.argument(power.next);
    if (argument.text === null) return { text: null, next: at + 1 };
    const inverse = power.text === '-1' ? INVERSES.get(name) : undefined;
    if (inverse !== undefined) return { text: `${inverse}(${argument.text})`, next: argument.next };
    return { text: `${name}(${argument.text})${power.text === null ? '' : `^${power.text}`}`, next: argument.next };
  }

  /** `^2`, `^-1`, `^(n)`; brackets that superscripts have brought with them are dropped where they are not needed. */
  private exponent(at: number): Piece {
    if (!this.is(at, '^')) return { text: null, next: at };
    if (this.is(at + 1, '(')) {
      const inner = this.bracketed(at + 1);
      if (inner.text === null) return { text: null, next: at };
      return { text: /^-?[\w.]+$/.test(inner.text) ? inner.text : `(${inner.text})`, next: inner.next };
    }
    const sign = this.is(at + 1, '-') ? '-' : '';
    const number = at + 1 + sign.length;
    if (!this.isOperand(number) || this.isFunction(number)) return { text: null, next: at };
    return { text: `${sign}${this.tokens[number].text}`, next: number + 1 };
  }

  private argument(at: number): Piece {
    if (this.is(at, '(')) return this.bracketed(at);
    const sign = this.is(at, '-') ? '-' : '';
    let { text, next } = this.factor(at + sign.length);
    if (text === null) return { text, next };
    for (;;) {
      // After a number a bracket is a factor, after a name it may be anything.
      const afterNumber = /[\d.]$/.test(text);
      const more = afterNumber ? this.isName(next) || this.is(next, '(') : this.isOperand(next);
      if (!more || this.isFunction(next) || this.tokens[next].startsLine) return { text: sign + text, next };
      const factor = this.factor(next);
      if (factor.text === null) return { text: sign + text, next };
      text += (this.apart(next) ? ' ' : '') + factor.text;
      next = factor.next;
    }
  }

  private factor(at: number): Piece {
    if (this.is(at, '(')) {
      const { text, next } = this.bracketed(at);
      return { text: text === null ? null : `(${text})`, next };
    }
    if (!this.isOperand(at)) return { text: null, next: at };
    if (this.isFunction(at)) return this.application(at);
    const power = this.exponent(at + 1);
    return { text: this.tokens[at].text + (power.text === null ? '' : `^${power.text}`), next: power.next };
  }

  /** What stands in the brackets that open here. */
  private bracketed(at: number): Piece {
    let depth = 0;
    let text = '';
    for (let index = at; index < this.tokens.length; index++) {
      const token = this.tokens[index];
      if (token.kind === 'end' || token.kind === 'error') break;
      if (this.is(index, ')')) depth -= 1;
      if (depth === 0 && index > at) return { text: text === '' ? null : text, next: index + 1 };
      if (depth > 0) text += (text !== '' && this.apart(index) ? ' ' : '') + token.text;
      if (this.is(index, '(')) depth += 1;
    }
    return { text: null, next: at };
  }

  /** Whether a token stands apart from the one before it, or would grow together with it. */
  private apart(at: number): boolean {
    const [before, token] = [this.tokens[at - 1], this.tokens[at]];
    const growing = before.kind === 'name' && (token.kind === 'name' || token.kind === 'number');
    return growing || before.span.end < token.span.start;
  }

  private is(at: number, symbol: string): boolean {
    const token = this.tokens[at];
    return token?.kind === 'symbol' && token.text === symbol;
  }

  private isOperand(at: number): boolean {
    return this.tokens[at]?.kind === 'number' || this.isName(at);
  }

  private isName(at: number): boolean {
    return this.tokens[at]?.kind === 'name';
  }

  private isFunction(at: number): boolean {
    const token = this.tokens[at];
    return token?.kind === 'name' && (FUNCTIONS.has(token.text) || ALIASES.has(token.text));
  }
}
