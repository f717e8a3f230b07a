import { linePlan, lineRunPlan, problemOf } from '../../../experiment/functions/resolve';
import type { FunctionExperiment } from '../../../experiment/functions/types';
import type { Store } from '../../../page/store';
import { createJob, type Job } from '../../../page/workbench/job';
import type { FunctionContext } from '../context';
import { functionExperimentOf, type ShownFunction } from '../state';
import type { Descended, DescentState } from './state';

interface Wanted extends Pick<FunctionExperiment, 'runs' | 'steps' | 'seed' | 'tolerance' | 'stop'> {
  readonly shown: ShownFunction;
}

export interface Computation {
  readonly job: Pick<Job<Wanted, Descended>, 'busy' | 'failure'>;
  /** What nobody looks at is not computed. */
  setActive(active: boolean): void;
}

/** Runs the experiment in float64, whatever engine the page has: people read these numbers digit by digit. */
export function createComputation(
  { page, store: laboratory, watch }: FunctionContext,
  store: Store<DescentState>,
  tell: () => void,
): Computation {
  let active = false;
  let wanted: Wanted | null = null;

  const job = createJob<Wanted, Descended>(
    page.exact,
    async ({ shown, runs, ...plan }, engine, publish, signal) => {
      const all = runs.map(lineRunPlan);
      const descents = await engine.descend(problemOf(shown.resolved), all, linePlan(plan), signal);
      publish({ shown, runs, steps: plan.steps, descents });
    },
    (fresh) => {
      if (fresh !== null) store.update((state) => ({ ...state, done: fresh }));
      tell();
    },
  );

  function follow(): void {
    const { shown } = laboratory.state;
    const { runs, steps, seed, tolerance, stop } = functionExperimentOf(laboratory.state);
    const next: Wanted = { shown, runs, steps, seed, tolerance, ...(stop === undefined ? {} : { stop }) };
    if (wanted === null || !isSame(wanted, next)) wanted = next;
    job.want(active ? wanted : null);
  }

  watch((state) => [state.shown, state.history.present], follow);

  return {
    job,
    setActive(next) {
      active = next;
      follow();
    },
  };
}

function isSame(a: Wanted, b: Wanted): boolean {
  return (['shown', 'runs', 'steps', 'seed', 'tolerance', 'stop'] as const).every((key) => a[key] === b[key]);
}
