import './heatMap.css';
import { createCanvasFigure } from './canvasFigure';
import type { FigureLook } from './frame';

/** A square of cells between two axes: plain data, replaced as a whole. */
export interface HeatMapModel {
  /** Cells a side. */
  readonly size: number;
  /** RGBA of every cell, row by row from the bottom. */
  readonly pixels: Uint8ClampedArray;
  /** 1 where a cell has fine lines across it, as a cue beside its colour, 2 where they lean the other way. */
  readonly hatched: Uint8Array;
  readonly x: HeatAxis;
  readonly y: HeatAxis;
  /** Lines over the cells, and places on them; absent: none. */
  readonly lines?: readonly HeatLine[];
  readonly marks?: readonly HeatMark[];
  /** The cell that is pointed out. */
  readonly cursor: Cell | null;
  readonly look: FigureLook;
  /** Name of the map for assistive technology. */
  readonly name: string;
}

export interface HeatAxis {
  readonly label: string;
  readonly ticks: readonly { readonly share: number; readonly text: string }[];
}

export interface HeatLine {
  /** x₀, y₀, x₁, y₁, … in shares of the axes, 0 to 1. */
  readonly path: Float64Array;
  /** In units of its width; empty: solid. */
  readonly dash: readonly number[];
}

export interface HeatMark {
  /** Shares of the axes; beyond 0 and 1 it is not drawn. */
  readonly x: number;
  readonly y: number;
  readonly sign: 'ring' | 'cross';
}

export interface Cell {
  readonly column: number;
  /** From the bottom. */
  readonly row: number;
}

/** Shares of both axes; beyond 0 and 1: more than is shown. */
export interface Region {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export interface HeatMapEvents {
  onPoint(cell: Cell | null): void;
  onChoose(cell: Cell): void;
  onZoom(region: Region): void;
  /** Out again to where one came from. */
  onBack(): void;
}

export interface HeatMap {
  readonly element: HTMLElement;
  show(model: HeatMapModel): void;
  dispose(): void;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly side: number;
}

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
  const cells = document.createElement('canvas');
  const hatch = document.createElement('canvas');

  let model: HeatMapModel | null = null;
  let box: Box = { left: 0, top: 0, side: 0 };
  let press: { readonly x: number; readonly y: number } | null = null;
  let wheeled = Number.NEGATIVE_INFINITY;

  function draw(context: CanvasRenderingContext2D, width: number, height: number, ratio: number): void {
    if (model === null || width < 80 || height < 80) return;
    box = plotBox(width, height, model.look.fontSize);
    drawCells(context, model, ratio);
    drawOver(context, model, box);
    drawAxes(context, model, box);
    placeCursor();
  }

  function drawCells(context: CanvasRenderingContext2D, { size, pixels, hatched }: HeatMapModel, ratio: number): void {
    cells.width = size;
    cells.height = size;
    const image = new ImageData(size, size);
    for (let row = 0; row < size; row++) {
      // Pictures have their first row at the top.
      image.data.set(pixels.subarray(4 * row * size, 4 * (row + 1) * size), 4 * (size - 1 - row) * size);
    }
    cells.getContext('2d')?.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = false;
    context.drawImage(cells, box.left, box.top, box.side, box.side);
    for (const lean of [1, 2] as const) if (hatched.includes(lean)) drawHatch(context, size, hatched, lean, ratio);
  }

  /** Lines over the whole plot, of which the mask leaves those over hatched cells. */
  function drawHatch(
    context: CanvasRenderingContext2D,
    size: number,
    hatched: Uint8Array,
    lean: 1 | 2,
    ratio: number,
  ): void {
    const mask = new ImageData(size, size);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const here = hatched[row * size + column] === lean;
        mask.data[4 * ((size - 1 - row) * size + column) + 3] = here ? 255 : 0;
      }
    }
    cells.getContext('2d')?.putImageData(mask, 0, 0);
    const side = Math.round(box.side * ratio);
    hatch.width = side;
    hatch.height = side;
    const layer = hatch.getContext('2d');
    if (layer === null || model === null) return;
    const gap = 0.55 * model.look.fontSize * ratio;
    layer.strokeStyle = 'rgb(0 0 0 / 28%)';
    layer.lineWidth = Math.max(1, gap * 0.16);
    layer.beginPath();
    const [from, to] = lean === 1 ? [side, 0] : [0, side];
    for (let at = -side; at < side; at += gap) {
      layer.moveTo(at, from);
      layer.lineTo(at + side, to);
    }
    layer.stroke();
    layer.globalCompositeOperation = 'destination-in';
    layer.imageSmoothingEnabled = false;
    layer.drawImage(cells, 0, 0, side, side);
    context.drawImage(hatch, box.left, box.top, box.side, box.side);
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

/** White in black: seen on every colour. */
function drawOver(context: CanvasRenderingContext2D, { lines, marks, look }: HeatMapModel, box: Box): void {
  const at = (x: number, y: number): [number, number] => [box.left + x * box.side, box.top + (1 - y) * box.side];
  const width = 0.14 * look.fontSize;
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.side, box.side);
  context.clip();
  context.lineJoin = 'round';
  const stroke = (path: Path2D, dash: readonly number[]): void => {
    context.setLineDash([]);
    context.strokeStyle = 'rgb(0 0 0 / 75%)';
    context.lineWidth = 2.6 * width;
    context.stroke(path);
    context.setLineDash(dash.map((length) => length * width));
    context.strokeStyle = '#fff';
    context.lineWidth = width;
    context.stroke(path);
  };
  for (const { path, dash } of lines ?? []) {
    const line = new Path2D();
    for (let i = 0; i < path.length; i += 2) line.lineTo(...at(path[i]!, path[i + 1]!));
    stroke(line, dash);
  }
  const arm = 0.55 * look.fontSize;
  for (const { x, y, sign } of marks ?? []) {
    const [left, top] = at(x, y);
    const mark = new Path2D();
    if (sign === 'ring') mark.arc(left, top, arm, 0, 2 * Math.PI);
    else {
      mark.moveTo(left - arm, top);
      mark.lineTo(left + arm, top);
      mark.moveTo(left, top - arm);
      mark.lineTo(left, top + arm);
    }
    stroke(mark, []);
  }
  context.restore();
}

/** The square of the cells, with room for the axes on its left and below. */
function plotBox(width: number, height: number, fontSize: number): Box {
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

function drawAxes(context: CanvasRenderingContext2D, { x, y, look }: HeatMapModel, box: Box): void {
  const { fontSize } = look;
  const bottom = box.top + box.side;
  context.strokeStyle = look.edge;
  context.lineWidth = 1;
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
