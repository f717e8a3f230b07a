import type { Graph, NodeId } from '../graph/graph';
import { lower } from '../graph/lower';
import { checkExpression } from '../language/check';
import { parseExpression } from '../language/parser';

/**
 * A formula of plain numbers, with no data, vectors or particles in it: a schedule, the initial value of a state. Adds
 * it to a graph in which `name` has a place for each of its names. Throws FormulaError and nothing else.
 */
export function lowerScalar(
  graph: Graph,
  formula: string,
  names: { readonly variables: readonly string[]; readonly parameters: readonly string[] },
  name: (name: string) => NodeId,
): NodeId {
  const expression = parseExpression(formula);
  checkExpression(expression, { ...names, columns: [], reductions: false, vectors: false });
  return lower(expression, { graph, name, guard: () => {}, call: () => null });
}

/** What a schedule may read besides its own hyperparameters: the step, from 1, and the number of all steps. */
export const SCHEDULE_VARIABLES: readonly string[] = ['t', 'T'];
