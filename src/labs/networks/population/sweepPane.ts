import type { Cell } from '../../../charts/heatMap';
import { partOf, type SweptAxis, shareAt } from '../../../experiment/axis';
import type { NetExperiment } from '../../../experiment/networks/types';
import { h, setText } from '../../../page/dom';
import { formatExact, formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { LegendEntry } from '../../shared/sweep/sweepLegend';
import { createSweepMap, type MapAxis } from '../../shared/sweep/sweepMap';
import type { NetContext } from '../context';
import { cellValue, isTooFine, targetOf } from './axis';
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
  onWindow(x: SweptAxis, y: SweptAxis): void;
}

/** The map of a sweep whose cells are trained nets. */
export function createSweepPane({ page }: NetContext, events: SweepPaneEvents): SweepPane {
  let shown: { readonly state: SweepState; readonly experiment: NetExperiment } | null = null;
  let painted: {
    readonly state: SweepState;
    readonly picture: ReturnType<typeof paintSweep>;
    readonly range: ReturnType<typeof lossRangeOf>;
  } | null = null;
  const map = createSweepMap(page, {
    onPoint: read,
    onChoose: events.onChoose,
    onWindow: events.onWindow,
    partOf: (axis, from, to) => partOf(axis, ...confined(axis, [from, to])),
  });
  const note = h('p', { class: 'sweep-note', role: 'status' });
  map.element.dataset.figure = '';
  const element = h('div', { class: 'sweep-map population-sweep' }, map.element, note);

  function read(): void {
    const { cursor } = map;
    if (shown === null || cursor === null) events.onRead(null);
    else events.onRead(readCell(shown.state, cursor, shown.experiment, page.words));
  }

  return {
    element,
    tools: map.tools,
    show(state, experiment) {
      const { words } = page;
      const { x, y } = experiment.population.sweep;
      const before = shown?.experiment.population.sweep;
      if (before?.x.of !== x.of || before?.y.of !== y.of) map.forget();
      shown = { state, experiment };
      if (painted?.state !== state) {
        const range = lossRangeOf(state);
        painted = { state, range, picture: paintSweep(state, range) };
      }
      const axis = (of: SweptAxis): MapAxis => ({ of, label: axisName(of.of, experiment, words) });
      const { sweep } = state;
      const [across, upwards] = [axis(sweep.x), axis(sweep.y)];
      map.show({
        side: sweep.size,
        picture: painted.picture,
        x: across,
        y: upwards,
        legend: legendOf(state, painted.range, words),
        name: words.t(texts.map, { x: across.label, y: upwards.label }),
      });
      setText(note, limitNote(sweep, page.engine.current?.kind ?? 'cpu', words));
      if (map.cursor !== null) read();
    },
  };
}

function legendOf(state: SweepState, { lower, upper }: ReturnType<typeof lossRangeOf>, words: Words): LegendEntry[] {
  const bar = { kind: 'bar', from: '', to: '' } as const;
  const [from, to] = [formatNumber(upper, 3), formatNumber(lower, 3)];
  const entries: LegendEntry[] = [
    { ...bar, name: words.t(texts.legendLoss), from, to, look: 'good', hatched: 'no' },
    { ...bar, name: words.t(texts.legendEnded), from: '1', to: String(state.epochs), look: 'ended', hatched: 'yes' },
  ];
  if (state.code.includes(CELL.undefined)) {
    entries.push({ ...bar, name: words.t(texts.legendUndefined), look: 'undefined', hatched: 'yes' });
  }
  return entries;
}

/** What a cell is, and what became of its net. */
export function readCell(state: SweepState, cell: Cell, experiment: NetExperiment, words: Words): string {
  const { sweep } = state;
  const at = cell.row * sweep.size + cell.column;
  const place = (axis: SweptAxis, index: number): string =>
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
function confined(axis: SweptAxis, [from, to]: readonly [number, number]): [number, number] {
  if (axis.scale === 'log' || from >= 0) return [from, to];
  const least = targetOf(axis.of).kind === 'width' ? 1 : 0;
  const share = Math.min(0, shareAt(axis, least));
  return [Math.max(from, share), to];
}

function limitNote({ x, y, size }: Sweep, engine: 'gpu' | 'cpu', words: Words): string {
  const close = [x, y].filter((axis) => isTooFine(axis, size));
  if (close.some(({ of }) => targetOf(of).kind === 'width')) return words.t(texts.widths);
  return close.length > 0 && engine === 'gpu' ? words.t(texts.float32) : '';
}
