import './rates.css';
import { judge } from '../../../analysis/behaviour';
import { chooseRates, suggestRates } from '../../../analysis/rates';
import type { DescentPlan, Problem, RunPlan } from '../../../engine/contract';
import { optimizerOf } from '../../../experiment/surfaces/optimizer';
import { placeAt } from '../../../experiment/surfaces/suggest';
import { createJob } from '../../../page/workbench/job';
import type { RatesEdits } from '../../shared/runs/ratesButtons';
import { lastStepOf } from '../../shared/runs/runState';
import type { CreateTool } from '../context';
import { setHyper } from '../edits';
import { experimentOf, lastStep, type Shown } from '../state';
import { createRatesDock } from './dock';
import type { Found, RatesModel } from './model';
import { createPanels } from './panels';

/** Everything that decides the runs. */
interface RatesRequest {
  readonly key: string;
  readonly surface: unknown;
  readonly problem: Problem;
  readonly run: RunPlan;
  readonly plan: DescentPlan;
  readonly rates: readonly number[];
  /** The rates are an offer, of which others may come. */
  readonly automatic: boolean;
}

/** One run at several learning rates side by side, each named by what happened. */
export const createRatesTool: CreateTool = (context) => {
  const { page } = context;
  const { store, actions } = context;
  let active = false;
  let request: RatesRequest | null = null;

  const job = createJob<RatesRequest, Found>(
    page.engine,
    async (asked, engine, publish, signal) => {
      const { problem, run, plan, surface, automatic } = asked;
      const { rate } = run.optimizer;
      if (rate === null) return;
      const { shown } = store.state;
      const minima = shown !== null && shown.experiment.surface === surface ? shown.resolved.minima : [];
      const known = minima.length === 0 ? null : Math.min(...minima.map(({ value }) => value));
      const rates = automatic ? await chooseRates(engine, problem, run, plan, asked.rates, known, signal) : asked.rates;
      const runs = rates.map((value) => ({ ...run, hyper: { ...run.hyper, [rate]: value } }));
      const descents = await engine.descend(problem, runs, plan, signal);
      publish({ rates, descents, verdicts: judge(descents, known) });
    },
    write,
  );

  const edits: RatesEdits = {
    rates: () => modelOf()?.rates ?? [],
    choose: (rates) => context.set('rates', { rates }),
    adopt(value) {
      const model = modelOf();
      if (model !== null && model.rate !== null) {
        const { run, rate } = model;
        actions.edit((now) => setHyper(now, run, rate, value));
      }
    },
  };
  const panels = createPanels(context, edits);
  const dock = createRatesDock(context, edits, (run) => context.set('rates', { run, rates: [] }));

  /** Kept while nothing of it changes: rates that are chosen by the curvature cost an evaluation. */
  let kept: { readonly of: readonly unknown[]; readonly rates: readonly number[] } = { of: [], rates: [] };

  function ratesOf({ experiment }: Shown, index: number, chosen: readonly number[]): readonly number[] {
    if (chosen.length > 0) return chosen;
    const run = experiment.runs[index]!;
    const optimizer = optimizerOf(run);
    // The learning rate itself has no say, so that adopting one does not change what is offered.
    const { [optimizer.rate ?? '']: _, ...hyper } = run.hyper;
    const of = [experiment.surface, JSON.stringify([run.optimizer, run.rule, hyper, run.start])];
    if (kept.of[0] !== of[0] || kept.of[1] !== of[1]) {
      kept = { of, rates: suggestRates(optimizer, run.hyper, placeAt(experiment.surface, run.start)) };
    }
    return kept.rates;
  }

  function modelOf(): RatesModel | null {
    const { shown } = store.state;
    if (shown === null) return null;
    const { rates: settings } = experimentOf(store.state).tools;
    const run = settings.run < shown.experiment.runs.length ? settings.run : 0;
    const { rate } = shown.resolved.runs[run]!.optimizer;
    const offered = rate === null ? [] : ratesOf(shown, run, settings.rates);
    // While something else is computed, what was found last stays, if only the rates have changed.
    const found = request === null ? null : job.result;
    const fits = job.of === request || (settings.rates.length > 0 && found?.rates.length === offered.length);
    const automatic = settings.rates.length === 0 && job.of === request && found !== null;
    return { shown, run, rate, rates: automatic ? found.rates : offered, found: fits ? found : null };
  }

  function follow(): void {
    const model = modelOf();
    if (!active || model === null || model.rate === null) {
      request = null;
    } else {
      const { shown, run, rate } = model;
      const { rates: chosen } = experimentOf(store.state).tools.rates;
      const automatic = chosen.length === 0;
      const rates = ratesOf(shown, run, chosen);
      const plan = shown.resolved.runs[run]!;
      const { [rate]: _, ...hyper } = plan.hyper;
      const key = JSON.stringify([{ ...plan, hyper }, shown.resolved.plan, rates, automatic]);
      if (request === null || request.key !== key || request.surface !== shown.experiment.surface) {
        const { surface } = shown.experiment;
        request = {
          key,
          surface,
          problem: shown.resolved.problem,
          run: plan,
          plan: shown.resolved.plan,
          rates,
          automatic,
        };
      }
    }
    job.want(request);
    write();
  }

  function write(): void {
    const model = modelOf();
    if (!active || model === null) return;
    // While a drag goes on, the verdicts of a moment ago stay.
    panels.show(model);
    dock.show(model, job);
    move();
  }

  /** Where the playback of the race has come to its end, these runs have too, however long they are. */
  function move(): void {
    const { state } = store;
    const { cursor } = state.playback;
    const descents = job.result?.descents ?? [];
    const step = descents.length > 0 && cursor >= lastStep(state) ? lastStepOf(descents) : cursor;
    panels.moveTo(step);
    dock.moveTo(step);
  }

  page.live(write);
  context.watch((state) => [state.shown, experimentOf(state).tools.rates], follow);
  context.watch(
    ({ chartScale, history }, { prefs, scale }) => [prefs.theme, scale, chartScale, history.present.view],
    write,
  );
  context.watch(({ playback }) => [playback.cursor], move);

  return {
    stage: panels.element,
    dock: dock.element,
    get busy() {
      return job.busy;
    },
    setActive(next) {
      active = next;
      follow();
    },
  };
};
