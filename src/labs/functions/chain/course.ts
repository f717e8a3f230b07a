import type { Computation } from '../../../formula/programs/computation/build';
import type { Evaluation } from '../../../formula/programs/computation/evaluate';
import { type AdjointStep, adjointSteps } from '../../../formula/programs/computation/passes';

export type ChainMode = 'forward' | 'reverse';

/** One step of what is shown. */
export type ChainStep =
  /** Nothing is computed. */
  | { readonly kind: 'start' }
  /** Variables and constants get their values; in forward mode the tangents of the pass with them. */
  | { readonly kind: 'leaves'; readonly pass: number | null }
  /** An operation: its value, and in forward mode its tangent. */
  | { readonly kind: 'operation'; readonly node: number; readonly pass: number | null }
  /** The reverse pass begins at the output, or brings a contribution along an edge. */
  | { readonly kind: 'adjoint'; readonly step: AdjointStep };

/** All steps from nothing to the last derivative: one pass per variable forward, values and one pass back in reverse. */
export function courseOf(computation: Computation, numbers: Evaluation, mode: ChainMode): readonly ChainStep[] {
  const { nodes, source } = computation;
  const operations = nodes.filter(({ id, kind }) => kind === 'operation' && numbers.live[id]).map(({ id }) => id);
  const through = (pass: number | null): ChainStep[] => [
    { kind: 'leaves', pass },
    ...operations.map((node): ChainStep => ({ kind: 'operation', node, pass })),
  ];
  if (mode === 'forward') return [{ kind: 'start' }, ...source.variables.flatMap((_, pass) => through(pass))];
  return [
    { kind: 'start' },
    ...through(null),
    ...adjointSteps(computation, numbers).map((step): ChainStep => ({ kind: 'adjoint', step })),
  ];
}

/** What is known after a step; NaN: not computed yet. */
export interface Progress {
  readonly values: Float64Array;
  /** Forward mode: tangents of the present pass. */
  readonly tangents: Float64Array;
  /** Reverse mode: adjoints, as far as they are summed up. */
  readonly adjoints: Float64Array;
  /** Edges whose local derivative has been used in this pass. */
  readonly used: ReadonlySet<number>;
  /** What the step itself is about. */
  readonly nodes: ReadonlySet<number>;
  readonly edges: ReadonlySet<number>;
  /** Derivatives by variable that are complete; NaN: not yet. */
  readonly gradient: Float64Array;
}

/** What is known after the steps up to this one. */
export function progressAt(
  { nodes, edges, source, output }: Computation,
  numbers: Evaluation,
  course: readonly ChainStep[],
  at: number,
): Progress {
  const unknown = (length: number): Float64Array => new Float64Array(length).fill(Number.NaN);
  const values = unknown(nodes.length);
  const tangents = unknown(nodes.length);
  const adjoints = unknown(nodes.length);
  const gradient = unknown(source.variables.length);
  const used = new Set<number>();
  let now = { nodes: new Set<number>(), edges: new Set<number>() };
  const leaves = nodes.filter(({ id, kind }) => kind !== 'operation' && numbers.live[id]).map(({ id }) => id);

  for (const step of course.slice(0, at + 1)) {
    now = { nodes: new Set(), edges: new Set() };
    if (step.kind === 'start') continue;
    if (step.kind === 'adjoint') {
      const { node, edge, sum, complete } = step.step;
      adjoints[node] = sum;
      now.nodes.add(node);
      if (edge !== null) {
        now.edges.add(edge);
        used.add(edge);
      }
      if (complete && nodes[node]!.kind === 'variable') gradient[node] = sum;
      continue;
    }
    const computed = step.kind === 'leaves' ? leaves : [step.node];
    if (step.kind === 'leaves') {
      tangents.fill(Number.NaN);
      used.clear();
    }
    for (const id of computed) {
      values[id] = numbers.values[id]!;
      if (step.pass !== null) tangents[id] = numbers.tangents[step.pass]![id]!;
      now.nodes.add(id);
    }
    if (step.kind === 'operation') {
      for (const { id, to } of edges) {
        if (to !== step.node) continue;
        now.edges.add(id);
        if (step.pass !== null && !Number.isNaN(numbers.locals[id]!)) used.add(id);
      }
    }
    if (step.pass !== null && now.nodes.has(output)) gradient[step.pass] = tangents[output]!;
  }
  // What the output does not depend on is known as soon as the pass is over.
  if (at >= course.length - 1) {
    gradient.forEach((slope, variable) => {
      if (Number.isNaN(slope)) gradient[variable] = numbers.adjoints[variable]!;
    });
  }
  return { values, tangents, adjoints, used, ...now, gradient };
}
