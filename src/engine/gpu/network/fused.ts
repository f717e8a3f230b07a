import { isRecorded } from '../../network/history';
import type { GpuContext, Kernel } from '../context';
import { type Buffers, dispatchSize, WORKGROUP } from '../transfer';
import type { Crew, CrewPlan, Prepared } from './crew';
import { laneKernel, WORKGROUP_LANES, workgroupGroups, workgroupKernel } from './modules';
import { bind, tableSize } from './phases';
import { POPULATION_BYTES, populationBytes, targetWidth } from './population';
import { MOVE, type Queue } from './queue';

/** Parameters of the largest net that one thread trains alone: more do not fit into its registers. */
const MOST_PARAMETERS = 64;

/** Multiplications of one net's epoch, at most: an epoch of a workgroup's nets cannot be cut. */
const MOST_WORK = 2 ** 17;
const MOST_SHARED_WORK = 2 ** 22;

/** Updates of one epoch, at most: in each, the threads of a workgroup wait for each other some dozen times. */
const MOST_SHARED_UPDATES = 512;

/** Bytes of the largest buffer, as in size.ts. */
const LARGEST = 2 ** 27;

/** How nets are trained: a thread each, a workgroup each, or phase by phase through storage buffers. */
export type Path = 'lane' | 'workgroup' | 'storage';

/** How a fused kernel shares out its nets. */
export interface Fused {
  readonly kernel: Kernel;
  /** Order of parameters and states in their buffers. */
  readonly major: 'net' | 'parameter';
  /** Threads of one net. */
  readonly threads: number;
  /** Rows that go together, whether they are there or not. */
  readonly tile: number;
}

/**
 * The path of nets like these. It hangs on the shape of the nets and of the data and on the adapter alone, so that a net
 * trains alike in any population.
 */
export function pathOf(context: GpuContext, { program, plan, updates }: Prepared): Path {
  const work = program.layout.parameters * plan.data.rows;
  if (program.layout.parameters <= MOST_PARAMETERS && work <= MOST_WORK) return 'lane';
  // A software adapter runs the threads of a workgroup one after the other from barrier to barrier, which takes as long
  // as the phases do, and compiles that for seconds.
  if (context.host.isFallback) return 'storage';
  // There is no room to keep what a residual layer passes on.
  const fits = workgroupGroups(program) > 0 && !program.net.residual;
  return fits && work <= MOST_SHARED_WORK && updates <= MOST_SHARED_UPDATES ? 'workgroup' : 'storage';
}

export function fusedKernel(path: Exclude<Path, 'storage'>, { program, rule, plan }: Prepared): Fused {
  const clips = plan.clip !== null;
  return path === 'lane'
    ? { kernel: laneKernel(program, rule, clips), major: 'parameter', threads: 1, tile: 1 }
    : {
        kernel: workgroupKernel(program, rule, clips),
        major: 'net',
        threads: WORKGROUP_LANES,
        tile: 4 * workgroupGroups(program),
      };
}

/** Trains nets by a fused kernel: everything but the data stays on the chip from epoch to epoch. */
export class FusedCrew implements Crew {
  readonly memory: Crew['memory'] & { readonly coefficients: GPUBuffer };
  private readonly context: GpuContext;
  private readonly queue: Queue;
  private readonly crew: CrewPlan;
  private readonly fused: Fused;
  private readonly pipeline: GPUComputePipeline;
  private readonly group: GPUBindGroup;

  private constructor(
    context: GpuContext,
    buffers: Buffers,
    queue: Queue,
    crew: CrewPlan,
    fused: Fused,
    pipeline: GPUComputePipeline,
  ) {
    this.context = context;
    this.queue = queue;
    this.crew = crew;
    this.fused = fused;
    this.pipeline = pipeline;
    const { prepared, nets, entries, rows: updates, members, state } = crew;
    const { plan, program, rule, walk } = prepared;
    const { data } = plan;
    const { device } = context;
    const { parameters } = program.layout;
    const sets = plan.hypers.length;
    const numbers = (label: string, count: number, initial?: Float32Array | Uint32Array): GPUBuffer => {
      const buffer = buffers.storage(`net ${label}`, 4 * count);
      if (initial !== undefined) device.queue.writeBuffer(buffer, 0, initial);
      return buffer;
    };
    const population = buffers.uniform('net population', POPULATION_BYTES);
    const fields = { program, nets, rows: data.rows, batch: data.rows, tile: data.rows, sets, clip: plan.clip };
    device.queue.writeBuffer(population, 0, populationBytes(fields));
    const stateSize = walk.states * parameters;
    this.memory = {
      weights: numbers('weights', nets * parameters, this.pack(state.weights, parameters)),
      states: numbers('states', nets * stateSize, this.pack(state.optimizer, stateSize)),
      coefficients: numbers('coefficients', tableSize({ rule, sets, updates }), Float32Array.from(walk.fixed)),
      marks: numbers(
        'marks',
        2 * nets,
        Uint32Array.from({ length: 2 * nets }, (_, i) =>
          i % 2 === 0 ? state.codes[i / 2] : state.stopped[(i - 1) / 2],
        ),
      ),
      record: numbers('record', 4 * nets * entries),
    };
    this.group = bind(context, pipeline, [
      population,
      buffers.uniform('net layers', MOVE),
      queue.passes,
      this.memory.weights,
      this.memory.states,
      numbers('inputs', data.rows * program.net.widths[0], Float32Array.from(data.inputs)),
      numbers('targets', data.rows * targetWidth(program), Float32Array.from(data.targets)),
      numbers(
        'members',
        nets * (1 + program.layout.layers.length),
        Uint32Array.from(members.flatMap(({ seed, hyper }) => [seed, ...hyper])),
      ),
      this.memory.coefficients,
      this.memory.marks,
      this.memory.record,
    ]);
  }

  /** How many of `nets` nets can go together. */
  static nets(context: GpuContext, { program, walk }: Prepared, nets: number): number {
    const numbers = Math.min(context.device.limits.maxStorageBufferBindingSize, LARGEST) / 4;
    return Math.min(nets, Math.floor(numbers / (Math.max(1, walk.states) * program.layout.parameters)));
  }

  /** @throws EngineError `compile`, `out-of-memory`, `device-lost`. */
  static async open(
    context: GpuContext,
    buffers: Buffers,
    queue: Queue,
    crew: CrewPlan,
    fused: Fused,
  ): Promise<FusedCrew> {
    const pipeline = await context.pipeline(fused.kernel);
    return context.scoped(() => new FusedCrew(context, buffers, queue, crew, fused, pipeline));
  }

  tabulate(changing: Float32Array): void {
    this.context.device.queue.writeBuffer(this.memory.coefficients, 4 * this.crew.prepared.walk.fixed.length, changing);
  }

  async advance(first: number, count: number, entry: number, last: boolean): Promise<void> {
    const { queue, crew } = this;
    const { prepared, nets } = crew;
    const { plan, updates } = prepared;
    const perEpoch = this.cost();
    let next = entry;
    let done = 0;
    do {
      // As many epochs as the time allows; where that is less than one of all nets, fewer nets at a time.
      const affordable = Math.max(1, Math.floor(queue.allowance / (nets * perEpoch)));
      const epochs = Math.min(affordable, count - done);
      const ends = last && done + epochs === count;
      const rounds = epochs + Number(ends);
      const together = Math.floor(queue.allowance / (rounds * perEpoch));
      const some = Math.min(nets, Math.max(this.least, together - (together % this.least)));
      for (let from = 0; from < nets; from += some) {
        const pass = queue.place({
          epoch: first + done,
          first: from,
          rows: plan.data.rows,
          tileFirst: 0,
          tileRows: Math.min(some, nets - from),
          ordered: updates > 1,
          coefficients: done * updates,
          entry: next,
          scale: 1,
          epochs,
          record: plan.record,
          last: ends,
          updates,
          batch: plan.batch,
        });
        const size = this.size(Math.min(some, nets - from));
        const cost = rounds * perEpoch * Math.min(some, nets - from);
        queue.push({ pipeline: this.pipeline, group: this.group, layer: 0, pass, ...size, cost });
        await queue.breathe();
      }
      for (let epoch = first + done; epoch < first + done + epochs; epoch++) {
        if (isRecorded(epoch, plan.record)) next++;
      }
      done += epochs;
    } while (done < count);
  }

  unpack(numbers: Float32Array, perNet: number): Float32Array {
    return this.fused.major === 'net' ? numbers : transposed(numbers, perNet);
  }

  private pack(numbers: Float64Array, perNet: number): Float32Array {
    const single = Float32Array.from(numbers);
    return this.fused.major === 'net' ? single : transposed(single, this.crew.nets, perNet);
  }

  /** Nets of the smallest dispatch: fewer leave lanes idle. */
  private get least(): number {
    return WORKGROUP / this.fused.threads;
  }

  /** Multiplications of one net's epoch. */
  private cost(): number {
    const { plan, program, updates } = this.crew.prepared;
    const { parameters, units } = program.layout;
    const { tile } = this.fused;
    const rows = updates * tile * Math.ceil(plan.data.rows / (updates * tile));
    return 3 * rows * (parameters + 4 * units) + 8 * updates * parameters;
  }

  private size(nets: number): { x: number; y: number } {
    return dispatchSize(nets * this.fused.threads, this.context.device.limits.maxComputeWorkgroupsPerDimension);
  }
}

/** rows × columns, row-major, to columns × rows. */
function transposed(numbers: Float32Array, rows: number, columns = numbers.length / Math.max(1, rows)): Float32Array {
  const result = new Float32Array(numbers.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) result[column * rows + row] = numbers[row * columns + column];
  }
  return result;
}
