import '../../shared/runs/ratesCell.css';
import './rates.css';
import { createFunctionPlot, type FunctionPlot } from '../../../charts/functionPlot';
import { createHiddenTable } from '../../../charts/hiddenTable';
import { RATES } from '../../../experiment/limits';
import { LEARNING_RATE } from '../../../experiment/rates';
import { h, setText } from '../../../page/dom';
import { formatDigits, formatInput, formatSignificant } from '../../../page/format';
import { icon } from '../../../page/icons';
import { createNumberField, type NumberField } from '../../../page/ui/numberField';
import { createStatusLine } from '../../../page/ui/status';
import { fitGrid } from '../../shared/gridColumns';
import { runStyle } from '../../shared/runStyle';
import { namesOfRuns } from '../../shared/runs/names';
import { lastStepOf, runStateAt } from '../../shared/runs/runState';
import { verdictTexts } from '../../shared/runs/texts';
import { verdictName, whyText } from '../../shared/runs/verdict';
import { curveMarks } from '../curves';
import { lazyTable } from '../stage/valueTable';
import type { DescentContext, DescentPart } from './context';
import { createRunLayers, createSampler, pathsOf, type RunPath, wholeRange } from './curveModel';
import { lineEdits } from './edits';
import { rateOf } from './numbers';
import { limitOf } from './rateControl';
import { createRatesJob, type RatesFound } from './ratesJob';
import { chosenRun, lastStep } from './state';
import { texts } from './texts';

interface Cell {
  readonly element: HTMLElement;
  readonly field: NumberField;
  readonly badge: HTMLElement;
  readonly remove: HTMLButtonElement;
  readonly adopt: HTMLButtonElement;
  readonly plot: FunctionPlot;
  readonly why: HTMLElement;
  readonly last: HTMLElement;
  readonly runLayers: ReturnType<typeof createRunLayers>;
}

const [FEWEST, MOST] = RATES;

/** One run at several learning rates side by side, each named by what happened. */
export function createRatesPart(context: DescentContext): DescentPart {
  const { page } = context;
  const grid = h('div', { class: 'map-grid', role: 'group' });
  const empty = h('p', { class: 'rates-none', hidden: true });
  const stage = h('div', { class: 'descent-rates-stage' }, grid, empty);
  const automatic = h('button', { type: 'button', class: 'text-button' });
  const add = h('button', { type: 'button', class: 'text-button' });
  const limit = h('span', { class: 'figure' });
  const status = createStatusLine(page);
  /** Of all pictures: they are within buttons, whose contents are not read out. */
  const table = createHiddenTable();
  const element = h(
    'div',
    { class: 'descent-rates' },
    h('div', { class: 'descent-rates-head' }, automatic, add, limit, status.element),
    stage,
    table.element,
  );
  const sample = createSampler();
  const cells: Cell[] = [];
  let active = false;
  let paths: { readonly of: RatesFound; readonly paths: readonly RunPath[] } | null = null;
  const job = createRatesJob(context, () => {
    if (active) draw();
  });

  automatic.addEventListener('click', () => context.set({ rates: [] }));
  // A step further out than the largest: there something else happens soonest.
  add.addEventListener('click', () => setRates((rates) => [...rates, Number((Math.max(...rates) * 2).toPrecision(2))]));

  function setRates(change: (rates: readonly number[]) => readonly number[]): void {
    if (job.rates.length > 0) context.set({ rates: change(job.rates) });
  }

  function createCell(index: number): Cell {
    const field = createNumberField(LEARNING_RATE.min, LEARNING_RATE.max, (value) =>
      setRates((rates) => rates.map((rate, i) => (i === index ? value : rate))),
    );
    const badge = h('span', { class: 'rates-badge' });
    const remove = h('button', { type: 'button', class: 'icon-button' }, icon('close'));
    remove.addEventListener('click', () => setRates((rates) => rates.filter((_, i) => i !== index)));
    const plot = createFunctionPlot();
    const adopt = h('button', { type: 'button', class: 'rates-adopt' }, plot.element);
    adopt.addEventListener('click', () => {
      const value = job.rates[index];
      const run = chosenRun(context.experiment);
      const rate = rateOf(context.experiment.runs[run]!);
      if (value !== undefined && rate !== null) {
        context.actions.edit((now) => lineEdits.setHyper(now, run, rate.name, value));
      }
    });
    const why = h('span', { class: 'rates-why' });
    const last = h('span', { class: 'figure' });
    const cell = h(
      'div',
      { class: 'map-cell rates-cell' },
      h('div', { class: 'map-head' }, field.element, badge, remove),
      adopt,
      h('div', { class: 'map-foot' }, why, last),
    );
    return { element: cell, field, badge, remove, adopt, plot, why, last, runLayers: createRunLayers() };
  }

  function draw(): void {
    const { words, experiment } = context;
    const { shown } = context.store.state;
    const index = chosenRun(experiment);
    const run = experiment.runs[index]!;
    const rate = rateOf(run);
    const { found, rates } = job;
    const name = namesOfRuns(experiment.runs, words)[index] ?? '';
    automatic.textContent = words.t(texts.rates.automatic);
    automatic.title = words.t(texts.rates.automaticTitle);
    automatic.setAttribute('aria-pressed', String(experiment.descent.rates.length === 0));
    add.textContent = words.t(texts.rates.add);
    add.disabled = rate === null || rates.length >= MOST;
    automatic.disabled = rate === null;
    status.show({ busy: job.busy, failure: job.failure, note: found === null ? '' : words.t(texts.rates.note) });
    const stable = limitOf(run, context.valleysOf(shown).below(run.start));
    setText(limit, stable === null ? '' : words.t(texts.rates.limit, { limit: formatSignificant(stable, 6) }));
    grid.setAttribute('aria-label', words.t(texts.rates.name));
    grid.hidden = rate === null;
    empty.hidden = rate !== null;
    setText(empty, words.t(texts.orbit.none, { name }));
    while (cells.length > rates.length) {
      const cell = cells.pop();
      cell?.plot.dispose();
      cell?.element.remove();
    }
    rates.forEach((value, i) => {
      const cell = cells[i] ?? createCell(i);
      if (cells[i] === undefined) {
        cells.push(cell);
        grid.append(cell.element);
      }
      cell.element.style.setProperty('--run', runStyle(i, page.store.state.prefs.theme).color);
      cell.field.show(value);
      cell.field.name('η =', words);
      cell.field.input.setAttribute('aria-label', words.t(texts.rates.rate, { number: i + 1 }));
      cell.remove.hidden = rates.length <= FEWEST;
      cell.remove.setAttribute('aria-label', words.t(texts.rates.remove));
      cell.remove.title = words.t(texts.rates.remove);
      cell.element.dataset.chosen = String(value === rate?.value);
      const verdict = found?.verdicts[i];
      if (verdict === undefined) return;
      const kind = words.t(verdictTexts.kind[verdict.kind]);
      const why = whyText(verdict, experiment.steps, words);
      cell.element.dataset.kind = verdict.kind;
      setText(cell.badge, verdictName(verdict, words));
      cell.badge.title = why;
      setText(cell.why, value === rate?.value ? `${why} · ${words.t(texts.rates.adopted)}` : why);
      cell.adopt.title = words.t(texts.rates.adoptTitle);
      cell.adopt.setAttribute('aria-label', words.t(texts.rates.adopt, { name, rate: formatInput(value), kind, why }));
    });
    fitGrid(grid, cells.length, stage);
    if (found !== null && paths?.of !== found) paths = { of: found, paths: pathsOf(found) };
    move();
  }

  /** Where the playback of the runs has come to its end, these have too, however long they are. */
  function move(): void {
    const { found } = job;
    const { experiment, words } = context;
    const { shown } = context.store.state;
    const { cursor } = context.bench.state.playback;
    const ended = found !== null && cursor >= lastStep(context.bench.state, experiment);
    const { theme } = page.store.state.prefs;
    const run = experiment.runs[chosenRun(experiment)]!;
    const x = wholeRange(shown.resolved.domain, [run.start]);
    const curve = sample(shown, x);
    showTable(found, ended && found !== null ? lastStepOf(found.descents) : cursor);
    cells.forEach((cell, i) => {
      const descent = found?.descents[i];
      const path = found !== null && paths?.of === found ? paths.paths[i] : undefined;
      const step = ended && found !== null ? lastStepOf(found.descents) : cursor;
      const only = path === undefined ? [] : Array.from({ length: i + 1 }, (_, at) => (at === i ? path : EMPTY));
      cell.plot.show({
        name: words.t(texts.rates.plot, { rate: formatInput(job.rates[i] ?? Number.NaN) }),
        x: { range: x, title: shown.resolved.variable, math: true },
        y: { range: curve.range, title: 'f', math: true },
        layers: [
          { key: 'curve', marks: curveMarks(curve, { color: 'var(--text-quiet)' }) },
          ...cell.runLayers(only, step, theme, i),
        ],
      });
      if (descent === undefined) return;
      const state = runStateAt(descent, step);
      const place = formatDigits(
        descent.trajectory[2 * state.at]!,
        experiment.view.digits,
        Math.max(...x.map(Math.abs)),
      );
      setText(
        cell.last,
        words.t(texts.rates.last, { variable: shown.resolved.variable, step: state.at, value: place }),
      );
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

  new ResizeObserver(() => fitGrid(grid, cells.length, stage)).observe(stage);
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

const EMPTY: RunPath = new Float64Array();
