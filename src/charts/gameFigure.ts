import { interpolateLab } from 'd3-interpolate';
import { paintBackground } from './background';
import { createCanvasFigure } from './canvasFigure';
import { divergingStops, type FigureTheme, neutralColor } from './classColors';
import { drawAxes, type FigureLook, isInside, type PlotAxis, type PlotBox, plotTransform } from './frame';

/** Real and made-up points in the plane, and what a judge thinks of every place: plain data, replaced as a whole. */
export interface GameFigureModel {
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  /** Probability of being real on a grid of `side` × `side` places, row-major, y growing by row; null: not shown. */
  readonly field: { readonly side: number; readonly values: Float32Array } | null;
  /** x, y, x, y, … */
  readonly real: Float64Array;
  readonly generated: Float64Array;
  /** One vector per generated point, in units of the axes; null: not shown. */
  readonly arrows: Float64Array | null;
  /** `side` × `side` points that lines join row by row and column by column; null: not shown. */
  readonly lattice: { readonly side: number; readonly points: Float64Array } | null;
  /** Circles around places, full or empty. */
  readonly modes: {
    readonly places: Float64Array;
    readonly radius: number;
    readonly covered: readonly boolean[];
  } | null;
  /** A press draws points. */
  readonly drawing: boolean;
  readonly theme: FigureTheme;
  readonly look: FigureLook;
  readonly name: string;
}

export interface GameFigure {
  readonly element: HTMLElement;
  show(model: GameFigureModel): void;
  dispose(): void;
}

/** Colours of what is real and what is made up; the field runs between paler ones of the same hues. */
export function gameColors(theme: FigureTheme): { readonly real: string; readonly generated: string } {
  const [generated, , real] = divergingStops(theme);
  return { real, generated };
}

/** Points must stand out from a background of their own hue. */
const PALENESS = 0.45;

/** `onDraw` is told of every place that is drawn, and `null` when a stroke ends. */
export function createGameFigure(onDraw: (place: readonly [number, number] | null) => void): GameFigure {
  const heat = document.createElement('canvas');
  const figure = createCanvasFigure('game-figure', draw);
  const { element } = figure;
  element.setAttribute('role', 'img');
  let model: GameFigureModel | null = null;
  let box: PlotBox = { left: 0, top: 0, width: 1, height: 1 };
  /** Where the keys draw; null until one is pressed. */
  let pen: readonly [number, number] | null = null;

  function draw(context: CanvasRenderingContext2D, width: number, height: number): void {
    if (model === null) return;
    const { look, theme } = model;
    box = boxIn(width, height, look.fontSize);
    const { toScreen } = plotTransform(box, model.x.range, model.y.range);
    const colors = gameColors(theme);
    if (model.field === null) drawAxes(context, box, model.x, model.y, look, true);
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    if (model.field !== null) drawField(context, model.field.side);
    if (model.lattice !== null) drawLattice(context, model.lattice, toScreen, look);
    if (model.modes !== null) drawModes(context, model, toScreen);
    const radius = Math.max(0.23 * look.fontSize, Math.min(0.42 * look.fontSize, 0.008 * box.width));
    for (let i = 0; i < model.real.length; i += 2) {
      const [left, top] = toScreen(model.real[i]!, model.real[i + 1]!);
      context.beginPath();
      context.arc(left, top, radius, 0, 2 * Math.PI);
      dot(context, colors.real, look.halo, radius);
    }
    if (model.arrows !== null) drawArrows(context, model, model.arrows, toScreen, LONGEST_ARROW * box.width);
    for (let i = 0; i < model.generated.length; i += 2) {
      const [left, top] = toScreen(model.generated[i]!, model.generated[i + 1]!);
      const size = 1.45 * radius;
      context.beginPath();
      context.moveTo(left, top - size);
      context.lineTo(left + size, top);
      context.lineTo(left, top + size);
      context.lineTo(left - size, top);
      context.closePath();
      dot(context, colors.generated, look.halo, radius);
    }
    if (model.drawing && pen !== null) {
      const [left, top] = toScreen(...pen);
      context.beginPath();
      context.arc(left, top, 0.6 * look.fontSize, 0, 2 * Math.PI);
      context.strokeStyle = look.ink;
      context.lineWidth = 1.3 * look.lineWidth;
      context.stroke();
    }
    context.restore();
    if (model.field !== null) drawAxes(context, box, model.x, model.y, look, false);
  }

  /** A sample is the middle of its pixel, so the picture reaches half a cell beyond the axes on each side. */
  function drawField(context: CanvasRenderingContext2D, side: number): void {
    const cell = box.width / (side - 1);
    const tall = box.height / (side - 1);
    context.imageSmoothingEnabled = true;
    context.imageSmoothingQuality = 'high';
    context.drawImage(heat, box.left - cell / 2, box.top - tall / 2, side * cell, side * tall);
  }

  function paint({ field, theme }: GameFigureModel): void {
    if (field === null) return;
    const [low, middle, high] = divergingStops(theme);
    const pale = (color: string) => interpolateLab(neutralColor(theme), color)(1 - PALENESS);
    const pixels = paintBackground({
      kind: 'scalar',
      columns: field.side,
      rows: field.side,
      discrete: false,
      values: field.values,
      low: 0,
      middle: 0.5,
      high: 1,
      threshold: null,
      stops: [pale(low), middle, pale(high)],
    });
    heat.width = heat.height = field.side;
    heat.getContext('2d')?.putImageData(new ImageData(pixels, field.side, field.side), 0, 0);
  }

  function placeOf(event: PointerEvent): readonly [number, number] | null {
    if (model === null) return null;
    const bounds = element.getBoundingClientRect();
    const [left, top] = [event.clientX - bounds.left, event.clientY - bounds.top];
    if (!isInside(box, left, top)) return null;
    return plotTransform(box, model.x.range, model.y.range).toPlace(left, top);
  }

  element.addEventListener('pointerdown', (event) => {
    const place = placeOf(event);
    if (event.button !== 0 || place === null || model?.drawing !== true) return;
    element.setPointerCapture(event.pointerId);
    onDraw(place);
  });
  element.addEventListener('pointermove', (event) => {
    const place = element.hasPointerCapture(event.pointerId) ? placeOf(event) : null;
    if (place !== null) onDraw(place);
  });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    element.addEventListener(type, (event) => {
      if (!element.hasPointerCapture(event.pointerId)) return;
      element.releasePointerCapture(event.pointerId);
      onDraw(null);
    });
  }

  element.addEventListener('keydown', (event) => {
    if (model?.drawing !== true || event.ctrlKey || event.metaKey || event.altKey) return;
    const [x, y] = pen ?? [middle(model.x.range), middle(model.y.range)];
    const step = KEY_STEP * (model.x.range[1] - model.x.range[0]) * (event.shiftKey ? 4 : 1);
    const moves = new Map<string, readonly [number, number]>([
      ['ArrowLeft', [x - step, y]],
      ['ArrowRight', [x + step, y]],
      ['ArrowUp', [x, y + step]],
      ['ArrowDown', [x, y - step]],
    ]);
    const moved = moves.get(event.key);
    if (moved === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (moved === undefined) {
      onDraw([x, y]);
      onDraw(null);
    } else pen = [confine(moved[0], model.x.range), confine(moved[1], model.y.range)];
    figure.invalidate();
  });

  return {
    element,
    show(next) {
      const before = model;
      model = next;
      element.setAttribute('aria-label', next.name);
      element.dataset.mode = next.drawing ? 'draw' : 'look';
      // Keys must reach the pen, whatever a screen reader makes of them elsewhere.
      element.setAttribute('role', next.drawing ? 'application' : 'img');
      element.toggleAttribute('data-arrows', next.drawing);
      if (next.drawing) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
      if (before?.field?.values !== next.field?.values || before?.theme !== next.theme) paint(next);
      figure.invalidate();
    },
    dispose: figure.dispose,
  };
}

/** One press of an arrow key moves the pen by this part of the axes, with Shift by four times as much. */
const KEY_STEP = 1 / 40;

function middle([low, high]: PlotAxis['range']): number {
  return (low + high) / 2;
}

function confine(value: number, [low, high]: PlotAxis['range']): number {
  return Math.min(high, Math.max(low, value));
}

/** A square, as large as there is room beside the numbers of the axes. */
function boxIn(width: number, height: number, fontSize: number): PlotBox {
  const [left, right, top, bottom] = [4 * fontSize, 0.8 * fontSize, 0.8 * fontSize, 3.2 * fontSize];
  const side = Math.max(1, Math.min(width - left - right, height - top - bottom));
  return {
    left: left + (width - left - right - side) / 2,
    top: top + (height - top - bottom - side) / 2,
    width: side,
    height: side,
  };
}

type ToScreen = (x: number, y: number) => [number, number];

function dot(context: CanvasRenderingContext2D, color: string, halo: string, radius: number): void {
  context.lineJoin = 'round';
  context.strokeStyle = halo;
  context.lineWidth = 0.9 * radius;
  context.stroke();
  context.fillStyle = color;
  context.fill();
}

function drawLattice(
  context: CanvasRenderingContext2D,
  { side, points }: NonNullable<GameFigureModel['lattice']>,
  toScreen: ToScreen,
  look: FigureLook,
): void {
  context.beginPath();
  for (const [along, across] of [
    [1, side],
    [side, 1],
  ] as const) {
    for (let line = 0; line < side; line++) {
      for (let k = 0; k < side; k++) {
        const at = 2 * (line * across + k * along);
        const [left, top] = toScreen(points[at]!, points[at + 1]!);
        if (k === 0) context.moveTo(left, top);
        else context.lineTo(left, top);
      }
    }
  }
  context.strokeStyle = look.ink;
  context.globalAlpha = 0.45;
  context.lineWidth = 0.6 * look.lineWidth;
  context.stroke();
  context.globalAlpha = 1;
}

function drawModes(context: CanvasRenderingContext2D, { modes, look }: GameFigureModel, toScreen: ToScreen): void {
  if (modes === null) return;
  const [zero] = toScreen(0, 0);
  const [one] = toScreen(modes.radius, 0);
  const radius = Math.max(one - zero, 0.6 * look.fontSize);
  for (const [m, covered] of modes.covered.entries()) {
    const [left, top] = toScreen(modes.places[2 * m]!, modes.places[2 * m + 1]!);
    context.beginPath();
    context.arc(left, top, radius, 0, 2 * Math.PI);
    context.setLineDash(covered ? [] : [0.3 * look.fontSize, 0.3 * look.fontSize]);
    context.strokeStyle = look.ink;
    context.lineWidth = covered ? 1.1 * look.lineWidth : 0.7 * look.lineWidth;
    context.stroke();
  }
  context.setLineDash([]);
}

/** The longest arrow is a tenth of the plot; the others keep their proportions. */
const LONGEST_ARROW = 0.1;

function drawArrows(
  context: CanvasRenderingContext2D,
  { generated, look }: GameFigureModel,
  arrows: Float64Array,
  toScreen: ToScreen,
  most: number,
): void {
  let longest = 0;
  for (let i = 0; i < arrows.length; i += 2) longest = Math.max(longest, Math.hypot(arrows[i]!, arrows[i + 1]!));
  if (!(longest > 0 && Number.isFinite(longest))) return;
  const [x0, y0] = toScreen(0, 0);
  const [x1, y1] = toScreen(1, 1);
  const shrink = most / (longest * (x1 - x0));
  context.beginPath();
  for (let i = 0; i < arrows.length; i += 2) {
    const [left, top] = toScreen(generated[i]!, generated[i + 1]!);
    const dx = arrows[i]! * (x1 - x0) * shrink;
    const dy = arrows[i + 1]! * (y1 - y0) * shrink;
    const length = Math.hypot(dx, dy);
    if (!(length > 1)) continue;
    const head = Math.min(0.45 * look.fontSize, 0.45 * length);
    const [ux, uy] = [dx / length, dy / length];
    const [tx, ty] = [left + dx, top + dy];
    context.moveTo(left, top);
    context.lineTo(tx, ty);
    context.moveTo(tx - head * (ux + 0.6 * uy), ty - head * (uy - 0.6 * ux));
    context.lineTo(tx, ty);
    context.lineTo(tx - head * (ux - 0.6 * uy), ty - head * (uy + 0.6 * ux));
  }
  context.lineCap = 'round';
  context.strokeStyle = look.halo;
  context.lineWidth = 1.9 * look.lineWidth;
  context.stroke();
  context.strokeStyle = look.ink;
  context.lineWidth = 0.75 * look.lineWidth;
  context.stroke();
}
