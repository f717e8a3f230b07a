import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST, SURFACES } from '../../src/catalog';
import type { Optimizer } from '../../src/catalog/types';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import { inlineWorker } from '../../src/engine/cpu/inline';
import { parseExperiment } from '../../src/experiment/surfaces/experiment';
import { resolve } from '../../src/experiment/surfaces/resolve';
import { placeAt, suggestHyper } from '../../src/experiment/surfaces/suggest';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

/** Methods that scale themselves take the defaults, and Newton may well jump away: that is what it teaches. */
const SCALED = OPTIMIZER_LIST.filter(({ stride }) => stride.by !== 'none');

describe('suggestHyper', () => {
  it.each([...SURFACES.keys()])('on %s no optimizer diverges at once or stands still', async (id) => {
    const { problem, runs } = resolve(parseExperiment({ surface: { id } }));
    const { start } = runs[0];
    const place = placeAt({ id }, start)!;
    const [, ...probed] = await engine.probe(problem, Float64Array.from(start));
    // The same graph in the same arithmetic; only sums over rows may be taken in another order.
    [...place.gradient, ...place.hessian].forEach((value, i) => {
      expect(value).toBeCloseTo(probed[i], 9);
    });
    const { extent } = place;
    const suggested = (optimizer: Optimizer) => ({ optimizer: optimizer.id, hyper: suggestHyper(optimizer, place) });
    for (const optimizer of SCALED) {
      const race = resolve(parseExperiment({ surface: { id }, runs: [suggested(optimizer)], steps: 200 }));
      const [descent] = await engine.descend(race.problem, race.runs, race.plan);
      const { status, trajectory, loss } = descent;
      const early = status.kind !== 'running' && status.kind !== 'converged' && status.step <= 5;
      expect(early, `${optimizer.id} is ${status.kind} at once`).toBe(false);
      expect(Math.min(...loss), `${optimizer.id} gets lower`).toBeLessThan(loss[0]);
      let far = 0;
      for (let i = 0; i < trajectory.length; i += 2) {
        far = Math.max(far, Math.hypot(trajectory[i] - start[0], trajectory[i + 1] - start[1]));
      }
      expect(far / extent, `${optimizer.id} moves`).toBeGreaterThan(0.01);
    }
  });

  it('takes the defaults where the ground gives no measure', () => {
    const sgd = OPTIMIZER_LIST.find(({ id }) => id === 'sgd')!;
    const flat = { gradient: [0, 0], hessian: [0, 0, 0], extent: 4 } as const;
    expect(suggestHyper(sgd, flat)).toEqual({ lr: 1e-3, weight_decay: 0 });
    expect(suggestHyper(sgd, { ...flat, gradient: [Number.NaN, 0] })).toEqual({ lr: 1e-3, weight_decay: 0 });
  });

  it('is half of one over the largest curvature for gradient descent', () => {
    const sgd = OPTIMIZER_LIST.find(({ id }) => id === 'sgd')!;
    const place = { gradient: [0.1, 0], hessian: [4, 0, 100], extent: 4 } as const;
    expect(suggestHyper(sgd, place).lr).toBe(0.005);
  });

  it('looks at some rows only where there are many, and does not mind a formula that is none', () => {
    const x = Array.from({ length: 5000 }, (_, i) => Math.sin(i));
    const loss = { variables: ['w', 'b'], domain: { w: [0, 1], b: [0, 1] }, data: { x } } as const;
    const few = placeAt({ ...loss, loss: 'sum((w*x + b)^2)' }, [1, 1])!;
    // The mean square of a sine is a half; of 500 scattered rows, to a few per cent.
    expect(few.hessian[0] / 5000).toBeGreaterThan(0.9);
    expect(few.hessian[0] / 5000).toBeLessThan(1.1);
    expect(few.hessian[2]).toBeCloseTo(10_000, 6);
    expect(placeAt({ formula: 'x +* y', domain: { x: [0, 1], y: [0, 1] } }, [0, 0])).toBeNull();
  });
});
