import {
  type OrbitBounds,
  type OrbitColumns,
  orbitRates,
  orbitSpan,
  traceOrbits,
} from '../../../analysis/descent/orbits';
import type { Problem, RunPlan } from '../../../engine/contract';
import { lineRunPlan, problemOf } from '../../../experiment/functions/resolve';
import { createJob } from '../../../page/workbench/job';
import type { ShownFunction } from '../state';
import type { DescentContext } from './context';
import { rateOf } from './numbers';
import { limitOf } from './rateControl';
import { chosenRun } from './state';

/** Learning rates of the first picture, which comes at once, and of the fine one. */
const COLUMNS = [256, 2048] as const;
/** Steps of the first picture. */
const FIRST = { warm: 250, kept: 64 } as const;

/** What one looks at at first, in shares of the largest stable rate; where there is none, of the rate of the run. */
const AROUND = { limit: [0.25, 1.75], rate: [0.05, 4] } as const;

interface Wanted {
  readonly key: string;
  readonly shown: ShownFunction;
  readonly problem: Problem;
  readonly run: RunPlan;
  readonly range: readonly [number, number];
  readonly warm: number;
  readonly kept: number;
  readonly seed: number;
}

/** What has been traced so far. */
export interface OrbitFound {
  readonly shown: ShownFunction;
  readonly range: readonly [number, number];
  readonly columns: OrbitColumns;
  /** Places of the picture, lowest and highest; null: all runs are gone. */
  readonly span: readonly [number, number] | null;
  /** Nothing finer will come. */
  readonly final: boolean;
}

export interface OrbitJob {
  readonly busy: boolean;
  readonly failure: ReturnType<typeof createJob>['failure'];
  /** Of the function of the moment. */
  readonly found: OrbitFound | null;
  follow(active: boolean): void;
}

/** One run per learning rate, on the engine of the moment, coarse to fine. */
export function createOrbitJob(context: DescentContext, tell: () => void): OrbitJob {
  let wanted: Wanted | null = null;
  const job = createJob<Wanted, OrbitFound>(
    context.page.engine,
    async ({ shown, range, warm, kept, ...plan }, engine, publish, signal) => {
      for (const columns of COLUMNS) {
        const coarse = columns === COLUMNS[0];
        const steps = coarse ? { warm: Math.min(warm, FIRST.warm), kept: Math.min(kept, FIRST.kept) } : { warm, kept };
        await traceOrbits(
          engine,
          { ...plan, ...steps, rates: orbitRates(range, columns) },
          (found, last) =>
            void publish({
              shown,
              range,
              columns: found,
              span: orbitSpan(found, boundsOf(shown)),
              final: last && !coarse,
            }),
          signal,
        );
      }
    },
    tell,
  );

  function wantedNow(): Wanted | null {
    const { experiment } = context;
    const run = experiment.runs[chosenRun(experiment)]!;
    const rate = rateOf(run);
    if (rate === null) return null;
    const { shown } = context.store.state;
    const { warm, kept } = experiment.descent;
    const { seed } = experiment;
    const range = etasOf(context);
    // The rate of the run itself has no say: it is what is swept.
    const { [rate.name]: _, ...hyper } = run.hyper;
    const key = JSON.stringify([{ ...run, hyper }, range, warm, kept, seed]);
    if (wanted?.key === key && wanted.shown === shown) return wanted;
    return { key, shown, problem: problemOf(shown.resolved), run: lineRunPlan(run), range, warm, kept, seed };
  }

  return {
    get busy() {
      return job.busy;
    },
    get failure() {
      return job.failure;
    },
    get found() {
      return job.result?.shown === context.store.state.shown ? job.result : null;
    },
    follow(active) {
      wanted = active ? wantedNow() : null;
      job.want(wanted);
    },
  };
}

/** The interval and its length on either side: what is further out does not come back in any picture worth looking at. */
export function boundsOf({ resolved: { domain } }: ShownFunction): OrbitBounds {
  const [low, high] = domain;
  return [2 * low - high, 2 * high - low];
}

/** The learning rates that are looked at. */
export function etasOf(context: DescentContext): readonly [number, number] {
  const { experiment } = context;
  if (experiment.descent.etas !== null) return experiment.descent.etas;
  const run = experiment.runs[chosenRun(experiment)]!;
  const rate = rateOf(run)?.value ?? 1;
  const limit = limitOf(run, context.valleysOf(context.store.state.shown).below(run.start));
  // Beyond this no place of a flat minimum is ever reached, and nothing would be seen.
  const [unit, around] = limit === null || limit > FLAT * rate ? [rate, AROUND.rate] : [limit, AROUND.limit];
  const [low, high] = around.map((share) => Number((share * unit).toPrecision(3))) as [number, number];
  return [Math.min(low, rate), Math.max(high, rate)];
}

/** Times the rate of the run. */
const FLAT = 1e3;
