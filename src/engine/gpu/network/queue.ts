import { TimeBudget } from '../budget';
import type { GpuContext } from '../context';
import { type Buffers, floats, integers, pack, Stopwatch } from '../transfer';

/** Bytes between places of a moving uniform: the largest alignment that devices ask for. */
export const MOVE = 256;

/** Passes over rows that are uploaded together. */
const PASSES = 512;

/** Work of the first submission, in multiplications: nothing on a GPU, a few milliseconds on a software adapter. */
const FIRST = 2 ** 20;

/** What a dispatch costs besides its work, in multiplications. */
const OVERHEAD = 2 ** 12;

/** Bytes of `Pass` in shaders/net.wgsl, padded as {@link pack} does; also more than those of `Which` there. */
export const PASS_BYTES = 64;

/** What `Pass` of shaders/net.wgsl says. */
export interface PassFields {
  readonly epoch: number;
  readonly first: number;
  readonly rows: number;
  readonly tileFirst: number;
  readonly tileRows: number;
  readonly ordered: boolean;
  readonly coefficients: number;
  readonly entry: number;
  readonly scale: number;
  /** For fused kernels. */
  readonly epochs?: number;
  readonly record?: number;
  readonly last?: boolean;
  readonly updates?: number;
  readonly batch?: number;
}

/** `Pass` of shaders/net.wgsl, in the order of its declaration. */
export function passBytes(pass: PassFields): ArrayBuffer {
  const { epoch, first, rows, tileFirst, tileRows, ordered, coefficients, entry, scale } = pass;
  const { epochs = 0, record = 0, last = false, updates = 0, batch = 0 } = pass;
  return pack([
    ...integers(epoch, first, rows, tileFirst, tileRows, Number(ordered), coefficients, entry),
    ...floats(scale),
    ...integers(epochs, record, Number(last), updates, batch),
  ]);
}

export interface Dispatch {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
  /** Places of the moving uniforms, in bytes. */
  readonly layer: number;
  readonly pass: number;
  readonly x: number;
  readonly y: number;
  /** Multiplications, or what takes as long. */
  readonly cost: number;
}

/**
 * Dispatches on their way to the GPU. They are submitted together, as many as fit into a time that nobody notices: how
 * many that are is learnt from submission to submission.
 */
export class Queue {
  /** The passes of the current submission. */
  readonly passes: GPUBuffer;
  private readonly context: GpuContext;
  private readonly signal: AbortSignal | undefined;
  private readonly stopwatch: Stopwatch;
  private readonly budget = new TimeBudget(FIRST);
  private readonly bytes = new Uint8Array(PASSES * MOVE);
  private used = 0;
  private cost = 0;
  private encoder: GPUCommandEncoder | null = null;
  private pass: GPUComputePassEncoder | null = null;

  constructor(context: GpuContext, buffers: Buffers, signal: AbortSignal | undefined) {
    this.context = context;
    this.signal = signal;
    this.stopwatch = new Stopwatch(context, buffers);
    this.passes = buffers.uniform('net passes', PASSES * MOVE);
  }

  /** Multiplications of one submission, for work that decides itself how much it is. */
  get allowance(): number {
    return this.budget.next(Number.MAX_SAFE_INTEGER);
  }

  /** Where the dispatches of a pass find it. There is room for one after each {@link breathe}. */
  place(pass: PassFields): number {
    const at = this.used * MOVE;
    this.bytes.set(new Uint8Array(passBytes(pass)), at);
    this.used++;
    return at;
  }

  push({ pipeline, group, layer, pass, x, y, cost }: Dispatch): void {
    if (this.pass === null) {
      this.encoder = this.context.device.createCommandEncoder({ label: 'networks' });
      this.pass = this.encoder.beginComputePass(this.stopwatch.pass('networks'));
    }
    this.pass.setPipeline(pipeline);
    this.pass.setBindGroup(0, group, [layer, pass]);
    this.pass.dispatchWorkgroups(x, y);
    this.cost += cost + OVERHEAD;
  }

  /** To be awaited before each pass and now and then within: submits if there is enough. */
  async breathe(): Promise<void> {
    if (this.cost >= this.allowance || this.used >= PASSES - 1) await this.flush();
  }

  /** Submits what there is and waits for it. */
  async flush(): Promise<void> {
    this.signal?.throwIfAborted();
    const { encoder, pass, cost } = this;
    if (encoder === null || pass === null) return;
    const { queue } = this.context.device;
    pass.end();
    this.stopwatch.resolve(encoder);
    queue.writeBuffer(this.passes, 0, this.bytes, 0, this.used * MOVE);
    queue.submit([encoder.finish()]);
    this.encoder = this.pass = null;
    this.used = this.cost = 0;
    this.budget.report(cost, await this.stopwatch.elapsed());
    this.signal?.throwIfAborted();
  }
}
