import { fixed, node, setAttribute } from '../svg';
import { LINE, stroke } from './drawn';
import { clamp, type PlotFrame } from './frame';
import type { DragPhase, PlotSketch } from './model';
import { columnPlace, erased, nearestColumn, stroked } from './sketch';

export interface SketchPen {
  /** What the keys move: a pen over the drawing. */
  readonly element: HTMLElement;
  /** The pen, and the line that was drawn. */
  show(sketch: PlotSketch | null, frame: PlotFrame): readonly SVGElement[];
}

interface Pen {
  readonly column: number;
  readonly y: number;
  readonly down: boolean;
}

/**
 * A curve drawn by hand: with a pointer on the ground, or with a pen that the arrow keys move. Enter sets the pen down and
 * lifts it; while it is down, it leaves a line. Delete wipes where it stands.
 */
export function createSketchPen(
  ground: HTMLElement,
  onSketch: (values: Float64Array, phase: DragPhase) => void,
): SketchPen {
  const element = document.createElement('div');
  element.className = 'plot-handle plot-pen';
  element.setAttribute('role', 'slider');
  element.tabIndex = 0;
  element.hidden = true;
  let sketch: PlotSketch | null = null;
  let frame: PlotFrame | null = null;
  let pen: Pen | null = null;
  let last: { readonly pointer: number; readonly column: number; readonly y: number } | null = null;
  const mark = node('path', { class: 'plot-pen-mark' });

  const at = (event: PointerEvent, now: PlotFrame, drawn: PlotSketch) => {
    const box = ground.getBoundingClientRect();
    const x = now.x.value(now.left + event.clientX - box.left);
    const y = now.y.value(clamp(now.top + event.clientY - box.top, now.top, now.bottom));
    return { column: nearestColumn(drawn, x), y };
  };

  ground.addEventListener('pointerdown', (event) => {
    if (sketch === null || frame === null || event.button !== 0) return;
    event.preventDefault();
    ground.setPointerCapture(event.pointerId);
    const place = at(event, frame, sketch);
    last = { ...place, pointer: event.pointerId };
    pen = { ...place, down: pen?.down ?? false };
    onSketch(stroked(sketch.values, place, place), 'start');
  });
  ground.addEventListener('pointermove', (event) => {
    if (sketch === null || frame === null || last?.pointer !== event.pointerId) return;
    let { values } = sketch;
    // What the browser has put together into one event would else be a straight line.
    const events = event.getCoalescedEvents?.() ?? [];
    for (const one of events.length > 0 ? events : [event]) {
      const place = at(one, frame, sketch);
      values = stroked(values, last, place);
      last = { ...place, pointer: event.pointerId };
    }
    pen = { column: last.column, y: last.y, down: pen?.down ?? false };
    onSketch(values, 'move');
  });
  const lifted = (event: PointerEvent): void => {
    if (last?.pointer !== event.pointerId) return;
    last = null;
    if (sketch !== null) onSketch(sketch.values, 'end');
  };
  ground.addEventListener('pointerup', lifted);
  ground.addEventListener('pointercancel', lifted);

  element.addEventListener('keydown', (event) => {
    if (sketch === null || frame === null || pen === null || event.ctrlKey || event.metaKey) return;
    const next = penAfter(pen, event, sketch.values.length, frame.y.range);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    const before = pen;
    pen = next;
    if (event.key === 'Delete' || event.key === 'Backspace') onSketch(erased(sketch.values, next.column), 'end');
    else if (next.down) onSketch(stroked(sketch.values, before.down ? before : next, next), 'end');
    place();
  });

  function place(): void {
    if (sketch === null || frame === null || pen === null) return;
    const x = columnPlace(sketch, pen.column);
    const [px, py] = [frame.x.at(x)!, frame.y.at(pen.y)!];
    element.style.transform = `translate(${fixed(px)}px, ${fixed(py)}px)`;
    setAttribute(element, 'aria-valuenow', String(x));
    setAttribute(element, 'aria-valuetext', sketch.valueText(x, pen.y, pen.down));
    const size = 0.5 * frame.rem;
    mark.setAttribute(
      'd',
      `M${fixed(px - size)} ${fixed(py)}h${fixed(2 * size)}M${fixed(px)} ${fixed(py - size)}v${fixed(2 * size)}`,
    );
    setAttribute(mark, 'stroke', sketch.color);
    setAttribute(mark, 'data-down', String(pen.down));
  }

  return {
    element,
    show(next, nextFrame) {
      sketch = next;
      frame = nextFrame;
      element.hidden = next === null;
      if (next === null) {
        pen = null;
        last = null;
        return [];
      }
      setAttribute(element, 'aria-label', next.name);
      setAttribute(element, 'aria-valuemin', String(next.range[0]));
      setAttribute(element, 'aria-valuemax', String(next.range[1]));
      pen ??= { column: 0, y: clamp(0, ...nextFrame.y.range), down: false };
      pen = { ...pen, column: Math.min(pen.column, next.values.length - 1), y: clamp(pen.y, ...nextFrame.y.range) };
      place();
      return [stroke(sketchPath(next, nextFrame), { color: next.color, width: LINE * nextFrame.rem }), mark];
    },
  };
}

function sketchPath(sketch: PlotSketch, { x, y }: PlotFrame): string {
  let d = '';
  let open = false;
  sketch.values.forEach((value, column) => {
    const [px, py] = [x.at(columnPlace(sketch, column)), y.at(value)];
    if (px !== null && py !== null) d += `${open ? 'L' : 'M'}${fixed(px)} ${fixed(py)}`;
    // A single place is a dot.
    if (px !== null && py !== null && !open && Number.isNaN(sketch.values[column + 1] ?? Number.NaN)) d += 'h0';
    open = px !== null && py !== null;
  });
  return d;
}

/** Where a key takes the pen; null: it is no key of the pen's. */
function penAfter(
  { column, y, down }: Pen,
  { key, shiftKey, altKey }: KeyboardEvent,
  columns: number,
  range: readonly [number, number],
): Pen | null {
  const across = shiftKey ? 10 : 1;
  const up = ((range[1] - range[0]) / 100) * (shiftKey ? 10 : altKey ? 0.1 : 1);
  switch (key) {
    case 'ArrowRight':
      return { column: Math.min(columns - 1, column + across), y, down };
    case 'ArrowLeft':
      return { column: Math.max(0, column - across), y, down };
    case 'ArrowUp':
      return { column, y: clamp(y + up, ...range), down };
    case 'ArrowDown':
      return { column, y: clamp(y - up, ...range), down };
    case 'Home':
      return { column: 0, y, down: false };
    case 'End':
      return { column: columns - 1, y, down: false };
    case 'Enter':
      return { column, y, down: !down };
    case 'Delete':
    case 'Backspace':
      return { column, y, down: false };
    default:
      return null;
  }
}
