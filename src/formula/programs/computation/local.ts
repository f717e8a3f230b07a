import { Derivative } from '../../graph/derive';
import { Graph, type NodeId } from '../../graph/graph';
import { lower } from '../../graph/lower';
import { Tape } from '../../graph/tape';
import type { Expression } from '../../language/ast';
import { name, number } from '../../language/make';
import { withChildren } from './build';

/** One operation in numbers, with the conventions of the compiler. */
export interface LocalProgram {
  readonly value: number;
  readonly isUndefined: boolean;
  /** ∂(operation)/∂(input) by input; NaN where it was not asked for. */
  readonly partials: readonly number[];
}

/**
 * One operation alone, compiled as the whole formula would be: what is a constant there is a constant here, so that powers,
 * ties of `max` and slopes without bound come out the same.
 *
 * @param constants by input its number where the compiler knows one, else null
 * @param wanted by input whether its partial derivative is asked for
 */
export function localProgram(
  operation: Expression,
  constants: readonly (number | null)[],
  wanted: readonly boolean[],
): (inputs: readonly number[]) => LocalProgram {
  const graph = new Graph();
  const parts = constants.map((value, i) => (value === null ? name(`v${i}`) : number(value)));
  let undefinedHere = graph.binary('lt', graph.constant(0), graph.constant(0));
  const value = lower(withChildren(operation, parts), {
    graph,
    name: (text) => graph.input(text),
    guard: (bad) => {
      undefinedHere = graph.binary('or', undefinedHere, bad);
    },
    call: () => null,
  });
  const partials = wanted.map((isWanted, i): NodeId | null =>
    isWanted ? new Derivative(graph, `v${i}`).of(value) : null,
  );
  const tape = new Tape(graph, [value, undefinedHere, ...partials.filter((id) => id !== null)]);
  return (inputs) => {
    for (const { id, name: text } of tape.inputs) tape.values[id] = inputs[Number(text.slice(1))]!;
    tape.run();
    const at = (id: NodeId): number => tape.values[id]!;
    return {
      value: at(value),
      isUndefined: at(undefinedHere) !== 0,
      partials: partials.map((id) => (id === null ? Number.NaN : at(id))),
    };
  };
}
