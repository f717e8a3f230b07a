import { afterAll, describe, expect, it } from 'vitest';
import type { DescentPlan, Problem } from '../../src/engine/contract';
import parabola from '../golden/seeds/001_2_gd_1d.json';
import bowl from '../golden/seeds/001_3_gd_2d.json';
import { engines, plane, runPlan } from './engines';

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

const BOWL = plane(bowl.f);
const BOUND = 1e-6;

describe.each(both.map((engine) => [engine.kind, engine] as const))(
  'the stopping rule on the %s engine',
  (_, engine) => {
    const one = async (problem: Problem, run: Parameters<typeof runPlan>, plan: Partial<DescentPlan>) =>
      (await engine.descend(problem, [runPlan(...run)], { steps: 100, seed: 1, tolerance: 1e-9, ...plan }))[0]!;

    it('counts as the tutorial does in two variables', async () => {
      const run: Parameters<typeof runPlan> = ['sgd', { lr: bowl.lr }, bowl.x0 as [number, number]];
      const descent = await one(BOWL, run, { steps: bowl.max_iterations, stop: { gradient: BOUND } });
      expect(descent.status).toEqual({ kind: 'stopped', step: bowl.updates });
      expect(descent.stepsTaken).toBe(bowl.updates);
      expect(descent.trajectory).toHaveLength(2 * (bowl.updates + 1));
      expect(descent.loss).toHaveLength(bowl.updates + 1);
      expect(descent.gradientNorm).toHaveLength(bowl.updates + 1);
      // One step later than the first place whose gradient is below: that place is still updated.
      expect(descent.gradientNorm.findIndex((norm) => norm < BOUND)).toBe(bowl.updates - 1);
    });

    it('takes the very steps of a run without it, as long as it lasts', async () => {
      const run: Parameters<typeof runPlan> = ['adam', { lr: 0.3 }, [3, 4]];
      const whole = await one(BOWL, run, { steps: 900 });
      const bound = whole.gradientNorm[600]!;
      const first = whole.gradientNorm.findIndex((norm) => norm < bound);
      const stopped = await one(BOWL, run, { steps: 900, stop: { gradient: bound } });
      expect(stopped.stepsTaken).toBe(first + 1);
      expect(stopped.trajectory).toEqual(whole.trajectory.slice(0, 2 * (first + 2)));
      expect(stopped.loss).toEqual(whole.loss.slice(0, first + 2));
    });

    it('updates once even where the gradient is 0 already, and not where it equals the bound', async () => {
      expect((await one(BOWL, ['sgd', { lr: 0.1 }, [0, 0]], { stop: { gradient: BOUND } })).stepsTaken).toBe(1);
      // Gradient (2, 0) for ever: the norm is the bound itself, which is not below it.
      const slope = plane('2*x', 100);
      const even = await one(slope, ['sgd', { lr: 0.125 }, [0, 0]], { stop: { gradient: 2 } });
      expect(even).toMatchObject({ status: { kind: 'running' }, stepsTaken: 100 });
      const above = await one(slope, ['sgd', { lr: 0.125 }, [0, 0]], { stop: { gradient: 2.5 } });
      expect(above).toMatchObject({ status: { kind: 'stopped', step: 1 }, stepsTaken: 1 });
    });

    it('works after the first stretch of steps, and when it comes true with the last step', async () => {
      // The norm halves every step, up to rounding that float32 does not have with these numbers.
      const halving: Parameters<typeof runPlan> = ['sgd', { lr: 0.25 }, [1, 0]];
      const last = await one(BOWL, halving, { steps: 11, stop: { gradient: 2 ** -8.5 } });
      expect(last).toMatchObject({ status: { kind: 'stopped', step: 11 }, stepsTaken: 11 });
      const short = await one(BOWL, halving, { steps: 10, stop: { gradient: 2 ** -8.5 } });
      expect(short).toMatchObject({ status: { kind: 'running' }, stepsTaken: 10 });
      const slow = await one(BOWL, ['sgd', { lr: 2 ** -11 }, [1, 0]], { steps: 9000, stop: { gradient: 2e-3 } });
      expect(slow.status).toEqual({ kind: 'stopped', step: slow.stepsTaken });
      // (1 − 2⁻¹⁰)ᵏ < 1e-3 first at k = 7071; float32 rounds the factor of each step by up to 2⁻²⁴, less than one step.
      expect(Math.abs(slow.stepsTaken - 7072)).toBeLessThanOrEqual(1);
    });

    it('leaves a run alone that diverges, and lets each run of a race end by itself', async () => {
      const plan = { steps: 100, seed: 1, tolerance: 1e-9, stop: { gradient: BOUND } };
      const runs = [runPlan('sgd', { lr: 100 }, [1, 0]), runPlan('sgd', { lr: 0.1 }, [3, 4])];
      const [wild, calm] = await engine.descend(BOWL, runs, plan);
      expect(wild!.status).toEqual({ kind: 'diverged', step: 3 });
      expect(calm!.status).toEqual({ kind: 'stopped', step: bowl.updates });
    });

    it('counts as the tutorial does in one variable', async () => {
      const run: Parameters<typeof runPlan> = ['sgd', { lr: parabola.lr }, [parabola.x0, 0]];
      const descent = await one(plane(parabola.f), run, { steps: parabola.max_iterations, stop: { gradient: BOUND } });
      // Around x = −1 float32 resolves 6e-8, so a gradient 2x + 2 about 1e-6 is known to 12 %: half a step of factor 0.8.
      expect(Math.abs(descent.stepsTaken - parabola.updates)).toBeLessThanOrEqual(engine.kind === 'cpu' ? 0 : 1);
      expect(descent.status).toEqual({ kind: 'stopped', step: descent.stepsTaken });
    });
  },
);
