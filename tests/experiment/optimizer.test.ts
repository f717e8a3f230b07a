import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST } from '../../src/catalog';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import { inlineWorker } from '../../src/engine/cpu/inline';
import { startingHyper } from '../../src/experiment/surfaces/defaults';
import { parseExperiment } from '../../src/experiment/surfaces/experiment';
import { OWN, OWN_OPTIMIZER, optimizerOf, ruleFault, withRule } from '../../src/experiment/surfaces/optimizer';
import { resolve } from '../../src/experiment/surfaces/resolve';
import type { Run } from '../../src/experiment/surfaces/types';
import { FormulaError } from '../../src/formula';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

const own = (rule: string) => optimizerOf({ optimizer: OWN, rule });
const namesOf = (rule: string) => {
  const optimizer = own(rule);
  return [
    optimizer.kind === 'rule' ? Object.keys(optimizer.state) : null,
    Object.keys(optimizer.hyper),
    optimizer.rate,
  ];
};
const descend = async (runs: readonly object[], surface: object = { id: 'rosenbrock' }) => {
  const { problem, runs: plans, plan } = resolve(parseExperiment({ surface, runs, steps: 100 }));
  return engine.descend(problem, plans, plan);
};

describe('a rule of the user’s own', () => {
  it.each([
    ['theta = theta - lr*g', [], ['lr'], 'lr'],
    ['v = mu*v - lr*g; theta = theta + v', ['v'], ['mu', 'lr'], 'lr'],
    ['theta = theta - eta*newton', [], ['eta'], 'eta'],
    ['theta = theta - alpha*lr*g', [], ['alpha', 'lr'], 'lr'],
    ['s = t*e + pi\ntheta = theta - g/s', ['s'], [], null],
    // What is assigned is a state, and begins at 0, though it is called like a rate.
    ['lr = 0.9*lr + 0.1\ntheta = theta - lr*g', ['lr'], [], null],
  ])('%j: states, hyperparameters and rate are found', (rule, ...found) => {
    expect(ruleFault(rule)).toBe(null);
    expect(namesOf(rule)).toEqual(found);
  });

  it('hyperparameters go by their customary defaults', () => {
    const rule = 'theta = theta - lr*(g*mu + beta1 + beta2 + eps + weight_decay*theta + c)';
    const values = Object.entries(own(rule).hyper).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(values)).toEqual({
      ...{ lr: 0.01, mu: 0.9, beta1: 0.9, beta2: 0.999, eps: 1e-8, weight_decay: 0, c: 1 },
    });
    for (const { value, min, max, scale } of Object.values(own(rule).hyper)) {
      expect(min <= value && value <= max && (scale === 'linear' || min > 0)).toBe(true);
    }
  });

  it.each([
    ['', 'empty', 0, 0],
    ['theta = theta - lr*', 'unexpected-end', 19, 19],
    ['v = g', 'nothing-moves', 0, 5],
    ['g = 2*g; theta = theta - g', 'unknown-target', 0, 1],
    ['t = 1\ntheta = theta - t*g', 'unknown-target', 0, 1],
    ['newton = g\ntheta = newton', 'unknown-target', 0, 6],
    ['pi = 3\ntheta = pi*g', 'invalid-target', 0, 2],
    ['__proto__ = g\ntheta = theta - __proto__', 'unusable-name', 0, 9],
    ['theta = theta - constructor*g', 'unusable-name', 16, 27],
    ['theta = theta - sqrr(g)', 'unknown-function', 16, 20],
    ['theta = theta - mean(g)', 'reduction-not-allowed', 16, 23],
    [`${Array.from({ length: 13 }, (_, i) => `s${i} = g`).join('\n')}\ntheta = s0`, 'too-many-names', 0, 104],
    [`theta = g*${Array.from({ length: 17 }, (_, i) => `h${i}`).join('*')}`, 'too-many-names', 0, 67],
  ])('%j is refused: %s', (rule, code, start, end) => {
    const fault = ruleFault(rule);
    expect(fault).toBeInstanceOf(FormulaError);
    expect([fault!.code, fault!.span]).toEqual([code, { start, end }]);
    expect(fault!.text.zh).toMatch(/[\u4e00-\u9fff]/);
    // Whoever only wants a name gets one.
    expect(own(rule)).toMatchObject({ id: OWN, name: OWN_OPTIMIZER.name });
    const run: Run = { optimizer: OWN, rule, hyper: {}, start: [0, 0] };
    expect(() => resolve({ ...parseExperiment({}), runs: [run] })).toThrow(FormulaError);
  });

  it('a name before a bracket is a product where it is no misspelt function', () => {
    expect(ruleFault('theta = theta - lr(g + eps(1 - mu))')).toBe(null);
  });

  it('another rule keeps the hyperparameters that stay, and the schema drops the others', () => {
    const run: Run = { optimizer: 'momentum', hyper: { lr: 0.3, momentum: 0.5, dampening: 0 }, start: [1, 2] };
    const next = withRule(run, 'theta = theta - lr*g/(eps + 1)');
    expect(next).toEqual({
      ...run,
      optimizer: OWN,
      rule: 'theta = theta - lr*g/(eps + 1)',
      hyper: { lr: 0.3, eps: 1e-8 },
    });
    expect(withRule(next, 'theta = theta - lr*mu*g').hyper).toEqual({ lr: 0.3, mu: 0.9 });
  });

  it('every rule of the catalogue, typed by a user, takes the very same steps', async () => {
    const rules = OPTIMIZER_LIST.filter(({ id }) => id !== 'rprop');
    for (const entry of rules) {
      if (entry.kind !== 'rule') continue;
      const zero = Object.values(entry.state).every((initial) => initial === '0');
      if (!zero) continue;
      const hyper = startingHyper({ id: 'rosenbrock' }, { optimizer: entry.id }, [-1.5, 1.5]);
      const [theirs, ours] = await descend([
        { optimizer: entry.id, hyper },
        { optimizer: OWN, rule: entry.rule.replaceAll('\n', ' ; '), hyper: pick(hyper, own(entry.rule).hyper) },
      ]);
      expect([entry.id, Array.from(ours!.trajectory)]).toEqual([entry.id, Array.from(theirs!.trajectory)]);
    }
  });

  it('a state that is read before it is assigned begins at 0', async () => {
    const [descent] = await descend([{ optimizer: OWN, rule: 'theta = theta - u; u = u + 1', start: [5, 5] }], {
      formula: 'x^2 + y^2',
    });
    expect(Array.from(descent!.trajectory.slice(0, 8))).toEqual([5, 5, 5, 5, 4, 4, 2, 2]);
  });

  it('begins at a rate that neither leaps nor stands still, whichever kind of rule it is', async () => {
    for (const rule of ['theta = theta - lr*g', 'v = mu*v - lr*g; theta = theta + v', 'theta = theta - lr*sign(g)']) {
      for (const id of ['rosenbrock', 'himmelblau', 'sphere', 'mse']) {
        const { surface, runs } = parseExperiment({ surface: { id } });
        const { start } = runs[0]!;
        const hyper = startingHyper(surface, { optimizer: OWN, rule }, start);
        const [descent] = await descend([{ optimizer: OWN, rule, hyper, start }], { id });
        expect([rule, id, descent!.status.kind]).not.toEqual([rule, id, 'diverged']);
        expect(descent!.loss.at(-1)!).toBeLessThan(descent!.loss[0]!);
      }
    }
  });
});

function pick(values: Readonly<Record<string, number>>, names: object): Record<string, number> {
  return Object.fromEntries(Object.keys(names).map((name) => [name, values[name]!]));
}
