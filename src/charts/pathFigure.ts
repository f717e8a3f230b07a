import { createCanvasFigure } from './canvasFigure';
import { drawAxes, type FigureLook, type PlotAxis, plotTransform } from './frame';

/** A way through a plane: plain data, replaced as a whole. */
export interface PathModel {
  readonly xLabel: string;
  readonly yLabel: string;
  /** x, y, x, y, …, the oldest first. */
  readonly places: Float64Array;
  /** Index of the place that is looked at. */
  readonly at: number;
  /** CSS colour. */
  readonly color: string;
  readonly look: FigureLook;
  /** For assistive technology. */
  readonly name: string;
}

export interface PathFigure {
  readonly element: HTMLElement;
  show(model: PathModel): void;
  dispose(): void;
}

/** Room around the path, as a share of its extent. */
const MARGIN = 0.12;

/** A path with its beginning (a ring) and the place that is looked at (a dot); what comes after that stands back. */
export function createPathFigure(): PathFigure {
  let model: PathModel | null = null;
  const figure = createCanvasFigure('path-figure', (context, width, height) => {
    // A single state is no way yet, and has no axes.
    if (model !== null && model.places.length >= 4) draw(context, model, width, height);
  });
  figure.canvas.setAttribute('role', 'img');
  return {
    element: figure.element,
    show(next) {
      if (model?.name !== next.name) figure.canvas.setAttribute('aria-label', next.name);
      model = next;
      figure.invalidate();
    },
    dispose: () => figure.dispose(),
  };
}

function draw(context: CanvasRenderingContext2D, model: PathModel, width: number, height: number): void {
  const { places, look, color } = model;
  const { fontSize } = look;
  const box = {
    left: 4.9 * fontSize,
    top: 0.6 * fontSize,
    width: Math.max(1, width - 5.9 * fontSize),
    height: Math.max(1, height - 3.7 * fontSize),
  };
  const x: PlotAxis = { label: model.xLabel, range: spanOf(places, 0) };
  const y: PlotAxis = { label: model.yLabel, range: spanOf(places, 1) };
  drawAxes(context, box, x, y, look, true);
  const { toScreen } = plotTransform(box, x.range, y.range);
  const [past, future] = [new Path2D(), new Path2D()];
  for (let i = 0; i < places.length / 2; i++) {
    const place = toScreen(places[2 * i]!, places[2 * i + 1]!);
    if (i <= model.at) past.lineTo(...place);
    if (i >= model.at) future.lineTo(...place);
  }
  context.lineJoin = context.lineCap = 'round';
  context.strokeStyle = color;
  context.lineWidth = look.lineWidth;
  context.globalAlpha = 0.3;
  context.stroke(future);
  context.globalAlpha = 1;
  context.stroke(past);
  const here = Math.min(Math.max(model.at, 0), places.length / 2 - 1);
  const start = toScreen(places[0]!, places[1]!);
  const end = toScreen(places[2 * here]!, places[2 * here + 1]!);
  context.lineWidth = look.lineWidth * 0.9;
  dot(context, start, fontSize * 0.4, look.halo, color);
  dot(context, end, fontSize * 0.36, color, look.halo);
}

function dot(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  radius: number,
  fill: string,
  stroke: string,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = stroke;
  context.stroke();
}

function spanOf(places: Float64Array, from: 0 | 1): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = from; i < places.length; i += 2) {
    low = Math.min(low, places[i]!);
    high = Math.max(high, places[i]!);
  }
  const margin = MARGIN * (high - low) || Math.max(1e-3, 0.1 * Math.abs(low));
  return [low - margin, high + margin];
}
