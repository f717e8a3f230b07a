import type { GraphText } from '../../../charts/graph';
import type { Expression } from '../../../formula';
import { childrenOf } from '../../../formula';
import { number } from '../../../formula/language/make';
import { GREEK_LETTERS } from '../../../formula/language/normalise';
import { withChildren } from '../../../formula/programs/computation/build';
import { texName, texNumber } from '../../../formula/targets/tex-names';
import { formatExact } from '../../../page/format';
import { type Notation, notation } from '../../../page/notation';

/** Not computed yet. Never 0: whoever sees one before the backward pass takes it for the result. */
export const DASH = '–';

/** A name in print: `v1` is v₁, `alpha` is α. */
export function printName(name: string): string {
  const [, stem = name, digits = ''] = /^(\D+?)_?(\d*)$/.exec(name) ?? [];
  const low = Array.from(digits, (digit) => String.fromCodePoint(0x2080 + Number(digit))).join('');
  return (GREEK_LETTERS.get(stem) ?? stem) + low;
}

/** A formula in print for the figure: one level of raised parts. */
export function printMath(expression: Expression, names: readonly string[]): GraphText {
  const parts = notation(expression, new Map(names.map((name) => [name, printName(name)])));
  return parts.map((part) => (typeof part === 'string' ? part : { raised: flat(part.raised) }));
}

function flat(parts: readonly Notation[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : `^${flat(part.raised)}`)).join('');
}

export function plainMath(text: GraphText): string {
  return text.map((part) => (typeof part === 'string' ? part : `^${part.raised}`)).join('');
}

/** A number for people, or the dash. */
export function printNumber(value: number, digits: number): string {
  return Number.isNaN(value) ? DASH : formatExact(value, digits);
}

/** A number within TeX, rounded as it is shown. */
export function texOf(value: number, digits: number): string {
  if (Number.isNaN(value)) return '\\text{–}';
  return texNumber(Number(value.toPrecision(digits)));
}

/** A factor: negative numbers in brackets. */
export function texFactor(value: number, digits: number): string {
  const text = texOf(value, digits);
  return text.startsWith('-') ? `\\left(${text}\\right)` : text;
}

/** A name under a dot (tangent) or a bar (adjoint), its index beside it. */
export function texAccent(accent: 'dot' | 'bar', name: string): string {
  const [, stem = '', index = ''] = /^(.*?)(_\{.*\})?$/.exec(texName(name)) ?? [];
  return `\\${accent}{${stem}}${index}`;
}

/** The formula with numbers in place of names. */
export function withNumbers(expression: Expression, values: ReadonlyMap<string, number>): Expression {
  if (expression.kind === 'name') {
    const value = values.get(expression.name);
    return value === undefined ? expression : number(value);
  }
  const children = childrenOf(expression);
  return children.length === 0
    ? expression
    : withChildren(
        expression,
        children.map((child) => withNumbers(child, values)),
      );
}
