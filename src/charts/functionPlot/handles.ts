import { shapePath } from '../shapes';
import { fixed, node, setAttribute } from '../svg';
import type { Box } from '../textBox';
import { clamp, type PlotFrame } from './frame';
import { around, type LabelWish } from './labelPlaces';
import type { DragPhase, PlotHandle } from './model';

export interface Handles {
  /** Over the drawing: what takes pointer, touch and keys. */
  readonly element: HTMLElement;
  /** Moves what is there, and draws the points. */
  show(handles: readonly PlotHandle[], frame: PlotFrame): HandlesDrawn;
  focus(id: string): void;
}

export interface HandlesDrawn {
  readonly nodes: readonly SVGElement[];
  readonly labels: readonly LabelWish[];
  readonly taken: readonly Box[];
}

/** Rem: half the size of a point. */
const SIZE = 0.5;
/** CSS pixels: fingers need as much. */
const REACH = 22;

/**
 * Points to drag: elements of their own over the drawing, so that the focus stays where it is while the drawing changes.
 * Where two lie close together, a press takes the nearer one.
 */
export function createHandles(onDrag: (id: string, x: number, y: number, phase: DragPhase) => void): Handles {
  const element = document.createElement('div');
  element.className = 'plot-handles';
  const elements = new Map<string, HTMLElement>();
  let handles: readonly PlotHandle[] = [];
  let frame: PlotFrame | null = null;
  /** x, y: where it has come to, in the plot's numbers. */
  let drag: {
    readonly id: string;
    readonly pointer: number;
    readonly dx: number;
    readonly dy: number;
    x: number;
    y: number;
  } | null = null;

  function placeOf({ x, y }: PlotHandle, { left, right, top, bottom, x: across, y: up, rem }: PlotFrame) {
    const [px, py] = [across.at(x), up.at(y)];
    if (px === null || py === null || px < left - rem || px > right + rem) return null;
    // What lies above or below the plot can still be taken at its edge.
    return { x: px, y: clamp(py, top, bottom) };
  }

  function pressed(event: PointerEvent): void {
    if (frame === null || event.button !== 0) return;
    const box = element.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    let nearest: { readonly handle: PlotHandle; readonly dx: number; readonly dy: number } | null = null;
    for (const handle of handles) {
      const place = placeOf(handle, frame);
      if (place === null) continue;
      const [dx, dy] = [place.x - x, place.y - y];
      if (Math.hypot(dx, dy) > 1.6 * REACH) continue;
      if (nearest === null || Math.hypot(dx, dy) < Math.hypot(nearest.dx, nearest.dy)) nearest = { handle, dx, dy };
    }
    if (nearest === null) return;
    const { handle, dx, dy } = nearest;
    event.preventDefault();
    event.stopPropagation();
    const target = elements.get(handle.id)!;
    target.focus({ preventScroll: true });
    target.setPointerCapture(event.pointerId);
    drag = { id: handle.id, pointer: event.pointerId, dx, dy, x: handle.x, y: handle.y };
    target.classList.add('dragged');
    onDrag(handle.id, handle.x, handle.y, 'start');
  }

  function moved(event: PointerEvent, phase: DragPhase): void {
    if (drag === null || frame === null || event.pointerId !== drag.pointer) return;
    event.stopPropagation();
    const { dx, dy } = drag;
    const box = element.getBoundingClientRect();
    const x = clamp(event.clientX - box.left + dx, frame.left, frame.right);
    const y = clamp(event.clientY - box.top + dy, frame.top, frame.bottom);
    [drag.x, drag.y] = [frame.x.value(x), frame.y.value(y)];
    if (phase === 'end') ended();
    else onDrag(drag.id, drag.x, drag.y, phase);
  }

  /** Every drag has an end, also that of a handle which is not there any more where it is let go. */
  function ended(): void {
    if (drag === null) return;
    const { id, x, y } = drag;
    drag = null;
    elements.get(id)?.classList.remove('dragged');
    if (!handles.some((handle) => handle.id === id)) drop(id);
    onDrag(id, x, y, 'end');
  }

  function drop(id: string): void {
    elements.get(id)?.remove();
    elements.delete(id);
  }

  function released(event: PointerEvent): void {
    if (drag === null || event.pointerId !== drag.pointer) return;
    // Taken away by the browser: it stays where it was last.
    if (event.type === 'pointercancel') ended();
    else moved(event, 'end');
  }

  function typed(event: KeyboardEvent): void {
    if (frame === null || event.ctrlKey || event.metaKey) return;
    const id = (event.target as HTMLElement).dataset.handle;
    const handle = handles.find((candidate) => candidate.id === id);
    if (handle === undefined) return;
    const target = keyTarget(handle, event, frame);
    if (target === null) return;
    event.preventDefault();
    event.stopPropagation();
    onDrag(handle.id, target.x, target.y, 'end');
  }

  element.addEventListener('pointerdown', pressed);
  element.addEventListener('pointermove', (event) => moved(event, 'move'));
  element.addEventListener('pointerup', released);
  element.addEventListener('pointercancel', released);
  element.addEventListener('keydown', typed);

  function elementOf(id: string): HTMLElement {
    const known = elements.get(id);
    if (known !== undefined) return known;
    const made = document.createElement('div');
    made.className = 'plot-handle';
    made.dataset.handle = id;
    made.setAttribute('role', 'slider');
    made.tabIndex = 0;
    elements.set(id, made);
    element.append(made);
    return made;
  }

  return {
    element,
    show(next, nextFrame) {
      handles = next;
      frame = nextFrame;
      const wanted = new Set(next.map(({ id }) => id));
      for (const id of elements.keys()) {
        // What is being dragged may come back on its way: F ends at a pole, and goes on where the bound leaves it.
        if (!wanted.has(id) && drag?.id !== id) drop(id);
      }
      const nodes: SVGElement[] = [];
      const labels: LabelWish[] = [];
      const taken: Box[] = [];
      const size = SIZE * nextFrame.rem;
      for (const handle of next) {
        const made = elementOf(handle.id);
        describe(made, handle);
        const place = placeOf(handle, nextFrame);
        made.hidden = place === null;
        if (place === null) continue;
        const { x, y } = place;
        made.style.transform = `translate(${fixed(x)}px, ${fixed(y)}px)`;
        nodes.push(point(handle, x, y, size, nextFrame.rem));
        taken.push({ left: x - size, right: x + size, top: y - size, bottom: y + size });
        if (handle.label !== undefined && handle.label !== '') {
          const places = around(x, y, size + 0.65 * nextFrame.rem);
          const { label: text, color, math = false } = handle;
          labels.push({ key: `handle ${handle.id}`, text, color, math, places });
        }
      }
      return { nodes, labels, taken };
    },
    focus: (id) => elements.get(id)?.focus(),
  };
}

function describe(element: HTMLElement, { name, valueText, along, range, x, y }: PlotHandle): void {
  setAttribute(element, 'aria-label', name);
  setAttribute(element, 'aria-valuetext', valueText);
  setAttribute(element, 'aria-valuenow', String(along === 'y' ? y : x));
  setAttribute(element, 'aria-valuemin', String(range[0]));
  setAttribute(element, 'aria-valuemax', String(range[1]));
  setAttribute(element, 'data-along', along);
}

function point(handle: PlotHandle, x: number, y: number, size: number, rem: number): SVGElement {
  const open = handle.look === 'open';
  return node('path', {
    class: open ? 'plot-knob-open' : 'plot-knob',
    d: shapePath(handle.shape ?? 'circle', x, y, size * (open ? 0.85 : 1)),
    ...(open ? { stroke: handle.color, 'stroke-width': fixed(0.18 * rem) } : { fill: handle.color }),
  });
}

/** Where a key moves a handle; null: nowhere. */
export function keyTarget(
  { x, y, along, step, range }: PlotHandle,
  { key, shiftKey, altKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey'>,
  frame: PlotFrame,
): { readonly x: number; readonly y: number } | null {
  const [low, high] = range;
  const factor = shiftKey ? 10 : altKey ? 0.1 : 1;
  const moveX = (by: number) => ({ x: clamp(moved(x, by * factor, step, frame.x.scale), low, high), y });
  const moveY = (by: number, bounds: readonly [number, number]) => ({
    x,
    y: clamp(moved(y, by * factor, step, frame.y.scale), ...bounds),
  });
  const sideways = along === 'y' ? (by: number) => moveY(by, range) : moveX;
  const upwards = along === 'x' ? moveX : (by: number) => moveY(by, along === 'y' ? range : frame.y.range);
  switch (key) {
    case 'ArrowRight':
      return sideways(1);
    case 'ArrowLeft':
      return sideways(-1);
    case 'ArrowUp':
      return upwards(1);
    case 'ArrowDown':
      return upwards(-1);
    case 'Home':
      return along === 'y' ? { x, y: low } : { x: low, y };
    case 'End':
      return along === 'y' ? { x, y: high } : { x: high, y };
    default:
      return null;
  }
}

/** On a logarithmic axis a step is a factor; sums keep to multiples of the step, where they are near one. */
function moved(value: number, by: number, step: number, scale: 'linear' | 'log'): number {
  if (scale === 'log') return value * step ** by;
  const sum = value + by * step;
  const unit = Math.min(1, Math.abs(by)) * step;
  const round = Math.round(sum / unit) * unit;
  return Math.abs(round - sum) < 1e-9 * unit ? Number(round.toPrecision(12)) : sum;
}
