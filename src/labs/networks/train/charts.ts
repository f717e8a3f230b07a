import { classColor } from '../../../charts/classColors';
import { createLossChart, type LossChartModel } from '../../../charts/lossChart';
import { createPathFigure } from '../../../charts/pathFigure';
import { layout } from '../../../engine/contract/network';
import { h, svg } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { Theme } from '../../../page/prefs';
import { readChartLook, readFigureLook } from '../../shared/figureLook';
import { RUN_COLORS } from '../../shared/runStyle';
import type { NetContext } from '../context';
import { parameterName } from '../diagram/symbols';
import { principalComponents } from '../landscape/components';
import { dot } from '../landscape/directions';
import { entryAt } from '../record';
import type { ShownTraining } from '../state';
import { paced } from './paced';
import { texts } from './texts';

export interface Charts {
  readonly element: HTMLElement;
  setActive(active: boolean): void;
}

/** Milliseconds between two drawings while training runs. */
const PAUSE = 90;
const PATH_PAUSE = 500;
/** States that the path is drawn through, at most: their mutual products decide its axes. */
const MOST_STATES = 120;
/** Losses that span this factor are shown on a logarithmic axis. */
const DECADES = 30;

/** What lessons call the figures. */
const LESSON_PARTS = { loss: 'charts.loss', norm: 'charts.gradient', accuracy: 'charts.accuracy' } as const;

interface Plot {
  readonly of: 'loss' | 'norm' | 'accuracy';
  readonly element: HTMLElement;
  readonly figure: HTMLElement;
  readonly chart: ReturnType<typeof createLossChart>;
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
    const host = h('div', { class: 'train-chart-host' }, chart.element);
    const head = h('div', { class: 'chart-head' }, name, ...(of === 'loss' ? [scaleSelect] : []), figure);
    const element = h(
      'div',
      { class: 'train-chart', 'data-part': LESSON_PARTS[of] },
      head,
      host,
      ...(of === 'loss' ? [truth] : []),
    );
    return { of, element, figure, chart };
  });
  const path = createPath(context);
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
    ({ prefs }) => [prefs.theme, prefs.scale],
    () => drawing.ask(),
  );
  context.watch(
    ({ shown, cursor }) => [shown?.record, shown?.resolved, cursor],
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

/** The way through weight space, along its two principal components or two weights. */
function createPath(context: NetContext): Charts {
  const { page, store } = context;
  const figure = createPathFigure();
  const heading = h('h2', {});
  const by = h(
    'select',
    { class: 'quiet-select' },
    h('option', { value: 'components' }),
    h('option', { value: 'weights' }),
  );
  const weights = [h('select', { class: 'quiet-select' }), h('select', { class: 'quiet-select' })] as const;
  const element = h(
    'div',
    { class: 'train-chart', 'data-part': 'charts.path' },
    h(
      'div',
      { class: 'chart-head' },
      heading,
      h('span', { class: 'train-path-axes', 'data-part': 'charts.path.axes' }, by, ...weights),
    ),
    h('div', { class: 'train-chart-host' }, figure.element),
  );

  const drawing = paced(PATH_PAUSE, () => {
    const { shown, cursor } = store.state;
    if (shown === null) return;
    const { words } = page;
    const states = thinned(shown.record.snapshots, MOST_STATES);
    const axes = by.value === 'weights' ? chosenWeights(states) : components(states, words);
    const { theme } = page.store.state.prefs;
    figure.show({
      xLabel: axes.labels[0],
      yLabel: axes.labels[1],
      places: axes.places,
      at: Math.max(
        0,
        states.findLastIndex(({ epoch }) => epoch <= cursor),
      ),
      color: classColor(4, theme),
      look: readFigureLook(element, theme, 0.72),
      name: words.t(texts.path.name, { x: axes.labels[0], y: axes.labels[1], count: states.length }),
    });
  });

  function chosenWeights(states: ShownTraining['record']['snapshots']): Axes {
    const [i, j] = [Number(weights[0].value), Number(weights[1].value)];
    return {
      labels: [weights[0].selectedOptions[0]?.text ?? '', weights[1].selectedOptions[0]?.text ?? ''],
      places: Float64Array.from(states.flatMap(({ weights: all }) => [all[i] ?? 0, all[j] ?? 0])),
    };
  }

  /** Every parameter by its name, kept while the net has the same shape. */
  function listWeights(): void {
    const { shown } = store.state;
    // A large net has thousands: nobody waits for names that are not asked for.
    if (shown === null || by.value !== 'weights') return;
    const { net } = shown.resolved;
    const names = Array.from({ length: layout(net).parameters }, (_, index) => parameterName(net, index));
    weights.forEach((select, which) => {
      if (select.options.length === names.length && select.options[0]?.text === names[0]) return;
      select.replaceChildren(...names.map((name, value) => h('option', { value }, name)));
      select.value = String(Math.min(which, names.length - 1));
    });
  }

  function choose(): void {
    for (const select of weights) select.hidden = by.value !== 'weights';
    listWeights();
    drawing.ask();
  }

  by.addEventListener('change', choose);
  for (const select of weights) select.addEventListener('change', () => drawing.ask());
  page.live((words) => {
    heading.textContent = words.t(texts.path.heading);
    by.setAttribute('aria-label', words.t(texts.path.axes));
    by.options[0]!.text = words.t(texts.path.components);
    by.options[1]!.text = words.t(texts.path.weights);
    weights[0].setAttribute('aria-label', words.t(texts.path.x));
    weights[1].setAttribute('aria-label', words.t(texts.path.y));
    drawing.ask();
  });
  page.watch(
    ({ prefs }) => [prefs.theme, prefs.scale],
    () => drawing.ask(),
  );
  context.watch(({ shown }) => [shown?.resolved.net], listWeights);
  context.watch(
    ({ shown, cursor }) => [shown?.record, cursor],
    () => drawing.ask(),
  );
  window.addEventListener('resize', () => drawing.ask(), { signal: page.signal });
  choose();
  return { element, setActive: (active) => drawing.setActive(active) };
}

interface Axes {
  readonly labels: readonly [string, string];
  readonly places: Float64Array;
}

function components(states: ShownTraining['record']['snapshots'], words: Words): Axes {
  const points = states.map(({ weights }) => weights);
  const { directions, shares } = principalComponents(points);
  const origin = points[0] ?? new Float64Array();
  const offset = directions.map((direction) => dot(direction, origin)) as [number, number];
  const label = (k: 0 | 1) => words.t(texts.path.component, { index: k + 1, share: formatNumber(100 * shares[k], 3) });
  return {
    labels: [label(0), label(1)],
    places: Float64Array.from(points.flatMap((point) => directions.map((way, k) => dot(way, point) - offset[k]!))),
  };
}

/** Evenly, with the first and the last. */
function thinned<T>(entries: readonly T[], most: number): T[] {
  if (entries.length <= most) return [...entries];
  return Array.from({ length: most }, (_, i) => entries[Math.round((i * (entries.length - 1)) / (most - 1))]!);
}
