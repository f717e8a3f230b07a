import { createLossChart } from '../../../charts/lossChart';
import { asPart, h, setText } from '../../../page/dom';
import { formatDigits } from '../../../page/format';
import { download, fileName } from '../../../page/share/download';
import { chip } from '../../../page/ui/chip';
import { createSegments } from '../../../page/ui/segments';
import { readChartLook } from '../../shared/figureLook';
import { DASH_LENGTHS, runStyle } from '../../shared/runStyle';
import { namesOfRuns } from '../../shared/runs/names';
import { createCopyButton } from '../../shared/steps/copyButton';
import { createStepList } from '../../shared/steps/stepList';
import { stepTexts } from '../../shared/steps/texts';
import type { DescentContext } from './context';
import { placeText } from './numbers';
import { chosenRun, type Descended, lastStep } from './state';
import { texts } from './texts';

export interface BesidePane {
  readonly element: HTMLElement;
  show(): void;
  move(): void;
}

/** Characters of a number beside its digits: two signs, a point, an exponent of two places. */
const AROUND = 5;
const BESIDE = ['steps', 'value', 'slope'] as const;
const SCALES = ['linear', 'log'] as const;

/** The steps of the chosen run as numbers, or f or |f′| of all runs by step. */
export function createBesidePane(context: DescentContext): BesidePane {
  const { page } = context;
  const list = createStepList(page.id('descent-steps'), context.seek);
  const chart = createLossChart(context.seek);
  const kind = createSegments(BESIDE, (beside) => context.set({ beside }));
  const scale = createSegments(SCALES, (value) => context.set({ log: value === 'log' }));
  const copy = createCopyButton(list.text);
  const csv = chip(() => void save().catch(page.actions.partMissing));
  const chartHost = h('div', { class: 'chart-host', 'data-figure': true }, chart.element);
  const element = h(
    'section',
    { class: 'descent-beside', 'data-part': 'beside' },
    h(
      'div',
      { class: 'descent-beside-head', 'data-group': true },
      asPart('beside.kind', kind.element),
      asPart('beside.scale', scale.element),
      asPart('beside.save', copy.element),
      asPart('beside.save', csv),
    ),
    list.element,
    chartHost,
  );

  /** The numbers as they were computed, of every run. */
  async function save(): Promise<void> {
    const { done } = context.bench.state;
    if (done === null) return;
    const { lineCsv } = await import('../../../experiment/csv');
    const { variable, title } = done.shown.resolved;
    const slope = done.shown.evaluator.derivative;
    const text = lineCsv(variable, done.runs, done.descents, slope);
    download(new Blob([text], { type: 'text/csv;charset=utf-8' }), fileName(page.words.t(title), 'csv'));
  }

  function show(): void {
    const { done } = context.bench.state;
    const { descent } = context.experiment;
    kind.show(descent.beside);
    scale.show(descent.log ? 'log' : 'linear');
    const lists = descent.beside === 'steps';
    list.element.hidden = !lists;
    chartHost.hidden = lists;
    scale.element.hidden = lists;
    copy.element.hidden = !lists;
    csv.hidden = !lists;
    if (done === null) return;
    if (lists) showList(done);
    else showChart(done, descent.beside === 'value');
    move();
  }

  function showList(done: Descended): void {
    const { words } = page;
    const run = Math.min(chosenRun(context.experiment), done.runs.length - 1);
    const { digits } = context.experiment.view;
    const { loss, trajectory } = done.descents[run]!;
    const { evaluator, resolved } = done.shown;
    const width = digits + AROUND;
    const head = words.t(stepTexts.step);
    // With many digits the numbers need more of the stage.
    element.closest<HTMLElement>('.descent-curve')?.style.setProperty('--number-width', String(width));
    list.show({
      count: loss.length,
      label: words.t(stepTexts.list, { name: namesOfRuns(done.runs, words)[run] ?? '' }),
      columns: [
        { head, width: Math.max(String(loss.length - 1).length, columnsOf(head)), text: String },
        { head: resolved.variable, width, text: (at) => placeText(done, run, at, digits) },
        { head: 'f', width, text: (at) => formatDigits(loss[at]!, digits) },
        { head: 'f′', width, text: (at) => formatDigits(evaluator.derivative(trajectory[2 * at]!), digits) },
      ],
    });
  }

  function showChart(done: Descended, values: boolean): void {
    const { theme } = page.store.state.prefs;
    const { log } = context.experiment.descent;
    const names = namesOfRuns(done.runs, page.words);
    chart.show({
      curves: done.descents.map(({ loss, gradientNorm }, index) => {
        const { color, dash } = runStyle(index, theme);
        const series = values ? loss : gradientNorm;
        return { label: names[index] ?? '', color, dash: DASH_LENGTHS[dash], loss: series, muted: false };
      }),
      steps: lastStep(context.bench.state, context.experiment),
      scale: log ? 'log' : 'linear',
      // A logarithmic axis counts heights from the lowest that is known: only they tend to 0.
      floor: values && log ? lowestOf(context, done) : 0,
      look: readChartLook(element),
      name: page.words.t(texts.chart),
      describeStep: (step) => page.words.t(texts.step, { step }),
    });
  }

  function move(): void {
    const { cursor } = context.bench.state.playback;
    if (list.element.hidden) chart.moveTo(cursor);
    else list.moveTo(Math.floor(cursor));
  }

  page.live((words) => {
    copy.write(words);
    setText(csv, words.t(stepTexts.csv));
    csv.title = words.t(stepTexts.csvTitle);
    kind.name(words.t(texts.beside), (value) => words.t(besideName(value)));
    scale.name(words.t(texts.scale), (value) => words.t(texts[value]));
  });
  return { element, show, move };
}

/** Widths of a digit that a word takes. */
function columnsOf(word: string): number {
  return [...word].reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x2e80 ? 1 : 2), 0);
}

const besideName = (value: (typeof BESIDE)[number]) =>
  ({ steps: texts.byStep.steps, value: texts.byStep.value, slope: texts.byStep.slope })[value];

/** The lowest minimum in view, or the lowest that a run has come to. */
function lowestOf(context: DescentContext, { shown, descents }: Descended): number {
  let lowest = Number.POSITIVE_INFINITY;
  for (const { value } of context.valleysOf(shown).minima) lowest = Math.min(lowest, value);
  for (const { loss } of descents) for (const value of loss) if (value < lowest) lowest = value;
  return Number.isFinite(lowest) ? lowest : 0;
}
