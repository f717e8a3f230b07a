import { type DescentPlan, DIVERGED_BEYOND, type RunPlan, type SwarmPlan } from '../contract';
import { escapeLimit } from '../status';
import type { GpuContext, Kernel } from './context';
import type { GpuOptimizer } from './optimizer';
import { descendModule, startModule } from './shaders';
import type { GpuSurface } from './surface';
import { Buffers, dispatchSize, floats, integers, pack, Stopwatch } from './transfer';

/** Bytes of `Particle` and `Plan` in shaders/particle.wgsl. */
export const particleBytes = (states: number): number => 24 + 8 * states;
const PLAN_BYTES = 80;

/** Bytes of an entry of the record: four float32. */
const ENTRY = 16;

/** A bound that no gradient reaches: float32's largest number. */
const UNBOUNDED = 3.4e38;

/** Steps whose coefficients and records a batch holds at a time. */
export const MOST_STEPS = 4096;

const STARTS = { given: 0, grid: 1, random: 2 } as const;

export interface BatchPlan {
  readonly plan: DescentPlan;
  readonly starts: SwarmPlan['starts'] | 'given';
  readonly side: number;
  /** Index of the first particle among all, and how many there are. */
  readonly first: number;
  readonly particles: number;
  /** Record the path of the only particle, or the end of each. */
  readonly recording: boolean;
}

/** Particles in one buffer that take their steps together, by `shaders/start.wgsl` and `shaders/descend.wgsl`. */
export class Batch {
  private readonly context: GpuContext;
  private readonly surface: GpuSurface;
  private readonly optimizer: GpuOptimizer;
  private readonly run: RunPlan;
  private readonly batch: BatchPlan;
  private readonly pipeline: GPUComputePipeline;
  private readonly buffers: Buffers;
  private readonly stopwatch: Stopwatch;
  private readonly planBuffer: GPUBuffer;
  private readonly particles: GPUBuffer;
  private readonly coefficients: GPUBuffer;
  private readonly record: GPUBuffer;
  private readonly staging: GPUBuffer;
  private readonly groups: readonly GPUBindGroup[];
  private taken = 0;

  private constructor(
    context: GpuContext,
    surface: GpuSurface,
    optimizer: GpuOptimizer,
    run: RunPlan,
    batch: BatchPlan,
    pipelines: { readonly start: GPUComputePipeline; readonly descend: GPUComputePipeline },
    buffers: Buffers,
  ) {
    this.context = context;
    this.surface = surface;
    this.optimizer = optimizer;
    this.run = run;
    this.batch = batch;
    this.pipeline = pipelines.descend;
    this.buffers = buffers;
    this.stopwatch = new Stopwatch(context, buffers);
    const particleSize = particleBytes(optimizer.module.states) * batch.particles;
    const recordSize = ENTRY * (batch.recording ? MOST_STEPS + 1 : batch.particles);
    this.planBuffer = buffers.uniform('plan', PLAN_BYTES);
    this.particles = buffers.storage('particles', particleSize);
    this.coefficients = buffers.storage('coefficients', 4 * MOST_STEPS * optimizer.width);
    this.record = buffers.storage('record', recordSize);
    this.staging = buffers.staging('record', recordSize + particleBytes(optimizer.module.states));
    const problem = surface.bind(context, buffers);
    const own = context.group('descend', pipelines.descend.getBindGroupLayout(1), [
      this.planBuffer,
      this.particles,
      this.coefficients,
      this.record,
    ]);
    this.groups = [problem, own];
    this.start(pipelines.start, problem);
  }

  /** @throws EngineError `compile`, `out-of-memory`, `device-lost`. */
  static async open(
    context: GpuContext,
    surface: GpuSurface,
    optimizer: GpuOptimizer,
    run: RunPlan,
    batch: BatchPlan,
  ): Promise<Batch> {
    const label = `descend ${run.optimizer.kind === 'method' ? run.optimizer.method : 'rule'}`;
    const descend: Kernel = {
      label,
      code: descendModule(surface.program, optimizer.module),
      entry: 'descend',
      slots: ['uniform', 'write', 'read', 'write'],
      constants: {
        recording: Number(batch.recording),
        noisy: Number(run.noise > 0),
        batched: Number(run.batch > 0 && surface.rows > 0),
        clipped: Number(run.clip !== null),
      },
    };
    const start: Kernel = {
      label: 'start',
      code: startModule(optimizer.module),
      entry: 'start',
      slots: ['uniform', 'write', 'read'],
    };
    const pipelines = { start: await context.pipeline(start), descend: await context.pipeline(descend) };
    const buffers = new Buffers(context);
    try {
      return await context.scoped(() => new Batch(context, surface, optimizer, run, batch, pipelines, buffers));
    } catch (error) {
      buffers.dispose();
      throw error;
    }
  }

  /** Takes the next `count` steps (at most {@link MOST_STEPS}) with their coefficients; returns milliseconds. */
  async advance(count: number, coefficients: Float32Array): Promise<number> {
    const { device } = this.context;
    const size = this.writePlan(count);
    device.queue.writeBuffer(this.coefficients, 0, coefficients);
    const encoder = device.createCommandEncoder({ label: 'descend' });
    const pass = encoder.beginComputePass(this.stopwatch.pass('descend'));
    pass.setPipeline(this.pipeline);
    this.groups.forEach((group, i) => {
      pass.setBindGroup(i, group);
    });
    pass.dispatchWorkgroups(size.x, size.y);
    pass.end();
    this.stopwatch.resolve(encoder);
    device.queue.submit([encoder.finish()]);
    this.taken += count;
    return this.stopwatch.elapsed();
  }

  /** The first `entries` of the record and the first particle's own words (theta, code, stopped, calm, outside). */
  async read(entries: number): Promise<{ record: Float32Array; words: Uint32Array }> {
    const { device } = this.context;
    const recordSize = ENTRY * entries;
    const headSize = particleBytes(0);
    const encoder = device.createCommandEncoder({ label: 'record' });
    encoder.copyBufferToBuffer(this.record, 0, this.staging, 0, recordSize);
    encoder.copyBufferToBuffer(this.particles, 0, this.staging, recordSize, headSize);
    device.queue.submit([encoder.finish()]);
    const bytes = await this.buffers.read(this.staging, recordSize + headSize);
    return { record: new Float32Array(bytes, 0, 4 * entries), words: new Uint32Array(bytes, recordSize, 6) };
  }

  dispose(): void {
    this.buffers.dispose();
  }

  private start(pipeline: GPUComputePipeline, problem: GPUBindGroup): void {
    const { context } = this;
    const { device } = context;
    const size = this.writePlan(0);
    const values = this.buffers.storage('initial state', 4 * this.optimizer.initialState.length);
    device.queue.writeBuffer(values, 0, Float32Array.from(this.optimizer.initialState));
    const own = context.group('start', pipeline.getBindGroupLayout(1), [this.planBuffer, this.particles, values]);
    const encoder = device.createCommandEncoder({ label: 'start' });
    const pass = encoder.beginComputePass({ label: 'start' });
    pass.setPipeline(pipeline);
    pass.setBindGroup(0, problem);
    pass.setBindGroup(1, own);
    pass.dispatchWorkgroups(size.x, size.y);
    pass.end();
    device.queue.submit([encoder.finish()]);
  }

  /** `Plan` of shaders/particle.wgsl, in the order of its declaration. */
  private writePlan(steps: number): { x: number; y: number } {
    const { run, batch, surface } = this;
    const { domain } = surface.problem;
    const { device } = this.context;
    const { x, y, stride } = dispatchSize(batch.particles, device.limits.maxComputeWorkgroupsPerDimension);
    const clip = (by: 'norm' | 'value') => (run.clip?.by === by ? run.clip.max : UNBOUNDED);
    const { seed, tolerance } = batch.plan;
    const fields = [
      ...floats(...domain[0], ...domain[1], ...run.start, escapeLimit(domain, DIVERGED_BEYOND), tolerance),
      ...floats(clip('norm'), clip('value'), run.noise),
      ...integers(surface.rows > 0 ? run.batch : 0, seed, this.taken + 1, steps, batch.particles, batch.first),
      ...integers(STARTS[batch.starts], batch.side, stride),
    ];
    device.queue.writeBuffer(this.planBuffer, 0, pack(fields));
    return { x, y };
  }
}
