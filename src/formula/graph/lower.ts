import type { Expression } from '../language/ast';
import { CONSTANTS } from '../language/functions';
import type { Graph, NodeId, UnaryOp } from './graph';

/** Integer exponents up to this size become products; beyond it a power is exp(v·log u) anyway. */
const LARGEST_PRODUCT_POWER = 64;

/** How names become nodes, and what is to be done where a formula is undefined. */
export interface Scope {
  readonly graph: Graph;
  /** The node of a name that the checker has let pass. */
  name(name: string, guard: Guard): NodeId;
  /**
   * mean, sum, norm and dot mean different things in different formulas, and so do the places where their arguments are
   * undefined: what of it counts here is for the scope to hand to `guard`. Null: an ordinary function.
   */
  call(name: string, args: readonly Expression[], guard: Guard): NodeId | null;
  readonly guard: Guard;
}

/** Takes note of `bad`, the truth value "undefined here". */
export type Guard = (bad: NodeId) => void;

/**
 * Turns a checked expression into graph nodes. Guards inside a branch of a conditional count only where that branch is
 * taken: `x > 0 ? log(x) : 0` is defined everywhere.
 */
export function lower(expression: Expression, scope: Scope): NodeId {
  const g = scope.graph;
  const zero = g.constant(0);
  let path: NodeId | null = null;

  const guard: Guard = (bad) => scope.guard(path === null ? bad : g.binary('and', path, bad));
  const along = (condition: NodeId, branch: Expression): NodeId => {
    const outer = path;
    path = outer === null ? condition : g.binary('and', outer, condition);
    const node = visit(branch);
    path = outer;
    return node;
  };

  const unary = (op: UnaryOp, a: NodeId): NodeId => {
    if (op === 'log' || op === 'log2' || op === 'log10') guard(g.binary('le', a, zero));
    if (op === 'sqrt') guard(g.binary('lt', a, zero));
    if (op === 'log1p') guard(g.binary('le', a, g.constant(-1)));
    if (op === 'acosh') guard(g.binary('lt', a, g.constant(1)));
    if (op === 'atanh') guard(g.binary('le', g.constant(1), g.unary('abs', a)));
    if (op === 'asin' || op === 'acos') guard(g.binary('lt', g.constant(1), g.unary('abs', a)));
    return g.unary(op, a);
  };

  const divide = (a: NodeId, b: NodeId): NodeId => {
    guard(g.binary('eq', b, zero));
    return g.div(a, b);
  };

  const power = (base: NodeId, exponent: NodeId): NodeId => {
    const n = g.constantValue(exponent);
    if (n !== null && Number.isInteger(n) && Math.abs(n) <= LARGEST_PRODUCT_POWER) {
      if (n < 0) guard(g.binary('eq', base, zero));
      return g.powi(base, n);
    }
    if (n === 0.5) return unary('sqrt', base);
    if (g.constantValue(base) === Math.E) return g.unary('exp', exponent);
    const whole = g.binary('eq', g.unary('floor', exponent), exponent);
    guard(g.binary('and', g.binary('lt', base, zero), g.unary('not', whole)));
    guard(g.binary('and', g.binary('eq', base, zero), g.binary('lt', exponent, zero)));
    return g.binary('pow', base, exponent);
  };

  const call = (name: string, args: readonly Expression[]): NodeId => {
    const own = scope.call(name, args, guard);
    if (own !== null) return own;
    const nodes = args.map(visit);
    const [a, b] = nodes;
    switch (name) {
      case 'pow':
        return power(a, b);
      case 'atan2':
        return g.binary('atan2', a, b);
      case 'min':
      case 'max':
        return nodes.reduce((left, right) => g.binary(name, left, right));
      case 'hypot':
        return g.unary(
          'sqrt',
          nodes.map((node) => g.powi(node, 2)).reduce((left, right) => g.add(left, right)),
        );
      case 'mod':
        // a − b⌊a/b⌋: the result has the sign of b.
        return g.sub(a, g.mul(b, g.unary('floor', divide(a, b))));
      case 'round':
        // Halves go up, on every target.
        return g.unary('floor', g.add(a, g.constant(0.5)));
      case 'cot':
        return divide(g.unary('cos', a), g.unary('sin', a));
      case 'sec':
        return divide(g.constant(1), g.unary('cos', a));
      case 'csc':
        return divide(g.constant(1), g.unary('sin', a));
      case 'exp2':
        return power(g.constant(2), a);
      case 'sqr':
        return power(a, g.constant(2));
      case 'relu':
        return g.binary('max', a, zero);
      default:
        return unary(name as UnaryOp, a);
    }
  };

  const compare = (operator: string, a: NodeId, b: NodeId): NodeId => {
    switch (operator) {
      case '<':
        return g.binary('lt', a, b);
      case '<=':
        return g.binary('le', a, b);
      case '>':
        return g.binary('lt', b, a);
      case '>=':
        return g.binary('le', b, a);
      case '==':
        return g.binary('eq', a, b);
      default:
        return g.unary('not', g.binary('eq', a, b));
    }
  };

  // Recursion is bounded: the parser caps the depth of every tree.
  function visit(node: Expression): NodeId {
    switch (node.kind) {
      case 'number':
        return g.constant(node.value);
      case 'name': {
        const constant = CONSTANTS.get(node.name);
        return constant === undefined ? scope.name(node.name, guard) : g.constant(constant);
      }
      case 'negate':
        return g.neg(visit(node.operand));
      case 'binary': {
        const a = visit(node.left);
        const b = visit(node.right);
        switch (node.operator) {
          case '+':
            return g.add(a, b);
          case '-':
            return g.sub(a, b);
          case '*':
            return g.mul(a, b);
          case '/':
            return divide(a, b);
          case '^':
            return power(a, b);
        }
        break;
      }
      case 'compare':
        return compare(node.operator, visit(node.left), visit(node.right));
      case 'conditional': {
        const test = visit(node.test);
        return g.select(test, along(test, node.consequent), along(g.unary('not', test), node.alternate));
      }
      case 'call':
        return call(node.name, node.args);
    }
    throw new TypeError('unreachable: every kind of expression is handled');
  }

  return visit(expression);
}
