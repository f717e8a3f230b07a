import type { Field } from '../engine/contract';
import { alignedText } from '../geometry/axis';
import type { Annotator } from './annotator';
import type { SceneMark, SceneModel, SceneRun } from './contract';
import { toGrid } from './heightfield';
import { markerPath } from './marker';
import type { Palette } from './palette';
import { isHidden } from './scale';
import { haveRoom } from './thinning';
import { placeAt } from './trail';

/** Radii in CSS pixels at look.scale 1. */
const HEAD_RADIUS = 6.5;
const START_RADIUS = 12;
const MINIMUM_RADIUS = 5.5;
const PROBE_RADIUS = 3.5;
const PLANE_RADIUS = 5;
/** The arrow's length, as a part of the rectangle's side, and its pieces along the surface. */
const ARROW_LENGTH = 0.11;
const ARROW_PIECES = 12;
/** Beyond this many known minima their names would be noise. */
const NAMED_MINIMA = 6;
/** Of a tool's marks so many may have names: finding places for more would take longer than a frame has. */
const NAMED_MARKS = 40;
/** Radii of a tool's marks. */
const SIGN_RADIUS: Readonly<Record<SceneMark['kind'], number>> = {
  minimum: 6.5,
  maximum: 6.2,
  saddle: 6,
  degenerate: 5.6,
  point: 4.6,
  foot: 2.8,
};
/** How much larger an open sign is: what lies in it is to be seen. */
const OPEN = 1.35;
/** One mark for one place: nearer than this part of the rectangle, a known minimum gives way to a tool's mark. */
const SAME_PLACE = 1 / 200;

export interface ScreenPoint {
  /** CSS pixels in the view's element. */
  readonly x: number;
  readonly y: number;
  /** Behind a part of the surface. */
  readonly hidden: boolean;
}

/** How a view puts a place of the domain on the screen; null: not on the visible part of the rectangle. */
export type Projector = (x: number, y: number) => ScreenPoint | null;

/** Minima, start, probe and the runs' heads with their names: the same marks in both views. */
export function drawMarks(
  overlay: Annotator,
  model: SceneModel,
  step: number,
  palette: Palette,
  project: Projector,
): void {
  const { scale } = model.look;
  const standing = standingMarks(model, project);
  drawMinima(overlay, standing.minima, (model.swarms ?? []).length > 0, scale, palette);
  drawSigns(overlay, standing.signs, scale, palette);
  const start = model.start === null ? null : project(...model.start);
  if (start !== null) {
    const style = { fill: 'none', opacity: start.hidden ? 0.4 : 1 };
    const path = markerPath('circle', START_RADIUS * scale);
    overlay.mark('start halo', path, start.x, start.y, 0, { ...style, stroke: palette.halo, strokeWidth: 5 * scale });
    overlay.mark('start', path, start.x, start.y, 0, { ...style, stroke: palette.mark, strokeWidth: 2 * scale });
  }
  drawPlanePoint(overlay, model, palette, project);
  if (model.field !== null && model.probe !== null) {
    drawProbe(overlay, model.field, model.probe, scale, palette, project);
  }
  // The first runs lie on top, and their names choose their places first.
  const heads = model.runs.map((run, i) => ({ run, i })).filter(({ run }) => run.trajectory.length >= 2);
  for (const { run, i } of heads.toReversed()) drawHead(overlay, run, i, step, scale, palette, project);
  for (const { run, i } of heads) nameHead(overlay, run, i, step, scale, project);
  nameSigns(overlay, standing.signs, scale, palette);
  if (model.minima.length <= NAMED_MINIMA) nameMinima(overlay, standing.minima, scale, palette);
}

/** A mark that has room, by its number in the model's list. */
interface Standing<M> {
  readonly index: number;
  readonly mark: M;
  readonly point: ScreenPoint;
}

type Minimum = SceneModel['minima'][number];

/** The marks for which there is room on the screen: those of the tools come before the known minima. */
function standingMarks(
  model: SceneModel,
  project: Projector,
): { readonly signs: readonly Standing<SceneMark>[]; readonly minima: readonly Standing<Minimum>[] } {
  const { scale } = model.look;
  const placed = <M extends { readonly x: number; readonly y: number }>(marks: readonly M[]): Standing<M>[] =>
    marks.flatMap((mark, index) => {
      const point = project(mark.x, mark.y);
      return point === null ? [] : [{ index, mark, point }];
    });
  const signs = placed(model.marks ?? []);
  const minima = placed(model.minima).filter(({ mark }) => !isMarked(model, mark));
  const stays = haveRoom([
    ...signs.map(({ mark, point }) => ({
      ...point,
      radius: SIGN_RADIUS[mark.kind] * scale,
      fixed: mark.kind === 'point' || mark.kind === 'foot',
    })),
    ...minima.map(({ point }) => ({ ...point, radius: MINIMUM_RADIUS * scale })),
  ]);
  return {
    signs: signs.filter((_, i) => stays[i]),
    minima: minima.filter((_, i) => stays[signs.length + i]),
  };
}

function drawHead(
  overlay: Annotator,
  run: SceneRun,
  index: number,
  step: number,
  scale: number,
  palette: Palette,
  project: Projector,
): void {
  const point = project(...placeAt(run.trajectory, step));
  if (point === null) return;
  overlay.mark(`head ${index}`, markerPath(run.marker, HEAD_RADIUS * scale), point.x, point.y, HEAD_RADIUS * scale, {
    fill: run.color,
    stroke: palette.halo,
    strokeWidth: 3.5 * scale,
    opacity: opacityOf(run, point),
  });
}

function nameHead(
  overlay: Annotator,
  run: SceneRun,
  index: number,
  step: number,
  scale: number,
  project: Projector,
): void {
  const point = project(...placeAt(run.trajectory, step));
  if (point === null) return;
  const ended = step >= run.trajectory.length / 2 - 1;
  overlay.float({
    key: `head ${index}`,
    x: point.x,
    y: point.y,
    distance: (HEAD_RADIUS + 7) * scale,
    text: run.label,
    note: ended ? run.note : null,
    color: run.color,
    opacity: opacityOf(run, point),
    optional: false,
  });
}

function opacityOf(run: SceneRun, point: ScreenPoint): number {
  return run.muted ? 0.3 : point.hidden ? 0.55 : 1;
}

function drawMinima(
  overlay: Annotator,
  minima: readonly Standing<Minimum>[],
  open: boolean,
  scale: number,
  palette: Palette,
): void {
  const radius = MINIMUM_RADIUS * (open ? OPEN : 1) * scale;
  const path = markerPath('star', radius);
  for (const { index, point } of minima) {
    const opacity = point.hidden ? 0.35 : 1;
    if (open) drawOpen(overlay, `minimum ${index}`, path, point, radius, scale, palette, opacity);
    else {
      const filled = { fill: palette.mark, stroke: palette.halo, strokeWidth: 3 * scale, opacity };
      overlay.mark(`minimum ${index}`, path, point.x, point.y, radius, filled);
    }
  }
}

/** An outline on a halo: what gathers in it is seen. */
function drawOpen(
  overlay: Annotator,
  key: string,
  path: string,
  { x, y }: ScreenPoint,
  radius: number,
  scale: number,
  palette: Palette,
  opacity: number,
): void {
  const outline = { fill: 'none', opacity };
  overlay.mark(`${key} halo`, path, x, y, 0, { ...outline, stroke: palette.halo, strokeWidth: 3.8 * scale });
  overlay.mark(key, path, x, y, radius, { ...outline, stroke: palette.mark, strokeWidth: 1.6 * scale });
}

function nameMinima(overlay: Annotator, minima: readonly Standing<Minimum>[], scale: number, palette: Palette): void {
  for (const { index, mark, point } of minima) {
    if (point.hidden) continue;
    overlay.float({
      key: `minimum ${index}`,
      x: point.x,
      y: point.y,
      distance: (MINIMUM_RADIUS + 7) * scale,
      text: `min ${alignedText(Number(mark.value.toPrecision(4)), 10 ** Math.floor(Math.log10(Math.abs(mark.value) || 1) - 3))}`,
      note: null,
      color: palette.mark,
      opacity: 0.85,
      optional: true,
    });
  }
}

/** What stands for a kind of place: a star, a peak, a pass between two sides, a ring that says neither, a dot. */
export function signPath(kind: SceneMark['kind'], radius: number): string {
  const markers = {
    minimum: 'star',
    maximum: 'triangle',
    saddle: 'cross',
    degenerate: 'ring',
    point: 'circle',
    foot: 'circle',
  } as const;
  return markerPath(markers[kind], radius);
}

function drawSigns(overlay: Annotator, signs: readonly Standing<SceneMark>[], scale: number, palette: Palette): void {
  // The first are the most important ones: they lie on top.
  for (const { index, mark, point } of signs.toReversed()) {
    const radius = SIGN_RADIUS[mark.kind] * (mark.open ? OPEN : 1) * scale;
    const opacity = point.hidden ? 0.4 : 1;
    const path = signPath(mark.kind, radius);
    if (mark.open) drawOpen(overlay, `sign ${index}`, path, point, radius, scale, palette, opacity);
    else {
      const filled = { fill: palette.mark, stroke: palette.halo, strokeWidth: 3.2 * scale, opacity };
      overlay.mark(`sign ${index}`, path, point.x, point.y, radius, filled);
    }
  }
}

/** Where a tangent plane touches. */
function drawPlanePoint(overlay: Annotator, model: SceneModel, palette: Palette, project: Projector): void {
  const point = model.plane == null ? null : project(...model.plane.at);
  if (model.plane == null || point === null) return;
  const radius = PLANE_RADIUS * model.look.scale;
  overlay.mark('plane', markerPath('circle', radius), point.x, point.y, radius, {
    fill: model.plane.color,
    stroke: palette.halo,
    strokeWidth: 3 * model.look.scale,
    opacity: point.hidden ? 0.6 : 1,
  });
}

function nameSigns(overlay: Annotator, signs: readonly Standing<SceneMark>[], scale: number, palette: Palette): void {
  const named = signs.filter(({ mark, point }) => mark.label !== '' && !point.hidden).slice(0, NAMED_MARKS);
  for (const { index, mark, point } of named) {
    overlay.float({
      key: `sign ${index}`,
      x: point.x,
      y: point.y,
      distance: (SIGN_RADIUS[mark.kind] * (mark.open ? OPEN : 1) + 7) * scale,
      text: mark.label,
      note: null,
      color: palette.mark,
      opacity: 0.9,
      optional: true,
    });
  }
}

/** Whether a tool has put a mark on this place. */
function isMarked({ marks = [], field }: SceneModel, { x, y }: { readonly x: number; readonly y: number }): boolean {
  if (field === null) return false;
  const { grid } = field;
  return marks.some(
    (mark) =>
      Math.abs(mark.x - x) <= SAME_PLACE * (grid.x[1] - grid.x[0]) &&
      Math.abs(mark.y - y) <= SAME_PLACE * (grid.y[1] - grid.y[0]),
  );
}

/** A dot, and an arrow on the surface in the direction of steepest descent there. */
function drawProbe(
  overlay: Annotator,
  field: Field,
  probe: readonly [number, number],
  scale: number,
  palette: Palette,
  project: Projector,
): void {
  const point = project(...probe);
  if (point === null) return;
  const gradient = gradientAt(field, ...probe);
  const length = gradient === null ? 0 : Math.hypot(...gradient);
  if (gradient !== null && length > 0) {
    const { grid } = field;
    const reach = ARROW_LENGTH * Math.min(grid.x[1] - grid.x[0], grid.y[1] - grid.y[0]);
    // The direction is of the domain, where the gradient lives; the length is for the eye.
    const path = Array.from({ length: ARROW_PIECES + 1 }, (_, i) => {
      const t = (reach * i) / ARROW_PIECES / length;
      return project(probe[0] - t * gradient[0], probe[1] - t * gradient[1]);
    }).filter((p) => p !== null);
    drawArrow(overlay, path, scale, palette);
  }
  overlay.mark('probe', markerPath('circle', PROBE_RADIUS * scale), point.x, point.y, PROBE_RADIUS * scale, {
    fill: palette.mark,
    stroke: palette.halo,
    strokeWidth: 2.5 * scale,
    opacity: 1,
  });
}

function drawArrow(overlay: Annotator, path: readonly ScreenPoint[], scale: number, palette: Palette): void {
  const tip = path.at(-1);
  const before = path.at(-3);
  if (tip === undefined || before === undefined) return;
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const barb = (turn: number) => {
    const size = 8 * scale;
    return `L${(tip.x - size * Math.cos(angle + turn)).toFixed(1)} ${(tip.y - size * Math.sin(angle + turn)).toFixed(1)}`;
  };
  const shaft = path.map((p) => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`).join('L');
  const at = `${tip.x.toFixed(1)} ${tip.y.toFixed(1)}`;
  const d = `M${shaft}M${at}${barb(0.5)}M${at}${barb(-0.5)}`;
  const style = { fill: 'none', opacity: 1 };
  overlay.mark('arrow halo', d, 0, 0, 0, { ...style, stroke: palette.halo, strokeWidth: 5 * scale });
  overlay.mark('arrow', d, 0, 0, 0, { ...style, stroke: palette.mark, strokeWidth: 2 * scale });
}

/** Gradient at the sample nearest to a place; null outside the rectangle and in holes. */
function gradientAt(field: Field, x: number, y: number): [number, number] | null {
  const { grid, samples } = field;
  const [column, row] = toGrid(grid, x, y).map(Math.round) as [number, number];
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return null;
  const at = 4 * (row * grid.columns + column);
  return isHidden(samples[at + 3]!) ? null : [samples[at + 1]!, samples[at + 2]!];
}
