import type { Grid } from '../engine/contract';
import type { SceneModel, ViewEvents } from './contract';
import { type KeyAction, keyAction } from './keyboard';

/** A press that moves further than this (CSS pixels) or lasts longer is a drag and no click. */
const CLICK_PIXELS = 6;
const CLICK_MS = 600;
/** How near the start marker a press takes hold of it: 44 px across, a finger's width. */
const GRAB_PIXELS = 22;
/** One press of an arrow key moves the probe by this part of the domain. */
const PROBE_STEP = 1 / 50;

export interface PointingHost {
  /** Carries `data-drag`; presses on the start marker are caught here, before the camera's own listeners. */
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly events: ViewEvents;
  model(): SceneModel | null;
  /** Position in the element, in CSS pixels → place of the domain, or null where there is no surface. */
  placeAt(x: number, y: number): readonly [number, number] | null;
  /** Where the start marker is in the element, in CSS pixels. */
  startOnScreen(): readonly [number, number] | null;
  /** Camera keys: turn, pan, zoom, reset. */
  onKey(action: KeyAction): void;
}

/** Pointer and keyboard, the same in both views: hover probes, click or tap sets the start, the start can be dragged. */
export function listenToPointing(host: PointingHost): () => void {
  const { element, canvas, events } = host;
  const listening = new AbortController();
  const { signal } = listening;
  const down = new Map<number, { x: number; y: number; at: number; click: boolean }>();
  let dragging: { pointer: number; place: readonly [number, number] } | null = null;

  const local = (event: PointerEvent): [number, number] => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const overStart = (x: number, y: number) => {
    const start = host.startOnScreen();
    return start !== null && Math.hypot(start[0] - x, start[1] - y) <= GRAB_PIXELS;
  };

  const capture = { signal, capture: true } as const;
  element.addEventListener(
    'pointerdown',
    (event) => {
      if (event.target !== canvas || event.button !== 0) return;
      canvas.focus({ preventScroll: true });
      const [x, y] = local(event);
      const start = host.model()?.start;
      if (start != null && down.size === 0 && overStart(x, y)) {
        dragging = { pointer: event.pointerId, place: start };
        element.dataset.drag = 'start';
        canvas.setPointerCapture(event.pointerId);
        // The camera must not turn meanwhile.
        event.stopPropagation();
      }
      // A second finger makes it a gesture.
      for (const other of down.values()) other.click = false;
      down.set(event.pointerId, { x, y, at: event.timeStamp, click: down.size === 0 });
    },
    capture,
  );

  element.addEventListener(
    'pointermove',
    (event) => {
      const [x, y] = local(event);
      const press = down.get(event.pointerId);
      if (press !== undefined && Math.hypot(x - press.x, y - press.y) > CLICK_PIXELS) press.click = false;
      if (dragging?.pointer === event.pointerId) {
        event.stopPropagation();
        const place = press?.click === false ? host.placeAt(x, y) : null;
        if (place === null) return;
        dragging.place = place;
        events.onStart(place, false);
      } else if (press === undefined && event.pointerType !== 'touch' && event.target === canvas) {
        element.dataset.drag = overStart(x, y) ? 'over' : 'none';
        events.onProbe(host.placeAt(x, y));
      }
    },
    capture,
  );

  const release = (event: PointerEvent) => {
    const press = down.get(event.pointerId);
    down.delete(event.pointerId);
    if (dragging?.pointer === event.pointerId) {
      const { place } = dragging;
      dragging = null;
      element.dataset.drag = 'none';
      event.stopPropagation();
      if (press?.click === false) events.onStart(place, true);
      return;
    }
    const clicked = press?.click === true && event.timeStamp - press.at <= CLICK_MS && event.type === 'pointerup';
    if (!clicked) return;
    const place = host.placeAt(press.x, press.y);
    if (place === null) return;
    // A finger cannot hover: its tap shows the numbers too.
    if (event.pointerType === 'touch') events.onProbe(place);
    events.onStart(place, true);
  };
  element.addEventListener('pointerup', release, capture);
  element.addEventListener('pointercancel', release, capture);
  canvas.addEventListener(
    'pointerleave',
    (event) => {
      if (event.pointerType !== 'touch' && dragging === null) events.onProbe(null);
    },
    { signal },
  );

  canvas.addEventListener(
    'keydown',
    (event) => {
      const action = event.isComposing ? null : keyAction(event);
      if (action === null) return;
      event.preventDefault();
      event.stopPropagation();
      const model = host.model();
      if (action.kind === 'probe') {
        const place = movedProbe(model, action.dx, action.dy);
        if (place !== null) events.onProbe(place);
      } else if (action.kind === 'start') {
        if (model?.probe != null) events.onStart(model.probe, true);
      } else {
        host.onKey(action);
      }
    },
    { signal },
  );

  return () => listening.abort();
}

/** The keyboard probe begins at the start, or in the middle, and stays in the rectangle. */
function movedProbe(model: SceneModel | null, dx: number, dy: number): readonly [number, number] | null {
  const grid = model?.field?.grid;
  if (model == null || grid === undefined) return null;
  const [x, y] = model.probe ?? model.start ?? middle(grid);
  return [
    Math.min(Math.max(x + dx * PROBE_STEP * (grid.x[1] - grid.x[0]), grid.x[0]), grid.x[1]),
    Math.min(Math.max(y + dy * PROBE_STEP * (grid.y[1] - grid.y[0]), grid.y[0]), grid.y[1]),
  ];
}

function middle(grid: Grid): readonly [number, number] {
  return [(grid.x[0] + grid.x[1]) / 2, (grid.y[0] + grid.y[1]) / 2];
}
