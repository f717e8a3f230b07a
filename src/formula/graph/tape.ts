import { type Graph, integerPower, type NodeId, OPERATIONS, reachable } from './graph';
import { splineAt } from './spline';

/** An input of the graph that a tape reads. */
export interface TapeInput {
  readonly id: NodeId;
  readonly name: string;
}

/** How long the numbers are that are kept between two operations. */
export type Precision = 'float64' | 'float32';

/**
 * Nodes of a graph lined up for being evaluated again and again, without generated code and without making anything on
 * the way: every number has its place in `values`. Whoever runs it writes the inputs and the given nodes there first and
 * reads its results from there; truth values are 1 and 0. In float32 every operation is computed in float64 and rounded
 * by being stored, which is the correctly rounded float32 operation for + − × ÷ and √.
 */
export class Tape {
  /** By node. Constants stand in it from the beginning, the rest is NaN until it has been written or run. */
  readonly values: Float64Array | Float32Array;
  readonly inputs: readonly TapeInput[];
  /** The nodes that are not computed here because `isGiven` holds for them. */
  readonly given: readonly NodeId[];
  private readonly steps: readonly (() => void)[];

  constructor(
    graph: Graph,
    outputs: readonly NodeId[],
    isGiven: (id: NodeId) => boolean = () => false,
    precision: Precision = 'float64',
  ) {
    const order = reachable(graph, outputs, isGiven);
    const values = new (precision === 'float32' ? Float32Array : Float64Array)(graph.size).fill(Number.NaN);
    const inputs: TapeInput[] = [];
    const given: NodeId[] = [];
    const steps: (() => void)[] = [];
    for (const id of order) {
      const node = graph.node(id);
      if (isGiven(id)) given.push(id);
      else if (node.op === 'const') values[id] = node.value;
      else if (node.op === 'input') inputs.push({ id, name: node.name });
      else steps.push(step(graph, id, values));
    }
    this.values = values;
    this.inputs = inputs;
    this.given = given;
    this.steps = steps;
  }

  run(): void {
    for (const compute of this.steps) compute();
  }
}

/** Computes one node from the values of its operands. */
function step(graph: Graph, id: NodeId, values: Float64Array | Float32Array): () => void {
  const node = graph.node(id);
  switch (node.op) {
    case 'const':
    case 'input':
      throw new TypeError('constants and inputs are not computed');
    case 'sum':
      throw new TypeError('a sum over rows must be given');
    case 'powi': {
      const { a, exponent } = node;
      if (values instanceof Float32Array) {
        return () => {
          values[id] = integerPower(values[a], exponent, Math.fround);
        };
      }
      return () => {
        values[id] = integerPower(values[a], exponent);
      };
    }
    case 'select': {
      const { test, a, b } = node;
      return () => {
        values[id] = values[test] !== 0 ? values[a] : values[b];
      };
    }
    case 'spline': {
      const { surface } = graph;
      if (surface === null) throw new TypeError('a spline node needs the spline of its graph');
      const { a, b, dx, dy } = node;
      return () => {
        values[id] = splineAt(surface, values[a], values[b], dx, dy);
      };
    }
    default: {
      const operation = OPERATIONS[node.op];
      const { a } = node;
      const b = 'b' in node ? node.b : a;
      return () => {
        values[id] = operation(values[a], values[b]);
      };
    }
  }
}
