import { afterAll, describe, expect, it, vi } from 'vitest';
import { layout, type NetData, type TrainHistory } from '../../../src/engine/contract/network';
import xor from '../../golden/seeds/000_4.2_xor.json';
import spiral from '../../golden/seeds/000_8_spiral.json';
import hinge from '../../golden/seeds/002_hinge.json';
import perceptron from '../../golden/seeds/002_perceptron.json';
import worked from '../../golden/seeds/003_backprop_231.json';
import unit from '../../golden/seeds/004_2_sigmoid_backprop.json';
import simple from '../../golden/seeds/004_3_simplenn.json';
import { engines } from '../engines';
import { expectNear } from './near';
import { data, loss, net, optimizer, training } from './plans';

// Software drivers and busy machines take their time.
vi.setConfig({ testTimeout: 180_000 });

// The nets of the tutorials, each held to a run of its own script (corrected where it was wrong).

/** float64 against float64: only the order of operations differs, and none of these nets is ill-conditioned. */
const CPU_TOLERANCE = 1e-9;

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

const SQUARE = '(sigmoid(z) - t)^2';

describe.each(both.map((engine) => [engine.kind, engine] as const))('tutorials on the %s engine', (kind, engine) => {
  const { networks } = engine;
  /** A float32 run of the oracle says what float32 is good for; WGSL's functions may be ten times worse. */
  const within = (float32: number) => (kind === 'cpu' ? CPU_TOLERANCE : 10 * float32);

  it('learns XOR along the curve of the tutorial', async () => {
    const plan = net([2, 4, 1], 'sigmoid', 'bce', { loss: loss('bce', { metric: SQUARE }) });
    const start = outputMajor(xor.init, [2, 4, 1]);
    const rows = data(xor.X, xor.y);
    const inspection = await networks.inspect(plan, start, rows);
    const { W1, b1, W2, b2 } = xor.grad_step0_seed;
    const gradient = outputMajor([...W1.flat(), ...b1, ...W2.flat(), ...b2], [2, 4, 1]);
    expectNear(inspection.gradient, gradient, within(1e-7), 'gradient');

    const { state, history } = await networks.train(
      training(plan, rows, start, ['sgd', { lr: xor.lr }, xor.epochs]),
      null,
      xor.epochs,
    );
    const { max_abs_param_diff_float32_numpy: float32 } = xor.conditioning;
    const tolerance = within(Math.max(...Object.values(float32)));
    expectNear(at(history, 'metric', xor.trajectory.step), xor.trajectory.mse, tolerance, 'MSE');
    expectNear(at(history, 'loss', xor.trajectory.step), xor.trajectory.bce, tolerance, 'cross-entropy');
    expectNear(state.weights, outputMajor(xor.final.params, [2, 4, 1]), tolerance, 'weights');
    const outputs = await networks.outputs(plan, state.weights, rows.inputs);
    const predictions = Array.from(outputs, (z) => 1 / (1 + Math.exp(-z)));
    expectNear(predictions, xor.final.predictions, Math.max(tolerance, 1e-7), 'predictions');
    expect(history.accuracy.at(-1)).toBe(1);
  });

  it('learns XOR more slowly by the gradient of the loss that the tutorial shows', async () => {
    const plan = net([2, 4, 1], 'sigmoid', 'mse_sigmoid');
    const start = outputMajor(xor.init, [2, 4, 1]);
    const oracle = xor.true_mse_gradient_run;
    const steps = oracle.trajectory.step;
    const { state, history } = await networks.train(
      training(plan, data(xor.X, xor.y), start, ['sgd', { lr: xor.lr }, 5000]),
      null,
      5000,
    );
    // Fall off the plateau begins early or late with the last bits: the weights are as sensitive as the other run's.
    const tolerance = within(Math.max(...Object.values(xor.conditioning.max_abs_param_diff_float32_numpy)));
    expectNear(at(history, 'loss', steps), oracle.trajectory.mse, tolerance, 'MSE');
    expectNear(state.weights, outputMajor(oracle.final_params_5000, [2, 4, 1]), 10 * tolerance, 'weights');
  });

  it('computes the worked example number by number', async () => {
    const plan = net([2, 3, 1], 'linear', 'half_se', { bias: false });
    const rows = data([worked.x], [worked.target]);
    const weightsOf = ({ W1, W2 }: { W1: readonly number[]; W2: readonly number[] }) =>
      Float64Array.from([...transposed(W1, 2, 3), ...W2]);
    for (const step of [worked.step0, worked.step1]) {
      const inspection = await networks.inspect(plan, weightsOf(step), rows);
      // Multiples of 2^-k and decimal fractions of five digits: float32 holds the first step exactly.
      const tolerance = within(1e-7);
      expectNear(inspection.z, [...step.z, step.y], tolerance, 'z');
      expectNear([inspection.loss], [step.loss], tolerance, 'loss');
      expectNear(inspection.delta.slice(3), [step.dy], tolerance, 'dL/dy');
      expectNear(inspection.gradient, weightsOf({ W1: step.gW1, W2: step.gW2 }), tolerance, 'gradient');
    }
    const { state, history } = await networks.train(
      training(plan, rows, weightsOf(worked.init), ['sgd', { lr: worked.lr }, 200]),
      null,
      200,
    );
    expect(history.loss[0]).toBe(7200);
    expectNear([history.loss[1]], [worked.exact_second_loss.value], within(1e-6), 'second loss');
    expectNear(
      history.loss.slice(0, 51),
      worked.trajectory.map((row) => row.loss),
      within(1e-6),
      'loss',
    );
    expectNear(state.weights, weightsOf(worked.step_200), within(1e-6), 'weights');
  });

  it('follows the worked example with other learning rates, as a population', async () => {
    const plan = net([2, 3, 1], 'linear', 'half_se', { bias: false });
    const runs = worked.other_learning_rates;
    const start = Float64Array.from([...worked.init.W1, ...worked.init.W2]);
    const { hyper } = optimizer('sgd');
    const { history } = await networks.train(
      training(plan, data([worked.x], [worked.target]), start, ['sgd', {}, 40], {
        hypers: runs.map(({ lr }) => ({ ...hyper, lr })),
        members: runs.map((_, set) => ({ seed: set, start, hyper: [set, set] })),
      }),
      null,
      40,
    );
    runs.forEach(({ lr, rows }, n) => {
      const losses = rows.map(({ step }) => history.loss[step * runs.length + n]);
      expectNear(
        losses,
        rows.map((row) => row.loss),
        within(1e-6),
        `loss with ${lr}`,
      );
    });
  });

  describe('the perceptron, with its bias', () => {
    const rows = data(perceptron.X, perceptron.y);
    const summed = (id: string, l2 = 0) => net([2, 1], 'linear', id, { loss: loss(id, { reduction: 'sum' }), l2 });
    const parameters = ({ w, b }: { readonly w: readonly number[]; readonly b: number }) => [...w, b];

    it('counts samples on the boundary as misclassified, and is done after one step', async () => {
      const { gradient, real_perceptron_batch: oracle } = perceptron;
      const inspection = await networks.inspect(summed('perceptron'), new Float64Array(3), rows);
      // The gradient is of small whole numbers, exact in float32.
      expect(Array.from(inspection.gradient, (each) => each + 0)).toEqual([...gradient.w, gradient.b]);
      const { rows: steps } = oracle;
      const plan = training(summed('perceptron'), rows, [0, 0, 0], ['sgd', { lr: oracle.lr }, steps.length - 1]);
      for (const { epoch, loss: expected, ...row } of steps) {
        const { state, history } = await networks.train(plan, null, epoch);
        expectNear(state.weights, parameters(row), within(1e-7), `weights after ${epoch}`);
        expectNear([history.loss[epoch]], [expected], within(1e-7), `loss after ${epoch}`);
        expect(history.accuracy[epoch]).toBe(1 - row.misclassified.length / rows.rows);
      }
    });

    it('goes on by the hinge until both margins are 1', async () => {
      for (const { lambda, lr, rows: steps } of hinge.runs) {
        // No margin of these runs comes nearer to the kink at 1 than 6e-4: in float32, too, both fall on its right side.
        const plan = training(summed('hinge', lambda), rows, [0, 0, 0], ['sgd', { lr }, 100]);
        const { history } = await networks.train(plan, null, 100);
        expectNear(
          steps.map(({ step }) => history.loss[step]),
          steps.map((row) => row.loss),
          within(1e-7),
          `loss with λ = ${lambda}`,
        );
        for (const { step, grad, ...row } of steps.filter(({ step }) => step < 5 || step === 100)) {
          const { state } = await networks.train(plan, null, step);
          expectNear(state.weights, parameters(row), within(1e-7), `weights after ${step}`);
          const { gradient } = await networks.inspect(
            summed('hinge', lambda),
            Float64Array.from(parameters(row)),
            rows,
          );
          expectNear(gradient, grad, within(1e-7), `gradient after ${step}`);
        }
      }
    });

    it('has as a sum the loss and the gradient of the mean times the rows, whatever the loss', async () => {
      for (const id of ['hinge', 'mse', 'ce'] as const) {
        const outputs = id === 'ce' ? 3 : 1;
        const some = data([[1, 2], [-1, 0.5], [0.25, -2]], id === 'ce' ? [2, 0, 1] : [1, -1, 1]); // biome-ignore format: a row each
        const start = Float64Array.from({ length: 3 * outputs }, (_, i) => Math.sin(i + 1));
        const [mean, sum] = await Promise.all(
          (['mean', 'sum'] as const).map((reduction) =>
            networks.inspect(net([2, outputs], 'linear', id, { loss: loss(id, { reduction }) }), start, some),
          ),
        );
        expectNear([sum!.loss], [3 * mean!.loss], within(1e-6), `${id}: loss`);
        expectNear(
          sum!.gradient,
          mean!.gradient.map((each) => 3 * each),
          within(1e-6),
          `${id}: gradient`,
        );
      }
    });
  });

  it('corrects the single sigmoid unit', async () => {
    const plan = net([2, 1], 'sigmoid', 'mse', {
      bias: false,
      loss: { ...loss('mse'), formula: `${SQUARE}/2`, metric: SQUARE },
    });
    const rows = data(unit.X, unit.y);
    const { state, history } = await networks.train(
      training(plan, rows, unit.init.w, ['sgd', { lr: unit.lr }, unit.iterations]),
      null,
      unit.iterations,
    );
    expectNear(at(history, 'metric', unit.corrected.step), unit.corrected.mse, within(1e-6), 'MSE');
    expectNear(state.weights, unit.corrected.final_w, within(1e-6), 'weights');
  });

  it('follows PyTorch’s five runs of its 2-2-1 example, as a population', async () => {
    const plan = net([2, 2, 1], 'sigmoid', 'mse');
    const { runs } = simple;
    const { state, history } = await networks.train(
      training(plan, data(simple.X, simple.y), [], ['sgd', { lr: simple.lr }, simple.epochs], {
        members: runs.map(({ init }) => ({ seed: 0, start: Float64Array.from(init), hyper: [0, 0] })),
      }),
      null,
      simple.epochs,
    );
    runs.forEach((run, n) => {
      // The oracle's own float32 run ends within 2e-8 of its loss.
      const tolerance = within(1e-6);
      const losses = run.step.map((step) => history.loss[step * runs.length + n]);
      expectNear(losses, run.loss, tolerance, 'loss');
      expectNear(state.weights.slice(9 * n, 9 * n + 9), run.params.at(-1) as number[], tolerance, 'weights');
    });
  });

  describe('on the spiral', () => {
    const rows: NetData = data(spiral.X, spiral.y);

    it('follows the linear unit to where it can go', async () => {
      // The script's logarithms have 1e-8 added; its gradient knows nothing of that.
      const metric = '-(t*log(sigmoid(z) + 1e-8) + (1 - t)*log(sigmoid(-z) + 1e-8))';
      const plan = net([2, 1], 'linear', 'bce', { loss: loss('bce', { metric }) });
      const { step, w1, w2, b, bce_true, norm_dW, accuracy } = spiral.trajectory;
      const { state, history } = await networks.train(
        training(plan, rows, [...spiral.init.w, spiral.init.b], ['sgd', { lr: spiral.lr }, spiral.epochs]),
        null,
        spiral.epochs,
      );
      expectNear(at(history, 'metric', step), bce_true, within(1e-6), 'loss');
      expectNear(at(history, 'accuracy', step), accuracy, kind === 'cpu' ? 1e-12 : 1 / 300 + 1e-6, 'accuracy');
      expectNear(state.weights, [...spiral.final.w, spiral.final.b], within(2e-6), 'weights');
      for (const k of [0, 1, 50, step.length - 1]) {
        const { gradient } = await networks.inspect(plan, Float64Array.of(w1[k], w2[k], b[k]), rows);
        expectNear([Math.hypot(gradient[0], gradient[1])], [norm_dW[k]], within(1e-6), '‖dW‖');
        expectNear([history.gradientNorm[step[k]]], [Math.hypot(...gradient)], within(1e-6), '‖gradient‖');
      }
    });

    it('solves it with two hidden layers of 16', async () => {
      const oracle = spiral.mlp_that_solves_it;
      const widths = [2, 16, 16, 1];
      const plan = net(widths, 'tanh', 'bce');
      const { state, history } = await networks.train(
        training(plan, rows, outputMajor(oracle.init, widths), ['adam', { lr: 0.01 }, 2000], { record: 10 }),
        null,
        2000,
      );
      expect(history.accuracy.at(-1)).toBe(oracle.final_accuracy);
      if (kind === 'cpu') {
        const kept = oracle.step.flatMap((step, k) => (step % 10 === 0 ? [k] : []));
        const losses = kept.map((k) => history.loss[oracle.step[k] / 10]);
        expectNear(
          losses,
          kept.map((k) => oracle.loss[k]),
          CPU_TOLERANCE,
          'loss',
        );
        expectNear(state.weights, outputMajor(oracle.final_params, widths), 1e-8, 'weights');
      } else {
        // 2,000 epochs of Adam in float32: the oracle's own float32 run ends within 2e-8.
        expectNear([history.loss.at(-1) as number], [oracle.final_loss], 1e-5, 'loss');
      }
    });
  });
});

/** Entries of the only net of a history that has every epoch. */
function at(history: TrainHistory, name: 'loss' | 'metric' | 'accuracy', steps: readonly number[]): number[] {
  return steps.map((step) => history[name][step]);
}

/** rows × columns, row-major, to columns × rows. */
function transposed(numbers: readonly number[], rows: number, columns: number): number[] {
  return Array.from({ length: rows * columns }, (_, k) => numbers[(k % rows) * columns + Math.floor(k / rows)]);
}

/** The scripts hold W as [in][out]; we hold it as [out][in]. */
function outputMajor(parameters: readonly number[], widths: readonly number[]): Float64Array {
  const result = Float64Array.from(parameters);
  for (const { weights, inputs, outputs } of layout({ widths, bias: true }).layers) {
    result.set(transposed(parameters.slice(weights, weights + inputs * outputs), inputs, outputs), weights);
  }
  return result;
}
