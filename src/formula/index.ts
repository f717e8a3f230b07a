// The front of the room: text to checked trees, and trees to text for people. Engines take its back by file.
export type { ArithmeticOperator, Assignment, ComparisonOperator, Expression, Rule, Span } from './ast';
export { checkExpression, checkRule, freeNames, type RuleScope, type Scope } from './check';
export { FormulaError, type FormulaErrorCode } from './errors';
export { CONSTANTS, FUNCTIONS, LIMITS, REDUCTIONS, VECTOR_FUNCTIONS } from './functions';
export { parseExpression, parseRule } from './parser';
export { ruleToText, toText } from './print';
export { ruleToPython, toPython } from './python';
export { ruleToTex, toTex } from './tex';
export type { LocalText } from './text';
