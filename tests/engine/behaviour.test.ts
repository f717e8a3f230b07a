import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST } from '../../src/catalog';
import type { EngineError, Problem } from '../../src/engine/contract';
import { engines, plane, runPlan } from './engines';

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

const ROSENBROCK = plane('(1 - x)^2 + 100*(y - x^2)^2', 2);
const BOWL = plane('x^2 + y^2');
const LINE: Problem = {
  formula: 'mean((w*x + b - y)^2)',
  variables: ['w', 'b'],
  domain: [
    [-5, 5],
    [-5, 5],
  ],
  parameters: {},
  data: { x: [0, 1, 2, 3, 4, 5, 6, 7], y: [1, 3, 5, 7, 9, 11, 13, 15] },
};
const PLAN = { steps: 100, seed: 7, tolerance: 1e-4 };

describe.each(both.map((engine) => [engine.kind, engine] as const))('the %s engine', (_, engine) => {
  const one = async (problem: Problem, run: Parameters<typeof runPlan>, plan = PLAN) =>
    (await engine.descend(problem, [runPlan(...run)], plan))[0];

  it('keeps running, with a point a step', async () => {
    const descent = await one(ROSENBROCK, ['adam', { lr: 0.01 }, [-1.5, 1.5]]);
    expect(descent.status).toEqual({ kind: 'running' });
    expect(descent.stepsTaken).toBe(100);
    expect(descent.trajectory.length).toBe(202);
    expect(descent.loss.length).toBe(101);
  });

  it('says since when it has converged', async () => {
    // x_k = 0.8^k, gradient norm 2·0.8^k ≤ 1e-4 first at k = 45.
    const descent = await one(BOWL, ['sgd', { lr: 0.1 }, [1, 0]]);
    expect(descent.status).toEqual({ kind: 'converged', step: 45 });
    expect(descent.stepsTaken).toBe(100);
  });

  it('says when it diverged, and keeps the last finite place', async () => {
    // x_k = (−199)^k leaves ±1e6 at step 3.
    const descent = await one(BOWL, ['sgd', { lr: 100 }, [1, 0]]);
    expect(descent.status).toEqual({ kind: 'diverged', step: 3 });
    expect([...descent.trajectory]).toEqual([1, 0, -199, 0, 39601, 0]);
  });

  it('tells a run that left the domain from one that diverged', async () => {
    const descent = await one(plane('x + y', 1), ['sgd', { lr: 0.125 }, [0, 0]]);
    expect(descent.status).toEqual({ kind: 'left-domain', step: 9 });
    expect(descent.stepsTaken).toBe(100);
  });

  it('stops where the function is undefined', async () => {
    const descent = await one(plane('-sqrt(x + 1)'), ['sgd', { lr: -1 }, [0, 0]]);
    expect(descent.status.kind).toBe('undefined');
    expect(descent.stepsTaken).toBe(descent.trajectory.length / 2 - 1);
    expect([...descent.trajectory].every(Number.isFinite)).toBe(true);
  });

  it('has a path of one point where the start is undefined', async () => {
    const descent = await one(plane('log(x)'), ['adam', {}, [-1, 0]]);
    expect(descent.status).toEqual({ kind: 'undefined', step: 0 });
    expect([...descent.trajectory]).toEqual([-1, 0]);
    expect(descent.loss[0]).toBeNaN();
  });

  it('stops a Newton step on a singular Hessian', async () => {
    const descent = await one(plane('x + y^2'), ['newton', {}, [1, 1]]);
    expect(descent.status.kind).toBe('undefined');
  });

  it('clips by norm and by value', async () => {
    const byNorm = await one(BOWL, ['sgd', { lr: 1 }, [30, 40], { clip: { by: 'norm', max: 5 } }], {
      ...PLAN,
      steps: 1,
    });
    expect(byNorm.trajectory[2]).toBeCloseTo(27, 5);
    expect(byNorm.trajectory[3]).toBeCloseTo(36, 5);
    const byValue = await one(BOWL, ['sgd', { lr: 1 }, [30, 1], { clip: { by: 'value', max: 5 } }], {
      ...PLAN,
      steps: 1,
    });
    expect([...byValue.trajectory.slice(2)]).toEqual([25, -1]);
  });

  it('multiplies the learning rate by its schedule', async () => {
    const schedule = { formula: 't <= 2 ? 1 : 0', hyper: {} };
    const descent = await one(BOWL, ['sgd', { lr: 0.25 }, [4, 0], { schedule }], { ...PLAN, steps: 4 });
    expect([...descent.trajectory.filter((_, i) => i % 2 === 0)]).toEqual([4, 2, 1, 1, 1]);
    const scheduled = await one(ROSENBROCK, ['lbfgs', { lr: 0.5 }, [0, 0], { schedule }], { ...PLAN, steps: 4 });
    expect([...scheduled.trajectory.slice(4, 6)]).toEqual([...scheduled.trajectory.slice(8, 10)]);
  });

  it('draws noise and mini-batches from the seed', async () => {
    const noisy: Parameters<typeof runPlan> = ['sgd', { lr: 0.01 }, [1, 1], { noise: 0.5 }];
    const batch: Parameters<typeof runPlan> = ['sgd', { lr: 0.001 }, [0, 0], { batch: 2 }];
    for (const [problem, run] of [
      [BOWL, noisy],
      [LINE, batch],
    ] as const) {
      const first = await one(problem, run);
      const again = await one(problem, run);
      const other = await one(problem, run, { ...PLAN, seed: 8 });
      expect(again.trajectory).toEqual(first.trajectory);
      expect(other.trajectory).not.toEqual(first.trajectory);
    }
  });

  it('ends a cancelled computation', async () => {
    const controller = new AbortController();
    const plan = { ...PLAN, steps: 100_000 };
    const pending = engine.descend(ROSENBROCK, [runPlan('adam', {}, [-1, 1])], plan, controller.signal);
    controller.abort();
    await expect(pending).rejects.toMatchObject({
      name: 'EngineError',
      code: 'aborted',
    } satisfies Partial<EngineError>);
    await expect(one(BOWL, ['sgd', { lr: 0.1 }, [1, 0]])).resolves.toBeDefined();
  });

  it('says what is wrong with a formula', async () => {
    const failure = await engine
      .evaluate(plane('x +* y'), { x: [0, 1], y: [0, 1], columns: 2, rows: 2 })
      .catch((e) => e);
    expect(failure.text.en.length).toBeGreaterThan(0);
    expect(failure.text.zh.length).toBeGreaterThan(0);
  });

  it('survives any learning rate with every optimizer', async () => {
    for (const { id, rate } of OPTIMIZER_LIST) {
      const hyper = rate === null ? {} : { [rate]: 1e6 };
      const descent = await one(ROSENBROCK, [id, hyper, [-1.5, 1.5]]);
      expect([...descent.trajectory].every(Number.isFinite), id).toBe(true);
      expect(descent.trajectory.length, id).toBe(2 * (descent.stepsTaken + 1));
    }
  });
});

describe('the twins', () => {
  it.skipIf(both.length < 2)('diverge at the same step, give or take one', async () => {
    for (const { id, rate } of OPTIMIZER_LIST) {
      // Quasi-Newton pairs are differences of huge numbers by then: where they lead is decided by rounding.
      if (rate === null || id.startsWith('lbfgs')) continue;
      const run = runPlan(id, { [rate]: 1e6 }, [-1.5, 1.5]);
      const [cpu, gpu] = await Promise.all(both.map((engine) => engine.descend(ROSENBROCK, [run], PLAN)));
      expect(gpu[0].status.kind, id).toBe(cpu[0].status.kind);
      expect(Math.abs(gpu[0].stepsTaken - cpu[0].stepsTaken), id).toBeLessThanOrEqual(1);
    }
  });

  it.skipIf(both.length < 2)('draw the same rows and nearly the same noise', async () => {
    const runs = [runPlan('sgd', { lr: 0.001 }, [0, 0], { batch: 3, noise: 0.1 })];
    const [cpu, gpu] = await Promise.all(both.map((engine) => engine.descend(LINE, runs, PLAN)));
    const difference = cpu[0].trajectory.map((x, i) => Math.abs(x - gpu[0].trajectory[i]));
    // A wrong row would show as 1e-2; float32 at values of about 1 over 100 contracting steps as 1e-5.
    expect(Math.max(...difference)).toBeLessThan(1e-4);
  });

  it.skipIf(both.length < 2)('agree on random formulas, in value, gradient and holes', async () => {
    const leaf = fc.constantFrom('x', 'y', '1', '2.5', '-0.75', 'pi');
    const { formula } = fc.letrec<{ formula: string }>((tie) => ({
      formula: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc
          .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
          .map((parts) => `(${parts.join(' ')})`),
        fc
          .tuple(
            fc.constantFrom('sin', 'cos', 'tanh', 'sqrt', 'abs', 'sigmoid', 'softplus', 'atan', 'cbrt'),
            tie('formula'),
          )
          .map(([name, inner]) => `${name}(${inner})`),
        fc.tuple(tie('formula'), fc.constantFrom('2', '3')).map(([base, n]) => `(${base})^${n}`),
      ),
    }));
    let judged = 0;
    const holes: string[] = [];
    await fc.assert(
      fc.asyncProperty(formula, fc.integer({ min: 0, max: 1000 }), async (text, seed) => {
        const at = [Math.sin(seed) * 2, Math.cos(3 * seed) * 2];
        const [cpu, gpu] = await Promise.all(both.map((engine) => engine.probe(plane(text), new Float64Array(at))));
        if (cpu[6] !== gpu[6]) holes.push(text);
        // Where the function is steep, float32 says little; its derivatives tell.
        const steep = Math.max(...cpu.slice(0, 6).map(Math.abs));
        if (cpu[6] !== 0 || gpu[6] !== 0 || steep > 1e3) return;
        judged++;
        // A few dozen operations, each good to a few ulp (1e-7) of numbers up to 1e3, after inputs rounded likewise; a
        // rounded input moves a derivative by the next one.
        for (let k = 0; k < 3; k++) {
          expect(Math.abs(cpu[k] - gpu[k]), `output ${k}`).toBeLessThan(1e-4 * Math.max(1, Math.abs(cpu[k]), steep));
        }
      }),
      { numRuns: 60, seed: 20261122 },
    );
    expect(judged).toBeGreaterThan(30);
    // Only on the very edge of a domain may rounding decide, and x − x over its like is such an edge.
    expect(holes.length, holes.join('; ')).toBeLessThanOrEqual(3);
  });
});
