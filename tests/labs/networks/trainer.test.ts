import { afterEach, describe, expect, test } from 'vitest';
import { type Engine, EngineError } from '../../../src/engine/contract';
import type { NetData, Training, TrainPlan, TrainState } from '../../../src/engine/contract/network';
import { normaliseNetwork } from '../../../src/experiment/networks/experiment';
import type { NetExperiment } from '../../../src/experiment/networks/types';
import { run, standAt } from '../../../src/labs/lessons/stand';
import { createNetActions } from '../../../src/labs/networks/actions';
import { setHyper } from '../../../src/labs/networks/edits';
import { initialNetState, type NetState, trainingStatus } from '../../../src/labs/networks/state';
import { createTrainer, type Trainer } from '../../../src/labs/networks/trainer';
import { trainingTransport } from '../../../src/labs/networks/transport';
import { createStore } from '../../../src/page/store';
import { createEngineSource } from '../../../src/page/workbench/engineSource';

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Weights are one number, the seed plus the epochs done: which state a training came from shows in it. */
class CountingEngine {
  readonly kind = 'cpu';
  readonly networks = this;
  readonly calls: { readonly from: number | null; readonly epochs: number; readonly record: number }[] = [];
  assessments = 0;
  /** Milliseconds of the test's clock that an epoch takes, and that a call takes besides. */
  cost = 1;
  latency = 0;
  /** The epoch that cannot be completed. */
  divergesAt = Number.POSITIVE_INFINITY;
  /** Thrown by the next call. */
  failure: Error | null = null;
  /** While false, calls stay pending. */
  answers = true;
  signals: AbortSignal[] = [];
  readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  async train(plan: TrainPlan, state: TrainState | null, epochs: number, signal?: AbortSignal): Promise<Training> {
    this.calls.push({ from: state?.epoch ?? null, epochs, record: plan.record });
    if (signal !== undefined) this.signals.push(signal);
    await this.#turn(signal);
    this.clock.time += this.latency + epochs * this.cost;
    const from = state?.epoch ?? 0;
    const end = from + epochs;
    const diverged = end >= this.divergesAt;
    const done = diverged ? this.divergesAt - 1 : end;
    const seed = plan.members[0]!.seed;
    const recorded: number[] = [];
    for (let epoch = from; epoch < end; epoch++) if (plan.record > 0 && epoch % plan.record === 0) recorded.push(epoch);
    recorded.push(end);
    const column = Float64Array.from(recorded, (epoch) => (epoch > done ? Number.NaN : 100 - epoch));
    return {
      state: {
        epoch: end,
        weights: Float64Array.of(seed + done),
        optimizer: new Float64Array(0),
        codes: Uint8Array.of(diverged ? 1 : 0),
        stopped: Uint32Array.of(diverged ? this.divergesAt : 0),
      },
      history: {
        epochs: Uint32Array.from(recorded),
        loss: column,
        gradientNorm: column,
        accuracy: column,
        metric: column,
      },
    };
  }

  async assess(_net: unknown, weights: Float64Array, _data: NetData, signal?: AbortSignal) {
    this.assessments++;
    await this.#turn(signal);
    return { loss: Float64Array.of(weights[0]!), accuracy: Float64Array.of(0.5), metric: Float64Array.of(0) };
  }

  async #turn(signal: AbortSignal | undefined): Promise<void> {
    const { failure } = this;
    this.failure = null;
    if (failure !== null) throw failure;
    await new Promise<void>((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new EngineError('aborted', { en: 'aborted', zh: '' })));
      if (this.answers) resolve();
    });
  }
}

class Clock {
  time = 0;
  #frames: (() => void)[] = [];

  readonly ticker = {
    now: () => this.time,
    frame: (callback: () => void) => void this.#frames.push(callback),
    idle: (callback: () => void) => {
      this.time += this.drawing;
      callback();
    },
  };

  /** Milliseconds that the page draws after each call to the engine. */
  drawing = 0;

  /** One frame, 1/50 s after the last one, and all that follows from it. */
  async frame(milliseconds = 20): Promise<void> {
    this.time += milliseconds;
    for (const callback of this.#frames.splice(0)) callback();
    for (let i = 0; i < 8; i++) await settle();
  }

  get wanted(): boolean {
    return this.#frames.length > 0;
  }
}

const SEED = 1000;
let trainers: Trainer[] = [];
afterEach(() => {
  for (const trainer of trainers) trainer.dispose();
  trainers = [];
});

async function begin(draft: Parameters<typeof normaliseNetwork>[0] = {}) {
  const experiment = normaliseNetwork({ seed: SEED, epochs: 60, data: { id: 'xor' }, ...draft });
  const store = createStore<NetState>({ ...initialNetState(experiment), speed: 50 });
  const clock = new Clock();
  const engine = new CountingEngine(clock);
  const source = createEngineSource();
  const trainer = createTrainer(store, source, clock.ticker);
  trainers.push(trainer);
  const actions = createNetActions(store, trainer);
  source.set(engine as unknown as Engine);
  trainer.setActive(true);
  await rest();
  return { store, source, clock, engine, trainer, actions };
}

async function rest(): Promise<void> {
  for (let i = 0; i < 8; i++) await settle();
}

const epochOf = (state: NetState) => state.shown!.state.epoch;
const weightOf = (state: NetState) => state.shown!.weights[0]! - SEED;

describe('the trainer', () => {
  test('begins with the initial weights, measured', async () => {
    const { store, engine } = await begin();
    expect(engine.calls).toEqual([{ from: null, epochs: 0, record: 1 }]);
    expect(store.state.shown!.record.epochs).toEqual([0]);
    expect(store.state.computing).toBe(false);
    expect(trainingStatus(store.state).kind).toBe('ready');
  });

  test('works only while it is seen', async () => {
    const { engine, trainer, actions } = await begin();
    trainer.setActive(false);
    actions.edit((now) => ({ ...now, seed: 1 }));
    await rest();
    expect(engine.calls).toHaveLength(1);
    trainer.setActive(true);
    await rest();
    expect(engine.calls).toHaveLength(2);
  });

  test('keeps to the speed, frame by frame, and stops at the last epoch', async () => {
    const { store, clock, actions } = await begin();
    actions.togglePlay();
    await clock.frame();
    // 50 epochs a second are one a frame; the first frame only starts the clock.
    for (let i = 0; i < 10; i++) await clock.frame(20 - 1);
    expect(epochOf(store.state)).toBeGreaterThan(7);
    expect(epochOf(store.state)).toBeLessThan(12);
    expect(store.state.cursor).toBe(epochOf(store.state));
    for (let i = 0; i < 80; i++) await clock.frame();
    expect(epochOf(store.state)).toBe(60);
    expect(store.state.playing).toBe(false);
    expect(store.state.shown!.record.epochs).toHaveLength(61);
    expect(trainingStatus(store.state)).toEqual({ kind: 'finished', epoch: 60 });
    expect(clock.wanted).toBe(false);
  });

  test('does as many epochs a call as fit into a moment, no more than four times as many as before', async () => {
    const { store, clock, engine, actions } = await begin({ epochs: 100_000 });
    engine.cost = 0.01;
    actions.setSpeed(Number.POSITIVE_INFINITY);
    actions.togglePlay();
    for (let i = 0; i < 30; i++) await clock.frame();
    const asked = engine.calls.slice(1).map(({ epochs }) => epochs);
    expect(asked.slice(0, 5)).toEqual([1, 4, 16, 64, 256]);
    expect(asked.slice(10).every((epochs) => epochs > 2000 && epochs <= 2400)).toBe(true);
    expect(epochOf(store.state)).toBe(asked.reduce((sum, epochs) => sum + epochs));
    // Slower, and calls shrink at once.
    engine.cost = 24;
    await clock.frame();
    await clock.frame();
    expect(engine.calls.at(-1)!.epochs).toBeLessThanOrEqual(2);
  });

  test('does many epochs a call where the call itself takes longer than they do', async () => {
    const { clock, engine, actions } = await begin({ epochs: 100_000 });
    engine.cost = 0.1;
    engine.latency = 120;
    actions.setSpeed(Number.POSITIVE_INFINITY);
    actions.togglePlay();
    for (let i = 0; i < 20; i++) await clock.frame();
    expect(engine.calls.at(-1)!.epochs).toBeGreaterThan(150);
  });

  test('lets calls take as long as the drawing does', async () => {
    const { clock, engine, actions } = await begin({ epochs: 100_000 });
    engine.cost = 10;
    clock.drawing = 120;
    actions.setSpeed(Number.POSITIVE_INFINITY);
    actions.togglePlay();
    for (let i = 0; i < 12; i++) await clock.frame();
    expect(engine.calls.at(-1)!.epochs).toBe(12);
  });

  test('steps one epoch at a time, and back along the record', async () => {
    const { store, engine, actions } = await begin();
    for (let i = 0; i < 3; i++) actions.stepForward();
    await rest();
    expect(epochOf(store.state)).toBe(3);
    expect(engine.calls.slice(1).map(({ epochs }) => epochs)).toEqual([1, 1, 1]);
    actions.stepBack();
    await rest();
    expect(store.state.cursor).toBe(2);
    expect(weightOf(store.state)).toBe(2);
    expect(epochOf(store.state)).toBe(3);
    actions.stepForward();
    await rest();
    expect(weightOf(store.state)).toBe(3);
    expect(epochOf(store.state)).toBe(3);
  });

  test('going back trains again from the snapshot before, and playing goes on from the end', async () => {
    const { store, clock, engine, actions } = await begin({ epochs: 100_000 });
    engine.cost = 0.01;
    actions.setSpeed(Number.POSITIVE_INFINITY);
    actions.togglePlay();
    for (let i = 0; i < 8; i++) await clock.frame();
    actions.togglePlay();
    await rest();
    const last = epochOf(store.state);
    engine.calls.splice(0);
    actions.seek(400);
    await rest();
    const from = store.state.shown!.record.snapshots.findLast(({ epoch }) => epoch <= 400)!.epoch;
    expect(from).toBeGreaterThan(0);
    expect(engine.calls).toEqual([{ from, epochs: 400 - from, record: 0 }]);
    expect(weightOf(store.state)).toBe(400);
    expect(trainingStatus(store.state)).toEqual({ kind: 'back', epoch: 400 });
    actions.togglePlay();
    expect(store.state.cursor).toBe(last);
    for (let i = 0; i < 3; i++) await clock.frame();
    expect(epochOf(store.state)).toBeGreaterThan(last);
    expect(weightOf(store.state)).toBe(epochOf(store.state));
  });

  test('an exact snapshot needs no training', async () => {
    const { store, engine, actions } = await begin();
    actions.stepForward();
    await rest();
    engine.calls.splice(0);
    actions.seek(0);
    await rest();
    expect(weightOf(store.state)).toBe(0);
    expect(engine.calls).toEqual([]);
  });

  test('a cursor that is dragged on gives the earlier place up', async () => {
    const { store, clock, engine, actions } = await begin({ epochs: 100_000 });
    engine.cost = 0.01;
    actions.setSpeed(Number.POSITIVE_INFINITY);
    actions.togglePlay();
    for (let i = 0; i < 8; i++) await clock.frame();
    actions.togglePlay();
    await rest();
    engine.answers = false;
    actions.seek(50);
    await rest();
    engine.answers = true;
    actions.seek(60);
    expect(engine.signals.at(-1)!.aborted).toBe(true);
    await rest();
    expect(weightOf(store.state)).toBe(60);
  });

  test('reset forgets the training; pressed again at the end, play begins anew', async () => {
    const { store, clock, engine, actions } = await begin({ epochs: 3 });
    for (let i = 0; i < 3; i++) actions.stepForward();
    await rest();
    expect(trainingStatus(store.state).kind).toBe('finished');
    actions.togglePlay();
    expect(store.state.shown!.record.epochs).toEqual([0]);
    for (let i = 0; i < 10; i++) await clock.frame();
    expect(epochOf(store.state)).toBe(3);
    actions.reset();
    await rest();
    expect(epochOf(store.state)).toBe(0);
    expect(weightOf(store.state)).toBe(0);
    expect(store.state.playing).toBe(false);
    // The initial state is known: nothing was begun a second time.
    expect(engine.calls.filter(({ from }) => from === null)).toHaveLength(1);
  });

  test('stops where the net diverges and says where, with the last finite weights', async () => {
    const { store, clock, engine, actions } = await begin();
    engine.divergesAt = 5;
    actions.togglePlay();
    for (let i = 0; i < 20; i++) await clock.frame();
    expect(store.state.playing).toBe(false);
    expect(trainingStatus(store.state)).toEqual({ kind: 'diverged', epoch: 5 });
    expect(weightOf(store.state)).toBe(4);
    expect(store.state.shown!.record.epochs.at(-1)).toBe(4);
    expect(clock.wanted).toBe(false);
    actions.stepForward();
    await rest();
    expect(store.state.shown!.record.epochs.at(-1)).toBe(4);
  });
});

describe('an edit', () => {
  test('of what the training depends on begins anew, and plays on', async () => {
    const { store, clock, engine, actions } = await begin();
    actions.togglePlay();
    for (let i = 0; i < 5; i++) await clock.frame();
    expect(epochOf(store.state)).toBeGreaterThan(2);
    actions.edit((now) => setHyper(now, 'lr', 0.5));
    await rest();
    expect(engine.calls.filter(({ from }) => from === null)).toHaveLength(2);
    expect(store.state.cursor).toBe(0);
    expect(store.state.playing).toBe(true);
    for (let i = 0; i < 5; i++) await clock.frame();
    expect(epochOf(store.state)).toBeGreaterThan(2);
    expect(store.state.shown!.experiment.hyper.lr).toBe(0.5);
  });

  test.each<[string, (now: NetExperiment) => NetExperiment]>([
    ['of the view', (now) => ({ ...now, view: 'gan' })],
    ['of another view’s part', (now) => ({ ...now, landscape: { ...now.landscape, extent: 2 } })],
    ['of the epochs', (now) => ({ ...now, epochs: 90 })],
  ])('%s does not', async (_, change) => {
    const { store, engine, actions } = await begin();
    actions.stepForward();
    await rest();
    actions.edit(change);
    await rest();
    expect(engine.calls.filter(({ from }) => from === null)).toHaveLength(1);
    expect(epochOf(store.state)).toBe(1);
    expect(store.state.shown!.experiment).toBe(store.state.history.present);
    expect(store.state.shown!.resolved.plan.epochs).toBe(store.state.history.present.epochs);
  });

  test('of the epochs does where a schedule looks ahead to the last', async () => {
    const { engine, actions } = await begin({ schedule: { id: 'cosine' } });
    actions.edit((now) => ({ ...now, epochs: 90 }));
    await rest();
    expect(engine.calls.filter(({ from }) => from === null)).toHaveLength(2);
  });

  test('gives up what is under way', async () => {
    const { store, engine, actions } = await begin();
    engine.answers = false;
    actions.stepForward();
    await rest();
    const underWay = engine.signals.at(-1)!;
    engine.answers = true;
    actions.edit((now) => setHyper(now, 'lr', 0.5));
    expect(underWay.aborted).toBe(true);
    await rest();
    expect(epochOf(store.state)).toBe(0);
    expect(store.state.shown!.experiment.hyper.lr).toBe(0.5);
  });

  test('with a formula that cannot be read leaves the last good state, and says why', async () => {
    const { store, engine, actions } = await begin();
    const before = store.state.shown;
    engine.failure = new EngineError('compile', { en: 'no such thing', zh: '无' });
    actions.edit((now) => ({ ...now, network: { ...now.network, activation: 'x +' } }));
    await rest();
    expect(store.state.shown).toBe(before);
    expect(store.state.failure?.en).toBe('no such thing');
    const asked = engine.calls.length;
    actions.edit((now) => ({ ...now, view: 'flow' }));
    await rest();
    // It is not tried over and over.
    expect(engine.calls).toHaveLength(asked);
    actions.edit((now) => ({ ...now, network: { ...now.network, activation: 'relu' } }));
    await rest();
    expect(store.state.failure).toBeNull();
    expect(store.state.shown!.experiment.network.activation).toBe('relu');
  });
});

describe('a failing engine', () => {
  test('pauses the training and is asked again when one plays again', async () => {
    const { store, clock, engine, actions } = await begin();
    actions.togglePlay();
    await clock.frame();
    engine.failure = new EngineError('out-of-memory', { en: 'full', zh: '满' });
    for (let i = 0; i < 4; i++) await clock.frame();
    expect(store.state.playing).toBe(false);
    expect(store.state.failure?.en).toBe('full');
    actions.togglePlay();
    for (let i = 0; i < 4; i++) await clock.frame();
    expect(epochOf(store.state)).toBeGreaterThan(0);
    expect(store.state.failure).toBeNull();
  });

  test('that is lost says nothing and is not asked again; the next one goes on with the same state', async () => {
    const { store, source, clock, engine, actions } = await begin();
    actions.stepForward();
    actions.stepForward();
    await rest();
    engine.failure = new EngineError('device-lost', { en: 'lost', zh: '' });
    actions.stepForward();
    await rest();
    expect(store.state.failure).toBeNull();
    const asked = engine.calls.length;
    await rest();
    expect(engine.calls).toHaveLength(asked);

    const next = new CountingEngine(clock);
    source.set(next as unknown as Engine);
    await rest();
    expect(next.calls).toEqual([]);
    actions.stepForward();
    await rest();
    expect(next.calls).toEqual([{ from: 2, epochs: 1, record: 1 }]);
    expect(source.current).toBe(next);
  });
});

describe('the test rows', () => {
  const kept = { data: { id: 'moons', samples: 40, noise: 0.1, test: 0.25 } } as const;

  test('are assessed at the beginning, now and then, and at the end', async () => {
    const { store, clock, engine, actions } = await begin(kept);
    expect(store.state.shown!.record.testLoss).toEqual([SEED]);
    actions.togglePlay();
    for (let i = 0; i < 90; i++) await clock.frame();
    const { testLoss, epochs } = store.state.shown!.record;
    expect(epochs.at(-1)).toBe(60);
    expect(testLoss.at(-1)).toBe(SEED + 60);
    expect(engine.assessments).toBeGreaterThan(5);
    expect(engine.assessments).toBeLessThan(30);
    // What is known belongs to its own epoch.
    testLoss.forEach((loss, i) => {
      if (!Number.isNaN(loss)) expect(loss).toBe(SEED + epochs[i]!);
    });
  });

  test('are assessed where one stops, once', async () => {
    const { store, engine, actions } = await begin(kept);
    actions.stepForward();
    await rest();
    const { assessments } = engine;
    expect(store.state.shown!.record.testLoss).toEqual([SEED, SEED + 1]);
    await rest();
    expect(engine.assessments).toBe(assessments);
  });
});

describe('a step of a lesson', () => {
  /** Frame by frame until it stands there. */
  async function stand(clock: Clock, standing: Promise<void>): Promise<void> {
    let over = false;
    void standing.finally(() => {
      over = true;
    });
    await rest();
    for (let i = 0; i < 200 && !over; i++) await clock.frame();
    expect(over).toBe(true);
  }

  async function opened(draft: Parameters<typeof begin>[0] = {}) {
    const lab = await begin(draft);
    return { ...lab, transport: trainingTransport(lab.store, lab.actions), signal: new AbortController().signal };
  }

  test('stands exactly at its epoch, whatever the speed, and rests', async () => {
    const { store, clock, engine, actions, transport, signal } = await opened({ epochs: 100_000 });
    engine.cost = 0.01;
    actions.setSpeed(1);
    await stand(clock, standAt(transport, { at: 12_345 }, signal));
    expect(transport.position).toMatchObject({ at: 12_345, done: 12_345, playing: false });
    expect(weightOf(store.state)).toBe(12_345);
    const calls = engine.calls.length;
    // At one epoch a second it would not have come far.
    expect(calls).toBeLessThan(60);
    for (let i = 0; i < 5; i++) await clock.frame();
    expect(engine.calls).toHaveLength(calls);
  });

  test('looks at what has been trained, and does not train it again', async () => {
    const { store, clock, engine, transport, signal } = await opened();
    await stand(clock, standAt(transport, { at: 40 }, signal));
    const trained = epochOf(store.state);
    await stand(clock, standAt(transport, { at: 15 }, signal));
    expect(transport.position).toMatchObject({ at: 15, done: 40 });
    expect(weightOf(store.state)).toBe(15);
    expect(epochOf(store.state)).toBe(trained);
    await stand(clock, standAt(transport, { at: 'end' }, signal));
    expect(transport.position).toMatchObject({ at: 60, done: 60, ended: true });
    // Weights that are looked at again are made again from the snapshot before, without a record.
    const recorded = engine.calls.filter(({ record }) => record > 0);
    expect(recorded.reduce((sum, { epochs }) => sum + epochs, 0)).toBe(60);
  });

  test('plays on from there', async () => {
    const { clock, transport, signal } = await opened();
    await stand(clock, standAt(transport, { at: 20, speed: 50 }, signal));
    run(transport, {}, signal);
    expect(transport.position).toMatchObject({ at: 20, playing: true });
    for (let i = 0; i < 10; i++) await clock.frame();
    expect(transport.position.at).toBeGreaterThan(22);
  });

  test('waits for the beginning, which another experiment may put off', async () => {
    const { store, clock, trainer, actions, transport, signal } = await opened();
    trainer.restart();
    store.update(() => initialNetState(normaliseNetwork({ seed: 5, epochs: 60, data: { id: 'xor' } })));
    await stand(clock, standAt(transport, { at: 30 }, signal));
    expect(store.state.shown!.weights[0]).toBe(5 + 30);
    actions.edit((now) => ({ ...now, seed: 6 }));
    await stand(clock, standAt(transport, { at: 10 }, signal));
    expect(store.state.shown!.weights[0]).toBe(6 + 10);
  });

  test('goes on where a device was lost on the way', async () => {
    const { store, source, clock, engine, transport, signal } = await opened();
    const standing = standAt(transport, { at: 30 }, signal);
    await clock.frame();
    await clock.frame();
    expect(epochOf(store.state)).toBeLessThan(30);
    source.set(null);
    await rest();
    source.set(engine as unknown as Engine);
    await stand(clock, standing);
    expect(transport.position.at).toBe(30);
  });

  test.each([
    ['its numbers do', (engine: CountingEngine) => Object.assign(engine, { divergesAt: 9 }), 8],
    ['its plan does', () => {}, 60],
  ])('ends where %s', async (_, prepare, last) => {
    const { clock, engine, transport, signal } = await opened();
    prepare(engine);
    await stand(clock, standAt(transport, { at: 1000 }, signal));
    expect(transport.position).toMatchObject({ at: last, playing: false });
  });

  test('ends where the engine fails, which is said', async () => {
    const { store, clock, engine, transport, signal } = await opened();
    engine.failure = new EngineError('out-of-memory', { en: 'full', zh: '满' });
    await stand(clock, standAt(transport, { at: 30 }, signal));
    expect(store.state.failure?.en).toBe('full');
  });

  test('is given up when another is entered, or the laboratory begins anew', async () => {
    const { store, clock, engine, trainer, transport } = await opened();
    const abort = new AbortController();
    const standing = standAt(transport, { at: 50 }, abort.signal);
    await clock.frame();
    abort.abort();
    await expect(standing).rejects.toThrow();
    const calls = engine.calls.length;
    for (let i = 0; i < 5; i++) await clock.frame();
    expect(engine.calls.length).toBeLessThanOrEqual(calls + 1);
    expect(epochOf(store.state)).toBeLessThan(50);
    const other = standAt(transport, { at: 'end' }, new AbortController().signal);
    trainer.restart();
    await other;
  });
});
