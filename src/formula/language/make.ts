import type { ArithmeticOperator, Expression } from './ast';

/** Expressions that nobody has typed: they have no place in a text. */
const NOWHERE = { start: 0, end: 0 } as const;

export const number = (value: number): Expression => ({ kind: 'number', value, span: NOWHERE });

export const name = (text: string): Expression => ({ kind: 'name', name: text, span: NOWHERE });

export const negate = (operand: Expression): Expression => ({ kind: 'negate', operand, span: NOWHERE });

export const binary = (operator: ArithmeticOperator, left: Expression, right: Expression): Expression => ({
  kind: 'binary',
  operator,
  left,
  right,
  span: NOWHERE,
});

export const call = (text: string, args: readonly Expression[]): Expression => ({
  kind: 'call',
  name: text,
  args,
  span: NOWHERE,
});

export const power = (base: Expression, exponent: Expression): Expression => binary('^', base, exponent);
