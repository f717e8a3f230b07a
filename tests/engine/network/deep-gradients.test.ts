import { afterAll, describe, expect, it } from 'vitest';
import { isResidual, layout, type NetData, type NetPlan } from '../../../src/engine/contract/network';
import golden from '../../golden/nets/deep_gradients.json';
import tutorial from '../../golden/seeds/000_4.3_gradient_flow.json';
import { engines } from '../engines';

// Gradient norms per layer of a real backward pass by PyTorch: ten hidden layers of eight, 6 activations × 4 gains; and
// of the small XOR net whose bars the tutorial had typed in.

interface Deep {
  readonly activation: string;
  readonly gain: number;
  readonly loss: number;
  readonly norm_dW: readonly number[];
  readonly norm_db: readonly number[];
  readonly norm_delta: readonly number[];
  readonly norm_dX: number;
  readonly std_activation: readonly number[];
}

/** At zero every kink takes the branch below, as in the reference. */
const FORMULAS: Readonly<Record<string, string>> = {
  sigmoid: 'sigmoid(x)',
  tanh: 'tanh(x)',
  relu: 'x > 0 ? x : 0',
  leaky_relu: 'x > 0 ? x : 0.01*x',
  elu: 'x > 0 ? x : exp(x) - 1',
  linear: 'x',
};

function plan(widths: readonly number[], activation: string, bias: boolean): NetPlan {
  const layers = widths.length - 1;
  return {
    widths,
    activations: Array.from({ length: layers }, (_, l) => ({
      formula: l + 1 < layers ? FORMULAS[activation]! : 'x',
      parameters: {},
    })),
    bias,
    residual: false,
    loss: { kind: 'elementwise', formula: 'softplus(z) - t*z', reduction: 'mean', correct: null, metric: null },
    l1: 0,
    l2: 0,
  };
}

const norm = (numbers: Float64Array): number => Math.sqrt(numbers.reduce((sum, x) => sum + x * x, 0));

/** The columns `from` to `to` of a matrix with rows of `width`. */
function columns(matrix: Float64Array, width: number, from: number, to: number): Float64Array {
  const rows = matrix.length / width;
  const part = new Float64Array(rows * (to - from));
  for (let row = 0; row < rows; row++) {
    part.set(matrix.subarray(row * width + from, row * width + to), row * (to - from));
  }
  return part;
}

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

// Relative to the norm that the reference has, layer by layer. Norms go down to 3e-11 and float32 holds them with the
// same relative error: products lose a few ulp a layer, sums over 16 rows with cancellation somewhat more.
const TOLERANCE = { cpu: 1e-9, gpu: 2e-4 };

// A bias's gradient is the sum of ∂L/∂z over the rows. The targets are balanced, so the sum can be a millionth of its
// terms, and float32 holds it to a few ulp of these.
const CANCELLED = { cpu: 0, gpu: 3e-7 };

describe.each(both.map((engine) => [engine.kind, engine] as const))(
  'deep gradients on the %s engine',
  (kind, engine) => {
    const close = (actual: number, expected: number, what: string, terms = 0) => {
      const allowed = TOLERANCE[kind] * Math.abs(expected) + CANCELLED[kind] * terms;
      expect(Math.abs(actual - expected), what).toBeLessThanOrEqual(allowed);
    };

    it.each(
      (golden.cases as unknown as Deep[]).map((entry) => [`${entry.activation} × ${entry.gain}`, entry] as const),
    )('%s', async (_, entry) => {
      const net = plan(golden.dims, entry.activation, true);
      const { layers, parameters, units } = layout(net);
      const weights = new Float64Array(parameters);
      layers.forEach((layer, l) => {
        const factor = entry.gain / Math.sqrt(layer.inputs);
        weights.set(
          (golden.Z as number[][])[l]!.map((z) => factor * z),
          layer.weights,
        );
      });
      const data: NetData = {
        rows: golden.X.length,
        inputs: Float64Array.from(golden.X.flat()),
        targets: Float64Array.from(golden.target),
      };
      const told = await engine.networks.inspect(net, weights, data);
      close(told.loss, entry.loss, 'loss');
      close(norm(told.inputGradient), entry.norm_dX, 'input');
      layers.forEach((layer, l) => {
        const biases = layer.biases!;
        close(norm(told.gradient.subarray(layer.weights, biases)), entry.norm_dW[l]!, `dW ${l}`);
        const terms = Math.sqrt(data.rows) * entry.norm_delta[l]!;
        close(norm(told.gradient.subarray(biases, biases + layer.outputs)), entry.norm_db[l]!, `db ${l}`, terms);
        const delta = columns(told.delta, units, layer.units, layer.units + layer.outputs);
        close(norm(delta), entry.norm_delta[l]!, `delta ${l}`);
        if (l + 1 < layers.length) {
          const h = columns(told.h, units, layer.units, layer.units + layer.outputs);
          const mean = h.reduce((sum, x) => sum + x, 0) / h.length;
          const spread = Math.sqrt(h.reduce((sum, x) => sum + (x - mean) ** 2, 0) / h.length);
          close(spread, entry.std_activation[l]!, `spread ${l}`);
        }
      });
    });

    it.each(tutorial.computed_instead.cases.map((entry) => [entry.activation, entry] as const))(
      'the tutorial’s 2-8-8-1 XOR net, %s',
      async (_, entry) => {
        const net = plan([2, 8, 8, 1], entry.activation, false);
        const { layers, units } = layout(net);
        // The tutorial stores W as in × out.
        const given = tutorial.computed_instead.cases[0]!.W as unknown as number[][][];
        const weights = Float64Array.from(
          layers.flatMap(({ inputs, outputs }, l) =>
            Array.from({ length: outputs * inputs }, (_w, i) => given[l]![i % inputs]![Math.floor(i / inputs)]!),
          ),
        );
        const inputs = Float64Array.from([0, 0, 0, 1, 1, 0, 1, 1]);
        const told = await engine.networks.inspect(net, weights, {
          rows: 4,
          inputs,
          targets: Float64Array.from([0, 1, 1, 0]),
        });
        close(told.loss, entry.loss, 'loss');
        close(norm(told.inputGradient), entry.norm_dX, 'input');
        layers.forEach((layer, l) => {
          const end = layers[l + 1]?.weights ?? weights.length;
          close(norm(told.gradient.subarray(layer.weights, end)), entry.norm_dW[l]!, `dW ${l}`);
          close(
            norm(columns(told.delta, units, layer.units, layer.units + layer.outputs)),
            entry.norm_delta[l]!,
            `delta ${l}`,
          );
        });
      },
    );

    it('skip connections carry the gradient past layers that let nothing through', async () => {
      // Flat activations stop every gradient; with the layer's input added it arrives at the first layer whole.
      const still: NetPlan = { ...plan([2, 4, 4, 4, 1], 'linear', true), residual: true };
      const net: NetPlan = {
        ...still,
        activations: still.activations.map((activation, l) =>
          isResidual(still, l) ? { ...activation, formula: '0*x' } : activation,
        ),
      };
      const { parameters, layers } = layout(net);
      const weights = Float64Array.from({ length: parameters }, (_, i) => Math.sin(i + 1));
      const data = { rows: 2, inputs: Float64Array.from([1, -0.5, 0.25, 2]), targets: Float64Array.from([1, 0]) };
      const { gradient } = await engine.networks.inspect(net, weights, data);
      const without = await engine.networks.inspect({ ...net, residual: false }, weights, data);
      const first = (all: Float64Array) => norm(all.subarray(0, layers[0]!.biases!));
      expect(first(gradient)).toBeGreaterThan(0.01);
      expect(first(without.gradient)).toBe(0);
    });
  },
);
