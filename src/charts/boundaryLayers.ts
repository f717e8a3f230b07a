import type { BoundaryModel, FittedCurve } from './boundaryModel';
import { type PlotBox, plotTransform } from './frame';

/** The fitted curve; the context is clipped to the box. */
export function drawCurve(
  context: CanvasRenderingContext2D,
  { x, y, color }: FittedCurve,
  shown: BoundaryModel,
  box: PlotBox,
): void {
  const { toScreen } = plotTransform(box, shown.x.range, shown.y.range);
  const path = new Path2D();
  for (let i = 0; i < x.length; i++) path.lineTo(...toScreen(x[i]!, y[i]!));
  context.lineJoin = 'round';
  stroke(context, path, color, 1.6 * shown.look.lineWidth);
}

/** Lines over the background; the context is clipped to the box. */
export function drawLines(context: CanvasRenderingContext2D, { look, x, y, lines }: BoundaryModel, box: PlotBox): void {
  const { toScreen } = plotTransform(box, x.range, y.range);
  context.lineJoin = 'round';
  for (const line of lines ?? []) {
    const path = new Path2D();
    let broken = true;
    for (let i = 0; i < line.places.length; i += 2) {
      const [px, py] = [line.places[i]!, line.places[i + 1]!];
      if (Number.isNaN(px) || Number.isNaN(py)) broken = true;
      else {
        if (broken) path.moveTo(...toScreen(px, py));
        else path.lineTo(...toScreen(px, py));
        broken = false;
      }
    }
    const size = line.width * look.lineWidth;
    context.globalAlpha = line.muted ? 0.35 : 1;
    context.setLineDash([]);
    if (line.halo) stroke(context, path, look.halo, size + 1.4 * look.lineWidth);
    context.setLineDash(line.dash.map((length) => length * size));
    stroke(context, path, line.color, size);
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Data points; the context is clipped to the box. */
export function drawPoints(
  context: CanvasRenderingContext2D,
  { points, look, x, y }: BoundaryModel,
  box: PlotBox,
): void {
  const { toScreen } = plotTransform(box, x.range, y.range);
  const count = points.reduce((sum, group) => sum + group.places.length / 2, 0);
  // Large on a large figure, smaller where there are many, and never too small to tell the shape.
  const free = Math.sqrt((box.width * box.height) / Math.max(count, 1));
  const radius = Math.max(0.26 * look.fontSize, Math.min(0.13 * free, 0.02 * Math.min(box.width, box.height)));
  for (const group of points) {
    const shape = new Path2D(group.outline(radius));
    context.lineJoin = 'round';
    context.globalAlpha = group.muted ? 0.35 : 1;
    for (let i = 0; i < group.places.length; i += 2) {
      const [left, top] = toScreen(group.places[i]!, group.places[i + 1]!);
      context.translate(left, top);
      const edge = group.edge === 'ink' ? 0.45 : group.hollow ? 1.3 : 0.7;
      stroke(context, shape, look[group.edge], radius * edge);
      context.fillStyle = group.hollow ? look.halo : group.color;
      context.fill(shape);
      if (group.hollow) stroke(context, shape, group.color, radius * 0.55);
      context.translate(-left, -top);
    }
  }
  context.globalAlpha = 1;
}

/** The cross-hair at a place of the domain; the context is clipped to the box. */
export function drawCross(
  context: CanvasRenderingContext2D,
  place: readonly [number, number],
  { look, x: across, y: up }: BoundaryModel,
  box: PlotBox,
): void {
  const [x, y] = plotTransform(box, across.range, up.range).toScreen(...place);
  const path = new Path2D();
  const gap = 0.45 * look.fontSize;
  path.moveTo(box.left, y);
  path.lineTo(x - gap, y);
  path.moveTo(x + gap, y);
  path.lineTo(box.left + box.width, y);
  path.moveTo(x, box.top);
  path.lineTo(x, y - gap);
  path.moveTo(x, y + gap);
  path.lineTo(x, box.top + box.height);
  path.moveTo(x + gap, y);
  path.arc(x, y, gap, 0, 2 * Math.PI);
  stroke(context, path, look.halo, 2.2 * look.lineWidth);
  stroke(context, path, look.ink, 0.8 * look.lineWidth);
}

export function stroke(context: CanvasRenderingContext2D, path: Path2D, color: string, width: number): void {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.lineCap = 'round';
  context.stroke(path);
}
