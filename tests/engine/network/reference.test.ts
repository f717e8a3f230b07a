import { afterAll, describe, expect, it } from 'vitest';
import type { NetData, NetPlan } from '../../../src/engine/contract/network';
import linear from '../../golden/nets/linear_231.json';
import large from '../../golden/nets/mlp_large.json';
import small from '../../golden/nets/mlp_small.json';
import { engines } from '../engines';
import { expectNear } from './near';
import { data, net, training } from './plans';

interface Layer {
  readonly in: number;
  readonly out: number;
  readonly W: readonly number[];
  readonly b?: readonly number[];
}

interface Path {
  readonly lr: number;
  readonly loss: readonly number[];
  readonly final_params: readonly number[];
  readonly max_abs_diff_float32: number;
}

/** A net by PyTorch 1.13 in float64, checked against NumPy and finite differences. */
interface Case {
  readonly id: string;
  readonly arch: readonly number[];
  readonly activation: string;
  readonly loss: string;
  readonly layers: readonly Layer[];
  readonly X: readonly (readonly number[])[];
  readonly target: readonly (number | readonly number[])[];
  readonly z_out: readonly (readonly number[])[];
  readonly loss_value: number;
  readonly grad: readonly Layer[];
  readonly grad_X: readonly (readonly number[])[];
  readonly train: { readonly sgd: Path; readonly adam: Path };
}

const cases = [...small.cases, ...large.cases, ...linear.cases] as unknown as readonly Case[];

// float64 against float64: only the order of operations differs.
const CPU_TOLERANCE = 1e-9;

// One pass in float32: a few dozen roundings of 6e-8 each, and exponentials that WGSL allows a few ulp.
const GPU_PASS = 2e-5;

// The reference's own float32 run rounds each elementary function correctly, which WGSL does not ask for: ten times its
// error, and at least what one pass may be off.
const GPU_FACTOR = 10;

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

describe.each(both.map((engine) => [engine.kind, engine] as const))('networks on the %s engine', (kind, engine) => {
  const { networks } = engine;

  describe.each(cases.map((entry) => [entry.id, entry] as const))('%s', (_, entry) => {
    const plan = netOf(entry);
    const rows: NetData = data(entry.X, entry.target);
    const weights = flat(entry.layers);
    const pass = kind === 'cpu' ? CPU_TOLERANCE : GPU_PASS;

    it('computes outputs, loss and every gradient', async () => {
      const outputs = await networks.outputs(plan, weights, rows.inputs);
      // Outputs are float32 on both engines.
      expectNear(outputs, entry.z_out.flat(), kind === 'cpu' ? 1e-7 : GPU_PASS, 'z_out');
      const inspection = await networks.inspect(plan, weights, rows);
      expectNear([inspection.loss], [entry.loss_value], pass, 'loss');
      expectNear(inspection.gradient, flat(entry.grad), pass, 'gradient');
      expectNear(inspection.inputGradient, entry.grad_X.flat(), pass, 'input gradient');
      const assessment = await networks.assess(plan, weights, rows);
      expectNear(assessment.loss, [entry.loss_value], pass, 'loss');
    });

    it.each(['sgd', 'adam'] as const)('follows 50 steps of %s', async (id) => {
      const { lr, loss, final_params, max_abs_diff_float32 } = entry.train[id];
      const { state, history } = await networks.train(training(plan, rows, weights, [id, { lr }, 50]), null, 50);
      const tolerance = kind === 'cpu' ? CPU_TOLERANCE : Math.max(GPU_PASS, GPU_FACTOR * max_abs_diff_float32);
      expect([...history.epochs]).toEqual(Array.from({ length: 51 }, (_, epoch) => epoch));
      expectNear(history.loss, loss, tolerance, 'loss');
      expectNear(state.weights, final_params, tolerance, 'parameters');
      expect([...state.codes]).toEqual([0]);
    });
  });
});

function netOf({ arch, activation, loss, layers }: Case): NetPlan {
  return net(arch, activation, loss, { bias: layers.every(({ b }) => b !== undefined) });
}

function flat(layers: readonly Layer[]): Float64Array {
  return Float64Array.from(layers.flatMap(({ W, b }) => [...W, ...(b ?? [])]));
}
