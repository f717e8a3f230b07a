import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import { inlineWorker } from '../../src/engine/cpu/inline';
import { functionExperiments } from '../../src/experiment/functions/experiment';
import { DEFAULT_FUNCTION } from '../../src/experiment/functions/functionField';
import { networkExperiments } from '../../src/experiment/networks/experiment';
import type { Experiment } from '../../src/experiment/surfaces/types';
import { BENCHES as FUNCTION_BENCHES } from '../../src/labs/functions/benches';
import { setBench, setDomainEnd, setFormula } from '../../src/labs/functions/edits';
import { functionExperimentOf, initialFunctionState, withCompiled } from '../../src/labs/functions/state';
import { createNetActions } from '../../src/labs/networks/actions';
import { initialNetState, isReady } from '../../src/labs/networks/state';
import { createTrainer } from '../../src/labs/networks/trainer';
import { advance, play } from '../../src/labs/shared/playback';
import { createSurfaceActions } from '../../src/labs/surfaces/actions';
import { createComputation } from '../../src/labs/surfaces/computation';
import { FORMAT } from '../../src/labs/surfaces/format';
import { initialSurfaceState, lastStep } from '../../src/labs/surfaces/state';
import type { ExperimentDocument } from '../../src/page/laboratory';
import { createStore, type Store } from '../../src/page/store';
import { createDocument, plainFormat } from '../../src/page/workbench/document';
import { createEditing } from '../../src/page/workbench/editing';
import { createEngineSource } from '../../src/page/workbench/engineSource';
import { createRestart } from '../../src/page/workbench/restart';

const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
afterAll(() => engine.dispose());

/** Benches need a browser; what they keep is put aside with them (`tests/e2e/embedding.test.ts`). */
const host = { restart: (begin: () => void) => begin() };
const restarted = (): void => {};

/** What can be done to a laboratory between two openings; what makes no sense at the moment does nothing. */
type Act<S> = (lab: Lab<S>) => void | Promise<void>;

interface Lab<S> {
  readonly store: Store<S>;
  readonly document: ExperimentDocument;
  /** Until nothing is computed any more. */
  settle(): Promise<void>;
  close(): void;
}

/** Milliseconds in which any of these computations has ended by far. */
const PATIENCE = 20_000;

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!holds()) {
    if (performance.now() > end) throw new Error('still computing');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** The numbers of a state: functions that were compiled for it are others each time. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return value;
  // Bit by bit, and quickly compared.
  if (ArrayBuffer.isView(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return [...value].map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** A, whatever is done there, B, whatever is done there, and A again: each time as at first. */
async function comesBack<S>(open: () => Lab<S>, addresses: readonly string[], acts: readonly Act<S>[]): Promise<void> {
  const done = fc.array(fc.constantFrom(...acts), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...addresses], { minLength: 2, maxLength: 2 }),
      done,
      done,
      async (pair, first, second) => {
        const lab = open();
        const stand = async (address: string): Promise<unknown> => {
          expect(lab.document.restart(address)).toEqual([]);
          // Whether the computation has begun already depends on what was given up for it.
          const before = { ...(plain(lab.store.state) as object), computing: null };
          await lab.settle();
          return [before, plain(lab.store.state)];
        };
        const all = [await stand(pair[0]!), await stand(pair[1]!)];
        for (const [index, list] of [first, second, first].entries()) {
          for (const act of list) await act(lab);
          expect(await stand(pair[index % 2]!)).toEqual(all[index % 2]);
          expect(lab.document.canUndo || lab.document.canRedo).toBe(false);
        }
        lab.close();
      },
    ),
    { numRuns: 25 },
  );
}

const history: readonly Act<unknown>[] = [({ document }) => document.undo(), ({ document }) => document.redo()];

describe('a laboratory that is begun anew stands as at first', () => {
  test('functions', async () => {
    const open = () => {
      const store = createStore(initialFunctionState(functionExperiments.defaults));
      store.subscribe((state) => {
        const next = withCompiled(state);
        if (next !== state) store.update(() => next);
      });
      const actions = createEditing(store, FUNCTION_BENCHES);
      const begin = createRestart({ store, restarted }, host, initialFunctionState);
      const document = createDocument(store, actions, plainFormat(functionExperiments), begin);
      return { store, document, actions, settle: async () => {}, close() {} };
    };
    type Opened = ReturnType<typeof open>;
    const act = (does: (actions: Opened['actions']) => void) => (lab: Lab<Opened['store']['state']>) =>
      does((lab as Opened).actions);
    await comesBack(
      open,
      [
        '#v=1&f=x^2&bench=derivative&domain=-2:2',
        '#v=1&function=parabola&run=sgd,lr:0.3,start:3',
        '#v=1&bench=chain',
        '#v=1&bench=integral&integral.n=8',
      ],
      [
        ...history,
        act(({ edit }) => edit((now) => setBench(now, 'derivative', { h: 0.25, at: [1] }))),
        act(({ edit }) => edit((now) => setFormula(now, 'x^3 - x'))),
        // A slip of the pen: the last good function stays.
        act(({ edit }) => edit((now) => setFormula(now, 'x^^'))),
        act(({ edit }) => edit((now) => setDomainEnd(now, 1, 1.5), 'domain')),
        act(({ showBench }) => showBench('activations')),
        act(({ endGesture }) => endGesture()),
      ],
    );
  });

  test('surfaces', async () => {
    const open = () => {
      const store = createStore(initialSurfaceState(FORMAT.decode('').experiment, false));
      const actions = createSurfaceActions(store);
      const source = createEngineSource();
      const computation = createComputation(store, source, () => {});
      source.set(engine);
      computation.setActive(true);
      const begin = createRestart({ store, restarted }, host, (next: Experiment) => initialSurfaceState(next, false));
      const document = createDocument(store, actions, FORMAT, begin);
      const settle = () =>
        until(() => !store.state.computing && store.state.shown?.experiment === store.state.history.present);
      return { store, document, actions, settle, close: computation.dispose };
    };
    type Opened = ReturnType<typeof open>;
    const act = (does: (lab: Opened) => void | Promise<void>) => (lab: Lab<Opened['store']['state']>) =>
      does(lab as Opened);
    await comesBack(
      open,
      [
        '#v=1&surface=himmelblau&run=adam&steps=40',
        '#v=1&surface=rosenbrock&run=sgd,lr:0.001&run=momentum&steps=30',
        '#v=1&formula=x^2%2By^2&steps=12&tool=race',
      ],
      [
        ...history,
        act(({ actions }) => actions.edit((now) => ({ ...now, steps: 25 }))),
        act(({ actions }) => actions.setStart([0.5, 0.25], false)),
        act(({ actions }) => actions.setStart([-0.5, 0.25], true)),
        act(({ actions }) => actions.seek(7)),
        act(({ actions }) => actions.pin(0)),
        act(({ actions }) => actions.setChartScale('linear')),
        act(({ actions }) => actions.showBench('terrain')),
        act(({ actions }) => actions.setView({ projection: 'map', contours: false })),
        act(({ store }) =>
          store.update((state) => ({
            ...state,
            playback: advance(play(state.playback, lastStep(state)), 0.2, lastStep(state)),
          })),
        ),
        act(({ store }) => store.update((state) => ({ ...state, probe: { place: [0, 0], reading: null } }))),
        act(({ settle }) => settle()),
      ],
    );
  }, 60_000);

  test('networks', async () => {
    const later = (callback: () => void) => void setImmediate(callback);
    const open = () => {
      const store = createStore(initialNetState(networkExperiments.defaults));
      const source = createEngineSource();
      const trainer = createTrainer(store, source, { now: () => performance.now(), frame: later, idle: later });
      const actions = createNetActions(store, trainer);
      source.set(engine);
      trainer.setActive(true);
      const begin = createRestart({ store, restarted }, host, initialNetState, trainer.restart);
      const document = createDocument(store, actions, plainFormat(networkExperiments), begin);
      const settle = () => until(() => isReady(store.state));
      return { store, document, actions, settle, close: trainer.dispose };
    };
    type Opened = ReturnType<typeof open>;
    const act = (does: (lab: Opened) => void | Promise<void>) => (lab: Lab<Opened['store']['state']>) =>
      does(lab as Opened);
    const train = (milliseconds: number) =>
      act(async ({ actions, settle }) => {
        await settle();
        actions.togglePlay();
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
      });
    await comesBack(
      open,
      [
        '#v=1&network=2-3-1&data=xor&epochs=400',
        '#v=1&network=2-3-1&data=xor&epochs=400&view=hand',
        '#v=1&network=2-4-1&data=spirals&samples=20&epochs=300',
      ],
      [
        ...history,
        train(0),
        train(5),
        train(15),
        act(({ actions }) => actions.stepForward()),
        act(({ actions }) => actions.seek(3)),
        act(({ actions }) => actions.setSpeed(1)),
        act(({ actions }) => actions.setLayout({ row: 2, boundary: '3d' })),
        act(({ actions }) => actions.edit((now) => ({ ...now, seed: 7 }))),
        act(({ actions }) => actions.edit((now) => ({ ...now, epochs: 50 }))),
        act(({ actions }) => actions.showBench('flow')),
        act(({ settle }) => settle()),
      ],
    );
  }, 60_000);
});

describe('what it is begun anew with', () => {
  const open = () => {
    const store = createStore(initialFunctionState(functionExperiments.defaults));
    const begin = createRestart({ store, restarted }, host, initialFunctionState);
    const document = createDocument(
      store,
      createEditing(store, FUNCTION_BENCHES),
      plainFormat(functionExperiments),
      begin,
    );
    return { store, document };
  };

  test('an address and the object of a file mean the same', () => {
    const { store, document } = open();
    const address = '#v=1&f=x^2&bench=integral&integral.n=8';
    document.restart(address);
    const first = plain(store.state);
    document.restart('#v=1');
    document.restart(functionExperiments.decode(address).experiment);
    expect(plain(store.state)).toEqual(first);
  });

  test('never throws: what cannot be used is listed, and its default takes its place', () => {
    const { store, document } = open();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.object(), fc.array(fc.anything())), (anything) => {
        expect(Array.isArray(document.restart(anything))).toBe(true);
      }),
    );
    const [fault] = document.restart({ function: { formula: 'x^^' } });
    expect(fault?.key).toBe('function.formula');
    expect(store.state).toEqual(expect.objectContaining({ failure: null }));
    expect(functionExperimentOf(store.state).function).toEqual(DEFAULT_FUNCTION);
    expect(document.restart('#v=1&f=x^^')[0]?.key).toBe('f');
  });
});
