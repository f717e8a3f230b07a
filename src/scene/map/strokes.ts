import type { Grid } from '../../engine/contract';
import { type ArrowGroup, arrowGroups, levelFor } from '../arrowField';
import type { HeightScale, SceneLine, SceneModel, ScenePlane } from '../contract';
import type { HeightField } from '../heightfield';
import type { Box } from '../labels';
import type { Palette } from '../palette';
import { planeContours, planePatch } from '../plane';
import { clipLine } from './clip';
import type { Transform } from './plot';
import { CORE_WIDTH, DASHES, HALO_WIDTH } from './widths';

/** Length of a line's arrow head, in CSS pixels at look.scale 1. */
const HEAD = 11;
/** Width over length of a head. */
export const SLENDER = 0.72;
/** Lines of a tool: each in a halo of the ground's colour, as the runs are. */
export function drawLines(
  context: CanvasRenderingContext2D,
  lines: readonly SceneLine[],
  grid: Grid,
  box: Box,
  transform: Transform,
  palette: Palette,
  scale: number,
): void {
  context.lineJoin = context.lineCap = 'round';
  const around = intersect(box, rectangleOf(grid, transform));
  for (const line of lines) {
    const { path, tip } = screenPath(line.path, around, transform);
    const width = CORE_WIDTH * line.width * scale;
    context.setLineDash([]);
    context.strokeStyle = palette.halo;
    context.globalAlpha = 0.6;
    context.lineWidth = width + (HALO_WIDTH - CORE_WIDTH) * Math.min(1, line.width) * scale;
    context.stroke(path);
    context.globalAlpha = 1;
    context.strokeStyle = line.color;
    context.lineWidth = width;
    context.setLineDash(DASHES[line.dash].map((length) => length * scale * Math.max(line.width, 0.6)));
    context.stroke(path);
    if (!line.arrow || tip === null) continue;
    const head = new Path2D();
    addHead(head, tip, HEAD * scale * Math.max(0.6, line.width ** 0.5));
    context.setLineDash([]);
    context.strokeStyle = palette.halo;
    context.lineWidth = 2.4 * scale;
    context.stroke(head);
    context.fillStyle = line.color;
    context.fill(head);
  }
  context.setLineDash([]);
}

/** A tip on the screen and the direction, of length 1, in which it points. */
interface Tip {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** A line as far as it lies in a box; its tip only if the end itself does. */
function screenPath(path: Float64Array, around: Box, transform: Transform): { path: Path2D; tip: Tip | null } {
  const out = new Path2D();
  let at: readonly [number, number] | null = null;
  let tip = null as Tip | null;
  for (let i = 2; i + 1 < path.length; i += 2) {
    const from = transform.toScreen(path[i - 2]!, path[i - 1]!);
    const to = transform.toScreen(path[i]!, path[i + 1]!);
    if (!Number.isFinite(from[0] + from[1] + to[0] + to[1])) continue;
    const part = clipLine(around, from, to);
    if (part === null) continue;
    if (at === null || at[0] !== part[0] || at[1] !== part[1]) out.moveTo(part[0], part[1]);
    out.lineTo(part[2], part[3]);
    at = [part[2], part[3]];
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const ends = part[2] === to[0] && part[3] === to[1];
    // The last piece may be too short to point anywhere: the one before it does then.
    if (length > 0.05) tip = { x: to[0], y: to[1], dx: (to[0] - from[0]) / length, dy: (to[1] - from[1]) / length };
    else if (tip !== null) tip = { x: to[0], y: to[1], dx: tip.dx, dy: tip.dy };
    if (!ends && i + 3 >= path.length) tip = null;
  }
  return { path: out, tip };
}

function addHead(path: Path2D, { x, y, dx, dy }: Tip, length: number): void {
  const half = (SLENDER / 2) * length;
  const bx = x - length * dx;
  const by = y - length * dy;
  path.moveTo(x, y);
  path.lineTo(bx - half * dy, by + half * dx);
  path.lineTo(bx + 0.22 * length * dx, by + 0.22 * length * dy);
  path.lineTo(bx + half * dy, by - half * dx);
  path.closePath();
}

/** Widths and lengths of an arrow in CSS pixels, at scale and weight 1. */
export const ARROW = { shaft: 0.95, shaftHalo: 2.3, headHalo: 1.3, head: 6.5 } as const;

/** A field of arrows: of each group all shafts as one path, and all heads. Feet outside the rectangle are left out. */
export function drawArrows(
  context: CanvasRenderingContext2D,
  { arrows, look, height }: SceneModel,
  surface: HeightField,
  transform: Transform,
): void {
  if (arrows == null) return;
  const { grid } = surface;
  const [left, right] = grid.x.map((x) => transform.toScreen(x, grid.y[0])[0]) as [number, number];
  const level = levelFor(arrows.levels, right - left, look.scale);
  if (level === null) return;
  for (const group of arrowGroups(arrows, level, surface, height, look)) {
    drawGroup(context, group, grid, transform, look.scale * arrows.weight);
  }
}

function drawGroup(
  context: CanvasRenderingContext2D,
  { arrows, color, halo, haloOpacity }: ArrowGroup,
  grid: Grid,
  transform: Transform,
  size: number,
): void {
  const shafts = new Path2D();
  const heads = new Path2D();
  for (let i = 0; i + 3 < arrows.length; i += 4) {
    const x = arrows[i]!;
    const y = arrows[i + 1]!;
    if (!(x >= grid.x[0] && x <= grid.x[1] && y >= grid.y[0] && y <= grid.y[1])) continue;
    const [x0, y0] = transform.toScreen(x, y);
    const [x1, y1] = transform.toScreen(x + arrows[i + 2]!, y + arrows[i + 3]!);
    const length = Math.hypot(x1 - x0, y1 - y0);
    if (!(length > 0.5)) continue;
    const head = arrowHead(length, size);
    const tip = { x: x1, y: y1, dx: (x1 - x0) / length, dy: (y1 - y0) / length };
    shafts.moveTo(x0, y0);
    shafts.lineTo(x1 - 0.8 * head * tip.dx, y1 - 0.8 * head * tip.dy);
    addHead(heads, tip, head);
  }
  context.lineCap = context.lineJoin = 'round';
  context.strokeStyle = halo;
  context.globalAlpha = haloOpacity;
  context.lineWidth = ARROW.shaftHalo * size;
  context.stroke(shafts);
  context.lineWidth = ARROW.headHalo * size;
  context.stroke(heads);
  context.globalAlpha = 1;
  context.strokeStyle = context.fillStyle = color;
  context.lineWidth = ARROW.shaft * size;
  context.stroke(shafts);
  context.fill(heads);
}

/** CSS pixels: a part of a short arrow, and never larger than is good for a long one. */
export function arrowHead(length: number, scale: number): number {
  return Math.min(0.5 * length, ARROW.head * scale);
}

/**
 * A tangent plane seen from above: its square, and in it the plane's straight level lines at the levels of the surface's
 * contours. They touch one another where the plane touches the surface, and the arrow points uphill.
 */
export function drawPlane(
  context: CanvasRenderingContext2D,
  plane: ScenePlane,
  grid: Grid,
  height: HeightScale,
  transform: Transform,
  palette: Palette,
  scale: number,
): void {
  const patch = planePatch(plane, grid);
  if (patch === null) return;
  const [left, bottom] = transform.toScreen(patch.x[0], patch.y[0]);
  const [right, top] = transform.toScreen(patch.x[1], patch.y[1]);
  context.globalAlpha = 0.16;
  context.fillStyle = plane.color;
  context.fillRect(left, top, right - left, bottom - top);
  const levels = new Path2D();
  const lines = planeContours(plane, patch, height);
  for (let i = 0; i < lines.length; i += 4) {
    levels.moveTo(...transform.toScreen(lines[i]!, lines[i + 1]!));
    levels.lineTo(...transform.toScreen(lines[i + 2]!, lines[i + 3]!));
  }
  const rim = new Path2D();
  rim.rect(left, top, right - left, bottom - top);
  const stroke = (path: Path2D, width: number, dash: readonly number[]) => {
    context.setLineDash([]);
    context.strokeStyle = palette.halo;
    context.globalAlpha = 0.5;
    context.lineWidth = (width + 1.8) * scale;
    context.stroke(path);
    context.setLineDash(dash.map((length) => length * scale));
    context.strokeStyle = plane.color;
    context.globalAlpha = 1;
    context.lineWidth = width * scale;
    context.stroke(path);
    context.setLineDash([]);
  };
  context.lineJoin = 'miter';
  context.lineCap = 'butt';
  stroke(levels, 1.3, [6, 4]);
  stroke(rim, 2, []);
  const arrow = gradientArrow(plane, transform, Math.min(right - left, bottom - top) / 2);
  if (arrow !== null) {
    context.lineCap = 'round';
    const shaft = new Path2D();
    shaft.moveTo(...transform.toScreen(...plane.at));
    shaft.lineTo(arrow.x, arrow.y);
    stroke(shaft, 2.4, []);
    const head = new Path2D();
    addHead(head, arrow, 12 * scale);
    context.fillStyle = plane.color;
    context.fill(head);
  }
}

/** Where the gradient leads from the plane's point, that many pixels at most; null where there is none. */
function gradientArrow({ at, gradient }: ScenePlane, transform: Transform, reach: number): Tip | null {
  const length = Math.hypot(...gradient);
  if (!(length > 0)) return null;
  const [x0, y0] = transform.toScreen(...at);
  const [x1, y1] = transform.toScreen(at[0] + gradient[0] / length, at[1] + gradient[1] / length);
  const unit = Math.hypot(x1 - x0, y1 - y0);
  if (!(unit > 0)) return null;
  const [dx, dy] = [(x1 - x0) / unit, (y1 - y0) / unit];
  return { x: x0 + 0.85 * reach * dx, y: y0 + 0.85 * reach * dy, dx, dy };
}

function rectangleOf(grid: Grid, transform: Transform): Box {
  const [left, bottom] = transform.toScreen(grid.x[0], grid.y[0]);
  const [right, top] = transform.toScreen(grid.x[1], grid.y[1]);
  return { left, top, width: right - left, height: bottom - top };
}

function intersect(a: Box, b: Box): Box {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const right = Math.min(a.left + a.width, b.left + b.width);
  const bottom = Math.min(a.top + a.height, b.top + b.height);
  return { left, top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}
