import { describe, expect, test, vi } from 'vitest';
import { type Descent, type Engine, EngineError, type Field, type Grid } from '../../../src/engine/contract';
import { chooseSurface } from '../../../src/experiment/surfaces/choose';
import { OPENING_EXPERIMENT } from '../../../src/experiment/surfaces/experiment';
import type { Experiment } from '../../../src/experiment/surfaces/types';
import { createComputation } from '../../../src/labs/surfaces/computation';
import { moveStart, setHyper } from '../../../src/labs/surfaces/edits';
import { initialSurfaceState, type SurfaceState } from '../../../src/labs/surfaces/state';
import { edit } from '../../../src/page/history';
import { createStore, type Store } from '../../../src/page/store';
import { createEngineSource } from '../../../src/page/workbench/engineSource';

interface Call {
  readonly kind: 'evaluate' | 'descend';
  readonly side: number;
  readonly signal: AbortSignal | undefined;
  answer(): void;
  fail(error: unknown): void;
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

/** An engine that answers when the test says so, and honours the signal. */
class SlowEngine {
  readonly kind = 'cpu';
  readonly adapter = 'test';
  readonly calls: Call[] = [];
  readonly disposed: number[] = [];

  evaluate(_problem: unknown, grid: Grid, signal?: AbortSignal): Promise<Field> {
    const field: Field = {
      grid,
      samples: new Float32Array(4 * grid.columns * grid.rows),
      buffer: {} as GPUBuffer,
      dispose: () => this.disposed.push(grid.columns),
    };
    return this.#call('evaluate', grid.columns, signal, () => field);
  }

  descend(_problem: unknown, runs: readonly { start: readonly number[] }[], _plan: unknown, signal?: AbortSignal) {
    const descents = runs.map(
      ({ start }): Descent => ({
        trajectory: Float64Array.from(start),
        loss: Float64Array.of(1),
        gradientNorm: Float64Array.of(1),
        status: { kind: 'running' },
        stepsTaken: 0,
      }),
    );
    return this.#call('descend', 0, signal, () => descents);
  }

  /** Answers whatever is asked until nothing is asked any more. */
  async answerAll(): Promise<void> {
    for (let idle = 0; idle < 3; ) {
      await settle();
      const call = this.calls.shift();
      idle = call === undefined ? idle + 1 : 0;
      call?.answer();
    }
  }

  #call<T>(kind: Call['kind'], side: number, signal: AbortSignal | undefined, result: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const aborted = () => reject(new EngineError('aborted', { en: 'aborted', zh: '' }));
      signal?.addEventListener('abort', aborted);
      this.calls.push({ kind, side, signal, answer: () => resolve(result()), fail: reject });
    });
  }
}

function begin(finest = 128) {
  let coarse = 0;
  const store = createStore(initialSurfaceState(OPENING_EXPERIMENT, false));
  const engine = new SlowEngine();
  const source = createEngineSource();
  const computation = createComputation(store, source, () => {
    coarse++;
  });
  computation.setFinest(finest);
  computation.setActive(true);
  source.set(engine as unknown as Engine);
  return { store, source, engine, computation, coarse: () => coarse };
}

function change(store: Store<SurfaceState>, how: (experiment: Experiment) => Experiment): void {
  store.update((state) => ({ ...state, history: edit(state.history, how(state.history.present)) }));
}

const shownOf = (store: Store<SurfaceState>) => store.state.shown;

describe('the computation of a surface', () => {
  test('shows a coarse surface with its runs first, then a fine one', async () => {
    const { store, engine } = begin(256);
    const sides: number[] = [];
    store.subscribe(({ shown }) => {
      const side = shown?.field.grid.columns ?? 0;
      if (side !== sides.at(-1)) sides.push(side);
    });
    await engine.answerAll();
    expect(sides.filter((side) => side > 0)).toEqual([64, 256]);
    expect(shownOf(store)?.experiment).toBe(OPENING_EXPERIMENT);
    expect(shownOf(store)?.descents).toHaveLength(4);
    expect(store.state.computing).toBe(false);
  });

  test('computes only what a change has made stale', async () => {
    const { store, engine } = begin();
    await engine.answerAll();
    const field = shownOf(store)!.field;

    change(store, (now) => setHyper(now, 0, 'lr', 0.01));
    await settle();
    expect(engine.calls.map(({ kind }) => kind)).toEqual(['descend']);
    await engine.answerAll();
    expect(shownOf(store)!.field).toBe(field);

    change(store, (now) => ({ ...now, view: { ...now.view, colors: 'magma' } }));
    await settle();
    expect(engine.calls).toEqual([]);

    change(store, (now) => chooseSurface(now, { id: 'sphere' }));
    await engine.answerAll();
    expect(shownOf(store)!.field).not.toBe(field);
    expect(shownOf(store)!.resolved.problem.formula).not.toBe('');
  });

  test('drops a surface that nobody wants any more', async () => {
    const { store, engine } = begin();
    await engine.answerAll();
    change(store, (now) => chooseSurface(now, { id: 'sphere' }));
    await settle();
    const [stale] = engine.calls.splice(0);
    change(store, (now) => chooseSurface(now, { id: 'ackley' }));
    expect(stale!.signal?.aborted).toBe(true);
    await engine.answerAll();
    expect(shownOf(store)!.experiment.surface).toEqual({ id: 'ackley' });
    expect(store.state.failure).toBeNull();
  });

  test('shows the way of a drag: what is under way may finish, and the latest place follows', async () => {
    const { store, engine } = begin();
    await engine.answerAll();
    const places: number[] = [];
    store.subscribe(({ shown }) => {
      const x = shown!.descents[0]!.trajectory[0]!;
      if (x !== places.at(-1)) places.push(x);
    });
    for (const x of [0.1, 0.2, 0.3]) change(store, (now) => moveStart(now, [x, 0]));
    await engine.answerAll();
    // The second place was overtaken before its turn came.
    expect(places).toEqual([-1.5, 0.1, 0.3]);
  });

  test('a descent that takes too long is given up for the next', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { store, engine } = begin();
      await engine.answerAll();
      change(store, (now) => moveStart(now, [0.1, 0]));
      await settle();
      change(store, (now) => moveStart(now, [0.2, 0]));
      const [stale] = engine.calls.splice(0);
      expect(stale!.signal?.aborted).toBe(false);
      vi.advanceTimersByTime(1000);
      expect(stale!.signal?.aborted).toBe(true);
      await engine.answerAll();
      expect(shownOf(store)!.descents[0]!.trajectory[0]).toBe(0.2);
    } finally {
      vi.useRealTimers();
    }
  });

  test('keeps the last good state when a formula cannot be computed, and says why', async () => {
    const { store, engine } = begin();
    await engine.answerAll();
    const before = shownOf(store);
    change(store, (now) => chooseSurface(now, { id: 'sphere' }));
    await settle();
    engine.calls.shift()!.fail(new EngineError('compile', { en: 'no kernel', zh: '无法编译' }));
    await engine.answerAll();
    expect(shownOf(store)).toBe(before);
    expect(store.state.failure).toEqual({ en: 'no kernel', zh: '无法编译' });

    change(store, (now) => chooseSurface(now, { id: 'ackley' }));
    await engine.answerAll();
    expect(store.state.failure).toBeNull();
    expect(shownOf(store)).not.toBe(before);
  });

  test('says nothing of a lost device, which is being replaced; another engine does it all again', async () => {
    const { store, source, engine } = begin();
    await engine.answerAll();
    const before = shownOf(store)!;
    change(store, (now) => setHyper(now, 0, 'lr', 0.01));
    await settle();
    engine.calls.shift()!.fail(new EngineError('device-lost', { en: 'lost', zh: '' }));
    await settle();
    expect(store.state.failure).toBeNull();

    const next = new SlowEngine();
    source.set(next as unknown as Engine);
    // The old device's buffer must not be drawn by a new one.
    expect(shownOf(store)!.field.buffer).toBeNull();
    expect(shownOf(store)!.field.samples).toBe(before.field.samples);
    expect(engine.disposed).toContain(128);
    await next.answerAll();
    expect(shownOf(store)!.experiment.runs[0]!.hyper.lr).toBe(0.01);
    expect(shownOf(store)!.field).not.toBe(before.field);
    expect(engine.calls).toEqual([]);
  });

  test('halves a surface that the memory does not hold, and says so', async () => {
    const { store, engine, coarse } = begin(512);
    const asked: number[] = [];
    for (let i = 0; i < 40; i++) {
      await settle();
      const call = engine.calls.shift();
      if (call?.kind === 'evaluate') asked.push(call.side);
      if (call !== undefined && call.side > 128) call.fail(new EngineError('out-of-memory', { en: 'full', zh: '' }));
      else call?.answer();
    }
    expect(asked).toEqual([64, 512, 256, 128]);
    expect(shownOf(store)!.field.grid.columns).toBe(128);
    // Once for each size that was too large.
    expect(coarse()).toBe(2);
  });

  test('leaves nothing running behind', async () => {
    const { engine, computation } = begin();
    await settle();
    const [call] = engine.calls;
    computation.dispose();
    expect(call!.signal?.aborted).toBe(true);
  });
});
