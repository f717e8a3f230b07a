import { describe, expect, it } from 'vitest';
import { median } from '../bench/measure';
import { spiralJob, trainPlan, xorJob } from '../bench/networks';
import { plainAdam, plainGrid } from '../bench/plain';
import { plainNets } from '../bench/plain-nets';
import { openTensorFlow } from '../bench/tensorflow';
import { createCpuEngine } from '../src/engine/cpu/engine';
import { inlineWorker } from '../src/engine/cpu/inline';
import { parseExperiment } from '../src/experiment/parse';
import { resolve } from '../src/experiment/resolve';

const LEARNING_RATE = 0.01;
const { problem, runs } = resolve(
  parseExperiment({
    version: 1,
    surface: { id: 'rosenbrock' },
    runs: [{ optimizer: 'adam', hyper: { lr: LEARNING_RATE } }],
  }),
);
const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

describe('the bench compares like with like', () => {
  it('the plain grid is the engine’s', async () => {
    const [x, y] = problem.domain;
    const { samples } = await engine.evaluate(problem, { x, y, columns: 33, rows: 33 });
    const withoutFlags = samples.filter((_, i) => i % 4 !== 3);
    // Both round float64 results to float32; values reach 2,500, where its spacing is 2.4e-4.
    expect(largestDifference(plainGrid(33), withoutFlags)).toBeLessThan(5e-4);
  });

  it('the plain Adam is the engine’s', async () => {
    const plan = { starts: 'grid', particles: 100, steps: 100, seed: 1, tolerance: 0 } as const;
    const { positions } = await engine.swarm(problem, runs[0]!, plan);
    // Float64 steps on both sides, stored as float32 of magnitude up to 4.
    expect(largestDifference(plainAdam(100, 100, LEARNING_RATE), positions)).toBeLessThan(1e-6);
  });

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
