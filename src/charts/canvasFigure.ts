import './canvasFigure.css';

/** Sides of a canvas that every browser can hold. */
const MOST_PIXELS = 8192;

export interface CanvasFigure {
  readonly element: HTMLElement;
  /** The one at the bottom. */
  readonly canvas: HTMLCanvasElement;
  /** CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** Draws a layer in the next frame, once however often it is asked; without a number, all of them. */
  invalidate(layer?: number): void;
  dispose(): void;
}

/** Draws in CSS pixels on an empty canvas; `ratio`: device pixels per CSS pixel. */
export type DrawLayer = (context: CanvasRenderingContext2D, width: number, height: number, ratio: number) => void;

/**
 * Canvases one upon the other that fill their element, the first one at the bottom. Each is drawn anew when its content
 * changes, all of them when the size does: what changes many times a second does not draw the rest again.
 */
export function createCanvasFigure(className: string, ...layers: readonly [DrawLayer, ...DrawLayer[]]): CanvasFigure {
  const element = document.createElement('div');
  element.className = `canvas-figure ${className}`;
  const canvases = layers.map(() => document.createElement('canvas'));
  element.append(...canvases);
  const stale = new Set<number>();
  let request = 0;
  let size = { width: 0, height: 0 };

  function frame(): void {
    request = 0;
    const { clientWidth: width, clientHeight: height } = element;
    size = { width, height };
    if (width < 1 || height < 1) return;
    const ratio = Math.min(devicePixelRatio || 1, MOST_PIXELS / Math.max(width, height));
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    canvases.forEach((canvas, layer) => {
      const resized = canvas.width !== columns || canvas.height !== rows;
      const context = resized || stale.has(layer) ? canvas.getContext('2d') : null;
      if (context === null) return;
      if (resized) {
        canvas.width = columns;
        canvas.height = rows;
      }
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, columns, rows);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      layers[layer]!(context, width, height, ratio);
    });
    stale.clear();
  }

  function invalidate(layer?: number): void {
    if (layer === undefined) for (const all of layers.keys()) stale.add(all);
    else stale.add(layer);
    if (request === 0) request = requestAnimationFrame(frame);
  }

  const observer = new ResizeObserver(() => invalidate());
  observer.observe(element);
  return {
    element,
    canvas: canvases[0]!,
    get size() {
      return size;
    },
    invalidate,
    dispose() {
      cancelAnimationFrame(request);
      observer.disconnect();
      for (const canvas of canvases) canvas.width = canvas.height = 0;
      element.remove();
    },
  };
}
