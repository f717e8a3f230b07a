import { toText } from '../formula';
import { buildComputation, type Computation, type ComputationSource } from '../formula/programs/computation/build';
import { type Evaluation, evaluateComputation } from '../formula/programs/computation/evaluate';
import { adjointSteps, operationCounts, tangentSteps, valueSteps } from '../formula/programs/computation/passes';
import type { RuleName } from '../formula/programs/computation/rules';

/** The computation graph of a formula with its numbers at a place. Null: not computed, because nothing needs it. */
export interface GraphDocument {
  readonly formula: string;
  readonly at: Readonly<Record<string, number>>;
  readonly value: number;
  /** By variable. */
  readonly gradient: Readonly<Record<string, number>>;
  /** In the order of evaluation. */
  readonly nodes: readonly GraphNodeDocument[];
  readonly edges: readonly GraphEdgeDocument[];
  /** Forward mode: values, then per variable the tangents; ids of nodes in the order in which they are computed. */
  readonly forward: {
    readonly values: readonly number[];
    readonly tangents: Readonly<Record<string, readonly number[]>>;
  };
  /** Reverse mode: what each edge brings to the adjoint of its input, and the adjoint after it. */
  readonly reverse: readonly {
    readonly node: number;
    readonly edge: number | null;
    readonly contribution: number;
    readonly adjoint: number;
  }[];
  /** Operations for the value, the local derivatives, and one pass of either mode. */
  readonly operations: {
    readonly value: number;
    readonly local: number;
    readonly forwardPass: number;
    readonly reversePass: number;
    /** Passes for the whole gradient. */
    readonly passes: { readonly forward: number; readonly reverse: number };
  };
}

interface GraphNodeDocument {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly operation: string;
  readonly inputs: readonly number[];
  /** Of the names of its inputs. */
  readonly definition: string;
  readonly value: number | null;
  readonly tangents: Readonly<Record<string, number | null>>;
  readonly adjoint: number | null;
}

interface GraphEdgeDocument {
  readonly from: number;
  readonly to: number;
  readonly local: number | null;
  /** ∂(to)/∂(from) in the names of the nodes, and by which rule; null: no derivative goes along. */
  readonly derivative: string | null;
  readonly rule: string | null;
}

/**
 * @param at a number for every variable and parameter, by name
 * @throws FormulaError for a formula that means nothing, or has no value there
 */
export function graphDocument(source: ComputationSource, at: Readonly<Record<string, number>>): GraphDocument {
  const computation = buildComputation(source);
  const numbers = evaluateComputation(computation, at);
  const { nodes, edges, output } = computation;
  const { variables } = source;
  const counts = operationCounts(computation);
  const by = <T>(each: (variable: number) => T): Readonly<Record<string, T>> =>
    Object.fromEntries(variables.map((name, variable) => [name, each(variable)]));
  return {
    formula: source.formula,
    at,
    value: numbers.values[output]!,
    gradient: by((variable) => numbers.adjoints[variable]!),
    nodes: nodes.map((node) => nodeDocument(node.id, computation, numbers)),
    edges: edges.map(({ id, from, to, local }) => ({
      from,
      to,
      local: known(numbers.locals[id]!),
      derivative: local === null ? null : toText(local.derivative),
      rule: local === null ? null : ruleId(local.rule),
    })),
    forward: {
      values: valueSteps(computation, numbers).map(({ node }) => node),
      tangents: by((variable) => tangentSteps(computation, numbers, variable).map(({ node }) => node)),
    },
    reverse: adjointSteps(computation, numbers).map(({ node, edge, contribution, sum }) => ({
      node,
      edge,
      contribution,
      adjoint: sum,
    })),
    operations: {
      value: counts.value,
      local: counts.locals,
      forwardPass: counts.forwardPass,
      reversePass: counts.reversePass,
      passes: { forward: variables.length, reverse: 1 },
    },
  };
}

function nodeDocument(id: number, { nodes, source }: Computation, numbers: Evaluation): GraphNodeDocument {
  const { name, kind, operation, inputs, definition } = nodes[id]!;
  return {
    id,
    name,
    kind,
    operation,
    inputs,
    definition: toText(definition),
    value: known(numbers.values[id]!),
    tangents: Object.fromEntries(
      source.variables.map((variable, seed) => [variable, known(numbers.tangents[seed]![id]!)]),
    ),
    adjoint: known(numbers.adjoints[id]!),
  };
}

function ruleId(rule: RuleName): string {
  return rule.kind === 'function' ? rule.name : rule.kind;
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
