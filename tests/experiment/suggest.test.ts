import { afterAll, describe, expect, it } from 'vitest';
import { OPTIMIZER_LIST, SURFACES } from '../../src/catalog';
import type { Optimizer } from '../../src/catalog/types';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import { inlineWorker } from '../../src/engine/cpu/inline';
import { parseExperiment } from '../../src/experiment/parse';
import { resolve } from '../../src/experiment/resolve';
import { suggestHyper } from '../../src/experiment/suggest';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

/** Methods that scale themselves take the defaults, and Newton may well jump away: that is what it teaches. */
const SCALED = OPTIMIZER_LIST.filter(({ stride }) => stride.by !== 'none');

describe('suggestHyper', () => {
  it.each([...SURFACES.keys()])('on %s no optimizer diverges at once or stands still', async (id) => {
    const { problem, runs } = resolve(parseExperiment({ surface: { id } }));
    const { start } = runs[0];
    const [, gx, gy, xx, xy, yy] = await engine.probe(problem, Float64Array.from(start));
    const [[left, right], [bottom, top]] = problem.domain;
    const extent = Math.min(right - left, top - bottom);
    const suggested = (optimizer: Optimizer) => ({
      optimizer: optimizer.id,
      hyper: suggestHyper(optimizer, { gradient: [gx, gy], hessian: [xx, xy, yy], extent }),
    });
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
});
