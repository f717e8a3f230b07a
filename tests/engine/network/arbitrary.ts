import fc from 'fast-check';
import { OPTIMIZER_LIST } from '../../../src/catalog';
import { ACTIVATION_LIST, NET_LOSS_LIST } from '../../../src/catalog/networks';
import type { InitPlan, NetData, NetPlan, TrainPlan } from '../../../src/engine/contract/network';
import { activation, loss, optimizer } from './plans';

export interface Sample {
  readonly net: NetPlan;
  readonly data: NetData;
}

const eighths = (low: number, high: number) => fc.integer({ min: 8 * low, max: 8 * high }).map((n) => n / 8);

/** Any architecture the engines promise, small, with a few rows for its loss. */
export const samples: fc.Arbitrary<Sample> = fc
  .record({
    inputs: fc.integer({ min: 1, max: 3 }),
    hidden: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
    outputs: fc.integer({ min: 1, max: 3 }),
    loss: fc.constantFrom(...NET_LOSS_LIST),
    rows: fc.integer({ min: 1, max: 7 }),
    bias: fc.boolean(),
    residual: fc.boolean(),
    l1: fc.constantFrom(0, 0, 0.01),
    l2: fc.constantFrom(0, 0, 0.1),
  })
  .chain((shape) => {
    const outputs = shape.loss.kind === 'softmax' ? shape.outputs + 1 : shape.outputs;
    const widths = [shape.inputs, ...shape.hidden, outputs];
    const target = {
      real: eighths(-1, 1),
      'zero-one': fc.constantFrom(0, 1),
      'plus-minus-one': fc.constantFrom(-1, 1),
      class: fc.integer({ min: 0, max: outputs - 1 }),
    }[shape.loss.targets];
    const columns = shape.loss.kind === 'softmax' ? 1 : outputs;
    const exactly = (length: number) => ({ minLength: length, maxLength: length });
    return fc
      .record({
        activations: fc.array(fc.constantFrom(...ACTIVATION_LIST), exactly(shape.hidden.length)),
        // Not 0: without biases a layer of zeros stands on the kink of a ReLU, where no difference says what is right.
        inputs: fc.array(
          eighths(-2, 2).map((x) => x + 1 / 16),
          exactly(shape.rows * shape.inputs),
        ),
        targets: fc.array(target, exactly(shape.rows * columns)),
      })
      .map(({ activations, inputs, targets }) => ({
        net: {
          widths,
          activations: [...activations.map(({ id }) => activation(id)), activation('linear')],
          bias: shape.bias,
          residual: shape.residual,
          loss: loss(shape.loss.id),
          l1: shape.l1,
          l2: shape.l2,
        },
        data: { rows: shape.rows, inputs: Float64Array.from(inputs), targets: Float64Array.from(targets) },
      }));
  });

/** Weights of about 1/√inputs, so that signals neither vanish nor explode. */
export function init({ widths }: NetPlan, distribution: InitPlan['distribution'] = 'normal'): InitPlan {
  return { distribution, scale: widths.slice(0, -1).map((inputs) => 1 / Math.sqrt(inputs)), bias: 0.1 };
}

/** Rules that move every weight by itself. */
const RULES = OPTIMIZER_LIST.filter((entry) => entry.kind === 'rule' && !/\b(norm|dot|newton)\b/.test(entry.rule)).map(
  ({ id }) => id,
);

/** Three nets, two sets of hyperparameters, any optimizer, batch, clipping and schedule. */
export const trainings: fc.Arbitrary<TrainPlan> = fc
  .record({
    sample: samples,
    rule: fc.constantFrom(...RULES),
    seeds: fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 3, maxLength: 3 }),
    distribution: fc.constantFrom('normal' as const, 'uniform' as const),
    batch: fc.integer({ min: 0, max: 3 }),
    clip: fc.constantFrom(null, { by: 'norm', max: 0.5 } as const, { by: 'value', max: 0.1 } as const),
    schedule: fc.constantFrom(null, { formula: '1 - 0.5*t/T', hyper: {} }, { formula: 'd^t', hyper: { d: 0.9 } }),
    record: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ sample, rule, seeds, distribution, batch, clip, schedule, record }) => {
    const { rule: optimizerRule, hyper } = optimizer(rule);
    const { rate } = optimizerRule;
    const other = rate === null ? hyper : { ...hyper, [rate]: hyper[rate] / 2 };
    const layers = sample.net.widths.length - 1;
    return {
      ...sample,
      optimizer: optimizerRule,
      schedule,
      clip,
      batch,
      epochs: 8,
      record,
      hypers: [hyper, other],
      members: seeds.map((seed, n) => ({
        seed,
        start: init(sample.net, distribution),
        hyper: Array.from({ length: layers }, (_, l) => (n + l) % 2),
      })),
    };
  });
