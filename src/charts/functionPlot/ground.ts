import { fixed, node, say, setAttribute } from '../svg';
import { textWidth } from '../textBox';
import { clamp, type PlotFrame } from './frame';
import type { FunctionPlotEvents, FunctionPlotModel, PlotReadout } from './model';
import { boxedView, pannedView, pinchedView, zoomedView } from './view';

export interface Ground {
  /** Takes what happens on free ground. */
  readonly element: HTMLElement;
  /** The cross and what it says, above everything. */
  readonly cross: SVGElement;
  show(model: FunctionPlotModel, frame: PlotFrame): void;
}

/** CSS pixels that a press may move and still be one. */
const STILL = 5;

/** The free ground of a plot: points at places, reads the curves, moves the view. */
export function createGround({ onPoint, onView }: FunctionPlotEvents): Ground {
  const element = document.createElement('div');
  element.className = 'plot-ground';
  const cross = node('g', { class: 'plot-cross' });
  let model: FunctionPlotModel | null = null;
  let frame: PlotFrame | null = null;
  /** Where the cross stands; null: nowhere. */
  let reading: number | null = null;
  const fingers = new Map<number, { x: number; y: number }>();
  let press: { readonly x: number; readonly y: number; moved: boolean } | null = null;
  /** A drag with a mouse draws a rectangle, which is then enlarged. */
  let box: { readonly x: number; readonly y: number } | null = null;
  const rectangle = node('rect', { class: 'plot-box' });

  const place = (event: PointerEvent | WheelEvent | MouseEvent) => {
    const box = element.parentElement!.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  function read(x: number | null): void {
    reading = x;
    const said = x === null || model?.readout === undefined ? null : model.readout(x);
    cross.replaceChildren(...(said === null || frame === null || x === null ? [] : drawCross(x, said, frame)));
    if (said === null || x === null) return;
    setAttribute(element, 'aria-valuenow', String(x));
    setAttribute(element, 'aria-valuetext', said.lines.map(({ text }) => text).join('; '));
  }

  function drawBox(from: { x: number; y: number }, to: { x: number; y: number }, now: PlotFrame): void {
    const [x0, x1] = [from.x, to.x].map((x) => clamp(x, now.left, now.right)).sort((a, b) => a - b);
    const [y0, y1] = [from.y, to.y].map((y) => clamp(y, now.top, now.bottom)).sort((a, b) => a - b);
    const size = { x: x0!, y: y0!, width: x1! - x0!, height: y1! - y0! };
    for (const [name, value] of Object.entries(size)) rectangle.setAttribute(name, fixed(value));
    cross.replaceChildren(rectangle);
  }

  function readAt(pixels: number): void {
    if (frame === null || model?.readout === undefined) return;
    read(frame.x.value(clamp(pixels, frame.left, frame.right)));
  }

  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || frame === null || model?.sketch != null) return;
    const at = place(event);
    fingers.set(event.pointerId, at);
    press = fingers.size === 1 ? { ...at, moved: false } : null;
    box = fingers.size === 1 && model?.drag === 'enlarge' && event.pointerType !== 'touch' ? at : null;
    if (onView !== undefined) element.setPointerCapture(event.pointerId);
    readAt(at.x);
  });
  element.addEventListener('pointermove', (event) => {
    if (frame === null) return;
    const at = place(event);
    const before = fingers.get(event.pointerId);
    if (before === undefined) {
      if (event.buttons === 0) readAt(at.x);
      return;
    }
    if (press !== null && Math.hypot(at.x - press.x, at.y - press.y) > STILL) press.moved = true;
    if (onView === undefined) readAt(at.x);
    else if (box !== null) {
      if (press?.moved === true) drawBox(box, at, frame);
    } else if (fingers.size === 1 && press?.moved === true) onView(pannedView(frame, before, at));
    else if (fingers.size === 2) {
      const other = [...fingers].find(([id]) => id !== event.pointerId)![1];
      onView(pinchedView(frame, other, before, at));
    }
    if (onView === undefined || press?.moved !== false) fingers.set(event.pointerId, at);
  });
  const lifted = (event: PointerEvent): void => {
    if (!fingers.delete(event.pointerId)) return;
    const still = press !== null && !press.moved && event.type === 'pointerup';
    if (box !== null && press?.moved === true) {
      rectangle.remove();
      const view = frame === null || event.type !== 'pointerup' ? null : boxedView(frame, box, place(event), 2 * STILL);
      if (view !== null) onView?.(view);
    }
    [press, box] = [null, null];
    if (!still || frame === null) return;
    const at = place(event);
    onPoint?.(frame.x.value(at.x), frame.y.value(at.y));
  };
  element.addEventListener('pointerup', lifted);
  element.addEventListener('pointercancel', lifted);
  element.addEventListener('pointerleave', (event) => {
    if (!fingers.has(event.pointerId) && document.activeElement !== element) read(null);
  });
  element.addEventListener('focus', () => {
    if (reading === null && element.matches(':focus-visible') && frame !== null) readAt((frame.left + frame.right) / 2);
  });
  element.addEventListener('blur', () => read(null));
  if (onView !== undefined) {
    element.addEventListener(
      'wheel',
      (event) => {
        if (frame === null) return;
        event.preventDefault();
        const { x, y } = place(event);
        onView(zoomedView(frame, x, y, Math.exp(clamp(event.deltaY, -120, 120) * 0.002)));
      },
      { passive: false },
    );
    element.addEventListener('dblclick', () => onView(null));
    // Two fingers are for the view: the page does not scroll meanwhile.
    const mine = (event: TouchEvent): void => {
      if (event.touches.length > 1 && event.cancelable) event.preventDefault();
    };
    for (const type of ['touchstart', 'touchmove'] as const) element.addEventListener(type, mine, { passive: false });
  }
  element.addEventListener('keydown', (event) => {
    if (frame === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const done = onView !== undefined && viewKey(event, frame);
    if (!done && !readKey(event, frame)) return;
    event.preventDefault();
    event.stopPropagation();
  });

  function viewKey({ key, shiftKey }: KeyboardEvent, now: PlotFrame): boolean {
    const [x, y] = [(now.left + now.right) / 2, (now.top + now.bottom) / 2];
    const [dx, dy] = [(now.right - now.left) / 10, (now.bottom - now.top) / 10];
    if (key === '+' || key === '=') onView?.(zoomedView(now, x, y, 1 / 1.25));
    else if (key === '-') onView?.(zoomedView(now, x, y, 1.25));
    else if (key === '0') onView?.(null);
    else if (model?.readout !== undefined && !shiftKey) return false;
    else if (key === 'ArrowLeft') onView?.(pannedView(now, { x, y }, { x: x + dx, y }));
    else if (key === 'ArrowRight') onView?.(pannedView(now, { x, y }, { x: x - dx, y }));
    else if (key === 'ArrowUp') onView?.(pannedView(now, { x, y }, { x, y: y + dy }));
    else if (key === 'ArrowDown') onView?.(pannedView(now, { x, y }, { x, y: y - dy }));
    else return false;
    return true;
  }

  function readKey({ key, shiftKey }: KeyboardEvent, now: PlotFrame): boolean {
    if (model?.readout === undefined) return false;
    const from = now.x.at(reading ?? (now.x.range[0] + now.x.range[1]) / 2)!;
    const by = ((now.right - now.left) / 100) * (shiftKey ? 10 : 1);
    if (key === 'ArrowLeft') readAt(from - by);
    else if (key === 'ArrowRight') readAt(from + by);
    else if (key === 'Home') readAt(now.left);
    else if (key === 'End') readAt(now.right);
    else return false;
    return true;
  }

  return {
    element,
    cross,
    show(next, nextFrame) {
      model = next;
      frame = nextFrame;
      const reads = next.readout !== undefined;
      const focusable = reads || onView !== undefined;
      element.tabIndex = focusable ? 0 : -1;
      if (focusable) {
        setAttribute(element, 'role', reads ? 'slider' : 'group');
        setAttribute(element, 'aria-label', next.name);
        if (onView !== undefined) element.dataset.zoom = '';
        element.dataset.arrows = '';
      }
      if (reads) {
        setAttribute(element, 'aria-valuemin', String(nextFrame.x.range[0]));
        setAttribute(element, 'aria-valuemax', String(nextFrame.x.range[1]));
        if (!element.hasAttribute('aria-valuenow'))
          setAttribute(element, 'aria-valuenow', String(nextFrame.x.range[0]));
      }
      setAttribute(element, 'data-takes', next.sketch != null ? 'sketch' : onView !== undefined ? 'view' : 'points');
      setAttribute(element, 'data-points', String(onPoint !== undefined));
      setAttribute(element, 'data-drag', next.drag ?? 'move');
      const { left, right, top, bottom } = nextFrame;
      element.style.left = `${left}px`;
      element.style.top = `${top}px`;
      element.style.width = `${right - left}px`;
      element.style.height = `${bottom - top}px`;
      if (reading !== null) read(clamp(reading, ...nextFrame.x.range));
    },
  };
}

/** A line, dots on the curves, and a box with the numbers beside it. */
function drawCross(x: number, { lines, points }: PlotReadout, frame: PlotFrame): SVGElement[] {
  const { left, right, top, bottom, rem } = frame;
  const at = frame.x.at(x)!;
  const size = 0.85 * rem;
  const width = Math.max(0, ...lines.map(({ text }) => textWidth(text, size))) + 1.1 * rem;
  const height = (1.25 * lines.length + 0.5) * rem;
  const beside = at + 0.8 * rem + width <= right ? at + 0.8 * rem : Math.max(left, at - 0.8 * rem - width);
  const nodes: SVGElement[] = [
    node('path', { class: 'plot-cross-line', d: `M${fixed(at)} ${fixed(top)}V${fixed(bottom)}` }),
  ];
  for (const { y, color } of points) {
    const py = frame.y.at(y);
    if (py === null || py < top || py > bottom) continue;
    nodes.push(node('circle', { class: 'plot-dot', cx: fixed(at), cy: fixed(py), r: fixed(0.3 * rem), fill: color }));
  }
  if (lines.length === 0) return nodes;
  nodes.push(
    node('rect', {
      class: 'plot-cross-box',
      x: fixed(beside),
      y: fixed(top + 0.3 * rem),
      width: fixed(width),
      height: fixed(height),
      rx: fixed(0.35 * rem),
    }),
  );
  lines.forEach(({ text, color }, i) => {
    nodes.push(
      say('text', text, {
        class: 'plot-cross-text',
        x: fixed(beside + 0.55 * rem),
        y: fixed(top + (0.3 + 0.9 + 1.25 * i) * rem),
        'dominant-baseline': 'central',
        fill: color ?? 'var(--text)',
      }),
    );
  });
  return nodes;
}
