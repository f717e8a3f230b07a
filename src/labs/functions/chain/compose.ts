import { childrenOf, type Expression, freeNames, toText } from '../../../formula';
import { name } from '../../../formula/language/make';
import { type Computation, withChildren } from '../../../formula/programs/computation/build';
import type { Evaluation } from '../../../formula/programs/computation/evaluate';
import { compileFunction, createFunctionEvaluator, type FunctionEvaluator } from '../../../formula/programs/function';

/** f(x) = g(u(x)): the formula as a function within a function, with the rest held where it is. */
export interface Composition {
  /** What the inner function is called in the outer one. */
  readonly letter: string;
  /** The node that the inner function ends in. */
  readonly node: number;
  readonly inner: Expression;
  readonly outer: Expression;
  /** Of the variable that is looked along. */
  readonly variable: string;
  readonly innerFunction: FunctionEvaluator;
  readonly outerFunction: FunctionEvaluator;
  /** The whole along the same variable. */
  readonly whole: FunctionEvaluator;
}

/**
 * Operations through which everything goes that comes from the variables: the ends of inner functions, the outermost
 * first. Where several ways lead past each other there is none.
 */
export function innerNodes({ nodes, edges, source, output }: Computation): readonly number[] {
  const incoming: number[][] = nodes.map(() => []);
  for (const { from, to, local } of edges) if (local !== null) incoming[to]!.push(from);
  const reachesWithout = (cut: number): boolean => {
    const pending = [output];
    const seen = new Set(pending);
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (id < source.variables.length) return true;
      for (const from of incoming[id]!) {
        if (from !== cut && !seen.has(from)) {
          seen.add(from);
          pending.push(from);
        }
      }
    }
    return false;
  };
  return nodes
    .filter(({ id, kind, active }) => kind === 'operation' && active && id !== output && !reachesWithout(id))
    .map(({ id }) => id)
    .reverse();
}

/** @param node one of {@link innerNodes} */
export function composition(computation: Computation, numbers: Evaluation, node: number): Composition {
  const { nodes, source, output } = computation;
  const [whole, inner] = [nodes[output]!.expression, nodes[node]!.expression];
  const taken = new Set(freeNames(whole));
  const letter = ['u', 't', 's', 'w', 'g'].find((each) => !taken.has(each)) ?? 'inner';
  const outer = replaced(whole, inner, name(letter));
  const variable = freeNames(inner).find((each) => source.variables.includes(each)) ?? source.variables[0]!;
  const along = (expression: Expression, of: string): FunctionEvaluator => {
    const held = freeNames(expression).filter((each) => each !== of);
    const program = compileFunction({ formula: toText(expression), variable: of, parameters: held });
    return createFunctionEvaluator(
      program,
      held.map((each) => numbers.at[each] ?? Number.NaN),
    );
  };
  return {
    letter,
    node,
    inner,
    outer,
    variable,
    innerFunction: along(inner, variable),
    outerFunction: along(outer, letter),
    whole: along(whole, variable),
  };
}

/** The tree with one part of it, known by its identity, replaced. */
function replaced(tree: Expression, part: Expression, by: Expression): Expression {
  if (tree === part) return by;
  const children = childrenOf(tree);
  return children.length === 0
    ? tree
    : withChildren(
        tree,
        children.map((child) => replaced(child, part, by)),
      );
}
