import { SCHEDULES } from '../../catalog';
import { NumpyRandom } from '../../catalog/data/numpy-random';
import { ACTIVATIONS, INITIALISERS, NET_LOSSES, POINT_SETS } from '../../catalog/networks';
import type { Initialiser, Interval, NetLoss, PointSet } from '../../catalog/types';
import type { UpdateRule } from '../../engine/contract';
import type { ActivationPlan, InitPlan, LossPlan, NetData, NetPlan, TrainPlan } from '../../engine/contract/network';
import { compileSchedule } from '../../formula/programs/schedule';
import { NETWORK_OPTIMIZERS } from './optimizers';
import type { Choice, GeneratedData, GivenData, LayerWeights, NetExperiment, Network } from './types';

/** An experiment with a network in the engine's terms. */
export interface ResolvedNetwork {
  readonly net: NetPlan;
  /** The plan of one net; whoever wants a population gives it other members. */
  readonly plan: TrainPlan;
  readonly train: NetData;
  /** Rows that are kept for testing; null: none. */
  readonly test: NetData | null;
  /** Where the data come from the catalogue. */
  readonly pointSet: PointSet | null;
  /** How a raw output is read: see `NetLoss`. */
  readonly output: 'identity' | 'sigmoid' | 'softmax';
  /** The raw output at which one class becomes the other; null for regression and softmax. */
  readonly threshold: number | null;
  /** What is worth drawing of each input. */
  readonly extent: readonly (readonly [low: number, high: number])[];
}

/**
 * Looks up every id and completes every name. The experiment must be complete and agree with itself, as
 * `normaliseNetwork` and `fitNetwork` leave it.
 */
export function resolveNetwork(experiment: NetExperiment): ResolvedNetwork {
  const { network, seed, data, schedule } = experiment;
  const loss = NET_LOSSES.get(network.loss)!;
  const outputs = network.layers[network.layers.length - 1];
  const rows = rowsOf(data, loss, outputs, seed);
  const { train, test } = split(rows, data.test, seed);
  const asClasses = loss.targets === 'real' && rows.targets.every((t) => t === 0 || t === 1);
  const net: NetPlan = {
    widths: network.layers,
    activations: activationPlans(network.activation, network.layers.length - 1),
    bias: network.bias,
    residual: network.residual,
    loss: lossPlan(loss, asClasses, network.reduction),
    l1: network.l1,
    l2: network.l2,
  };
  const plan: TrainPlan = {
    net,
    data: train,
    optimizer: updateRule(experiment.optimizer),
    schedule: schedule === undefined ? null : { formula: SCHEDULES.get(schedule.id)!.formula, hyper: schedule.hyper },
    clip: experiment.clip ?? null,
    batch: experiment.batch === 'full' ? 0 : Math.min(experiment.batch, train.rows),
    epochs: experiment.epochs,
    record: 1,
    hypers: hyperSets(experiment),
    members: [
      {
        seed,
        start:
          experiment.weights === undefined
            ? initPlan(experiment.init, network.layers)
            : flatWeights(experiment.weights, network),
        hyper: network.layers.slice(1).map((_, l) => (experiment.rates === undefined ? 0 : l)),
      },
    ],
  };
  const pointSet = 'id' in data ? POINT_SETS.get(data.id)! : null;
  return {
    net,
    plan,
    train,
    test,
    pointSet,
    output: loss.output,
    threshold: loss.correct !== null ? 0 : asClasses ? HALF : null,
    extent: pointSet === null ? extents(rows) : Array.from({ length: pointSet.inputs }, () => pointSet.extent),
  };
}

/** Regression on the numbers 0 and 1 decides in the middle. */
const HALF = 0.5;
const CORRECT_BY_HALF = `(z > ${HALF} ? 1 : 0) == t ? 1 : 0`;

function lossPlan(loss: NetLoss, asClasses: boolean, wanted: Network['reduction']): LossPlan {
  const { kind, formula, id } = loss;
  const reduction = wanted === 'usual' ? loss.reduction : wanted;
  // The XOR tutorial logs the squared error while it descends the cross-entropy; so each of the two is followed by the other.
  const metric =
    loss.output !== 'sigmoid' ? null : NET_LOSSES.get(id === 'mse_sigmoid' ? 'bce' : 'mse_sigmoid')!.formula;
  return { kind, formula, reduction, correct: loss.correct ?? (asClasses ? CORRECT_BY_HALF : null), metric };
}

/** One set for all layers; with rates of their own, one per layer. */
function hyperSets({ optimizer, hyper, rates }: NetExperiment): TrainPlan['hypers'] {
  const { rate } = NETWORK_OPTIMIZERS.get(optimizer)!;
  if (rates === undefined || rate === null) return [hyper];
  return rates.map((own) => ({ ...hyper, [rate]: own }));
}

/** Of a rule that is known to be elementwise. */
export function updateRule(optimizer: string): UpdateRule {
  const { rule, state, rate } = NETWORK_OPTIMIZERS.get(optimizer)!;
  return { kind: 'rule', rule, state, rate };
}

/**
 * One plan per weight layer. A single name is that of the hidden layers, and so is a list that is one shorter than the
 * layers: the output stays linear.
 */
export function activationPlans(activation: string | readonly string[], layers: number): ActivationPlan[] {
  return Array.from({ length: layers }, (_, l) => {
    const names = typeof activation === 'string' ? Array.from({ length: layers - 1 }, () => activation) : activation;
    return activationPlan(names[l] ?? 'linear');
  });
}

/** A catalogue id with the default parameters, or the user's own formula of x. */
function activationPlan(name: string): ActivationPlan {
  const entry = ACTIVATIONS.get(name);
  if (entry === undefined) return { formula: name, parameters: {} };
  const parameters = Object.entries(entry.parameters).map(([key, { value }]) => [key, value] as const);
  return { formula: entry.formula, parameters: Object.fromEntries(parameters) };
}

/** How the weights of a net with these widths are drawn. */
export function initPlan({ id, hyper }: Choice, widths: readonly number[]): InitPlan {
  const { distribution, scale } = INITIALISERS.get(id)!;
  return {
    distribution,
    scale: widths.slice(1).map((n_out, l) => initScale(scale, hyper, widths[l], n_out)),
    bias: hyper.bias ?? 0,
  };
}

/** A formula of plain numbers, like a schedule: the same compiler does. */
function initScale(scale: Initialiser['scale'], hyper: Choice['hyper'], n_in: number, n_out: number): number {
  return compileSchedule(scale, { ...hyper, n_in, n_out })(1, 1);
}

/** In the order of the engine's parameters. Biases that are not given are 0. */
function flatWeights(weights: readonly LayerWeights[], { layers, bias }: Network): Float64Array {
  const noBiases = (l: number) => Array.from({ length: layers[l + 1] }, () => 0);
  return Float64Array.from(weights.flatMap(({ W, b }, l) => (bias ? [...W, ...(b ?? noBiases(l))] : W)));
}

function rowsOf(data: GeneratedData | GivenData, loss: NetLoss, outputs: number, seed: number): NetData {
  if ('X' in data) {
    return {
      rows: data.X.length,
      inputs: Float64Array.from(data.X.flat()),
      targets: Float64Array.from(data.target.flat()),
    };
  }
  const set = POINT_SETS.get(data.id)!;
  const { inputs, targets } = set.make(data.samples, data.noise, seed);
  return {
    rows: data.samples,
    inputs: Float64Array.from(inputs),
    targets: Float64Array.from(targets.flatMap((target) => encode(target, set.classes, loss, outputs))),
  };
}

/** A class as the loss wants it: its index, one number for two classes, or one number per class. */
function encode(target: number, classes: number | null, loss: NetLoss, outputs: number): number | number[] {
  if (classes === null || loss.targets === 'class') return target;
  const no = loss.targets === 'plus-minus-one' ? -1 : 0;
  if (outputs > 1) return Array.from({ length: outputs }, (_, k) => (k === target ? 1 : no));
  if (loss.targets === 'real') return target;
  return target > 0 ? 1 : no;
}

/** The split must not be drawn with the numbers that have made the points. */
const SPLIT_STREAM = 0x5b17;

/** Keeps a share of the rows for testing, chosen by the seed; both parts keep their order. At least one row trains. */
function split(data: NetData, share: number, seed: number): { train: NetData; test: NetData | null } {
  const count = Math.min(Math.floor(share * data.rows), data.rows - 1);
  if (count <= 0) return { train: data, test: null };
  const random = new NumpyRandom((seed ^ SPLIT_STREAM) >>> 0);
  const order = Array.from({ length: data.rows }, (_, i) => i);
  // Fisher and Yates, as far as the test rows reach.
  for (let i = 0; i < count; i++) {
    const j = i + Math.floor(random.uniform() * (data.rows - i));
    [order[i], order[j]] = [order[j], order[i]];
  }
  const kept = new Set(order.slice(0, count));
  const rows = Array.from({ length: data.rows }, (_, i) => i);
  return {
    train: pick(
      data,
      rows.filter((row) => !kept.has(row)),
    ),
    test: pick(
      data,
      rows.filter((row) => kept.has(row)),
    ),
  };
}

function pick(data: NetData, rows: readonly number[]): NetData {
  const of = (values: Float64Array) => {
    const width = values.length / data.rows;
    const picked = new Float64Array(rows.length * width);
    rows.forEach((row, i) => {
      picked.set(values.subarray(row * width, (row + 1) * width), i * width);
    });
    return picked;
  };
  return { rows: rows.length, inputs: of(data.inputs), targets: of(data.targets) };
}

/** Room around own data, as a share of what they span. */
const MARGIN = 0.15;

function extents({ rows, inputs }: NetData): Interval[] {
  const width = inputs.length / rows;
  return Array.from({ length: width }, (_, i): Interval => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let row = 0; row < rows; row++) {
      low = Math.min(low, inputs[row * width + i]);
      high = Math.max(high, inputs[row * width + i]);
    }
    // A constant input gets room as well, more than float32 loses of it.
    const room = high > low ? MARGIN * (high - low) : Math.max(1, MARGIN * Math.abs(high));
    return [low - room, high + room];
  });
}
