import { afterAll, describe, expect, test } from 'vitest';
import { layout } from '../../../src/engine/contract/network';
import { createCpuEngine } from '../../../src/engine/cpu/engine';
import { inlineWorker } from '../../../src/engine/cpu/inline';
import {
  type CheckEntry,
  checkGradients,
  compareGradients,
  DECADES,
  decadeOf,
  histogram,
  judge,
  sampled,
  shiftedWeights,
} from '../../../src/labs/networks/diagram/check';
import { parameterName } from '../../../src/labs/networks/diagram/symbols';
import { activation, data, net } from '../../engine/network/plans';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

const XOR = data(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [0, 1, 1, 0],
);
const drawn = (count: number) => Float64Array.from({ length: count }, (_, i) => Math.sin(7.1 * (i + 1)));

describe('the gradient check', () => {
  test('passes every parameter of a smooth net', async () => {
    const plan = net([2, 4, 1], 'tanh', 'bce', { l1: 0.01, l2: 0.1 });
    const check = await checkGradients(engine, plan, drawn(17), XOR);
    const { passed, worst, kinks } = judge(check);
    expect(check.entries).toHaveLength(17);
    expect(worst!.error).toBeLessThan(1e-7);
    expect({ passed, kinks }).toEqual({ passed: true, kinks: 0 });
  });

  test('finds one wrong number among the right ones', async () => {
    const plan = net([2, 4, 1], 'tanh', 'bce');
    const { networks } = engine;
    const lying = {
      kind: 'cpu',
      networks: {
        ...networks,
        assess: networks.assess.bind(networks),
        inspect: async (...args: Parameters<typeof networks.inspect>) => {
          const right = await networks.inspect(...args);
          return { ...right, gradient: right.gradient.map((value, i) => (i === 5 ? 1.01 * value : value)) };
        },
      },
    } as unknown as typeof engine;
    const { passed, worst } = judge(await checkGradients(lying, plan, drawn(17), XOR));
    expect(passed).toBe(false);
    expect(worst!.parameter).toBe(5);
    expect(worst!.error).toBeCloseTo(0.01, 3);
  });

  test('calls a corner a corner, and no error', async () => {
    // All weights zero: every ReLU stands exactly at its corner for the row (0, 0), where only biases move it.
    const plan = { ...net([2, 1, 1], 'relu', 'half_se'), activations: [activation('relu'), activation('linear')] };
    const weights = Float64Array.from([1, 1, 0, 2, 0]);
    const check = await checkGradients(engine, plan, weights, data([[0, 0]], [1]));
    const { passed, kinks } = judge(check);
    expect({ passed, kinks }).toEqual({ passed: true, kinks: 1 });
    const corner = check.entries.find(({ kink }) => kink)!;
    expect(parameterName(plan, corner.parameter)).toBe('b¹₁');
    // The convention is the slope on the left; the difference is the mean of both.
    expect(corner.analytic).toBe(0);
    expect(corner.numeric).toBeCloseTo(-1, 4);
  });

  test('takes a sample of a large net, in several calls', async () => {
    const plan = net([2, 64, 64, 1], 'tanh', 'bce');
    const { parameters } = layout(plan);
    const calls: number[] = [];
    const counting = {
      kind: 'cpu',
      networks: {
        inspect: engine.networks.inspect.bind(engine.networks),
        assess: (...args: Parameters<typeof engine.networks.assess>) => {
          calls.push(args[1].length);
          return engine.networks.assess(...args);
        },
      },
    } as unknown as typeof engine;
    const check = await checkGradients(counting, plan, drawn(parameters), XOR);
    expect(check.entries).toHaveLength(512);
    expect(new Set(check.entries.map(({ parameter }) => parameter)).size).toBe(512);
    expect(calls.length).toBeGreaterThan(1);
    expect(Math.max(...calls)).toBeLessThanOrEqual(4e6);
    expect(judge(check).passed).toBe(true);
  });
});

describe('its parts', () => {
  test('shift one weight of each net, up and down', () => {
    const nets = shiftedWeights(Float64Array.of(3, -0.5), [1, 0], 0.1);
    [3, -0.4, 3, -0.6, 3.3, -0.5, 2.7, -0.5].forEach((value, i) => {
      expect(nets[i]).toBeCloseTo(value, 12);
    });
  });

  test('sample evenly, and all of a few', () => {
    expect(sampled(3, 10)).toEqual([0, 1, 2]);
    expect(sampled(1000, 4)).toEqual([0, 250, 500, 750]);
  });

  test('measure small gradients against the largest', () => {
    const weights = Float64Array.of(0, 0);
    const settings = { step: 0.1, tolerance: 1e-3 };
    const [large, small] = compareGradients(weights, [0, 1], Float64Array.of(10, 1e-9), [1, -1, 0, 0], 0, settings);
    expect(large!.error).toBeCloseTo(0, 12);
    expect(small!.error).toBeCloseTo(1e-9 / 1e-2, 12);
  });

  test('take NaN for the worst error', () => {
    const entry = (error: number): CheckEntry => ({ parameter: 0, analytic: 0, numeric: 0, error, kink: false });
    const check = { tolerance: 1, step: 1, parameters: 2, entries: [entry(Number.NaN), entry(0.1)] };
    expect(judge(check)).toMatchObject({ passed: false, worst: { error: Number.NaN } });
  });

  test('count by powers of ten', () => {
    expect([0, 1e-17, 3e-16, 5e-9, 0.5, 1, 1e9, Number.NaN].map(decadeOf)).toEqual([0, 0, 0, 7, 15, 16, 16, 16]);
    const bins = histogram([{ parameter: 0, analytic: 0, numeric: 0, error: 5e-9, kink: false }]);
    expect(bins).toHaveLength(DECADES);
    expect(bins[7]).toBe(1);
  });
});
