import { isRecorded } from '../../network/history';
import type { GpuContext } from '../context';
import type { Buffers } from '../transfer';
import type { Crew, CrewPlan, Prepared } from './crew';
import { Phases, type Sweep } from './phases';
import type { Queue } from './queue';
import { sizeOf } from './size';

/** Trains nets of any size by the phases: everything goes through storage buffers. */
export class StorageCrew implements Crew {
  private readonly phases: Phases;
  private readonly queue: Queue;
  private readonly prepared: Prepared;

  private constructor(phases: Phases, queue: Queue, prepared: Prepared) {
    this.phases = phases;
    this.queue = queue;
    this.prepared = prepared;
  }

  /** How many of `nets` nets can go together. */
  static nets(context: GpuContext, { program, plan, walk }: Prepared, nets: number): number {
    return sizeOf(context, program, nets, plan.data.rows, walk.states).nets;
  }

  /** @throws EngineError `compile`, `out-of-memory`, `device-lost`. */
  static async open(context: GpuContext, buffers: Buffers, queue: Queue, crew: CrewPlan): Promise<StorageCrew> {
    const { prepared, nets, entries, rows, members, state } = crew;
    const { plan, program, rule, walk } = prepared;
    const { data } = plan;
    const phases = await Phases.open(context, buffers, queue, {
      program,
      nets,
      rows: data.rows,
      batch: data.rows,
      tile: sizeOf(context, program, nets, data.rows, walk.states).tile,
      entries,
      keepsZ: false,
      training: { rule, clip: plan.clip, sets: plan.hypers.length, updates: rows },
    });
    phases.write('weights', Float32Array.from(state.weights));
    phases.write('states', Float32Array.from(state.optimizer));
    phases.write('inputs', Float32Array.from(data.inputs));
    phases.write('targets', Float32Array.from(data.targets));
    phases.write(
      'seeds',
      Uint32Array.from(members, ({ seed }) => seed),
    );
    phases.write('hypers', Uint32Array.from(members.flatMap(({ hyper }) => hyper)));
    phases.write('coefficients', Float32Array.from(walk.fixed));
    phases.write(
      'marks',
      Uint32Array.from({ length: 2 * nets }, (_, i) => (i % 2 === 0 ? state.codes[i / 2] : state.stopped[(i - 1) / 2])),
    );
    return new StorageCrew(phases, queue, prepared);
  }

  get memory(): Crew['memory'] {
    return this.phases.memory;
  }

  tabulate(changing: Float32Array): void {
    this.phases.write('coefficients', changing, this.prepared.walk.fixed.length);
  }

  async advance(first: number, count: number, entry: number, last: boolean): Promise<void> {
    const { phases, queue } = this;
    const { plan, updates } = this.prepared;
    const { rows } = plan.data;
    const whole = { first: 0, rows, ordered: false, coefficients: 0 };
    let next = entry;
    for (let epoch = first; epoch < first + count; epoch++) {
      const row = (epoch - first) * updates;
      const recorded = isRecorded(epoch, plan.record);
      if (recorded) await this.measure({ ...whole, epoch, entry: next++ });
      if (updates === 1) {
        const sweep: Sweep = { ...whole, epoch, entry: 0, coefficients: row };
        if (!recorded) await phases.sweep(queue, sweep, 'gradient');
        await phases.update(queue, sweep);
        continue;
      }
      for (let k = 0; k < updates; k++) {
        const at = k * plan.batch;
        const batch = { first: at, rows: Math.min(plan.batch, rows - at), ordered: true };
        const sweep: Sweep = { ...batch, epoch, entry: 0, coefficients: row + k };
        await phases.sweep(queue, sweep, 'gradient');
        await phases.update(queue, sweep);
      }
    }
    if (last) await this.measure({ ...whole, epoch: first + count, entry: next });
  }

  unpack(numbers: Float32Array): Float32Array {
    return numbers;
  }

  private async measure(sweep: Sweep): Promise<void> {
    await this.phases.sweep(this.queue, sweep, 'gradient');
    await this.phases.measure(this.queue, sweep);
  }
}
