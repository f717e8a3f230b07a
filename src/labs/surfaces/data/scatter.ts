import type { TwoClasses } from '../../../analysis/margin';
import { createBoundaryFigure, type FigureLine, type PointGroup } from '../../../charts/boundary';
import { markerPath } from '../../../scene/marker';
import { placeAt } from '../../../scene/trail';
import { classStyle } from '../../shared/classStyle';
import { readFigureLook } from '../../shared/figureLook';
import { DASH_LENGTHS, runStyle } from '../../shared/runStyle';
import { createSeparationCard } from '../../shared/separation/card';
import { createSeparations, type Separation, separationLines, wrongMarks } from '../../shared/separation/model';
import type { ToolContext } from '../context';
import { classifierOf, fitLine, residualLines } from './fitLines';
import {
  classOf,
  type LossData,
  nearestRow,
  rowAt,
  twoClassesOf,
  withAdded,
  withColumns,
  withMoved,
  withoutRow,
} from './points';
import { texts } from './texts';

type Range = readonly [low: number, high: number];

export interface ScatterState {
  readonly view: LossData | null;
  /** Of the points that are added. */
  readonly brush: 0 | 1;
  /** The row that is looked at; −1: none. */
  readonly selected: number;
}

export interface Scatter {
  readonly element: HTMLElement;
  /** What the line of the run that is looked at decides, where it is one. */
  readonly separation: HTMLElement;
  show(state: ScatterState): void;
  /** Only the fits: the playback has moved. */
  showFits(): void;
}

/** Type in the figure, in rem. */
const TYPE = 0.8;
/** A press this near to a point, in shares of the axes, takes hold of it. */
const REACH = 0.035;
/** Room around the points, as a share of their extent. */
const MARGIN = 0.1;
/** More points are not drawn: their shapes would cover each other. */
export const MOST_SHOWN = 4000;
/** Residuals of more points than these are a carpet. */
const MOST_RESIDUALS = 400;

/** The data, and what every run makes of them. Points are dragged, added and taken away right there. */
export function createScatter(context: ToolContext, select: (row: number) => void): Scatter {
  const { page } = context;
  const { store, actions } = context;
  let state: ScatterState = { view: null, brush: 1, selected: -1 };
  let probe: readonly [number, number] | null = null;
  /** While a point is held: its row, and the axes, which must not run away from under the pointer. */
  let held: { readonly row: number; readonly x: Range; readonly y: Range } | null = null;
  let classes: { readonly of: LossData; readonly rows: TwoClasses | null } | null = null;
  const separate = createSeparations();
  const card = createSeparationCard();
  let groups: { readonly of: readonly unknown[]; readonly points: readonly PointGroup[] } | null = null;

  const figure = createBoundaryFigure({
    onProbe(place) {
      probe = place;
      draw();
    },
    onStroke(place, phase) {
      const { view } = state;
      if (view === null || view.rows > MOST_SHOWN) return;
      if (phase === 'begin') {
        const [x, y] = axes(view);
        const row = nearestRow(view, place, [x[1] - x[0], y[1] - y[0]], REACH);
        held = { row: row < 0 ? view.rows : row, x, y };
        if (row < 0) edit(withAdded(view.columns, rowAt(view, place, state.brush)));
        select(held.row);
      } else if (phase === 'move' && held !== null) edit(withMoved(view, held.row, place));
      else if (phase === 'end') {
        held = null;
        actions.endGesture();
        draw();
      }
    },
    onErase(place) {
      const { view } = state;
      if (view === null || view.rows > MOST_SHOWN) return;
      const [x, y] = axes(view);
      const row = nearestRow(view, place, [x[1] - x[0], y[1] - y[0]], REACH);
      if (row < 0) return;
      edit(withoutRow(view.columns, row));
      actions.endGesture();
      select(-1);
    },
  });

  function edit(columns: LossData['columns']): void {
    actions.edit((now) => withColumns(now, columns), 'data');
  }

  function axes(view: LossData): readonly [Range, Range] {
    if (held !== null) return [held.x, held.y];
    return [rangeOf(view.columns[view.x]!), rangeOf(view.columns[view.y]!)];
  }

  function draw(): void {
    const { view } = state;
    if (view === null) return;
    const { words } = page;
    const { theme } = page.store.state.prefs;
    const look = readFigureLook(figure.element, theme, TYPE);
    const [x, y] = axes(view);
    const key = [view, theme, look.ink];
    if (groups === null || groups.of.some((each, i) => each !== key[i])) {
      groups = { of: key, points: pointGroups(view, theme, look.ink) };
    }
    const separation = separationOf(view);
    card.show(separation, { color: runStyle(store.state.pointed ?? 0, theme).color, theme }, words);
    const picked = state.selected >= 0 && state.selected < view.rows ? state.selected : -1;
    const place: readonly [number, number] | null =
      picked < 0 ? null : [view.columns[view.x]![picked]!, view.columns[view.y]![picked]!];
    figure.show({
      x: { label: indexed(view.x), range: x },
      y: { label: indexed(view.y), range: y },
      background: null,
      barLabel: '',
      points: separation === null ? groups.points : [...wrongMarks(separation), ...groups.points],
      lines: [...marginLines(separation, x, y), ...lines(view, x, y, look.ink)],
      fills: view.fit?.features.length !== 2,
      probe: probe ?? place,
      mode: view.rows > MOST_SHOWN ? 'probe' : 'draw',
      look,
      name: words.t(texts.figure),
      role: words.t(texts.role),
    });
  }

  /** Of the pointed run, else of the first. */
  function separationOf(view: LossData): Separation | null {
    const { shown, playback, pointed } = store.state;
    if (classes?.of !== view) classes = { of: view, rows: twoClassesOf(view) };
    const run = shown?.descents[pointed ?? 0];
    if (classes.rows === null || view.fit === null || run === undefined || view.rows > MOST_SHOWN) return null;
    const line = classifierOf(view.fit, placeAt(run.trajectory, playback.cursor));
    return line === null ? null : separate(line, classes.rows);
  }

  /** Its own line is among those of the runs. */
  function marginLines(separation: Separation | null, x: Range, y: Range): FigureLine[] {
    if (separation === null) return [];
    const { theme } = page.store.state.prefs;
    const { color } = runStyle(store.state.pointed ?? 0, theme);
    return separationLines(separation, x, y, { color, theme, bare: true });
  }

  function lines(view: LossData, x: Range, y: Range, ink: string): FigureLine[] {
    const { shown, playback, pointed } = store.state;
    const { prefs } = page.store.state;
    const { fit } = view;
    if (fit === null || shown === null || shown.resolved.problem.data === null) return [];
    const drawn: FigureLine[] = [];
    const [lowest] = shown.resolved.minima;
    if (lowest !== undefined) {
      const places = fitLine(fit, [lowest.x, lowest.y], x, y);
      drawn.push({ places, color: ink, width: 0.8, dash: [6, 4], muted: false, halo: false });
    }
    const first = pointed ?? 0;
    const places = shown.descents.map(({ trajectory }) => placeAt(trajectory, playback.cursor));
    if (fit.kind === 'curve' && view.rows <= MOST_RESIDUALS && places[first] !== undefined) {
      const residuals = residualLines(fit, places[first], view.columns[view.x]!, view.columns[view.y]!);
      const { color } = runStyle(first, prefs.theme);
      drawn.push({ places: residuals, color, width: 0.6, dash: [], muted: true, halo: false });
    }
    // The pointed run lies on top.
    const order = places.map((_, i) => i).sort((a, b) => Number(a === first) - Number(b === first));
    for (const index of order) {
      const { color, dash } = runStyle(index, prefs.theme);
      drawn.push({
        places: fitLine(fit, places[index]!, x, y),
        color,
        width: 1.3,
        dash: DASH_LENGTHS[dash],
        muted: pointed !== null && pointed !== index,
        halo: true,
      });
    }
    return drawn;
  }

  page.live(() => draw());
  return {
    element: figure.element,
    separation: card.element,
    show(next) {
      state = next;
      draw();
    },
    showFits: draw,
  };
}

function pointGroups(view: LossData, theme: 'dark' | 'light' | 'projector', ink: string): PointGroup[] {
  const every = Math.max(1, Math.ceil(view.rows / MOST_SHOWN));
  const [xs, ys] = [view.columns[view.x]!, view.columns[view.y]!];
  const places: [number[], number[]] = [[], []];
  for (let row = 0; row < view.rows; row += every) places[classOf(view, row)].push(xs[row]!, ys[row]!);
  return places.flatMap((list, kind): PointGroup[] => {
    if (list.length === 0) return [];
    const style = view.classes === null ? { color: ink, marker: 'circle' as const } : classStyle(kind, theme);
    return [
      {
        places: Float64Array.from(list),
        color: style.color,
        outline: (radius) => markerPath(style.marker, view.classes === null ? 0.75 * radius : radius),
        hollow: false,
        edge: 'halo',
        muted: false,
      },
    ];
  });
}

/** x1 as print has it: x₁. */
function indexed(name: string): string {
  return name.replace(/\d+$/, (digits) => [...digits].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join(''));
}

function rangeOf(values: readonly number[]): Range {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const margin = MARGIN * (high - low) || Math.max(0.5, 0.1 * Math.abs(low));
  return [low - margin, high + margin];
}
