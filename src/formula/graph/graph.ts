/**
 * The compiler's working form: a graph of operations in which equal subexpressions are one node. Nodes only refer to
 * earlier nodes, so the numbering is a topological order.
 *
 * Longer than 350 lines because what a node may be, what it computes and how it is simplified must agree case by case:
 * whoever adds an operation sees all of it here.
 */

import { erf, erfc } from './erf';
import type { Spline } from './spline';

/** Position of a node in its graph. */
export type NodeId = number;

const UNARY = [
  'neg',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'asinh',
  'acosh',
  'atanh',
  'exp',
  'expm1',
  'log',
  'log2',
  'log10',
  'log1p',
  'sqrt',
  'cbrt',
  'abs',
  'sign',
  'floor',
  'ceil',
  'erf',
  'erfc',
  'sigmoid',
  'softplus',
  'not',
] as const;
const BINARY = ['add', 'sub', 'mul', 'div', 'pow', 'atan2', 'min', 'max', 'lt', 'le', 'eq', 'and', 'or'] as const;

export type UnaryOp = (typeof UNARY)[number];
export type BinaryOp = (typeof BINARY)[number];

export type Node =
  | { readonly op: 'const'; readonly value: number }
  | { readonly op: 'input'; readonly name: string }
  | { readonly op: UnaryOp; readonly a: NodeId }
  | { readonly op: BinaryOp; readonly a: NodeId; readonly b: NodeId }
  /** base^exponent with a constant integer exponent of any sign. */
  | { readonly op: 'powi'; readonly a: NodeId; readonly exponent: number }
  | { readonly op: 'select'; readonly test: NodeId; readonly a: NodeId; readonly b: NodeId }
  /** Sum of `a` over the rows of the data set. */
  | { readonly op: 'sum'; readonly a: NodeId }
  /** ∂^(dx+dy) of the graph's spline at (a, b), counted in cells. */
  | { readonly op: 'spline'; readonly a: NodeId; readonly b: NodeId; readonly dx: number; readonly dy: number };

const TRUTH_OPS: ReadonlySet<string> = new Set(['lt', 'le', 'eq', 'and', 'or', 'not']);

/** Whether a node is a truth value rather than a number. */
export function isTruth(node: Node): boolean {
  return TRUTH_OPS.has(node.op);
}

/** The nodes that a node reads. */
export function operands(node: Node): readonly NodeId[] {
  switch (node.op) {
    case 'const':
    case 'input':
      return [];
    case 'select':
      return [node.test, node.a, node.b];
    default:
      return 'b' in node ? [node.a, node.b] : [node.a];
  }
}

/** What every operation computes on numbers; truth values are 1 and 0. The one definition of what they mean. */
export const OPERATIONS: Readonly<Record<UnaryOp | BinaryOp, (a: number, b: number) => number>> = {
  neg: (a) => -a,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  asinh: Math.asinh,
  acosh: Math.acosh,
  atanh: Math.atanh,
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  abs: Math.abs,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  erf,
  erfc,
  sigmoid: (a) => 1 / (1 + Math.exp(-a)),
  softplus: (a) => Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))),
  not: (a) => (a === 0 ? 1 : 0),
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  pow: Math.pow,
  atan2: Math.atan2,
  min: Math.min,
  max: Math.max,
  lt: (a, b) => (a < b ? 1 : 0),
  le: (a, b) => (a <= b ? 1 : 0),
  eq: (a, b) => (a === b ? 1 : 0),
  and: (a, b) => (a !== 0 && b !== 0 ? 1 : 0),
  or: (a, b) => (a !== 0 || b !== 0 ? 1 : 0),
};

/** Value of one operation on numbers. */
export function apply(op: UnaryOp | BinaryOp, a: number, b = 0): number {
  return OPERATIONS[op](a, b);
}

const unrounded = (product: number): number => product;

/** base^exponent by repeated squaring, the products that every target emits; `round` is applied to each. */
export function integerPower(base: number, exponent: number, round = unrounded): number {
  let result = 1;
  for (let n = Math.abs(exponent), square = base; n > 0; n = Math.floor(n / 2), square = round(square * square)) {
    if (n % 2 === 1) result = round(result * square);
  }
  return exponent < 0 ? 1 / result : result;
}

/** Builds nodes, shares equal ones, folds constants in float64 and drops what has no effect (x + 0, 1·x, 0·x). */
export class Graph {
  private readonly nodes: Node[] = [];
  private readonly known = new Map<string, NodeId>();
  /** What `spline` nodes evaluate; null: there are none. */
  readonly surface: Spline | null;

  constructor(surface: Spline | null = null) {
    this.surface = surface;
  }

  get size(): number {
    return this.nodes.length;
  }

  node(id: NodeId): Node {
    return this.nodes[id];
  }

  constant(value: number): NodeId {
    // −0 and 0 are one constant: the sign of a zero must not decide what is shared.
    return this.intern({ op: 'const', value: value === 0 ? 0 : value });
  }

  input(name: string): NodeId {
    return this.intern({ op: 'input', name });
  }

  constantValue(id: NodeId): number | null {
    const node = this.nodes[id];
    return node.op === 'const' ? node.value : null;
  }

  unary(op: UnaryOp, a: NodeId): NodeId {
    const node = this.nodes[a];
    if (node.op === 'const' && op !== 'not') return this.constant(apply(op, node.value));
    if (op === node.op && (op === 'neg' || op === 'not')) return node.a;
    if (op === 'neg' && node.op === 'mul') {
      const { factor, rest } = this.factored(a);
      if (rest !== null && factor !== 1) return this.mul(this.constant(-factor), rest);
    }
    return this.intern({ op, a });
  }

  binary(op: BinaryOp, a: NodeId, b: NodeId): NodeId {
    return this.simplified(op, a, b) ?? this.intern(ordered(op, a, b));
  }

  powi(a: NodeId, exponent: number): NodeId {
    const value = this.constantValue(a);
    if (value !== null) return this.constant(integerPower(value, exponent));
    if (exponent === 0) return this.constant(1);
    if (exponent === 1) return a;
    return this.intern({ op: 'powi', a, exponent });
  }

  select(test: NodeId, a: NodeId, b: NodeId): NodeId {
    if (a === b) return a;
    const truth = this.constantTruth(test);
    if (truth !== null) return truth ? a : b;
    return this.intern({ op: 'select', test, a, b });
  }

  sum(a: NodeId): NodeId {
    return this.constantValue(a) === 0 ? a : this.intern({ op: 'sum', a });
  }

  /** Beyond the third derivative of a cubic nothing is left. */
  spline(a: NodeId, b: NodeId, dx = 0, dy = 0): NodeId {
    return dx > 3 || dy > 3 ? this.constant(0) : this.intern({ op: 'spline', a, b, dx, dy });
  }

  /** The same operation on other operands. */
  like(node: Node, parts: readonly NodeId[]): NodeId {
    switch (node.op) {
      case 'const':
      case 'input':
        return this.intern(node);
      case 'powi':
        return this.powi(parts[0], node.exponent);
      case 'select':
        return this.select(parts[0], parts[1], parts[2]);
      case 'sum':
        return this.sum(parts[0]);
      case 'spline':
        return this.spline(parts[0], parts[1], node.dx, node.dy);
      default:
        return 'b' in node ? this.binary(node.op, parts[0], parts[1]) : this.unary(node.op, parts[0]);
    }
  }

  add(a: NodeId, b: NodeId): NodeId {
    return this.binary('add', a, b);
  }

  sub(a: NodeId, b: NodeId): NodeId {
    return this.binary('sub', a, b);
  }

  mul(a: NodeId, b: NodeId): NodeId {
    return this.binary('mul', a, b);
  }

  div(a: NodeId, b: NodeId): NodeId {
    return this.binary('div', a, b);
  }

  neg(a: NodeId): NodeId {
    return this.unary('neg', a);
  }

  /** a / b, and 0 where b is 0: derivatives of √u and its like take the value 0 where they have no bound. */
  guardedDiv(a: NodeId, b: NodeId): NodeId {
    return this.select(this.binary('eq', b, this.constant(0)), this.constant(0), this.div(a, b));
  }

  private constantTruth(id: NodeId): boolean | null {
    const node = this.nodes[id];
    if (node.op === 'not') {
      const inner = this.constantTruth(node.a);
      return inner === null ? null : !inner;
    }
    if (node.op !== 'lt' && node.op !== 'le' && node.op !== 'eq') return null;
    const a = this.constantValue(node.a);
    const b = this.constantValue(node.b);
    return a === null || b === null ? null : apply(node.op, a, b) !== 0;
  }

  private simplified(op: BinaryOp, a: NodeId, b: NodeId): NodeId | null {
    const left = this.constantValue(a);
    const right = this.constantValue(b);
    switch (op) {
      case 'add':
        if (left === 0) return b;
        if (right === 0) return a;
        if (left === null && a === b) return this.mul(this.constant(2), a);
        break;
      case 'sub':
        if (right === 0) return a;
        if (left === 0) return this.neg(b);
        break;
      case 'mul':
        if (left === 0 || right === 0) return this.constant(0);
        if (left === 1) return b;
        if (right === 1) return a;
        if (left === -1) return this.neg(b);
        if (right === -1) return this.neg(a);
        if (left === null && a === b) return this.powi(a, 2);
        return this.gathered(a, b) ?? this.folded(op, left, right);
      case 'div':
        if (right === 1) return a;
        if (left === 0 && right !== 0) return a;
        break;
      case 'and':
      case 'or': {
        const first = this.constantTruth(a);
        const second = this.constantTruth(b);
        const neutral = op === 'and';
        if (first !== null) return first === neutral ? b : a;
        if (second !== null) return second === neutral ? a : b;
        return a === b ? a : null;
      }
      case 'lt':
      case 'le':
      case 'eq':
        return null;
    }
    return this.folded(op, left, right);
  }

  private folded(op: BinaryOp, left: number | null, right: number | null): NodeId | null {
    return left !== null && right !== null ? this.constant(apply(op, left, right)) : null;
  }

  /** Products with their constant factors in front, as one: derivatives are full of them. Null: nothing to gather. */
  private gathered(a: NodeId, b: NodeId): NodeId | null {
    const [left, right] = [this.factored(a), this.factored(b)];
    if (left.rest === null || right.rest === null) {
      const [constant, other] = left.rest === null ? [left.factor, right] : [right.factor, left];
      if (other.rest === null || other.factor === 1) return null;
      return this.scaled(constant * other.factor, other.rest);
    }
    const factor = left.factor * right.factor;
    if (left.factor === 1 && right.factor === 1) return null;
    return this.scaled(factor, this.binary('mul', left.rest, right.rest));
  }

  private scaled(factor: number, rest: NodeId): NodeId | null {
    // Two constants that only together leave the range of float64 stay apart.
    return Number.isFinite(factor) && factor !== 0 ? this.binary('mul', this.constant(factor), rest) : null;
  }

  /** A node as a constant factor and the rest; rest null: the node is the constant itself. */
  private factored(id: NodeId): { readonly factor: number; readonly rest: NodeId | null } {
    const node = this.nodes[id];
    if (node.op === 'const') return { factor: node.value, rest: null };
    if (node.op === 'neg') return { factor: -1, rest: node.a };
    if (node.op === 'mul') {
      const factor = this.constantValue(node.a);
      if (factor !== null) return { factor, rest: node.b };
      const last = this.constantValue(node.b);
      if (last !== null) return { factor: last, rest: node.a };
    }
    return { factor: 1, rest: id };
  }

  private intern(node: Node): NodeId {
    const key = JSON.stringify(Object.values(node), (_, value) =>
      typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
    );
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.known.set(key, this.nodes.length);
    return this.nodes.push(node) - 1;
  }
}

const COMMUTATIVE: ReadonlySet<BinaryOp> = new Set(['add', 'mul', 'eq', 'and', 'or']);

function ordered(op: BinaryOp, a: NodeId, b: NodeId): Node {
  return COMMUTATIVE.has(op) && b < a ? { op, a: b, b: a } : { op, a, b };
}

/** The nodes that `roots` need, in order of evaluation. `stop` names nodes whose operands are supplied from outside. */
export function reachable(graph: Graph, roots: readonly NodeId[], stop?: (id: NodeId) => boolean): NodeId[] {
  const wanted = new Set<NodeId>();
  const pending = [...roots];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (wanted.has(id)) continue;
    wanted.add(id);
    if (!stop?.(id)) pending.push(...operands(graph.node(id)));
  }
  return [...wanted].sort((a, b) => a - b);
}

/** For every node of the graph: does it depend on an input for which `varies` holds? */
export function dependence(graph: Graph, varies: (input: string) => boolean): boolean[] {
  const depends: boolean[] = [];
  for (let id = 0; id < graph.size; id++) {
    const node = graph.node(id);
    depends.push(node.op === 'input' ? varies(node.name) : operands(node).some((operand) => depends[operand]));
  }
  return depends;
}
