import type { PlotFrame } from './frame';
import type { RasterMark } from './marks';
import type { PlotLayer } from './model';

export interface Rasters {
  readonly element: HTMLElement;
  show(layers: readonly PlotLayer[], frame: PlotFrame): void;
}

/** Canvases beneath the drawing, in the plot's coordinates; whoever owns them draws on them. */
export function createRasters(): Rasters {
  const element = document.createElement('div');
  element.className = 'plot-rasters';
  return {
    element,
    show(layers, frame) {
      const marks = layers.flatMap((layer) => layer.marks.filter((mark): mark is RasterMark => mark.kind === 'raster'));
      const canvases = marks.map(({ canvas }) => canvas);
      const inPlace =
        canvases.length === element.childNodes.length &&
        canvases.every((canvas, i) => element.childNodes[i] === canvas);
      if (!inPlace) element.replaceChildren(...canvases);
      if (marks.length === 0) return;
      const { left, right, top, bottom } = frame;
      put(element, left, top, right - left, bottom - top);
      for (const { canvas, x, y, smooth } of marks) {
        const [x0, x1] = [frame.x.exact(x[0]), frame.x.exact(x[1])];
        const [y0, y1] = [frame.y.exact(y[0]), frame.y.exact(y[1])];
        put(canvas, x0 - left, y1 - top, x1 - x0, y0 - y1);
        canvas.style.imageRendering = smooth === true ? 'auto' : 'pixelated';
      }
    },
  };
}

function put({ style }: HTMLElement, left: number, top: number, width: number, height: number): void {
  style.left = `${left}px`;
  style.top = `${top}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}
