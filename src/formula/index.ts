// What most need of formulas: text to checked trees, and trees to text for people. Engines import programs and targets by file.
export { type Advice, adviceOn } from './language/advice';
export { childrenOf, type Expression, type Rule } from './language/ast';
export { checkExpression, checkRule, freeNames, type RuleScope, type Scope } from './language/check';
export { degreeIn } from './language/degree';
export { FormulaError } from './language/errors';
export { parseExpression, parseRule } from './language/parser';
export { ruleToText, toText } from './language/print';
export { withoutZeros } from './language/zeros';
export { ruleToPython, toPython } from './targets/python';
export { ruleToTex, toTex } from './targets/tex';
