import type { Expression } from '../formula';
import { BINARY_LEVELS, LEVEL, type Level, levelOf } from '../formula/language/precedence';
import { MINUS } from './format';

/** A piece of a formula in print: text, or a raised part. */
export type Notation = string | { readonly raised: readonly Notation[] };

const COMPARISONS: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥', '==': '=', '!=': '≠' };

/**
 * A formula in the signs of print: raised exponents, `·`, real minus signs, roots. It is written from the tree, so it
 * shows how the formula was understood: `1/2x` comes back as `(1/2)·x`.
 *
 * @param names signs for names, for example `beta1` → `β₁`; others stand as they are
 */
export function notation(node: Expression, names: ReadonlyMap<string, string> = new Map()): readonly Notation[] {
  const write = (part: Expression): readonly Notation[] => notation(part, names);
  const within = (part: Expression, level: Level): readonly Notation[] =>
    levelOf(part) >= level ? write(part) : bracketed(write(part));
  switch (node.kind) {
    case 'number':
      return [String(node.value).replaceAll('-', MINUS)];
    case 'name':
      return [names.get(node.name) ?? (node.name === 'pi' ? 'π' : node.name)];
    case 'negate':
      return [MINUS, ...within(node.operand, LEVEL.signed)];
    case 'binary': {
      const [left, right] = BINARY_LEVELS[node.operator];
      // A raised exponent shows its extent by itself; ∇f² would not say of what it is the square.
      if (node.operator === '^') {
        const base = isGradient(write(node.left)) ? bracketed(write(node.left)) : within(node.left, left);
        return [...base, { raised: write(node.right) }];
      }
      // The grammar reads a/b·c from left to right, but not every reader does.
      const quotient = node.operator === '*' && node.left.kind === 'binary' && node.left.operator === '/';
      const first = quotient ? bracketed(write(node.left)) : within(node.left, left);
      const second = within(node.right, right);
      // η·∇f would be read as a derivative along η.
      const sign = node.operator === '*' && isGradient(second) ? THIN_SPACE : SIGNS[node.operator];
      return [...first, sign, ...second];
    }
    case 'compare':
      return [
        ...within(node.left, LEVEL.sum),
        ` ${COMPARISONS[node.operator] ?? node.operator} `,
        ...within(node.right, LEVEL.sum),
      ];
    case 'conditional':
      return [
        ...within(node.test, LEVEL.comparison),
        ' ? ',
        ...write(node.consequent),
        ' : ',
        ...write(node.alternate),
      ];
    case 'call': {
      const args = node.args.flatMap((argument, i) => (i === 0 ? write(argument) : [', ', ...write(argument)]));
      return [node.name === 'sqrt' ? '√' : node.name, ...bracketed(args)];
    }
  }
}

const SIGNS = { '+': ' + ', '-': ` ${MINUS} `, '*': '·', '/': '/' } as const;

const THIN_SPACE = '\u2009';

const isGradient = ([first]: readonly Notation[]): boolean => typeof first === 'string' && first.startsWith('∇');

function bracketed(parts: readonly Notation[]): readonly Notation[] {
  return ['(', ...parts, ')'];
}
