import { type GpuContext, memoryError } from './context';

/** Bytes of a sample of a field, a member or a path: a `vec4f` of (value, gradient, flag) or (x, y, loss, status or norm). */
export const SAMPLE_BYTES = 16;

/** Bytes of one of an optimizer's states: a `vec2f`, a number for each coordinate. */
export const STATE_BYTES = 8;

/** One number of a struct, in the order of its declaration in WGSL: its type, then its value. */
export type Scalar = readonly ['f32' | 'u32', number];

/** Bytes of a struct of scalars, padded to the 16 bytes that uniforms are aligned to. */
export function pack(scalars: readonly Scalar[]): ArrayBuffer {
  const bytes = new ArrayBuffer(Math.ceil(scalars.length / 4) * 16);
  const view = new DataView(bytes);
  scalars.forEach(([type, value], i) => {
    if (type === 'f32') view.setFloat32(4 * i, value, true);
    else view.setUint32(4 * i, value, true);
  });
  return bytes;
}

export const floats = (...values: readonly number[]): Scalar[] => values.map((value) => ['f32', value]);
export const integers = (...values: readonly number[]): Scalar[] => values.map((value) => ['u32', value]);

/** Buffers and queries of one computation; all are freed together, whatever happened. */
export class Buffers {
  private readonly context: GpuContext;
  private readonly all: (GPUBuffer | GPUQuerySet)[] = [];

  constructor(context: GpuContext) {
    this.context = context;
  }

  /**
   * @param size bytes; at least 16 are allocated, because an empty binding is an error.
   * @throws EngineError `out-of-memory` beyond the device's limits: to people that is the same as too little memory.
   */
  create(label: string, size: number, usage: GPUBufferUsageFlags): GPUBuffer {
    const { device } = this.context;
    const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
    const bindable = (usage & GPUBufferUsage.STORAGE) === 0 ? maxBufferSize : maxStorageBufferBindingSize;
    if (size > Math.min(maxBufferSize, bindable)) throw memoryError();
    const buffer = device.createBuffer({ label, size: Math.max(16, Math.ceil(size / 4) * 4), usage });
    this.all.push(buffer);
    return buffer;
  }

  timestamps(label: string, count: number): GPUQuerySet {
    const queries = this.context.device.createQuerySet({ label, type: 'timestamp', count });
    this.all.push(queries);
    return queries;
  }

  uniform(label: string, size: number): GPUBuffer {
    return this.create(label, size, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
  }

  storage(label: string, size: number): GPUBuffer {
    return this.create(label, size, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC);
  }

  staging(label: string, size: number): GPUBuffer {
    return this.create(label, size, GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST);
  }

  /** A copy of the first `size` bytes of a staging buffer, once the GPU has written them. */
  async read(staging: GPUBuffer, size: number): Promise<ArrayBuffer> {
    await this.context.host.alive(staging.mapAsync(GPUMapMode.READ, 0, size));
    const bytes = staging.getMappedRange(0, size).slice(0);
    staging.unmap();
    return bytes;
  }

  /** The buffer is somebody else's from here on. */
  release(buffer: GPUBuffer): void {
    this.all.splice(this.all.indexOf(buffer), 1);
  }

  dispose(): void {
    for (const each of this.all) each.destroy();
  }
}

/** Threads of a kernel's workgroup; every kernel has the same. */
export const WORKGROUP = 64;

export interface DispatchSize {
  readonly x: number;
  readonly y: number;
  /** Threads of one row of workgroups. */
  readonly stride: number;
}

/** Workgroups for `threads` threads, in two dimensions where one is not enough. */
export function dispatchSize(threads: number, limit: number): DispatchSize {
  const groups = Math.ceil(threads / WORKGROUP);
  const x = Math.min(groups, limit);
  return { x, y: Math.ceil(groups / x), stride: x * WORKGROUP };
}

/** Measures passes: GPU timestamps where the adapter has them, else the wall clock. */
export class Stopwatch {
  private readonly context: GpuContext;
  private readonly queries: GPUQuerySet | null;
  private readonly resolved: GPUBuffer | null;
  private readonly staging: GPUBuffer | null;
  private readonly buffers: Buffers;
  private started = 0;

  constructor(context: GpuContext, buffers: Buffers) {
    this.context = context;
    this.buffers = buffers;
    const has = context.device.features.has('timestamp-query');
    this.queries = has ? buffers.timestamps('stopwatch', 2) : null;
    this.resolved = has
      ? buffers.create('stopwatch', 16, GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC)
      : null;
    this.staging = has ? buffers.staging('stopwatch', 16) : null;
  }

  /** Descriptor of the pass to be measured. */
  pass(label: string): GPUComputePassDescriptor {
    this.started = performance.now();
    if (this.queries === null) return { label };
    return {
      label,
      timestampWrites: { querySet: this.queries, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 },
    };
  }

  /** To be recorded after the pass. */
  resolve(encoder: GPUCommandEncoder): void {
    if (this.queries === null || this.resolved === null || this.staging === null) return;
    encoder.resolveQuerySet(this.queries, 0, 2, this.resolved, 0);
    encoder.copyBufferToBuffer(this.resolved, 0, this.staging, 0, 16);
  }

  /** Milliseconds of the pass, once it is done. */
  async elapsed(): Promise<number> {
    const wall = () => performance.now() - this.started;
    if (this.staging === null) {
      await this.context.host.alive(this.context.device.queue.onSubmittedWorkDone());
      return wall();
    }
    const [begin, end] = new BigUint64Array(await this.buffers.read(this.staging, 16));
    // Some drivers report nonsense now and then; the wall clock is an upper bound.
    const ms = Number(end - begin) / 1e6;
    return ms > 0 && ms < wall() ? ms : wall();
  }
}
