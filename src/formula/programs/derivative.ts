import { type Graph, isTruth, type Node, type NodeId, operands } from '../graph/graph';
import type { Expression } from '../language/ast';
import { FUNCTIONS } from '../language/functions';
import { call, name, power } from '../language/make';
import { type Sum, Sums } from './sums';
import type { SurfaceProgram } from './surface';

/** A part that stands in several of the derivatives, and has been given a name. */
export interface SharedPart {
  readonly name: string;
  readonly value: Expression;
  /** Whether it has a value per row of the data, as a column has. */
  readonly row: boolean;
}

/** First and second derivatives as formulas that a person can read. */
export interface DerivativeFormulas {
  /** In the order in which they are needed; empty while the formulas are short. */
  readonly parts: readonly SharedPart[];
  /** f_x, f_y */
  readonly gradient: readonly [Expression, Expression];
  /** f_xx, f_xy, f_yy */
  readonly hessian: readonly [Expression, Expression, Expression];
  /**
   * The engines take 0 where a derivative has no bound (√u at u = 0). Written out, that case would hide the formula:
   * it is left out, and this says so.
   */
  readonly unbounded: boolean;
}

/** Nodes, written out as trees: beyond this shared parts get names … */
const LONG = 150;
/** … and beyond this, even so, nobody would read it. */
const LONGEST = 2500;
/** What a name must save, in nodes. */
const WORTH = 14;
/** A graph larger than this is not looked at. */
const MOST_NODES = 4000;

/** The derivatives of a compiled surface; null: too long to be read, or with numbers beyond float64. */
export function derivativeFormulas(program: SurfaceProgram): DerivativeFormulas | null {
  if (program.graph.size > MOST_NODES) return null;
  const outputs = program.outputs.slice(1);
  const raiser = new Raiser(program);
  const { shared, total } = worthNaming(program.graph, outputs, raiser);
  if (total > LONGEST || raiser.beyond) return null;
  const prefix = ['u', 'q', 'h', 'part'].find((letter) => !taken(program, letter)) ?? 'shared';
  const parts = shared.map((id, index): SharedPart => {
    const value = raiser.expression(id);
    const part = { name: `${prefix}${index + 1}`, value, row: raiser.dependsOnRow(id) };
    raiser.call(id, part.name);
    return part;
  });
  const [fx, fy, xx, xy, yy] = outputs.map((id) => raiser.expression(id));
  if (raiser.beyond) return null;
  return { parts, gradient: [fx, fy], hessian: [xx, xy, yy], unbounded: raiser.unbounded };
}

function taken({ source }: SurfaceProgram, letter: string): boolean {
  const used = [...source.variables, ...source.parameters, ...source.columns];
  return used.some((each) => new RegExp(`^${letter}_?\\d*$`).test(each));
}

/** Subexpressions that are used often enough, in order, and how many nodes remain to be read. */
function worthNaming(
  graph: Graph,
  outputs: readonly NodeId[],
  raiser: Raiser,
): { readonly shared: readonly NodeId[]; readonly total: number } {
  const uses = new Map<NodeId, number>();
  const order: NodeId[] = [];
  const pending = [...outputs];
  for (const id of outputs) uses.set(id, (uses.get(id) ?? 0) + 1);
  const seen = new Set<NodeId>();
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    order.push(id);
    for (const operand of raiser.reads(id)) {
      uses.set(operand, (uses.get(operand) ?? 0) + 1);
      pending.push(operand);
    }
  }
  order.sort((a, b) => a - b);
  const sizes = (named: ReadonlySet<NodeId>): Map<NodeId, number> => {
    const size = new Map<NodeId, number>();
    for (const id of order) {
      size.set(id, 1 + raiser.reads(id).reduce((sum, each) => sum + (named.has(each) ? 1 : size.get(each)!), 0));
    }
    return size;
  };
  const totalOf = (size: ReadonlyMap<NodeId, number>, named: ReadonlySet<NodeId>): number =>
    [...outputs, ...named].reduce((sum, id) => sum + size.get(id)!, 0);
  const named = new Set<NodeId>();
  let size = sizes(named);
  if (totalOf(size, named) > LONG) {
    for (const id of order) {
      // Factors and signs are gathered around what they stand with: only what holds together by itself is named.
      const { op } = graph.node(id);
      if (op === 'mul' || op === 'neg' || isTruth(graph.node(id)) || outputs.includes(id)) continue;
      const expanded = 1 + raiser.reads(id).reduce((sum, each) => sum + (named.has(each) ? 1 : size.get(each)!), 0);
      if ((uses.get(id)! - 1) * (expanded - 1) >= WORTH) {
        named.add(id);
        size = sizes(named);
      }
    }
  }
  return { shared: [...named], total: totalOf(size, named) };
}

/** Graph nodes as sums of products, and these as expressions. */
class Raiser {
  /** A derivative without bound has been written plainly. */
  unbounded = false;
  /** A number that no formula can write. */
  beyond = false;
  private readonly program: SurfaceProgram;
  private readonly graph: Graph;
  private readonly sums: Sums;
  private readonly known = new Map<NodeId, Sum>();

  constructor(program: SurfaceProgram) {
    this.program = program;
    this.graph = program.graph;
    const { variables, parameters, columns } = program.source;
    this.sums = new Sums([...parameters, ...variables, ...columns]);
  }

  expression(id: NodeId): Expression {
    return this.sums.expression(this.raise(id));
  }

  /** From now on the node is written by this name. */
  call(id: NodeId, as: string): void {
    this.known.set(id, this.sums.atom(name(as)));
  }

  /** The operands that are written out. */
  reads(id: NodeId): readonly NodeId[] {
    const plain = this.plain(id);
    return plain === null ? operands(this.graph.node(id)) : [plain];
  }

  dependsOnRow(id: NodeId): boolean {
    const node = this.graph.node(id);
    if (node.op === 'input') return node.name.startsWith('c');
    return node.op !== 'sum' && operands(node).some((each) => this.dependsOnRow(each));
  }

  /** What stands for `u = 0 ? 0 : …`, the guard of a derivative without bound; null: no such guard. */
  private plain(id: NodeId): NodeId | null {
    const node = this.graph.node(id);
    if (node.op !== 'select') return null;
    const test = this.graph.node(node.test);
    const isZero = (each: NodeId) => this.graph.constantValue(each) === 0;
    if (test.op === 'eq' && (isZero(test.a) || isZero(test.b)) && isZero(node.a)) return node.b;
    // The logarithm of a power's base.
    if (test.op === 'lt' && isZero(test.a) && isZero(node.b) && this.graph.node(node.a).op === 'log') return node.a;
    return null;
  }

  private raise(id: NodeId): Sum {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    const made = this.make(id, this.graph.node(id));
    this.known.set(id, made);
    return made;
  }

  private make(id: NodeId, node: Node): Sum {
    const { sums } = this;
    switch (node.op) {
      case 'const':
        if (!Number.isFinite(node.value)) this.beyond = true;
        return sums.constant(node.value);
      case 'input':
        return this.input(node.name);
      case 'neg':
        return sums.scale(this.raise(node.a), -1);
      case 'add':
        return sums.add(this.raise(node.a), this.raise(node.b), 1);
      case 'sub':
        return sums.add(this.raise(node.a), this.raise(node.b), -1);
      case 'mul':
        return sums.multiply(this.raise(node.a), this.raise(node.b), 1);
      case 'div':
        return sums.multiply(this.raise(node.a), this.raise(node.b), -1);
      case 'powi':
        return sums.power(this.raise(node.a), node.exponent);
      case 'pow':
        return sums.atom(power(this.expression(node.a), this.expression(node.b)));
      case 'sum':
        return this.total(node.a);
      case 'select': {
        const plain = this.plain(id);
        if (plain === null) return sums.atom(this.choice(node.test, this.expression(node.a), this.expression(node.b)));
        this.unbounded = true;
        return this.raise(plain);
      }
      default:
        // Truth values stand in tests only; everything else is a function of the language by the same name.
        if (!FUNCTIONS.has(node.op)) throw new TypeError(`${node.op} is no number`);
        return sums.atom(
          call(node.op, 'b' in node ? [this.expression(node.a), this.expression(node.b)] : [this.expression(node.a)]),
        );
    }
  }

  private input(input: string): Sum {
    const { variables, parameters, columns } = this.program.source;
    // The number of rows.
    if (input === 'rows') return this.sums.rows();
    const names = { v: variables, p: parameters, c: columns }[input[0]] ?? [];
    return this.sums.atom(name(names[Number(input.slice(1))]));
  }

  /** A sum over the rows; a number that all terms share stands before it. */
  private total(id: NodeId): Sum {
    if (!this.dependsOnRow(id)) return this.sums.multiply(this.sums.rows(), this.raise(id), 1);
    const { factor, rest } = this.sums.factored(this.raise(id));
    return this.sums.scale(this.sums.atom(call('sum', [this.sums.expression(rest)])), factor);
  }

  /** Only one comparison can be a test: what joins several becomes a choice within a choice. */
  private choice(test: NodeId, yes: Expression, no: Expression): Expression {
    const node = this.graph.node(test);
    switch (node.op) {
      case 'and':
        return this.choice(node.a, this.choice(node.b, yes, no), no);
      case 'or':
        return this.choice(node.a, yes, this.choice(node.b, yes, no));
      case 'not':
        return this.choice(node.a, no, yes);
      default: {
        if (node.op !== 'lt' && node.op !== 'le' && node.op !== 'eq') throw new TypeError(`${node.op} is no test`);
        // A number reads better on the right.
        const flipped = this.graph.constantValue(node.a) !== null;
        const [left, right] = flipped ? [node.b, node.a] : [node.a, node.b];
        const sign = node.op === 'eq' ? '==' : (flipped ? '>' : '<') + (node.op === 'le' ? '=' : '');
        const span = { start: 0, end: 0 };
        const compare: Expression = {
          kind: 'compare',
          operator: sign as '<',
          left: this.expression(left),
          right: this.expression(right),
          span,
        };
        return { kind: 'conditional', test: compare, consequent: yes, alternate: no, span };
      }
    }
  }
}
