import { checkExpression } from './check';
import { Graph } from './graph';
import { Interpreter } from './interpret';
import { lower } from './lower';
import { parseExpression } from './parser';

/** Factor on the learning rate at step t (from 1) of T; a formula in t, T and its own hyperparameters. */
export function compileSchedule(
  formula: string,
  hyper: Readonly<Record<string, number>>,
): (t: number, T: number) => number {
  const expression = parseExpression(formula);
  checkExpression(expression, {
    variables: ['t', 'T'],
    parameters: Object.keys(hyper),
    columns: [],
    reductions: false,
    vectors: false,
  });
  const graph = new Graph();
  const known = new Map(Object.entries(hyper));
  const root = lower(expression, { graph, name: (name) => graph.input(name), guard: () => {}, call: () => null });
  const interpreter = new Interpreter(graph, [root]);
  return (t, T) =>
    interpreter.evaluate((name) => (name === 't' ? t : name === 'T' ? T : (known.get(name) ?? Number.NaN)))[0];
}
