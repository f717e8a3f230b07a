import type { NetProgram, NetRule } from '../../network/program';
import type { GpuContext, Kernel } from '../context';
import { type Buffers, dispatchSize, WORKGROUP } from '../transfer';
import {
  backwardKernel,
  forwardKernel,
  gradientKernel,
  lanesOf,
  lossKernel,
  measureKernel,
  placesKernel,
  updateKernel,
} from './modules';
import { type Clip, POPULATION_BYTES, populationBytes, targetWidth } from './population';
import { MOVE, PASS_BYTES, type PassFields, type Queue } from './queue';

/** Nets that go through the phases together, and what for. */
export interface PhasesPlan {
  readonly program: NetProgram;
  readonly nets: number;
  /** Rows of the data set, and of the largest pass. */
  readonly rows: number;
  readonly batch: number;
  /** Rows that go through the layers together. */
  readonly tile: number;
  /** Entries of the record. */
  readonly entries: number;
  /** Keeps z of all units; `flagged`: with `NO_NUMBER` of read.ts where the activation is undefined. */
  readonly keepsZ: false | 'all' | 'flagged';
  /** Null: nothing is updated. */
  readonly training: TrainingPlan | null;
  /** Buffers of other phases that these use, too: the same weights with another loss, say. */
  readonly shared?: Partial<Pick<Memory, 'weights' | 'marks'>>;
}

export interface TrainingPlan {
  readonly rule: NetRule;
  readonly clip: Clip | null;
  readonly sets: number;
  /** Rows of the table of coefficients. */
  readonly updates: number;
}

/** Where a pass goes back to: nowhere, the gradient of the parameters, that and the inputs, or the inputs alone. */
export type Back = 'no' | 'gradient' | 'inputs' | 'only-inputs';

/** Which rows a pass goes over. */
export type Sweep = Pick<PassFields, 'epoch' | 'first' | 'rows' | 'ordered' | 'entry' | 'coefficients'>;

/** Everything on the device that passes of a population read and write. */
interface Memory {
  readonly population: GPUBuffer;
  readonly layers: GPUBuffer;
  readonly weights: GPUBuffer;
  readonly inputs: GPUBuffer;
  readonly targets: GPUBuffer;
  readonly places: GPUBuffer;
  readonly seeds: GPUBuffer;
  readonly h: GPUBuffer;
  readonly slopes: GPUBuffer;
  readonly sums: GPUBuffer;
  readonly deltas: GPUBuffer;
  readonly inputDeltas: GPUBuffer;
  readonly results: GPUBuffer;
  readonly gradient: GPUBuffer;
  readonly marks: GPUBuffer;
  readonly record: GPUBuffer;
  readonly states: GPUBuffer;
  readonly hypers: GPUBuffer;
  readonly coefficients: GPUBuffer;
}

interface Step {
  readonly pipeline: GPUComputePipeline;
  readonly group: GPUBindGroup;
}

type StepName = 'places' | 'forward' | 'losses' | 'backward' | 'gradient' | 'measure' | 'update';

/**
 * The general path: one dispatch for each phase of each layer, everything in storage buffers, any size. What a net
 * computes does not hang on how many there are, nor on how its rows are cut into tiles.
 */
export class Phases {
  readonly plan: PhasesPlan;
  readonly memory: Memory;
  private readonly context: GpuContext;
  private readonly steps: Readonly<Record<StepName, Step | null>>;
  /** The rows that stand in `places`, where that is known. */
  private placed: string | null = null;

  private constructor(context: GpuContext, plan: PhasesPlan, memory: Memory, steps: Record<StepName, Step | null>) {
    this.context = context;
    this.plan = plan;
    this.memory = memory;
    this.steps = steps;
  }

  /** @throws EngineError `compile`, `out-of-memory`, `device-lost`. */
  static async open(context: GpuContext, buffers: Buffers, queue: Queue, plan: PhasesPlan): Promise<Phases> {
    const { program, training } = plan;
    const lanes = lanesOf(program, plan.batch);
    const compile = (kernel: Kernel) => context.pipeline(kernel);
    const [places, forward, losses, backward, gradient, measure, update] = await Promise.all([
      compile(placesKernel()),
      compile(forwardKernel(program, plan.keepsZ)),
      compile(lossKernel(program)),
      compile(backwardKernel()),
      compile(gradientKernel()),
      compile(measureKernel(program, lanes)),
      training === null ? null : compile(updateKernel(training.rule, training.clip !== null, lanes)),
    ]);
    return context.scoped(() => {
      const m = allocate(buffers, plan);
      const step = (pipeline: GPUComputePipeline, ...own: readonly GPUBuffer[]): Step => ({
        pipeline,
        group: bind(context, pipeline, [m.population, m.layers, queue.passes, ...own]),
      });
      const phases = new Phases(context, plan, m, {
        places: step(places, m.seeds, m.places),
        forward: step(forward, m.weights, m.inputs, m.places, m.h, m.slopes, m.sums, m.marks),
        losses: step(losses, m.targets, m.places, m.h, m.slopes, m.deltas, m.results, m.marks),
        backward: step(backward, m.weights, m.slopes, m.deltas, m.inputDeltas, m.marks),
        gradient: step(gradient, m.weights, m.inputs, m.places, m.h, m.deltas, m.gradient, m.marks),
        measure: step(measure, m.weights, m.gradient, m.results, m.marks, m.record),
        update: update && step(update, m.weights, m.states, m.gradient, m.hypers, m.coefficients, m.marks),
      });
      phases.describe();
      return phases;
    });
  }

  /** Puts numbers into one of the buffers. What was pushed before must have been flushed. */
  write(buffer: keyof Memory, numbers: Float32Array | Uint32Array, first = 0): void {
    this.context.device.queue.writeBuffer(this.memory[buffer], 4 * first, numbers);
    if (buffer === 'places') this.placed = null;
  }

  /** Forward through all layers, to the loss and, if asked for, back to the gradient and even to the inputs. */
  async sweep(queue: Queue, sweep: Sweep, back: Back): Promise<void> {
    const { tile } = this.plan;
    for (let first = 0; first < sweep.rows; first += tile) {
      await this.sweepTile(queue, sweep, first, Math.min(tile, sweep.rows - first), back);
    }
  }

  /** The part of {@link sweep} that is one tile. */
  async sweepTile(queue: Queue, sweep: Sweep, tileFirst: number, tileRows: number, back: Back): Promise<void> {
    const at = await this.forwardTile(queue, sweep, tileFirst, tileRows);
    this.threads(queue, 'losses', 0, at, tileRows, this.last.outputs);
    if (back !== 'no') this.backward(queue, at, tileRows, back);
  }

  /** Only forward, for rows from `first` on as they stand in the data. */
  async look(queue: Queue, first: number, rows: number): Promise<void> {
    await this.forwardTile(queue, { epoch: 0, first, rows, ordered: false, entry: 0, coefficients: 0 }, 0, rows);
  }

  /** Through all layers to the last h. Returns where the tile's pass stands, until the queue is given time to breathe. */
  async forwardTile(queue: Queue, sweep: Sweep, tileFirst: number, tileRows: number): Promise<number> {
    await queue.breathe();
    const at = queue.place({ ...sweep, tileFirst, tileRows, scale: this.scale(sweep.rows) });
    this.place(queue, at, sweep, tileFirst, tileRows);
    this.layers.forEach(({ inputs, outputs }, l) => {
      this.threads(queue, 'forward', l, at, tileRows * outputs, inputs);
    });
    return at;
  }

  /** From the deltas of the last layer. */
  backward(queue: Queue, at: number, tileRows: number, back: Back): void {
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const { inputs, outputs, biases } = this.layers[l];
      const width = inputs * outputs + (biases === null ? 0 : outputs);
      if (back !== 'only-inputs') this.threads(queue, 'gradient', l, at, width, tileRows);
      if (l > 0 || back !== 'gradient') this.threads(queue, 'backward', l, at, tileRows * inputs, outputs);
    }
  }

  /** Writes an entry of the record about the pass over all of `sweep`'s rows that has just been made. */
  async measure(queue: Queue, sweep: Sweep): Promise<void> {
    await queue.breathe();
    this.groups(queue, 'measure', this.whole(queue, sweep));
  }

  /** Moves the weights by the gradient of the pass that has just been made. */
  async update(queue: Queue, sweep: Sweep): Promise<void> {
    await queue.breathe();
    this.groups(queue, 'update', this.whole(queue, sweep));
  }

  groups(queue: Queue, name: StepName, at: number): void {
    const { program, batch, nets } = this.plan;
    const cost = nets * 8 * (program.layout.parameters + batch);
    queue.push({ ...this.step(name), layer: 0, pass: at, ...this.groupsSize, cost });
  }

  /** Workgroups of a kernel where threads share nets. */
  get groupsSize(): { readonly x: number; readonly y: number } {
    const { program, batch, nets } = this.plan;
    const lanes = lanesOf(program, batch);
    const limit = this.context.device.limits.maxComputeWorkgroupsPerDimension;
    return dispatchSize(lanes === 1 ? nets : nets * WORKGROUP, limit);
  }

  private get layers() {
    return this.plan.program.layout.layers;
  }

  private get last() {
    return this.layers[this.layers.length - 1];
  }

  /** Factor that makes the mean over a pass of the sum over its rows. */
  private scale(rows: number): number {
    const { loss } = this.plan.program.net;
    if (loss.reduction === 'sum') return 1;
    return 1 / (loss.kind === 'softmax' ? rows : rows * this.last.outputs);
  }

  private whole(queue: Queue, sweep: Sweep): number {
    return queue.place({ ...sweep, tileFirst: 0, tileRows: sweep.rows, scale: this.scale(sweep.rows) });
  }

  private place(queue: Queue, at: number, { epoch, first, ordered }: Sweep, tileFirst: number, rows: number): void {
    const wanted = ordered ? `${epoch} ${first + tileFirst} ${rows}` : `${first + tileFirst} ${rows}`;
    if (wanted === this.placed) return;
    this.threads(queue, 'places', 0, at, rows, 16);
    this.placed = wanted;
  }

  /** `perNet` threads for each net, of `work` multiplications each. */
  private threads(queue: Queue, name: StepName, layer: number, at: number, perNet: number, work: number): void {
    const threads = this.plan.nets * perNet;
    const { x, y } = dispatchSize(threads, this.context.device.limits.maxComputeWorkgroupsPerDimension);
    queue.push({ ...this.step(name), layer: layer * MOVE, pass: at, x, y, cost: threads * work });
  }

  private step(name: StepName): Step {
    const step = this.steps[name];
    if (step === null) throw new TypeError(`these nets know no ${name}`);
    return step;
  }

  private describe(): void {
    const { program, training } = this.plan;
    const { queue } = this.context.device;
    const sets = training?.sets ?? 0;
    queue.writeBuffer(this.memory.population, 0, populationBytes({ ...this.plan, sets, clip: training?.clip ?? null }));
    const { length } = program.layout.layers;
    const indices = new Uint32Array((MOVE / 4) * length);
    for (let l = 0; l < length; l++) indices[(MOVE / 4) * l] = l;
    queue.writeBuffer(this.memory.layers, 0, indices);
  }
}

function allocate(buffers: Buffers, plan: PhasesPlan): Memory {
  const { program, nets, rows, batch, tile, entries, keepsZ, training, shared = {} } = plan;
  const { net, layout } = program;
  const { parameters, units, layers } = layout;
  const numbers = (label: string, count: number) => buffers.storage(`net ${label}`, 4 * count);
  const states = training?.rule.program.states.length ?? 0;
  const table = training === null ? 0 : tableSize(training);
  return {
    population: buffers.uniform('net population', POPULATION_BYTES),
    layers: buffers.uniform('net layers', MOVE * layers.length),
    weights: shared.weights ?? numbers('weights', nets * parameters),
    inputs: numbers('inputs', rows * net.widths[0]),
    targets: numbers('targets', rows * targetWidth(program)),
    places: numbers('places', nets * tile),
    seeds: numbers('seeds', nets),
    h: numbers('h', nets * tile * units),
    slopes: numbers('slopes', nets * tile * units),
    sums: numbers('sums', keepsZ === false ? 0 : nets * tile * units),
    deltas: numbers('deltas', nets * tile * units),
    inputDeltas: numbers('input deltas', nets * tile * net.widths[0]),
    results: numbers('results', 4 * nets * batch),
    gradient: numbers('gradient', nets * parameters),
    marks: shared.marks ?? numbers('marks', 2 * nets),
    record: numbers('record', 4 * nets * entries),
    states: numbers('states', nets * states * parameters),
    hypers: numbers('hypers', nets * layers.length),
    coefficients: numbers('coefficients', table),
  };
}

/** Numbers: the fixed coefficients of all sets, then row after row the changing ones. */
export function tableSize({ rule, sets, updates }: Pick<TrainingPlan, 'rule' | 'sets' | 'updates'>): number {
  const { fixed, coefficients } = rule.program;
  return sets * (fixed + updates * (coefficients.length - fixed));
}

/** Slots as every kernel of networks has them: the population, two moving uniforms, then its own. */
export function bind(context: GpuContext, pipeline: GPUComputePipeline, buffers: readonly GPUBuffer[]): GPUBindGroup {
  return context.device.createBindGroup({
    label: 'networks',
    layout: pipeline.getBindGroupLayout(0),
    entries: buffers.map((buffer, binding) => ({
      binding,
      resource: binding === 1 || binding === 2 ? { buffer, size: PASS_BYTES } : { buffer },
    })),
  });
}
