import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract';
import { type InitPlan, layout, type TrainPlan } from '../../../src/engine/contract/network';
import { byLayer } from '../../../src/engine/contract/weights';
import { normaliseNetwork } from '../../../src/experiment/networks/experiment';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';
import type { NetExperiment } from '../../../src/experiment/networks/types';
import { windowTicks } from '../../../src/geometry/axis';
import { adoptCell } from '../../../src/labs/networks/population/adopt';
import { populationKey, populationOf } from '../../../src/labs/networks/population/members';
import { CELL, cellResult, createNetSweep, emptyState } from '../../../src/labs/networks/population/netSweep';
import { axisChoices, firstAxis, withCompared } from '../../../src/labs/networks/population/settings';
import { lossRangeOf, paintSweep } from '../../../src/labs/networks/population/sweepPixels';
import { type Sweep, settingOf, sweepKey, sweepPlan, withWidth } from '../../../src/labs/networks/population/sweepPlan';
import { createEngineSource } from '../../../src/page/workbench/engineSource';

const BASE = normaliseNetwork({
  seed: 7,
  network: { layers: [2, 3, 1] },
  data: { id: 'xor' },
  optimizer: 'sgd',
  hyper: { lr: 0.5 },
  epochs: 3,
});

function sweeping(sweep: Sweep): NetExperiment {
  return { ...BASE, population: { ...BASE.population, show: 'sweep', sweep } };
}

const LAYERS: Sweep = {
  x: { of: 'lr:0', low: 1, high: 16, scale: 'log' },
  y: { of: 'lr:1', low: 0, high: 4, scale: 'linear' },
  size: 4,
};

describe('the nets of a population', () => {
  test('differ in their seed alone, and the first is the one of the experiment', () => {
    const { batches } = populationOf({ ...BASE, population: { ...BASE.population, seeds: 3 } });
    expect(batches).toHaveLength(1);
    expect(batches[0].plan.members.map(({ seed }) => seed)).toEqual([7, 8, 9]);
    const own = resolveNetwork(BASE).plan.members[0];
    expect(batches[0].plan.members[0]).toEqual(own);
    expect(batches[0].plan.data).toEqual(resolveNetwork(BASE).train);
  });

  test.each([
    ['init', ['zeros', 'he_normal'], 1],
    ['optimizer', ['sgd', 'adam'], 2],
    ['activation', ['tanh', 'relu'], 2],
  ] as const)('that compare by %s take as few calls as can be', (by, ids, calls) => {
    const population = { ...BASE.population, seeds: 2, compare: { by, ids } };
    const { batches, series } = populationOf({ ...BASE, population });
    expect(batches).toHaveLength(calls);
    expect(series.map(({ id }) => id)).toEqual(ids);
    expect(batches.flatMap(({ nets }) => nets.map(({ series: index }) => index))).toEqual([0, 0, 1, 1]);
    for (const { plan, nets } of batches) expect(plan.members).toHaveLength(nets.length);
  });

  test('draw their weights also where the experiment gives its own', () => {
    const given = { ...BASE, weights: [{ W: [1, 2, 3, 4, 5, 6] }, { W: [1, 2, 3] }] };
    expect(populationOf(given).batches[0].plan.members[0].start).not.toBeInstanceOf(Float64Array);
    // So who adopts a net does not begin the population anew.
    expect(populationKey(given)).toBe(populationKey(BASE));
  });

  test('share the numbers that the experiment gives, and take defaults for the others', () => {
    const compare = { by: 'optimizer', ids: ['sgd', 'adam'] } as const;
    const { batches } = populationOf({ ...BASE, population: { ...BASE.population, compare } });
    expect(batches[0].plan.hypers).toEqual([{ lr: 0.5, weight_decay: 0 }]);
    expect(batches[1].plan.hypers[0]).toMatchObject({ lr: 0.5, beta1: 0.9, beta2: 0.999 });
  });

  test('are compared in the order of the catalogue, and never none', () => {
    const compare = { by: 'optimizer', ids: ['adam'] } as const;
    const experiment = { ...BASE, population: { ...BASE.population, compare } };
    expect(withCompared(experiment, 'sgd', true).population.compare.ids).toEqual(['sgd', 'adam']);
    expect(withCompared(experiment, 'adam', false).population.compare.ids).toEqual(['adam']);
  });
});

describe('a cell of a sweep', () => {
  test('sets the rates of two layers', () => {
    const setting = settingOf(LAYERS, 1, 2);
    expect(setting.layers.get(0)?.lr).toBeCloseTo(16 ** 0.375, 12);
    expect(setting.layers.get(1)).toEqual({ lr: 2.5 });
    expect(setting).toMatchObject({ hyper: {}, width: null, gain: 1 });
  });

  test('becomes a member whose layers point at few sets of hyperparameters', () => {
    const cells = [0, 1, 2, 3].flatMap((row) => [0, 1, 2, 3].map((column) => settingOf(LAYERS, column, row)));
    const plan = sweepPlan(resolveNetwork(BASE), cells, [7]);
    expect(plan.members).toHaveLength(16);
    expect(plan.hypers).toHaveLength(8);
    plan.members.forEach(({ hyper }, n) => {
      expect(hyper.map((index) => plan.hypers[index].lr)).toEqual([
        cells[n].layers.get(0)?.lr,
        cells[n].layers.get(1)?.lr,
      ]);
    });
  });

  test('sets width and the scale of the initial weights', () => {
    const sweep: Sweep = {
      x: { of: 'width', low: 1, high: 9, scale: 'linear' },
      y: { of: 'init', low: 1, high: 4, scale: 'log' },
      size: 2,
    };
    const setting = settingOf(sweep, 1, 0);
    expect(setting.width).toBe(7);
    const wide = withWidth(BASE, setting.width);
    expect(wide.network.layers).toEqual([2, 7, 1]);
    const resolved = resolveNetwork(wide);
    const own = resolved.plan.members[0].start as InitPlan;
    const start = sweepPlan(resolved, [setting], [7]).members[0].start as InitPlan;
    start.scale.forEach((scale, layer) => {
      expect(scale).toBeCloseTo(own.scale[layer] * 2 ** 0.5, 12);
    });
  });

  test('sets a hyperparameter of all layers, for every seed', () => {
    const sweep: Sweep = { ...LAYERS, x: { of: 'lr', low: 1, high: 3, scale: 'linear' } };
    const plan = sweepPlan(resolveNetwork(BASE), [settingOf(sweep, 0, 0)], [7, 8]);
    expect(plan.members.map(({ seed }) => seed)).toEqual([7, 8]);
    expect(plan.members[0].hyper.map((index) => plan.hypers[index].lr)).toEqual([1.25, 0.5]);
  });

  test.each([
    ['trained', [0.1, 0.4], CELL.trained, 0.2],
    ['diverged', [Number.NaN, Number.NaN], CELL.diverged, Number.NaN],
    ['divided', [0.1, Number.NaN], CELL.diverged, Number.NaN],
    ['mostly trained', [0.1, 0.4, Number.NaN], CELL.trained, 0.2],
  ])('whose nets are %s says so', (_, losses, code, loss) => {
    const nets = losses.map((value) =>
      Number.isNaN(value)
        ? ({ status: 'diverged', loss: Number.NaN, stopped: 5 } as const)
        : ({ status: 'running', loss: value, stopped: 0 } as const),
    );
    const result = cellResult(nets);
    expect(result.code).toBe(code);
    expect(result.loss.toPrecision(9)).toBe(loss.toPrecision(9));
  });

  test('can be the net of the experiment, rates of its layers and all', () => {
    const setting = settingOf(LAYERS, 1, 2);
    const adopted = adoptCell(sweeping(LAYERS), withWidth(BASE, null), setting, []);
    expect(adopted.rates).toEqual([16 ** 0.375, 2.5]);
    const { plan } = resolveNetwork(adopted);
    const { hyper } = plan.members[0];
    const cell = sweepPlan(resolveNetwork(BASE), [setting], [7]);
    expect(hyper.map((index) => plan.hypers[index])).toEqual(cell.members[0].hyper.map((index) => cell.hypers[index]));
    expect(sweepKey(adopted)).toBe(sweepKey(sweeping(LAYERS)));
    // And of a cell with one rate for all layers: that one.
    const sweep: Sweep = {
      ...LAYERS,
      x: { of: 'lr', low: 1, high: 3, scale: 'linear' },
      y: { ...LAYERS.y, of: 'init' },
    };
    expect(adoptCell(adopted, withWidth(BASE, null), settingOf(sweep, 0, 0), [])).not.toHaveProperty('rates');
  });

  test('does not begin the map anew when it is adopted', () => {
    const sweep: Sweep = { ...LAYERS, x: { of: 'lr', low: 1, high: 3, scale: 'linear' } };
    const adopted = { ...sweeping(sweep), hyper: { ...BASE.hyper, lr: 3 }, weights: [] };
    expect(sweepKey(adopted)).toBe(sweepKey(sweeping(sweep)));
    expect(sweepKey({ ...sweeping(sweep), seed: 8 })).not.toBe(sweepKey(sweeping(sweep)));
  });
});

describe('another window of a sweep', () => {
  const sweep: Sweep = {
    x: { of: 'init', low: 0, high: 8, scale: 'linear' },
    y: { of: 'lr', low: 0, high: 8, scale: 'linear' },
    size: 8,
  };
  const before = emptyState(sweep, 3, null);
  before.loss.set(Float64Array.from(before.loss, (_, at) => at));
  before.code.fill(CELL.trained);
  before.side.fill(1);

  test('shows what was known of it until it is computed', () => {
    const part: Sweep = { ...sweep, x: { ...sweep.x, low: 2, high: 6 }, y: { ...sweep.y, low: 4, high: 8 } };
    const state = emptyState(part, 3, before);
    // The first cell stands at (2.25, 4.25).
    expect(state.loss[0]).toBe(4 * 8 + 2);
    expect(state.loss[63]).toBe(7 * 8 + 5);
    expect([...new Set(state.side)]).toEqual([2]);
    expect(state.done).toBe(0);
  });

  test('knows nothing of what was outside, nor of other axes', () => {
    const wider: Sweep = { ...sweep, x: { ...sweep.x, low: -8, high: 8 } };
    expect(emptyState(wider, 3, before).code[0]).toBe(CELL.unknown);
    const other: Sweep = { ...sweep, x: { of: 'width', low: 1, high: 8, scale: 'linear' } };
    expect([...emptyState(other, 3, before).code]).toEqual(Array.from({ length: 64 }, () => CELL.unknown));
  });
});

describe('the colours of a sweep', () => {
  test('tell trained from diverged by lines as well, and leave the unknown empty', () => {
    const state = emptyState({ ...LAYERS, size: 2 }, 10, null);
    state.code.set([CELL.trained, CELL.diverged, CELL.undefined, CELL.unknown]);
    state.loss.set([0.5, Number.NaN, Number.NaN, Number.NaN]);
    state.stopped.set([0, 4, 4, 0]);
    const { pixels, hatched } = paintSweep(state, lossRangeOf(state));
    expect([...hatched]).toEqual([0, 1, 1, 0]);
    expect([3, 7, 11, 15].map((at) => pixels[at])).toEqual([255, 255, 255, 0]);
    // Blue leads in what was trained, red in what diverged.
    expect(pixels[2]).toBeGreaterThan(pixels[0]);
    expect(pixels[4]).toBeGreaterThan(pixels[6]);
  });
});

describe('the axes that can be swept', () => {
  test('are those of the experiment', () => {
    expect(axisChoices(BASE)).toEqual(['lr', 'weight_decay', 'lr:0', 'lr:1', 'width', 'init']);
    expect(axisChoices({ ...BASE, network: { ...BASE.network, layers: [2, 1] } })).not.toContain('width');
    for (const of of axisChoices(BASE)) {
      const { low, high, scale } = firstAxis(of, BASE);
      expect(low).toBeLessThan(high);
      if (scale === 'log') expect(low).toBeGreaterThan(0);
    }
  });

  test('have round marks', () => {
    expect(windowTicks([0.01, 100], 'log').map(({ text }) => text)).toEqual(['0.01', '0.1', '1', '10', '100']);
    expect(windowTicks([0.5, 2.1], 'linear').map(({ text }) => text)).toEqual(['0.5', '1', '1.5', '2']);
  });
});

test('adopted weights stand in the layout of the experiment', () => {
  const net = resolveNetwork(BASE).net;
  const { parameters } = layout(net);
  const weights = byLayer(
    net,
    Float64Array.from({ length: parameters }, (_, i) => i),
  );
  expect(weights).toEqual([
    { W: [0, 1, 2, 3, 4, 5], b: [6, 7, 8] },
    { W: [9, 10, 11], b: [12] },
  ]);
  const again = resolveNetwork({ ...BASE, weights }).plan.members[0].start;
  expect(again).toEqual(Float64Array.from({ length: parameters }, (_, i) => i));
});

describe('a sweep at work', () => {
  /** An engine whose nets lose what the rate of their first layer is, or diverge above 8. */
  function engine(calls: TrainPlan[]): Engine {
    return {
      networks: {
        train(plan: TrainPlan, _state: null, epochs: number) {
          calls.push(plan);
          const rates = plan.members.map(({ hyper }) => plan.hypers[hyper[0]].lr);
          return Promise.resolve({
            state: {
              epoch: epochs,
              weights: new Float64Array(),
              optimizer: new Float64Array(),
              codes: Uint8Array.from(rates, (rate) => (rate > 8 ? 1 : 0)),
              stopped: Uint32Array.from(rates, (rate) => (rate > 8 ? 2 : 0)),
            },
            history: { epochs: Uint32Array.of(0, epochs), loss: Float64Array.from([...rates, ...rates]) },
          });
        },
      },
    } as unknown as Engine;
  }

  test.each([1, 3])('computes every cell once, coarse to fine, with %i nets each', async (seeds) => {
    globalThis.requestAnimationFrame ??= (callback) => Number(setTimeout(() => callback(0)));
    const calls: TrainPlan[] = [];
    const told: number[] = [];
    const experiment = sweeping({ ...LAYERS, size: 16, seeds });
    await new Promise<void>((resolve) => {
      const source = createEngineSource();
      source.set(engine(calls));
      const job = createNetSweep(source, () => {
        told.push(job.state?.done ?? 0);
        if (job.ended) resolve();
      });
      job.setActive(true);
      job.use(experiment, true);
      const first = job.state;
      expect(first?.done).toBe(0);
      resolved.push(job);
    });
    const state = resolved.pop()?.state;
    expect(state?.done).toBe(256);
    expect(calls.reduce((sum, { members }) => sum + members.length, 0)).toBe(256 * seeds);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    for (let at = 0; at < 256; at++) {
      const rate = settingOf({ ...LAYERS, size: 16 }, at % 16, Math.floor(at / 16)).layers.get(0)!.lr;
      expect(state?.code[at]).toBe(rate > 8 ? CELL.diverged : CELL.trained);
      if (rate <= 8) expect(state?.loss[at]).toBeCloseTo(rate, 12);
    }
    expect(new Set(state?.side)).toEqual(new Set([1]));
  });

  const resolved: ReturnType<typeof createNetSweep>[] = [];
});
