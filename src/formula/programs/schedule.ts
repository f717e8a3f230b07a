import { Graph } from '../graph/graph';
import { Interpreter } from '../graph/interpret';
import { lowerScalar, SCHEDULE_VARIABLES } from './scalar';

/** Factor on the learning rate at step t (from 1) of T; a formula in t, T and its own hyperparameters. */
export function compileSchedule(
  formula: string,
  hyper: Readonly<Record<string, number>>,
): (t: number, T: number) => number {
  const graph = new Graph();
  const known = new Map(Object.entries(hyper));
  const names = { variables: SCHEDULE_VARIABLES, parameters: Object.keys(hyper) };
  const root = lowerScalar(graph, formula, names, (name) => graph.input(name));
  const interpreter = new Interpreter(graph, [root]);
  return (t, T) =>
    interpreter.evaluate((name) => (name === 't' ? t : name === 'T' ? T : (known.get(name) ?? Number.NaN)))[0];
}
