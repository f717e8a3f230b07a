import { type Descent, type Engine, EngineError, type Field, type Grid } from '../../engine/contract';
import { affected } from '../../experiment/surfaces/experiment';
import { type Resolved, resolve } from '../../experiment/surfaces/resolve';
import type { Experiment } from '../../experiment/surfaces/types';
import type { Store } from '../../page/store';
import type { EngineSource } from '../../page/workbench/engineSource';
import { createJob, GRACE } from '../../page/workbench/job';
import { experimentOf, type Shown, type SurfaceState } from './state';

/** A first surface at once; the fine one follows. Samples a side. */
const COARSE = 64;
/** A surface that the memory does not hold is halved down to this. */
const COARSEST = 32;

export interface Computation {
  /** What nobody looks at is not computed; it is made up for when it is seen again. */
  setActive(active: boolean): void;
  /** From now on, computes up to so many samples a side: what the machine computes and draws without a hitch. */
  setFinest(side: number): void;
  dispose(): void;
}

interface Wanted {
  readonly experiment: Experiment;
  /** Samples a side. */
  readonly finest: number;
}

/**
 * Follows the experiment: whenever it changes, asks the engine for what has become stale and puts the results into the
 * state. Data flow one way; the results of an experiment enter the state together, so what is drawn always fits. An
 * error leaves the last good state as it is. `onCoarse` hears when the memory holds no finer surface.
 */
export function createComputation(store: Store<SurfaceState>, source: EngineSource, onCoarse: () => void): Computation {
  let active = false;
  let finest = COARSE;
  let wanted: Wanted | null = null;
  /** The field of another engine is not refined by this one. */
  let fieldOwner: Engine | null = null;
  /** Samples a side that this engine's memory holds. */
  let affordable = Number.POSITIVE_INFINITY;

  source.follow((engine) => {
    affordable = Number.POSITIVE_INFINITY;
    if (engine !== fieldOwner) detachField();
  });

  const job = createJob<Wanted, Shown>(source, bring, tell, {
    // Another view makes nothing stale: what is under way is still wanted.
    grace(running, next) {
      const stale = affected(running.experiment, next.experiment);
      return stale.has('field') ? 0 : stale.has('runs') ? GRACE : Number.POSITIVE_INFINITY;
    },
  });

  function tell(fresh: Shown | null): void {
    if (fresh !== null) store.update((state) => ({ ...state, shown: fresh, failure: null }));
    else store.update((state) => ({ ...state, computing: job.busy, failure: job.failure }));
  }

  async function bring(
    { experiment, finest: side }: Wanted,
    engine: Engine,
    publish: (shown: Shown) => boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const resolved = resolve(experiment);
    const { shown } = store.state;
    const stale = shown === null ? null : affected(shown.experiment, experiment);
    const keepsField = stale !== null && !stale.has('field');
    const keepsRuns = stale !== null && !stale.has('runs') && fieldOwner === engine;
    const kept = keepsField && shown !== null ? shown.field : null;
    const owned = keepsField && fieldOwner === engine;

    const descents = keepsRuns && shown !== null ? shown.descents : await descend(resolved, engine, signal);
    const field = kept ?? (await engine.evaluate(resolved.problem, gridOf(resolved, Math.min(COARSE, side)), signal));
    if (!publish({ experiment, resolved, field, descents })) {
      if (field !== kept) field.dispose();
      return;
    }
    if (field !== kept) fieldOwner = engine;
    if (owned && field.grid.columns >= Math.min(side, affordable)) return;
    const fine = await evaluateFinest(resolved, side, engine, signal);
    // The view may have changed meanwhile, nothing else: what is shown then keeps its place, with a finer surface.
    const { shown: latest } = store.state;
    const fits = latest !== null && !affected(latest.experiment, experiment).has('field');
    if (fits && publish({ ...latest, field: fine })) fieldOwner = engine;
    else fine.dispose();
  }

  /** The finest field that the memory holds. */
  async function evaluateFinest(resolved: Resolved, most: number, engine: Engine, signal: AbortSignal): Promise<Field> {
    for (let side = Math.min(most, affordable); ; side = Math.ceil(side / 2)) {
      try {
        const field = await engine.evaluate(resolved.problem, gridOf(resolved, side), signal);
        if (side < most) affordable = side;
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
    const field: Field = { grid: old.grid, samples: old.samples, buffer: null, dispose: () => {} };
    store.update((state) => ({ ...state, shown: { ...shown, field }, failure: null }));
    old.dispose();
  }

  function follow(): void {
    const experiment = experimentOf(store.state);
    if (wanted?.experiment !== experiment || wanted.finest !== finest) wanted = { experiment, finest };
    job.want(active ? wanted : null);
  }

  const unsubscribe = store.subscribe((state, previous) => {
    if (experimentOf(state) !== experimentOf(previous)) follow();
  });

  return {
    setActive(next) {
      active = next;
      follow();
    },
    setFinest(side) {
      finest = side;
      follow();
    },
    dispose() {
      unsubscribe();
      job.want(null);
    },
  };
}

function descend(resolved: Resolved, engine: Engine, signal: AbortSignal): Promise<readonly Descent[]> {
  return engine.descend(resolved.problem, resolved.runs, resolved.plan, signal);
}

function gridOf({ problem }: Resolved, side: number): Grid {
  return { x: problem.domain[0], y: problem.domain[1], columns: side, rows: side };
}
