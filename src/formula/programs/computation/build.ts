import { childrenOf, type Expression } from '../../language/ast';
import { checkExpression } from '../../language/check';
import { CONSTANTS } from '../../language/functions';
import { name, number } from '../../language/make';
import { parseExpression } from '../../language/parser';
import { toText } from '../../language/print';
import { type LocalRule, rulesOf } from './rules';

/** What a graph is built from: a formula of any number of variables. */
export interface ComputationSource {
  readonly formula: string;
  readonly variables: readonly string[];
  readonly parameters: readonly string[];
}

/** A step of the computation. Inputs come before whoever reads them, so the numbering is an order of evaluation. */
export interface ComputationNode {
  readonly id: number;
  readonly kind: 'variable' | 'parameter' | 'constant' | 'operation';
  /** `+ - * / ^`, `neg`, `? :`, a comparison, or the name of a function; of leaves their kind. */
  readonly operation: string;
  /** What it is called: the variable's name, the constant's text, `v1`, `v2` … for operations. */
  readonly name: string;
  readonly inputs: readonly number[];
  /** The part of the formula that it computes. */
  readonly expression: Expression;
  /** The same, of the names of its inputs: v3 = v1*v2. */
  readonly definition: Expression;
  /** Whether it depends on a variable; only then derivatives go through it. */
  readonly active: boolean;
  /** Whether it depends on neither a variable nor a parameter: the compiler folds it into a number. */
  readonly constant: boolean;
}

/** Where a value is used: from an input to the operation that reads it, at one of its places. */
export interface ComputationEdge {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly slot: number;
  /** Null: no derivative goes along it, for a comparison reads it, or it depends on no variable. */
  readonly local: LocalRule | null;
}

/**
 * The computation graph of a formula as it was typed, unfolded: every operation is a node, also one that occurs twice;
 * only variables and parameters are shared.
 */
export interface Computation {
  readonly source: ComputationSource;
  /** The variables first, in their order, used or not. */
  readonly nodes: readonly ComputationNode[];
  readonly edges: readonly ComputationEdge[];
  readonly output: number;
}

/** Parses, checks and unfolds. Throws FormulaError and nothing else. */
export function buildComputation(source: ComputationSource): Computation {
  const expression = parseExpression(source.formula);
  const { variables, parameters } = source;
  checkExpression(expression, { variables, parameters, columns: [], reductions: false, vectors: false });
  return new Builder(source).build(expression);
}

class Builder {
  private readonly source: ComputationSource;
  private readonly nodes: ComputationNode[] = [];
  private readonly edges: ComputationEdge[] = [];
  private readonly leaves = new Map<string, number>();
  private readonly prefix: string;
  private operations = 0;

  constructor(source: ComputationSource) {
    this.source = source;
    this.prefix = freePrefix([...source.variables, ...source.parameters]);
  }

  build(expression: Expression): Computation {
    for (const each of this.source.variables) this.leaf('variable', each);
    const output = this.visit(expression);
    return { source: this.source, nodes: this.nodes, edges: this.edges, output };
  }

  private visit(expression: Expression): number {
    if (expression.kind === 'number') return this.constant(expression);
    if (expression.kind === 'name') {
      if (CONSTANTS.has(expression.name)) return this.constant(expression);
      return (
        this.leaves.get(expression.name) ??
        this.leaf(this.source.variables.includes(expression.name) ? 'variable' : 'parameter', expression.name)
      );
    }
    const inputs = childrenOf(expression).map((child) => this.visit(child));
    return this.operation(expression, inputs);
  }

  private constant(expression: Expression): number {
    return this.add({
      kind: 'constant',
      operation: 'constant',
      name: toText(expression),
      inputs: [],
      expression,
      definition: expression,
      active: false,
      constant: true,
    });
  }

  private leaf(kind: 'variable' | 'parameter', text: string): number {
    const expression = name(text);
    const leaf = { kind, operation: kind, name: text, inputs: [], expression, definition: expression };
    const id = this.add({ ...leaf, active: kind === 'variable', constant: false });
    this.leaves.set(text, id);
    return id;
  }

  private operation(expression: Expression, inputs: readonly number[]): number {
    const read = inputs.map((input) => this.nodes[input]!);
    // A comparison is no number: what reads it reads what is compared.
    const named = read.map((node) => (node.expression.kind === 'compare' ? node.definition : nameOf(node)));
    const isTruth = expression.kind === 'compare';
    this.operations += 1;
    const id = this.add({
      kind: 'operation',
      operation: operationOf(expression),
      name: `${this.prefix}${this.operations}`,
      inputs,
      expression,
      definition: withChildren(expression, named),
      active: !isTruth && read.some(({ active }) => active),
      constant: read.every(({ constant }) => constant),
    });
    const rules = rulesOf(expression, named);
    inputs.forEach((from, slot) => {
      const local = this.nodes[from]!.active ? (rules[slot] ?? null) : null;
      this.edges.push({ id: this.edges.length, from, to: id, slot, local });
    });
    return id;
  }

  private add(node: Omit<ComputationNode, 'id'>): number {
    const id = this.nodes.length;
    this.nodes.push({ id, ...node });
    return id;
  }
}

/** What others call a node: numbers by their value, everything else by its name. */
function nameOf(node: ComputationNode): Expression {
  return node.kind === 'operation' ? name(node.name) : node.expression;
}

/** Letters of which no name of the formula is an indexed one. */
function freePrefix(names: readonly string[]): string {
  const isFree = (prefix: string) => !names.some((each) => new RegExp(`^${prefix}_?\\d*$`).test(each));
  return ['v', 'u', 'w', 'q', 'node'].find(isFree) ?? 'step';
}

function operationOf(node: Expression): string {
  switch (node.kind) {
    case 'negate':
      return 'neg';
    case 'binary':
    case 'compare':
      return node.operator;
    case 'conditional':
      return '? :';
    case 'call':
      return node.name;
    default:
      return node.kind;
  }
}

/** The same operation on other parts. */
export function withChildren(node: Expression, parts: readonly Expression[]): Expression {
  const [first = number(0), second = number(0), third = number(0)] = parts;
  switch (node.kind) {
    case 'negate':
      return { ...node, operand: first };
    case 'binary':
    case 'compare':
      return { ...node, left: first, right: second };
    case 'conditional':
      return { ...node, test: first, consequent: second, alternate: third };
    case 'call':
      return { ...node, args: parts };
    default:
      return node;
  }
}
