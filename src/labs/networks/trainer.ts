import type { Engine } from '../../engine/contract';
import type { NetData, TrainHistory, TrainState } from '../../engine/contract/network';
import { networkExperiments } from '../../experiment/networks/experiment';
import { resolveNetwork } from '../../experiment/networks/resolve';
import type { NetExperiment } from '../../experiment/networks/types';
import type { LocalText } from '../../formula/text';
import { failureText } from '../../page/failure';
import type { Store } from '../../page/store';
import { createPace } from '../../page/workbench/pace';
import { beginRecord, extendRecord, rewound, snapshotAt, strideAt, type TestFigures, withTest } from './record';
import { hasEnded, lastEpoch, type NetState, netExperimentOf, type ShownTraining } from './state';

/**
 * Milliseconds that the page should wait for a call to the engine: long enough to be worth it, short enough to watch.
 * Where drawing takes longer than that, it may be as long as the drawing, up to the longest.
 */
const CALL = 24;
const LONGEST_CALL = 200;
/** Milliseconds between two looks at the test rows while training runs. */
const TEST_PAUSE = 120;
/** A frame that took longer counts as this many seconds: a hidden page is not caught up with. */
const LONGEST_FRAME = 0.25;
/** A stale beginning may still finish within this many milliseconds, so that a drag shows its way. */
const GRACE = 120;

/** The clock and the frames of the page, so that a test can hand in its own. */
export interface Ticker {
  /** Milliseconds. */
  now(): number;
  /** Calls back before the next frame. */
  frame(callback: () => void): void;
  /** Calls back when the page has done what it is busy with: mostly drawing. */
  idle(callback: () => void): void;
}

export interface Trainer {
  /** From now on, computes with this engine; null: computes nothing. */
  use(engine: Engine | null): void;
  /** Works only while the workspace is seen. */
  setActive(active: boolean): void;
  /** One epoch more, from the end of what was trained. */
  step(): void;
  dispose(): void;
}

interface Job {
  readonly kind: 'begin' | 'train' | 'recall' | 'assess';
  /** The training it belongs to, and the cursor it serves: a job that is no longer wanted is given up. */
  readonly key: string;
  readonly cursor: number;
  readonly abort: AbortController;
}

/**
 * Trains the experiment's one net. It follows the state: whenever network, data or optimizer change it begins anew;
 * while the state plays it asks for as many epochs a call as the speed wants and the engine does in a moment, one call at
 * a time; where the cursor has gone back it makes the weights of that epoch again. An error leaves the last good state.
 */
export function createTrainer(store: Store<NetState>, ticker: Ticker): Trainer {
  let engine: Engine | null = null;
  let active = false;
  let disposed = false;
  let job: Job | null = null;
  /** The training that failed: not tried again until somebody asks for something else, or there is another engine. */
  let refused: string | null = null;
  /** Epochs asked for one by one. */
  let steps = 0;
  /** Epochs that the speed allows by now, and when that was last counted; null after a rest. */
  let credit = 0;
  let counted: number | null = null;
  /** By how long the last calls took. */
  let pace = createPace();
  let framed = false;
  let testedAt = Number.NEGATIVE_INFINITY;
  /** The epoch whose weights stand exactly in the state. */
  let exact = 0;

  const unsubscribe = store.subscribe((state, previous) => {
    if (netExperimentOf(state) !== netExperimentOf(previous)) steps = 0;
    if (state.shown !== previous.shown && state.shown !== null && state.cursor === lastEpoch(state.shown)) {
      exact = state.cursor;
    }
    if (!state.playing) counted = null;
    if ((state.playing && !previous.playing) || state.cursor !== previous.cursor) refused = null;
    giveUpStale(state);
    pump();
  });

  function giveUpStale(state: NetState): void {
    const running = job;
    if (running === null) return;
    const stale = running.key !== trainingKey(netExperimentOf(state));
    if (stale && running.kind === 'begin') setTimeout(() => running.abort.abort(), GRACE);
    else if (stale || (running.kind === 'recall' && running.cursor !== state.cursor)) running.abort.abort();
  }

  /** Does what is most urgent, if there is anything to do and nothing under way. */
  function pump(): void {
    const worker = engine;
    if (worker === null || job !== null || !active || disposed) return;
    const state = store.state;
    const key = trainingKey(netExperimentOf(state));
    const { shown } = state;
    if (key === refused) return;
    if (shown === null || trainingKey(shown.experiment) !== key) void run('begin', (signal) => begin(worker, signal));
    else if (shown.experiment !== netExperimentOf(state)) adopt(shown);
    else if (state.cursor !== exact) void run('recall', (signal) => recall(worker, shown, state.cursor, signal));
    else if (hasEnded(state) || (!state.playing && steps === 0)) finish(worker, state, shown);
    else if (steps > 0) void run('train', (signal) => train(worker, shown, 1, signal));
    else if (!framed) awaitFrame();
  }

  /** While it plays, calls begin with a frame: what the last one brought has then been drawn. */
  function awaitFrame(): void {
    framed = true;
    ticker.frame(() => {
      framed = false;
      const state = store.state;
      const worker = engine;
      if (!state.playing || worker === null || !active || disposed) return;
      const now = ticker.now();
      const seconds = counted === null ? 0 : Math.min((now - counted) / 1000, LONGEST_FRAME);
      counted = now;
      // What the engine could not do in time is let go of.
      const most = Math.max(1, state.speed * LONGEST_FRAME);
      credit = Number.isFinite(state.speed) ? Math.min(credit + state.speed * seconds, most) : most;
      const { shown } = state;
      const idle =
        job === null && shown !== null && trainingKey(shown.experiment) === trainingKey(netExperimentOf(state));
      const epochs = idle ? share(shown) : 0;
      if (shown === null || epochs === 0) {
        awaitFrame();
        return;
      }
      credit = Number.isFinite(credit) ? credit - epochs : 0;
      void run('train', (signal) => train(worker, shown, epochs, signal));
    });
  }

  /** How many epochs the next call does: what the speed wants, what fits into a call, and not beyond the end. */
  function share(shown: ShownTraining): number {
    const { epoch } = shown.state;
    const left = netExperimentOf(store.state).epochs - epoch;
    const wanted = Math.min(Math.floor(credit), pace.epochs, left);
    // Calls end where the record has entries, so that figures of the test rows belong to one that stays.
    const stride = strideAt(epoch);
    const past = (epoch + wanted) % stride;
    return wanted > past ? wanted - past : Math.max(0, wanted);
  }

  async function run(kind: Job['kind'], work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const abort = new AbortController();
    const { state } = store;
    const mine: Job = { kind, key: trainingKey(netExperimentOf(state)), cursor: state.cursor, abort };
    job = mine;
    if (kind === 'begin') store.update((state) => ({ ...state, computing: true }));
    let failure: LocalText | null = null;
    let failed = false;
    try {
      await work(abort.signal);
    } catch (error) {
      failed = !abort.signal.aborted;
      failure = failureText(error);
    }
    if (job !== mine) return;
    job = null;
    if (failed) {
      refused = mine.key;
      steps = 0;
    }
    if (kind === 'begin') store.update((state) => ({ ...state, computing: false }));
    if (failure !== null) store.update((state) => ({ ...state, failure, playing: false }));
    pump();
  }

  async function begin(worker: Engine, signal: AbortSignal): Promise<void> {
    const experiment = netExperimentOf(store.state);
    const resolved = resolveNetwork(experiment);
    const { state, history } = await worker.networks.train(resolved.plan, null, 0, signal);
    const test = await assess(worker, resolved.net, state.weights, resolved.test, signal);
    pace = createPace();
    credit = 0;
    steps = 0;
    exact = 0;
    const record = beginRecord(state, history, test);
    const shown: ShownTraining = { experiment, resolved, state, record, weights: state.weights };
    store.update((now) => ({ ...now, shown, cursor: 0, failure: null }));
  }

  /** The same training goes on under an experiment that differs in nothing it depends on. */
  function adopt(shown: ShownTraining): void {
    const experiment = netExperimentOf(store.state);
    const resolved = shown.experiment.epochs === experiment.epochs ? shown.resolved : resolveNetwork(experiment);
    store.update((state) => ({ ...state, failure: null, shown: { ...shown, experiment, resolved } }));
  }

  async function train(worker: Engine, shown: ShownTraining, epochs: number, signal: AbortSignal): Promise<void> {
    if (steps > 0) steps--;
    const paced = pacing(epochs);
    const plan = { ...shown.resolved.plan, record: strideAt(shown.state.epoch + epochs) };
    const { state, history } = await worker.networks.train(plan, shown.state, epochs, signal);
    paced();
    const due = ticker.now() - testedAt >= TEST_PAUSE;
    const test = due ? await assess(worker, shown.resolved.net, state.weights, shown.resolved.test, signal) : null;
    show(shown, state, history, test);
  }

  /**
   * Call when a call to the engine begins, and the result when it ends: the next one is paced by it. What counts is how
   * long the page waits: an answer that comes while it still draws costs nothing.
   */
  function pacing(epochs: number): () => void {
    const from = ticker.now();
    let free: number | null = null;
    ticker.idle(() => {
      free ??= ticker.now();
    });
    return () => {
      const end = ticker.now();
      free ??= end;
      const wanted = Math.max(CALL, Math.min(free - from, LONGEST_CALL));
      pace.measured(epochs, end - free, wanted);
    };
  }

  function show(shown: ShownTraining, state: TrainState, history: TrainHistory, test: TestFigures | null): void {
    store.update((now) => {
      if (now.shown !== shown) return now;
      const record = extendRecord(shown.record, state, history, test);
      const next: ShownTraining = { ...shown, state, record, weights: state.weights };
      // Somebody may have gone back meanwhile.
      const live = now.cursor === lastEpoch(shown);
      const cursor = live ? lastEpoch(next) : now.cursor;
      const ended = hasEnded({ ...now, shown: next });
      return {
        ...now,
        shown: live ? next : { ...next, weights: shown.weights },
        cursor,
        playing: now.playing && !ended,
        failure: null,
      };
    });
  }

  /** Nothing is left to train: the test rows at the newest epoch, if they are not known yet. */
  function finish(worker: Engine, state: NetState, shown: ShownTraining): void {
    if (state.playing) store.update((now) => ({ ...now, playing: false }));
    const { test, net } = shown.resolved;
    if (test === null || !Number.isNaN(shown.record.testLoss.at(-1)) || shown.state.codes[0] !== 0) return;
    void run('assess', async (signal) => {
      const figures = await assess(worker, net, shown.state.weights, test, signal);
      if (figures === null) return;
      // Not to be asked again where the loss itself is no number.
      const record = withTest(shown.record, { ...figures, loss: figures.loss || Number.POSITIVE_INFINITY });
      store.update((now) => (now.shown === shown ? { ...now, shown: { ...shown, record } } : now));
    });
  }

  /** The weights as they were: at once those of the nearest snapshot before, then trained again up to the very epoch. */
  async function recall(worker: Engine, shown: ShownTraining, epoch: number, signal: AbortSignal): Promise<void> {
    const snapshot = snapshotAt(shown.record, epoch);
    if (snapshot === null) {
      exact = epoch;
      return;
    }
    let weights = snapshot.weights;
    setWeights(shown, weights);
    if (snapshot.epoch < epoch) {
      const plan = { ...shown.resolved.plan, record: 0 };
      const { state } = await worker.networks.train(plan, snapshot, epoch - snapshot.epoch, signal);
      weights = state.weights;
    }
    if (store.state.cursor !== epoch) return;
    exact = epoch;
    setWeights(shown, weights);
  }

  function setWeights(of: ShownTraining, weights: Float64Array): void {
    store.update((state) =>
      state.shown === null || state.shown.state !== of.state || state.shown.weights === weights
        ? state
        : { ...state, shown: { ...state.shown, weights } },
    );
  }

  async function assess(
    worker: Engine,
    net: ShownTraining['resolved']['net'],
    weights: Float64Array,
    data: NetData | null,
    signal: AbortSignal,
  ): Promise<TestFigures | null> {
    if (data === null) return null;
    const { loss, accuracy } = await worker.networks.assess(net, weights, data, signal);
    testedAt = ticker.now();
    return { loss: loss[0] ?? Number.NaN, accuracy: accuracy[0] ?? Number.NaN };
  }

  return {
    use(next) {
      engine = next;
      refused = null;
      job?.abort.abort();
      job = null;
      store.update((state) => ({ ...state, engine: next, computing: false }));
      pump();
    },
    setActive(next) {
      active = next;
      refused = null;
      if (active) pump();
      else job?.abort.abort();
    },
    step() {
      if (hasEnded(store.state)) return;
      steps++;
      refused = null;
      pump();
    },
    dispose() {
      disposed = true;
      unsubscribe();
      job?.abort.abort();
    },
  };
}

/** Back to epoch 0, with nothing of what followed. */
export function restarted(shown: ShownTraining): ShownTraining {
  const [first] = shown.record.snapshots;
  if (first === undefined) return shown;
  return { ...shown, state: first, record: rewound(shown.record), weights: first.weights };
}

const keys = new WeakMap<NetExperiment, string>();

/** What a training depends on, as a text that can be compared. */
export function trainingKey(experiment: NetExperiment): string {
  const known = keys.get(experiment);
  if (known !== undefined) return known;
  const { schedule, epochs } = experiment;
  // Only a schedule looks ahead to the end.
  const end = schedule === undefined ? null : epochs;
  const key = JSON.stringify([networkExperiments.keyOf(experiment, 'training'), end]);
  keys.set(experiment, key);
  return key;
}
