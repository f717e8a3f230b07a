import { afterAll, describe, expect, it } from 'vitest';
import type { EngineError } from '../../../src/engine/contract';
import { NET_STATUS, type NetPlan, type TrainPlan } from '../../../src/engine/contract/network';
import { orderKey, orderMask, orderRow } from '../../../src/engine/network/order';
import { engines } from '../engines';
import { expectNear } from './near';
import { activation, data, net, optimizer, training } from './plans';

const both = await engines();
afterAll(() => {
  for (const engine of both) engine.dispose();
});

/** y = w x, held against targets by ½ mean (y − t)²: everything about it can be said by hand. */
const LINE: NetPlan = net([1, 1], 'linear', 'signed_half_mse', { bias: false });
const XOR = data(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [0, 1, 1, 0],
);

describe.each(both.map((engine) => [engine.kind, engine] as const))('networks on the %s engine', (kind, engine) => {
  const { networks } = engine;
  const tolerance = kind === 'cpu' ? 1e-12 : 1e-5;

  it('has an entry every so many epochs, and one at the end', async () => {
    const plan = training(net([2, 3, 1], 'tanh', 'bce'), XOR, new Float64Array(13), ['sgd', { lr: 0.1 }, 20], {
      record: 3,
    });
    const first = await networks.train(plan, null, 7);
    expect([...first.history.epochs]).toEqual([0, 3, 6, 7]);
    expect(first.state.epoch).toBe(7);
    const second = await networks.train(plan, first.state, 4);
    expect([...second.history.epochs]).toEqual([9, 11]);
    const still = await networks.train({ ...plan, record: 0 }, second.state, 0);
    expect([...still.history.epochs]).toEqual([11]);
    expect(still.history.loss[0]).toBe(second.history.loss[1]);
    expect(still.state).toEqual(second.state);
  });

  it('goes through every row once an epoch, in an order of each net’s own, the last batch short', async () => {
    const inputs = [1, 2, 3, 4, 5];
    const targets = [0.5, -1, 0.25, 2, 1];
    const seeds = [3, 4];
    const plan = training(
      LINE,
      data(
        inputs.map((x) => [x]),
        targets,
      ),
      [],
      ['sgd', { lr: 0.01 }, 2],
      {
        batch: 2,
        members: seeds.map((seed) => ({ seed, start: Float64Array.of(0.3), hyper: [0] })),
      },
    );
    const { state } = await networks.train(plan, null, 2);
    const expected = seeds.map((seed) => {
      let w = 0.3;
      for (let epoch = 0; epoch < 2; epoch++) {
        const key = orderKey(seed, epoch);
        const order = inputs.map((_, place) => orderRow(place, inputs.length, orderMask(inputs.length), key));
        expect(order.toSorted()).toEqual([0, 1, 2, 3, 4]);
        for (const batch of [order.slice(0, 2), order.slice(2, 4), order.slice(4)]) {
          const slopes = batch.map((row) => (w * inputs[row] - targets[row]) * inputs[row]);
          w -= (0.01 * slopes.reduce((sum, slope) => sum + slope, 0)) / batch.length;
        }
      }
      return w;
    });
    expect(expected[0]).not.toBe(expected[1]);
    expectNear(state.weights, expected, tolerance, 'weights');
  });

  it('multiplies the rate by its schedule, over all updates that are planned', async () => {
    const plan = training(LINE, data([[1], [1]], [0, 0]), [1], ['sgd', { lr: 0.5 }, 3], {
      batch: 1,
      schedule: { formula: '1 - t/T', hyper: {} },
    });
    const { state } = await networks.train(plan, null, 3);
    // The gradient is w: every update of the six takes off half of what the schedule leaves.
    const expected = [1, 2, 3, 4, 5, 6].reduce((w, t) => w * (1 - 0.5 * (1 - t / 6)), 1);
    expectNear(state.weights, [expected], tolerance, 'weight');
  });

  it('clips the gradient of the whole net by its norm, and every derivative by its value', async () => {
    const plan = net([2, 1], 'linear', 'half_se');
    const rows = data([[3, 4]], [10]);
    // z = 0, so the gradient is −10·(3, 4, 1).
    for (const [clip, expected] of [
      [{ by: 'norm', max: 1 }, [3, 4, 1].map((each) => each / Math.sqrt(26))],
      [{ by: 'value', max: 15 }, [15, 15, 10]],
    ] as const) {
      const { state, history } = await networks.train(
        training(plan, rows, [0, 0, 0], ['sgd', { lr: 1 }, 1], { clip }),
        null,
        1,
      );
      expectNear(state.weights, expected, tolerance, 'weights');
      expectNear([history.gradientNorm[0]], [10 * Math.sqrt(26)], tolerance, 'norm before clipping');
    }
  });

  it('takes each layer’s own hyperparameters', async () => {
    const { hyper } = optimizer('sgd');
    const start = Float64Array.of(0.5, -0.5, 0.25, 1, 0.1, 0.2, 0.3, -0.4, 0.5);
    const plan = training(net([2, 2, 1], 'tanh', 'bce'), XOR, start, ['sgd', {}, 1], {
      hypers: [
        { ...hyper, lr: 0 },
        { ...hyper, lr: 1 },
      ],
      members: [
        { seed: 1, start, hyper: [0, 1] },
        { seed: 1, start, hyper: [1, 0] },
      ],
    });
    const { state } = await networks.train(plan, null, 1);
    const moved = state.weights.map((w, i) => Number(w !== Math.fround(start[i % 9]) && w !== start[i % 9]));
    expect([...moved.slice(0, 6)]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(moved.slice(6, 9)).toContain(1);
    expect(moved.slice(9, 15)).toContain(1);
    expect([...moved.slice(15)]).toEqual([0, 0, 0]);
  });

  it('penalises weights and not biases', async () => {
    const plan = net([1, 1], 'linear', 'signed_half_mse', { l1: 0.5, l2: 0.25 });
    const { loss, gradient } = await networks.inspect(plan, Float64Array.of(-2, 3), data([[0]], [3]));
    expectNear([loss], [0.5 * 2 + 0.5 * 0.25 * 4], tolerance, 'loss');
    expectNear(gradient, [-0.5 - 0.5, 0], tolerance, 'gradient');
  });

  it('adds a hidden layer’s input to its output', async () => {
    const plan = net([2, 2, 2, 1], 'linear', 'mse', { residual: true });
    const weights = Float64Array.of(1, 0, 0, 1, 0, 0, 1, 2, 3, 4, 0.5, -0.5, 1, 1, 0);
    const { h, z } = await networks.inspect(plan, weights, data([[1, -1]], [0]));
    // (1, −1) + (1, −1); then (−2 + 0.5, −2 − 0.5) + (2, −2).
    expectNear(z.slice(0, 4), [1, -1, -1.5, -2.5], tolerance, 'z');
    expectNear(h, [2, -2, 0.5, -4.5, -4], tolerance, 'h');
  });

  it('takes an activation of the user’s own', async () => {
    const own = { formula: 'x > 0 ? a*x : x/(1 + abs(x))', parameters: { a: 2 } };
    const plan: NetPlan = { ...net([1, 2, 1], 'linear', 'mse'), activations: [own, activation('linear')] };
    const { h, slope } = await networks.inspect(plan, Float64Array.of(1, -1, 0, 0, 1, 1, 0), data([[3]], [0]));
    expectNear(h, [6, -0.75, 5.25], tolerance, 'h');
    expectNear(slope, [2, 1 / 16, 1], tolerance, 'slope');
  });

  it('says where a formula is undefined, and keeps the weights before', async () => {
    const root: NetPlan = { ...LINE, activations: [{ formula: 'sqrt(x)', parameters: {} }] };
    const rows = data([[1]], [0]);
    // ½ w is descended: every update takes ½, the third one would go to w = −½ and the loss there is undefined.
    const plan = training(root, rows, [1.25], ['sgd', { lr: 1 }, 10]);
    const { state, history } = await networks.train(plan, null, 10);
    expect(NET_STATUS[state.codes[0]]).toBe('undefined');
    expect(state.stopped[0]).toBe(3);
    expectNear(state.weights, [-0.25], tolerance, 'weight');
    expectNear(history.loss.slice(0, 3), [0.625, 0.375, 0.125], tolerance, 'loss');
    expect(history.loss.slice(3).every(Number.isNaN)).toBe(true);

    const log: NetPlan = { ...LINE, activations: [{ formula: 'log(x)', parameters: {} }] };
    const start = await networks.train(training(log, rows, [-1], ['sgd', { lr: 1 }, 5]), null, 5);
    expect(NET_STATUS[start.state.codes[0]]).toBe('undefined');
    expect(start.state.stopped[0]).toBe(0);
    expect([...start.state.weights]).toEqual([-1]);
    expect((await networks.assess(log, Float64Array.of(-1), rows)).loss[0]).toBeNaN();
    expect((await networks.outputs(LINE, Float64Array.of(2), Float64Array.of(3)))[0]).toBe(6);
  });

  it('says when a net diverged and lets the others go on', async () => {
    const { hyper } = optimizer('sgd');
    const plan = training(LINE, data([[1]], [0]), [], ['sgd', {}, 40], {
      hypers: [100, 0.5].map((lr) => ({ ...hyper, lr })),
      members: [0, 1].map((set) => ({ seed: 1, start: Float64Array.of(1), hyper: [set] })),
    });
    const { state, history } = await networks.train(plan, null, 40);
    // w becomes (−99)^k, beyond 1e6 at the fourth update.
    expect([...state.codes]).toEqual([1, 0]);
    expect([...state.stopped]).toEqual([3, 0]);
    expect(state.weights[0]).toBe((-99) ** 3);
    expectNear([state.weights[1]], [0.5 ** 40], tolerance, 'weight');
    expect(history.loss[2 * 3]).toBeGreaterThan(0);
    expect(history.loss[2 * 4]).toBeNaN();
    expect(history.loss[2 * 40 + 1]).toBeGreaterThanOrEqual(0);
    // An ended net stays as it is.
    const later = await networks.train(plan, state, 5);
    expect([...later.state.codes]).toEqual([1, 0]);
    expect([...later.state.stopped]).toEqual([3, 0]);
    expect(later.state.weights[0]).toBe((-99) ** 3);
  });

  it('stops at a loss beyond 1e30', async () => {
    const wild: NetPlan = { ...LINE, loss: { ...LINE.loss, formula: '1e28*(z - t)^2' } };
    const { state } = await networks.train(training(wild, data([[1]], [0]), [100], ['sgd', { lr: 0 }, 3]), null, 3);
    expect(NET_STATUS[state.codes[0]]).toBe('diverged');
    expect(state.stopped[0]).toBe(0);
    expect([...state.weights]).toEqual([100]);
  });

  it('ends a cancelled training, and works on', async () => {
    const plan = longTraining();
    const controller = new AbortController();
    const pending = networks.train(plan, null, plan.epochs, controller.signal);
    setTimeout(() => controller.abort(), 30);
    await expect(pending).rejects.toMatchObject({
      name: 'EngineError',
      code: 'aborted',
    } satisfies Partial<EngineError>);
    const before = performance.now();
    expect((await networks.train(plan, null, 1)).state.epoch).toBe(1);
    // Far below what the training would have taken.
    expect(performance.now() - before).toBeLessThan(2000);
    const gone = networks.assess(plan.net, new Float64Array(337), plan.data, AbortSignal.abort());
    await expect(gone).rejects.toMatchObject({ code: 'aborted' });
  });

  it('says what is wrong with a formula or a shape', async () => {
    const bad: NetPlan = { ...LINE, activations: [{ formula: 'x +* 1', parameters: {} }] };
    for (const plan of [bad, { ...LINE, activations: [] }]) {
      const failure = await networks.assess(plan, Float64Array.of(1), data([[1]], [0])).catch((error) => error);
      expect(failure.text.en.length).toBeGreaterThan(0);
      expect(failure.text.zh.length).toBeGreaterThan(0);
    }
    const { rule } = optimizer('sgd');
    const whole = { ...rule, rule: 'theta = theta - lr*g/norm(g)' };
    const plan = training(LINE, data([[1]], [0]), [1], ['sgd', {}, 1], { optimizer: whole });
    await expect(networks.train(plan, null, 1)).rejects.toMatchObject({ code: 'unsupported' });
  });
});

/** Minutes of work. */
function longTraining(): TrainPlan {
  const plan = net([2, 16, 16, 1], 'tanh', 'bce');
  const scale = [0.7, 0.25, 0.25];
  return training(plan, XOR, [], ['adam', { lr: 0.01 }, 1_000_000], {
    record: 0,
    members: Array.from({ length: 64 }, (_, seed) => ({
      seed,
      start: { distribution: 'normal', scale, bias: 0 },
      hyper: [0, 0, 0],
    })),
  });
}
