import { type Cell, createHeatMap, type HeatAxis, type HeatMapModel, type Region } from '../../../charts/heatMap';
import { gradientOf, SWEEP_COLORS } from '../../../charts/sweepColors';
import type { Axis, NetExperiment } from '../../../experiment/network/types';
import { windowTicks } from '../../../geometry/axis';
import { h, setText } from '../../../page/dom';
import { formatExact, formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { iconButton } from '../../../page/ui/button';
import { readFigureLook } from '../../shared/figureLook';
import type { NetContext } from '../context';
import { cellValue, isBeyondFloat32, shareOn, targetOf, zoomAxis } from './axis';
import { axisName } from './names';
import { CELL, type SweepState } from './netSweep';
import { lossRangeOf, paintSweep } from './sweepPixels';
import type { Sweep } from './sweepPlan';
import { texts } from './texts';

export interface SweepPane {
  readonly element: HTMLElement;
  /** For the head of the view. */
  readonly tools: HTMLElement;
  show(state: SweepState, experiment: NetExperiment): void;
}

export interface SweepPaneEvents {
  /** What is to be read of a cell; null: none is pointed at. */
  onRead(text: string | null): void;
  onChoose(cell: Cell): void;
  /** Another window of the same map. */
  onWindow(x: Axis, y: Axis): void;
}

/** The heat map of a sweep with its legend and its zoom. */
export function createSweepPane(context: NetContext, events: SweepPaneEvents): SweepPane {
  const { page } = context;
  const map = createHeatMap({
    onPoint(cell) {
      cursor = cell;
      draw();
      read();
    },
    onChoose: events.onChoose,
    onZoom: zoom,
    onBack: back,
  });
  const legend = h('div', { class: 'sweep-legend' });
  const note = h('p', { class: 'sweep-note', role: 'status' });
  const element = h('div', { class: 'population-sweep' }, map.element, h('div', { class: 'sweep-foot' }, legend, note));
  const zoomButton = (name: 'zoomIn' | 'zoomOut', icon: 'plus' | 'minus', factor: number): HTMLElement =>
    iconButton(page, {
      icon,
      name: (words) => words.t(texts[name]),
      onPress: () => zoomCentre(factor),
    });
  const backButton = iconButton(page, {
    icon: 'undo',
    name: (words) => words.t(texts.zoomBack),
    shortcut: 'Esc',
    onPress: back,
  });
  const tools = h(
    'div',
    { class: 'sweep-tools' },
    zoomButton('zoomIn', 'plus', 2),
    zoomButton('zoomOut', 'minus', 0.5),
    backButton,
  );

  let state: SweepState | null = null;
  let experiment: NetExperiment | null = null;
  let cursor: Cell | null = null;
  /** Windows that were left by zooming, the last one last. */
  let windows: { readonly x: Axis; readonly y: Axis }[] = [];
  let painted: { readonly state: SweepState; readonly picture: ReturnType<typeof paintSweep> } | null = null;
  let frame: {
    readonly key: string;
    readonly x: HeatAxis;
    readonly y: HeatAxis;
    readonly look: HeatMapModel['look'];
  } | null = null;

  function zoom(region: Region): void {
    if (experiment === null) return;
    const { x, y } = experiment.population.sweep;
    const next = {
      x: zoomAxis(x, ...confined(x, region.x)),
      y: zoomAxis(y, ...confined(y, region.y)),
    };
    windows.push({ x, y });
    cursor = null;
    events.onWindow(next.x, next.y);
  }

  function zoomCentre(factor: number): void {
    const size = experiment?.population.sweep.size ?? 1;
    const [u, v] = cursor === null ? [0.5, 0.5] : [(cursor.column + 0.5) / size, (cursor.row + 0.5) / size];
    const part = 1 / factor;
    zoom({ x: [u - u * part, u + (1 - u) * part], y: [v - v * part, v + (1 - v) * part] });
  }

  function back(): void {
    const last = windows.pop();
    if (last === undefined) return;
    cursor = null;
    events.onWindow(last.x, last.y);
  }

  function draw(): void {
    if (state === null || experiment === null) return;
    const { words } = page;
    const { sweep } = state;
    if (painted?.state !== state) painted = { state, picture: paintSweep(state, lossRangeOf(state)) };
    const look = readFigureLook(element, page.store.state.prefs.theme, 0.85);
    const key = JSON.stringify([sweep.x, sweep.y, words.language, look, experiment.optimizer]);
    if (frame?.key !== key) {
      const axis = (of: Axis): HeatAxis => ({
        label: axisName(of.of, experiment as NetExperiment, words),
        ticks: windowTicks(of.range, of.scale),
      });
      frame = { key, x: axis(sweep.x), y: axis(sweep.y), look };
    }
    map.show({
      size: sweep.size,
      ...painted.picture,
      x: frame.x,
      y: frame.y,
      look: frame.look,
      cursor,
      name: words.t(texts.map, { x: frame.x.label, y: frame.y.label }),
    });
  }

  function read(): void {
    if (state === null || experiment === null || cursor === null) events.onRead(null);
    else events.onRead(readCell(state, cursor, experiment, page.words));
  }

  return {
    element,
    tools,
    show(next, of) {
      // Another map altogether: its windows are not those of before.
      const other = experiment?.population.sweep.x.of !== of.population.sweep.x.of;
      if (other || experiment?.population.sweep.y.of !== of.population.sweep.y.of) windows = [];
      state = next;
      experiment = of;
      backButton.setAttribute('aria-disabled', String(windows.length === 0));
      showLegend(legend, next, page.words);
      setText(note, limitNote(next.sweep, page.engine.current?.kind ?? 'cpu', page.words));
      draw();
      if (cursor !== null) read();
    },
  };
}

/** What a cell is, and what became of its net. */
export function readCell(state: SweepState, cell: Cell, experiment: NetExperiment, words: Words): string {
  const { sweep } = state;
  const at = cell.row * sweep.size + cell.column;
  const place = (axis: Axis, index: number): string =>
    `${axisName(axis.of, experiment, words)} ${formatExact(cellValue(axis, index, sweep.size), 5)}`;
  const parts = [place(sweep.x, cell.column), place(sweep.y, cell.row)];
  const code = state.code[at];
  const epoch = Math.round(state.stopped[at]);
  if (code === CELL.unknown) parts.push(words.t(texts.unknown));
  else if (code === CELL.trained) parts.push(words.t(texts.loss, { loss: formatNumber(state.loss[at]) }));
  else if (code === CELL.diverged) parts.push(words.t(texts.diverged, { epoch }));
  else parts.push(words.t(texts.undefined, { epoch }));
  if (state.side[at] > 1) parts.push(words.t(texts.coarse));
  return parts.join(' · ');
}

/** A window that stays where the axis makes sense: rates and factors above zero, widths from 1. */
function confined(axis: Axis, [from, to]: readonly [number, number]): [number, number] {
  if (axis.scale === 'log' || from >= 0) return [from, to];
  const least = targetOf(axis.of).kind === 'width' ? 1 : 0;
  const share = Math.min(0, shareOn(axis, least));
  return [Math.max(from, share), to];
}

function limitNote({ x, y, size }: Sweep, engine: 'gpu' | 'cpu', words: Words): string {
  const close = [x, y].filter((axis) => isBeyondFloat32(axis, size));
  if (close.some(({ of }) => targetOf(of).kind === 'width')) return words.t(texts.widths);
  return close.length > 0 && engine === 'gpu' ? words.t(texts.float32) : '';
}

function showLegend(legend: HTMLElement, state: SweepState, words: Words): void {
  const { lower, upper } = lossRangeOf(state);
  const key = JSON.stringify([lower.toPrecision(3), upper.toPrecision(3), state.epochs, words.language]);
  if (legend.dataset.key === key) return;
  legend.dataset.key = key;
  const bar = (gradient: string, hatched: boolean): HTMLElement => {
    const element = h('span', { class: hatched ? 'sweep-bar hatched' : 'sweep-bar', 'aria-hidden': 'true' });
    element.style.setProperty('--bar', gradient);
    return element;
  };
  const entry = (name: string, from: string, to: string, gradient: string, hatched: boolean): HTMLElement =>
    h(
      'div',
      { class: 'sweep-entry' },
      h('span', { class: 'sweep-name' }, name),
      h('span', { class: 'figure' }, from),
      bar(gradient, hatched),
      h('span', { class: 'figure' }, to),
    );
  legend.replaceChildren(
    entry(
      words.t(texts.legendLoss),
      formatNumber(upper, 3),
      formatNumber(lower, 3),
      gradientOf(SWEEP_COLORS.trained),
      false,
    ),
    entry(words.t(texts.legendEnded), '1', String(state.epochs), gradientOf(SWEEP_COLORS.ended), true),
    ...(state.code.includes(CELL.undefined)
      ? [
          entry(
            words.t(texts.legendUndefined),
            '',
            '',
            `linear-gradient(${SWEEP_COLORS.undefined}, ${SWEEP_COLORS.undefined})`,
            true,
          ),
        ]
      : []),
  );
}
