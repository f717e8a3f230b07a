import { type Descent, type Engine, EngineError, type Field, type Grid } from '../../engine/contract';
import { type Resolved, resolve } from '../../experiment/resolve';
import { affected } from '../../experiment/table';
import type { Experiment } from '../../experiment/types';
import type { LocalText } from '../../formula/text';
import { failureText } from '../../page/failure';
import type { Store } from '../../page/store';
import { experimentOf, type Shown, type SurfaceState } from './state';

/** A first surface at once; the fine one follows. Samples a side. */
const COARSE = 64;
/** A surface that the memory does not hold is halved down to this. */
const COARSEST = 32;
/** A stale descent may still finish within this many milliseconds, so that a drag shows its way. */
const GRACE = 120;

export interface Lab {
  /** From now on, computes with this engine, up to `finest` samples a side; null: computes nothing. */
  use(engine: Engine | null, finest: number): void;
  /** What nobody looks at is not computed; it is made up for when it is seen again. */
  setActive(active: boolean): void;
  dispose(): void;
}

/**
 * Follows the experiment: whenever it changes, asks the engine for what has become stale and puts the results into the
 * state. Data flow one way; the results of an experiment enter the state together, so what is drawn always fits. An
 * error leaves the last good state as it is. `onCoarse` hears when the memory holds no finer surface.
 */
export function createLab(store: Store<SurfaceState>, onCoarse: () => void): Lab {
  let active = false;
  let engine: Engine | null = null;
  let finest = COARSE;
  /** What is being computed; null when idle. */
  let job: { readonly experiment: Experiment; readonly abort: AbortController } | null = null;
  /** The field of another engine is not refined by this one. */
  let fieldOwner: Engine | null = null;
  let disposed = false;

  const unsubscribe = store.subscribe((state, previous) => {
    if (experimentOf(state) !== experimentOf(previous)) follow();
  });

  function follow(): void {
    if (!active) return;
    const experiment = experimentOf(store.state);
    if (job === null) {
      void compute(experiment);
      return;
    }
    const stale = affected(job.experiment, experiment);
    const running = job;
    if (stale.has('field')) running.abort.abort();
    else if (stale.has('runs')) setTimeout(() => running.abort.abort(), GRACE);
  }

  /** Until what was computed is what is wanted. */
  async function compute(experiment: Experiment): Promise<void> {
    const worker = engine;
    if (worker === null || disposed) return;
    const abort = new AbortController();
    job = { experiment, abort };
    store.update((state) => ({ ...state, computing: true }));
    let failure: LocalText | null = null;
    try {
      await bring(experiment, worker, abort.signal);
    } catch (error) {
      failure = failureText(error);
    }
    if (job?.abort !== abort) return;
    job = null;
    const wanted = experimentOf(store.state);
    if (wanted !== experiment && !disposed) {
      void compute(wanted);
      return;
    }
    store.update((state) => ({ ...state, computing: false, failure }));
  }

  async function bring(experiment: Experiment, worker: Engine, signal: AbortSignal): Promise<void> {
    const resolved = resolve(experiment);
    const { shown } = store.state;
    const stale = shown === null ? null : affected(shown.experiment, experiment);
    const keepsField = stale !== null && !stale.has('field');
    const keepsRuns = stale !== null && !stale.has('runs') && fieldOwner === worker;
    let field = keepsField && shown !== null ? shown.field : null;
    const owned = keepsField && fieldOwner === worker;

    const descents = keepsRuns && shown !== null ? shown.descents : await descend(resolved, worker, signal);
    if (field === null) {
      field = await worker.evaluate(resolved.problem, gridOf(resolved, Math.min(COARSE, finest)), signal);
      fieldOwner = worker;
    }
    show({ experiment, resolved, field, descents });
    if (owned && field.grid.columns >= finest) return;
    const fine = await evaluateFinest(resolved, worker, signal);
    fieldOwner = worker;
    // The view may have changed meanwhile, nothing else: what is shown then keeps its place, with a finer surface.
    const { shown: latest } = store.state;
    if (latest !== null && !affected(latest.experiment, experiment).has('field')) show({ ...latest, field: fine });
    else fine.dispose();
  }

  /** The finest field that the memory holds. */
  async function evaluateFinest(resolved: Resolved, worker: Engine, signal: AbortSignal): Promise<Field> {
    for (let side = finest; ; side = Math.ceil(side / 2)) {
      try {
        const field = await worker.evaluate(resolved.problem, gridOf(resolved, side), signal);
        finest = Math.min(finest, side);
        return field;
      } catch (error) {
        const full = error instanceof EngineError && error.code === 'out-of-memory';
        if (!full || side <= COARSEST) throw error;
        onCoarse();
      }
    }
  }

  /** The samples stay, the buffer goes: it belongs to a device that may be lost, and a new view must not draw it. */
  function detachField(): void {
    const { shown } = store.state;
    if (shown === null || shown.field.buffer === null) return;
    const old = shown.field;
    show({ ...shown, field: { grid: old.grid, samples: old.samples, buffer: null, dispose: () => {} } });
    old.dispose();
  }

  function show(shown: Shown): void {
    store.update((state) => ({ ...state, shown, failure: null }));
  }

  return {
    use(next, side) {
      engine = next;
      finest = side;
      job?.abort.abort();
      job = null;
      if (next !== fieldOwner) detachField();
      if (next !== null && active) void compute(experimentOf(store.state));
    },
    setActive(next) {
      active = next;
      follow();
    },
    dispose() {
      disposed = true;
      unsubscribe();
      job?.abort.abort();
    },
  };
}

function descend(resolved: Resolved, worker: Engine, signal: AbortSignal): Promise<readonly Descent[]> {
  return worker.descend(resolved.problem, resolved.runs, resolved.plan, signal);
}

function gridOf({ problem }: Resolved, side: number): Grid {
  return { x: problem.domain[0], y: problem.domain[1], columns: side, rows: side };
}
