import { apply, type Graph, integerPower, type NodeId, reachable } from './graph';
import { splineAt } from './spline';

/**
 * Evaluates nodes in float64 without generating code: for what is computed once a step or once a run, and for hosts
 * that forbid generated code. Sums over rows must be given. Returns one number per output; truth values are 1 and 0.
 */
export class Interpreter {
  private readonly graph: Graph;
  private readonly outputs: readonly NodeId[];
  private readonly order: readonly NodeId[];
  private readonly values: Float64Array;
  private readonly given: (id: NodeId) => number | null;

  constructor(graph: Graph, outputs: readonly NodeId[], given: (id: NodeId) => number | null = () => null) {
    this.graph = graph;
    this.outputs = outputs;
    this.given = given;
    this.order = reachable(graph, outputs, (id) => given(id) !== null);
    this.values = new Float64Array(graph.size);
  }

  evaluate(input: (name: string) => number): number[] {
    const { graph, values } = this;
    for (const id of this.order) {
      const known = this.given(id);
      if (known !== null) {
        values[id] = known;
        continue;
      }
      const node = graph.node(id);
      switch (node.op) {
        case 'const':
          values[id] = node.value;
          break;
        case 'input':
          values[id] = input(node.name);
          break;
        case 'powi':
          values[id] = integerPower(values[node.a], node.exponent);
          break;
        case 'select':
          values[id] = values[node.test] !== 0 ? values[node.a] : values[node.b];
          break;
        case 'spline':
          if (graph.surface === null) throw new TypeError('a spline node needs the spline of its graph');
          values[id] = splineAt(graph.surface, values[node.a], values[node.b], node.dx, node.dy);
          break;
        case 'sum':
          throw new TypeError('a sum over rows must be given');
        default:
          values[id] = apply(node.op, values[node.a], 'b' in node ? values[node.b] : 0);
      }
    }
    return this.outputs.map((id) => values[id]);
  }
}
