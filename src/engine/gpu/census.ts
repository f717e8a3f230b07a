import { type Census, type CensusPlan, EngineError, MOST_ATTRACTORS, MOST_BINS, STATUS_CODES } from '../contract';
import type { GpuContext, Kernel } from './context';
import { censusModule } from './shaders';
import { Buffers, floats, integers, pack } from './transfer';

const KERNEL: Kernel = {
  label: 'census',
  code: censusModule(),
  entry: 'count',
  slots: ['uniform', 'read', 'write'],
  problem: false,
};

/** Places in the counts, and how many those are; the twins of those in shaders/census.wgsl. */
const NOWHERE = MOST_BINS + MOST_ATTRACTORS;
const STATUSES = NOWHERE + 1;
const LOWEST = STATUSES + STATUS_CODES.length;
export const COUNTS = LOWEST + 1;
const NO_KEY = 0xffffffff;

/** Threads of a workgroup of the kernel, and members of a thread: enough that a workgroup's own counts are worth it. */
const WORKGROUP = 256;
const PER_THREAD = 16;

const STEEPEST = 3e38;

/** Bytes of `Census` in shaders/census.wgsl. */
export const CENSUS_BYTES = 32 + 8 * MOST_ATTRACTORS;

/** Counts an ensemble's members where they are, by `shaders/census.wgsl`; what comes back is the counts. */
export class Counter {
  private readonly context: GpuContext;
  private readonly members: number;
  private readonly pipeline: GPUComputePipeline;
  private readonly buffers: Buffers;
  private readonly plan: GPUBuffer;
  private readonly counts: GPUBuffer;
  private readonly staging: GPUBuffer;
  private readonly group: GPUBindGroup;

  private constructor(
    context: GpuContext,
    samples: GPUBuffer,
    members: number,
    pipeline: GPUComputePipeline,
    buffers: Buffers,
  ) {
    this.context = context;
    this.members = members;
    this.pipeline = pipeline;
    this.buffers = buffers;
    this.plan = buffers.uniform('census', CENSUS_BYTES);
    this.counts = buffers.storage('counts', 4 * COUNTS);
    this.staging = buffers.staging('counts', 4 * COUNTS);
    this.group = context.group('census', pipeline.getBindGroupLayout(0), [this.plan, samples, this.counts]);
  }

  /** @param samples (x, y, loss, status) of each of so many members */
  static async open(context: GpuContext, samples: GPUBuffer, members: number): Promise<Counter> {
    const pipeline = await context.pipeline(KERNEL);
    const buffers = new Buffers(context);
    try {
      return await context.scoped(() => new Counter(context, samples, members, pipeline, buffers));
    } catch (error) {
      buffers.dispose();
      throw error;
    }
  }

  async count(plan: CensusPlan): Promise<Census> {
    checkCensus(plan);
    const { device } = this.context;
    const groups = Math.min(
      Math.max(1, Math.ceil(this.members / (WORKGROUP * PER_THREAD))),
      device.limits.maxComputeWorkgroupsPerDimension,
    );
    device.queue.writeBuffer(this.plan, 0, censusBytes(plan, this.members, groups * WORKGROUP));
    device.queue.writeBuffer(this.counts, 0, new Uint32Array(COUNTS).fill(NO_KEY, LOWEST));
    const encoder = device.createCommandEncoder({ label: 'census' });
    const pass = encoder.beginComputePass({ label: 'census' });
    pass.setPipeline(this.pipeline);
    pass.setBindGroup(0, this.group);
    pass.dispatchWorkgroups(groups);
    pass.end();
    encoder.copyBufferToBuffer(this.counts, 0, this.staging, 0, 4 * COUNTS);
    device.queue.submit([encoder.finish()]);
    return censusOf(new Uint32Array(await this.buffers.read(this.staging, 4 * COUNTS)), plan);
  }

  dispose(): void {
    this.buffers.dispose();
  }
}

/** `Census` of shaders/census.wgsl, in the order of its declaration, as far as there are attractors. */
export function censusBytes(plan: CensusPlan, members: number, threads: number): ArrayBuffer {
  const { bins, low, high, log, attractors, radius } = plan;
  const [from, to] = log ? [Math.log(low), Math.log(high)] : [low, high];
  // Bins of no width: everything is beyond them.
  const scale = to > from ? Math.min(bins / (to - from), STEEPEST) : STEEPEST;
  return pack([
    ...floats(from, scale, radius * radius),
    ...integers(Number(log), bins, attractors.length / 2, members, threads),
    ...floats(...attractors),
  ]);
}

/** @throws EngineError `unsupported` for more bins or attractors than the kernel counts. */
function checkCensus({ bins, attractors }: CensusPlan): void {
  if (bins <= MOST_BINS && attractors.length <= 2 * MOST_ATTRACTORS) return;
  throw new EngineError('unsupported', {
    en: `A census has at most ${MOST_BINS} bins and ${MOST_ATTRACTORS} attractors.`,
    zh: `统计最多可有 ${MOST_BINS} 个区间和 ${MOST_ATTRACTORS} 个吸引子。`,
  });
}

function censusOf(counts: Uint32Array, { bins, attractors }: CensusPlan): Census {
  const known = attractors.length / 2;
  return {
    histogram: counts.slice(0, bins),
    destinations: Uint32Array.from([...counts.subarray(MOST_BINS, MOST_BINS + known), counts[NOWHERE]]),
    statuses: counts.slice(STATUSES, LOWEST),
    lowest: lossOf(counts[LOWEST]),
  };
}

/** The inverse of `key` in shaders/census.wgsl. */
function lossOf(key: number): number {
  if (key === NO_KEY) return Number.NaN;
  const bits = key >= 0x80000000 ? key & 0x7fffffff : ~key;
  return new Float32Array(Uint32Array.of(bits).buffer)[0];
}
