import { DATA_SETS } from '../../catalog';
import type { WrongReading } from '../../experiment/lessons/readings';
import { MOST_COLUMNS } from '../../experiment/limits';
import { sigmoid } from '../../formula/language/probability';
import { Pauses } from '../pauses';
import { moment, type ReaderOf } from './context';
import { known, ReadingError } from './fault';
import { predictionsOf } from './network';
import type { Subject } from './subject';
import { type Snapshot, snapshotAt } from './training';

/** What a tutorial computes wrongly, done as it does it. */
export const readWrong: ReaderOf<'wrong'> = async ({ way, of, epoch }, { subject }) => {
  switch (way) {
    case 'broadcastLoss':
      return known(await broadcastLoss(subject, await snapshotAt(subject, epoch)));
    case 'sigmoidTwice':
      return part(await sigmoidTwice(subject, moment(epoch, subject.network.experiment.epochs)), of, way);
    case 'perceptronStep':
      return part(perceptronStep(rateOf(subject)), of, way);
    case 'perceptronLoop':
      return part(perceptronLoop(rateOf(subject), moment(epoch, LOOPS)).at(-1)!, of, way);
  }
};

/** The part of a result that a reading names. */
export function part(
  parts: Readonly<Record<string, number>>,
  of: string | undefined,
  way: WrongReading['way'],
): number {
  const found = of === undefined || !Object.hasOwn(parts, of) ? undefined : parts[of];
  if (found !== undefined) return known(found);
  const names = Object.keys(parts).join(', ');
  throw new ReadingError(`“${way}” has the parts ${names}.`, `“${way}”的各部分为 ${names}。`);
}

/** What the tutorial adds inside its logarithms. */
const EPSILON = 1e-8;

/** A prediction held against a label. */
const crossEntropy = (p: number, label: number): number =>
  -(label * Math.log(p + EPSILON) + (1 - label) * Math.log(1 - p + EPSILON));

async function pairs(subject: Subject, snapshot: Snapshot) {
  const predictions = (await predictionsOf(subject, snapshot)).map(([p]) => p!);
  return { predictions, labels: [...subject.network.resolved.train.targets] };
}

/**
 * The mean over all pairs: labels of shape (n,) against predictions of shape (n, 1) become n × n losses. A loss is linear in
 * its label, so that each prediction meets the mean of them all.
 */
export async function broadcastLoss(subject: Subject, snapshot: Snapshot): Promise<number> {
  const { predictions, labels } = await pairs(subject, snapshot);
  const label = labels.reduce((sum, each) => sum + each, 0) / labels.length;
  return predictions.reduce((sum, p) => sum + crossEntropy(p, label), 0) / predictions.length;
}

/** All those losses, a row for each prediction. Rejects where they would be too many to draw, or to hold. */
export async function broadcastMatrix(subject: Subject): Promise<number[]> {
  const { rows } = subject.network.resolved.train;
  if (rows > MOST_COLUMNS) {
    throw new ReadingError(
      `The matrix of ${rows} × ${rows} losses is too large to be drawn: it shows up to ${MOST_COLUMNS} rows.`,
      `${rows} × ${rows} 的损失矩阵太大，无法画出：最多 ${MOST_COLUMNS} 行。`,
    );
  }
  const { predictions, labels } = await pairs(subject, await snapshotAt(subject, 'end'));
  return predictions.flatMap((p) => labels.map((label) => crossEntropy(p, label)));
}

/**
 * A sigmoid unit without a bias that descends the mean squared error with its slope taken at its output: σ(p)(1 − σ(p)) in
 * the place of p(1 − p), and all else as the experiment has it.
 */
async function sigmoidTwice(subject: Subject, epochs: number): Promise<Readonly<Record<string, number>>> {
  const { experiment, resolved } = subject.network;
  const { inputs, targets, rows } = resolved.train;
  const width = resolved.net.widths[0]!;
  const rate = experiment.hyper.lr!;
  const weights = (await snapshotAt(subject, 0)).state.weights.slice(0, width);
  const output = (row: number): number =>
    sigmoid(weights.reduce((sum, weight, i) => sum + weight * inputs[row * width + i]!, 0));
  const pauses = new Pauses(subject.signal);
  for (let epoch = 0; epoch < epochs; epoch++) {
    await pauses.pause();
    const step = new Float64Array(width);
    for (let row = 0; row < rows; row++) {
      const p = output(row);
      const delta = 2 * (targets[row]! - p) * sigmoid(p) * (1 - sigmoid(p));
      for (let i = 0; i < width; i++) step[i]! += (delta * inputs[row * width + i]!) / rows;
    }
    for (let i = 0; i < width; i++) weights[i]! += rate * step[i]!;
  }
  const mse = Array.from(targets, (target, row) => (target - output(row)) ** 2).reduce((a, b) => a + b, 0) / rows;
  return { ...Object.fromEntries([...weights].map((weight, i) => [`w${i + 1}`, weight])), mse };
}

/** The learning rate of the tutorials on the perceptron, and how often their loop runs. */
const USUAL_RATE = 0.1;
export const LOOPS = 5;

/** The learning rate of the experiment; without one, the tutorial's. */
export function rateOf({ of }: Subject): number {
  if (of === null) return USUAL_RATE;
  const { lr } = of.kind === 'network' ? of.experiment.hyper : of.experiment.runs[0]!.hyper;
  return lr ?? USUAL_RATE;
}

/** The two points of the worked example. */
function example(): readonly { readonly x: readonly [number, number]; readonly y: number }[] {
  const { x1, x2, y } = DATA_SETS.get('two_points')!.columns as Readonly<Record<'x1' | 'x2' | 'y', readonly number[]>>;
  return y.map((label, i) => ({ x: [x1[i]!, x2[i]!], y: label }));
}

/** What the tutorial takes for the gradient at w = 0. */
const CLAIMED = [-1, 2] as const;

function perceptronStep(rate: number): Readonly<Record<string, number>> {
  const [w1, w2] = CLAIMED.map((slope) => -rate * slope) as [number, number];
  const [margin1, margin2] = example().map(({ x, y }) => y * (w1 * x[0] + w2 * x[1])) as [number, number];
  return { w1, w2, margin1, margin2, loss: -(margin1 + margin2) };
}

/** The loop that never asks whether a point is misclassified; the start, and after each epoch. */
export function perceptronLoop(rate: number, epochs: number): Readonly<Record<'w1' | 'w2' | 'b' | 'loss', number>>[] {
  const points = example();
  let [w1, w2, b] = [0, 0, 0];
  const now = () => ({ w1, w2, b, loss: -points.reduce((sum, { x, y }) => sum + y * (w1 * x[0] + w2 * x[1] + b), 0) });
  const all = [now()];
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const { x, y } of points) [w1, w2, b] = [w1 + rate * y * x[0], w2 + rate * y * x[1], b + rate * y];
    all.push(now());
  }
  return all;
}
