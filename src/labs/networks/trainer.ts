import type { TrainHistory, TrainState } from '../../engine/contract/network';
import { resolveNetwork } from '../../experiment/networks/resolve';
import type { NetExperiment } from '../../experiment/networks/types';
import type { LocalText } from '../../formula/text';
import { failureText } from '../../page/failure';
import type { Store } from '../../page/store';
import type { EngineSource } from '../../page/workbench/engineSource';
import { type Compute, createJob, type Job, type JobOptions } from '../../page/workbench/job';
import { type Clock, createLoop, pageClock } from '../../page/workbench/loop';
import { strideAt, type TestFigures, withTest } from './record';
import { createSpeedLimit } from './speedLimit';
import { hasEnded, lastEpoch, type NetState, netExperimentOf, type ShownTraining } from './state';
import { assess, beginTraining, type Recalled, recallWeights, trainingKey, withTrained } from './training';

/**
 * Milliseconds that the page should wait for a call to the engine: long enough to be worth it, short enough to watch.
 * Where drawing takes longer than that, it may be as long as the drawing, up to the longest.
 */
const CALL = [24, 200] as const;
/** Milliseconds between two looks at the test rows while training runs. */
const TEST_PAUSE = 120;

export interface Trainer {
  /** Works only while the laboratory is seen. */
  setActive(active: boolean): void;
  /** One epoch more, from the end of what was trained. */
  step(): void;
  /**
   * Trains to this epoch, as fast as it goes, in place of any it was asked for before. Resolves when the weights are those
   * of the cursor and no epoch is missing, or when it can come no further.
   */
  reach(epoch: number): Promise<void>;
  /** Gives up what is under way: another state takes the place of this one. */
  restart(): void;
  dispose(): void;
}

interface BeginRequest {
  readonly key: string;
  readonly experiment: NetExperiment;
}

interface RecallRequest {
  readonly shown: ShownTraining;
  readonly epoch: number;
}

interface Trained {
  readonly shown: ShownTraining;
  readonly state: TrainState;
  readonly history: TrainHistory;
}

/**
 * Trains the experiment's one net. It follows the state: whenever network, data or optimizer change it begins anew;
 * while the state plays it asks for as many epochs a call as the speed wants and the engine does in a moment, one call at
 * a time; where the cursor has gone back it makes the weights of that epoch again. An error leaves the last good state.
 */
export function createTrainer(store: Store<NetState>, source: EngineSource, clock: Clock = pageClock): Trainer {
  let active = false;
  let begin: BeginRequest | null = null;
  let recall: RecallRequest | null = null;
  let untested: ShownTraining | null = null;
  let testedAt = Number.NEGATIVE_INFINITY;
  const limit = createSpeedLimit(clock);
  /** Where the training is to come to stand, and who waits for that. */
  let goal: { readonly epoch: number; over(): void } | null = null;

  const beginning = job<BeginRequest, ShownTraining>(
    async ({ experiment }, engine, publish, signal) => {
      const shown = await beginTraining(experiment, engine, signal);
      testedAt = clock.now();
      publish(shown);
    },
    (shown) => store.update((state) => ({ ...state, shown, cursor: 0, failure: null })),
  );
  const recalling = job<RecallRequest, Recalled>(
    ({ shown, epoch }, engine, publish, signal) => recallWeights(shown, epoch, engine, publish, signal),
    ({ weights }, { shown }) => setWeights(shown, weights),
    { grace: () => 0 },
  );
  const assessing = job<ShownTraining, TestFigures>(
    async ({ resolved, state }, engine, publish, signal) => {
      const figures = await assess(engine, resolved.net, state.weights, resolved.test, signal);
      testedAt = clock.now();
      if (figures !== null) publish(figures);
    },
    // What is no number would be asked for again.
    (figures, { state }) =>
      showTest(state, Number.isNaN(figures.loss) ? { ...figures, loss: Number.POSITIVE_INFINITY } : figures),
    { grace: () => 0 },
  );
  const loop = createLoop<Trained>(
    source,
    {
      time: CALL,
      share,
      async advance(engine, epochs, signal) {
        const shown = store.state.shown!;
        const plan = { ...shown.resolved.plan, record: strideAt(shown.state.epoch + epochs) };
        return { shown, ...(await engine.networks.train(plan, shown.state, epochs, signal)) };
      },
      async show({ shown, state, history }, engine, signal) {
        const due = clock.now() - testedAt >= TEST_PAUSE;
        const { net, test } = shown.resolved;
        const figures = due ? await assess(engine, net, state.weights, test, signal) : null;
        if (due) testedAt = clock.now();
        if (!signal.aborted) store.update((now) => withTrained(now, shown, state, history, figures));
        return !hasEnded(store.state);
      },
      changed: () => {},
      rested: follow,
      failed(error) {
        const failure = failureText(error);
        if (failure !== null) fail(failure);
      },
    },
    clock,
  );

  /** A job whose failures pause the training and are told. */
  function job<Request extends object, Result>(
    compute: Compute<Request, Result>,
    show: (result: Result, of: Request) => void,
    options?: JobOptions<Request>,
  ): Job<Request, Result> {
    let heard: LocalText | null = null;
    const made = createJob<Request, Result>(
      source,
      compute,
      (fresh) => {
        if (fresh !== null && made.of !== null) show(fresh, made.of);
        const { failure } = made;
        if (failure !== null && failure !== heard) fail(failure);
        heard = failure;
        const computing = beginning.busy;
        if (computing !== store.state.computing) store.update((state) => ({ ...state, computing }));
      },
      options,
    );
    return made;
  }

  function setGoal(next: typeof goal): void {
    const before = goal;
    goal = next;
    before?.over();
  }

  /** Asked again and again: what is asked of a loop is forgotten when that is interrupted. */
  function approach(shown: ShownTraining): void {
    if (goal === null) return;
    const missing = goal.epoch - lastEpoch(shown);
    if (missing <= 0 || hasEnded(store.state)) setGoal(null);
    else if (!loop.busy) void loop.finish(missing);
  }

  function fail(failure: LocalText): void {
    setGoal(null);
    store.update((state) => ({ ...state, failure, playing: false }));
  }

  /** How many epochs the next call does: what the speed wants, what fits into a call, and not beyond the end. */
  function share(fitting: number, hurried: boolean): number {
    const { shown, speed } = store.state;
    const epoch = shown!.state.epoch;
    const left = netExperimentOf(store.state).epochs - epoch;
    if (hurried) return Math.min(fitting, left);
    const wanted = Math.min(limit.allowed(speed), fitting, left);
    // Calls end where the record has entries, so that figures of the test rows belong to one that stays.
    const past = (epoch + wanted) % strideAt(epoch);
    const epochs = wanted > past ? wanted - past : Math.max(0, wanted);
    limit.spend(epochs);
    return epochs;
  }

  /** Wants what the state needs: one of a beginning, the weights of a past epoch, epochs more, the figures of the test. */
  function follow(): void {
    const { state } = store;
    const { shown } = state;
    const experiment = netExperimentOf(state);
    const key = trainingKey(experiment);
    const begun = shown !== null && trainingKey(shown.experiment) === key;
    // What has begun is asked for anew where it was put aside.
    if (begun) begin = null;
    else if (begin?.key !== key) begin = { key, experiment };
    beginning.want(active && !begun ? begin : null);
    if (!active || !begun) {
      rest();
      return;
    }
    if (shown.experiment !== experiment) adopt(shown, experiment);
    else if (state.playing && hasEnded(state)) store.update((now) => ({ ...now, playing: false }));
    else serve(state, shown);
  }

  function serve(state: NetState, shown: ShownTraining): void {
    const exact = isExact(state, shown);
    if (!exact && state.cursor === lastEpoch(shown)) {
      setWeights(shown, shown.state.weights);
      return;
    }
    if (recall?.epoch !== state.cursor || recall.shown.state !== shown.state) recall = { shown, epoch: state.cursor };
    recalling.want(exact ? null : recall);
    loop.setActive(exact);
    if (state.playing) loop.play();
    else {
      loop.pause();
      limit.rest();
    }
    if (untested?.state !== shown.state) untested = shown;
    const { resolved, record } = shown;
    const unknown = resolved.test !== null && Number.isNaN(record.testLoss.at(-1)) && shown.state.codes[0] === 0;
    assessing.want(exact && unknown && !loop.busy && (!state.playing || hasEnded(state)) ? untested : null);
    if (exact) approach(shown);
  }

  function rest(): void {
    loop.stop();
    loop.setActive(false);
    limit.rest();
    recalling.want(null);
    assessing.want(null);
  }

  /** Whether the weights that are shown are those of the cursor. */
  function isExact({ cursor }: NetState, shown: ShownTraining): boolean {
    if (cursor === lastEpoch(shown)) return shown.weights === shown.state.weights;
    const { of, result } = recalling;
    return (
      of?.epoch === cursor &&
      of.shown.state === shown.state &&
      result?.exact === true &&
      result.weights === shown.weights
    );
  }

  /** The same training goes on under an experiment that differs in nothing it depends on. */
  function adopt(shown: ShownTraining, experiment: NetExperiment): void {
    const resolved = shown.experiment.epochs === experiment.epochs ? shown.resolved : resolveNetwork(experiment);
    store.update((state) => ({ ...state, failure: null, shown: { ...shown, experiment, resolved } }));
  }

  function setWeights(of: ShownTraining, weights: Float64Array): void {
    store.update((state) =>
      state.shown === null || state.shown.state !== of.state || state.shown.weights === weights
        ? state
        : { ...state, shown: { ...state.shown, weights } },
    );
  }

  function showTest(of: TrainState, figures: TestFigures): void {
    store.update((state) =>
      state.shown?.state !== of
        ? state
        : { ...state, shown: { ...state.shown, record: withTest(state.shown.record, figures) } },
    );
  }

  /** What failed is tried again; what is under way goes on. */
  function retry(): void {
    for (const each of [beginning, recalling, assessing]) if (!each.busy) each.want(null);
  }

  loop.setActive(false);
  const unsubscribe = store.subscribe((state, previous) => {
    if ((state.playing && !previous.playing) || state.cursor !== previous.cursor) retry();
    follow();
  });
  const unfollow = source.follow(follow);

  return {
    setActive(next) {
      active = next;
      follow();
    },
    step() {
      if (hasEnded(store.state)) return;
      retry();
      loop.step(1);
      follow();
    },
    reach(epoch) {
      setGoal(null);
      void loop.finish(0);
      return new Promise((over) => {
        goal = { epoch, over };
        retry();
        follow();
      });
    },
    restart() {
      setGoal(null);
      begin = null;
      recall = null;
      untested = null;
      testedAt = Number.NEGATIVE_INFINITY;
      beginning.want(null);
      rest();
    },
    dispose() {
      setGoal(null);
      unsubscribe();
      unfollow();
      beginning.want(null);
      rest();
    },
  };
}
