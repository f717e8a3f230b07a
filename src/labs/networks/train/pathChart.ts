import { classColor } from '../../../charts/classColors';
import { createPathFigure } from '../../../charts/pathFigure';
import { layout } from '../../../engine/contract/network';
import { h } from '../../../page/dom';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { readFigureLook } from '../../shared/figureLook';
import type { NetContext } from '../context';
import { parameterName } from '../diagram/symbols';
import { principalComponents } from '../landscape/components';
import { dot } from '../landscape/directions';
import type { ShownTraining } from '../state';
import { paced } from './paced';
import { texts } from './texts';

/** Milliseconds between two drawings while training runs. */
const PAUSE = 500;
/** States that the path is drawn through, at most: their mutual products decide its axes. */
const MOST_STATES = 120;

export interface PathChart {
  readonly element: HTMLElement;
  setActive(active: boolean): void;
}

/** The way through weight space, along its two principal components or two weights. */
export function createPathChart(context: NetContext): PathChart {
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
    h('div', { class: 'train-chart-host', 'data-figure': true }, figure.element),
  );

  const drawing = paced(PAUSE, () => {
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
    ({ prefs, scale }) => [prefs.theme, scale],
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
