import { OPTIMIZERS } from '../src/catalog';
import { ACTIVATIONS, NET_LOSSES, POINT_SETS } from '../src/catalog/networks';
import type { Engine } from '../src/engine/contract';
import type { NetPlan, TrainPlan } from '../src/engine/contract/network';
import { initialWeights } from '../src/engine/network/initial';
import type { Contender } from './measure';
import { type PlainNets, plainNets } from './plain-nets';
import type { TensorFlow } from './tensorflow';

/** A population to be trained by everybody: full batch, gradient descent on binary cross-entropy with logits. */
export interface NetJob {
  readonly name: string;
  readonly nets: PlainNets;
  readonly count: number;
  readonly epochs: number;
  readonly lr: number;
}

/** Four rows, 2-4-1 with sigmoid. */
export function xorJob(count: number, epochs: number): NetJob {
  const nets = population([2, 4, 1], 'sigmoid', count, [0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);
  return { name: `XOR, ${count.toLocaleString('en')} nets 2-4-1 × ${epochs} epochs`, nets, count, epochs, lr: 0.5 };
}

/** 300 points on two spirals, 2-16-16-1 with tanh. */
export function spiralJob(count: number, epochs: number): NetJob {
  const points = POINT_SETS.get('spirals')!.make(300, 0, 1);
  const nets = population([2, 16, 16, 1], 'tanh', count, points.inputs, points.targets);
  return {
    name: `spirals, ${count.toLocaleString('en')} nets 2-16-16-1 × ${epochs} epochs`,
    nets,
    count,
    epochs,
    lr: 0.1,
  };
}

function population(
  widths: readonly number[],
  hidden: PlainNets['hidden'],
  count: number,
  inputs: readonly number[],
  targets: readonly number[],
): PlainNets {
  const scale = widths.slice(0, -1).map((width) => 1 / Math.sqrt(width));
  const net = netPlan(widths, hidden);
  const weights = Array.from({ length: count }, (_, seed) =>
    initialWeights(net, { seed, start: { distribution: 'normal', scale, bias: 0 } }),
  );
  return {
    widths,
    hidden,
    weights: Float64Array.from(weights.flatMap((each) => [...each])),
    inputs: Float64Array.from(inputs),
    targets: Float64Array.from(targets),
  };
}

function netPlan(widths: readonly number[], hidden: PlainNets['hidden']): NetPlan {
  const { kind, formula, reduction, correct } = NET_LOSSES.get('bce')!;
  const activation = (id: string) => ({ formula: ACTIVATIONS.get(id)!.formula, parameters: {} });
  return {
    widths,
    activations: widths.slice(1).map((_, l) => activation(l + 2 < widths.length ? hidden : 'linear')),
    bias: true,
    residual: false,
    loss: { kind, formula, reduction, correct, metric: null },
    l1: 0,
    l2: 0,
  };
}

/** The same job for an engine. */
export function trainPlan({ nets, count, lr }: NetJob, epochs: number): TrainPlan {
  const sgd = OPTIMIZERS.get('sgd')!;
  if (sgd.kind !== 'rule') throw new TypeError('gradient descent is a rule');
  const parameters = nets.weights.length / count;
  const defaults = Object.fromEntries(Object.entries(sgd.hyper).map(([name, { value }]) => [name, value]));
  return {
    net: netPlan(nets.widths, nets.hidden),
    data: { rows: nets.targets.length, inputs: nets.inputs, targets: nets.targets },
    optimizer: { kind: 'rule', rule: sgd.rule, state: sgd.state, rate: sgd.rate },
    schedule: null,
    clip: null,
    batch: 0,
    epochs,
    record: 0,
    hypers: [{ ...defaults, lr }],
    members: Array.from({ length: count }, (_, n) => ({
      seed: n,
      start: nets.weights.subarray(n * parameters, (n + 1) * parameters),
      hyper: nets.widths.slice(1).map(() => 0),
    })),
  };
}

/** A repetition should not take longer, in milliseconds. */
const LONGEST = 8000;

/** Everybody who trains the population; the slow ones do a part of the epochs, which is said beside their times. */
export async function netContenders(
  job: NetJob,
  engines: ReadonlyMap<string, Engine>,
  tensorFlow: TensorFlow | null,
): Promise<Contender[]> {
  const trainers: [string, (epochs: number) => Promise<unknown>][] = [
    ['plain loop', async (epochs) => plainNets(job.nets, epochs, job.lr)],
    ...[...engines].map(([name, engine]): [string, (epochs: number) => Promise<unknown>] => [
      name,
      (epochs) => engine.networks.train(trainPlan(job, epochs), null, epochs),
    ]),
  ];
  if (tensorFlow !== null) {
    trainers.push([`TensorFlow.js, ${tensorFlow.backend}`, (epochs) => tensorFlow.train(job.nets, epochs, job.lr)]);
  }
  const contenders: Contender[] = [];
  for (const [name, train] of trainers) {
    const epochs = await affordable(train, job.epochs);
    contenders.push({ name, run: () => train(epochs), share: epochs / job.epochs });
  }
  return contenders;
}

/** How many of the epochs fit into {@link LONGEST}, after a look at a few. */
async function affordable(train: (epochs: number) => Promise<unknown>, epochs: number): Promise<number> {
  const few = Math.max(1, Math.round(epochs / 50));
  await train(1);
  const before = performance.now();
  await train(few);
  const perEpoch = (performance.now() - before) / few;
  return Math.max(1, Math.min(epochs, Math.floor(LONGEST / perEpoch)));
}
