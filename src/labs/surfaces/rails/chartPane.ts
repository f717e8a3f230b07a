import './chartPane.css';
import { type ChartLook, createLossChart } from '../../../charts/lossChart';
import { h } from '../../../page/dom';
import { DASH_LENGTHS, runStyle } from '../../shared/runStyle';
import type { SurfaceContext } from '../context';
import { lastStep, type Shown, type SurfaceState } from '../state';
import { runNames } from './names';
import { railTexts } from './texts';

/** The loss of every run over the steps. */
export function createChartPane(context: SurfaceContext): HTMLElement {
  const { store, actions } = context;
  const chart = createLossChart((step) => actions.seek(step));
  const heading = h('h2', {});
  const scale = h(
    'select',
    { class: 'quiet-select', 'data-part': 'chart.scale' },
    h('option', { value: 'log' }),
    h('option', { value: 'linear' }),
  );
  scale.addEventListener('change', () => actions.setChartScale(scale.value === 'log' ? 'log' : 'linear'));
  const section = h(
    'section',
    { class: 'chart-pane', 'data-part': 'chart' },
    h('div', { class: 'chart-head' }, heading, scale),
    h('div', { class: 'chart-host' }, chart.element),
  );

  function draw(): void {
    const { state } = store;
    const { shown } = state;
    const { words } = context;
    if (shown === null) return;
    const used = chartScaleOf(state, shown);
    scale.value = used;
    // Below a minimum that is not zero a logarithm would end: heights are counted from the lowest known place.
    const floor = used === 'log' ? floorOf(shown) : 0;
    heading.textContent =
      floor === 0
        ? words.t(railTexts.chart.heading)
        : `${words.t(railTexts.chart.heading)} · ${words.t(railTexts.chart.above)}`;
    const names = runNames(shown, words);
    chart.show({
      curves: shown.descents.map((descent, index) => {
        const style = runStyle(index, context.page.store.state.prefs.theme);
        return {
          label: names[index] ?? '',
          color: style.color,
          dash: DASH_LENGTHS[style.dash],
          loss: descent.loss,
          muted: state.pointed !== null && state.pointed !== index,
        };
      }),
      steps: lastStep(state),
      scale: used,
      floor,
      look: readLook(section),
      name: words.t(railTexts.chart.name),
      describeStep: (step) => words.t(railTexts.chart.step, { step }),
    });
    chart.moveTo(state.playback.cursor);
  }

  context.live((words) => {
    scale.setAttribute('aria-label', words.t(railTexts.chart.scale));
    scale.options[0]!.text = words.t(railTexts.chart.log);
    scale.options[1]!.text = words.t(railTexts.chart.linear);
    section.setAttribute('aria-label', words.t(railTexts.chart.heading));
    draw();
  });
  context.watch(
    ({ shown, pointed, chartScale }, { prefs, scale }) => [
      shown?.descents,
      shown?.resolved,
      prefs.theme,
      scale,
      pointed,
      chartScale,
    ],
    draw,
  );
  context.watch(
    ({ playback }) => [playback.cursor],
    ([cursor]) => chart.moveTo(cursor),
  );
  // A wider window may have changed the size of type.
  window.addEventListener('resize', () => requestAnimationFrame(draw));
  return section;
}

/** What a chart needs to know of what is shown. */
type Charted = Pick<Shown, 'descents' | 'resolved'>;

/** What was chosen, else logarithmic where the losses are positive and span two decades. */
export function chartScaleOf({ chartScale }: Pick<SurfaceState, 'chartScale'>, shown: Charted): 'linear' | 'log' {
  if (chartScale !== null) return chartScale;
  const floor = floorOf(shown);
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const { loss } of shown.descents) {
    for (const value of loss) {
      if (value - floor > 0) {
        least = Math.min(least, value - floor);
        most = Math.max(most, value - floor);
      } else if (value < floor) return 'linear';
    }
  }
  return most > 100 * least ? 'log' : 'linear';
}

/** The lowest known value, where that is below zero; zero otherwise, so that a loss keeps its own numbers. */
export function floorOf({ resolved: { minima } }: Pick<Shown, 'resolved'>): number {
  return minima.reduce((low, { value }) => Math.min(low, value), 0);
}

export function readLook(element: Element): ChartLook {
  const style = getComputedStyle(element);
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    text: style.getPropertyValue('--text-quiet').trim(),
    grid: style.getPropertyValue('--line').trim(),
    font: style.fontFamily,
    fontSize: 0.78 * rem,
    lineWidth: 0.125 * rem,
  };
}
