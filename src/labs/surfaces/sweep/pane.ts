import { bestFor, limitLine } from '../../../analysis/theory';
import {
  type Cell,
  createHeatMap,
  type HeatAxis,
  type HeatLine,
  type HeatMapModel,
  type HeatMark,
  type Region,
} from '../../../charts/heatMap';
import { shareAt, sweptValue, valueAt } from '../../../experiment/sweep';
import type { Run, SweptAxis } from '../../../experiment/types';
import { windowTicks } from '../../../geometry/axis';
import { h } from '../../../page/dom';
import { iconButton } from '../../../page/ui/button';
import { readFigureLook } from '../../shared/figureLook';
import type { ToolContext } from '../context';
import { axisName, zoomed } from './axes';
import { createSweepLegend } from './legend';
import { paintSweep, type Span, spanOf } from './pixels';
import type { SweepMap, SweepRequest } from './request';
import { texts } from './texts';

export interface SweepPane {
  readonly element: HTMLElement;
  /** Buttons for what a drag and keys do. */
  readonly tools: HTMLElement;
  /** The cell that is pointed out in the map that is shown; null: none. */
  readonly cursor: Cell | null;
  show(map: SweepMap, request: SweepRequest): void;
  /** Another map altogether: windows of before are none of its own. */
  forget(): void;
}

export interface SweepPaneEvents {
  onPoint(): void;
  onChoose(cell: Cell): void;
  onWindow(x: SweptAxis, y: SweptAxis): void;
}

/** The heat map of a sweep with its lines, its legend and its zoom. */
export function createSweepPane({ page, store }: ToolContext, events: SweepPaneEvents): SweepPane {
  /** Where one points, as shares: the cells there become smaller as the map becomes finer. */
  let pointed: readonly [number, number] | null = null;
  let shown: { readonly map: SweepMap; readonly request: SweepRequest } | null = null;
  let painted: { readonly map: SweepMap; readonly span: Span; readonly picture: ReturnType<typeof paintSweep> } | null =
    null;
  let frame: {
    readonly key: string;
    readonly axes: readonly [HeatAxis, HeatAxis];
    readonly look: HeatMapModel['look'];
  };
  let over: { readonly key: string; readonly lines: HeatLine[]; readonly marks: HeatMark[] } = {
    key: '',
    lines: [],
    marks: [],
  };
  frame = { key: '', axes: [BARE, BARE], look: readFigureLook(document.body, page.store.state.prefs.theme, 0.85) };
  /** Ranges that were left by zooming, the last one last. */
  let windows: { readonly x: SweptAxis; readonly y: SweptAxis }[] = [];

  const map = createHeatMap({
    onPoint(cell) {
      const side = shown?.map.side ?? 1;
      pointed = cell === null ? null : [(cell.column + 0.5) / side, (cell.row + 0.5) / side];
      draw();
      events.onPoint();
    },
    onChoose: events.onChoose,
    onZoom: zoom,
    onBack: back,
  });
  const legend = createSweepLegend();
  const element = h('div', { class: 'sweep-pane' }, map.element, legend.element);
  const button = (name: 'zoomIn' | 'zoomOut', icon: 'plus' | 'minus', factor: number): HTMLElement =>
    iconButton(page, { icon, name: (words) => words.t(texts[name]), onPress: () => zoomCentre(factor) });
  const backButton = iconButton(page, {
    icon: 'undo',
    name: (words) => words.t(texts.zoomBack),
    shortcut: 'Esc',
    onPress: back,
  });
  const tools = h(
    'div',
    { class: 'sweep-zoom' },
    button('zoomIn', 'plus', 2),
    button('zoomOut', 'minus', 0.5),
    backButton,
  );

  function zoom({ x, y }: Region): void {
    if (shown === null) return;
    const { request } = shown;
    windows.push({ x: request.x, y: request.y });
    pointed = null;
    events.onWindow(zoomed(request.x, request.run, ...x), zoomed(request.y, request.run, ...y));
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
    if (pointed === null || shown === null) return null;
    const { side } = shown.map;
    return { column: Math.floor(pointed[0] * side), row: Math.floor(pointed[1] * side) };
  }

  function draw(): void {
    if (shown === null) return;
    const { words } = page;
    const { map: state, request } = shown;
    if (painted?.map !== state) {
      const span = spanOf(state, request);
      painted = { map: state, span, picture: paintSweep(state, request, span) };
    }
    const { theme } = page.store.state.prefs;
    const look = readFigureLook(element, theme, 0.85);
    const { experiment, run } = request;
    const nameOf = ({ of }: SweptAxis): string => axisName(of, experiment, run, words);
    const key = JSON.stringify([request.x, request.y, nameOf(request.x), nameOf(request.y), look]);
    if (frame.key !== key) {
      const axis = (of: SweptAxis): HeatAxis => ({
        label: nameOf(of),
        ticks: windowTicks([of.low, of.high], of.scale),
      });
      frame = { key, axes: [axis(request.x), axis(request.y)], look };
    }
    const present = store.state.history.present.runs[request.index];
    const overKey = JSON.stringify([state.theory, request.x, request.y, run.hyper, present]);
    if (over.key !== overKey) over = { key: overKey, ...overlay(state, request, present ?? run) };
    map.show({
      size: state.side,
      ...painted.picture,
      x: frame.axes[0],
      y: frame.axes[1],
      lines: over.lines,
      marks: over.marks,
      look: frame.look,
      cursor: cursor(),
      name: words.t(texts.map, { x: frame.axes[0].label, y: frame.axes[1].label }),
    });
    legend.show(state, request, painted.span, new Set(over.marks.map(({ sign }) => sign)), words);
    backButton.setAttribute('aria-disabled', String(windows.length === 0));
  }

  return {
    element,
    tools,
    get cursor() {
      return cursor();
    },
    show(next, request) {
      shown = { map: next, request };
      draw();
    },
    forget() {
      windows = [];
      pointed = null;
    },
  };
}

const BARE: HeatAxis = { label: '', ticks: [] };

/** The border of stability, the best constants, and where the run stands now. */
function overlay(
  { theory }: SweepMap,
  { x, y, run }: SweepRequest,
  present: Run,
): { readonly lines: HeatLine[]; readonly marks: HeatMark[] } {
  const lines: HeatLine[] = [];
  const marks: HeatMark[] = [];
  const mark = (sign: HeatMark['sign'], values: readonly [number, number]): void => {
    const [u, v] = [shareAt(x, values[0]), shareAt(y, values[1])];
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1) marks.push({ x: u, y: v, sign });
  };
  if (theory.kind === 'known') {
    const at = (axis: SweptAxis) => ({ of: axis.of, at: (share: number) => valueAt(axis, share) });
    const path = limitLine(theory.limit, run, theory.quadratic.eigenvalues[1], at(x), at(y));
    if (path.length > 0) lines.push({ path, dash: [4, 2.5] });
    const best = bestFor(run, theory.quadratic.eigenvalues);
    const [across, upwards] = [best?.hyper[x.of], best?.hyper[y.of]];
    if (across !== undefined && upwards !== undefined) mark('cross', [across, upwards]);
  }
  mark('ring', [sweptValue(present, x.of), sweptValue(present, y.of)]);
  return { lines, marks };
}
