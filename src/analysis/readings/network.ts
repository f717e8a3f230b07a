import { type Inspection, layout } from '../../engine/contract/network';
import type { Moment } from '../../experiment/lessons/readings';
import { measureFlow } from '../flow';
import { predictionOf, rawOutputs } from '../predictions';
import type { ReaderOf } from './context';
import { known, ReadingError } from './fault';
import type { Subject } from './subject';
import { type Snapshot, snapshotAt } from './training';

/** Everything about the net on its own rows, after so many epochs. */
async function inspectAt(subject: Subject, snapshot: Snapshot): Promise<Inspection> {
  return subject.once(`inspection ${snapshot.state.epoch}`, () => inspect(subject, snapshot));
}

function inspect({ engine, network, signal }: Subject, { state }: Snapshot): Promise<Inspection> {
  const { net, train } = network.resolved;
  return engine.networks.inspect(net, state.weights, train, signal);
}

/** What the net says of each of its rows, one list a row. */
export async function predictionsOf(subject: Subject, snapshot: Snapshot): Promise<number[][]> {
  const { net, train, output } = subject.network.resolved;
  const inspection = await inspect(subject, snapshot);
  return rawOutputs(net, train.rows, inspection).map((z) => predictionOf(output, z));
}

/** The same, kept: several numbers of a step are read of it. */
function predictionsAt(subject: Subject, snapshot: Snapshot): Promise<number[][]> {
  return subject.once(`predictions ${snapshot.state.epoch}`, () => predictionsOf(subject, snapshot));
}

export const readTrain: ReaderOf<'train'> = async ({ epoch, of }, { subject }) => {
  if (of === 'parameters') return layout(subject.network.resolved.net).parameters;
  return known(await measuredAt(subject, await snapshotAt(subject, epoch), of));
};

export async function measuredAt(
  subject: Subject,
  snapshot: Snapshot,
  of: 'loss' | 'mse' | 'accuracy' | 'gradient',
): Promise<number> {
  switch (of) {
    case 'loss':
      return snapshot.loss;
    case 'gradient':
      return snapshot.gradientNorm;
    case 'accuracy':
      return snapshot.accuracy;
    case 'mse':
      return meanSquare(subject, snapshot);
  }
}

/** Mean over rows and outputs of (prediction − target)². */
async function meanSquare(subject: Subject, snapshot: Snapshot): Promise<number> {
  const { train, output } = subject.network.resolved;
  if (output === 'softmax') {
    throw new ReadingError('Classes by softmax have no squared error here.', 'softmax 分类在此没有平方误差。');
  }
  const predictions = (await predictionsOf(subject, snapshot)).flat();
  return predictions.reduce((sum, each, i) => sum + (each - train.targets[i]!) ** 2, 0) / predictions.length;
}

export const readWeight: ReaderOf<'weight'> = async ({ epoch, ...place }, { subject }) => {
  const at = parameterIndex(subject, place);
  return (await snapshotAt(subject, epoch)).state.weights[at]!;
};

/** Where a weight, or without an input a bias, stands among the parameters. */
export function parameterIndex(
  { network }: Subject,
  { layer, unit, input }: { readonly layer: number; readonly unit: number; readonly input?: number },
): number {
  const found = layout(network.resolved.net).layers[layer];
  const exists =
    found !== undefined && unit < found.outputs && (input === undefined ? found.biases !== null : input < found.inputs);
  if (!exists) throw new ReadingError('The network has no such weight.', '网络中没有这个权重。');
  return input === undefined ? found.biases! + unit : found.weights + unit * found.inputs + input;
}

export const readOutput: ReaderOf<'output'> = async ({ epoch, row, unit = 0 }, { subject }) => {
  const value = (await predictionsAt(subject, await snapshotAt(subject, epoch)))[row]?.[unit];
  if (value === undefined) throw new ReadingError('There is no such row or output.', '没有这一行数据或这个输出。');
  return known(value);
};

export const readLayer: ReaderOf<'layer'> = async ({ epoch, layer, of }, { subject }) => {
  const value = (await layersAt(subject, epoch, of))[layer];
  if (value === undefined) throw new ReadingError('The network has no such layer.', '网络中没有这一层。');
  return known(value);
};

/** ‖δ‖ or ‖dW‖ of every weight layer, from the input on. */
export async function layersAt(
  subject: Subject,
  epoch: Moment | undefined,
  of: 'delta' | 'weights',
): Promise<number[]> {
  const { net, train } = subject.network.resolved;
  const inspection = await inspectAt(subject, await snapshotAt(subject, epoch));
  const { layers } = measureFlow(net, inspection, train.rows);
  return layers.map(({ deltaNorm, weightNorm }) => (of === 'delta' ? deltaNorm : weightNorm));
}
