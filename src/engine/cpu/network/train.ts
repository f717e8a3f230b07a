import { LARGEST } from '../../contract';
import type { NetData, NetPlan, TrainHistory, Training, TrainPlan, TrainState } from '../../contract/network';
import { isRecorded, recordedEpochs } from '../../network/history';
import { orderKey, orderMask, orderRow, updatesPerEpoch } from '../../network/order';
import type { CompiledNet, CompiledRule } from './compiled';
import { NET_CODE, type UpdateKernel } from './functions';
import { Objective, type Rows } from './loss';

/** Some nets of a population, with everything that decides their next epochs. */
export interface TrainSlice {
  readonly net: NetPlan;
  readonly data: NetData;
  readonly rule: Pick<TrainPlan, 'optimizer' | 'schedule'> & { readonly hyper: readonly string[] };
  readonly clip: TrainPlan['clip'];
  readonly batch: number;
  readonly record: number;
  readonly epochs: number;
  /** Per net. */
  readonly seeds: readonly number[];
  /** nets × weight layers: which set of hyperparameters. */
  readonly hyper: Uint32Array;
  /** Coefficients: sets × those that never change; updates × sets × those that do. */
  readonly sets: number;
  readonly fixed: Float64Array;
  readonly changing: Float64Array;
  readonly state: TrainState;
  /** Whether the history ends with the state after the last epoch. */
  readonly last: boolean;
}

/** Multiplications between two looks at the clock. */
const PAUSE = 2 ** 16;

/** The epochs of which a slice's history has an entry. */
export function entriesOf({ state, epochs, record, last }: EntrySource): Uint32Array {
  const recorded = recordedEpochs(state.epoch, epochs, record);
  return last ? recorded : recorded.subarray(0, -1);
}

type EntrySource = Pick<TrainSlice, 'epochs' | 'record' | 'last'> & { readonly state: Pick<TrainState, 'epoch'> };

/** Trains one net after the other. A generator, so that the worker can look up between updates. */
export function* trainSlice(slice: TrainSlice, program: CompiledNet, rule: CompiledRule): Generator<void, Training> {
  const { state } = slice;
  const nets = slice.seeds.length;
  const { parameters } = program.layout;
  const states = rule.program.states.length;
  const epochs = entriesOf(slice);
  const column = () => new Float64Array(epochs.length * nets).fill(Number.NaN);
  const history: TrainHistory = {
    epochs,
    loss: column(),
    gradientNorm: column(),
    accuracy: column(),
    metric: column(),
  };
  const result: TrainState = {
    epoch: state.epoch + slice.epochs,
    weights: new Float64Array(state.weights.length),
    optimizer: new Float64Array(state.optimizer.length),
    codes: state.codes.slice(),
    stopped: state.stopped.slice(),
  };
  const trainer = new Trainer(slice, program, rule.update, states);
  const pause = Math.max(1, Math.floor(PAUSE / (parameters * slice.data.rows)));
  let work = 0;
  for (let n = 0; n < nets; n++) {
    const w = n * parameters;
    const s = n * states * parameters;
    trainer.take(n, state.weights.subarray(w, w + parameters), state.optimizer.subarray(s, s + states * parameters));
    let entry = 0;
    const record = (measured: Entry) => {
      const at = entry++ * nets + n;
      history.loss[at] = measured.loss;
      history.gradientNorm[at] = measured.gradientNorm;
      history.accuracy[at] = measured.accuracy;
      history.metric[at] = measured.metric;
    };
    let code: number = state.codes[n];
    let epoch = state.epoch;
    for (; epoch < result.epoch && code === NET_CODE.running; epoch++) {
      if (isRecorded(epoch, slice.record)) {
        code = trainer.measure();
        if (code !== NET_CODE.running) break;
        record(trainer.entry);
      }
      code = trainer.epoch(epoch);
      if (code !== NET_CODE.running) break;
      if (++work % pause === 0) yield;
    }
    if (code === NET_CODE.running && slice.last) {
      code = trainer.measure();
      if (code === NET_CODE.running) record(trainer.entry);
    }
    if (code !== state.codes[n]) {
      result.codes[n] = code;
      result.stopped[n] = epoch;
    }
    result.weights.set(trainer.weights, w);
    result.optimizer.set(trainer.state, s);
    yield;
  }
  return { state: result, history };
}

/** What the history holds of one net at one time. */
interface Entry {
  loss: number;
  gradientNorm: number;
  accuracy: number;
  metric: number;
}

/** One net on its way; its arrays serve one net after the other. */
class Trainer {
  weights: Float64Array;
  state: Float64Array;
  readonly entry: Entry = { loss: Number.NaN, gradientNorm: Number.NaN, accuracy: Number.NaN, metric: Number.NaN };
  private newWeights: Float64Array;
  private newState: Float64Array;
  private readonly gradient: Float64Array;
  private readonly slice: TrainSlice;
  private readonly objective: Objective;
  private readonly update: UpdateKernel;
  private readonly updates: number;
  private readonly order: Uint32Array | null;
  /** First parameter of each weight layer, and the one after the last. */
  private readonly bounds: Uint32Array;
  /** Numbers per set of hyperparameters. */
  private readonly fixedWidth: number;
  private readonly changingWidth: number;
  private net = 0;
  /** Whether `gradient` is that of the weights on all rows. */
  private fresh = false;

  constructor(slice: TrainSlice, program: CompiledNet, update: UpdateKernel, states: number) {
    const { parameters, layers } = program.layout;
    this.slice = slice;
    this.update = update;
    this.objective = new Objective(program, slice.data);
    this.weights = new Float64Array(parameters);
    this.newWeights = new Float64Array(parameters);
    this.state = new Float64Array(states * parameters);
    this.newState = new Float64Array(states * parameters);
    this.gradient = new Float64Array(parameters);
    this.updates = updatesPerEpoch(slice.data.rows, slice.batch);
    this.order = this.updates === 1 ? null : new Uint32Array(slice.data.rows);
    this.bounds = Uint32Array.from([...layers.map(({ weights }) => weights), parameters]);
    this.fixedWidth = slice.fixed.length / slice.sets;
    this.changingWidth = slice.epochs === 0 ? 0 : slice.changing.length / (slice.sets * slice.epochs * this.updates);
  }

  take(net: number, weights: Float64Array, state: Float64Array): void {
    this.net = net;
    this.weights.set(weights);
    this.state.set(state);
    this.fresh = false;
  }

  /** Fills {@link entry} for the weights as they are. Returns a code of NET_CODE. */
  measure(): number {
    const { objective, entry, gradient, weights } = this;
    const measured = objective.measureWithGradient(weights, gradient);
    const code = checked(measured.code, measured.loss, gradient);
    entry.loss = measured.loss;
    entry.accuracy = measured.accuracy;
    entry.metric = measured.metric;
    entry.gradientNorm = norm(gradient);
    this.fresh = true;
    return code;
  }

  /** All updates of an epoch. Returns a code of NET_CODE; weights are those of the last update that could be done. */
  epoch(epoch: number): number {
    const { slice, order } = this;
    if (order === null) return this.step(epoch, 0, null, 0, slice.data.rows);
    const { rows } = slice.data;
    const key = orderKey(slice.seeds[this.net], epoch);
    const mask = orderMask(rows);
    for (let place = 0; place < rows; place++) order[place] = orderRow(place, rows, mask, key);
    for (let k = 0; k < this.updates; k++) {
      const first = k * slice.batch;
      const code = this.step(epoch, k, order, first, Math.min(slice.batch, rows - first));
      if (code !== NET_CODE.running) return code;
    }
    return NET_CODE.running;
  }

  private step(epoch: number, k: number, rows: Rows, first: number, count: number): number {
    const { slice, gradient, objective, weights } = this;
    if (!this.fresh || rows !== null) {
      const { code, loss } = objective.gradient(weights, gradient, rows, first, count);
      const gone = checked(code, loss, gradient);
      if (gone !== NET_CODE.running) return gone;
    }
    this.fresh = false;
    clip(gradient, slice.clip);
    const done = (epoch - slice.state.epoch) * this.updates + k;
    const { bounds } = this;
    const layers = bounds.length - 1;
    let worst: number = NET_CODE.running;
    for (let l = 0; l < layers; l++) {
      const set = slice.hyper[this.net * layers + l];
      const code = this.update(
        weights,
        gradient,
        this.state,
        this.newWeights,
        this.newState,
        bounds[l],
        bounds[l + 1],
        weights.length,
        slice.fixed,
        set * this.fixedWidth,
        slice.changing,
        (done * slice.sets + set) * this.changingWidth,
      );
      // Undefined in any layer is worse than diverged in one before it, as on the GPU, where layers go side by side.
      worst = Math.max(worst, code);
    }
    if (worst !== NET_CODE.running) return worst;
    const { state } = this;
    this.weights = this.newWeights;
    this.newWeights = weights;
    this.state = this.newState;
    this.newState = state;
    return NET_CODE.running;
  }
}

/** A code of NET_CODE. Written so that NaN has diverged, too. */
function checked(code: number, loss: number, gradient: Float64Array): number {
  if (code !== NET_CODE.running) return code;
  if (!(Math.abs(loss) <= LARGEST)) return NET_CODE.diverged;
  let large = 0;
  for (let i = 0; i < gradient.length; i++) large += Math.abs(gradient[i]) <= LARGEST ? 0 : 1;
  return large === 0 ? NET_CODE.running : NET_CODE.diverged;
}

function norm(gradient: Float64Array): number {
  let squares = 0;
  for (let i = 0; i < gradient.length; i++) squares += gradient[i] * gradient[i];
  return Math.sqrt(squares);
}

function clip(gradient: Float64Array, how: TrainPlan['clip']): void {
  if (how === null) return;
  const { by, max } = how;
  if (by === 'value') {
    for (let i = 0; i < gradient.length; i++) gradient[i] = Math.min(Math.max(gradient[i], -max), max);
    return;
  }
  const length = norm(gradient);
  if (length <= max) return;
  for (let i = 0; i < gradient.length; i++) gradient[i] *= max / length;
}
