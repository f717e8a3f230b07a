import { roundNumbers, tickText } from '../geometry/axis';

/** How figures on a canvas are drawn, in the page's own colours and sizes. */
export interface FigureLook {
  readonly text: string;
  readonly grid: string;
  /** The frame around a plot. */
  readonly edge: string;
  /** Behind what must stand out: around points and lines. */
  readonly halo: string;
  /** Lines and crosses on coloured ground. */
  readonly ink: string;
  /** CSS font family. */
  readonly font: string;
  /** CSS pixels. */
  readonly fontSize: number;
  readonly lineWidth: number;
}

export interface PlotAxis {
  readonly label: string;
  readonly range: readonly [low: number, high: number];
}

/** CSS pixels in the figure. */
export interface PlotBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Between the numbers of the axes and CSS pixels. */
export interface PlotTransform {
  toScreen(x: number, y: number): [left: number, top: number];
  toPlace(left: number, top: number): [x: number, y: number];
}

export function plotTransform(box: PlotBox, x: PlotAxis['range'], y: PlotAxis['range']): PlotTransform {
  const [width, height] = [x[1] - x[0], y[1] - y[0]];
  return {
    toScreen: (px, py) => [
      box.left + ((px - x[0]) / width) * box.width,
      box.top + box.height - ((py - y[0]) / height) * box.height,
    ],
    toPlace: (left, top) => [
      x[0] + ((left - box.left) / box.width) * width,
      y[0] + ((box.top + box.height - top) / box.height) * height,
    ],
  };
}

export function isInside(box: PlotBox, left: number, top: number): boolean {
  return left >= box.left && left <= box.left + box.width && top >= box.top && top <= box.top + box.height;
}

/**
 * The look's type. Left to inherit its direction, a canvas makes the browser work out the page's styles for every text:
 * while a net trains, most of a frame went there.
 */
export function setFont(context: CanvasRenderingContext2D, { font, fontSize }: FigureLook): void {
  context.direction = 'ltr';
  context.font = `${fontSize}px ${font}`;
}

/** Frame, ticks, their numbers and the axes' names around a plot; `lines`: a grid within it. */
export function drawAxes(
  context: CanvasRenderingContext2D,
  box: PlotBox,
  x: PlotAxis,
  y: PlotAxis,
  look: FigureLook,
  lines: boolean,
): void {
  const { fontSize } = look;
  const transform = plotTransform(box, x.range, y.range);
  const tick = fontSize * 0.35;
  const bottom = box.top + box.height;
  setFont(context, look);
  context.fillStyle = look.text;
  context.lineWidth = Math.max(1, look.lineWidth / 2);
  const columns = roundNumbers(x.range, Math.max(2, Math.round(box.width / (5 * fontSize))));
  const rows = roundNumbers(y.range, Math.max(2, Math.round(box.height / (4.5 * fontSize))));
  context.beginPath();
  for (const value of columns) {
    const [left] = transform.toScreen(value, y.range[0]);
    context.moveTo(left, lines ? box.top : bottom);
    context.lineTo(left, bottom + tick);
  }
  for (const value of rows) {
    const [, top] = transform.toScreen(x.range[0], value);
    context.moveTo(box.left - tick, top);
    context.lineTo(lines ? box.left + box.width : box.left, top);
  }
  context.strokeStyle = look.grid;
  context.stroke();
  context.strokeStyle = look.edge;
  context.strokeRect(box.left, box.top, box.width, box.height);
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const value of columns) {
    context.fillText(tickText(value), transform.toScreen(value, y.range[0])[0], bottom + tick * 1.6);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const value of rows) {
    context.fillText(tickText(value), box.left - tick * 1.7, transform.toScreen(x.range[0], value)[1]);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillText(x.label, box.left + box.width / 2, bottom + tick * 1.6 + fontSize * 1.15);
  context.save();
  context.translate(Math.max(0.6 * fontSize, box.left - 4.1 * fontSize), box.top + box.height / 2);
  context.rotate(-Math.PI / 2);
  context.textBaseline = 'middle';
  context.fillText(y.label, 0, 0);
  context.restore();
}
