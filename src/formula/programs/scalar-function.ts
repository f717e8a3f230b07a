import { Derivative } from '../graph/derive';
import { Graph, type NodeId } from '../graph/graph';
import { lower } from '../graph/lower';
import { checkExpression } from '../language/check';
import { parseExpression } from '../language/parser';

/** A function of one number: an activation of x, a loss of an output z with its target t beside it. */
export interface ScalarSource {
  readonly formula: string;
  /** What it is differentiated by. */
  readonly variable: string;
  /** Other numbers that change from call to call. */
  readonly others: readonly string[];
  readonly parameters: readonly string[];
}

/** Inputs are named by kind and position: `v0` the variable, `v1 …` the others, `p0 …` the parameters. */
export interface ScalarProgram {
  readonly graph: Graph;
  readonly value: NodeId;
  readonly derivative: NodeId;
  /** Truth value: the function is undefined here. */
  readonly undefinedHere: NodeId;
}

/** Parses, checks and differentiates. Throws FormulaError and nothing else. */
export function compileScalar(source: ScalarSource): ScalarProgram {
  const expression = parseExpression(source.formula);
  const variables = [source.variable, ...source.others];
  const { parameters } = source;
  checkExpression(expression, { variables, parameters, columns: [], reductions: false, vectors: false });
  const graph = new Graph();
  const inputs = new Map<string, NodeId>();
  parameters.forEach((name, i) => {
    inputs.set(name, graph.input(`p${i}`));
  });
  variables.forEach((name, i) => {
    inputs.set(name, graph.input(`v${i}`));
  });
  let undefinedHere = graph.binary('lt', graph.constant(0), graph.constant(0));
  const value = lower(expression, {
    graph,
    name: (name) => inputs.get(name) as NodeId,
    guard: (bad) => {
      undefinedHere = graph.binary('or', undefinedHere, bad);
    },
    call: () => null,
  });
  return { graph, value, derivative: new Derivative(graph, 'v0').of(value), undefinedHere };
}
