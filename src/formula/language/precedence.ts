import type { ArithmeticOperator, Expression } from './ast';

/** How tightly a part of a formula holds together; the rules of the grammar in `parser.ts`, loosest first. */
export const LEVEL = { conditional: 0, comparison: 1, sum: 2, product: 3, signed: 4, power: 5, primary: 6 } as const;

export type Level = (typeof LEVEL)[keyof typeof LEVEL];

const OPERATOR_LEVEL: Readonly<Record<ArithmeticOperator, Level>> = {
  '+': LEVEL.sum,
  '-': LEVEL.sum,
  '*': LEVEL.product,
  '/': LEVEL.product,
  '^': LEVEL.power,
};

/** Levels that the left and the right operand need to stand without brackets. The same in Python, with `**` for `^`. */
export const BINARY_LEVELS: Readonly<Record<ArithmeticOperator, readonly [left: Level, right: Level]>> = {
  '+': [LEVEL.sum, LEVEL.product],
  '-': [LEVEL.sum, LEVEL.product],
  '*': [LEVEL.product, LEVEL.signed],
  '/': [LEVEL.product, LEVEL.signed],
  '^': [LEVEL.primary, LEVEL.signed],
};

export function levelOf(node: Expression): Level {
  switch (node.kind) {
    case 'conditional':
      return LEVEL.conditional;
    case 'compare':
      return LEVEL.comparison;
    case 'binary':
      return OPERATOR_LEVEL[node.operator];
    case 'negate':
      return LEVEL.signed;
    case 'number':
      // The parser makes no negative numbers, but folding does.
      return node.value < 0 ? LEVEL.signed : LEVEL.primary;
    case 'name':
    case 'call':
      return LEVEL.primary;
  }
}
