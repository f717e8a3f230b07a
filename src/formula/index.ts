// The front of the room: text to checked trees, and trees to text for people. Engines take its back by file.
export type { ArithmeticOperator, Assignment, ComparisonOperator, Expression, Rule, Span } from './language/ast';
export { checkExpression, checkRule, freeNames, type RuleScope, type Scope } from './language/check';
export { FormulaError, type FormulaErrorCode } from './language/errors';
export { CONSTANTS, FUNCTIONS, LIMITS, REDUCTIONS, VECTOR_FUNCTIONS } from './language/functions';
export { parseExpression, parseRule } from './language/parser';
export { ruleToText, toText } from './language/print';
export { ruleToPython, toPython } from './targets/python';
export { ruleToTex, toTex } from './targets/tex';
export type { LocalText } from './text';
