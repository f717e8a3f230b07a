import type { NetData, NetPlan } from '../../contract/network';
import type { NetProgram } from '../../network/program';
import type { CompiledNet } from './compiled';
import { NET_CODE } from './functions';
import { Pass } from './pass';
import type { BlockGradient } from './unrolled-js';

/** Rows that go through the layers together: enough to make calls rare, few enough to stay in the cache. */
const BLOCK = 64;

/** Which rows, in which order; null: all of them as they stand. */
export type Rows = Uint32Array | null;

/** Sees a block of rows, from row `first` on. */
type Visit = (rows: number, first: number) => void;

const NOTHING = { accuracy: Number.NaN, metric: Number.NaN } as const;

/** What is found out about a net's loss. An objective has one of these, and writes into it anew each time. */
export interface Measured {
  loss: number;
  /** NaN: not asked for. */
  accuracy: number;
  metric: number;
  /** Of NET_CODE; never `diverged`. */
  code: number;
}

/** The loss of one net on a data set, with its penalties and its gradient. */
export class Objective {
  readonly program: CompiledNet;
  readonly pass: Pass;
  private readonly data: NetData;
  private readonly targets: Float64Array;
  private readonly unused: Float64Array;
  private readonly total = new Float64Array(1);
  private readonly right = new Float64Array(1);
  private readonly followed = new Float64Array(1);
  private readonly result: Measured = { loss: 0, accuracy: 0, metric: 0, code: 0 };

  constructor(program: CompiledNet, data: NetData) {
    this.program = program;
    this.data = data;
    this.pass = new Pass(program, Math.max(1, Math.min(BLOCK, data.rows)));
    this.targets = new Float64Array(this.pass.capacity * this.targetWidth);
    this.unused = new Float64Array(this.pass.outputs.length);
  }

  /** Loss of `count` rows of `rows` from `first` on; its derivatives are written to `gradient`. */
  gradient(weights: Float64Array, gradient: Float64Array, rows: Rows, first: number, count: number): Measured {
    gradient.fill(0);
    const block = this.kernels.block();
    const result =
      block === null
        ? this.run(weights, rows, first, count, false, gradient, null)
        : this.unrolled(block, weights, rows, first, count, gradient);
    penaltySlopes(this.program, weights, gradient);
    return result;
  }

  /** Loss, accuracy and metric of all rows; `visit` sees every block after its forward pass and the loss's slopes. */
  measure(weights: Float64Array, visit: Visit | null = null): Measured {
    return this.run(weights, null, 0, this.data.rows, true, null, visit);
  }

  /** {@link measure} and {@link gradient} of all rows at once: the very loss and gradient that training sees. */
  measureWithGradient(weights: Float64Array, gradient: Float64Array): Measured {
    const { rows } = this.data;
    if (this.kernels.block() === null) {
      gradient.fill(0);
      this.run(weights, null, 0, rows, true, gradient, null);
      penaltySlopes(this.program, weights, gradient);
      return this.result;
    }
    const follows = this.kernels.correct !== null || this.kernels.metric !== null;
    const { accuracy, metric } = follows ? this.measure(weights) : NOTHING;
    this.gradient(weights, gradient, null, 0, rows);
    this.result.accuracy = accuracy;
    this.result.metric = metric;
    return this.result;
  }

  private get kernels(): CompiledNet['kernels'] {
    return this.program.kernels;
  }

  private get outputWidth(): number {
    const { widths } = this.program.net;
    return widths[widths.length - 1];
  }

  private get targetWidth(): number {
    return this.kernels.loss === null ? 1 : this.outputWidth;
  }

  /** What a term of the loss is multiplied by. */
  private scale(terms: number): number {
    return this.program.net.loss.reduction === 'sum' ? 1 : 1 / terms;
  }

  private unrolled(
    block: BlockGradient,
    weights: Float64Array,
    rows: Rows,
    first: number,
    count: number,
    gradient: Float64Array,
  ): Measured {
    const { pass, total, data, result } = this;
    total[0] = 0;
    const scale = this.scale(count * this.outputWidth);
    let defined = true;
    if (rows === null && first === 0 && count <= pass.capacity) {
      defined = block(weights, gradient, data.inputs, data.targets, count, scale, total);
    } else {
      for (let done = 0; done < count; done += pass.capacity) {
        const some = Math.min(pass.capacity, count - done);
        this.fetch(rows, first + done, some);
        defined = block(weights, gradient, pass.inputs, this.targets, some, scale, total) && defined;
      }
    }
    result.loss = total[0] * scale + penalty(this.program, weights);
    result.accuracy = Number.NaN;
    result.metric = Number.NaN;
    result.code = defined ? NET_CODE.running : NET_CODE.undefined;
    return result;
  }

  private run(
    weights: Float64Array,
    rows: Rows,
    first: number,
    count: number,
    all: boolean,
    gradient: Float64Array | null,
    visit: Visit | null,
  ): Measured {
    const { pass, total, right, followed, result } = this;
    total[0] = right[0] = followed[0] = 0;
    const terms = this.kernels.loss === null ? count : count * this.outputWidth;
    const scale = this.scale(terms);
    let defined = true;
    for (let done = 0; done < count; done += pass.capacity) {
      const block = Math.min(pass.capacity, count - done);
      this.fetch(rows, first + done, block);
      defined = pass.forward(weights, block) && defined;
      defined = this.lossOf(block, scale) && defined;
      if (all) this.follow(block);
      if (gradient !== null) pass.backward(weights, block, gradient);
      visit?.(block, first + done);
    }
    const hasAccuracy = this.kernels.loss === null || this.kernels.correct !== null;
    result.loss = total[0] * scale + penalty(this.program, weights);
    result.accuracy = all && hasAccuracy ? right[0] / terms : Number.NaN;
    result.metric =
      all && this.kernels.metric !== null && this.kernels.loss !== null ? followed[0] / terms : Number.NaN;
    result.code = defined ? NET_CODE.running : NET_CODE.undefined;
    return result;
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
    if (this.kernels.loss === null) {
      softmaxLoss(outputs, this.targets, outputUpstream, block, this.outputWidth, scale, this.total);
      return true;
    }
    return this.kernels.loss(outputs, this.targets, outputUpstream, block * this.outputWidth, scale, this.total);
  }

  private follow(block: number): void {
    const { outputs } = this.pass;
    const width = this.outputWidth;
    if (this.kernels.loss === null) {
      for (let row = 0; row < block; row++) {
        if (largest(outputs, row * width, width) === this.targets[row]) this.right[0]++;
      }
      return;
    }
    this.kernels.correct?.(outputs, this.targets, this.unused, block * width, 0, this.right);
    this.kernels.metric?.(outputs, this.targets, this.unused, block * width, 0, this.followed);
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

/** Adds the slopes of the penalties to `gradient`. */
export function penaltySlopes({ net, layout }: NetProgram, weights: Float64Array, gradient: Float64Array): void {
  if (!penalised(net)) return;
  for (const { weights: first, inputs, outputs } of layout.layers) {
    for (let i = first; i < first + inputs * outputs; i++) {
      gradient[i] += net.l1 * Math.sign(weights[i]) + net.l2 * weights[i];
    }
  }
}
