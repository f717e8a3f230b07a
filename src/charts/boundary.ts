import { scaleLinear } from 'd3-scale';
import { tickText } from '../geometry/axis';
import {
  type Background,
  backgroundPosition,
  decisionLines,
  paintBackground,
  type ScalarBackground,
} from './background';
import { drawCross, drawCurve, drawLines, drawPoints, stroke } from './boundaryLayers';
import type { BoundaryEvents, BoundaryFigure, BoundaryModel } from './boundaryModel';
import { createCanvasFigure } from './canvasFigure';
import { divergingTable, TABLE_SIZE } from './classColors';
import { drawAxes, type FigureLook, isInside, type PlotAxis, type PlotBox, plotTransform, setFont } from './frame';

export type {
  BoundaryEvents,
  BoundaryFigure,
  BoundaryModel,
  FigureLine,
  FittedCurve,
  PointGroup,
} from './boundaryModel';

/** One press of an arrow key moves the cross-hair by this part of the axes, with Shift by five times as much. */
const KEY_STEP = 1 / 50;
/** Width over height of the plot: the axes' own shape within these bounds. */
const SHAPE = [0.8, 1.4] as const;

/**
 * Decision boundary in the plane, or a fitted curve: heat map, the line where the decision changes, data points with a
 * shape and a colour per class, a colour bar and a cross-hair that follows pointer and keyboard.
 */
export function createBoundaryFigure(events: BoundaryEvents): BoundaryFigure {
  const heat = document.createElement('canvas');
  const figure = createCanvasFigure(
    'boundary-figure',
    drawGround,
    drawFrame,
    layer(drawLines),
    layer(drawPoints),
    layer((context, model, box) => {
      if (model.probe !== null) drawCross(context, model.probe, model, box);
    }),
  );
  const { element } = figure;
  element.tabIndex = 0;
  // Keys must reach the cross-hair, whatever a screen reader makes of them elsewhere.
  element.setAttribute('role', 'application');
  element.dataset.arrows = '';
  let model: BoundaryModel | null = null;
  let box: PlotBox = { left: 0, top: 0, width: 1, height: 1 };
  let lines: Path2D | null = null;

  function drawGround(context: CanvasRenderingContext2D, width: number, height: number): void {
    if (model === null || model.background === null) return;
    const shown = model;
    const { background } = model;
    box = plotBox(model, width, height);
    clipped(context, () => {
      if (background.kind === 'curve') drawCurve(context, background, shown, box);
      else drawHeat(context, background, shown.look);
    });
  }

  function drawFrame(context: CanvasRenderingContext2D, width: number, height: number): void {
    if (model === null) return;
    const { look, background } = model;
    box = plotBox(model, width, height);
    drawAxes(context, box, model.x, model.y, look, background === null || background.kind === 'curve');
    if (background?.kind === 'scalar') drawBar(context, background, model.barLabel, look);
  }

  /** What lies within the axes. */
  function layer(draw: (context: CanvasRenderingContext2D, model: BoundaryModel, box: PlotBox) => void) {
    return (context: CanvasRenderingContext2D, width: number, height: number): void => {
      if (model === null) return;
      const shown = model;
      box = plotBox(shown, width, height);
      clipped(context, () => draw(context, shown, box));
    };
  }

  function clipped(context: CanvasRenderingContext2D, draw: () => void): void {
    context.save();
    context.beginPath();
    context.rect(box.left, box.top, box.width, box.height);
    context.clip();
    draw();
    context.restore();
  }

  /** A sample is the middle of its pixel, so the picture reaches half a cell beyond the axes on each side. */
  function drawHeat(context: CanvasRenderingContext2D, background: Background, look: FigureLook): void {
    const { columns, rows, discrete } = background;
    const [dx, dy] = [box.width / (columns - 1), box.height / (rows - 1)];
    context.imageSmoothingEnabled = !discrete;
    context.drawImage(heat, box.left - dx / 2, box.top - dy / 2, columns * dx, rows * dy);
    if (lines === null) return;
    const placed = new Path2D();
    placed.addPath(lines, new DOMMatrix([dx, 0, 0, -dy, box.left, box.top + box.height]));
    stroke(context, placed, look.halo, 2.4 * look.lineWidth);
    stroke(context, placed, look.ink, 1.1 * look.lineWidth);
  }

  function drawBar(
    context: CanvasRenderingContext2D,
    background: ScalarBackground,
    label: string,
    look: FigureLook,
  ): void {
    const { fontSize } = look;
    const left = box.left + box.width + 1.1 * fontSize;
    const width = 0.9 * fontSize;
    const table = divergingTable(background.stops);
    for (let row = 0; row < box.height; row++) {
      const share = 1 - row / box.height;
      const value = background.low + share * (background.high - background.low);
      const decided = background.discrete && background.threshold !== null;
      const place = decided ? (value >= background.threshold! ? 1 : 0) : backgroundPosition(background, value);
      const at = 3 * Math.round(place * (TABLE_SIZE - 1));
      context.fillStyle = `rgb(${table[at]}, ${table[at + 1]}, ${table[at + 2]})`;
      context.fillRect(left, box.top + row, width, Math.min(1.5, box.height - row));
    }
    context.strokeStyle = look.edge;
    context.lineWidth = 1;
    context.strokeRect(left, box.top, width, box.height);
    context.fillStyle = look.text;
    setFont(context, look);
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    const scale = scaleLinear([background.low, background.high], [box.top + box.height, box.top]);
    for (const value of scale.ticks(Math.max(2, Math.min(6, Math.round(box.height / (3.4 * fontSize)))))) {
      context.fillText(tickText(value), left + width + 0.4 * fontSize, scale(value));
    }
    if (background.threshold !== null) {
      const top = scale(background.threshold);
      const mark = new Path2D();
      mark.moveTo(left - 0.25 * fontSize, top);
      mark.lineTo(left + width + 0.25 * fontSize, top);
      stroke(context, mark, look.ink, 1.4 * look.lineWidth);
    }
    context.save();
    context.translate(left + width + 3.3 * fontSize, box.top + box.height / 2);
    context.rotate(-Math.PI / 2);
    context.textAlign = 'center';
    context.fillText(label, 0, 0);
    context.restore();
  }

  function placeOf(event: MouseEvent): { place: readonly [number, number]; inside: boolean } | null {
    if (model === null) return null;
    const bounds = element.getBoundingClientRect();
    const [left, top] = [event.clientX - bounds.left, event.clientY - bounds.top];
    const place = plotTransform(box, model.x.range, model.y.range).toPlace(left, top);
    return { place, inside: isInside(box, left, top) };
  }

  element.addEventListener('pointerdown', (event) => {
    const at = placeOf(event);
    if (event.button !== 0 || at === null || !at.inside) return;
    events.onProbe(at.place);
    if (model?.mode !== 'draw') return;
    element.setPointerCapture(event.pointerId);
    events.onStroke(at.place, 'begin');
  });
  element.addEventListener('pointermove', (event) => {
    const at = placeOf(event);
    if (at === null) return;
    events.onProbe(at.inside ? at.place : null);
    if (element.hasPointerCapture(event.pointerId) && at.inside) events.onStroke(at.place, 'move');
  });
  for (const type of ['pointerup', 'pointercancel'] as const) {
    element.addEventListener(type, (event) => {
      const at = placeOf(event);
      if (at === null || !element.hasPointerCapture(event.pointerId)) return;
      element.releasePointerCapture(event.pointerId);
      events.onStroke(at.place, 'end');
    });
  }
  element.addEventListener('pointerleave', (event) => {
    // A finger that is lifted leaves its reading behind.
    if (event.pointerType === 'mouse') events.onProbe(null);
  });
  element.addEventListener('contextmenu', (event) => {
    const at = placeOf(event);
    if (model?.mode !== 'draw' || at === null || !at.inside) return;
    event.preventDefault();
    events.onErase(at.place);
  });
  element.addEventListener('keydown', (event) => {
    if (model === null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const moved = movedProbe(model, event.key, event.shiftKey);
    const pen = model.mode === 'draw' ? model.probe : null;
    if (moved !== undefined) events.onProbe(moved);
    else if (event.key === 'Enter' && pen !== null) {
      events.onStroke(pen, 'begin');
      events.onStroke(pen, 'end');
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && pen !== null) events.onErase(pen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  return {
    element,
    show(next) {
      const before = model;
      model = next;
      if (next.background !== before?.background && next.background !== null && next.background.kind !== 'curve') {
        const { background } = next;
        heat.width = background.columns;
        heat.height = background.rows;
        heat
          .getContext('2d')
          ?.putImageData(new ImageData(paintBackground(background), background.columns, background.rows), 0, 0);
        lines = toPath(decisionLines(background));
      }
      if (before?.name !== next.name) element.setAttribute('aria-label', next.name);
      if (before?.role !== next.role) element.setAttribute('aria-roledescription', next.role);
      element.dataset.mode = next.mode;
      const moved = before === null || frameKey(before) !== frameKey(next);
      if (moved) figure.invalidate();
      if (next.background !== before?.background) figure.invalidate(0);
      if (next.lines !== before?.lines) figure.invalidate(2);
      if (next.points !== before?.points) figure.invalidate(3);
      if (next.probe !== before?.probe) figure.invalidate(4);
    },
    dispose: () => figure.dispose(),
  };
}

/** All that the frame depends on, and with it every other layer. */
function frameKey({ x, y, look, barLabel, background, fills }: BoundaryModel): string {
  const bar = background?.kind === 'scalar' ? { ...background, values: null } : background?.kind;
  return JSON.stringify([x, y, look, barLabel, bar, fills]);
}

/** The cross-hair begins in the middle and stays within the axes; undefined: not a key of the figure. */
function movedProbe(model: BoundaryModel, key: string, fast: boolean): readonly [number, number] | null | undefined {
  const { x, y, probe } = model;
  const middle = [(x.range[0] + x.range[1]) / 2, (y.range[0] + y.range[1]) / 2] as const;
  if (key === 'Home') return middle;
  if (key === 'Escape') return probe === null ? undefined : null;
  const moves: Readonly<Record<string, readonly [number, number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, 1],
    ArrowDown: [0, -1],
  };
  const move = moves[key];
  if (move === undefined) return undefined;
  if (probe === null) return middle;
  const step = KEY_STEP * (fast ? 5 : 1);
  const along = (at: number, by: number, [low, high]: PlotAxis['range']) =>
    Math.min(high, Math.max(low, at + by * step * (high - low)));
  return [along(probe[0], move[0], x.range), along(probe[1], move[1], y.range)];
}

function plotBox({ x, y, background, look, fills }: BoundaryModel, width: number, height: number): PlotBox {
  const { fontSize } = look;
  const bar = background?.kind === 'scalar';
  const margin = {
    left: 4.7 * fontSize,
    right: (bar ? 6.1 : 0.8) * fontSize,
    top: 0.7 * fontSize,
    bottom: 3.1 * fontSize,
  };
  const free = {
    width: Math.max(1, width - margin.left - margin.right),
    height: Math.max(1, height - margin.top - margin.bottom),
  };
  if (fills || background?.kind === 'curve') return { left: margin.left, top: margin.top, ...free };
  const shape = Math.min(SHAPE[1], Math.max(SHAPE[0], (x.range[1] - x.range[0]) / (y.range[1] - y.range[0])));
  const side = Math.min(free.height, free.width / shape);
  return {
    left: margin.left + (free.width - side * shape) / 2,
    top: margin.top + (free.height - side) / 2,
    width: side * shape,
    height: side,
  };
}

function toPath(segments: Float32Array): Path2D {
  const path = new Path2D();
  for (let i = 0; i < segments.length; i += 4) {
    path.moveTo(segments[i]!, segments[i + 1]!);
    path.lineTo(segments[i + 2]!, segments[i + 3]!);
  }
  return path;
}
