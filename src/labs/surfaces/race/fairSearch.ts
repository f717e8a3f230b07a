import { bestRate, type RateCurve, rateGrid, searchBudget, searchRates } from '../../../analysis/fair';
import type { DescentPlan, Problem, RunPlan } from '../../../engine/contract';
import type { LocalText } from '../../../formula/text';
import { createJob } from '../../../page/workbench/job';
import type { ToolContext } from '../context';
import { setHyper } from '../edits';
import type { SurfaceState } from '../state';
import { experimentOf } from '../state';

/** What the search is about: everything that decides its result. */
interface SearchRequest {
  readonly key: string;
  readonly surface: unknown;
  readonly problem: Problem;
  readonly runs: readonly RunPlan[];
  readonly plan: DescentPlan;
  readonly rates: Float64Array;
}

interface Found {
  readonly curves: readonly (RateCurve | null)[];
  readonly done: number;
}

export interface FairSearch {
  /** One per run, null for a run without a rate; null: nothing has been found for the present experiment. */
  readonly curves: readonly (RateCurve | null)[] | null;
  /** 0 to 1 */
  readonly done: number;
  readonly busy: boolean;
  readonly failure: LocalText | null;
  start(): void;
  cancel(): void;
  /** The tool is left: what is not done yet is given up, and begins again as `follow` says. */
  rest(): void;
  /** The experiment has changed: what is small is computed anew at once, what is large waits to be asked for. */
  follow(): void;
  /** Gives every run its best rate, as one change. */
  adopt(): void;
}

/** Up to so many gradient evaluations nobody waits for. */
const AT_ONCE = 4e6;

/** The budget of a search, in gradient evaluations; `runs`: those that have a learning rate. */
export function budgetOf(state: SurfaceState): { readonly runs: number; readonly total: number } {
  const { shown } = state;
  const { tools, steps } = experimentOf(state);
  const runs = shown?.resolved.runs.filter(({ optimizer }) => optimizer.rate !== null).length ?? 0;
  return { runs, total: searchBudget(tools.race.count, steps, runs) };
}

export function createFairSearch(context: ToolContext, tell: () => void): FairSearch {
  const { store, actions } = context;
  let request: SearchRequest | null = null;
  /** Key of what was cancelled: it does not begin again by itself. */
  let stopped = '';
  const job = createJob<SearchRequest, Found>(
    context.page.engine,
    async ({ problem, runs, plan, rates }, engine, publish, signal) => {
      await searchRates(engine, problem, runs, plan, rates, (curves, done) => publish({ curves, done }), signal);
    },
    tell,
  );

  function present(): SearchRequest | null {
    const { shown } = store.state;
    if (shown === null) return null;
    const { resolved, experiment } = shown;
    const { low, high, count } = experimentOf(store.state).tools.race;
    // The rate itself is what is searched: another one leaves the result as it is.
    const runs = resolved.runs.map((run) => ({ ...run, hyper: withoutRate(run) }));
    const key = JSON.stringify([runs, resolved.plan, low, high, count]);
    if (request !== null && request.key === key && request.surface === experiment.surface) return request;
    const { problem, plan } = resolved;
    const rates = rateGrid(low, high, count);
    return { key, surface: experiment.surface, problem, runs: resolved.runs, plan, rates };
  }

  function want(next: SearchRequest | null): void {
    request = next;
    job.want(next);
    tell();
  }

  const current = (): Found | null => (job.result !== null && job.of === request ? job.result : null);

  return {
    get curves() {
      return current()?.curves ?? null;
    },
    get done() {
      return current()?.done ?? 0;
    },
    get busy() {
      return job.busy;
    },
    get failure() {
      return request === null ? null : job.failure;
    },
    start() {
      stopped = '';
      want(present());
    },
    cancel() {
      stopped = request?.key ?? '';
      want(null);
    },
    rest() {
      if (job.busy) want(null);
    },
    follow() {
      const next = present();
      if (next === request || (next !== null && next.key === stopped)) return;
      want(budgetOf(store.state).total <= AT_ONCE ? next : null);
    },
    adopt() {
      const curves = current()?.curves;
      if (curves === undefined) return;
      actions.edit((experiment) =>
        curves.reduce((now, curve, index) => {
          const best = curve === null ? null : bestRate(curve);
          const rate = store.state.shown?.resolved.runs[index]?.optimizer.rate ?? null;
          if (best === null || rate === null || now.runs[index]?.hyper[rate] === best.rate) return now;
          return setHyper(now, index, rate, best.rate);
        }, experiment),
      );
    },
  };
}

function withoutRate({ hyper, optimizer }: RunPlan): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(hyper).filter(([name]) => name !== optimizer.rate));
}
