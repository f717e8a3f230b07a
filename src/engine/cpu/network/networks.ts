import { together } from '../../cancel';
import type { Field, Grid } from '../../contract';
import {
  type Assessment,
  type GanPlan,
  type GanState,
  type GanTraining,
  type Inspection,
  layout,
  type NetData,
  type NetPlan,
  type NetworkEngine,
  type TrainHistory,
  type Training,
  type TrainPlan,
  type TrainState,
  type WeightPlane,
} from '../../contract/network';
import type { CoefficientWalk } from '../../network/coefficients';
import { initialState } from '../../network/initial';
import { updatesPerEpoch } from '../../network/order';
import { compileNet } from '../../network/program';
import { Walks } from '../../network/walks';
import type { WorkerPool } from '../pool';
import { entriesOf, type TrainSlice } from './train';

/** Parts per worker, as for particles. */
const SLICES = 4;

/** Rows of coefficients that are made at a time: the page that makes them must not stall. */
const TABLE = 2 ** 14;

type Slice = readonly [from: number, to: number];

/** Networks on the processor. A population is cut into contiguous parts, one task each. */
export class CpuNetworks implements NetworkEngine {
  private readonly pool: WorkerPool;
  private readonly walks = new Walks();

  constructor(pool: WorkerPool) {
    this.pool = pool;
  }

  async train(plan: TrainPlan, state: TrainState | null, epochs: number, signal?: AbortSignal): Promise<Training> {
    // Only to say at once what is wrong with it: workers compile for themselves.
    compileNet(plan.net);
    const { walk } = this.walks.of(plan);
    const updates = updatesPerEpoch(plan.data.rows, plan.batch);
    const rows = walk.width === 0 ? 1 : plan.hypers.length * updates;
    const longest = walk.width === 0 ? Math.max(epochs, 1) : Math.max(1, Math.floor(TABLE / rows));
    let current = state ?? initialState(plan, walk);
    const histories: TrainHistory[] = [];
    let left = epochs;
    do {
      const count = Math.min(left, longest);
      left -= count;
      const part = await this.round(plan, walk, current, count, left === 0, signal);
      current = part.state;
      histories.push(part.history);
    } while (left > 0);
    return { state: current, history: histories.length === 1 ? histories[0] : joined(histories) };
  }

  async outputs(
    net: NetPlan,
    weights: Float64Array,
    inputs: Float64Array,
    signal?: AbortSignal,
  ): Promise<Float32Array> {
    const { parameters } = layout(net);
    const nets = weights.length / parameters;
    const size = (inputs.length / net.widths[0]) * net.widths[net.widths.length - 1];
    const parts = this.slices(nets);
    const results = await together(
      parts,
      ([from, to], all) => {
        const some = weights.slice(from * parameters, to * parameters);
        return this.pool.run({ kind: 'net-outputs', net, weights: some, inputs }, all);
      },
      signal,
    );
    const whole = new Float32Array(nets * size);
    parts.forEach(([from], i) => {
      whole.set(results[i], from * size);
    });
    return whole;
  }

  async assess(net: NetPlan, weights: Float64Array, data: NetData, signal?: AbortSignal): Promise<Assessment> {
    const { parameters } = layout(net);
    const parts = this.slices(weights.length / parameters);
    const results = await together(
      parts,
      ([from, to], all) => {
        const some = weights.slice(from * parameters, to * parameters);
        return this.pool.run({ kind: 'net-assess', net, weights: some, data }, all);
      },
      signal,
    );
    const column = (name: keyof Assessment) => concatenated(results.map((result) => result[name]));
    return { loss: column('loss'), accuracy: column('accuracy'), metric: column('metric') };
  }

  inspect(net: NetPlan, weights: Float64Array, data: NetData, signal?: AbortSignal): Promise<Inspection> {
    return this.pool.run({ kind: 'net-inspect', net, weights: weights.slice(), data }, signal);
  }

  async landscape(net: NetPlan, data: NetData, plane: WeightPlane, grid: Grid, signal?: AbortSignal): Promise<Field> {
    const parts = this.slices(grid.rows);
    const results = await together(
      parts,
      ([from, to], all) => this.pool.run({ kind: 'net-landscape', net, data, plane, grid, from, to }, all),
      signal,
    );
    const samples = new Float32Array(4 * grid.columns * grid.rows);
    parts.forEach(([from], i) => {
      samples.set(results[i], 4 * grid.columns * from);
    });
    return { grid, samples, buffer: null, dispose: () => {} };
  }

  /** The two players wait for each other, so a game is one task. */
  adversarial(plan: GanPlan, state: GanState | null, updates: number, signal?: AbortSignal): Promise<GanTraining> {
    return this.pool.run({ kind: 'net-adversarial', plan, state, updates }, signal);
  }

  /** Epochs whose coefficients are made at once. */
  private async round(
    plan: TrainPlan,
    walk: CoefficientWalk,
    state: TrainState,
    epochs: number,
    last: boolean,
    signal?: AbortSignal,
  ): Promise<Training> {
    const nets = plan.members.length;
    const { parameters } = layout(plan.net);
    const updates = updatesPerEpoch(plan.data.rows, plan.batch);
    const changing = walk.changing(state.epoch * updates + 1, epochs * updates);
    const parts = this.slices(nets);
    const slices = parts.map((part) => sliceOf({ plan, walk, state, epochs, last, changing }, part));
    const results = await together(slices, (slice, all) => this.pool.run({ kind: 'net-train', slice }, all), signal);
    const whole: TrainState = {
      epoch: state.epoch + epochs,
      weights: new Float64Array(nets * parameters),
      optimizer: new Float64Array(nets * walk.states * parameters),
      codes: new Uint8Array(nets),
      stopped: new Uint32Array(nets),
    };
    const recorded = entriesOf({ state, epochs, record: plan.record, last });
    const column = () => new Float64Array(recorded.length * nets);
    const history: TrainHistory = {
      epochs: recorded,
      loss: column(),
      gradientNorm: column(),
      accuracy: column(),
      metric: column(),
    };
    parts.forEach(([from, to], i) => {
      const { state: some, history: entries } = results[i];
      whole.weights.set(some.weights, from * parameters);
      whole.optimizer.set(some.optimizer, from * walk.states * parameters);
      whole.codes.set(some.codes, from);
      whole.stopped.set(some.stopped, from);
      const width = to - from;
      for (const name of COLUMNS) {
        for (let k = 0; k < recorded.length; k++) {
          history[name].set(entries[name].subarray(k * width, (k + 1) * width), k * nets + from);
        }
      }
    });
    return { state: whole, history };
  }

  /** [0, count) in contiguous parts. */
  private slices(count: number): Slice[] {
    const parts = Math.min(count, this.pool.size * SLICES);
    return Array.from({ length: parts }, (_, i) => [
      Math.floor((i * count) / parts),
      Math.floor(((i + 1) * count) / parts),
    ]);
  }
}

const COLUMNS = ['loss', 'gradientNorm', 'accuracy', 'metric'] as const;

interface Round {
  readonly plan: TrainPlan;
  readonly walk: CoefficientWalk;
  readonly state: TrainState;
  readonly epochs: number;
  readonly last: boolean;
  readonly changing: Float64Array;
}

/** What one worker needs: its nets, and of the hyperparameters the sets that these use. */
function sliceOf({ plan, walk, state, epochs, last, changing }: Round, [from, to]: Slice): TrainSlice {
  const { parameters } = layout(plan.net);
  const members = plan.members.slice(from, to);
  const used = [...new Set(members.flatMap(({ hyper }) => hyper))].sort((a, b) => a - b);
  const local = new Map(used.map((set, i) => [set, i]));
  const stateSize = walk.states * parameters;
  return {
    net: plan.net,
    data: plan.data,
    rule: { optimizer: plan.optimizer, schedule: plan.schedule, hyper: Object.keys(plan.hypers[0]) },
    clip: plan.clip,
    batch: plan.batch,
    record: plan.record,
    epochs,
    seeds: members.map(({ seed }) => seed),
    hyper: Uint32Array.from(members.flatMap(({ hyper }) => hyper.map((set) => local.get(set) as number))),
    sets: used.length,
    fixed: picked(walk.fixed, walk.fixedWidth, plan.hypers.length, used),
    changing: picked(changing, walk.width, plan.hypers.length, used),
    state: {
      epoch: state.epoch,
      weights: state.weights.slice(from * parameters, to * parameters),
      optimizer: state.optimizer.slice(from * stateSize, to * stateSize),
      codes: state.codes.slice(from, to),
      stopped: state.stopped.slice(from, to),
    },
    last,
  };
}

/** Of a table of rows × sets × width, the columns of some sets. */
function picked(table: Float64Array, width: number, sets: number, used: readonly number[]): Float64Array {
  if (used.length === sets || width === 0) return table;
  const rows = table.length / (sets * width);
  const result = new Float64Array(rows * used.length * width);
  for (let row = 0; row < rows; row++) {
    used.forEach((set, i) => {
      const at = (row * sets + set) * width;
      result.set(table.subarray(at, at + width), (row * used.length + i) * width);
    });
  }
  return result;
}

function joined(histories: readonly TrainHistory[]): TrainHistory {
  const column = (name: (typeof COLUMNS)[number]) => concatenated(histories.map((history) => history[name]));
  return {
    epochs: Uint32Array.from(histories.flatMap(({ epochs }) => [...epochs])),
    loss: column('loss'),
    gradientNorm: column('gradientNorm'),
    accuracy: column('accuracy'),
    metric: column('metric'),
  };
}

function concatenated(arrays: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}
