import { describe, expect, test } from 'vitest';
import { bestRate, type RateCurve, rateGrid, searchBudget, searchRates } from '../../src/analysis/fair';
import { COLUMNS, ranked, resultOf, settledAt } from '../../src/analysis/race';
import type { Descent, RunStatus } from '../../src/engine/contract';
import { cpuEngine, plane, runPlan } from '../engine/engines';

const engine = cpuEngine();
const BOWL = plane('x^2 + 4*y^2');
const PLAN = { steps: 60, seed: 3, tolerance: 1e-5 };

function descent(gradientNorm: readonly number[], status: RunStatus = { kind: 'running' }): Descent {
  const norms = Float64Array.from(gradientNorm);
  return {
    trajectory: new Float64Array(2 * norms.length),
    loss: norms.slice(),
    gradientNorm: norms,
    status,
    stepsTaken: norms.length - 1,
  };
}

describe('the table of a race', () => {
  test('steps to tolerance: the first step from which the gradient stays small', () => {
    expect(settledAt(descent([3, 1, 0.1, 0.05, 0.01]), 0.1)).toBe(2);
    // A passage through a flat place does not count, nor does a small gradient before a break.
    expect(settledAt(descent([3, 0.01, 2, 0.05, 0.01]), 0.1)).toBe(3);
    expect(settledAt(descent([3, 1, 0.2]), 0.1)).toBeNull();
    expect(settledAt(descent([0, 0]), 0.1)).toBe(0);
    expect(settledAt(descent([Number.NaN]), 0.1)).toBeNull();
    expect(settledAt(descent([3, 0.01], { kind: 'undefined', step: 2 }), 0.1)).toBeNull();
  });

  test('agrees with what the engine says of converged runs', async () => {
    const runs = [0.02, 0.1, 0.2].map((lr) => runPlan('sgd', { lr }, [3, 2]));
    const plan = { ...PLAN, steps: 800 };
    for (const run of await engine.descend(BOWL, runs, plan)) {
      expect(run.status).toEqual({ kind: 'converged', step: settledAt(run, plan.tolerance) });
    }
  });

  test('distance to the nearest minimum, and what was evaluated', async () => {
    const ids = ['sgd', 'newton', 'lm', 'lbfgs_wolfe'] as const;
    const runs = ids.map((id) => runPlan(id, {}, [3, 2]));
    const ends = await engine.descend(BOWL, runs, PLAN);
    const results = ends.map((end, i) =>
      resultOf(
        end,
        runs[i]!,
        [
          { x: 100, y: 0 },
          { x: 0, y: 0 },
        ],
        PLAN.tolerance,
      ),
    );
    ends.forEach(({ trajectory, loss }, i) => {
      const [x, y] = [trajectory.at(-2)!, trajectory.at(-1)!];
      expect(results[i]).toMatchObject({ distance: Math.hypot(x, y), loss: loss.at(-1) });
    });
    const { stepsTaken } = ends[0]!;
    expect(results[0]!.effort).toEqual({ gradients: stepsTaken, hessians: 0, least: false });
    expect(results[1]!.effort).toEqual({ gradients: stepsTaken, hessians: stepsTaken, least: false });
    expect(results[2]!.effort.least).toBe(true);
    expect(results[3]!.effort.least).toBe(true);
    expect(resultOf(ends[0]!, runs[0]!, [], 1).distance).toBeNull();
  });

  test('sorts by every column, with what is not known last whichever way', async () => {
    const runs = [0.3, 0.01, 0.1].map((lr) => runPlan('sgd', { lr }, [3, 2]));
    const ends = await engine.descend(BOWL, runs, { ...PLAN, steps: 200 });
    const results = ends.map((end, i) => resultOf(end, runs[i]!, [{ x: 0, y: 0 }], PLAN.tolerance));
    // 0.3 · 8 > 2: it diverges; 0.01 is still on its way; 0.1 has arrived.
    expect(results.map(({ status }) => status.kind)).toEqual(['diverged', 'running', 'converged']);
    expect(ranked(results, { by: 'run', down: true })).toEqual([2, 1, 0]);
    expect(ranked(results, { by: 'loss', down: false })).toEqual([2, 1, 0]);
    expect(ranked(results, { by: 'distance', down: true })).toEqual([0, 1, 2]);
    expect(ranked(results, { by: 'status', down: false })).toEqual([2, 1, 0]);
    expect(ranked(results, { by: 'settled', down: false })).toEqual([2, 0, 1]);
    expect(ranked(results, { by: 'settled', down: true })).toEqual([2, 0, 1]);
    for (const by of COLUMNS) expect(ranked(results, { by, down: false }).sort()).toEqual([0, 1, 2]);
  });
});

describe('the fair race', () => {
  test('the grid is even by factors, includes its ends, and is short', () => {
    const grid = rateGrid(1e-4, 1, 5);
    expect([...grid]).toEqual([1e-4, 1e-3, 0.01, 0.1, 1]);
    const fine = rateGrid(1e-4, 1, 64);
    expect([fine[0], fine.at(-1)]).toEqual([1e-4, 1]);
    for (const rate of fine) expect(Number(rate.toPrecision(4))).toBe(rate);
    expect(searchBudget(64, 400, 4)).toBe(102_400);
  });

  test('every point of the curve is the end of a single run at that rate; the best is the best of them', async () => {
    const rates = rateGrid(1e-3, 1, 21);
    const ids = ['sgd', 'adam', 'lm'] as const;
    const runs = ids.map((id) => runPlan(id, {}, [3, 2]));
    const seen: number[] = [];
    let curves: readonly (RateCurve | null)[] = [];
    const note = (next: readonly (RateCurve | null)[], done: number) => {
      seen.push(done);
      curves = next;
    };
    await searchRates(engine, BOWL, runs, PLAN, rates, note, new AbortController().signal);
    expect(curves[2]).toBeNull();
    // Coarse to fine: every fourth rate of both, then the others.
    expect(seen).toEqual([6 / 42, 12 / 42, 27 / 42, 1]);
    for (const [i, id] of (['sgd', 'adam'] as const).entries()) {
      const singles = await engine.descend(
        BOWL,
        [...rates].map((lr) => runPlan(id, { lr }, [3, 2])),
        PLAN,
      );
      const curve = curves[i]!;
      singles.forEach(({ loss, status }, at) => {
        expect(curve.broken[at]).toBe(status.kind === 'diverged' ? 1 : 0);
        // Ensembles give float32.
        if (status.kind !== 'diverged') expect(curve.loss[at]).toBe(Math.fround(loss.at(-1)!));
      });
      const kept = singles.filter(({ status }) => status.kind !== 'diverged');
      const lowest = Math.min(...kept.map(({ loss }) => loss.at(-1)!));
      expect(bestRate(curve)!.loss).toBe(Math.fround(lowest));
    }
    // 0.25 is where SGD's steps across the valley begin to grow: above it the curve has ended.
    const sgd = curves[0]!;
    expect(sgd.broken.at(-1)).toBe(1);
    expect(bestRate(sgd)!.rate).toBeLessThan(0.25);
  });

  const curve = (loss: readonly number[], broken: readonly number[] = loss.map(() => 0)): RateCurve => ({
    rates: rateGrid(0.01, 1, loss.length),
    loss: Float64Array.from(loss),
    broken: Uint8Array.from(broken),
  });

  test('says when the best lies at the end of the range', () => {
    expect(bestRate(curve([1, 2, 3]))).toMatchObject({ rate: 0.01, end: 'low' });
    expect(bestRate(curve([3, 2, 1]))).toMatchObject({ rate: 1, end: 'high' });
    expect(bestRate(curve([3, 1, 2]))).toMatchObject({ rate: 0.1, end: null });
    // Beyond a rate at which it diverges nothing better is to be had.
    expect(bestRate(curve([3, 1, Number.NaN], [0, 0, 1]))).toMatchObject({ rate: 0.1, end: null });
  });

  test('of equally good rates the middle one; none where all diverge', () => {
    expect(bestRate(curve([3, 1, 1, 1, 2]))!.rate).toBe(rateGrid(0.01, 1, 5)[2]);
    expect(bestRate(curve([Number.NaN, Number.NaN], [1, 1]))).toBeNull();
  });

  test('can be cancelled', async () => {
    const abort = new AbortController();
    const run = runPlan('sgd', {}, [3, 2]);
    const search = searchRates(
      engine,
      BOWL,
      [run, run],
      { ...PLAN, steps: 100_000 },
      rateGrid(1e-3, 0.1, 64),
      () => abort.abort(),
      abort.signal,
    );
    await expect(search).rejects.toMatchObject({ code: 'aborted' });
  });
});
