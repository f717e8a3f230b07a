import type { Computation, ComputationEdge } from './build';
import { type Evaluation, incomingEdges } from './evaluate';

/** A value that is computed. */
export interface ValueStep {
  readonly node: number;
  readonly value: number;
}

/** A tangent that is computed from those of the inputs, as the sum of local derivative times tangent. */
export interface TangentStep {
  readonly node: number;
  readonly tangent: number;
  /** Empty for leaves: the seed, or 0. */
  readonly terms: readonly { readonly edge: number; readonly local: number; readonly tangent: number }[];
}

/** What one edge brings to the adjoint of its input: adjoint of the operation times local derivative. */
export interface AdjointStep {
  readonly node: number;
  /** Null: the output, whose adjoint is 1 by definition. */
  readonly edge: number | null;
  readonly contribution: number;
  /** The adjoint after it. */
  readonly sum: number;
  /** Whether nothing more comes to this node. */
  readonly complete: boolean;
}

/** Values in the order of evaluation; of what counts here. */
export function valueSteps({ nodes }: Computation, { live, values }: Evaluation): readonly ValueStep[] {
  return nodes.filter(({ id }) => live[id]).map(({ id }) => ({ node: id, value: values[id]! }));
}

/** One forward pass: dual numbers (value, tangent) from the seed to the output. */
export function tangentSteps(computation: Computation, evaluation: Evaluation, seed: number): readonly TangentStep[] {
  const { live, locals, tangents } = evaluation;
  const incoming = incomingEdges(computation);
  return computation.nodes
    .filter(({ id }) => live[id])
    .map(({ id }) => ({
      node: id,
      tangent: tangents[seed]![id]!,
      terms: incoming[id]!.filter((edge) => !Number.isNaN(locals[edge]!)).map((edge) => ({
        edge,
        local: locals[edge]!,
        tangent: tangents[seed]![computation.edges[edge]!.from]!,
      })),
    }));
}

/** The reverse pass: from the output back, each edge's contribution added to what its input has so far. */
export function adjointSteps({ nodes, edges, output }: Computation, evaluation: Evaluation): readonly AdjointStep[] {
  const { locals, adjoints, carries } = evaluation;
  if (!carries[output]) return [];
  const open = new Array<number>(nodes.length).fill(0);
  const sums = new Float64Array(nodes.length);
  const used = edges.filter(({ id, to }) => carries[to] && !Number.isNaN(locals[id]!));
  for (const { from } of used) open[from]! += 1;
  sums[output] = 1;
  const steps: AdjointStep[] = [{ node: output, edge: null, contribution: 1, sum: 1, complete: true }];
  // Latest operation first: whoever is read by it has its own adjoint complete by the time it is their turn.
  for (const { id, from, to } of reverseOrder(used)) {
    const contribution = locals[id]! * adjoints[to]!;
    sums[from]! += contribution;
    open[from]! -= 1;
    steps.push({ node: from, edge: id, contribution, sum: sums[from]!, complete: open[from] === 0 });
  }
  return steps;
}

/** By operation from the last to the first, within one its inputs from the left. */
function reverseOrder(edges: readonly ComputationEdge[]): readonly ComputationEdge[] {
  return edges.toSorted((a, b) => b.to - a.to || a.slot - b.slot);
}

/** A way from a node to the output; its product of local derivatives is one term of ∂(output)/∂(node). */
export interface ComputationPath {
  readonly edges: readonly number[];
  readonly product: number;
}

/** More ways than this nobody can look at, and there may be exponentially many. */
export const MOST_PATHS = 64;

/** All ways from a node to the output along which a derivative goes, and whether there are more than are listed. */
export function pathsFrom(
  { nodes, edges, output }: Computation,
  { locals, carries }: Evaluation,
  node: number,
): { readonly paths: readonly ComputationPath[]; readonly more: boolean } {
  const outgoing: number[][] = nodes.map(() => []);
  for (const { id, from, to } of edges) if (carries[to] && !Number.isNaN(locals[id]!)) outgoing[from]!.push(id);
  const paths: ComputationPath[] = [];
  let more = false;
  // Every edge that carries leads on to the output, so no way is walked in vain.
  const pending: ComputationPath[] = carries[node] ? [{ edges: [], product: 1 }] : [];
  const endOf = (path: ComputationPath): number => (path.edges.length === 0 ? node : edges[path.edges.at(-1)!]!.to);
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    const end = endOf(path);
    if (end === output) {
      if (paths.length === MOST_PATHS) {
        more = true;
        break;
      }
      paths.push(path);
      continue;
    }
    for (const edge of outgoing[end]!.toReversed()) {
      pending.push({ edges: [...path.edges, edge], product: path.product * locals[edge]! });
    }
  }
  return { paths, more };
}

/** Operations of both modes, counted on the graph: what is the same in both (values, local derivatives) apart. */
export interface OperationCounts {
  /** To compute the value once. */
  readonly value: number;
  /** Local derivatives, which both modes need. */
  readonly locals: number;
  /** Multiplications and additions of one forward pass; there is one per variable. */
  readonly forwardPass: number;
  /** Multiplications and additions of the reverse pass; there is one per output. */
  readonly reversePass: number;
  readonly variables: number;
}

export function operationCounts({ nodes, edges, source }: Computation): OperationCounts {
  const derived = edges.filter(({ local }) => local !== null);
  const into = new Set(derived.map(({ to }) => to)).size;
  const outOf = new Set(derived.map(({ from }) => from)).size;
  const products = derived.length;
  return {
    value: nodes.filter(({ kind }) => kind === 'operation').length,
    locals: products,
    // A sum of k products takes k multiplications and k − 1 additions.
    forwardPass: products + (products - into),
    reversePass: products + (products - outOf),
    variables: source.variables.length,
  };
}

/**
 * All operations for the derivatives of a computation of this size that has other numbers of inputs and outputs: forward
 * mode passes once per input, reverse mode once per output, and values and local derivatives are computed once.
 */
export function costOf(
  counts: OperationCounts,
  inputs: number,
  outputs: number,
): { readonly forward: number; readonly reverse: number } {
  const { value, locals, forwardPass, reversePass } = counts;
  return {
    forward: value + locals + inputs * forwardPass,
    reverse: value + locals + outputs * reversePass,
  };
}
