import fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { NetData, NetPlan, TrainHistory, Training } from '../../../src/engine/contract/network';
import { engines } from '../engines';
import { init, type Sample, samples, trainings } from './arbitrary';
import { expectNear } from './near';
import { finite, training } from './plans';

// Software drivers and busy machines take their time.
vi.setConfig({ testTimeout: 180_000 });

const both = await engines();
// float64: what the other engine computes is held against it.
const [exact] = both;
afterAll(() => {
  for (const engine of both) engine.dispose();
});

// Central differences in float64 with steps of 1e-5 are good to about 1e-9 of the loss's third derivative.
const CPU_TOLERANCE = 1e-6;
// A gradient in float32, through five layers at most: some hundred roundings of 6e-8, and WGSL's exponentials.
const GPU_TOLERANCE = 2e-4;

const COLUMNS = ['loss', 'gradientNorm', 'accuracy', 'metric'] as const;

describe.each(both.map((engine) => [engine.kind, engine] as const))('any network on the %s engine', (kind, engine) => {
  const { networks } = engine;
  // On the GPU each run compiles kernels of its own, which takes a software driver seconds.
  const runs = { numRuns: kind === 'cpu' ? 40 : 4 };
  const tolerance = kind === 'cpu' ? CPU_TOLERANCE : GPU_TOLERANCE;

  it('has the gradient of its loss', async () => {
    let [compared, skipped] = [0, 0];
    await fc.assert(
      fc.asyncProperty(samples, fc.integer(), async ({ net, data }, seed) => {
        const weights = await drawn({ net, data }, seed);
        const { gradient, inputGradient, loss } = await networks.inspect(net, weights, data);
        const assessed = await networks.assess(net, weights, data);
        expectNear([loss], assessed.loss, tolerance, 'loss');
        const byWeight = await slopes(weights, (moved) => lossesAt(net, moved, data));
        // One row stands for all: every change of an input is another data set.
        const last = (data.rows - 1) * net.widths[0];
        const byInput = await slopes(data.inputs.slice(last), (rows) =>
          Promise.all(
            rows.map(async (row) => {
              const inputs = data.inputs.slice();
              inputs.set(row, last);
              return (await lossesAt(net, [weights], { ...data, inputs }))[0];
            }),
          ),
        );
        const scale = Math.max(1, ...gradient.map(Math.abs), ...inputGradient.map(Math.abs));
        for (const [analytic, differences] of [
          [gradient, byWeight],
          [inputGradient.slice(last), byInput],
        ] as const) {
          expect(analytic.length).toBe(differences.length);
          differences.forEach((difference, i) => {
            compared++;
            if (difference === null) skipped++;
            else expect(Math.abs(analytic[i] - difference) / scale, `derivative ${i}`).toBeLessThan(tolerance);
          });
        }
      }),
      runs,
    );
    // Kinks that a difference steps over are rare; a few runs cannot tell.
    if (kind === 'cpu') expect(skipped / compared).toBeLessThan(0.05);
  });

  it('is trained in a population as it is alone, bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(trainings, async (plan) => {
        const whole = await networks.train(plan, null, plan.epochs);
        for (const [n, member] of plan.members.entries()) {
          const alone = await networks.train({ ...plan, members: [member] }, null, plan.epochs);
          expectSame(alone, memberOf(whole, n, plan.members.length));
        }
      }),
      runs,
    );
  });

  it('goes on where it stopped, bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(trainings, fc.integer({ min: 0, max: 8 }), async (plan, first) => {
        const whole = await networks.train(plan, null, plan.epochs);
        const begun = await networks.train(plan, null, first);
        const before = structuredClone(begun.state);
        const rest = await networks.train(plan, begun.state, plan.epochs - first);
        expect(begun.state).toEqual(before);
        expect(rest.state).toEqual(whole.state);
        // With another object for the plan, too: nothing is kept between calls but for speed.
        const again = await networks.train({ ...plan }, begun.state, plan.epochs - first);
        expect(again).toEqual(rest);
        const entries = new Map<number, number[]>();
        for (const { history } of [begun, rest]) {
          history.epochs.forEach((epoch, k) => {
            entries.set(epoch, entryOf(history, k, plan.members.length));
          });
        }
        whole.history.epochs.forEach((epoch, k) => {
          expect(entries.get(epoch), `epoch ${epoch}`).toEqual(entryOf(whole.history, k, plan.members.length));
        });
      }),
      runs,
    );
  });

  it('steps down the very gradient that can be looked at', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.integer(), async ({ net, data }, seed) => {
        const weights = await drawn({ net, data }, seed);
        const { gradient, loss } = await networks.inspect(net, weights, data);
        const { state, history } = await networks.train(training(net, data, weights, ['sgd', { lr: 1 }, 1]), null, 1);
        expectNear([history.loss[0]], [loss], kind === 'cpu' ? 1e-12 : tolerance, 'loss');
        const taken = weights.map((weight, i) => weight - state.weights[i]);
        expectNear(taken, gradient, kind === 'cpu' ? 1e-12 : tolerance, 'step');
        expectNear([history.gradientNorm[0]], [Math.hypot(...gradient)], kind === 'cpu' ? 1e-12 : tolerance, 'norm');
      }),
      runs,
    );
  });

  it('is trained alike however often it is looked at, bit for bit', async () => {
    await fc.assert(
      fc.asyncProperty(trainings, async (plan) => {
        const [often, never] = await Promise.all(
          [1, 0].map((record) => networks.train({ ...plan, record }, null, plan.epochs)),
        );
        // A loss that is undefined on some rows only ends a net when all of them are looked at.
        fc.pre(often.state.codes.every((code) => code === 0));
        expect(often.state).toEqual(never.state);
      }),
      runs,
    );
  });

  it.skipIf(engine === exact)('begins with the weights and the loss of the other engine', async () => {
    await fc.assert(
      fc.asyncProperty(trainings, async (plan) => {
        const start = await networks.train(plan, null, 0);
        const reference = await exact.networks.train(plan, null, 0);
        expect(start.state.weights).toEqual(reference.state.weights);
        expectNear(start.history.loss, reference.history.loss, tolerance, 'loss');
      }),
      runs,
    );
  });

  it('is a plane through its weights', async () => {
    const grid = { x: [-0.5, 0.5], y: [-1, 1], columns: 4, rows: 3 } as const;
    await fc.assert(
      fc.asyncProperty(samples, fc.integer(), async ({ net, data }, seed) => {
        const [centre, across, up] = [
          await drawn({ net, data }, seed),
          await drawn({ net, data }, seed + 1),
          await drawn({ net, data }, seed + 2),
        ];
        const field = await networks.landscape(net, data, { centre, across, up }, grid);
        for (let row = 0, at = 0; row < grid.rows; row++) {
          for (let column = 0; column < grid.columns; column++, at += 4) {
            const place = Float64Array.of(-0.5 + column / 3, -1 + row);
            const values = (places: readonly Float64Array[]) => {
              const moved = places.map(([x, y]) => centre.map((w, i) => w + x * across[i] + y * up[i]));
              return lossesAt(net, moved, data);
            };
            const [loss, byX, byY, flag] = field.samples.slice(at, at + 4);
            expect(flag).toBe(0);
            // Samples are float32 on both engines.
            expectNear([loss], await values([place]), Math.max(tolerance, 1e-6), 'loss');
            const [dx, dy] = await slopes(place, values);
            const scale = Math.max(1, Math.abs(loss), Math.abs(byX), Math.abs(byY));
            if (dx !== null) expect(Math.abs(byX - dx) / scale).toBeLessThan(tolerance);
            if (dy !== null) expect(Math.abs(byY - dy) / scale).toBeLessThan(tolerance);
          }
        }
        field.dispose();
      }),
      { numRuns: Math.min(15, runs.numRuns) },
    );
  });

  it('keeps finite weights whatever the learning rate, and says which epoch could not be done', async () => {
    await fc.assert(
      fc.asyncProperty(trainings, fc.integer({ min: 1, max: 9 }), async (plan, power) => {
        const { rate } = plan.optimizer;
        fc.pre(rate !== null);
        const wild = { ...plan, record: 1, hypers: plan.hypers.map((hyper) => ({ ...hyper, [rate!]: 10 ** power })) };
        const { state, history } = await networks.train(wild, null, wild.epochs);
        expect(finite(state.weights)).toBe(true);
        const nets = wild.members.length;
        for (let n = 0; n < nets; n++) {
          if (state.codes[n] === 0) continue;
          const stopped = state.stopped[n];
          expect(stopped).toBeLessThanOrEqual(wild.epochs);
          history.epochs.forEach((epoch, k) => {
            if (epoch > stopped) expect(history.loss[k * nets + n]).toBeNaN();
            if (epoch < stopped) expect(history.loss[k * nets + n]).not.toBeNaN();
          });
          const earlier = await networks.train({ ...wild, members: [wild.members[n]] }, null, stopped);
          if (earlier.state.codes[0] === 0 && wild.batch === 0) {
            expect(earlier.state.weights).toEqual(memberOf({ state, history }, n, nets).state.weights);
          }
        }
      }),
      runs,
    );
  });

  it('counts what it gets right', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.integer(), async ({ net, data }, seed) => {
        const weights = await drawn({ net, data }, seed);
        const z = await networks.outputs(net, weights, data.inputs);
        const { accuracy } = await networks.assess(net, weights, data);
        const outputs = net.widths[net.widths.length - 1];
        if (net.loss.kind === 'softmax') {
          const right = Array.from(data.targets).filter((target, row) => {
            const some = z.slice(row * outputs, (row + 1) * outputs);
            return some.indexOf(Math.max(...some)) === target;
          });
          expect(accuracy[0]).toBeCloseTo(right.length / data.rows, 6);
        } else if (net.loss.correct === null) {
          expect(accuracy[0]).toBeNaN();
        } else {
          // Classes 0 and 1, or -1 and 1: the output's sign decides.
          const right = Array.from(data.targets).filter((target, i) => target > 0 === z[i] > 0 && z[i] !== 0);
          const ties = z.filter((output) => output === 0).length;
          expect(Math.abs(accuracy[0] * data.targets.length - right.length)).toBeLessThan(ties + 0.01);
        }
      }),
      runs,
    );
  });
});

/** Weights of one net, from the seed. */
async function drawn({ net, data }: Sample, seed: number): Promise<Float64Array> {
  const plan = training(net, data, [], ['sgd', {}, 0], {
    members: [{ seed: seed >>> 0, start: init(net), hyper: net.widths.slice(1).map(() => 0) }],
  });
  return (await exact.networks.train(plan, null, 0)).state.weights;
}

async function lossesAt(net: NetPlan, weights: readonly Float64Array[], data: NetData): Promise<Float64Array> {
  const all = Float64Array.from(weights.flatMap((each) => [...each]));
  return (await exact.networks.assess(net, all, data)).loss;
}

/** Steps of the differences: where the two disagree, there is a kink between. */
const [WIDE, NARROW] = [1e-5, 2e-6];

/**
 * Central differences; null at a kink. Whether one is left out does not depend on what is being tested.
 * @param values the function at each of some places, at once
 */
async function slopes(
  at: Float64Array,
  values: (places: readonly Float64Array[]) => Promise<ArrayLike<number>>,
): Promise<(number | null)[]> {
  const places = Array.from(at).flatMap((_, i) =>
    [WIDE, -WIDE, NARROW, -NARROW].map((step) => at.map((each, k) => (k === i ? each + step : each))),
  );
  const found = await values(places);
  return Array.from(at, (_, i) => {
    const wide = (found[4 * i] - found[4 * i + 1]) / (2 * WIDE);
    const narrow = (found[4 * i + 2] - found[4 * i + 3]) / (2 * NARROW);
    return Math.abs(wide - narrow) <= 1e-6 * Math.max(1, Math.abs(narrow)) ? wide : null;
  });
}

function entryOf(history: TrainHistory, k: number, nets: number): number[] {
  return COLUMNS.flatMap((name) => Array.from(history[name].subarray(k * nets, (k + 1) * nets)));
}

/** What a population says of one of its nets, as if it had been alone. */
function memberOf({ state, history }: Training, n: number, nets: number): Training {
  const part = <T extends Float64Array | Uint8Array | Uint32Array>(array: T): T => {
    const size = array.length / nets;
    return array.slice(n * size, (n + 1) * size) as T;
  };
  const column = (name: (typeof COLUMNS)[number]) => history[name].filter((_, i) => i % nets === n);
  return {
    state: {
      epoch: state.epoch,
      weights: part(state.weights),
      optimizer: part(state.optimizer),
      codes: part(state.codes),
      stopped: part(state.stopped),
    },
    history: {
      epochs: history.epochs,
      loss: column('loss'),
      gradientNorm: column('gradientNorm'),
      accuracy: column('accuracy'),
      metric: column('metric'),
    },
  };
}

function expectSame(actual: Training, expected: Training): void {
  expect(actual.state).toEqual(expected.state);
  expect(actual.history).toEqual(expected.history);
}
