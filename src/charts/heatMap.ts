import './heatMap.css';
import { createCanvasFigure } from './canvasFigure';
import { type CellBox, CellPainter, drawOver } from './heatMapCells';
import type { Cell, HeatMap, HeatMapEvents, HeatMapModel } from './heatMapModel';

export type { Cell, HeatAxis, HeatLine, HeatMapModel, HeatMark, Region } from './heatMapModel';

/** A press that moves less far than this is a click; CSS pixels. */
const SLACK = 6;
/** One notch of a wheel, one press of a key. */
const ZOOM = 2;
/** A wheel gives many events; they count as one within this time, in milliseconds. */
const WHEEL_PAUSE = 350;

/**
 * A heat map to look around in: hover or arrows read a cell, a click or Enter chooses it, a drag, the wheel or + and −
 * zoom, Escape goes back.
 */
export function createHeatMap(events: HeatMapEvents): HeatMap {
  const figure = createCanvasFigure('heat-map', draw);
  const { element } = figure;
  element.tabIndex = 0;
  element.setAttribute('role', 'application');
  element.dataset.arrows = '';
  const cursor = document.createElement('div');
  cursor.className = 'heat-map-cursor';
  const selection = document.createElement('div');
  selection.className = 'heat-map-selection';
  selection.hidden = true;
  element.append(cursor, selection);
  const cells = new CellPainter();

  let model: HeatMapModel | null = null;
  let box: CellBox = { left: 0, top: 0, side: 0 };
  let press: { readonly x: number; readonly y: number } | null = null;
  let wheeled = Number.NEGATIVE_INFINITY;

  function draw(context: CanvasRenderingContext2D, width: number, height: number, ratio: number): void {
    if (model === null || width < 80 || height < 80) return;
    box = plotBox(width, height, model.look.fontSize);
    cells.draw(context, model, box, ratio);
    drawOver(context, model, box);
    drawAxes(context, model, box);
    placeCursor();
  }

  function placeCursor(): void {
    const at = model?.cursor ?? null;
    cursor.hidden = at === null;
    if (model === null || at === null) return;
    const side = box.side / model.size;
    // A cell of a few pixels would vanish under its own frame.
    const grown = Math.max(side, 7);
    cursor.style.left = `${box.left + (at.column + 0.5) * side - grown / 2}px`;
    cursor.style.top = `${box.top + (model.size - at.row - 0.5) * side - grown / 2}px`;
    cursor.style.width = `${grown}px`;
    cursor.style.height = `${grown}px`;
  }

  /** Shares of the axes under a pointer, not cut off. */
  function shareAt(event: MouseEvent): [number, number] {
    const rect = element.getBoundingClientRect();
    return [(event.clientX - rect.left - box.left) / box.side, 1 - (event.clientY - rect.top - box.top) / box.side];
  }

  function cellAt(event: MouseEvent): Cell | null {
    if (model === null || box.side === 0) return null;
    const [x, y] = shareAt(event);
    if (!(x >= 0 && x < 1 && y >= 0 && y < 1)) return null;
    return { column: Math.floor(x * model.size), row: Math.floor(y * model.size) };
  }

  function zoomAround(x: number, y: number, factor: number): void {
    const part = 1 / factor;
    events.onZoom({ x: [x - x * part, x + (1 - x) * part], y: [y - y * part, y + (1 - y) * part] });
  }

  function select(event: PointerEvent): void {
    if (press === null) return;
    const rect = element.getBoundingClientRect();
    const clampX = (x: number): number => Math.min(box.left + box.side, Math.max(box.left, x - rect.left));
    const clampY = (y: number): number => Math.min(box.top + box.side, Math.max(box.top, y - rect.top));
    const [x0, x1] = [clampX(press.x), clampX(event.clientX)];
    const [y0, y1] = [clampY(press.y), clampY(event.clientY)];
    selection.hidden = Math.hypot(x1 - x0, y1 - y0) < SLACK;
    selection.style.left = `${Math.min(x0, x1)}px`;
    selection.style.top = `${Math.min(y0, y1)}px`;
    selection.style.width = `${Math.abs(x1 - x0)}px`;
    selection.style.height = `${Math.abs(y1 - y0)}px`;
  }

  function endPress(): void {
    press = null;
    selection.hidden = true;
  }

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || cellAt(event) === null) return;
    press = { x: event.clientX, y: event.clientY };
    // Fingers scroll the page; for them there are buttons.
    if (event.pointerType === 'mouse' || event.pointerType === 'pen') element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    if (press !== null && element.hasPointerCapture(event.pointerId)) select(event);
    events.onPoint(cellAt(event));
  });
  element.addEventListener('pointerup', (event) => {
    if (press === null) return;
    const moved = Math.hypot(event.clientX - press.x, event.clientY - press.y) >= SLACK;
    const cell = cellAt(event);
    const from = shareAt({ clientX: press.x, clientY: press.y } as MouseEvent);
    const to = shareAt(event);
    endPress();
    if (!moved) {
      if (cell !== null) events.onChoose(cell);
      return;
    }
    const span = (a: number, b: number): [number, number] => [Math.max(0, Math.min(a, b)), Math.min(1, Math.max(a, b))];
    const region = { x: span(from[0], to[0]), y: span(from[1], to[1]) };
    if (region.x[1] - region.x[0] > 0.005 && region.y[1] - region.y[0] > 0.005) events.onZoom(region);
  });
  element.addEventListener('pointercancel', endPress);
  element.addEventListener('pointerleave', () => events.onPoint(null));
  element.addEventListener(
    'wheel',
    (event) => {
      if (event.ctrlKey || cellAt(event) === null) return;
      event.preventDefault();
      if (event.timeStamp - wheeled < WHEEL_PAUSE) return;
      wheeled = event.timeStamp;
      const [x, y] = shareAt(event);
      zoomAround(x, y, event.deltaY < 0 ? ZOOM : 1 / ZOOM);
    },
    { passive: false },
  );
  element.addEventListener('keydown', (event) => {
    if (model === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const { size } = model;
    const at = model.cursor ?? { column: Math.floor(size / 2), row: Math.floor(size / 2) };
    const step = event.shiftKey ? Math.max(1, Math.round(size / 8)) : 1;
    const confine = (place: number): number => Math.min(size - 1, Math.max(0, place));
    const [dx, dy] = ARROWS[event.key] ?? [0, 0];
    if (event.key in ARROWS) {
      events.onPoint({ column: confine(at.column + step * dx), row: confine(at.row + step * dy) });
    } else if (event.key === 'Enter') events.onChoose(at);
    else if (event.key === 'Escape') {
      if (press === null) events.onBack();
      else endPress();
    } else if (event.key === '+' || event.key === '=' || event.key === '-' || event.key === '_') {
      const closer = event.key === '+' || event.key === '=';
      zoomAround((at.column + 0.5) / size, (at.row + 0.5) / size, closer ? ZOOM : 1 / ZOOM);
    } else return;
    event.preventDefault();
  });

  return {
    element,
    show(next) {
      const same = model !== null && model.pixels === next.pixels && sameFrame(model, next);
      model = next;
      if (element.getAttribute('aria-label') !== next.name) element.setAttribute('aria-label', next.name);
      // A pointer that moves from cell to cell changes nothing else.
      if (same) placeCursor();
      else figure.invalidate();
    },
    dispose: () => figure.dispose(),
  };
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

function sameFrame(a: HeatMapModel, b: HeatMapModel): boolean {
  const over = a.lines === b.lines && a.marks === b.marks;
  return over && a.x === b.x && a.y === b.y && a.look === b.look && a.hatched === b.hatched && a.size === b.size;
}

/** The square of the cells, with room for the axes on its left and below. */
function plotBox(width: number, height: number, fontSize: number): CellBox {
  const left = 4.6 * fontSize;
  const below = 3.4 * fontSize;
  const above = 0.9 * fontSize;
  const right = 1.2 * fontSize;
  const side = Math.max(10, Math.min(width - left - right, height - above - below));
  return {
    left: Math.round(left + (width - left - right - side) / 2),
    top: Math.round(above + (height - above - below - side) / 2),
    side: Math.floor(side),
  };
}

function drawAxes(context: CanvasRenderingContext2D, { x, y, look }: HeatMapModel, box: CellBox): void {
  const { fontSize } = look;
  const bottom = box.top + box.side;
  context.strokeStyle = look.edge;
  context.lineWidth = Math.max(1, look.lineWidth / 2);
  context.strokeRect(box.left - 0.5, box.top - 0.5, box.side + 1, box.side + 1);
  context.fillStyle = look.text;
  context.font = `${fontSize}px ${look.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.beginPath();
  for (const { share, text } of x.ticks) {
    const at = Math.round(box.left + share * box.side) + 0.5;
    context.moveTo(at, bottom);
    context.lineTo(at, bottom + 0.35 * fontSize);
    context.fillText(text, at, bottom + 0.5 * fontSize);
  }
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const { share, text } of y.ticks) {
    const at = Math.round(bottom - share * box.side) + 0.5;
    context.moveTo(box.left, at);
    context.lineTo(box.left - 0.35 * fontSize, at);
    context.fillText(text, box.left - 0.55 * fontSize, at);
  }
  context.stroke();
  context.textAlign = 'center';
  context.textBaseline = 'bottom';
  context.font = `600 ${1.05 * fontSize}px ${look.font}`;
  context.fillText(x.label, box.left + box.side / 2, bottom + 3.1 * fontSize);
  context.save();
  context.translate(box.left - 3.2 * fontSize, box.top + box.side / 2);
  context.rotate(-Math.PI / 2);
  context.fillText(y.label, 0, 0);
  context.restore();
}
