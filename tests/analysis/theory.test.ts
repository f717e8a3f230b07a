import { afterAll, describe, expect, it } from 'vitest';
import { bestFor, type Limit, largestStableRate, limitLine, limitOf, quadraticOf } from '../../src/analysis/theory';
import { OPTIMIZERS } from '../../src/catalog';
import type { EnsemblePlan, Problem } from '../../src/engine/contract';
import { completeHyper } from '../../src/experiment/complete';
import type { Run } from '../../src/experiment/surfaces/types';
import { engines, plane, runPlan } from '../engine/engines';

const both = await engines();
const cpu = both[0]!;
afterAll(() => {
  for (const engine of both) engine.dispose();
});

function run(optimizer: string, hyper: Readonly<Record<string, number>> = {}, more: Partial<Run> = {}): Run {
  return { optimizer, hyper: completeHyper(OPTIMIZERS.get(optimizer)!.hyper, hyper), start: [1, 1], ...more };
}

const known = (of: Run): Limit => {
  const limit = limitOf(of);
  if (typeof limit === 'string') throw new Error(limit);
  return limit;
};

describe('the known limits', () => {
  it('are those of the literature', () => {
    const beta = 0.9;
    expect(largestStableRate(run('sgd'), 4)).toBe(0.5);
    expect(largestStableRate(run('momentum', { momentum: beta }), 1)).toBeCloseTo(2 + 2 * beta, 14);
    // The averaged form: dampening equals momentum.
    const averaged = run('momentum', { momentum: beta, dampening: beta });
    expect(largestStableRate(averaged, 1)).toBeCloseTo((2 * (1 + beta)) / (1 - beta), 12);
    expect(largestStableRate(run('momentum_seed', { momentum: beta }), 1)).toBeCloseTo(2 + 2 * beta, 14);
    expect(largestStableRate(run('nesterov', { momentum: beta }), 1)).toBeCloseTo((2 + 2 * beta) / (1 + 2 * beta), 14);
    // Rosenbrock at its minimum.
    expect(largestStableRate(run('sgd'), 1001.600639)).toBeCloseTo(0.0019968, 7);
  });

  it('with the best constants for eigenvalues from 1 to 100', () => {
    expect(bestFor(run('sgd'), [1, 100])).toEqual({ hyper: { lr: 2 / 101 }, factor: 99 / 101 });
    const momentum = bestFor(run('momentum_seed'), [1, 100])!;
    expect(momentum.hyper.lr).toBeCloseTo((2 / 11) ** 2, 14);
    expect(momentum.hyper.momentum).toBeCloseTo((9 / 11) ** 2, 14);
    expect(momentum.factor).toBeCloseTo(9 / 11, 14);
  });

  it.each([
    ['sgd', {}],
    ['momentum', { momentum: 0.6, dampening: 0.3 }],
    ['momentum_seed', { momentum: 0.8 }],
    ['nesterov', { momentum: 0.7 }],
  ])('of %s: what the rule itself does just below and just above', async (id, hyper) => {
    const lambda = 3;
    const limit = known(run(id, hyper)).largest(run(id, hyper).hyper, lambda);
    // A percent beside the limit the largest root is about 1 ± 0.001: after 20,000 steps e^±20.
    const plan = { steps: 20_000, seed: 0, tolerance: 1e-6 };
    const ends = await cpu.descend(
      plane(`${lambda / 2}*(x^2 + y^2)`),
      [0.99, 1.01].map((share) => runPlan(id, { ...hyper, lr: share * limit }, [1, 1])),
      plan,
    );
    expect(ends.map(({ status }) => status.kind)).toEqual(['converged', 'diverged']);
  });

  it.each(['sgd', 'momentum', 'nesterov'])(
    '%s at its best shrinks errors by the factor that is promised',
    async (id) => {
      const best = bestFor(run(id), [1, 100])!;
      const steps = 400;
      const [path] = await cpu.descend(plane('0.5*(x^2 + 100*y^2)'), [runPlan(id, best.hyper, [1, 1])], {
        steps,
        seed: 0,
        tolerance: 0,
      });
      const distance = (step: number): number =>
        Math.hypot(path!.trajectory[2 * step]!, path!.trajectory[2 * step + 1]!);
      const measured = (distance(steps) / distance(steps / 2)) ** (2 / steps);
      // Double roots add a factor of the number of steps: 2^(1/200) = 1.0035.
      expect(Math.abs(measured - best.factor)).toBeLessThan(0.005);
    },
  );

  it('fall silent where something else decides', () => {
    expect(limitOf(run('adam'))).toBe('optimizer');
    expect(limitOf({ ...run('sgd'), optimizer: 'own', rule: 'theta = theta - lr*g' })).toBe('own');
    expect(limitOf(run('sgd', {}, { schedule: { id: 'cosine', hyper: {} } }))).toBe('schedule');
    expect(limitOf(run('sgd', {}, { clip: { by: 'norm', max: 1 } }))).toBe('clip');
    expect(limitOf(run('sgd', {}, { batch: 5 }))).toBe('batch');
    expect(limitOf(run('sgd', { weight_decay: 0.1 }))).toBe('decay');
    expect(limitOf(run('sgd'), ['weight_decay'])).toBe('decay');
    expect(largestStableRate(run('adam'), 1)).toBeNull();
    expect(largestStableRate(run('sgd'), -1)).toBeNull();
  });
});

describe('a quadratic is known by its Hessian', () => {
  it('also where it does not look like one', async () => {
    for (const engine of both) {
      expect(await quadraticOf(engine, plane('0.5*(x^2 + 100*y^2)'))).toEqual({
        hessian: [1, 0, 100],
        eigenvalues: [1, 100],
      });
      const turned = await quadraticOf(engine, plane('(x + 2*y - 7)^2 + (2*x + y - 5)^2'));
      expect(turned?.eigenvalues[0]).toBeCloseTo(2, 9);
      expect(turned?.eigenvalues[1]).toBeCloseTo(18, 9);
      const loss: Problem = { ...plane('mean((x*u + y - v)^2)'), data: { u: [0, 1, 2], v: [1, 3, 4] } };
      expect(await quadraticOf(engine, loss)).not.toBeNull();
    }
  });

  it.each(['x^4 + y^2', 'x^2 + 0.001*sin(30*y)', 'abs(x) + abs(y)', 'x + y', 'max(x, y)^2', 'sqrt(x)'])(
    'which %s is not',
    async (formula) => {
      expect(await quadraticOf(cpu, plane(formula))).toBeNull();
    },
  );
});

describe('the line on a sweep', () => {
  it('is where the run is on the edge, whichever way the axes lie', () => {
    const momentum = run('momentum_seed');
    const rates = { of: 'lr', at: (u: number) => 10 ** (-3 + 4 * u) };
    const factors = { of: 'momentum', at: (u: number) => 0.99 * u };
    for (const [x, y] of [
      [rates, factors],
      [factors, rates],
    ] as const) {
      const line = limitLine(known(momentum), momentum, 100, x, y);
      expect(line.length).toBeGreaterThan(20);
      for (let i = 0; i < line.length; i += 2) {
        const hyper: Record<string, number> = { [x.of]: x.at(line[i]!), [y.of]: y.at(line[i + 1]!) };
        expect(hyper.lr! * 100).toBeCloseTo(2 + 2 * hyper.momentum!, 6);
      }
    }
  });

  it('is straight where only one axis counts', () => {
    const sgd = run('sgd');
    const rates = { of: 'lr', at: (u: number) => 0.1 * u };
    const line = limitLine(known(sgd), sgd, 100, { of: 'start.x', at: (u: number) => u }, rates);
    expect(
      new Set(
        Array.from(line)
          .filter((_, i) => i % 2 === 1)
          .map((v) => v.toFixed(9)),
      ),
    ).toEqual(new Set([(0.2).toFixed(9)]));
  });
});

// 24 × 24 runs of 600 steps. Their largest root at a cell's width from the line is 1 ± 0.02 or further: e^±12, and from
// 1 to the 1e6 beyond which a run has diverged is e^13.8: `escapes` is asked of the second cell above.
describe.each(both.map((engine) => [engine.kind, engine] as const))('a sweep on the %s engine', (_, engine) => {
  it.each([
    ['0.5*(x^2 + 100*y^2)', 'momentum', 100],
    ['3*x^2 + 7*y^2', 'nesterov', 14],
    ['(x + 2*y - 7)^2 + (2*x + y - 5)^2', 'momentum_seed', 18],
  ] as const)('agrees on %s with %s: the border within one cell', async (formula, id, lambda) => {
    const size = 24;
    const of = run(id);
    const limit = known(of);
    const rates = Float64Array.from(
      { length: size },
      (_, i) => (8 / lambda) ** (i / (size - 1)) * (0.5 / lambda) ** (1 - i / (size - 1)),
    );
    const factors = Float64Array.from({ length: size }, (_, i) => (0.9 * i) / (size - 1));
    const plan: EnsemblePlan = {
      members: {
        kind: 'sweep',
        x: { of: { hyper: 'lr' }, values: rates },
        y: { of: { hyper: 'momentum' }, values: factors },
      },
      steps: 2000,
      seed: 0,
      tolerance: 1e-6,
      rests: false,
    };
    const { codes } = await engine.ensemble(plane(formula), runPlan(id, {}, [1.3, 0.7]), plan);
    let border = 0;
    for (let row = 0; row < size; row++) {
      const largest = limit.largest({ ...of.hyper, momentum: factors[row]! }, lambda);
      const first = rates.findIndex((rate) => rate >= largest);
      const measured = codes.slice(row * size, (row + 1) * size).indexOf(3);
      if (first === -1) continue;
      border++;
      expect(Math.abs(measured - first), `row ${row}`).toBeLessThanOrEqual(1);
    }
    expect(border).toBeGreaterThan(size / 2);
  });
});
