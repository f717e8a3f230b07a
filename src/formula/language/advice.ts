import type { LocalText } from '../text';
import { childrenOf, type Expression, type Span } from './ast';
import { parseExpression } from './parser';
import { toText } from './print';

/** Something that is right as it stands, and may yet not be what was meant. */
export interface Advice {
  readonly text: LocalText;
  /** The whole formula as it would be written. */
  readonly formula: string;
}

/**
 * Offers `cbrt` for a power of one third: on paper ∛x has a value left of 0, but x^(1/3) is a power like any other and
 * has none. Null: nothing to say, also of a text that cannot be read.
 */
export function adviceOn(formula: string): Advice | null {
  let expression: Expression;
  try {
    expression = parseExpression(formula);
  } catch {
    return null;
  }
  const found = thirdPower(expression);
  if (found === null) return null;
  const { span, written } = found;
  const points = Array.from(formula);
  const typed = points.slice(span.start, span.end).join('');
  return {
    text: {
      en: `${typed} has no value where its base is negative; ${written} has.`,
      zh: `底数为负时 ${typed} 没有值，而 ${written} 有值。`,
    },
    formula: `${points.slice(0, span.start).join('')}${written}${points.slice(span.end).join('')}`,
  };
}

/** The first power with an exponent of n/3 whose base may be negative. */
function thirdPower(node: Expression): { readonly span: Span; readonly written: string } | null {
  const [base, exponent] = powerOf(node) ?? [];
  if (base !== undefined && exponent !== undefined && !isPositive(base)) {
    const thirds = thirdsOf(exponent);
    if (thirds !== null) {
      const root = `cbrt(${toText(base)})`;
      return { span: node.span, written: thirds === 1 ? root : `${root}^${thirds}` };
    }
  }
  for (const child of childrenOf(node)) {
    const found = thirdPower(child);
    if (found !== null) return found;
  }
  return null;
}

function powerOf(node: Expression): readonly Expression[] | null {
  if (node.kind === 'binary' && node.operator === '^') return [node.left, node.right];
  return node.kind === 'call' && node.name === 'pow' ? node.args : null;
}

/** n of an exponent n/3, for n that is no multiple of 3; null: it is another. */
function thirdsOf(node: Expression): number | null {
  if (node.kind === 'negate') {
    const thirds = thirdsOf(node.operand);
    return thirds === null ? null : -thirds;
  }
  if (node.kind !== 'binary' || node.operator !== '/') return null;
  const { left, right } = node;
  const numerator = left.kind === 'negate' ? left.operand : left;
  if (numerator.kind !== 'number' || right.kind !== 'number' || right.value !== 3) return null;
  const { value } = numerator;
  if (!Number.isInteger(value) || value % 3 === 0) return null;
  return left.kind === 'negate' ? -value : value;
}

const POSITIVE: ReadonlySet<string> = new Set([
  'abs',
  'exp',
  'exp2',
  'sqr',
  'sqrt',
  'cosh',
  'sigmoid',
  'softplus',
  'relu',
]);

/** Whether a base is seen to be positive or 0. */
function isPositive(node: Expression): boolean {
  if (node.kind === 'number') return node.value >= 0;
  if (node.kind === 'call') return POSITIVE.has(node.name);
  if (node.kind !== 'binary') return false;
  const { operator, left, right } = node;
  if (operator === '^') return right.kind === 'number' && right.value % 2 === 0;
  return operator !== '-' && isPositive(left) && isPositive(right);
}
