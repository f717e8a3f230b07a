import { describe, expect, it } from 'vitest';
import { firstToLast, measureFlow, verdictOf } from '../../../src/analysis/flow';
import { layout } from '../../../src/engine/contract/network';
import { normaliseNetwork } from '../../../src/experiment/networks/experiment';
import { resolveNetwork } from '../../../src/experiment/networks/resolve';
import { tutorialNet } from '../../../src/labs/networks/flow/cards';
import { deepExperiment, flowKey, kindsOf } from '../../../src/labs/networks/flow/series';
import {
  angleBetween,
  CLIPPING_EXAMPLE,
  clipByNorm,
  clipByValue,
  scalarChain,
  scaledByDepth,
  TUTORIAL_SCALES,
  type TutorialActivation,
} from '../../../src/labs/networks/flow/tutorial';
import xor from '../../golden/seeds/000_4.3_gradient_flow.json';
import clipping from '../../golden/seeds/000_7.1_clipping.json';
import depth from '../../golden/seeds/000_7.1_depth_scaling.json';

const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.max(...a.map((x, i) => Math.abs(x - b[i]!) / Math.max(1e-300, Math.abs(b[i]!))));

describe('the tutorial’s model', () => {
  it('is scale^depth, and tanh’s scale is not the bound', () => {
    for (const [name, scale] of Object.entries(TUTORIAL_SCALES)) {
      const given = depth.seed_model_values[name === 'tanh' ? 'tanh_seed' : (name as 'sigmoid' | 'relu')];
      expect(apart(scaledByDepth(scale, depth.depths.length), given)).toBeLessThan(1e-12);
    }
    expect(depth.true_max_derivative.tanh).toBe(1);
  });

  it.each(depth.computed_scalar_chain.cases.map((entry) => [`${entry.activation}, w = ${entry.w}`, entry] as const))(
    'one unit a layer does not ignore its weight: %s',
    (_, { activation, w, a0, grad_by_depth }) => {
      const chain = scalarChain(activation as TutorialActivation, w, a0, grad_by_depth.length);
      expect(apart(chain, grad_by_depth)).toBeLessThan(1e-9);
    },
  );
});

describe('clipping', () => {
  it('by norm keeps the direction', () => {
    expect(CLIPPING_EXAMPLE).toEqual(clipping.gradient);
    const { gradient, norm } = clipByNorm(CLIPPING_EXAMPLE, clipping.max_norm);
    expect(apart(gradient, clipping.clipped)).toBeLessThan(1e-14);
    expect(norm).toBe(2);
    // An arc cosine near 1 loses half of the digits.
    expect(angleBetween(CLIPPING_EXAMPLE, gradient)).toBeLessThan(1e-7);
  });

  it('by value turns it', () => {
    const { gradient, angle } = clipByValue(CLIPPING_EXAMPLE, 2);
    expect(gradient).toEqual(clipping.clip_by_value_2.clipped);
    expect(Math.cos(angle)).toBeCloseTo(clipping.clip_by_value_2.cosine_with_original, 12);
  });

  it('leaves a short gradient alone', () => {
    expect(clipByNorm(clipping.below_threshold.gradient, 2).gradient).toEqual(clipping.below_threshold.clipped);
  });
});

describe('what is measured of a layer', () => {
  // 1 → 2 → 1, two rows. Units: two hidden ones, one output.
  const net = resolveNetwork(
    normaliseNetwork({ network: { layers: [1, 2, 1], loss: 'mse' }, data: { X: [[0], [1]], target: [0, 1], test: 0 } }),
  ).net;
  const told = {
    loss: 0.5,
    accuracy: Number.NaN,
    metric: Number.NaN,
    z: new Float64Array(6),
    h: Float64Array.from([1, 3, 0, 1, 3, 0]),
    slope: Float64Array.from([0, 0.5, 1, 0, 0.5, 1]),
    delta: Float64Array.from([3, 0, 1, 4, 0, 0]),
    gradient: Float64Array.from([3, 4, 0, 0, 6, 8, 0]),
    inputGradient: new Float64Array(2),
  };
  const measured = measureFlow(net, told, 2);

  it('is norms, spread, slope and dead units', () => {
    expect(layout(net).units).toBe(3);
    const [hidden, output] = measured.layers;
    expect(hidden).toEqual({ weightNorm: 5, deltaNorm: 5, spread: 1, slope: 0.25, dead: 0.5 });
    expect(output).toMatchObject({ weightNorm: 10, deltaNorm: 1, dead: 0 });
    expect(measured.norm).toBeCloseTo(Math.sqrt(125), 12);
    expect(firstToLast(measured)).toBe(0.5);
  });

  it('has a name', () => {
    const withFirst = (weightNorm: number) => ({
      ...measured,
      layers: [{ ...measured.layers[0]!, weightNorm }, measured.layers[1]!],
    });
    expect(verdictOf(measured)).toBe('flows');
    expect(verdictOf(withFirst(1e-9))).toBe('vanished');
    expect(verdictOf(withFirst(1e3))).toBe('exploded');
    expect(verdictOf(withFirst(Number.NaN))).toBe('exploded');
  });
});

describe('deep networks', () => {
  const experiment = normaliseNetwork({
    network: { layers: [2, 4, 1], l2: 0.1 },
    flow: { depth: 5, width: 7, activations: ['tanh', 'relu'], inits: ['he_normal'], clip: 3 },
  });

  it('are as many as activations times initialisations', () => {
    expect(kindsOf(experiment).map(({ activation }) => activation)).toEqual(['tanh', 'relu']);
  });

  it('keep the ends, the data and the loss of the experiment', () => {
    const [kind] = kindsOf(experiment);
    const { net, plan } = resolveNetwork(deepExperiment(experiment, { ...kind!, residual: true }));
    expect(net.widths).toEqual([2, 7, 7, 7, 7, 7, 1]);
    expect(net).toMatchObject({ residual: true, l2: 0 });
    expect(plan.clip).toEqual({ by: 'norm', max: 3 });
    expect(plan.data.inputs).toEqual(resolveNetwork(experiment).train.inputs);
  });

  it('are measured anew for what changes them, and for nothing else', () => {
    const key = flowKey(experiment);
    expect(flowKey({ ...experiment, view: 'gan', epochs: 7 })).toBe(key);
    expect(flowKey({ ...experiment, seed: 7 })).not.toBe(key);
    expect(flowKey({ ...experiment, flow: { ...experiment.flow, depth: 6 } })).not.toBe(key);
  });
});

it('the tutorial’s XOR network has the tutorial’s weights', () => {
  const { plan } = resolveNetwork(tutorialNet(normaliseNetwork({}), 'sigmoid'));
  const given = xor.computed_instead.cases[0]!.W as unknown as number[][][];
  const { start } = plan.members[0]!;
  // Ours is out × in, the tutorial's in × out.
  const flat = given.flatMap((W) => W[0]!.flatMap((_, o) => W.map((row) => row[o]!)));
  expect([...(start as Float64Array)]).toHaveLength(88);
  expect(apart([...(start as Float64Array)], flat)).toBeLessThan(1e-14);
});
