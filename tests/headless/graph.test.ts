import { describe, expect, it } from 'vitest';
import { compileSurface } from '../../src/formula/programs/surface';
import { interpretProgram } from '../../src/formula/targets/surface-interpret';
import type { GraphDocument } from '../../src/headless/graph';
import { graphDocument } from '../../src/headless/graph';
import composed from '../golden/seeds/000_4.1_chain_rule.json';
import autodiff from '../golden/seeds/001_6_autodiff.json';
import chain from '../golden/seeds/003_chain_rule.json';
import { document, file, headless } from './command';

/** float64 throughout: the order of the operations differs from the reference's 40 digits. */
const TOLERANCE = 1e-9;

function near(value: number, expected: number): void {
  expect(Math.abs(value - expected)).toBeLessThanOrEqual(TOLERANCE * Math.max(1, Math.abs(expected)));
}

const graphOf = (formula: string, at: Readonly<Record<string, number>>): GraphDocument =>
  graphDocument({ formula, variables: Object.keys(at), parameters: [] }, at);

const local = ({ edges, nodes }: GraphDocument, from: string, to: string): number =>
  edges.find((edge) => nodes[edge.from]!.name === from && nodes[edge.to]!.name === to)!.local!;

describe('the chain rule of the tutorials', () => {
  it.each(chain.rows)('(3x + 2)² at $x', ({ x, g, h, outer, inner, dh }) => {
    const graph = graphOf(chain.h, { x });
    const inside = graph.nodes.find(({ name }) => name === 'v2')!;
    expect([inside.value, graph.value, graph.gradient.x]).toEqual([g, h, dh]);
    expect([local(graph, 'v2', 'v3'), local(graph, 'x', 'v1')]).toEqual([outer, inner]);
  });

  it.each([...composed.rows, composed.example])('(2x + 1)² at $x', ({ x, u, f, df_du, du_dx, df_dx }) => {
    const graph = graphOf(composed.outer.replace('u', `(${composed.inner})`), { x });
    expect([graph.nodes.find(({ name }) => name === 'v2')!.value, graph.value]).toEqual([u, f]);
    expect([local(graph, 'v2', 'v3'), local(graph, 'x', 'v1'), graph.gradient.x]).toEqual([df_du, du_dx, df_dx]);
  });
});

describe('automatic differentiation', () => {
  it.each([...autodiff.seed_cases, ...autodiff.more_cases])('of $expr', ({ expr, at, vars, value, grad, hessian }) => {
    const numbers = Object.fromEntries(Object.entries(at).filter(([, each]) => each !== undefined)) as Record<
      string,
      number
    >;
    const graph = graphDocument({ formula: expr, variables: vars, parameters: [] }, numbers);
    near(graph.value, value);
    vars.forEach((name, k) => {
      near(graph.gradient[name]!, grad[k]!);
      near(graph.nodes.at(-1)!.tangents[name]!, grad[k]!);
      near(graph.reverse.filter(({ node }) => node === k).at(-1)!.adjoint, grad[k]!);
    });
    // Second derivatives come from the compiler, in pairs of variables with the others held.
    for (let i = 0; i < vars.length; i++) {
      for (let j = 0; j < vars.length; j++) {
        const [a, b] = i === j ? [vars[i]!, vars.find((_, k) => k !== i) ?? 'unused'] : [vars[i]!, vars[j]!];
        const held = vars.filter((name) => name !== a && name !== b);
        const program = compileSurface({ formula: expr, variables: [a, b], parameters: held, columns: [] });
        const jet = interpretProgram(program, 'hessian', {
          parameters: held.map((name) => numbers[name]!),
          columns: [],
        });
        const numbersOf = jet(numbers[a]!, numbers[b] ?? 0, { rows: [], of: 0 });
        near(numbersOf[i === j ? 3 : 4]!, hessian[i]![j]!);
      }
    }
  });
});

describe('headless graph', () => {
  it('takes a function of the catalogue with its parameters, and a surface', () => {
    const parabola = file({ version: 1, function: { id: 'parabola' } });
    const graph = document<GraphDocument>(['graph', parabola, '--at', '3']);
    expect(graph.at.x).toBe(3);
    const own = file({ version: 1, function: { formula: 'a*x^2', parameters: { a: 5 } } });
    expect(document<GraphDocument>(['graph', own, '--at', '3'])).toMatchObject({
      at: { x: 3, a: 5 },
      value: 45,
      gradient: { x: 30 },
      nodes: [{ name: 'x' }, { name: 'a', kind: 'parameter', adjoint: null }, {}, {}, {}],
    });
    const surface = file({ version: 1, surface: { id: 'rosenbrock' } });
    const rosenbrock = document<GraphDocument>(['graph', surface, '--at', '0,1']);
    // f = (1 − x)² + 100(y − x²)²: by hand 101, ∂x = −2, ∂y = 200.
    expect([rosenbrock.value, rosenbrock.gradient]).toEqual([101, { x: -2, y: 200 }]);
    expect(rosenbrock.operations.passes).toEqual({ forward: 2, reverse: 1 });
    expect(rosenbrock.forward.tangents.x).toEqual(rosenbrock.forward.values);
  });

  it.each([
    [{ version: 1, function: { formula: 'log(x)' } }, '-1', 'log(x) has no value at x = -1'],
    [{ version: 1, function: { formula: 'x^2' } }, '1,2', '--at is one number here, of x'],
    [{ version: 1, surface: { formula: 'x^2 + y' } }, '1', '--at is 2 numbers here, of x, y'],
    [{ version: 1, surface: { id: 'mse' } }, '1,2', 'a loss over data has a term per row'],
    [{ version: 1, function: { formula: 'x*q' } }, '1', 'The name q is not known here'],
    [{ version: 1, network: { layers: [2, 1] } }, '1', 'this is an experiment with a network'],
  ])('of %j at %s says: %s', (experiment, at, message) => {
    const { code, stderr } = headless(['graph', file(experiment), '--at', at]);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
