import type { NetData, NetPlan } from '../../contract/network';
import type { NetProgram } from '../../network/program';
import { type LossKernel, lossKernel, NET_CODE } from './functions';
import { Pass } from './pass';

/** Rows that go through the layers together: enough to make calls rare, few enough to stay in the cache. */
const BLOCK = 64;

/** Which rows, in which order; null: all of them as they stand. */
export type Rows = Uint32Array | null;

/** What {@link Objective.measure} finds out besides the loss. */
export interface Measured {
  loss: number;
  accuracy: number;
  metric: number;
  code: number;
}

/** The loss of one net on a data set, with its penalties and its gradient. */
export class Objective {
  readonly program: NetProgram;
  readonly pass: Pass;
  private readonly data: NetData;
  private readonly loss: LossKernel | null;
  private readonly correct: LossKernel | null;
  private readonly metric: LossKernel | null;
  private readonly targets: Float64Array;
  private readonly unused: Float64Array;
  private readonly total = new Float64Array(1);
  private readonly right = new Float64Array(1);
  private readonly followed = new Float64Array(1);

  constructor(program: NetProgram, data: NetData) {
    this.program = program;
    this.data = data;
    this.pass = new Pass(program, Math.max(1, Math.min(BLOCK, data.rows)));
    this.loss = program.loss === null ? null : lossKernel(program.loss);
    this.correct = program.correct === null ? null : lossKernel(program.correct);
    this.metric = program.metric === null || this.loss === null ? null : lossKernel(program.metric);
    this.targets = new Float64Array(this.pass.capacity * this.targetWidth);
    this.unused = new Float64Array(this.pass.outputs.length);
  }

  private get outputWidth(): number {
    const { widths } = this.program.net;
    return widths[widths.length - 1];
  }

  private get targetWidth(): number {
    return this.loss === null ? 1 : this.outputWidth;
  }

  /**
   * Writes the loss of `count` rows of `rows` from `first` on, and of all its derivatives, to `gradient`; returns the
   * loss, and sets `code` of the result.
   */
  gradient(weights: Float64Array, gradient: Float64Array, rows: Rows, first: number, count: number): Measured {
    gradient.fill(0);
    const result = this.run(weights, rows, first, count, false, (block) =>
      this.pass.backward(weights, block, gradient),
    );
    penaltySlopes(this.program, weights, gradient);
    return result;
  }

  /** Loss, accuracy and metric of all rows; `visit` sees every block after its forward pass and the loss's slopes. */
  measure(weights: Float64Array, visit: (rows: number, first: number) => void = () => {}): Measured {
    return this.run(weights, null, 0, this.data.rows, true, visit);
  }

  /** {@link measure}, and adds the gradient of that loss to `gradient`. */
  measureWithGradient(weights: Float64Array, gradient: Float64Array): Measured {
    const result = this.measure(weights, (block) => this.pass.backward(weights, block, gradient));
    penaltySlopes(this.program, weights, gradient);
    return result;
  }

  private run(
    weights: Float64Array,
    rows: Rows,
    first: number,
    count: number,
    all: boolean,
    visit: (rows: number, first: number) => void,
  ): Measured {
    const { pass, total, right, followed } = this;
    total[0] = right[0] = followed[0] = 0;
    const { reduction } = this.program.net.loss;
    const terms = this.loss === null ? count : count * this.outputWidth;
    const scale = this.loss !== null && reduction === 'sum' ? 1 : 1 / terms;
    let defined = true;
    for (let done = 0; done < count; done += pass.capacity) {
      const block = Math.min(pass.capacity, count - done);
      this.fetch(rows, first + done, block);
      defined = pass.forward(weights, block) && defined;
      defined = this.lossOf(block, scale) && defined;
      if (all) this.follow(block);
      visit(block, first + done);
    }
    const loss = total[0] * scale + penalty(this.program, weights);
    const hasAccuracy = this.loss === null || this.correct !== null;
    return {
      loss,
      accuracy: all && hasAccuracy ? right[0] / terms : Number.NaN,
      metric: all && this.metric !== null ? followed[0] / terms : Number.NaN,
      code: defined ? NET_CODE.running : NET_CODE.undefined,
    };
  }

  private fetch(rows: Rows, first: number, block: number): void {
    const { inputs, targets } = this.data;
    const [width, targetWidth] = [this.program.net.widths[0], this.targetWidth];
    for (let k = 0; k < block; k++) {
      const row = rows === null ? first + k : rows[first + k];
      for (let i = 0; i < width; i++) this.pass.inputs[k * width + i] = inputs[row * width + i];
      for (let i = 0; i < targetWidth; i++) this.targets[k * targetWidth + i] = targets[row * targetWidth + i];
    }
  }

  private lossOf(block: number, scale: number): boolean {
    const { outputs, outputUpstream } = this.pass;
    if (this.loss === null) {
      softmaxLoss(outputs, this.targets, outputUpstream, block, this.outputWidth, scale, this.total);
      return true;
    }
    return this.loss(outputs, this.targets, outputUpstream, block * this.outputWidth, scale, this.total);
  }

  private follow(block: number): void {
    const { outputs } = this.pass;
    const width = this.outputWidth;
    if (this.loss === null) {
      for (let row = 0; row < block; row++) {
        if (largest(outputs, row * width, width) === this.targets[row]) this.right[0]++;
      }
      return;
    }
    this.correct?.(outputs, this.targets, this.unused, block * width, 0, this.right);
    this.metric?.(outputs, this.targets, this.unused, block * width, 0, this.followed);
  }
}

/** Index of the first of the largest of `width` numbers. */
function largest(numbers: Float64Array, first: number, width: number): number {
  let best = 0;
  for (let i = 1; i < width; i++) if (numbers[first + i] > numbers[first + best]) best = i;
  return best;
}

/** Cross-entropy of softmax with the class; shifted by the largest output, so that no exponential overflows. */
function softmaxLoss(
  y: Float64Array,
  t: Float64Array,
  slope: Float64Array,
  rows: number,
  width: number,
  scale: number,
  total: Float64Array,
): void {
  for (let row = 0; row < rows; row++) {
    const at = row * width;
    const top = y[at + largest(y, at, width)];
    let sum = 0;
    for (let i = 0; i < width; i++) {
      slope[at + i] = Math.exp(y[at + i] - top);
      sum += slope[at + i];
    }
    for (let i = 0; i < width; i++) slope[at + i] *= scale / sum;
    slope[at + t[row]] -= scale;
    total[0] += Math.log(sum) + top - y[at + t[row]];
  }
}

function penalised({ l1, l2 }: NetPlan): boolean {
  return l1 !== 0 || l2 !== 0;
}

/** l1 Σ|w| + ½ l2 Σw² over the weights that are no biases. */
function penalty({ net, layout }: NetProgram, weights: Float64Array): number {
  if (!penalised(net)) return 0;
  let absolute = 0;
  let squares = 0;
  for (const { weights: first, inputs, outputs } of layout.layers) {
    for (let i = first; i < first + inputs * outputs; i++) {
      absolute += Math.abs(weights[i]);
      squares += weights[i] * weights[i];
    }
  }
  return net.l1 * absolute + 0.5 * net.l2 * squares;
}

export function penaltySlopes({ net, layout }: NetProgram, weights: Float64Array, gradient: Float64Array): void {
  if (!penalised(net)) return;
  for (const { weights: first, inputs, outputs } of layout.layers) {
    for (let i = first; i < first + inputs * outputs; i++) {
      gradient[i] += net.l1 * Math.sign(weights[i]) + net.l2 * weights[i];
    }
  }
}
