import { checkExpression, FormulaError, parseExpression } from '../../formula';
import { resolveSurface } from './resolve';
import type { SurfaceChoice } from './types';

/** Throws FormulaError for a surface whose formula of the user's own means nothing. */
export function checkedFormula(surface: SurfaceChoice): void {
  if ('id' in surface || 'samples' in surface) return;
  const { problem } = resolveSurface(surface);
  checkExpression(parseExpression(problem.formula), {
    variables: problem.variables,
    parameters: Object.keys(problem.parameters),
    columns: Object.keys(problem.data ?? {}),
    reductions: problem.data !== null,
    vectors: false,
  });
}

/** What is wrong with the formula of a surface; null: it can be computed. */
export function formulaFault(surface: SurfaceChoice): FormulaError | null {
  try {
    checkedFormula(surface);
    return null;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}
