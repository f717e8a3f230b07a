import { node } from '../svg';
import { drawCurve, drawGuide, drawLine, drawPath, drawSegment } from './drawLines';
import { type DrawContext, type Drawn, NOTHING } from './drawn';
import { drawArea, drawBand, drawCloud, drawDot, drawPolygons, drawStrip, drawText } from './drawShapes';
import type { LabelWish } from './labelPlaces';
import type { PlotMark } from './marks';
import type { PlotLayer } from './model';

export interface Layers {
  /** Draws what is not yet there as it should be; gives back what all layers say, the old ones too. */
  show(layers: readonly PlotLayer[], context: DrawContext, frameKey: string): readonly ShownLayer[];
}

interface ShownLayer {
  readonly labels: readonly LabelWish[];
  readonly obstacles: readonly number[];
}

interface Kept extends ShownLayer {
  readonly marks: readonly PlotMark[];
  readonly frame: string;
  readonly group: SVGElement;
}

/** Groups in a drawing, one for each layer: a layer is drawn anew when its marks or the frame are others. */
export function createLayers(host: SVGElement): Layers {
  let kept: ReadonlyMap<string, Kept> = new Map();
  return {
    show(layers, context, frame) {
      const next = new Map<string, Kept>();
      for (const { key, marks } of layers) {
        const before = kept.get(key);
        const same = before !== undefined && before.marks === marks && before.frame === frame;
        next.set(key, same ? before : drawLayer(key, marks, context, frame, before?.group));
      }
      const groups = [...next.values()].map(({ group }) => group);
      const inPlace =
        groups.length === host.childNodes.length && groups.every((group, i) => host.childNodes[i] === group);
      if (!inPlace) host.replaceChildren(...groups);
      kept = next;
      return [...next.values()];
    },
  };
}

function drawLayer(
  key: string,
  marks: readonly PlotMark[],
  context: DrawContext,
  frame: string,
  group: SVGElement = node('g', {}),
): Kept {
  const drawn = marks.map((mark) => drawMark(mark, context));
  group.replaceChildren(...drawn.flatMap(({ nodes }) => nodes));
  return {
    marks,
    frame,
    group,
    labels: drawn.flatMap(({ labels }, mark) => labels.map((label, i) => ({ ...label, key: `${key} ${mark} ${i}` }))),
    obstacles: drawn.flatMap(({ obstacles }) => obstacles),
  };
}

function drawMark(mark: PlotMark, context: DrawContext): Drawn {
  switch (mark.kind) {
    case 'curve':
      return drawCurve(mark, context.frame);
    case 'line':
      return drawLine(mark, context.frame);
    case 'segment':
      return drawSegment(mark, context.frame);
    case 'guide':
      return drawGuide(mark, context.frame);
    case 'path':
      return drawPath(mark, context.frame);
    case 'area':
      return drawArea(mark, context);
    case 'polygons':
      return drawPolygons(mark, context);
    case 'dot':
      return drawDot(mark, context);
    case 'cloud':
      return drawCloud(mark, context);
    case 'band':
      return drawBand(mark, context);
    case 'strip':
      return drawStrip(mark, context);
    case 'text':
      return drawText(mark, context);
    // Shown beneath the drawing (`rasters.ts`).
    case 'raster':
      return NOTHING;
  }
}
