import { describe, expect, it } from 'vitest';
import { parseNetwork } from '../../../src/experiment/networks/experiment';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';

const resolved = (input: unknown) => resolveNetwork(parseNetwork(input));

describe('a network in the engine’s terms', () => {
  it('has the hidden activation everywhere but at the end', () => {
    const { net } = resolved({ network: { layers: [2, 3, 3, 1], activation: 'relu' } });
    expect(net.activations.map(({ formula }) => formula)).toEqual(['relu(x)', 'relu(x)', 'x']);
  });

  it('takes a list of activations per hidden layer, or per layer', () => {
    const formulas = (activation: readonly string[]) =>
      resolved({ network: { layers: [2, 3, 3, 1], activation } }).net.activations.map(({ formula }) => formula);
    expect(formulas(['sine', 'x^3'])).toEqual(['sin(x)', 'x^3', 'x']);
    expect(formulas(['sine', 'x^3', 'tanh'])).toEqual(['sin(x)', 'x^3', 'tanh(x)']);
  });

  it('gives parameters of activations their defaults', () => {
    expect(resolved({ network: { activation: 'prelu' } }).net.activations[0].parameters).toEqual({ alpha: 0.25 });
  });

  it('draws each layer at the scale of its widths', () => {
    const { start } = resolved({
      network: { layers: [2, 6, 1] },
      init: { id: 'he_normal', hyper: { gain: 2, bias: 0.1 } },
    }).plan.members[0];
    expect(start).toEqual({ distribution: 'normal', scale: [2, 2 * Math.sqrt(2 / 6)], bias: 0.1 });
  });

  it('puts given weights in the order of the parameters, missing biases being 0', () => {
    const weights = [{ W: [1, 2, 3, 4], b: [5, 6] }, { W: [7, 8] }];
    const { start } = resolved({ network: { layers: [2, 2, 1] }, weights }).plan.members[0];
    expect([...(start as Float64Array)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 0]);
  });

  it.each([
    ['bce', 1, [0, 1, 1, 0]],
    ['mse', 1, [0, 1, 1, 0]],
    ['hinge', 1, [-1, 1, 1, -1]],
    ['ce', 2, [0, 1, 1, 0]],
    ['bce', 2, [1, 0, 0, 1, 0, 1, 1, 0]],
    ['hinge', 2, [1, -1, -1, 1, -1, 1, 1, -1]],
  ])('encodes two classes for %s with %i outputs', (loss, outputs, targets) => {
    const { train } = resolved({
      network: { layers: [2, 2, outputs], loss },
      data: { id: 'xor', samples: 4, noise: 0 },
    });
    expect([...train.targets]).toEqual(targets);
  });

  it('follows the squared error while it descends the cross-entropy, and the other way round', () => {
    const metric = (loss: string) => resolved({ network: { loss } }).net.loss.metric;
    expect(metric('bce')).toBe('(sigmoid(z) - t)^2');
    expect(metric('mse_sigmoid')).toBe('softplus(z) - t*z');
    expect(metric('mse')).toBeNull();
  });

  it('knows where one class becomes the other', () => {
    const threshold = (input: unknown) => resolved(input).threshold;
    expect(threshold({ network: { loss: 'bce' } })).toBe(0);
    expect(threshold({ network: { loss: 'hinge' } })).toBe(0);
    expect(threshold({ network: { loss: 'mse' } })).toBe(0.5);
    expect(threshold({ data: 'plane' })).toBeNull();
    expect(threshold({ data: 'three_arms' })).toBeNull();
    expect(resolved({ data: 'plane' }).net.loss.correct).toBeNull();
    expect(resolved({ network: { loss: 'mse' } }).net.loss.correct).not.toBeNull();
  });

  it('keeps rows for testing by the seed, each row in one of the parts, in order', () => {
    const X = Array.from({ length: 50 }, (_, i) => [i, -i]);
    const data = { X, target: X.map(([i]) => i % 2), test: 0.3 };
    const first = resolved({ seed: 1, data });
    expect(first.train.rows).toBe(35);
    expect(first.test!.rows).toBe(15);
    const rows = [first.train, first.test!].map(({ inputs }) => [...inputs].filter((_, i) => i % 2 === 0));
    for (const part of rows) expect(part).toEqual([...part].sort((a, b) => a - b));
    expect(rows.flat().sort((a, b) => a - b)).toEqual(X.map(([i]) => i));
    // A row keeps its target.
    expect([...first.train.targets]).toEqual(rows[0].map((i) => i % 2));
    expect(resolved({ seed: 1, data })).toEqual(first);
    expect(resolved({ seed: 2, data }).test!.inputs).not.toEqual(first.test!.inputs);
  });

  it('always leaves a row to learn from', () => {
    const { train, test } = resolved({ data: { X: [[1], [2]], target: [0, 1], test: 0.9 } });
    expect([train.rows, test?.rows]).toEqual([1, 1]);
    expect(resolved({ data: { X: [[1]], target: [0], test: 0.9 } }).test).toBeNull();
  });

  it('gives own data room to be seen, constant or not', () => {
    const { extent } = resolved({
      data: {
        X: [
          [0, 5],
          [10, 5],
        ],
        target: [0, 1],
      },
    });
    expect(extent).toEqual([
      [-1.5, 11.5],
      [4, 6],
    ]);
  });

  it('never draws more rows in a batch than there are', () => {
    expect(resolved({ data: { X: [[0], [1]], target: [0, 1] }, batch: 64 }).plan.batch).toBe(2);
    expect(resolved({ batch: 'full' }).plan.batch).toBe(0);
  });
});
