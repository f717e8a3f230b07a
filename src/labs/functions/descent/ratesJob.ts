import { judge, type Verdict } from '../../../analysis/behaviour';
import { chooseRates, suggestRates } from '../../../analysis/rates';
import type { Descent, DescentPlan, Problem, RunPlan } from '../../../engine/contract';
import { linePlan, lineRunPlan, problemOf } from '../../../experiment/functions/resolve';
import type { LineRun } from '../../../experiment/functions/types';
import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import { createJob } from '../../../page/workbench/job';
import type { ShownFunction } from '../state';
import type { DescentContext } from './context';
import { chosenRun } from './state';

/** What came of one run at several learning rates. */
export interface RatesFound {
  readonly shown: ShownFunction;
  readonly rates: readonly number[];
  readonly descents: readonly Descent[];
  readonly verdicts: readonly Verdict[];
}

interface Wanted {
  readonly key: string;
  readonly shown: ShownFunction;
  readonly problem: Problem;
  readonly run: RunPlan;
  readonly plan: DescentPlan;
  readonly rates: readonly number[];
  /** The rates are an offer, of which others may come. */
  readonly automatic: boolean;
  readonly known: number | null;
}

export interface RatesJob {
  readonly busy: boolean;
  readonly failure: ReturnType<typeof createJob>['failure'];
  /** Of the function and the rates of the moment, or for a while still of those before. */
  readonly found: RatesFound | null;
  /** Those that are asked for; while they are chosen, what the curvature suggests. */
  readonly rates: readonly number[];
  follow(active: boolean): void;
}

/** One run at several learning rates, in float64. */
export function createRatesJob(context: DescentContext, tell: () => void): RatesJob {
  let wanted: Wanted | null = null;
  const job = createJob<Wanted, RatesFound>(
    context.page.exact,
    async ({ shown, problem, run, plan, rates: asked, automatic, known }, engine, publish, signal) => {
      const { rate } = run.optimizer;
      if (rate === null) return;
      const rates = automatic ? await chooseRates(engine, problem, run, plan, asked, known, signal) : asked;
      const runs = rates.map((value) => ({ ...run, hyper: { ...run.hyper, [rate]: value } }));
      const descents = await engine.descend(problem, runs, plan, signal);
      publish({ shown, rates, descents, verdicts: judge(descents, known) });
    },
    tell,
  );

  function wantedNow(): Wanted | null {
    const { experiment } = context;
    const { shown } = context.store.state;
    const run = experiment.runs[chosenRun(experiment)]!;
    const { rate } = optimizerOf(run);
    if (rate === null) return null;
    const chosen = experiment.descent.rates;
    const rates = chosen.length > 0 ? chosen : offered(shown, run);
    // The learning rate itself has no say, so that adopting one does not change what is offered.
    const { [rate]: _, ...hyper } = run.hyper;
    const { steps, seed, tolerance, stop } = experiment;
    const key = JSON.stringify([{ ...run, hyper }, steps, seed, tolerance, stop, rates, chosen.length === 0]);
    if (wanted?.key === key && wanted.shown === shown) return wanted;
    const { minima } = context.valleysOf(shown);
    return {
      key,
      shown,
      problem: problemOf(shown.resolved),
      run: lineRunPlan(run),
      plan: linePlan(experiment),
      rates,
      automatic: chosen.length === 0,
      known: minima.length === 0 ? null : Math.min(...minima.map(({ value }) => value)),
    };
  }

  return {
    get busy() {
      return job.busy;
    },
    get failure() {
      return job.failure;
    },
    get found() {
      const { result } = job;
      if (result === null || result.shown !== context.store.state.shown) return null;
      // While a rate is changed, what was found last stays beside the others.
      return job.of === wanted || result.rates.length === (wanted?.rates.length ?? 0) ? result : null;
    },
    get rates() {
      if (wanted === null) return [];
      return wanted.automatic && job.of === wanted && job.result !== null ? job.result.rates : wanted.rates;
    },
    follow(active) {
      wanted = active ? wantedNow() : null;
      job.want(wanted);
    },
  };
}

/** Shares of the largest stable rate by the curvature under the start. */
function offered({ evaluator, resolved: { domain } }: ShownFunction, run: LineRun): readonly number[] {
  const [value, slope, second] = evaluator.jet(run.start);
  const place = Number.isNaN(value)
    ? null
    : ({ gradient: [slope, 0], hessian: [second, 0, 0], extent: domain[1] - domain[0] } as const);
  return suggestRates(optimizerOf(run), run.hyper, place);
}
