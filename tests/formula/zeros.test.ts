import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST } from '../../src/catalog';
import type { RunPlan } from '../../src/engine/contract';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import { inlineWorker } from '../../src/engine/cpu/inline';
import { parseRule, ruleToText, withoutZeros } from '../../src/formula';
import { plane, runPlan } from '../engine/engines';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

const read = (rule: string, ...zeros: string[]): string => ruleToText(withoutZeros(parseRule(rule), new Set(zeros)));
const ruleOf = (id: string): string => {
  const entry = OPTIMIZER_LIST.find((each) => each.id === id);
  if (entry?.kind !== 'rule') throw new Error(`no rule ${id}`);
  return entry.rule;
};

describe('a rule with hyperparameters that are 0', () => {
  it.each([
    ['sgd', ['weight_decay'], 'theta = theta - lr*g'],
    ['sgd', ['weight_decay', 'lr'], 'theta = theta'],
    ['momentum', ['dampening'], 'buf = t == 1 ? g : momentum*buf + g\ntheta = theta - lr*buf'],
    ['momentum', ['momentum', 'dampening'], 'theta = theta - lr*g'],
    ['nesterov', ['momentum'], 'theta = theta - lr*g'],
    ['momentum_seed', ['momentum'], 'v = -lr*g\ntheta = theta + v'],
    ['adagrad', ['lr_decay', 'eps'], 's = s + g^2\ntheta = theta - lr*g/sqrt(s)'],
    ['lion', ['weight_decay', 'beta1', 'beta2'], 'theta = theta - lr*sign(g)'],
    ['adam', ['beta1', 'beta2', 'eps'], 'v = g^2\ntheta = theta - lr*g/sqrt(v)'],
  ] as const)('%s without %j', (id, zeros, expected) => {
    expect(read(ruleOf(id), ...zeros)).toBe(expected);
  });

  it('says nothing of a line that does nothing, and keeps the one that says that nothing moves', () => {
    const lines = read(ruleOf('adamw'), 'weight_decay').split('\n');
    expect(lines.filter((line) => line.startsWith('theta'))).toHaveLength(1);
    expect(
      read(ruleOf('adamw'), 'lr', 'beta1', 'beta2')
        .split('\n')
        .filter((line) => line === 'theta = theta'),
    ).toHaveLength(1);
  });

  it('leaves what no zero touches as it was written', () => {
    const own = 'u = 1*g + 0*theta\nw = u\ntheta = theta - 1*lr*w';
    expect(read(own, 'momentum')).toBe(read(own));
    for (const { id } of OPTIMIZER_LIST.filter(({ kind }) => kind === 'rule'))
      expect(read(ruleOf(id))).toBe(ruleToText(parseRule(ruleOf(id))));
  });

  it('keeps a state that is read before it is written, whatever it has become', () => {
    // `last` is the gradient of the step before.
    expect(read('theta = theta - lr*(g + last)\nlast = g + mu*last', 'mu')).toBe(
      'theta = theta - lr*(g + last)\nlast = g',
    );
    // The other name changes in between.
    expect(read('m = theta + mu*m\ntheta = theta - lr*g\ntheta = theta - lr*m', 'mu')).toContain('m = theta');
  });

  it('moves as the rule it says less of, for every hyperparameter of the catalogue', async () => {
    const problem = plane('(1 - x)^2 + 3*(y - x^2)^2');
    const plan = { steps: 12, seed: 1, tolerance: 1e-9 };
    let compared = 0;
    for (const entry of OPTIMIZER_LIST) {
      if (entry.kind !== 'rule') continue;
      for (const name of Object.keys(entry.hyper)) {
        // States that begin at a hyperparameter would have to be known, too.
        if (Object.values(entry.state).includes(name)) continue;
        const whole = runPlan(entry.id, { [name]: 0 }, [-0.7, 0.9]);
        const rule = read(entry.rule, name);
        const kept = Object.entries(entry.state).filter(([state]) => new RegExp(`^${state} =`, 'm').test(rule));
        const short: RunPlan = {
          ...whole,
          optimizer: { kind: 'rule', rule, state: Object.fromEntries(kept), rate: entry.rate },
        };
        const [a, b] = await engine.descend(problem, [whole, short], plan);
        // A quotient 0/0 that is not said is not computed, either: as far as the whole rule comes.
        const length = a!.trajectory.length;
        expect([entry.id, name, b!.trajectory.length >= length]).toEqual([entry.id, name, true]);
        // Both are float64 and differ by the order of a few operations on numbers of the size of 1.
        a!.trajectory.forEach((value, i) => {
          expect(Math.abs(value - b!.trajectory[i]!), `${entry.id} without ${name}`).toBeLessThan(
            1e-12 * Math.max(1, Math.abs(value)),
          );
        });
        compared += length > 2 ? 1 : 0;
      }
    }
    expect(compared).toBeGreaterThan(30);
  });
});
