import './canvasFigure.css';

/** Sides of a canvas that every browser can hold. */
const MOST_PIXELS = 8192;

export interface CanvasFigure {
  readonly element: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  /** CSS pixels. */
  readonly size: { readonly width: number; readonly height: number };
  /** Draws in the next frame, once however often it is asked. */
  invalidate(): void;
  dispose(): void;
}

/** A canvas that fills its element and is drawn anew when its size or its content changes. */
export function createCanvasFigure(
  className: string,
  draw: (context: CanvasRenderingContext2D, width: number, height: number, ratio: number) => void,
): CanvasFigure {
  const element = document.createElement('div');
  element.className = `canvas-figure ${className}`;
  const canvas = document.createElement('canvas');
  element.append(canvas);
  let request = 0;
  let size = { width: 0, height: 0 };

  function frame(): void {
    request = 0;
    const { clientWidth: width, clientHeight: height } = element;
    size = { width, height };
    const context = canvas.getContext('2d');
    if (context === null || width < 1 || height < 1) return;
    const ratio = Math.min(devicePixelRatio || 1, MOST_PIXELS / Math.max(width, height));
    const [columns, rows] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== columns || canvas.height !== rows) {
      canvas.width = columns;
      canvas.height = rows;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, columns, rows);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw(context, width, height, ratio);
  }

  function invalidate(): void {
    if (request === 0) request = requestAnimationFrame(frame);
  }

  const observer = new ResizeObserver(invalidate);
  observer.observe(element);
  return {
    element,
    canvas,
    get size() {
      return size;
    },
    invalidate,
    dispose() {
      cancelAnimationFrame(request);
      observer.disconnect();
      canvas.width = canvas.height = 0;
      element.remove();
    },
  };
}
