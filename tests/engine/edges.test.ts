import { afterAll, describe, expect, it } from 'vitest';
import { JET, type Problem, STATUS_CODES } from '../../src/engine/contract';
import { engines, plane, runPlan } from './engines';

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

const PLAN = { steps: 5, seed: 7, tolerance: 1e-4 };

describe.each(both.map((engine) => [engine.kind, engine] as const))('the %s engine at its edges', (_, engine) => {
  it('says what is at the start of a run without steps', async () => {
    const run = runPlan('sgd', {}, [1, 2]);
    const [descent] = await engine.descend(plane('x^2 + y^2'), [run], { ...PLAN, steps: 0 });
    expect([...descent.trajectory]).toEqual([1, 2]);
    expect([...descent.loss]).toEqual([5]);
    expect(descent.gradientNorm[0]).toBeCloseTo(Math.sqrt(20), 5);
    expect(descent.stepsTaken).toBe(0);
    const [calm] = await engine.descend(plane('x^2 + y^2'), [{ ...run, start: [0, 0] }], { ...PLAN, steps: 0 });
    expect(calm.status).toEqual({ kind: 'converged', step: 0 });
  });

  it('has no loss to show where a run starts beyond 1e30', async () => {
    const [descent] = await engine.descend(plane('exp(x)'), [runPlan('sgd', {}, [200, 0])], PLAN);
    expect(descent.status).toEqual({ kind: 'diverged', step: 0 });
    expect([...descent.trajectory]).toEqual([200, 0]);
    expect([...descent.loss, ...descent.gradientNorm]).toEqual([Number.NaN, Number.NaN]);
  });

  it.each([
    [1, 1],
    [1, 3],
    [3, 1],
  ])('evaluates a grid of %d columns and %d rows', async (columns, rows) => {
    const field = await engine.evaluate(plane('x + 10*y'), { x: [1, 2], y: [3, 4], columns, rows });
    expect(field.samples).toHaveLength(4 * columns * rows);
    expect([...field.samples.subarray(0, 4)]).toEqual([31, 1, 10, 0]);
    expect([...field.samples].every(Number.isFinite)).toBe(true);
    field.dispose();
  });

  it('has nothing to say about no points and no runs', async () => {
    expect(await engine.probe(plane('x'), new Float64Array())).toHaveLength(0);
    expect(await engine.descend(plane('x'), [], PLAN)).toEqual([]);
  });

  it.each([
    ['one row', { x: [2], y: [3] }],
    ['equal rows', { x: [2, 2, 2], y: [3, 3, 3] }],
    ['equal targets', { x: [-1, 0, 1], y: [3, 3, 3] }],
  ])('learns from %s: the loss of a line is defined, and falls', async (_name, data) => {
    const loss: Problem = { ...plane('mean((w*x + b - y)^2)'), variables: ['w', 'b'], data };
    const runs = [runPlan('sgd', { lr: 0.1 }, [0, 0]), runPlan('adam', { lr: 0.1 }, [0, 0], { batch: 2 })];
    for (const descent of await engine.descend(loss, runs, { ...PLAN, steps: 20 })) {
      expect([...descent.loss].every(Number.isFinite)).toBe(true);
      expect(descent.loss.at(-1)!).toBeLessThan(descent.loss[0]!);
    }
  });

  // The square of such a gradient is beyond float32.
  it('measures and clips gradients of 1e25', async () => {
    const steep = plane('1e25*x');
    const [wild, clipped] = await engine.descend(
      steep,
      [runPlan('sgd', { lr: 1 }, [0, 0]), runPlan('sgd', { lr: 1 }, [0, 0], { clip: { by: 'norm', max: 1 } })],
      PLAN,
    );
    expect(wild.status).toEqual({ kind: 'diverged', step: 1 });
    expect(wild.gradientNorm[0] / 1e25).toBeCloseTo(1, 5);
    expect(clipped.trajectory[2]).toBeCloseTo(-1, 5);
  });

  it('follows a condition that is itself a sum over the rows', async () => {
    const problem: Problem = {
      ...plane('mean(u*x) > 0 ? mean(log(u + x)) : y'),
      data: { u: [0, 1, 2] },
    };
    const jets = await engine.probe(problem, new Float64Array([1, 5, -1, 5]));
    expect(jets[JET.value]).toBeCloseTo(Math.log(6) / 3, 5);
    expect([jets[JET.size + JET.value], jets[JET.size + JET.flags]]).toEqual([5, 0]);
  });

  it('computes an ensemble over many rows, member by member the same', async () => {
    const rows = 10_000;
    const u = Array.from({ length: rows }, (_, i) => (i % 7) - 3);
    const problem: Problem = { ...plane('mean((x*u + y - 1)^2)'), data: { u } };
    const grid = { x: [-5, 5], y: [-5, 5], columns: 19, rows: 19 } as const;
    const plan = { ...PLAN, steps: 2, members: { kind: 'grid', grid }, rests: false } as const;
    const run = runPlan('sgd', { lr: 0.01 }, [0, 0]);
    const whole = await engine.ensemble(problem, run, plan);
    for (const index of [0, 200, 360]) {
      const start = [-5 + (10 * (index % 19)) / 18, -5 + (10 * Math.floor(index / 19)) / 18] as const;
      const [single] = await engine.descend(problem, [{ ...run, start }], { ...PLAN, steps: 2 });
      const [x, y] = single.trajectory.slice(-2);
      // Float32 places near 5, after two contracting steps.
      expect(whole.positions[2 * index]).toBeCloseTo(x, 4);
      expect(whole.positions[2 * index + 1]).toBeCloseTo(y, 4);
      expect(STATUS_CODES[whole.codes[index]]).toBe(single.status.kind);
    }
  });
});
