import './rates.css';
import { createFunctionPlot, type PlotLayer } from '../../../charts/functionPlot';
import { createHiddenTable } from '../../../charts/hiddenTable';
import { asPart, h, setText } from '../../../page/dom';
import { formatDigits, formatInput, formatSignificant } from '../../../page/format';
import { createStatusLine } from '../../../page/ui/status';
import { namesOfRuns } from '../../shared/runs/names';
import { createRatesButtons, type RatesEdits } from '../../shared/runs/ratesButtons';
import { createRatesCells } from '../../shared/runs/ratesCells';
import { ratesTexts } from '../../shared/runs/ratesTexts';
import { lastStepOf, runStateAt } from '../../shared/runs/runState';
import { verdictName } from '../../shared/runs/verdict';
import { curveMarks } from '../curves';
import { lazyTable } from '../stage/valueTable';
import type { DescentContext, DescentPart } from './context';
import { createRunLayer, createSampler, pathsOf, type RunPath, wholeRange } from './curveModel';
import { lineEdits } from './edits';
import { rateOf } from './numbers';
import { limitOf } from './rateControl';
import { createRatesJob, type RatesFound } from './ratesJob';
import { chosenRun, lastStep } from './state';
import { texts } from './texts';

/** One run at several learning rates side by side, each named by what happened. */
export function createRatesPart(context: DescentContext): DescentPart {
  const { page } = context;
  const edits: RatesEdits = {
    rates: () => job.rates,
    choose: (rates) => context.set({ rates }),
    adopt(value) {
      const run = chosenRun(context.experiment);
      const rate = rateOf(context.experiment.runs[run]!);
      if (rate !== null) context.actions.edit((now) => lineEdits.setHyper(now, run, rate.name, value));
    },
  };
  const buttons = createRatesButtons(edits);
  const { element: stage, grid, cells, show } = createRatesCells('descent-rates-stage', edits, createPicture);
  const limit = h('span', { class: 'figure', 'data-part': 'limit' });
  const status = createStatusLine(page);
  /** Of all pictures: they are within buttons, whose contents are not read out. */
  const table = createHiddenTable();
  const element = h(
    'div',
    { class: 'descent-rates' },
    h(
      'div',
      { class: 'descent-rates-head', 'data-group': true },
      asPart('rates.edit', buttons.automatic),
      asPart('rates.edit', buttons.add),
      limit,
      status.element,
    ),
    stage,
    table.element,
  );
  const sample = createSampler();
  let active = false;
  /** The same for all pictures, and for all steps: it is drawn once. */
  let ground: { readonly of: unknown; readonly marks: PlotLayer['marks'] } | null = null;
  let paths: { readonly of: RatesFound; readonly paths: readonly RunPath[] } | null = null;
  const job = createRatesJob(context, () => {
    if (active) draw();
  });

  function draw(): void {
    const { words, experiment } = context;
    const { shown } = context.store.state;
    const index = chosenRun(experiment);
    const run = experiment.runs[index]!;
    const rate = rateOf(run);
    const { found, rates, busy, failure } = job;
    buttons.show(experiment.descent.rates, rate !== null, words);
    status.show({ busy, failure, note: found === null ? '' : words.t(ratesTexts.note) });
    const stable = limitOf(run, context.valleysOf(shown).below(run.start));
    setText(limit, stable === null ? '' : words.t(texts.rates.limit, { limit: formatSignificant(stable, 6) }));
    show({
      name: namesOfRuns(experiment.runs, words)[index] ?? '',
      present: rate?.value ?? null,
      rates,
      verdicts: found?.verdicts ?? null,
      steps: experiment.steps,
      theme: page.store.state.prefs.theme,
      words,
      title: words.t(texts.rates.name),
      rateName: (number) => words.t(texts.rates.rate, { number }),
    });
    if (found !== null && paths?.of !== found) paths = { of: found, paths: pathsOf(found) };
    move();
  }

  /** Where the playback of the runs has come to its end, these have too, however long they are. */
  function move(): void {
    const { found } = job;
    const { experiment, words } = context;
    const { shown } = context.store.state;
    const { cursor } = context.bench.state.playback;
    const { theme } = page.store.state.prefs;
    const run = experiment.runs[chosenRun(experiment)]!;
    const x = wholeRange(shown.resolved.domain, [run.start]);
    const curve = sample(shown, x);
    if (ground?.of !== curve) ground = { of: curve, marks: curveMarks(curve, { color: 'var(--text-quiet)' }) };
    const { marks } = ground;
    const ended = cursor >= lastStep(context.bench.state, experiment);
    const step = found !== null && ended ? lastStepOf(found.descents) : cursor;
    showTable(found, step);
    cells.forEach(({ picture, place }, i) => {
      const descent = found?.descents[i];
      const path = found !== null && paths?.of === found ? paths.paths[i] : undefined;
      picture.plot.show({
        name: words.t(texts.rates.plot, { rate: formatInput(job.rates[i] ?? Number.NaN) }),
        x: { range: x, title: shown.resolved.variable, math: true },
        y: { range: curve.range, title: 'f', math: true },
        layers: [{ key: 'curve', marks }, ...(path === undefined ? [] : picture.runLayer(path, i, step, theme))],
      });
      if (descent === undefined) return;
      const state = runStateAt(descent, step);
      const value = formatDigits(
        descent.trajectory[2 * state.at]!,
        experiment.view.digits,
        Math.max(...x.map(Math.abs)),
      );
      setText(place, words.t(texts.rates.last, { variable: shown.resolved.variable, step: state.at, value }));
    });
  }

  /** Where every run stands once it has come to the step. */
  function showTable(found: RatesFound | null, step: number): void {
    const { words, experiment } = context;
    const { variable } = context.store.state.shown.resolved;
    const { digits } = experiment.view;
    if (found === null) {
      table.show(null);
      return;
    }
    const columns = ['η', words.t(texts.plot.state), words.t(texts.byStep.steps), variable, 'f'];
    table.show(
      lazyTable(words.t(texts.rates.name), columns, () =>
        found.descents.map((descent, i) => {
          const { at, loss } = runStateAt(descent, step);
          return [
            formatInput(found.rates[i]!),
            verdictName(found.verdicts[i]!, words),
            words.t(texts.step, { step: at }),
            formatDigits(descent.trajectory[2 * at]!, digits),
            formatDigits(loss, digits),
          ];
        }),
      ),
    );
  }

  return {
    element,
    figures: grid,
    get busy() {
      return job.busy;
    },
    show() {
      job.follow(active);
      draw();
    },
    move,
    setActive(next) {
      active = next;
      job.follow(active);
    },
  };
}

function createPicture() {
  const plot = createFunctionPlot();
  return { element: plot.element, plot, runLayer: createRunLayer(), dispose: plot.dispose };
}
