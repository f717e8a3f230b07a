import { freeNames, parseExpression } from '../../formula';
import { compileFunction, createFunctionEvaluator } from '../../formula/programs/function';
import type { ReaderOf } from './context';
import { coordinate } from './context';
import { known } from './fault';

/** No number of a step can have this name. */
const NOBODY = '_';

/** A formula of earlier numbers. */
export const readFormula: ReaderOf<'formula'> = ({ formula }, context) => {
  const names = freeNames(parseExpression(formula));
  const values = names.map((name) => coordinate(name, context));
  const program = compileFunction({ formula, variable: NOBODY, parameters: names });
  return known(createFunctionEvaluator(program, values).value(0));
};
