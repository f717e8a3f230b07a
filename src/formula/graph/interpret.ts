import type { Graph, NodeId } from './graph';
import { Tape } from './tape';

/**
 * Evaluates nodes in float64 without generating code: for what is computed once a step or once a run, and for hosts
 * that forbid generated code. Sums over rows must be given. Returns one number per output; truth values are 1 and 0.
 */
export class Interpreter {
  private readonly outputs: readonly NodeId[];
  private readonly tape: Tape;
  private readonly given: (id: NodeId) => number | null;

  constructor(graph: Graph, outputs: readonly NodeId[], given: (id: NodeId) => number | null = () => null) {
    this.outputs = outputs;
    this.given = given;
    this.tape = new Tape(graph, outputs, (id) => given(id) !== null);
  }

  evaluate(input: (name: string) => number): number[] {
    const { values, inputs, given } = this.tape;
    for (const id of given) values[id] = this.given(id) as number;
    for (const { id, name } of inputs) values[id] = input(name);
    this.tape.run();
    return this.outputs.map((id) => values[id]);
  }
}
