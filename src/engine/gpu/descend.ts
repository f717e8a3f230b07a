import type { Descent, DescentPlan, RunPlan } from '../contract';
import { CODE, runStatus } from '../status';
import { stopsAfter } from '../stopping';
import { TimeBudget } from './budget';
import type { GpuContext, Kernel } from './context';
import { type GpuOptimizer, gpuOptimizer } from './optimizer';
import { optimizerName, PLAN_BYTES, planBytes, runConstants } from './plan';
import { descendModule } from './shaders';
import type { GpuSurface } from './surface';
import { Buffers, floats, integers, pack, SAMPLE_BYTES, STATE_BYTES, Stopwatch } from './transfer';

/** Steps of a single particle in the first dispatch: one lane is slow, and its latency is all there is. */
const FIRST = 512;

/** Steps whose coefficients and path the buffers hold at a time. */
const MOST_STEPS = 4096;

/** Bytes of `Particle` in shaders/descend.wgsl before its states. */
export const PARTICLE_BYTES = 16;

/** `Particle` of shaders/descend.wgsl before its first step, in the order of its declaration, without its state. */
export function particleBytes(start: RunPlan['start']): ArrayBuffer {
  return pack([...floats(...start), ...integers(CODE.running, 0)]);
}

/** One run with its full path; the twin of `descend` in cpu/descend.ts. */
export async function descend(
  context: GpuContext,
  surface: GpuSurface,
  run: RunPlan,
  plan: DescentPlan,
  signal?: AbortSignal,
): Promise<Descent> {
  const optimizer = gpuOptimizer(run, plan.steps);
  const path = await Path.open(context, surface, optimizer, run, plan.seed);
  try {
    const trajectory = new Float64Array(2 * (plan.steps + 1));
    const loss = new Float64Array(plan.steps + 1);
    const gradientNorm = new Float64Array(plan.steps + 1);
    const budget = new TimeBudget(FIRST / surface.cost);
    const [low, high] = [0, 1].map((end) => surface.problem.domain.map((range) => Math.fround(range[end])));
    const tolerance = Math.fround(plan.tolerance);
    let calmSince: number | null = null;
    let outsideSince: number | null = null;
    // Norms are float32, and so is what they are held against.
    const stop = plan.stop === undefined ? undefined : { gradient: Math.fround(plan.stop.gradient) };
    let satisfied: number | null = null;
    let end = { code: CODE.running as number, stopped: 0 };
    const coefficients = optimizer.walk();
    let taken = 0;
    // Once at least: the kernel also says what is at the start.
    do {
      signal?.throwIfAborted();
      const count = Math.min(budget.next(plan.steps - taken), MOST_STEPS);
      budget.report(count, await path.advance(taken + 1, count, coefficients(count)));
      const { entries, code, stopped } = await path.read(count + 1);
      end = { code, stopped };
      // A run that stopped at step s has s − 1 steps behind it.
      let steps = code === CODE.running ? count : Math.max(stopped - 1 - taken, 0);
      for (let k = taken === 0 ? 0 : 1; k <= steps; k++) {
        const [x, y, value, norm] = entries.subarray(4 * k, 4 * k + 4);
        const inside = x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1];
        calmSince = norm <= tolerance ? (calmSince ?? taken + k) : null;
        outsideSince = inside ? null : (outsideSince ?? taken + k);
        trajectory.set([x, y], 2 * (taken + k));
        loss[taken + k] = value;
        gradientNorm[taken + k] = norm;
        if (taken + k > 0 && stopsAfter(stop, gradientNorm[taken + k - 1])) {
          // The kernel knows nothing of the rule: what it did beyond is left aside.
          satisfied = taken + k;
          steps = k;
          end = { code: CODE.running, stopped: 0 };
        }
      }
      taken += steps;
    } while (taken < plan.steps && end.code === CODE.running && satisfied === null);
    // The start is the user's own number, whatever float32 made of it.
    trajectory.set(run.start, 0);
    // Only a start ends a run at step 0.
    if (end.code !== CODE.running && end.stopped === 0) {
      loss[0] = Number.NaN;
      gradientNorm[0] = Number.NaN;
    }
    return {
      trajectory: trajectory.slice(0, 2 * (taken + 1)),
      loss: loss.slice(0, taken + 1),
      gradientNorm: gradientNorm.slice(0, taken + 1),
      status: runStatus({ ...end, satisfied, calmSince, outsideSince }),
      stepsTaken: taken,
    };
  } finally {
    path.dispose();
  }
}

/** A particle on the device with the latest piece of its path, by `shaders/descend.wgsl`. */
class Path {
  private readonly context: GpuContext;
  private readonly surface: GpuSurface;
  private readonly optimizer: GpuOptimizer;
  private readonly run: RunPlan;
  private readonly seed: number;
  private readonly pipeline: GPUComputePipeline;
  private readonly buffers: Buffers;
  private readonly stopwatch: Stopwatch;
  private readonly plan: GPUBuffer;
  private readonly coefficients: GPUBuffer;
  private readonly particle: GPUBuffer;
  private readonly path: GPUBuffer;
  private readonly staging: GPUBuffer;
  private readonly groups: readonly GPUBindGroup[];

  private constructor(
    context: GpuContext,
    surface: GpuSurface,
    optimizer: GpuOptimizer,
    run: RunPlan,
    seed: number,
    pipeline: GPUComputePipeline,
    buffers: Buffers,
  ) {
    this.context = context;
    this.surface = surface;
    this.optimizer = optimizer;
    this.run = run;
    this.seed = seed;
    this.pipeline = pipeline;
    this.buffers = buffers;
    this.stopwatch = new Stopwatch(context, buffers);
    const pathSize = SAMPLE_BYTES * (MOST_STEPS + 1);
    this.plan = buffers.uniform('plan', PLAN_BYTES);
    this.coefficients = buffers.storage('coefficients', 4 * (optimizer.fixed.length + MOST_STEPS * optimizer.width));
    this.particle = buffers.storage('particle', PARTICLE_BYTES + STATE_BYTES * optimizer.module.states);
    this.path = buffers.storage('path', pathSize);
    this.staging = buffers.staging('path', pathSize + PARTICLE_BYTES);
    const own = [this.plan, this.coefficients, this.particle, this.path];
    this.groups = [surface.bind(context, buffers), context.group('descend', pipeline.getBindGroupLayout(1), own)];
    const { queue } = context.device;
    queue.writeBuffer(this.coefficients, 0, optimizer.fixed);
    queue.writeBuffer(this.particle, 0, particleBytes(run.start));
  }

  /** @throws EngineError `compile`, `out-of-memory`, `device-lost`. */
  static async open(
    context: GpuContext,
    surface: GpuSurface,
    optimizer: GpuOptimizer,
    run: RunPlan,
    seed: number,
  ): Promise<Path> {
    const kernel: Kernel = {
      label: `descend ${optimizerName(run)}`,
      code: descendModule(surface.program, optimizer.module),
      entry: 'descend',
      slots: ['uniform', 'read', 'write', 'write'],
      constants: runConstants(surface, run),
    };
    const pipeline = await context.pipeline(kernel);
    const buffers = new Buffers(context);
    try {
      return await context.scoped(() => new Path(context, surface, optimizer, run, seed, pipeline, buffers));
    } catch (error) {
      buffers.dispose();
      throw error;
    }
  }

  /** Takes `count` steps (at most {@link MOST_STEPS}) with their rows of coefficients; returns milliseconds. */
  async advance(firstStep: number, count: number, rows: Float32Array): Promise<number> {
    const { surface, run, seed, optimizer, stopwatch } = this;
    const { device } = this.context;
    const stage = { firstStep, steps: count, row: 0 };
    device.queue.writeBuffer(this.plan, 0, planBytes(surface, run, seed, optimizer.axes, stage));
    device.queue.writeBuffer(this.coefficients, optimizer.fixed.byteLength, rows);
    const encoder = device.createCommandEncoder({ label: 'descend' });
    const pass = encoder.beginComputePass(stopwatch.pass('descend'));
    pass.setPipeline(this.pipeline);
    this.groups.forEach((group, i) => {
      pass.setBindGroup(i, group);
    });
    pass.dispatchWorkgroups(1);
    pass.end();
    stopwatch.resolve(encoder);
    device.queue.submit([encoder.finish()]);
    return stopwatch.elapsed();
  }

  /** The first `count` entries of the path (x, y, loss, norm of the gradient), and how it ended. */
  async read(count: number): Promise<{ entries: Float32Array; code: number; stopped: number }> {
    const { device } = this.context;
    const size = SAMPLE_BYTES * count;
    const encoder = device.createCommandEncoder({ label: 'path' });
    encoder.copyBufferToBuffer(this.path, 0, this.staging, 0, size);
    encoder.copyBufferToBuffer(this.particle, 0, this.staging, size, PARTICLE_BYTES);
    device.queue.submit([encoder.finish()]);
    const bytes = await this.buffers.read(this.staging, size + PARTICLE_BYTES);
    const [, , code, stopped] = new Uint32Array(bytes, size);
    return { entries: new Float32Array(bytes, 0, 4 * count), code, stopped };
  }

  dispose(): void {
    this.buffers.dispose();
  }
}
