import type { TrainHistory, Training, TrainPlan, TrainState } from '../../contract/network';
import { recordedEpochs } from '../../network/history';
import { initialState } from '../../network/initial';
import { updatesPerEpoch } from '../../network/order';
import { compileNet } from '../../network/program';
import { Walks } from '../../network/walks';
import type { GpuContext } from '../context';
import { Buffers } from '../transfer';
import type { Crew, CrewPlan, Prepared } from './crew';
import { FusedCrew, fusedKernel, type Path, pathOf } from './fused';
import { Queue } from './queue';
import { numberOrNaN, readBack } from './read';
import { parts } from './size';
import { StorageCrew } from './storage';

/** Numbers of a table of coefficients, at most, unless one epoch needs more. */
const TABLE = 2 ** 18;

/** Numbers of a record that is kept on the device, at most, unless one entry needs more. */
const RECORD = 2 ** 22;

/** `program` and `walks`: what is already known of the plan. */
export function prepare(plan: TrainPlan, program = compileNet(plan.net), walks = new Walks()): Prepared {
  const { rule, walk } = walks.of(plan);
  return { plan, program, rule, walk, updates: updatesPerEpoch(plan.data.rows, plan.batch) };
}

/**
 * Trains a population; the twin of cpu/network/train.ts.
 * @param path tests compare one with another
 */
export async function train(
  context: GpuContext,
  prepared: Prepared,
  state: TrainState | null,
  epochs: number,
  signal?: AbortSignal,
  path: Path = pathOf(context, prepared),
): Promise<Training> {
  const { plan, walk, program, updates } = prepared;
  const { parameters } = program.layout;
  const stateSize = walk.states * parameters;
  const begin = state ?? initialState(plan, walk);
  const nets = plan.members.length;
  const recorded = recordedEpochs(begin.epoch, epochs, plan.record);
  const column = () => new Float64Array(recorded.length * nets).fill(Number.NaN);
  const history: TrainHistory = {
    epochs: recorded,
    loss: column(),
    gradientNorm: column(),
    accuracy: column(),
    metric: column(),
  };
  const end: TrainState = {
    epoch: begin.epoch + epochs,
    weights: new Float64Array(begin.weights.length),
    optimizer: new Float64Array(begin.optimizer.length),
    codes: new Uint8Array(nets),
    stopped: new Uint32Array(nets),
  };
  const perEpoch = plan.hypers.length * updates * walk.width;
  const block = Math.max(1, Math.min(epochs, perEpoch === 0 ? epochs : Math.floor(TABLE / perEpoch)));
  const fused = path === 'storage' ? null : fusedKernel(path, prepared);
  const together = (fused === null ? StorageCrew : FusedCrew).nets(context, prepared, nets);
  for (const [from, to] of parts(nets, together)) {
    const count = to - from;
    const entries = Math.min(recorded.length, Math.max(1, Math.floor(RECORD / (4 * count))));
    const buffers = new Buffers(context);
    try {
      const queue = await context.scoped(() => new Queue(context, buffers, signal));
      const crewPlan: CrewPlan = {
        prepared,
        nets: count,
        entries,
        rows: block * updates,
        members: plan.members.slice(from, to),
        state: {
          epoch: begin.epoch,
          weights: begin.weights.subarray(from * parameters, to * parameters),
          optimizer: begin.optimizer.subarray(from * stateSize, to * stateSize),
          codes: begin.codes.subarray(from, to),
          stopped: begin.stopped.subarray(from, to),
        },
      };
      const crew: Crew =
        fused === null
          ? await StorageCrew.open(context, buffers, queue, crewPlan)
          : await FusedCrew.open(context, buffers, queue, crewPlan, fused);
      let epoch = begin.epoch;
      let stored = 0;
      let waiting = 0;
      do {
        // Cut where coefficients have to be made anew, or where the record is full.
        let next = Math.min(epoch + block, end.epoch);
        const full = recorded[stored + entries];
        if (full !== undefined) next = Math.min(next, full);
        const last = next === end.epoch && recorded.length - stored <= entries;
        if (next > epoch)
          crew.tabulate(Float32Array.from(walk.changing(epoch * updates + 1, (next - epoch) * updates)));
        await crew.advance(epoch, next - epoch, waiting, last);
        await queue.flush();
        waiting = recorded.findLastIndex((at) => at < next) + 1 + Number(last) - stored;
        epoch = next;
        if (waiting === entries || last) {
          const [bytes] = await readBack(context, buffers, [
            { buffer: crew.memory.record, count: 4 * count * waiting },
          ]);
          store(history, new Float32Array(bytes), stored, from, count);
          stored += waiting;
          waiting = 0;
        }
      } while (stored < recorded.length);
      const [weights, states, marks] = await readBack(context, buffers, [
        { buffer: crew.memory.weights, count: count * parameters },
        { buffer: crew.memory.states, count: count * stateSize },
        { buffer: crew.memory.marks, count: 2 * count },
      ]);
      end.weights.set(crew.unpack(new Float32Array(weights), parameters), from * parameters);
      end.optimizer.set(crew.unpack(new Float32Array(states), stateSize), from * stateSize);
      new Uint32Array(marks).forEach((word, i) => {
        if (i % 2 === 0) end.codes[from + i / 2] = word & CODE_MASK;
        else end.stopped[from + (i - 1) / 2] = word;
      });
    } finally {
      buffers.dispose();
    }
  }
  return { state: end, history };
}

/** The part of a net's marks that says how it ended: shaders/net.wgsl. */
const CODE_MASK = 3;

/** Entries of the nets from … from + count − 1, `first` being the first entry's index among all. */
function store(history: TrainHistory, record: Float32Array, first: number, from: number, count: number): void {
  const nets = history.loss.length / history.epochs.length;
  for (let i = 0; 4 * i < record.length; i++) {
    const at = (first + Math.floor(i / count)) * nets + from + (i % count);
    COLUMNS.forEach((name, column) => {
      history[name][at] = numberOrNaN(record[4 * i + column]);
    });
  }
}

/** What an entry of the record holds, in order. */
const COLUMNS = ['loss', 'gradientNorm', 'accuracy', 'metric'] as const;
