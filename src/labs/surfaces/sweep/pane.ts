import { bestFor, limitLine } from '../../../analysis/theory';
import type { Cell, HeatLine, HeatMark } from '../../../charts/heatMap';
import { shareAt, valueAt } from '../../../experiment/axis';
import { sweptValue } from '../../../experiment/surfaces/sweep';
import type { Run, SweptAxis } from '../../../experiment/surfaces/types';
import { createSweepMap, type MapAxis, type SweepMap as MapView } from '../../shared/sweep/sweepMap';
import type { ToolContext } from '../context';
import { axisName, zoomed } from './axes';
import { legendOf } from './legend';
import { paintSweep, type Span, spanOf } from './pixels';
import type { SweepMap, SweepRequest } from './request';
import { texts } from './texts';

export interface SweepPane extends Omit<MapView, 'show'> {
  show(map: SweepMap, request: SweepRequest): void;
}

export interface SweepPaneEvents {
  onPoint(): void;
  onChoose(cell: Cell): void;
  onWindow(x: SweptAxis, y: SweptAxis): void;
}

/** The map of a sweep with the lines and the signs of theory. */
export function createSweepPane({ page, store }: ToolContext, events: SweepPaneEvents): SweepPane {
  let request: SweepRequest | null = null;
  let painted: { readonly map: SweepMap; readonly span: Span; readonly picture: ReturnType<typeof paintSweep> } | null =
    null;
  let over: { readonly key: string; readonly lines: HeatLine[]; readonly marks: HeatMark[] } = {
    key: '',
    lines: [],
    marks: [],
  };
  const view = createSweepMap(page, {
    ...events,
    partOf: (axis, from, to) => (request === null ? axis : zoomed(axis, request.run, from, to)),
  });

  return {
    element: view.element,
    tools: view.tools,
    get cursor() {
      return view.cursor;
    },
    forget: view.forget,
    show(map, of) {
      request = of;
      const { words } = page;
      const { experiment, run } = of;
      if (painted?.map !== map) {
        const span = spanOf(map, of);
        painted = { map, span, picture: paintSweep(map, of, span) };
      }
      const present = store.state.history.present.runs[of.index];
      const key = JSON.stringify([map.theory, of.x, of.y, run.hyper, present]);
      if (over.key !== key) over = { key, ...overlay(map, of, present ?? run) };
      const axis = (swept: SweptAxis): MapAxis => ({
        of: swept,
        label: axisName(swept.of, experiment, run, words),
      });
      const [x, y] = [axis(of.x), axis(of.y)];
      view.show({
        side: map.side,
        picture: painted.picture,
        x,
        y,
        lines: over.lines,
        marks: over.marks,
        legend: legendOf(map, of, painted.span, new Set(over.marks.map(({ sign }) => sign)), words),
        name: words.t(texts.map, { x: x.label, y: y.label }),
      });
    },
  };
}

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
