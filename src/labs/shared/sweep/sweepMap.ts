import './sweepMap.css';
import {
  type Cell,
  createHeatMap,
  type HeatAxis,
  type HeatLine,
  type HeatMapModel,
  type HeatMark,
  type Region,
} from '../../../charts/heatMap';
import type { SweptAxis } from '../../../experiment/axis';
import { windowTicks } from '../../../geometry/axis';
import { asPart, h } from '../../../page/dom';
import type { Texts } from '../../../page/i18n';
import { iconButton } from '../../../page/ui/button';
import type { Context } from '../../../page/ui/context';
import { readFigureLook } from '../figureLook';
import { createSweepLegend, type LegendEntry } from './sweepLegend';
import type { SweepPicture } from './sweepPixels';

/** An axis of a sweep as it is drawn. */
export interface MapAxis {
  readonly of: SweptAxis;
  readonly label: string;
}

export interface SweepMapModel {
  /** Cells a side; it grows while the map becomes finer. */
  readonly side: number;
  readonly picture: SweepPicture;
  readonly x: MapAxis;
  readonly y: MapAxis;
  readonly lines?: readonly HeatLine[];
  readonly marks?: readonly HeatMark[];
  readonly legend: readonly LegendEntry[];
  /** For assistive technology. */
  readonly name: string;
}

export interface SweepMapEvents {
  /** Another cell is pointed out, or none. */
  onPoint(): void;
  onChoose(cell: Cell): void;
  /** Another window of the same map. */
  onWindow(x: SweptAxis, y: SweptAxis): void;
  /** The part of an axis between two shares of it, as far as its values make sense there. */
  partOf(axis: SweptAxis, from: number, to: number): SweptAxis;
}

export interface SweepMap {
  readonly element: HTMLElement;
  /** Buttons for what a drag and keys do. */
  readonly tools: HTMLElement;
  /** The cell that is pointed out; null: none. */
  readonly cursor: Cell | null;
  show(model: SweepMapModel): void;
  /** Another map altogether: windows of before are none of its own. */
  forget(): void;
}

/** Type in the figure, in rem. */
const TYPE = 0.85;

/** The heat map of a sweep with its legend and its zoom. */
export function createSweepMap(page: Context, events: SweepMapEvents): SweepMap {
  /** Where one points, as shares: the cells there become smaller as the map becomes finer. */
  let pointed: readonly [number, number] | null = null;
  let model: SweepMapModel | null = null;
  let frame: { readonly key: string; readonly x: HeatAxis; readonly y: HeatAxis; readonly look: HeatMapModel['look'] };
  const bare: HeatAxis = { label: '', ticks: [] };
  frame = { key: '', x: bare, y: bare, look: readFigureLook(document.body, page.store.state.prefs.theme, TYPE) };
  /** Windows that were left by zooming, the last one last. */
  let windows: { readonly x: SweptAxis; readonly y: SweptAxis }[] = [];

  const map = createHeatMap({
    onPoint(cell) {
      const side = model?.side ?? 1;
      pointed = cell === null ? null : [(cell.column + 0.5) / side, (cell.row + 0.5) / side];
      draw();
      events.onPoint();
    },
    onChoose: events.onChoose,
    onZoom: zoom,
    onBack: back,
  });
  const legend = createSweepLegend();
  map.element.dataset.figure = '';
  const element = h('div', { class: 'sweep-map' }, map.element, asPart('legend', legend.element));
  const zoomButton = (name: 'zoomIn' | 'zoomOut', icon: 'plus' | 'minus', factor: number): HTMLElement =>
    iconButton(page, { icon, name: (words) => words.t(texts[name]), onPress: () => zoomCentre(factor) });
  const backButton = iconButton(page, {
    icon: 'undo',
    name: (words) => words.t(texts.zoomBack),
    shortcut: 'Esc',
    onPress: back,
  });
  const tools = h(
    'div',
    { class: 'sweep-tools', 'data-part': 'zoom' },
    zoomButton('zoomIn', 'plus', 2),
    zoomButton('zoomOut', 'minus', 0.5),
    backButton,
  );

  function zoom(region: Region): void {
    if (model === null) return;
    const [x, y] = [model.x.of, model.y.of];
    windows.push({ x, y });
    pointed = null;
    events.onWindow(events.partOf(x, ...region.x), events.partOf(y, ...region.y));
  }

  function zoomCentre(factor: number): void {
    const [u, v] = pointed ?? [0.5, 0.5];
    const part = 1 / factor;
    zoom({ x: [u - u * part, u + (1 - u) * part], y: [v - v * part, v + (1 - v) * part] });
  }

  function back(): void {
    const last = windows.pop();
    if (last === undefined) return;
    pointed = null;
    events.onWindow(last.x, last.y);
  }

  function cursor(): Cell | null {
    if (pointed === null || model === null) return null;
    const { side } = model;
    return { column: Math.floor(pointed[0] * side), row: Math.floor(pointed[1] * side) };
  }

  function draw(): void {
    if (model === null) return;
    const { x, y } = model;
    const look = readFigureLook(element, page.store.state.prefs.theme, TYPE);
    const key = JSON.stringify([x, y, look]);
    if (frame.key !== key) {
      const axis = ({ label, of: { low, high, scale } }: MapAxis): HeatAxis => ({
        label,
        ticks: windowTicks([low, high], scale),
      });
      frame = { key, x: axis(x), y: axis(y), look };
    }
    map.show({
      size: model.side,
      ...model.picture,
      x: frame.x,
      y: frame.y,
      lines: model.lines ?? [],
      marks: model.marks ?? [],
      look: frame.look,
      cursor: cursor(),
      name: model.name,
    });
  }

  page.watch(({ scale }) => [scale], draw);

  return {
    element,
    tools,
    get cursor() {
      return cursor();
    },
    show(next) {
      model = next;
      backButton.setAttribute('aria-disabled', String(windows.length === 0));
      legend.show(next.legend);
      draw();
    },
    forget() {
      windows = [];
      pointed = null;
    },
  };
}

const texts = {
  zoomIn: { en: 'Zoom in', zh: '放大' },
  zoomOut: { en: 'Zoom out', zh: '缩小' },
  zoomBack: { en: 'Previous range', zh: '回到上一个范围' },
} as const satisfies Texts;
