import { type Graph, type Node, type NodeId, operands, reachable } from '../graph/graph';

/** A language in which a graph can be written down: JavaScript or WGSL (WebAssembly would be another). */
export interface Target {
  /** `const name = code;` in this language. */
  define(name: string, code: string): string;
  literal(value: number): string;
  /** Code of one operation on operands that are names or literals. */
  operation(node: Exclude<Node, { op: 'const' | 'input' | 'sum' | 'powi' }>, operands: readonly string[]): string;
}

/** Operators that every target so far writes alike. */
const PREFIX: ReadonlyMap<string, string> = new Map([
  ['neg', '-'],
  ['not', '!'],
]);
const INFIX: ReadonlyMap<string, string> = new Map([
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['div', '/'],
  ['lt', '<'],
  ['le', '<='],
  ['and', '&&'],
  ['or', '||'],
]);

/** Code of an operator of C's family; null: the operation is none, or differs from target to target. */
export function operator(op: Node['op'], a: string, b: string): string | null {
  const infix = INFIX.get(op);
  if (infix !== undefined) return `${a} ${infix} ${b}`;
  const prefix = PREFIX.get(op);
  return prefix === undefined ? null : `${prefix}${a}`;
}

export interface Block {
  /** One flat definition a line: compilers cap how deep an expression may nest. */
  readonly lines: readonly string[];
  /** Code of each requested node: a name or a literal. */
  readonly results: readonly string[];
}

export interface Supply {
  /** Code of an input. */
  input(name: string): string;
  /** Code of nodes that are computed elsewhere (sums over rows, values hoisted out of a loop); null: compute it here. */
  given?(id: NodeId): string | null;
  /** Prefix of the temporaries, so that several blocks can stand in one scope. */
  readonly prefix: string;
}

/** Writes the nodes that `outputs` need as straight-line code; integer powers become shared products. */
export function emit(graph: Graph, outputs: readonly NodeId[], target: Target, supply: Supply): Block {
  const given = supply.given ?? (() => null);
  const lines: string[] = [];
  const code = new Map<NodeId, string>();
  const named = new Map<string, string>();

  const define = (expression: string): string => {
    const known = named.get(expression);
    if (known !== undefined) return known;
    const name = `${supply.prefix}${lines.length}`;
    lines.push(target.define(name, expression));
    named.set(expression, name);
    return name;
  };
  const multiply = (a: string, b: string) =>
    define(target.operation({ op: 'mul', a: 0, b: 0 }, a <= b ? [a, b] : [b, a]));
  const power = (base: string, exponent: number): string => {
    let result: string | null = null;
    let square = base;
    for (let n = Math.abs(exponent); n > 0; n = Math.floor(n / 2)) {
      if (n % 2 === 1) result = result === null ? square : multiply(result, square);
      if (n > 1) square = multiply(square, square);
    }
    const product = result ?? target.literal(1);
    return exponent < 0 ? define(target.operation({ op: 'div', a: 0, b: 0 }, [target.literal(1), product])) : product;
  };

  for (const id of reachable(graph, outputs, (node) => given(node) !== null)) {
    const supplied = given(id);
    if (supplied !== null) {
      code.set(id, supplied);
      continue;
    }
    const node = graph.node(id);
    const args = operands(node).map((operand) => code.get(operand) as string);
    switch (node.op) {
      case 'const':
        code.set(id, target.literal(node.value));
        break;
      case 'input':
        code.set(id, supply.input(node.name));
        break;
      case 'powi':
        code.set(id, power(args[0], node.exponent));
        break;
      case 'sum':
        throw new TypeError('a sum over rows is computed by the loop around this block');
      default:
        code.set(id, define(target.operation(node, args)));
    }
  }
  return { lines, results: outputs.map((id) => code.get(id) as string) };
}
