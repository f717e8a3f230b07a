import type { Problem } from '../engine/contract';
import { childrenOf, type Expression, FormulaError, freeNames, parseExpression } from '../formula';
import { Graph, type NodeId } from '../formula/graph/graph';
import { Interpreter } from '../formula/graph/interpret';
import { lower } from '../formula/graph/lower';

/**
 * What a loss over data fits. `curve`: a prediction that is held against a column of values; `chance`: a score whose
 * sigmoid is held against classes 0 and 1 over one column; `side`: a score whose sign is held against classes, over one
 * or two columns.
 */
export interface Fit {
  readonly kind: 'curve' | 'chance' | 'side';
  /** Names of the columns that the prediction reads: one for a curve, one or two for a side. */
  readonly features: readonly string[];
  readonly target: string;
  /** Prediction (`curve`), probability (`chance`) or score (`side`) for the surface's two variables and the features. */
  predict(theta: readonly [number, number], features: readonly number[]): number;
}

/**
 * Reads a loss: a difference to the column of targets makes a curve, a product with it a score. Null where neither is
 * found, or the prediction reads more columns than can be drawn.
 */
export function fitOf(problem: Problem): Fit | null {
  if (problem.data === null) return null;
  const columns = Object.keys(problem.data);
  const target = columns.includes('y') ? 'y' : columns.at(-1)!;
  let expression: Expression;
  try {
    expression = parseExpression(problem.formula);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
  const isTarget = (node: Expression) => node.kind === 'name' && node.name === target;
  const reads = (node: Expression): string[] => freeNames(node).filter((each) => columns.includes(each));
  const usable = (node: Expression): boolean => {
    const names = freeNames(node);
    return !names.includes(target) && problem.variables.some((each) => names.includes(each));
  };
  const difference = find(expression, (node) => {
    if (node.kind !== 'binary' || node.operator !== '-') return null;
    const other = isTarget(node.right) ? node.left : isTarget(node.left) ? node.right : null;
    return other !== null && usable(other) ? other : null;
  });
  if (difference !== null) {
    const features = reads(difference);
    if (features.length !== 1) return null;
    return { kind: 'curve', features, target, predict: evaluator(problem, difference, features) };
  }
  const score = find(expression, (node) => {
    if (node.kind !== 'binary' || node.operator !== '*') return null;
    const other = isTarget(node.left) ? node.right : isTarget(node.right) ? node.left : null;
    return other !== null && usable(other) ? other : null;
  });
  if (score === null) return null;
  const features = reads(score);
  if (features.length < 1 || features.length > 2) return null;
  const predict = evaluator(problem, score, features);
  const labels = problem.data[target]!;
  if (features.length === 1 && labels.every((label) => label === 0 || label === 1)) {
    return { kind: 'chance', features, target, predict: (theta, at) => 1 / (1 + Math.exp(-predict(theta, at))) };
  }
  return { kind: 'side', features, target, predict };
}

/** The first part of an expression, outermost first, of which something is found. */
function find(node: Expression, look: (node: Expression) => Expression | null): Expression | null {
  const here = look(node);
  if (here !== null) return here;
  for (const part of childrenOf(node)) {
    const found = find(part, look);
    if (found !== null) return found;
  }
  return null;
}

/** A part of the loss as a function of the variables and of one row, in float64; NaN where it is undefined. */
function evaluator(
  { variables, parameters }: Problem,
  expression: Expression,
  features: readonly string[],
): (theta: readonly [number, number], row: readonly number[]) => number {
  const graph = new Graph();
  let bad: NodeId = graph.binary('lt', graph.constant(0), graph.constant(0));
  const value = lower(expression, {
    graph,
    name: (name) => (Object.hasOwn(parameters, name) ? graph.constant(parameters[name]!) : graph.input(name)),
    guard: (here) => {
      bad = graph.binary('or', bad, here);
    },
    call: () => null,
  });
  const interpreter = new Interpreter(graph, [value, bad]);
  return (theta, row) => {
    const [found, undefinedHere] = interpreter.evaluate((name) => {
      const axis = variables.indexOf(name);
      return axis >= 0 ? theta[axis]! : row[features.indexOf(name)]!;
    });
    return undefinedHere === 0 ? found! : Number.NaN;
  };
}
