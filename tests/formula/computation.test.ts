import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeNames } from '../../src/formula';
import { FormulaError } from '../../src/formula/language/errors';
import { FUNCTIONS, REDUCTIONS, VECTOR_FUNCTIONS } from '../../src/formula/language/functions';
import { parseExpression } from '../../src/formula/language/parser';
import { toText } from '../../src/formula/language/print';
import { buildComputation, type Computation } from '../../src/formula/programs/computation/build';
import { type Evaluation, evaluateComputation } from '../../src/formula/programs/computation/evaluate';
import {
  adjointSteps,
  costOf,
  operationCounts,
  pathsFrom,
  tangentSteps,
  valueSteps,
} from '../../src/formula/programs/computation/passes';
import { ruleText } from '../../src/formula/programs/computation/rules';
import { compileFunction, createFunctionEvaluator } from '../../src/formula/programs/function';
import { compileSurface } from '../../src/formula/programs/surface';
import { interpretProgram } from '../../src/formula/targets/surface-interpret';
import { toTex } from '../../src/formula/targets/tex';
import { randomFormula } from './random-formula';
import { errorOf, evaluate, pointedAt } from './support';

function at(formula: string, place: Readonly<Record<string, number>>, parameters: readonly string[] = []) {
  const variables = Object.keys(place).filter((name) => !parameters.includes(name));
  const graph = buildComputation({ formula, variables, parameters });
  return { graph, numbers: evaluateComputation(graph, place) };
}

/** The numbers, or null where the formula has none. */
function tryAt(formula: string, place: Readonly<Record<string, number>>) {
  try {
    return at(formula, place);
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}

const gradientOf = ({ nodes, source, output }: Computation, { adjoints }: Evaluation): number[] =>
  source.variables.map((_, id) => (nodes[output]!.active ? adjoints[id]! : 0));

const definitions = ({ nodes }: Computation): string[] =>
  nodes.filter(({ kind }) => kind === 'operation').map((node) => `${node.name} = ${toText(node.definition)}`);

describe('the computation graph', () => {
  it('is the syntax tree, with one node for every variable', () => {
    const { graph } = at('(3*x + 2)^2', { x: 1 });
    expect(definitions(graph)).toEqual(['v1 = 3*x', 'v2 = v1 + 2', 'v3 = v2^2']);
    expect(graph.nodes.map(({ name }) => name)).toEqual(['x', '3', 'v1', '2', 'v2', '2', 'v3']);
    expect(graph.edges.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [0, 2],
      [2, 4],
      [3, 4],
      [4, 6],
      [5, 6],
    ]);
  });

  it('is not folded and shares nothing but leaves', () => {
    const { graph } = at('sin(x)*sin(x) + 0*x + a', { x: 1, a: 2 }, ['a']);
    expect(definitions(graph)).toEqual([
      'v1 = sin(x)',
      'v2 = sin(x)',
      'v3 = v1*v2',
      'v4 = 0*x',
      'v5 = v3 + v4',
      'v6 = v5 + a',
    ]);
    expect(graph.nodes.filter(({ name }) => name === 'x')).toHaveLength(1);
  });

  it('computes in an order in which inputs come first', () => {
    fc.assert(
      fc.property(randomFormula(['x', 'y']), (formula) => {
        const { nodes, edges } = buildComputation({ formula, variables: ['x', 'y'], parameters: [] });
        for (const { from, to } of edges) expect(from).toBeLessThan(to);
        expect(edges.map(({ to, slot }) => nodes[to]!.inputs[slot])).toEqual(edges.map(({ from }) => from));
      }),
    );
  });

  it('calls its steps by names that the formula does not use', () => {
    const { graph } = at('v1 + v^2', { v: 1, v1: 2 });
    expect(definitions(graph)).toEqual(['u1 = v^2', 'u2 = v1 + u1']);
  });

  it('keeps a variable that the formula does not use', () => {
    const { graph, numbers } = at('x^2', { x: 3, y: 1 });
    expect(gradientOf(graph, numbers)).toEqual([6, 0]);
    const constant = at('7', { x: 3 });
    expect(gradientOf(constant.graph, constant.numbers)).toEqual([0]);
    expect(adjointSteps(constant.graph, constant.numbers)).toEqual([]);
  });
});

describe('the passes', () => {
  // By hand: v1 = 3x = 3, v2 = v1 + 2 = 5, v3 = v2² = 25.
  const { graph, numbers } = at('(3*x + 2)^2', { x: 1 });
  const name = (id: number): string => graph.nodes[id]!.name;

  it('go forward with values', () => {
    expect(valueSteps(graph, numbers).map(({ node, value }) => [name(node), value])).toEqual([
      ['x', 1],
      ['3', 3],
      ['v1', 3],
      ['2', 2],
      ['v2', 5],
      ['2', 2],
      ['v3', 25],
    ]);
  });

  it('go forward with dual numbers', () => {
    expect(tangentSteps(graph, numbers, 0).map(({ node, tangent }) => [name(node), tangent])).toEqual([
      ['x', 1],
      ['3', 0],
      ['v1', 3],
      ['2', 0],
      ['v2', 3],
      ['2', 0],
      ['v3', 30],
    ]);
    expect(tangentSteps(graph, numbers, 0).at(-1)!.terms).toEqual([{ edge: 4, local: 10, tangent: 3 }]);
  });

  it('go back with adjoints', () => {
    expect(adjointSteps(graph, numbers)).toEqual([
      { node: 6, edge: null, contribution: 1, sum: 1, complete: true },
      { node: 4, edge: 4, contribution: 10, sum: 10, complete: true },
      { node: 2, edge: 2, contribution: 10, sum: 10, complete: true },
      { node: 0, edge: 1, contribution: 30, sum: 30, complete: true },
    ]);
  });

  it('add up what comes on several ways', () => {
    // By hand, x = 2, y = 3: f = x·y + sin x, ∂f/∂x = y + cos x.
    const two = at('x*y + sin(x)', { x: 2, y: 3 });
    const steps = adjointSteps(two.graph, two.numbers).filter(({ node }) => node === 0);
    expect(steps.map(({ contribution, complete }) => [contribution, complete])).toEqual([
      [Math.cos(2), false],
      [3, true],
    ]);
    expect(steps.at(-1)!.sum).toBe(3 + Math.cos(2));
    const { paths, more } = pathsFrom(two.graph, two.numbers, 0);
    expect(more).toBe(false);
    expect(paths.map(({ product }) => product)).toEqual([3, Math.cos(2)]);
  });

  it('count their operations', () => {
    const counts = operationCounts(graph);
    // Three operations, each with one edge to differentiate along; nothing is added.
    expect(counts).toEqual({ value: 3, locals: 3, forwardPass: 3, reversePass: 3, variables: 1 });
    expect(costOf(counts, 1, 1)).toEqual({ forward: 9, reverse: 9 });
    expect(costOf(counts, 10, 1)).toEqual({ forward: 36, reverse: 9 });
    expect(costOf(counts, 1, 10)).toEqual({ forward: 9, reverse: 36 });
    // x·y + sin x: edges xy→2, sin→1, +→2; forward adds in · and +, reverse adds in x.
    expect(operationCounts(at('x*y + sin(x)', { x: 1, y: 1 }).graph)).toMatchObject({
      value: 3,
      locals: 5,
      forwardPass: 7,
      reversePass: 6,
    });
  });

  it('name more ways than can be listed', () => {
    const squared = Array.from({ length: 8 }).reduce((inner: string) => `(${inner}*${inner})`, 'x');
    const many = at(squared, { x: 1 });
    const { paths, more } = pathsFrom(many.graph, many.numbers, 0);
    expect([paths.length, more]).toEqual([64, true]);
  });
});

describe('local derivatives', () => {
  const scalar = [...FUNCTIONS].filter(([name]) => !REDUCTIONS.has(name) && !VECTOR_FUNCTIONS.has(name));
  const operations = [
    ...scalar.flatMap(([name, [fewest, most]]) =>
      [fewest, Math.min(most, 3)].map((count) => `${name}(${['x', 'y', 'z'].slice(0, count).join(', ')})`),
    ),
    ...[
      'x + y',
      'x - y',
      'x*y',
      'x/y',
      'x^y',
      '-x',
      'e^x',
      '2^x',
      'x^2',
      'x^3',
      'x^-1',
      'x^0.5',
      'x^(1/3)',
      'x^1',
      'x^0',
    ],
    'x > y ? x : y',
  ];

  it.each([...new Set(operations)])('of %s are in numbers what they are in symbols', (formula) => {
    const acosh = formula.startsWith('acosh') ? 1 : 0;
    let judged = 0;
    for (const shift of [0.13, 0.41, 0.77]) {
      const place = { x: shift + acosh, y: 0.9 - shift, z: 0.35 };
      const { graph, numbers } = at(formula, place);
      const values = Object.fromEntries(graph.nodes.map(({ name }, id) => [name, numbers.values[id]!]));
      for (const { id, local } of graph.edges) {
        if (local === null) continue;
        const symbolic = evaluate(local.derivative, values);
        // The same number by two ways of writing it: some roundings apart.
        expect(Math.abs(numbers.locals[id]! - symbolic), formula).toBeLessThanOrEqual(
          1e-13 * Math.max(1, Math.abs(symbolic)),
        );
        expect(ruleText(local.rule).en).toMatch(/\w/);
        expect(ruleText(local.rule).zh).toMatch(/\p{Script=Han}/u);
        expect(toTex(local.derivative)).not.toBe('');
        judged++;
      }
    }
    expect(judged).toBeGreaterThanOrEqual(3);
  });

  it.each([
    ['x*y', ['product: y', 'product: x']],
    ['x/y', ['quotient: 1/y', 'quotient: -(x/y^2)']],
    ['x^3', ['power: 3*x^2']],
    ['x^2', ['power: 2*x']],
    ['x^y', ['power: y*x^(y - 1)', 'exponential: x^y*log(x)']],
    ['e^x', ['exponential: e^x']],
    ['x - y', ['difference: 1', 'difference: -1']],
    ['sin(x)', ['sin: cos(x)']],
    ['x > y ? x : y', ['choice: x > y ? 1 : 0', 'choice: x > y ? 0 : 1']],
  ])('of %s are named and written as %j', (formula, expected) => {
    const { graph } = at(formula, { x: 2, y: 1.5 });
    const told = graph.edges.flatMap(({ local }) =>
      local === null
        ? []
        : [`${local.rule.kind === 'function' ? local.rule.name : local.rule.kind}: ${toText(local.derivative)}`],
    );
    expect(told).toEqual(expected);
  });

  it.each([
    ['abs(x)', 0, 0],
    ['sqrt(x)', 0, 0],
    ['relu(x)', 0, 0],
    ['max(x, 0)', 0, 0],
    ['floor(x)', 2, 0],
    ['x^0.3', 0, 0],
    ['asin(x)', 1, 0],
  ])('of %s at %d follow the convention, and say so', (formula, x, slope) => {
    const { graph, numbers } = at(formula, { x });
    const edge = graph.edges.find(({ local }) => local !== null)!;
    expect([numbers.locals[edge.id], numbers.conventions[edge.id]]).toEqual([slope, true]);
    const smooth = at(formula, { x: 0.37 });
    expect(smooth.numbers.conventions).not.toContain(true);
  });

  it('do not go through what only a comparison reads', () => {
    const { graph, numbers } = at('(x < sin(x) ? 1 : x^2) + x', { x: 2 });
    const sine = graph.nodes.find(({ operation }) => operation === 'sin')!.id;
    expect([numbers.live[sine], numbers.values[sine], numbers.carries[sine]]).toEqual([true, Math.sin(2), false]);
    expect([numbers.tangents[0]![sine], numbers.adjoints[sine]]).toEqual([Math.cos(2), Number.NaN]);
    expect(gradientOf(graph, numbers)).toEqual([5]);
    expect(pathsFrom(graph, numbers, sine).paths).toEqual([]);
  });

  it('do not go into a branch that is not taken, nor into a test', () => {
    const { graph, numbers } = at('x > 0 ? log(x) : x^2', { x: -3 });
    expect(gradientOf(graph, numbers)).toEqual([-6]);
    const logarithm = graph.nodes.find(({ operation }) => operation === 'log')!;
    expect([numbers.live[logarithm.id], numbers.values[logarithm.id]]).toEqual([false, Number.NaN]);
    expect(adjointSteps(graph, numbers).map(({ node }) => node)).not.toContain(logarithm.id);
  });
});

describe('a place without a value', () => {
  it.each([
    ['1 + log(x - 3)', 2, 'undefined-here', 'log(x - 3)'],
    ['1/(x - 2)', 2, 'undefined-here', '1/(x - 2)'],
    ['x + sqrt(1 - x^2)', 2, 'undefined-here', 'sqrt(1 - x^2)'],
    ['exp(exp(x^4))', 2, 'too-large-here', 'exp(exp(x^4))'],
    ['x + log(-1)', 2, 'undefined-here', 'log(-1)'],
  ])('of %s at %d is told: %s', (formula, x, code, part) => {
    const error = errorOf(() => at(formula, { x }));
    expect([error.code, pointedAt(formula, error)]).toEqual([code, part]);
    expect(error.text.en).toContain('x = 2');
    expect(error.text.zh).toMatch(/\p{Script=Han}/u);
  });

  it.each(['x*y', 'mean(x)', 'x +', 'norm(x)'])('and %s is refused before there is one', (formula) => {
    expect(errorOf(() => at(formula, { x: 2 }))).toBeInstanceOf(FormulaError);
  });
});

describe('of random formulas', () => {
  const coordinate = fc.integer({ min: -3000, max: 3000 }).map((k) => k / 1000 + 0.00037);

  it('reverse mode is forward mode, is the sum over all paths, and is what the compiler finds', () => {
    let judged = 0;
    fc.assert(
      fc.property(randomFormula(['x', 'y']), coordinate, coordinate, (formula, x, y) => {
        const found = tryAt(formula, { x, y });
        if (found === null) return;
        const { graph, numbers } = found;
        const reverse = gradientOf(graph, numbers);
        const size = numbers.locals.reduce((sum, local) => Math.max(sum, Math.abs(local) || 0), 1);
        // Both add the same products in another order; huge ones that cancel leave their roundings.
        const scale = 1e-12 * Math.max(1, size ** 3, ...reverse.map(Math.abs));
        const forward = numbers.tangents.map((tangents) => tangents[graph.output]!);
        reverse.forEach((slope, k) => {
          expect(Math.abs(slope - forward[k]!)).toBeLessThanOrEqual(scale);
          const { paths, more } = pathsFrom(graph, numbers, k);
          if (more) return;
          const sum = paths.reduce((total, { product }) => total + product, 0);
          expect(Math.abs(slope - sum)).toBeLessThanOrEqual(scale);
        });
        const program = compileSurface({ formula, variables: ['x', 'y'], parameters: [], columns: [] });
        const [value, fx, fy, , , , bad] = interpretProgram(program, 'hessian', { parameters: [], columns: [] })(x, y, {
          rows: [],
          of: 0,
        });
        expect(bad).toBe(0);
        expect(Math.abs(numbers.values[graph.output]! - value!)).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(value!)),
        );
        // The compiler's derivatives are the same formulas, folded and gathered: up to a thousand roundings apart.
        for (const [k, slope] of [fx!, fy!].entries()) {
          expect(Math.abs(reverse[k]! - slope)).toBeLessThanOrEqual(1e3 * scale);
        }
        judged += reverse.filter((slope) => slope !== 0).length;
      }),
      { numRuns: 1500, seed: 20261205 },
    );
    expect(judged).toBeGreaterThan(300);
  });

  it('reverse mode is what differences find', () => {
    let judged = 0;
    fc.assert(
      fc.property(randomFormula(['x', 'y']), coordinate, coordinate, (formula, x, y) => {
        const found = tryAt(formula, { x, y });
        if (found === null || Math.abs(found.numbers.values[found.graph.output]!) > 1e4) return;
        gradientOf(found.graph, found.numbers).forEach((slope, k) => {
          const slopes = [2.37e-4, 1e-4].map((h) => {
            const [high, low] = [h, -h].map((d) => tryAt(formula, k === 0 ? { x: x + d, y } : { x, y: y + d }));
            if (high === undefined || low === undefined || high === null || low === null) return Number.NaN;
            return (high.numbers.values[high.graph.output]! - low.numbers.values[low.graph.output]!) / (2 * h);
          });
          const [coarse, fine] = slopes as [number, number];
          // Where the two step sizes disagree, at kinks and where rounding outweighs the change, they cannot judge.
          const scale = Math.max(1, Math.abs(fine));
          if (!(Math.abs(fine) < 1e3) || !(Math.abs(coarse - fine) <= 1e-6 * scale)) return;
          // The steps agree to 1e-6, so the finer one is within a quarter of it; rounding at 1e4 adds 1e4·1e-16/1e-4.
          expect(Math.abs(slope - fine), `${formula} at ${x}, ${y}`).toBeLessThanOrEqual(3e-6 * scale);
          if (slope !== 0) judged++;
        });
      }),
      { numRuns: 800, seed: 20261206 },
    );
    expect(judged).toBeGreaterThan(150);
  });

  it('every adjoint step adds up to the adjoint', () => {
    fc.assert(
      fc.property(randomFormula(['x', 'y']), coordinate, coordinate, (formula, x, y) => {
        const found = tryAt(formula, { x, y });
        if (found === null) return;
        const { graph, numbers } = found;
        const last = new Map<number, number>();
        const done = new Set<number>();
        for (const { node, edge, sum, complete } of adjointSteps(graph, numbers)) {
          // An operation passes on only what is complete.
          if (edge !== null) expect(done.has(graph.edges[edge]!.to)).toBe(true);
          last.set(node, sum);
          if (complete) done.add(node);
        }
        for (const [node, sum] of last) {
          const adjoint = numbers.adjoints[node]!;
          expect(Math.abs(sum - adjoint)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(adjoint)));
          expect(done.has(node)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('in one variable it is compileFunction', () => {
    fc.assert(
      fc.property(randomFormula(['x']), coordinate, (formula, x) => {
        const found = tryAt(formula, { x });
        const f = createFunctionEvaluator(compileFunction({ formula, variable: 'x', parameters: [] }), []);
        const [value, slope] = f.jet(x);
        if (found === null) return;
        const { graph, numbers } = found;
        const size = numbers.locals.reduce((most, local) => Math.max(most, Math.abs(local) || 0), 1);
        expect(Math.abs(numbers.values[graph.output]! - value)).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(value)),
        );
        expect(Math.abs(gradientOf(graph, numbers)[0]! - slope)).toBeLessThanOrEqual(
          1e-9 * Math.max(1, size ** 3, Math.abs(slope)),
        );
        expect(freeNames(parseExpression(formula)).every((each) => each === 'x')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
