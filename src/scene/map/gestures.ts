export interface GestureTarget {
  /** CSS pixels that the pointer, or the middle of two, has moved. */
  pan(dx: number, dy: number): void;
  /** > 1: closer, around a point of the element in CSS pixels. */
  zoom(factor: number, x: number, y: number): void;
}

/** A wheel's notch (100 units of pixels in most browsers) zooms by about a fifth. */
const WHEEL = 0.002;
const LINE = 16;

/** Drag to pan, wheel to zoom, two fingers for both. */
export function listenToGestures(canvas: HTMLCanvasElement, target: GestureTarget): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const down = new Map<number, readonly [number, number]>();

  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.button !== 0) return;
      down.set(event.pointerId, [event.offsetX, event.offsetY]);
      canvas.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  canvas.addEventListener(
    'pointermove',
    (event) => {
      if (!down.has(event.pointerId)) return;
      const before = summary(down);
      down.set(event.pointerId, [event.offsetX, event.offsetY]);
      const after = summary(down);
      if (before.spread > 0 && after.spread > 0) target.zoom(after.spread / before.spread, after.x, after.y);
      target.pan(after.x - before.x, after.y - before.y);
    },
    { signal },
  );
  const release = (event: PointerEvent) => down.delete(event.pointerId);
  canvas.addEventListener('pointerup', release, { signal });
  canvas.addEventListener('pointercancel', release, { signal });
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : event.deltaY * LINE;
      target.zoom(Math.exp(-pixels * WHEEL), event.offsetX, event.offsetY);
    },
    { signal, passive: false },
  );
  return () => listening.abort();
}

/** Middle of the pointers, and how far the first two are apart. */
function summary(pointers: ReadonlyMap<number, readonly [number, number]>): { x: number; y: number; spread: number } {
  const all = [...pointers.values()];
  const x = all.reduce((sum, [px]) => sum + px, 0) / all.length;
  const y = all.reduce((sum, [, py]) => sum + py, 0) / all.length;
  const [first, second] = all;
  const spread = first && second ? Math.hypot(first[0] - second[0], first[1] - second[1]) : 0;
  return { x, y, spread };
}
