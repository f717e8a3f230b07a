import { type Ensemble, type EnsemblePlan, memberCount, type RunPlan } from '../contract';
import { TimeBudget } from './budget';
import type { GpuContext, Kernel } from './context';
import { axisValues, MEMBERS_BYTES, membersBytes, type Span } from './members';
import type { GpuOptimizer } from './optimizer';
import { optimizerName, PLAN_BYTES, planBytes, runConstants } from './plan';
import { ensembleModule } from './shaders';
import type { GpuSurface } from './surface';
import { Buffers, dispatchSize, SAMPLE_BYTES, STATE_BYTES, Stopwatch, WORKGROUP } from './transfer';

/** Member-steps of the first dispatch: about the target on a software adapter, nothing on a GPU. */
const FIRST = 2 ** 18;

/**
 * Fewest members of a dispatch: fewer leave lanes idle. With more, a slow adapter would spend a dispatch on loading them
 * and have no time left for steps.
 */
const SMALLEST = 2 ** 11;

/** Steps whose coefficients are on the device at a time, at most, and their numbers. */
const MOST_STEPS = 4096;
const MOST_NUMBERS = 2 ** 18;

/** Bytes of the step that a member ended at. */
export const END_BYTES = 4;

/** Of a member that has not ended; the twin of NEVER in shaders/ensemble.wgsl. */
const NEVER = 0xffffffff;

/** What is the same for all parts of an ensemble. */
export interface Task {
  readonly surface: GpuSurface;
  readonly optimizer: GpuOptimizer;
  readonly run: RunPlan;
  readonly plan: EnsemblePlan;
}

/** Members whose states are in a buffer of their own, because one binding does not hold those of all. */
interface Part extends Span {
  readonly groups: readonly GPUBindGroup[];
}

/** The most members whose samples and states one binding each can hold. */
export function mostMembers({ device }: GpuContext, { optimizer }: Task): number {
  const perMember = Math.max(SAMPLE_BYTES, STATE_BYTES * optimizer.module.states);
  return Math.floor(device.limits.maxStorageBufferBindingSize / perMember);
}

/** Members of an ensemble in buffers, that take their steps by `shaders/ensemble.wgsl`. */
export class Fleet {
  /** (x, y, loss, status) of each, as float32. */
  readonly samples: GPUBuffer;
  private readonly context: GpuContext;
  private readonly task: Task;
  private readonly span: Span;
  private readonly pipeline: GPUComputePipeline;
  private readonly buffers: Buffers;
  private readonly stopwatch: Stopwatch;
  private readonly plan: GPUBuffer;
  private readonly members: GPUBuffer;
  private readonly coefficients: GPUBuffer;
  private readonly ends: GPUBuffer;
  private readonly work: GPUBuffer;
  private readonly workStaging: GPUBuffer;
  private readonly parts: readonly Part[];
  /** Where the rows of coefficients begin in their buffer, in bytes, and how many fit. */
  private readonly rowsFrom: number;
  private readonly rows: number;
  private readonly nextRows: (count: number) => Float32Array;
  private readonly budget: TimeBudget;
  private done = 0;

  private constructor(context: GpuContext, task: Task, span: Span, pipeline: GPUComputePipeline, buffers: Buffers) {
    this.context = context;
    this.task = task;
    this.span = span;
    this.pipeline = pipeline;
    this.buffers = buffers;
    const { surface, optimizer, plan } = task;
    const { device } = context;
    this.budget = new TimeBudget(FIRST / surface.cost);
    this.stopwatch = new Stopwatch(context, buffers);
    this.rows = Math.max(1, Math.min(plan.steps, MOST_STEPS, Math.floor(MOST_NUMBERS / Math.max(1, optimizer.width))));
    this.nextRows = optimizer.walk();
    const head = Float32Array.from([...optimizer.fixed, ...axisValues(plan)]);
    this.rowsFrom = head.byteLength;
    this.plan = buffers.uniform('plan', PLAN_BYTES);
    this.members = buffers.uniform('members', MEMBERS_BYTES);
    this.coefficients = buffers.storage('coefficients', head.byteLength + 4 * this.rows * optimizer.width);
    this.samples = buffers.create(
      'samples',
      SAMPLE_BYTES * span.count,
      GPUBufferUsage.STORAGE | GPUBufferUsage.VERTEX | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
    );
    this.ends = buffers.storage('ends', END_BYTES * span.count);
    this.work = buffers.storage('work', 4);
    this.workStaging = buffers.staging('work', 4);
    const problem = surface.bind(context, buffers);
    const most = mostMembers(context, task);
    this.parts = Array.from({ length: Math.ceil(span.count / most) }, (_, i) => {
      const count = Math.min(most, span.count - i * most);
      const states = buffers.storage('states', STATE_BYTES * optimizer.module.states * count);
      const own = [this.plan, this.coefficients, this.members, this.samples, this.ends, states, this.work];
      const group = context.group('ensemble', pipeline.getBindGroupLayout(1), own);
      return { first: i * most, count, groups: [problem, group] };
    });
    device.queue.writeBuffer(this.coefficients, 0, head);
  }

  /** With its members at their starts. @throws EngineError `compile`, `out-of-memory`, `device-lost`. */
  static async open(context: GpuContext, task: Task, span: Span, signal?: AbortSignal): Promise<Fleet> {
    const kernel: Kernel = {
      label: `ensemble ${optimizerName(task.run)}`,
      code: ensembleModule(task.surface.program, task.optimizer.module),
      entry: 'advance',
      slots: ['uniform', 'read', 'uniform', 'write', 'write', 'write', 'write'],
      constants: { ...runConstants(task.surface, task.run), rests: Number(task.plan.rests) },
    };
    const pipeline = await context.pipeline(kernel);
    const buffers = new Buffers(context);
    try {
      signal?.throwIfAborted();
      const fleet = await context.scoped(() => new Fleet(context, task, span, pipeline, buffers));
      await fleet.round(0, signal);
      return fleet;
    } catch (error) {
      buffers.dispose();
      throw error;
    }
  }

  /** Steps that all members have taken. */
  get taken(): number {
    return this.done;
  }

  /** Steps of all members that the adapter takes in the time of one dispatch; at least one. */
  get affordable(): number {
    return Math.max(1, Math.floor(this.budget.next(Number.MAX_SAFE_INTEGER) / Math.max(1, this.span.count)));
  }

  /**
   * Takes up to `steps` more with every member, in dispatches that nobody notices; returns once all have taken them.
   * Stopped by the signal it leaves them at different steps, and is good for nothing any more.
   */
  async round(steps: number, signal?: AbortSignal): Promise<void> {
    const { plan } = this.task;
    const count = Math.min(steps, plan.steps - this.done, this.rows);
    if (count > 0) {
      this.context.device.queue.writeBuffer(this.coefficients, this.rowsFrom, this.nextRows(count));
    }
    for (const part of this.parts) await this.cross(part, count, signal);
    this.done += count;
  }

  /** All members of a part, some at a time. */
  private async cross(part: Part, count: number, signal?: AbortSignal): Promise<void> {
    const { budget, task } = this;
    // One step of the smallest dispatch must be one that nobody notices, also where a step runs over many rows.
    const smallest = Math.max(WORKGROUP, Math.floor(SMALLEST / task.surface.cost));
    for (let first = 0; first < part.count; ) {
      // What the adapter can do decides first how many members go together, so that all their steps are one dispatch;
      // only where the fewest are too much are their steps cut.
      const affordable = budget.next(Number.MAX_SAFE_INTEGER);
      const together = Math.max(smallest, Math.floor(affordable / Math.max(1, count)));
      const members = Math.min(together, part.count - first);
      let row = 0;
      do {
        signal?.throwIfAborted();
        const most = Math.floor(budget.next(Number.MAX_SAFE_INTEGER) / members);
        const steps = Math.min(Math.max(1, most), count - row);
        await this.dispatch(part, { first: part.first + first, count: members }, row, steps);
        row += steps;
      } while (row < count);
      first += members;
    }
  }

  private async dispatch(part: Part, span: Span, row: number, steps: number): Promise<void> {
    const { surface, run, plan, optimizer } = this.task;
    const { device } = this.context;
    const { x, y, stride } = dispatchSize(span.count, device.limits.maxComputeWorkgroupsPerDimension);
    const stage = { firstStep: this.done + row + 1, steps, row };
    device.queue.writeBuffer(this.plan, 0, planBytes(surface, run, plan.seed, optimizer.axes, stage));
    device.queue.writeBuffer(
      this.members,
      0,
      membersBytes(surface.problem.domain, plan, { span, of: this.span, part, stride }),
    );
    const encoder = device.createCommandEncoder({ label: 'ensemble' });
    encoder.clearBuffer(this.work);
    const pass = encoder.beginComputePass(this.stopwatch.pass('ensemble'));
    pass.setPipeline(this.pipeline);
    part.groups.forEach((group, i) => {
      pass.setBindGroup(i, group);
    });
    pass.dispatchWorkgroups(x, y);
    pass.end();
    encoder.copyBufferToBuffer(this.work, 0, this.workStaging, 0, 4);
    this.stopwatch.resolve(encoder);
    device.queue.submit([encoder.finish()]);
    // Members that have ended take no steps: what was asked for may be far more than what was done.
    const [bytes, ms] = await Promise.all([this.buffers.read(this.workStaging, 4), this.stopwatch.elapsed()]);
    this.budget.report(WORKGROUP * new Uint32Array(bytes)[0], ms);
  }

  /** All members as they stand. */
  async read(signal?: AbortSignal): Promise<Ensemble> {
    const { context, span, samples, ends } = this;
    const { device } = context;
    const own = new Buffers(context);
    try {
      const staging = await context.scoped(() => own.staging('ensemble', (SAMPLE_BYTES + END_BYTES) * span.count));
      signal?.throwIfAborted();
      const encoder = device.createCommandEncoder({ label: 'ensemble' });
      encoder.copyBufferToBuffer(samples, 0, staging, 0, SAMPLE_BYTES * span.count);
      encoder.copyBufferToBuffer(ends, 0, staging, SAMPLE_BYTES * span.count, END_BYTES * span.count);
      device.queue.submit([encoder.finish()]);
      const bytes = await own.read(staging, (SAMPLE_BYTES + END_BYTES) * span.count);
      return this.sorted(new Float32Array(bytes, 0, 4 * span.count), new Uint32Array(bytes, SAMPLE_BYTES * span.count));
    } finally {
      own.dispose();
    }
  }

  private sorted(samples: Float32Array, ends: Uint32Array): Ensemble {
    const { count } = this.span;
    const result = emptyEnsemble(count);
    for (let i = 0; i < count; i++) {
      result.positions[2 * i] = samples[4 * i];
      result.positions[2 * i + 1] = samples[4 * i + 1];
      result.loss[i] = samples[4 * i + 2];
      result.codes[i] = samples[4 * i + 3];
      result.steps[i] = ends[i] === NEVER ? this.done : ends[i];
    }
    return result;
  }

  dispose(): void {
    this.buffers.dispose();
  }
}

export function emptyEnsemble(count: number): Ensemble {
  return {
    positions: new Float32Array(2 * count),
    loss: new Float32Array(count),
    codes: new Uint8Array(count),
    steps: new Uint32Array(count),
  };
}

/** All members of a plan. */
export function whole({ members }: EnsemblePlan): Span {
  return { first: 0, count: memberCount(members) };
}
