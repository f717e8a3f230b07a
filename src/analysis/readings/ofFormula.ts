import type { Problem } from '../../engine/contract';
import { compileResolved, problemOf } from '../../experiment/functions/resolve';
import { freeNames, parseExpression } from '../../formula';
import {
  compileFunction,
  createFunctionEvaluator,
  type FunctionEvaluator,
  type FunctionProgram,
} from '../../formula/programs/function';
import type { Subject } from './subject';

/** A function of one variable that a number is read of. */
export interface LineFunction {
  readonly program: FunctionProgram;
  readonly parameters: readonly number[];
  /** In float64. */
  readonly f: FunctionEvaluator;
}

/** The formula of a number where it has one, of `x` or of the one name in it; else the function of the experiment. */
export function lineFunction(subject: Subject, formula: string | undefined): LineFunction {
  if (formula === undefined) {
    const { resolved, f } = subject.function;
    return { program: compileResolved(resolved), parameters: Object.values(resolved.parameters), f };
  }
  const names = freeNames(parseExpression(formula));
  const variable = names.length === 1 ? names[0]! : 'x';
  const program = compileFunction({ formula, variable, parameters: [] });
  return { program, parameters: [], f: createFunctionEvaluator(program, []) };
}

/** Around a formula that stands alone: nothing that is asked of single places depends on it. */
const ANYWHERE = [-5, 5] as const;

/**
 * The formula of a number where it has one, of `x` and `y` or of the variables of the experiment; else the surface of the
 * experiment, or its function.
 */
export function planeProblem(subject: Subject, formula: string | undefined): Problem {
  const { of } = subject;
  if (formula === undefined) {
    return of?.kind === 'function' ? problemOf(subject.function.resolved) : subject.surface.resolved.problem;
  }
  const names = freeNames(parseExpression(formula));
  const own = of?.kind === 'surface' ? subject.surface.resolved.problem.variables : null;
  const variables = own !== null && names.every((name) => own.includes(name)) ? own : (['x', 'y'] as const);
  return { formula, variables, domain: [ANYWHERE, ANYWHERE], parameters: {}, data: null };
}
