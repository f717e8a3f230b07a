import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { NET_LOSSES } from '../../../src/catalog/networks';
import { layout } from '../../../src/engine/contract/network';
import { createCpuEngine } from '../../../src/engine/cpu/engine';
import { inlineWorker } from '../../../src/engine/cpu/inline';
import { closedSlope } from '../../../src/labs/networks/diagram/closed';
import { createExplainer } from '../../../src/labs/networks/diagram/explain';
import { createReader, type Facts } from '../../../src/labs/networks/diagram/facts';
import { figure, fromFormula, label, name, plain } from '../../../src/labs/networks/diagram/math';
import { itemEquations, itemSentence, stepLines } from '../../../src/labs/networks/diagram/narrate';
import { roundSteps } from '../../../src/labs/networks/diagram/steps';
import { createWords } from '../../../src/page/i18n';
import { data, loss, net } from '../../engine/network/plans';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

/** A net of any shape on four rows, with all that the engine says of it. */
async function facts(
  widths: readonly number[],
  activation: string,
  lossId: string,
  seed: number,
  more: { readonly residual?: boolean; readonly l2?: number } = {},
): Promise<Facts> {
  const plan = net(widths, activation, lossId, more);
  const noise = (i: number) => Math.sin(seed + 12.9898 * (i + 1));
  const weights = Float64Array.from({ length: layout(plan).parameters }, (_, i) => noise(i));
  const rows = [0, 1, 2, 3];
  const inputs = rows.map((r) => Array.from({ length: widths[0]! }, (_, i) => 2 * noise(100 + 10 * r + i)));
  const targets = rows.map((r) =>
    plan.loss.kind === 'softmax' ? r % widths.at(-1)! : Array.from({ length: widths.at(-1)! }, (_, k) => (r + k) % 2),
  );
  const batch = data(inputs, targets);
  return { net: plan, weights, data: batch, inspection: await engine.networks.inspect(plan, weights, batch), row: 2 };
}

const cases = [
  [[2, 3, 1], 'tanh', 'bce', {}],
  [[3, 4, 4, 2], 'sigmoid', 'mse', { residual: true }],
  [[2, 5, 3], 'relu', 'ce', {}],
  [[1, 12, 1], 'silu', 'half_se', { l2: 0.1 }],
  [[2, 1], 'linear', 'mse_sigmoid', {}],
] as const;

describe('the explained numbers', () => {
  test.each(cases)('of %j with %s and %s are the engine’s', async (widths, activation, lossId, more) => {
    const known = await facts(widths, activation, lossId, 3, more);
    const reader = createReader(known);
    const explainer = createExplainer(reader);
    layout(known.net).layers.forEach(({ inputs, outputs }, layer) => {
      for (let to = 0; to < outputs; to++) {
        // What comes back from above times the own slope is the engine's ∂L/∂z, though it was found another way.
        const delta = reader.outputSlope(layer, to) * reader.slope(layer, to);
        expect(delta).toBeCloseTo(reader.delta(layer, to), 12);
        for (let from = 0; from < inputs; from++) {
          const { value } = explainer.chain(layer, from, to);
          expect(value).toBeCloseTo(reader.delta(layer, to) * reader.input(layer, from), 12);
          let all = 0;
          for (let row = 0; row < 4; row++) all += reader.delta(layer, to, row) * reader.input(layer, from, row);
          const weight = reader.weightAt(layer, from, to);
          const penalty = known.net.l2 * known.weights[weight]!;
          expect(reader.gradient(weight)).toBeCloseTo(all + penalty, 12);
          expect(explainer.weightGradient(layer, from, to).at(-1)!.value).toBe(reader.gradient(weight));
        }
      }
    });
  });

  test.each(cases)('of %j with %s and %s can be said at every step', async (widths, activation, lossId, more) => {
    const known = await facts(widths, activation, lossId, 5, more);
    const reader = createReader(known);
    const explainer = createExplainer(reader);
    for (const step of roundSteps(widths.length - 1)) {
      const lines = stepLines(explainer, reader, step);
      if (step.kind !== 'update') expect(lines.length).toBeGreaterThan(0);
      for (const { item, equation } of lines) {
        expect(Number.isFinite(equation.value)).toBe(true);
        // The last figure of the line is the number itself.
        expect(plain(equation.numeric).endsWith(figure(equation.value, step.kind === 'loss' ? 13 : undefined))).toBe(
          true,
        );
        expect(itemEquations(explainer, reader, item).length).toBeGreaterThan(0);
        expect(itemSentence(item, reader, createWords('en'))).not.toMatch(/NaN|undefined|\{/);
      }
    }
  });

  test('name every factor of a weight before the last layer', async () => {
    const explainer = createExplainer(createReader(await facts([2, 3, 1], 'tanh', 'bce', 1)));
    expect(plain(explainer.chain(0, 1, 2).symbolic!)).toBe('∂L/∂y′·∂y′/∂h₃·∂h₃/∂z₃·∂z₃/∂w¹₂₃');
  });

  test('show the largest terms of a long sum', async () => {
    const explainer = createExplainer(createReader(await facts([1, 12, 1], 'tanh', 'mse', 1)));
    const { symbolic } = explainer.sum(1, 0);
    expect(plain(symbolic!).match(/·/g)).toHaveLength(3);
    expect(plain(symbolic!)).toContain('…');
    expect(plain(symbolic!)).toContain('w²');
  });
});

describe('a textbook derivative', () => {
  test.each([
    ['half_se', 'z - t'],
    ['mse', '2*(z - t)'],
    ['bce', 'sigmoid(z) - t'],
    ['hinge', 't*z < 1 ? -t : 0'],
  ])('of %s is %s', (id, closed) => {
    expect(closedSlope(loss(id))).toBe(closed);
  });

  test('is never claimed for another loss', () => {
    expect(closedSlope(loss('mse', { formula: '(z - t)^4' }))).toBeNull();
    for (const id of NET_LOSSES.keys()) expect(() => closedSlope(loss(id))).not.toThrow();
  });
});

describe('a figure', () => {
  test.each([
    [0.928, '0.928'],
    [0.9279999999999999, '0.928'],
    [140.3136, '140.3136'],
    [1e-5, '0.00001'],
    [-1e-5, '−0.00001'],
    [1 / 3, '0.33333'],
    [0.0015559123456, '0.0015559'],
    [2e-10, '2e−10'],
    [3e100, '3e100'],
    [-2500000, '−2.5e6'],
    [0, '0'],
  ])('of %d is %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });

  test.each([
    [140.3136, '140.3136'],
    [4047.80544, '4048'],
    [-0.9277312, '−0.928'],
    [2.0552e-6, '2.06e−6'],
    [9600, '9600'],
    [0.0015551999, '0.00156'],
  ])('of %d as a label is %s', (value, text) => {
    expect(label(value)).toBe(text);
  });

  test('is never far from its number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), (value) => {
        const read = Number(figure(value).replaceAll('−', '-'));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(Math.max(1e-3 * Math.abs(value), 1e-300));
      }),
    );
  });

  test('in a formula keeps its brackets', () => {
    const names = new Map([['x', name('z')]]);
    expect(plain(fromFormula('x/2*(1 + erf(x/sqrt(2)))', names))).toBe('z/2·(1 + erf(z/√(2)))');
    expect(plain(fromFormula('(x - 1)^2/(x + 1)', names))).toBe('(z − 1)²/(z + 1)');
  });
});
