import { type Expression, parseExpression } from '../../../formula';
import { BINARY_LEVELS, LEVEL, type Level, levelOf } from '../../../formula/language/precedence';
import { formatExact, MINUS } from '../../../page/format';

/** A formula in print, before it is MathML, plain text or part of a sentence. */
export type Maths =
  | { readonly kind: 'number' | 'name' | 'sign' | 'word'; readonly text: string }
  | { readonly kind: 'row'; readonly parts: readonly Maths[] }
  | { readonly kind: 'script'; readonly base: Maths; readonly low: Maths | null; readonly high: Maths | null }
  | { readonly kind: 'fraction'; readonly over: Maths; readonly under: Maths }
  | { readonly kind: 'root'; readonly inner: Maths };

export const name = (text: string): Maths => ({ kind: 'name', text });
export const sign = (text: string): Maths => ({ kind: 'sign', text });
export const row = (...parts: readonly Maths[]): Maths => ({ kind: 'row', parts });
export const fraction = (over: Maths, under: Maths): Maths => ({ kind: 'fraction', over, under });
export const number = (value: number, digits?: number): Maths => ({ kind: 'number', text: figure(value, digits) });

export function script(base: Maths, low: string | null, high: string | null = null): Maths {
  if (low === null && high === null) return base;
  const part = (text: string | null): Maths | null => (text === null ? null : { kind: 'number', text });
  return { kind: 'script', base, low: part(low), high: part(high) };
}

/** As a factor or after a sign: negative numbers stand in brackets. */
export function factor(value: number): Maths {
  return value < 0 ? bracketed(number(value)) : number(value);
}

/** ∂a/∂b. */
export function partial(of: Maths, by: Maths): Maths {
  return fraction(row(sign('∂'), of), row(sign('∂'), by));
}

/** Parts with a sign between them. */
export function joined(parts: readonly Maths[], between: string): Maths {
  return row(...parts.flatMap((part, i) => (i === 0 ? [part] : [sign(between), part])));
}

export function bracketed(inner: Maths): Maths {
  return row(sign('('), inner, sign(')'));
}

/** Longest exact figure that is shown in full. */
const LONGEST = 11;

/**
 * A computed number for people: in full where it is short, as the numbers of a worked example are, else rounded to six
 * digits. Rounding errors of float64 do not count as digits.
 */
export function figure(value: number, longest: number = LONGEST): string {
  // A learning rate of 0.00001 is read more easily than one of 1e−5.
  const small = value !== 0 && Math.abs(value) < 1e-3 && Math.abs(value) >= 1e-7;
  const fixed = small ? value.toFixed(9).replace(/0+$/, '').replace('-', MINUS) : '';
  if (small && fixed.length <= longest && Math.abs(Number(value.toFixed(9)) / value - 1) < 1e-12) return fixed;
  const full = formatExact(value, 12);
  if (full.length <= longest) return full;
  return formatExact(value, 6 + leadingZeros(value));
}

/** Zeros between the point and the first digit: places that do not count as digits. */
function leadingZeros(value: number): number {
  const size = Math.abs(value);
  return size < 1 && size >= 1e-3 ? -Math.floor(Math.log10(size)) - 1 : 0;
}

/** Longest figure that a picture shows in full. */
const LABEL = 8;

/** For a label in a picture: in full where it is short, else to three digits. */
export function label(value: number): string {
  const full = figure(value, LABEL);
  return full.length <= LABEL && Number(full.replaceAll(MINUS, '-')) === Number(value.toPrecision(12))
    ? full
    : formatExact(value, 4 + leadingZeros(value));
}

/** `=`, or `≈` where the printed figure is not the number. */
export function equals(value: number, longest: number = LONGEST): Maths {
  const printed = Number(figure(value, longest).replaceAll(MINUS, '-'));
  return sign(Math.abs(printed - value) <= 1e-11 * Math.abs(value) ? '=' : '≈');
}

/** A formula of the catalogue in print; names are replaced by what `names` says. */
export function fromFormula(formula: string, names: ReadonlyMap<string, Maths>): Maths {
  return fromExpression(parseExpression(formula), names);
}

function fromExpression(node: Expression, names: ReadonlyMap<string, Maths>): Maths {
  const write = (part: Expression): Maths => fromExpression(part, names);
  const within = (part: Expression, level: Level): Maths =>
    levelOf(part) >= level ? write(part) : bracketed(write(part));
  switch (node.kind) {
    case 'number':
      return number(node.value);
    case 'name':
      return names.get(node.name) ?? name(node.name === 'pi' ? 'π' : node.name);
    case 'negate':
      return row(sign(MINUS), within(node.operand, LEVEL.signed));
    case 'binary': {
      const [left, right] = BINARY_LEVELS[node.operator];
      if (node.operator === '/') return fraction(write(node.left), write(node.right));
      if (node.operator === '^') {
        return { kind: 'script', base: within(node.left, left), low: null, high: write(node.right) };
      }
      return row(within(node.left, left), sign(SIGNS[node.operator]), within(node.right, right));
    }
    case 'compare':
      return row(within(node.left, LEVEL.sum), sign(COMPARISONS[node.operator]), within(node.right, LEVEL.sum));
    case 'conditional':
      return row(
        within(node.test, LEVEL.comparison),
        sign('?'),
        write(node.consequent),
        sign(':'),
        write(node.alternate),
      );
    case 'call': {
      const parts = node.args.map(write);
      if (node.name === 'sqrt' && parts[0] !== undefined) return { kind: 'root', inner: parts[0] };
      return row(name(node.name), bracketed(joined(parts, ',')));
    }
  }
}

const SIGNS = { '+': '+', '-': MINUS, '*': '·' } as const;
const COMPARISONS = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '==': '=', '!=': '≠' } as const;

/** One line of text, for screen readers, tests and labels in a picture. */
export function plain(maths: Maths): string {
  return write(maths).replaceAll(/\s+/g, ' ').trim();

  function write(part: Maths): string {
    switch (part.kind) {
      case 'sign':
        return TIGHT.has(part.text) ? part.text : ` ${part.text} `;
      case 'row':
        return part.parts.map(write).join('');
      case 'script': {
        const [low, high] = [part.low, part.high].map((script) => (script === null ? '' : write(script).trim()));
        return `${write(part.base)}${shifted(high, RAISED, '^')}${shifted(low, LOWERED, '_')}`;
      }
      case 'fraction':
        return `${grouped(part.over)}/${grouped(part.under)}`;
      case 'root':
        return `√(${write(part.inner)})`;
      default:
        return part.text;
    }
  }

  /** A fraction of sums needs its brackets in one line, `∂L/∂w` does not. */
  function grouped(part: Maths): string {
    const text = write(part).trim();
    return part.kind === 'row' && /\s/.test(text) && !/^\([^()]*\)$/.test(text) ? `(${text})` : text;
  }
}

const TIGHT: ReadonlySet<string> = new Set(['(', ')', '∂', '′', '·']);
const RAISED: ReadonlyMap<string, string> = new Map([...'0123456789'].map((digit, i) => [digit, '⁰¹²³⁴⁵⁶⁷⁸⁹'[i]!]));
const LOWERED: ReadonlyMap<string, string> = new Map([
  ...[...'0123456789'].map((digit, i) => [digit, '₀₁₂₃₄₅₆₇₈₉'[i]!] as const),
  [',', ','],
]);

function shifted(text: string, signs: ReadonlyMap<string, string>, mark: string): string {
  if (text === '') return '';
  const characters = [...text].map((character) => signs.get(character));
  return characters.every((character) => character !== undefined) ? characters.join('') : `${mark}(${text})`;
}
