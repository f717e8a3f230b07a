import { type FormulaError, formulaError } from '../../language/errors';
import { CONSTANTS } from '../../language/functions';
import { toText } from '../../language/print';
import type { Computation, ComputationNode } from './build';
import { localProgram } from './local';

/** The numbers of a computation at a place. NaN stands for what has not been computed, because nothing needs it. */
export interface Evaluation {
  /** The variables' and parameters' numbers, by name. */
  readonly at: Readonly<Record<string, number>>;
  /** By node. NaN: undefined in a branch that is not taken. */
  readonly values: Float64Array;
  /** By node: whether the output is computed from it here; what only a branch reads that is not taken is not. */
  readonly live: readonly boolean[];
  /** By edge: the local derivative; NaN where none goes along it, or it is not live. */
  readonly locals: Float64Array;
  /** By edge: the operation has no derivative here, and the number is the compiler's convention. */
  readonly conventions: readonly boolean[];
  /** Per variable by node, forward mode. NaN: not live. */
  readonly tangents: readonly Float64Array[];
  /** By node: whether a derivative goes from it to the output; what only a comparison reads has none to pass on. */
  readonly carries: readonly boolean[];
  /** By node, reverse mode; 0 for a variable that the output does not depend on here. NaN: the pass does not come by. */
  readonly adjoints: Float64Array;
}

/**
 * Values, tangents and adjoints at a place.
 *
 * @param at a number for every variable and parameter, by name
 * @throws FormulaError where a part that counts is undefined, or a number too large for float64
 */
export function evaluateComputation(computation: Computation, at: Readonly<Record<string, number>>): Evaluation {
  const { nodes, edges } = computation;
  const values = new Float64Array(nodes.length).fill(Number.NaN);
  const all = new Float64Array(edges.length).fill(Number.NaN);
  const bad = new Set<number>();
  const incoming = incomingEdges(computation);
  for (const node of nodes) {
    const parts = incoming[node.id]!;
    const result = compute(
      node,
      values,
      nodes,
      at,
      parts.map((edge) => edges[edge]!.local !== null),
    );
    values[node.id] = result.value;
    if (result.isUndefined) bad.add(node.id);
    parts.forEach((edge, slot) => {
      all[edge] = result.partials[slot]!;
    });
  }
  const live = livePart(computation, values);
  const locals = all.map((local, edge) => (live[edges[edge]!.to] && live[edges[edge]!.from] ? local : Number.NaN));
  refuse(computation, at, values, live, bad, locals);
  const carries = carrying(computation, locals);
  return {
    at,
    values,
    live,
    locals,
    conventions: edges.map(({ id, to }) => !Number.isNaN(locals[id]!) && isConvention(nodes[to]!, values)),
    tangents: computation.source.variables.map((_, seed) => tangentsOf(computation, live, locals, seed)),
    carries,
    adjoints: adjointsOf(computation, carries, locals),
  };
}

/** By node: its incoming edges in the order of its inputs. */
export function incomingEdges({ nodes, edges }: Computation): readonly (readonly number[])[] {
  const incoming: number[][] = nodes.map(() => []);
  for (const { id, to } of edges) incoming[to]!.push(id);
  return incoming;
}

function compute(
  node: ComputationNode,
  values: Float64Array,
  nodes: readonly ComputationNode[],
  at: Readonly<Record<string, number>>,
  wanted: readonly boolean[],
): { value: number; isUndefined: boolean; partials: readonly number[] } {
  const { expression } = node;
  const leaf = (value: number) => ({ value, isUndefined: false, partials: [] });
  if (node.kind === 'variable' || node.kind === 'parameter') return leaf(at[node.name] ?? Number.NaN);
  if (expression.kind === 'number') return leaf(expression.value);
  if (expression.kind === 'name') return leaf(CONSTANTS.get(expression.name) ?? Number.NaN);
  const inputs = node.inputs.map((input) => values[input]!);
  if (expression.kind === 'conditional') {
    const [test, yes, no] = inputs;
    const chosen = test !== 0;
    return { value: chosen ? yes! : no!, isUndefined: false, partials: [Number.NaN, chosen ? 1 : 0, chosen ? 0 : 1] };
  }
  const constants = node.inputs.map((input, k) => (nodes[input]!.constant ? inputs[k]! : null));
  return localProgram(expression, constants, wanted)(inputs);
}

function livePart({ nodes, output }: Computation, values: Float64Array): boolean[] {
  const live = nodes.map(({ kind }) => kind === 'variable');
  live[output] = true;
  for (let id = nodes.length - 1; id >= 0; id--) {
    if (!live[id]) continue;
    const { inputs, expression } = nodes[id]!;
    const taken = expression.kind === 'conditional' ? (values[inputs[0]!] !== 0 ? 1 : 2) : null;
    inputs.forEach((input, slot) => {
      if (taken === null || slot === 0 || slot === taken) live[input] = true;
    });
  }
  return live;
}

/** Throws for the first part, in the order of evaluation, that has no number here. */
function refuse(
  { nodes, edges, source }: Computation,
  at: Readonly<Record<string, number>>,
  values: Float64Array,
  live: readonly boolean[],
  bad: ReadonlySet<number>,
  locals: Float64Array,
): void {
  const place = source.variables.map((name) => `${name} = ${at[name]}`).join(', ');
  const error = (code: 'undefined-here' | 'too-large-here', { expression }: ComputationNode): FormulaError => {
    const text = toText(expression);
    return formulaError(code, expression.span, {
      part: text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text,
      place,
    });
  };
  for (const node of nodes) {
    if (!live[node.id]) continue;
    if (bad.has(node.id) || Number.isNaN(values[node.id])) throw error('undefined-here', node);
    if (!Number.isFinite(values[node.id])) throw error('too-large-here', node);
  }
  for (const { id, from, to, local } of edges) {
    if (local === null || !live[from] || !live[to]) continue;
    if (!Number.isFinite(locals[id])) throw error('too-large-here', nodes[to]!);
  }
}

/** Of a part that is quoted this much is shown. */
const LONGEST = 60;

function tangentsOf(
  { nodes, edges }: Computation,
  live: readonly boolean[],
  locals: Float64Array,
  seed: number,
): Float64Array {
  const tangents = new Float64Array(nodes.length);
  nodes.forEach(({ id }) => {
    if (!live[id]) tangents[id] = Number.NaN;
  });
  tangents[seed] = 1;
  // Edges are numbered by the node that reads, so that all of an input's are done before it is read.
  for (const { id, from, to } of edges) {
    if (!Number.isNaN(locals[id]!)) tangents[to]! += locals[id]! * tangents[from]!;
  }
  return tangents;
}

function carrying({ nodes, edges, output }: Computation, locals: Float64Array): boolean[] {
  const carries = nodes.map(({ id, active }) => id === output && active);
  for (const { id, from, to } of edges.toReversed())
    if (carries[to] && !Number.isNaN(locals[id]!)) carries[from] = true;
  return carries;
}

function adjointsOf(
  { nodes, edges, output }: Computation,
  carries: readonly boolean[],
  locals: Float64Array,
): Float64Array {
  const adjoints = Float64Array.from(nodes, ({ id, kind }) => (carries[id] || kind === 'variable' ? 0 : Number.NaN));
  if (carries[output]) adjoints[output] = 1;
  for (const { id, from, to } of edges.toReversed()) {
    if (carries[to] && !Number.isNaN(locals[id]!)) adjoints[from]! += locals[id]! * adjoints[to]!;
  }
  return adjoints;
}

/** Whether an operation has a kink, a jump or a slope without bound at its inputs. */
function isConvention({ expression, inputs }: ComputationNode, values: Float64Array): boolean {
  const [a = Number.NaN, b = Number.NaN] = inputs.map((input) => values[input]!);
  if (expression.kind === 'binary') return expression.operator === '^' && isPowerEdge(a, b);
  if (expression.kind !== 'call') return false;
  switch (expression.name) {
    case 'abs':
    case 'sign':
    case 'relu':
    case 'sqrt':
    case 'cbrt':
      return a === 0;
    case 'asin':
    case 'acos':
      return Math.abs(a) === 1;
    case 'acosh':
      return a === 1;
    case 'floor':
    case 'ceil':
      return Number.isInteger(a);
    case 'round':
      return Number.isInteger(a + 0.5);
    case 'mod':
      return Number.isInteger(a / b);
    case 'pow':
      return isPowerEdge(a, b);
    case 'atan2':
      return a === 0 && b === 0;
    case 'hypot':
      return inputs.every((input) => values[input] === 0);
    case 'min':
    case 'max': {
      const all = inputs.map((input) => values[input]!);
      const extreme = Math[expression.name](...all);
      return all.filter((each) => each === extreme).length > 1;
    }
    default:
      return false;
  }
}

/** uᵛ at u = 0, where the slope has no bound or depends on the side. */
function isPowerEdge(base: number, exponent: number): boolean {
  return base === 0 && exponent < 1 && exponent !== 0;
}
