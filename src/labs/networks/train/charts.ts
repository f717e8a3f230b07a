import { createLossChart, type LossChartModel } from '../../../charts/lossChart';
import { h, svg } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { Theme } from '../../../page/prefs';
import { readChartLook } from '../../shared/figureLook';
import { RUN_COLORS } from '../../shared/runStyle';
import type { NetContext } from '../context';
import { createInvitation, type Invitation } from '../invitation';
import { entryAt } from '../record';
import { lastEpoch, type ShownTraining, trainingStatus } from '../state';
import { paced } from './paced';
import { createPathChart } from './pathChart';
import { texts } from './texts';

export interface Charts {
  readonly element: HTMLElement;
  setActive(active: boolean): void;
}

/** Milliseconds between two drawings while training runs. */
const PAUSE = 90;
/** Losses that span this factor are shown on a logarithmic axis. */
const DECADES = 30;

/** What lessons call the figures. */
const LESSON_PARTS = { loss: 'charts.loss', norm: 'charts.gradient', accuracy: 'charts.accuracy' } as const;

interface Plot {
  readonly of: 'loss' | 'norm' | 'accuracy';
  readonly element: HTMLElement;
  readonly figure: HTMLElement;
  readonly chart: ReturnType<typeof createLossChart>;
  readonly invitation: Invitation;
}

/** Loss, gradient norm and accuracy over the epochs, and the way of the weights, all from the record of the training. */
export function createCharts(context: NetContext): Charts {
  const { page, store, actions } = context;
  let active = false;
  let scale: 'log' | 'linear' | null = null;

  const scaleSelect = h(
    'select',
    { class: 'quiet-select' },
    h('option', { value: 'log' }),
    h('option', { value: 'linear' }),
  );
  scaleSelect.addEventListener('change', () => {
    scale = scaleSelect.value === 'log' ? 'log' : 'linear';
    drawing.ask();
  });
  const truth = h('p', { class: 'quiet train-truth', 'data-part': 'charts.loss.truth', hidden: true });
  const plots = (['loss', 'norm', 'accuracy'] as const).map((of): Plot => {
    const chart = createLossChart((epoch) => actions.seek(epoch));
    const name = h('h2', {});
    const figure = h('ul', { class: 'train-chart-figures' });
    const invitation = createInvitation(page);
    const host = h('div', { class: 'train-chart-host', 'data-figure': true }, chart.element, invitation.element);
    const head = h('div', { class: 'chart-head' }, name, ...(of === 'loss' ? [scaleSelect] : []), figure);
    const element = h(
      'div',
      { class: 'train-chart', 'data-part': LESSON_PARTS[of] },
      head,
      host,
      ...(of === 'loss' ? [truth] : []),
    );
    return { of, element, figure, chart, invitation };
  });
  const path = createPathChart(context);
  const element = h(
    'div',
    { class: 'train-charts', 'data-group': true, 'data-side': true },
    ...plots.map((plot) => plot.element),
    path.element,
  );

  const drawing = paced(PAUSE, () => {
    const { shown } = store.state;
    if (shown === null) return;
    const { words } = page;
    for (const plot of plots) {
      const model = modelOf(plot.of, shown);
      plot.element.hidden = model === null;
      if (model === null) continue;
      plot.chart.show(model);
      plot.chart.moveTo(store.state.cursor);
      // Said once: the others are empty for the same reason.
      plot.invitation.show(
        plot.of === 'loss' && trainingStatus(store.state).kind === 'ready' && lastEpoch(shown) === 0,
      );
      const at = entryAt(shown.record, store.state.cursor);
      const lines = linesOf(plot.of, shown, page.store.state.prefs.theme, words);
      plot.figure.replaceChildren(...legendOf(plot.of, lines, at));
    }
    scaleSelect.value = scaleOf(shown);
    truth.hidden = !isTutorial(shown);
  });

  function scaleOf({ record }: ShownTraining): 'log' | 'linear' {
    if (scale !== null) return scale;
    const positive = record.loss.filter((value) => value > 0);
    if (positive.length < record.loss.length) return 'linear';
    const most = positive.reduce((a, b) => Math.max(a, b), 0);
    const least = positive.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    return most > DECADES * least ? 'log' : 'linear';
  }

  function modelOf(of: Plot['of'], shown: ShownTraining): LossChartModel | null {
    const { record } = shown;
    const { words } = page;
    const lines = linesOf(of, shown, page.store.state.prefs.theme, words);
    if (lines.length === 0) return null;
    return {
      curves: lines.map(({ name, color, dash, values }) => ({
        label: name,
        color,
        dash,
        loss: Float64Array.from(values),
        muted: false,
      })),
      steps: Math.max(1, record.epochs.at(-1) ?? 1),
      positions: record.epochs,
      scale: of === 'loss' ? scaleOf(shown) : of === 'norm' ? 'log' : 'linear',
      ...(of === 'accuracy' ? { range: [accuracyFloor(lines), 1.02] as const } : {}),
      floor: 0,
      look: readChartLook(element),
      name: words.t(texts.chart.name, { what: words.t(texts[of]) }),
      describeStep: (epoch) => words.t(texts.chart.epoch, { epoch }),
    };
  }

  page.live((words) => {
    for (const { of, element: plot } of plots) plot.querySelector('h2')!.textContent = words.t(texts[of]);
    scaleSelect.setAttribute('aria-label', words.t(texts.chart.scale));
    scaleSelect.options[0]!.text = words.t(texts.chart.log);
    scaleSelect.options[1]!.text = words.t(texts.chart.linear);
    truth.textContent = words.t(texts.metric.truth);
    drawing.ask();
  });
  page.watch(
    ({ prefs, scale }) => [prefs.theme, scale],
    () => drawing.ask(),
  );
  context.watch(
    ({ shown, cursor, playing }) => [shown?.record, shown?.resolved, cursor, playing],
    () => drawing.ask(),
  );
  window.addEventListener('resize', () => drawing.ask(), { signal: page.signal });

  return {
    element,
    setActive(next) {
      active = next;
      drawing.setActive(active);
      path.setActive(active);
    },
  };
}

/** The XOR of the tutorial: four rows of zeros and ones, descending the cross-entropy. */
function isTutorial({ resolved, experiment }: ShownTraining): boolean {
  const { train, net } = resolved;
  return (
    experiment.network.loss.startsWith('bce') &&
    train.rows === 4 &&
    net.widths[0] === 2 &&
    train.inputs.every((x) => x === 0 || x === 1)
  );
}

interface Line {
  readonly name: string;
  readonly color: string;
  readonly dash: readonly number[];
  readonly values: readonly number[];
}

/** What a chart shows; nothing where there is no such number. */
function linesOf(of: Plot['of'], { record, resolved, experiment }: ShownTraining, theme: Theme, words: Words): Line[] {
  const colors = RUN_COLORS[theme];
  const train = { name: words.t(texts.chart.train), color: colors[1]!, dash: [] };
  if (of === 'norm') return [{ ...train, color: colors[5]!, values: record.gradientNorm }];
  const [own, kept] = of === 'loss' ? [record.loss, record.testLoss] : [record.accuracy, record.testAccuracy];
  if (own.every(Number.isNaN)) return [];
  const lines: Line[] = [{ ...train, values: own }];
  if (resolved.test !== null) {
    lines.push({ name: words.t(texts.chart.test), color: colors[0]!, dash: [4, 2.5], values: kept });
  }
  if (of === 'loss' && resolved.net.loss.metric !== null) {
    // The squared error is followed where the cross-entropy is descended, and the other way round.
    const followed = experiment.network.loss === 'mse_sigmoid' ? 'bce' : 'mse';
    const name = words.t(texts.metric[followed]);
    lines.push({ name, color: colors[3]!, dash: [1.2, 2.2], values: record.metric });
  }
  return lines;
}

/** Accuracies are shown from a round number below the worst of them. */
function accuracyFloor(lines: readonly Line[]): number {
  const worst = lines.flatMap(({ values }) => values).reduce((least, value) => (value < least ? value : least), 1);
  return Math.min(0.5, Math.floor(worst * 10) / 10) - 0.02;
}

/** The key to the lines, with their numbers at the epoch that is looked at. */
function legendOf(of: Plot['of'], lines: readonly Line[], at: number): HTMLElement[] {
  return lines.map(({ name, color, dash, values }) => {
    const value = latest(values, at);
    const share = of === 'accuracy' && value !== null;
    const figure = value === null ? '–' : share ? `${formatNumber(100 * value, 3)}%` : formatNumber(value);
    const line = svg('path', {
      d: 'M1 5H29',
      stroke: color,
      'stroke-width': 2.4,
      ...(dash.length === 0 ? {} : { 'stroke-dasharray': dash.map((length) => 2.4 * length).join(' ') }),
    });
    const sign = svg('svg', { class: 'train-line', viewBox: '0 0 30 10', 'aria-hidden': 'true' }, line);
    return h('li', {}, sign, ...(lines.length > 1 ? [h('span', { class: 'quiet' }, name)] : []), figure);
  });
}

/** The last number at or before an entry; null: there is none. */
function latest(values: readonly number[], at: number): number | null {
  for (let i = Math.min(at, values.length - 1); i >= 0; i--) if (!Number.isNaN(values[i]!)) return values[i]!;
  return null;
}
