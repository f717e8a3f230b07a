import { describe, expect, it } from 'vitest';
import { OPTIMIZERS } from '../../src/catalog';
import type { Descent, RunPlan } from '../../src/engine/contract';
import { descend } from '../../src/engine/cpu/descend';
import { CpuSurface } from '../../src/engine/cpu/surface';
import { Coefficients } from '../../src/formula/graph/coefficients';
import { dependence } from '../../src/formula/graph/graph';
import { compileRule, type RuleProgram } from '../../src/formula/programs/rule';
import { ruleWgsl } from '../../src/formula/targets/rule-wgsl';
import { plane } from '../engine/engines';

function program(rule: string, state: Record<string, string> = {}, hyper: readonly string[] = ['lr']): RuleProgram {
  return compileRule({ rule, state, hyper, schedule: null, rate: null });
}

function catalogued(id: string): RuleProgram {
  const entry = OPTIMIZERS.get(id);
  if (entry?.kind !== 'rule') throw new Error(`${id} is no rule`);
  const { rule, state, hyper, rate } = entry;
  return compileRule({ rule, state, hyper: Object.keys(hyper), schedule: null, rate });
}

/** The path of a rule on a surface, from a start, over some steps. */
function path(
  rule: string,
  state: Record<string, string>,
  hyper: Record<string, number>,
  start: readonly [number, number],
  steps: number,
  formula = 'x^2 + y^2',
): Descent {
  const run: RunPlan = {
    optimizer: { kind: 'rule', rule, state, rate: null },
    hyper,
    schedule: null,
    clip: null,
    noise: 0,
    batch: 0,
    start,
  };
  const walk = descend(new CpuSurface(plane(formula)), run, { steps, seed: 0, tolerance: 0 });
  for (;;) {
    const turn = walk.next();
    if (turn.done) return turn.value;
  }
}

describe('what a kernel gets of a rule', () => {
  it('carries for Adam its two moments, and a few coefficients', () => {
    const adam = catalogued('adam');
    expect(adam.states).toEqual(['m', 'v']);
    expect(adam.hostStates).toEqual([]);
    expect(adam.coefficients.length).toBeLessThanOrEqual(8);
  });

  it.each([
    ['nadam', ['m', 'v'], ['mu', 'mu_next', 'mu_prod']],
    ['radam', ['m', 'v'], ['rho_inf', 'rho', 'r']],
  ])('keeps on the host what only depends on the step: %s', (id, states, host) => {
    const { states: carried, hostStates } = catalogued(id);
    expect(carried).toEqual(states);
    expect(hostStates.map(({ name }) => name)).toEqual(host);
  });

  it.each([...OPTIMIZERS.values()].filter(({ kind }) => kind === 'rule').map(({ id }) => id))(
    'computes in %s nothing for every particle that is the same for all',
    (id) => {
      const { graph, coefficients, theta, next } = catalogued(id);
      const varies = dependence(graph, (name) => /^(theta[01]|g[01]|hxx|hxy|hyy|s\d)/.test(name));
      expect(coefficients.every((node) => !varies[node])).toBe(true);
      for (const node of [...theta, ...next.flat()]) expect(varies[node] || coefficients.includes(node)).toBe(true);
      // Powers of t are computed on the host; t itself and the hyperparameters do not reach the kernel.
      expect(ruleWgsl(catalogued(id))).not.toMatch(/hyper|host|\bt\b/);
    },
  );

  it('computes coefficients in float64, step after step', () => {
    const rule = program('theta = theta - lr*g/(1 - beta^t)', {}, ['lr', 'beta']);
    const values = { hyper: { lr: 0.5, beta: 0.999 }, schedule: {}, steps: 10 };
    const whole = new Coefficients(rule, values).next(10);
    const parts = new Coefficients(rule, values);
    expect([...parts.next(3), ...parts.next(0), ...parts.next(7)]).toEqual([...whole]);
    const correction = (t: number) => 1 - 0.999 ** t;
    expect([...whole]).toContain(1 / correction(7));
  });
});

describe('the order of assignments', () => {
  it('gives a state that is read before it is assigned its old value', () => {
    // The step uses the velocity of the step before: at first 0.
    const { trajectory } = path('theta = theta - lr*v\nv = g', { v: '0' }, { lr: 0.25 }, [1, 2], 3);
    expect([...trajectory]).toEqual([1, 2, 1, 2, 0.5, 1, 0, 0]);
  });

  it('gives one that is read afterwards its new value', () => {
    const { trajectory } = path('v = g\ntheta = theta - lr*v', { v: '0' }, { lr: 0.25 }, [1, 2], 1);
    expect([...trajectory]).toEqual([1, 2, 0.5, 1]);
  });

  it('lets theta be assigned twice: the second sees the first', () => {
    const { trajectory } = path('theta = theta - lr*g\ntheta = theta/2', {}, { lr: 0.25 }, [1, 2], 2);
    expect([...trajectory]).toEqual([1, 2, 0.25, 0.5, 0.0625, 0.125]);
  });

  it('keeps a state that is never assigned at its start, and one that counts on the host', () => {
    const state = { k: '3', n: '0' };
    const rule = 'n = n + 1\ntheta = theta - lr*n*k';
    expect(program(rule, state).hostStates.map(({ name }) => name)).toEqual(['k', 'n']);
    expect([...path(rule, state, { lr: 1 }, [0, 0], 3).trajectory]).toEqual([0, 0, -3, -3, -9, -9, -18, -18]);
  });

  it('makes a state that meets a particle in a round about way the particle’s own', () => {
    const rule = 'a = b\nb = c\nc = norm(g)\ntheta = theta - lr*a';
    expect(program(rule, { a: '0', b: '0', c: '0' }).states).toEqual(['a', 'b', 'c']);
  });
});

describe('places where a rule is undefined', () => {
  it('count only where their branch is taken', () => {
    // ‖g/v‖ and the Newton step do not exist in the first two steps, and nobody asks for them.
    const state = { v: '0', n: '0' };
    const norms = 'n = n + 1\ntheta = n > 2 ? theta - lr*norm(g/v) : theta\nv = g';
    expect(path(norms, state, { lr: 0.1 }, [1, 1], 4).status.kind).not.toBe('undefined');
    expect(path('theta = theta - norm(g/v)\nv = g', { v: '0' }, {}, [1, 1], 4).status).toEqual({
      kind: 'undefined',
      step: 1,
    });
    const newton = 'theta = t > 2 ? theta - newton : theta - lr*g';
    expect(path(newton, {}, { lr: 0.1 }, [1, 1], 2, 'x + y^2').status.kind).toBe('running');
    expect(path(newton, {}, { lr: 0.1 }, [1, 1], 4, 'x + y^2').status).toEqual({ kind: 'undefined', step: 3 });
  });
});

describe('nested norms', () => {
  const nest = (depth: number, wrap: (inner: string) => string): string =>
    depth === 0 ? 'g' : wrap(nest(depth - 1, wrap));

  it.each([
    ['bare', (inner: string) => `norm(${inner})`],
    ['in quotients', (inner: string) => `norm(1/(${inner}))`],
  ])('30 of them, %s, compile to a kernel of their own size', (_, wrap) => {
    const rule = program(`theta = theta - lr*${nest(30, wrap)}`);
    // Two products, their sum and a root a level, besides the quotient and its guards: not twice as much a level.
    expect(rule.graph.size).toBeLessThan(30 * 12 + 40);
    expect(ruleWgsl(rule).split('\n').length).toBeLessThan(30 * 12 + 40);
  });
});
