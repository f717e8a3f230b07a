import { describe, expect, it } from 'vitest';
import { basinJob, swarmJob, sweepJob } from '../bench/ensembles';
import { BY_HAND, FRAME_FUNCTIONS, frameJob } from '../bench/functions';
import { median } from '../bench/measure';
import { spiralJob, trainPlan, xorJob } from '../bench/networks';
import { plainGrid } from '../bench/plain';
import { plainNets } from '../bench/plain-nets';
import { openTensorFlow } from '../bench/tensorflow';
import { createCpuEngine } from '../src/engine/cpu/engine';
import { inlineWorker } from '../src/engine/cpu/inline';
import { evaluatorOf, resolveFunction } from '../src/experiment/functions/resolve';
import { parseExperiment } from '../src/experiment/surfaces/experiment';
import { resolve } from '../src/experiment/surfaces/resolve';

const { problem } = resolve(parseExperiment({ version: 1, surface: { id: 'rosenbrock' } }));
const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

describe('the bench compares like with like', () => {
  it.each(FRAME_FUNCTIONS)('what is evaluated by hand in a frame of %s is the catalogue’s', (id) => {
    const resolved = resolveFunction({ id });
    const { value, derivative } = evaluatorOf(resolved);
    const [low, high] = resolved.domain;
    const places = Array.from({ length: 41 }, (_, i) => low + ((high - low) * (i + 0.5)) / 41);
    const [f, df] = BY_HAND[id]!;
    // The same expressions in float64; only tan’s square and its like may be taken in another order.
    for (const x of places) {
      expect(Math.abs(value(x) - f(x))).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(f(x))));
      expect(Math.abs(derivative(x) - df(x))).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(df(x))));
    }
  });

  it.each(FRAME_FUNCTIONS)('a frame of %s has few operations', (id) => {
    const { evaluations, operations } = frameJob(id);
    // A twentieth of a million interpreted operations takes a few milliseconds of the sixteen that a frame has.
    expect(evaluations).toBeGreaterThan(200);
    expect(operations).toBeLessThan(50_000);
  });

  it('the plain grid is the engine’s', async () => {
    const [x, y] = problem.domain;
    const { samples } = await engine.evaluate(problem, { x, y, columns: 33, rows: 33 });
    const withoutFlags = samples.filter((_, i) => i % 4 !== 3);
    // Both round float64 results to float32; values reach 2,500, where its spacing is 2.4e-4.
    expect(largestDifference(plainGrid(33), withoutFlags)).toBeLessThan(5e-4);
  });

  it.each([swarmJob(10, 100), basinJob(12, 300, false), basinJob(12, 300, true), sweepJob(8, 100)])(
    'the plain loop is the engine’s: $name',
    async ({ problem, run, plan, plain }) => {
      const { positions, steps } = await engine.ensemble(problem, run, plan);
      // Float64 steps on both sides, stored as float32 of magnitude up to 5.
      expect(largestDifference(plain(), positions)).toBeLessThan(1e-6);
      const early = steps.filter((step) => step < plan.steps).length;
      if (plan.rests) expect(early).toBeGreaterThan(steps.length / 2);
      else expect(early).toBe(0);
    },
  );

  it.each([xorJob(3, 200), spiralJob(2, 20)])(
    'the plain nets are the engine’s and TensorFlow’s: $name',
    async (job) => {
      const plain = plainNets(job.nets, job.epochs, job.lr);
      const { state } = await engine.networks.train(trainPlan(job, job.epochs), null, job.epochs);
      expect(largestDifference(plain, state.weights)).toBeLessThan(1e-11);
      expect(largestDifference(plain, job.nets.weights)).toBeGreaterThan(0.01);
      const tensorFlow = await openTensorFlow();
      // Float32 throughout: some hundred updates with roundings of 6e-8 of weights up to 3.
      expect(largestDifference(plain, await tensorFlow.train(job.nets, job.epochs, job.lr))).toBeLessThan(2e-5);
    },
  );

  it('medians are medians', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
