import './functionPlot.css';
import type { Size } from '../resized';
import { fixed, node, rootSize, setAttribute } from '../svg';
import { createSvgFigure } from '../svgFigure';
import type { Box } from '../textBox';
import { type AxesDrawn, drawAxes, drawGrid } from './axes';
import { frameKey, type PlotFrame, plotFrame } from './frame';
import { createGround } from './ground';
import { createHandles } from './handles';
import { type LabelWish, placeLabels } from './labelPlaces';
import { drawLabels, drawLegend, LABEL } from './labels';
import { createLayers } from './layers';
import type { FunctionPlot, FunctionPlotEvents, FunctionPlotModel, PlotLegendItem } from './model';
import { createPatterns } from './patterns';
import { createRasters } from './rasters';
import { createSketchPen } from './sketchPen';

export type * from './marks';
export type * from './model';

/** Rem around the plot in which points and line ends are not cut off. */
const OVER = 0.4;

/**
 * A function plot, as large as its element. A new model is drawn at once, and only what has changed of it: a drag draws
 * anew within a frame (`PlotLayer`).
 */
export function createFunctionPlot(events: FunctionPlotEvents = {}): FunctionPlot {
  const picture = node('svg', { class: 'plot-picture', role: 'img' });
  const patterns = createPatterns();
  const rasters = createRasters();
  const grid = node('g', { class: 'plot-grids' });
  const under = node('svg', { class: 'plot-clip' });
  const axes = node('g', { class: 'plot-axes' });
  const over = node('svg', { class: 'plot-clip' });
  const points = node('g', { class: 'plot-knobs' });
  const labels = node('g', { class: 'plot-labels' });
  const ground = createGround(events);
  const handles = createHandles((...drag) => events.onDrag?.(...drag));
  const pen = createSketchPen(ground.element, (...stroke) => events.onSketch?.(...stroke));
  picture.append(patterns.element, grid, under, axes, over, points, labels, ground.cross);

  const beneath = createLayers(under);
  const above = createLayers(over);
  let drawnFrame = '';
  let axesDrawn: AxesDrawn = { nodes: [], taken: [], obstacles: [] };
  let places: ReadonlyMap<string, number> = new Map();

  function draw(model: FunctionPlotModel, { width, height }: Size): void {
    const frame = plotFrame(model, width, height, rootSize());
    const key = frameKey(frame);
    const moved = key !== drawnFrame;
    drawnFrame = key;
    if (moved) {
      setAttribute(picture, 'viewBox', `0 0 ${width} ${height}`);
      patterns.resize(frame.rem);
      grid.replaceChildren(...drawGrid(frame));
      axesDrawn = drawAxes(frame);
      axes.replaceChildren(...axesDrawn.nodes);
      clip(under, frame, 0);
      clip(over, frame, OVER * frame.rem);
    }
    rasters.show(model.layers, frame);
    const context = { frame, pattern: patterns.reference };
    const drawn = [
      ...beneath.show(
        model.layers.filter((layer) => layer.under === true),
        context,
        key,
      ),
      ...above.show(
        model.layers.filter((layer) => layer.under !== true),
        context,
        key,
      ),
    ];
    const knobs = handles.show(model.handles ?? [], frame);
    points.replaceChildren(...pen.show(model.sketch ?? null, frame), ...knobs.nodes);
    write(
      model.legend ?? [],
      [...drawn.flatMap((layer) => layer.labels), ...knobs.labels],
      [...axesDrawn.obstacles, ...drawn.flatMap((layer) => layer.obstacles)],
      knobs.taken,
      frame,
    );
    ground.show(model, frame);
  }

  function write(
    named: readonly PlotLegendItem[],
    wishes: readonly LabelWish[],
    obstacles: readonly number[],
    taken: readonly Box[],
    frame: PlotFrame,
  ): void {
    const { left, top, bottom, rem, width, height } = frame;
    const room = 0.2 * rem;
    const bounds = {
      left: Math.max(room, left - 0.5 * rem),
      right: width - room,
      top: Math.max(room, top - 0.5 * rem),
      bottom: Math.min(height - room, bottom + 0.5 * rem),
    };
    const legend = drawLegend(named, frame, obstacles, axesDrawn.taken, places.get('legend'));
    const placed = placeLabels(
      wishes,
      bounds,
      LABEL * rem,
      obstacles,
      [...axesDrawn.taken, ...taken, ...legend.taken],
      places,
    );
    places = new Map([['legend', legend.corner], ...placed.map(({ key, chosen }) => [key, chosen] as const)]);
    labels.replaceChildren(...legend.nodes, ...drawLabels(placed));
  }

  const figure = createSvgFigure<FunctionPlotModel>({
    className: 'function-plot',
    picture,
    parts: [rasters.element, picture, ground.element, handles.element, pen.element],
    draw,
  });
  return { ...figure, focus: handles.focus };
}

/** What lies beyond is cut off, by a drawing within the drawing: it needs no id that another figure may have. */
function clip(part: SVGElement, { left, right, top, bottom }: PlotFrame, margin: number): void {
  const [x, y] = [left - margin, top - margin];
  const [width, height] = [right - left + 2 * margin, bottom - top + 2 * margin];
  for (const [name, value] of Object.entries({ x, y, width, height })) part.setAttribute(name, fixed(value));
  part.setAttribute('viewBox', [x, y, width, height].map(fixed).join(' '));
}
