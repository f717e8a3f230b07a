import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Training } from '../../../src/engine/contract/network';
import { createCpuEngine } from '../../../src/engine/cpu/engine';
import { inlineWorker } from '../../../src/engine/cpu/inline';
import { parseNetwork } from '../../../src/experiment/networks/experiment';
import { conflictsIn } from '../../../src/experiment/networks/fit';
import { NETWORK_PRESETS, presetExperiment } from '../../../src/experiment/networks/presets';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';

const golden = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../golden/seeds/${name}.json`, import.meta.url), 'utf8'));

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

function preset(id: string) {
  const found = NETWORK_PRESETS.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no preset ${id}`);
  return resolveNetwork(presetExperiment(found));
}

/** Trains a preset to its end, with `seeds` nets whose weights are drawn from seeds of their own. */
function train(id: string, seeds = 1): Promise<Training> {
  const { plan } = preset(id);
  const members = Array.from({ length: seeds }, (_, i) => ({ ...plan.members[0], seed: plan.members[0].seed + i }));
  return engine.networks.train({ ...plan, members, record: seeds > 1 ? 0 : 1 }, null, plan.epochs);
}

const at = (history: Float64Array, epochs: readonly number[]) => epochs.map((epoch) => history[epoch]);
const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));

describe('presets', () => {
  it.each(NETWORK_PRESETS.map((each) => [each.id, each] as const))(
    '%s is a valid experiment, told in both languages',
    (_, each) => {
      expect(parseNetwork(JSON.parse(JSON.stringify(each.draft)))).toEqual(presetExperiment(each));
      expect(conflictsIn(presetExperiment(each))).toEqual([]);
      resolveNetwork(presetExperiment(each));
      expect(each.id).toMatch(/^[a-z0-9_]+$/);
      expect(each.about.zh).toMatch(/\p{Script=Han}/u);
      expect(each.about.zh).not.toMatch(/\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u);
      expect(each.about.en).not.toMatch(/\p{Script=Han}/u);
    },
  );

  it('have ids of their own', () => {
    expect(new Set(NETWORK_PRESETS.map(({ id }) => id)).size).toBe(NETWORK_PRESETS.length);
  });
});

describe('the networks of the tutorials, run as presets', () => {
  it('XOR: the squared error that the tutorial logs, while the cross-entropy descends', async () => {
    const { trajectory, final } = golden('000_4.2_xor');
    const { history, state } = await train('xor_tutorial');
    expect(worst(at(history.metric, trajectory.step), trajectory.mse)).toBeLessThan(1e-12);
    expect(worst(at(history.loss, trajectory.step), trajectory.bce)).toBeLessThan(1e-12);
    expect(history.metric[4999]).toBeCloseTo(final.mse_logged_at_epoch_4999, 12);
    expect(history.accuracy[5000]).toBe(1);
    // The seed's W1 is in × hidden, ours out × in.
    const p: number[] = final.params;
    const W1 = Array.from({ length: 8 }, (_, i) => p[(i % 2) * 4 + Math.floor(i / 2)]);
    expect(worst(state.weights, [...W1, ...p.slice(8)])).toBeLessThan(1e-10);
  });

  it('2-3-1: every number of the worked example', async () => {
    const { trajectory, exact_second_loss } = golden('003_backprop_231');
    const { history } = await train('worked_231');
    expect(history.loss[0]).toBe(7200);
    expect(history.loss[1]).toBeCloseTo(exact_second_loss.value, 9);
    for (const { step, loss } of trajectory as { step: number; loss: number }[]) {
      if (step <= 50) expect(Math.abs(history.loss[step] - loss)).toBeLessThanOrEqual(1e-9 * Math.max(1, loss));
    }
  });

  it('the “spiral network” ends at 76.67 %, where the tutorial’s weights end', async () => {
    const { final, trajectory } = golden('000_8_spiral');
    const { state, history } = await train('spiral_line');
    expect(worst(state.weights, [...final.w, final.b])).toBeLessThan(1e-9);
    expect(history.accuracy[1000]).toBeCloseTo(final.accuracy, 12);
    // The oracle's logarithms have 1e-8 inside.
    expect(history.loss[1000]).toBeCloseTo(final.bce_true, 6);
    expect(trajectory.step.length).toBeGreaterThan(100);
  });

  it('a net of two hidden layers gets every point of the spirals', async () => {
    const { history } = await train('spiral_net');
    expect(history.accuracy[1000]).toBe(1);
  });

  it('the single sigmoid unit, by the right rule', async () => {
    const { corrected } = golden('004_2_sigmoid_backprop');
    const { history, state } = await train('sigmoid_layer');
    expect(worst(state.weights, [corrected.w1.at(-1), corrected.w2.at(-1)])).toBeLessThan(1e-12);
    expect(worst(at(history.loss, corrected.step), corrected.mse)).toBeLessThan(1e-12);
  });

  it('PyTorch’s SimpleNN sits at a quarter', async () => {
    const [first] = golden('004_3_simplenn').runs;
    const { history } = await train('simple_nn');
    expect(history.loss[1000]).toBeCloseTo(first.final_loss, 12);
  });

  it('the opening learns within its epochs, on points it has not seen as well', async () => {
    const { net, test } = preset('start');
    const { state, history } = await train('start', 3);
    expect(Math.min(...history.accuracy.slice(-3))).toBeGreaterThan(0.98);
    const { accuracy } = await engine.networks.assess(net, state.weights, test!);
    expect(Math.min(...accuracy)).toBeGreaterThan(0.95);
  });

  it('Playground’s spirals are learned by twenty seeds', async () => {
    const { net, test } = preset('playground_population');
    const { history, state } = await train('playground_population', 20);
    const losses = [...history.loss.slice(-20)].sort((a, b) => a - b);
    // A net that says 0 everywhere has ½. Half of the seeds are at some hundredths by then, and none is left behind.
    expect(losses[9]).toBeLessThan(0.03);
    expect(losses[19]).toBeLessThan(0.1);
    const tested = await engine.networks.assess(net, state.weights, test!);
    const errors = [...tested.loss].sort((a, b) => a - b);
    expect(errors[9]).toBeLessThan(0.15);
  }, 60_000);
});
