import type { Graph, Node, NodeId } from './graph';

/**
 * Forward-mode differentiation on the graph: the tangent of every node from the tangents of its operands, each made
 * once. Applied to a first derivative it gives second derivatives. Conventions where a function has none: sign(0) = 0,
 * a kink of `max` and `min` takes the constant branch (ReLU′(0) = 0, the hinge is flat at margin 1), and where the
 * derivative is unbounded (√ at 0) it is 0.
 */
export class Derivative {
  private readonly graph: Graph;
  private readonly input: string;
  private readonly tangents = new Map<NodeId, NodeId>();

  constructor(graph: Graph, input: string) {
    this.graph = graph;
    this.input = input;
  }

  /** The node that computes ∂(node)/∂(input). */
  of(root: NodeId): NodeId {
    // Operands come before their node, so an explicit stack replaces recursion and no formula is too deep.
    const stack = [root];
    for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
      if (this.tangents.has(id)) {
        stack.pop();
        continue;
      }
      const node = this.graph.node(id);
      const missing = smooth(node).filter((operand) => !this.tangents.has(operand));
      if (missing.length > 0) {
        stack.push(...missing);
        continue;
      }
      this.tangents.set(id, this.tangent(id, node));
      stack.pop();
    }
    return this.tangents.get(root) as NodeId;
  }

  private known(id: NodeId): NodeId {
    return this.tangents.get(id) as NodeId;
  }

  private tangent(id: NodeId, node: Node): NodeId {
    const g = this.graph;
    const scaled = (factor: NodeId, operand: NodeId) => g.mul(factor, this.known(operand));
    switch (node.op) {
      case 'input':
        return g.constant(node.name === this.input ? 1 : 0);
      case 'neg':
        return g.neg(this.known(node.a));
      case 'add':
        return g.add(this.known(node.a), this.known(node.b));
      case 'sub':
        return g.sub(this.known(node.a), this.known(node.b));
      case 'mul':
        return g.add(scaled(node.b, node.a), scaled(node.a, node.b));
      case 'div':
        // (a/b)′ = (a′ − (a/b) b′) / b
        return g.div(g.sub(this.known(node.a), scaled(id, node.b)), node.b);
      case 'powi':
        return scaled(g.mul(g.constant(node.exponent), g.powi(node.a, node.exponent - 1)), node.a);
      case 'pow':
        return this.powTangent(id, node.a, node.b);
      case 'select':
        return g.select(node.test, this.known(node.a), this.known(node.b));
      case 'sum':
        return g.sum(this.known(node.a));
      case 'spline':
        return g.add(
          scaled(g.spline(node.a, node.b, node.dx + 1, node.dy), node.a),
          scaled(g.spline(node.a, node.b, node.dx, node.dy + 1), node.b),
        );
      case 'min':
      case 'max':
        return this.extremeTangent(node.op, node.a, node.b);
      case 'atan2': {
        const squares = g.add(g.powi(node.a, 2), g.powi(node.b, 2));
        return g.guardedDiv(g.sub(scaled(node.b, node.a), scaled(node.a, node.b)), squares);
      }
      case 'const':
      case 'sign':
      case 'floor':
      case 'ceil':
      case 'lt':
      case 'le':
      case 'eq':
      case 'and':
      case 'or':
      case 'not':
        return g.constant(0);
      default:
        return scaled(this.slope(node.op, id, node.a), node.a);
    }
  }

  /** f′(u) for a smooth function f of one argument; `f` is the node of f(u). */
  private slope(op: SmoothOp, f: NodeId, u: NodeId): NodeId {
    const g = this.graph;
    const one = g.constant(1);
    switch (op) {
      case 'sin':
        return g.unary('cos', u);
      case 'cos':
        return g.neg(g.unary('sin', u));
      case 'tan':
        return g.add(one, g.powi(f, 2));
      case 'asin':
        return g.guardedDiv(one, g.unary('sqrt', g.sub(one, g.powi(u, 2))));
      case 'acos':
        return g.guardedDiv(g.constant(-1), g.unary('sqrt', g.sub(one, g.powi(u, 2))));
      case 'atan':
        return g.div(one, g.add(one, g.powi(u, 2)));
      case 'sinh':
        return g.unary('cosh', u);
      case 'cosh':
        return g.unary('sinh', u);
      case 'tanh':
        return g.sub(one, g.powi(f, 2));
      case 'asinh':
        return this.asinhSlope(u);
      case 'acosh':
        // Not √(u² − 1), whose square is too large long before u is.
        return g.guardedDiv(one, g.mul(g.unary('sqrt', g.sub(u, one)), g.unary('sqrt', g.add(u, one))));
      case 'atanh':
        return g.div(one, g.sub(one, g.powi(u, 2)));
      case 'exp':
        return f;
      case 'expm1':
        // Not f + 1, of which nothing would be left far to the left.
        return g.unary('exp', u);
      case 'log':
        return g.div(one, u);
      case 'log2':
        return g.div(g.constant(Math.LOG2E), u);
      case 'log10':
        return g.div(g.constant(Math.LOG10E), u);
      case 'log1p':
        return g.div(one, g.add(one, u));
      case 'sqrt':
        return g.guardedDiv(g.constant(0.5), f);
      case 'cbrt':
        return g.guardedDiv(g.constant(1 / 3), g.powi(f, 2));
      case 'abs':
        return g.unary('sign', u);
      case 'erf':
        return g.mul(g.constant(2 / Math.sqrt(Math.PI)), g.unary('exp', g.neg(g.powi(u, 2))));
      case 'erfc':
        return g.mul(g.constant(-2 / Math.sqrt(Math.PI)), g.unary('exp', g.neg(g.powi(u, 2))));
      case 'sigmoid':
        return g.mul(f, g.sub(one, f));
      case 'softplus':
        return g.unary('sigmoid', u);
    }
  }

  /** 1/√(u² + 1); beyond what can be squared, 1/|u|, which is the same to the last digit. */
  private asinhSlope(u: NodeId): NodeId {
    const g = this.graph;
    const one = g.constant(1);
    const size = g.unary('abs', u);
    const near = g.div(one, g.unary('sqrt', g.add(g.powi(u, 2), one)));
    return g.select(g.binary('lt', size, g.constant(LARGE)), near, g.guardedDiv(one, size));
  }

  private powTangent(id: NodeId, base: NodeId, exponent: NodeId): NodeId {
    const g = this.graph;
    const [zero, one] = [g.constant(0), g.constant(1)];
    const slope = g.mul(exponent, g.binary('pow', base, g.sub(exponent, one)));
    // At 0 no logarithm of the base may be needed: u¹ has slope 1 there, steeper and flatter powers are taken as flat.
    const atZero = g.select(g.binary('eq', exponent, one), one, zero);
    const byBase = g.mul(g.select(g.binary('eq', base, zero), atZero, slope), this.known(base));
    const logBase = g.select(g.binary('lt', zero, base), g.unary('log', base), zero);
    return g.add(byBase, g.mul(g.mul(id, logBase), this.known(exponent)));
  }

  private extremeTangent(op: 'min' | 'max', a: NodeId, b: NodeId): NodeId {
    const g = this.graph;
    const wins = (left: NodeId, right: NodeId) =>
      op === 'max' ? g.binary('lt', right, left) : g.binary('lt', left, right);
    // Strict for the branch that varies, so that a tie takes the constant one.
    return g.constantValue(b) === null
      ? g.select(wins(b, a), this.known(b), this.known(a))
      : g.select(wins(a, b), this.known(a), this.known(b));
  }
}

/** From here on u² + 1 is u², also in float64; u² is too large for float32 only from 1.8e19. */
const LARGE = 1e9;

type SmoothOp =
  | 'sin'
  | 'cos'
  | 'tan'
  | 'asin'
  | 'acos'
  | 'atan'
  | 'sinh'
  | 'cosh'
  | 'tanh'
  | 'asinh'
  | 'acosh'
  | 'atanh'
  | 'exp'
  | 'expm1'
  | 'log'
  | 'log2'
  | 'log10'
  | 'log1p'
  | 'sqrt'
  | 'cbrt'
  | 'abs'
  | 'erf'
  | 'erfc'
  | 'sigmoid'
  | 'softplus';

/** The operands through which a node's value changes smoothly: tests do not count. */
function smooth(node: Node): readonly NodeId[] {
  switch (node.op) {
    case 'const':
    case 'input':
    case 'sign':
    case 'floor':
    case 'ceil':
    case 'lt':
    case 'le':
    case 'eq':
    case 'and':
    case 'or':
    case 'not':
      return [];
    default:
      return 'b' in node ? [node.a, node.b] : [node.a];
  }
}
