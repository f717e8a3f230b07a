import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { GanPlan, GanState, TrainPlan, TrainState } from '../../../src/engine/contract/network';
import { createCpuEngine } from '../../../src/engine/cpu/engine';
import { inlineWorker } from '../../../src/engine/cpu/inline';
import { createGpuEngine } from '../../../src/engine/gpu/engine';
import { GpuHost } from '../../../src/engine/gpu/host';
import { Coefficients } from '../../../src/formula/graph/coefficients';
import { gpuForTests } from '../../setup/gpu';
import { data, net, optimizer, training } from './plans';

// Software drivers take their time.
vi.setConfig({ testTimeout: 120_000 });

// One worker: each remembers for itself how far a game has come.
const cpu = createCpuEngine({ spawn: inlineWorker, workers: 1 });
const found = await gpuForTests();
const engines = 'skip' in found ? [cpu] : [cpu, createGpuEngine(await GpuHost.acquire(found.gpu))];
afterAll(() => {
  for (const engine of engines) engine.dispose();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Counts the rows of coefficients that are made from now on. */
function countRows(): () => number {
  const next = vi.spyOn(Coefficients.prototype, 'next');
  return () => next.mock.calls.reduce((sum, [count]) => sum + count, 0);
}

const points = data(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [0, 1, 1, 0],
);

describe.each(engines)('a training on the $kind engine', (engine) => {
  it('that goes on under a plan that records otherwise makes each coefficient once', async () => {
    const plan: TrainPlan = training(net([2, 2, 1], 'tanh', 'mse'), points, new Float64Array(9).fill(0.1), [
      'adam',
      { lr: 0.01 },
      60,
    ]);
    const rows = countRows();
    const calls = 12;
    const epochs = plan.epochs / calls;
    let state: TrainState | null = null;
    for (let call = 0; call < calls; call++) {
      state = (await engine.networks.train({ ...plan, record: call }, state, epochs)).state;
    }
    expect(rows()).toBe(plan.epochs);
    const whole = await engine.networks.train({ ...plan, hypers: [...plan.hypers] }, null, plan.epochs);
    expect(state?.weights).toEqual(whole.state.weights);
  });

  it('makes them anew where the rate, the rule or the end of a schedule is another', async () => {
    const start = new Float64Array(9).fill(0.1);
    const plan = training(net([2, 2, 1], 'tanh', 'mse'), points, start, ['adam', { lr: 0.01 }, 8]);
    const schedule = { formula: '1 - t/T', hyper: {} };
    const others: TrainPlan[] = [
      { ...plan, optimizer: { ...plan.optimizer, rule: 'theta = theta - lr*g' } },
      { ...plan, hypers: [{ ...plan.hypers[0]!, lr: 0.02 }] },
      { ...plan, schedule },
      { ...plan, schedule, epochs: 16 },
    ];
    const outcomes = [plan, ...others].map(async (each) => (await engine.networks.train(each, null, 8)).state.weights);
    const weights = await Promise.all(outcomes);
    const distinct = new Set(weights.map((each) => each.join()));
    expect(distinct.size).toBe(weights.length);
  });

  it('and so does a game whose players are moved in turn', async () => {
    const { rule, hyper } = optimizer('adam', { lr: 0.01 });
    const player = (widths: readonly number[]) => ({
      net: net(widths, 'tanh', 'mse'),
      optimizer: rule,
      hyper,
      start: { distribution: 'uniform', scale: widths.slice(1).map(() => 0.5), bias: 0 } as const,
    });
    const plan: GanPlan = {
      generator: player([1, 3, 2]),
      discriminator: player([2, 3, 1]),
      players: 'both',
      discriminatorSteps: 2,
      objective: 'non-saturating',
      real: points.inputs,
      batch: 4,
      noise: 'normal',
      seed: 3,
    };
    const rows = countRows();
    let state: GanState | null = null;
    for (let call = 0; call < 6; call++) {
      const players = (['both', 'discriminator', 'generator'] as const)[call % 3]!;
      state = (await engine.networks.adversarial({ ...plan, players }, state, 2)).state;
    }
    const { generator, discriminator } = state as GanState;
    expect(rows()).toBe(generator.steps + discriminator.steps);
  });
});
