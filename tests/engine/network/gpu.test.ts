import { afterAll, describe, expect, it } from 'vitest';
import math from '../../../shaders/math.wgsl?raw';
import orderCode from '../../../shaders/net-order.wgsl?raw';
import random from '../../../shaders/random.wgsl?raw';
import type { EngineError } from '../../../src/engine/contract';
import type { Training, TrainPlan, TrainState } from '../../../src/engine/contract/network';
import { GpuContext } from '../../../src/engine/gpu/context';
import { createGpuEngine } from '../../../src/engine/gpu/engine';
import { GpuHost } from '../../../src/engine/gpu/host';
import { type Path, pathOf } from '../../../src/engine/gpu/network/fused';
import { readBack } from '../../../src/engine/gpu/network/read';
import { sizeOf } from '../../../src/engine/gpu/network/size';
import { prepare, train } from '../../../src/engine/gpu/network/train';
import { Buffers } from '../../../src/engine/gpu/transfer';
import { orderKey, orderMask, orderRow } from '../../../src/engine/network/order';
import { gpuForTests } from '../../setup/gpu';
import { type Faults, faultyGpu } from '../faulty-gpu';
import { expectNear } from './near';
import { data, finite, loss, net, training } from './plans';

const found = await gpuForTests();
const real = 'skip' in found ? null : found.gpu;
const host = real === null ? null : await GpuHost.acquire(real);
const gpu = (host === null ? null : new GpuContext(host)) as GpuContext;
afterAll(() => host?.dispose());

/** Compiling takes seconds on a software adapter, and more on a busy machine. */
const PATIENCE = 240_000;

const XOR = data(
  [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ],
  [0, 1, 1, 0],
);

/** Rows on a wave, in as many classes as wanted. */
function wave(rows: number, classes: number) {
  return data(
    Array.from({ length: rows }, (_, i) => [Math.fround(Math.sin(i)), Math.fround(Math.cos(3 * i))]),
    Array.from({ length: rows }, (_, i) => i % classes),
  );
}

/** A population of nets that begin differently. */
function population(plan: TrainPlan, nets: number): TrainPlan {
  const { widths } = plan.net;
  const scale = widths.slice(1).map((outputs, l) => Math.sqrt(6 / (widths[l]! + outputs)));
  return {
    ...plan,
    members: Array.from({ length: nets }, (_, seed) => ({
      seed,
      start: { distribution: 'uniform', scale, bias: 0.1 },
      hyper: scale.map(() => 0),
    })),
  };
}

const run = (plan: TrainPlan, path: Path, epochs = plan.epochs, state: TrainState | null = null): Promise<Training> =>
  train(gpu, prepare(plan), state, epochs, undefined, path);

/** Plans that between them use everything a kernel can do; all small enough for a thread. */
const PLANS: readonly (readonly [name: string, plan: TrainPlan])[] = [
  [
    'a sum over the rows of a softmax',
    population(
      training(
        net([2, 3], 'linear', 'ce', { loss: loss('ce', { reduction: 'sum' }) }),
        wave(9, 3),
        [],
        ['sgd', { lr: 0.02 }, 7],
      ),
      3,
    ),
  ],
  ['all rows, Adam', population(training(net([2, 4, 1], 'sigmoid', 'bce'), XOR, [], ['adam', { lr: 0.05 }, 12]), 5)],
  [
    'softmax, mini-batches, penalties, clipping by norm',
    population(
      training(net([2, 5, 3], 'tanh', 'ce', { l1: 1e-3, l2: 1e-2 }), wave(11, 3), [], ['momentum', { lr: 0.1 }, 7], {
        batch: 4,
        record: 3,
        clip: { by: 'norm', max: 0.2 },
      }),
      4,
    ),
  ],
  [
    'no biases, a sum, an activation on the output, clipping by value',
    population(
      training(
        net([2, 3, 3, 1], 'elu', 'half_se', { bias: false, loss: loss('half_se', { metric: '(z - t)^2' }) }),
        wave(9, 2),
        [],
        ['sgd', { lr: 0.02 }, 9],
        { batch: 9, record: 2, clip: { by: 'value', max: 0.05 } },
      ),
      3,
    ),
  ],
];

describe.skipIf(real === null)('the order of rows', () => {
  it('is that of the processor, bit for bit', async () => {
    const places = 700;
    const cases = [
      [7, 0, 700],
      [0xffffffff, 12345, 699],
      [123456789, 4000000000, 513],
      [1, 1, 2],
      [1, 2, 1],
    ] as const;
    const main = `
      @group(0) @binding(0) var<storage, read> cases: array<vec3u>;
      @group(0) @binding(1) var<storage, read_write> rows: array<u32>;
      @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
        let wanted = cases[id.y];
        if (id.x < wanted.z) {
          rows[id.y * ${places}u + id.x] = order_row(id.x, wanted.z, order_mask(wanted.z), order_key(wanted.x, wanted.y));
        }
      }`;
    const pipeline = await gpu.pipeline({
      label: 'order',
      code: [math, random, orderCode, main].join('\n'),
      entry: 'main',
      slots: ['read', 'write'],
      problem: false,
    });
    const buffers = new Buffers(gpu);
    const input = buffers.storage('cases', 16 * cases.length);
    const rows = buffers.storage('rows', 4 * places * cases.length);
    gpu.device.queue.writeBuffer(input, 0, Uint32Array.from(cases.flatMap((each) => [...each, 0])));
    const encoder = gpu.device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, gpu.group('order', pipeline.getBindGroupLayout(0), [input, rows]));
    pass.dispatchWorkgroups(Math.ceil(places / 64), cases.length);
    pass.end();
    gpu.device.queue.submit([encoder.finish()]);
    const [bytes] = await readBack(gpu, buffers, [{ buffer: rows, count: places * cases.length }]);
    const told = new Uint32Array(bytes!);
    buffers.dispose();
    cases.forEach(([seed, epoch, count], c) => {
      const key = orderKey(seed, epoch);
      const expected = Array.from({ length: count }, (_, place) => orderRow(place, count, orderMask(count), key));
      expect(Array.from(told.subarray(c * places, c * places + count)), `${seed} ${epoch} ${count}`).toEqual(expected);
    });
  });
});

describe.skipIf(real === null).each(PLANS)('%s', (_, plan) => {
  // Sums of a dozen terms in another order: some ulps an update, and a dozen updates.
  const BOUND = 2e-5;

  it.each(['lane', 'workgroup'] as const)(
    'trains by %s as phase by phase',
    async (path) => {
      const [fused, general] = [await run(plan, path), await run(plan, 'storage')];
      expectNear(fused.state.weights, general.state.weights, BOUND, 'weights');
      expectNear(fused.state.optimizer, general.state.optimizer, BOUND, 'optimizer');
      expect(fused.history.epochs).toEqual(general.history.epochs);
      for (const name of ['loss', 'gradientNorm'] as const) {
        expectNear(fused.history[name], general.history[name], BOUND, name);
      }
      expect(Array.from(fused.history.accuracy)).toEqual(Array.from(general.history.accuracy));
      // There is a number only where one was asked for, whatever the loss.
      for (const { history } of [fused, general]) {
        expect(history.metric.every((value) => Number.isNaN(value) === (plan.net.loss.metric === null))).toBe(true);
      }
      expect(fused.state.codes).toEqual(general.state.codes);
    },
    PATIENCE,
  );

  it.each(['lane', 'workgroup', 'storage'] as const)(
    'is alike by %s for a net alone, and wherever training was cut, bit for bit',
    async (path) => {
      const whole = await run(plan, path);
      const size = whole.state.weights.length / plan.members.length;
      for (const [n, member] of plan.members.entries()) {
        const { state, history } = await run({ ...plan, members: [member] }, path);
        expect(state.weights).toEqual(whole.state.weights.slice(n * size, (n + 1) * size));
        expect(Array.from(history.loss)).toEqual(
          Array.from(history.loss, (_, k) => whole.history.loss[k * plan.members.length + n]),
        );
      }
      const first = await run(plan, path, 3);
      const rest = await run(plan, path, plan.epochs - 3, first.state);
      expect(rest.state).toEqual(whole.state);
    },
    PATIENCE,
  );
});

describe.skipIf(real === null)('a net that diverges', () => {
  it.each(['lane', 'workgroup', 'storage'] as const)(
    'keeps its last finite weights by %s',
    async (path) => {
      const { rule, hypers } = ((plan) => ({ rule: plan, hypers: plan.hypers }))(
        training(net([2, 4, 1], 'relu', 'mse'), XOR, [], ['sgd', { lr: 1 }, 40]),
      );
      const calm = { ...hypers[0]!, lr: 0.01 };
      const wild = { ...hypers[0]!, lr: 1e5 };
      const plan: TrainPlan = { ...population(rule, 2), hypers: [calm, wild] };
      const members = plan.members.map((member, n) => ({ ...member, hyper: [n, n] }));
      const { state, history } = await run({ ...plan, members }, path);
      expect(Array.from(state.codes)).toEqual([0, 1]);
      const stopped = state.stopped[1]!;
      expect(stopped).toBeLessThan(40);
      expect(finite(state.weights)).toBe(true);
      const losses = Array.from(history.epochs, (_, k) => history.loss[2 * k + 1]!);
      // The entry of the epoch itself is there if its loss was still a number.
      expect(losses.slice(0, stopped).every(Number.isFinite)).toBe(true);
      expect(losses.slice(stopped + 1).every(Number.isNaN)).toBe(true);
      expect(Array.from(history.epochs, (_, k) => history.loss[2 * k]!).every(Number.isFinite)).toBe(true);
    },
    PATIENCE,
  );
});

describe.skipIf(real === null)('where an activation is undefined', () => {
  it(
    'has no outputs for those rows alone, and ends a training as undefined',
    async () => {
      const plan = net([1, 1, 1], 'tanh', 'mse');
      const activations = [{ formula: 'log(x)', parameters: {} }, plan.activations[1]!];
      const logarithm = { ...plan, activations };
      const engine = createGpuEngine(host as GpuHost);
      const weights = Float64Array.of(1, 0, 2, 0.5, 1, 3, 2, 0.5);
      const told = await engine.networks.outputs(logarithm, weights, Float64Array.of(-2, 1, Math.E, 0));
      // The second net's inputs of the logarithm are 1, 4, e + 3, 3.
      const expected = [Number.NaN, 0.5, 2.5, Number.NaN, ...[1, 4, Math.E + 3, 3].map((z) => 2 * Math.log(z) + 0.5)];
      expected.forEach((value, i) => {
        if (Number.isNaN(value)) expect(told[i]).toBeNaN();
        else expect(told[i]).toBeCloseTo(value, 5);
      });
      for (const path of ['lane', 'workgroup', 'storage'] as const) {
        const start = [1, 0, 2, 0.5];
        const { state, history } = await run(
          training(logarithm, data([[1], [-1]], [0, 1]), start, ['sgd', { lr: 0.1 }, 3]),
          path,
        );
        expect([state.codes[0], state.stopped[0]], path).toEqual([2, 0]);
        expect(Array.from(state.weights)).toEqual(start);
        expect(history.loss.every(Number.isNaN)).toBe(true);
        // Rows that only fill a tile have inputs of 0, where the logarithm's slope is infinite: nobody may notice.
        const three = data([[1], [2], [4]], [0, 1, 2]);
        const defined = await run(training(logarithm, three, start, ['sgd', { lr: 0 }, 1]), path);
        expect(defined.state.codes[0], path).toBe(0);
        const off = [1, 2, 4].map((x, t) => 2 * Math.log(x) + 0.5 - t);
        expect(defined.history.loss[1]).toBeCloseTo(off.reduce((sum, e) => sum + e * e, 0) / 3, 5);
      }
    },
    PATIENCE,
  );
});

describe.skipIf(real === null)('large populations', () => {
  it.each([
    ['4,096 XOR nets', population(training(net([2, 4, 1], 'sigmoid', 'mse'), XOR, [], ['sgd', { lr: 0.5 }, 30]), 4096)],
    [
      '1,024 nets 2-16-16-1',
      population(training(net([2, 16, 16, 1], 'tanh', 'bce'), wave(40, 2), [], ['adam', { lr: 0.01 }, 2]), 1024),
    ],
  ] as const)(
    'train %s in bounded pieces',
    async (_, plan) => {
      const { gpu: watched, log } = faultyGpu(real as GPU);
      const own = await GpuHost.acquire(watched);
      const { state, history } = await createGpuEngine(own).networks.train(plan, null, plan.epochs);
      expect(state.codes.every((code) => code === 0)).toBe(true);
      const nets = plan.members.length;
      const mean = (k: number) => history.loss.subarray(k * nets, (k + 1) * nets).reduce((sum, x) => sum + x, 0) / nets;
      expect(mean(history.epochs.length - 1)).toBeLessThan(mean(0));
      const threads = Math.max(...log.dispatches.map(({ groups }) => 64 * groups));
      expect(threads).toBeLessThanOrEqual(2 ** 22);
      expect(log.uncaptured).toEqual([]);
      own.dispose();
    },
    PATIENCE,
  );

  it(
    'takes a net apart whose rows do not fit into one tile, with the same result',
    async () => {
      const plan = training(net([2, 64, 64, 1], 'tanh', 'bce'), wave(300, 2), [], ['sgd', { lr: 0.5 }, 1]);
      const { program } = prepare(plan);
      expect([1, 4].map((nets) => sizeOf(gpu, program, nets, 300, 0).tile)).toEqual([300, 256]);
      expect(pathOf(gpu, prepare(population(plan, 1)))).not.toBe('lane');
      const one = await run(population(plan, 1), 'storage');
      const many = await run(population(plan, 4), 'storage');
      expect(many.state.weights.slice(0, one.state.weights.length)).toEqual(one.state.weights);
    },
    PATIENCE,
  );
});

describe.skipIf(real === null)('when the device is lost or the work given up', () => {
  const plan = population(training(net([2, 4, 1], 'sigmoid', 'mse'), wave(30, 2), [], ['sgd', { lr: 0.5 }, 400]), 64);
  /** More epochs than anybody waits for: only what goes wrong ends it. */
  const attempt = async (faults: Faults) => {
    const { gpu: faulty, log } = faultyGpu(real as GPU, faults);
    const own = await GpuHost.acquire(faulty);
    const outcome = await createGpuEngine(own)
      .networks.train({ ...plan, epochs: 1e6, record: 0 }, null, 1e6)
      .then(
        () => 'done',
        (error: EngineError) => error.code,
      );
    own.dispose();
    return { outcome, log };
  };

  it.each([1, 4, 9, 20, 30, 45, 60])(
    'rejects where the loss strikes at call %i, and leaves nothing behind',
    async (loseAt) => {
      const { outcome, log } = await attempt({ loseAt });
      expect(outcome).toBe('device-lost');
      expect(log.buffers.size).toBe(0);
    },
    PATIENCE,
  );

  it(
    'says that there is not enough memory',
    async () => {
      const { outcome, log } = await attempt({ memory: 2000 });
      expect(outcome).toBe('out-of-memory');
      expect(log.buffers.size).toBe(0);
    },
    PATIENCE,
  );

  it(
    'stops between two submissions',
    async () => {
      const { gpu: watched, log } = faultyGpu(real as GPU);
      const own = await GpuHost.acquire(watched);
      const abort = new AbortController();
      const engine = createGpuEngine(own);
      const outcome = engine.networks.train({ ...plan, epochs: 1e6, record: 0 }, null, 1e6, abort.signal).then(
        () => 'done',
        (error: EngineError) => error.code,
      );
      setTimeout(() => abort.abort(), 1000);
      expect(await outcome).toBe('aborted');
      await expect.poll(() => log.buffers.size, { timeout: 30_000 }).toBe(0);
      own.dispose();
    },
    PATIENCE,
  );
});
