import type { Grid } from '../../engine/contract';
import type { Look } from '../contract';
import type { Box } from '../labels';
import type { MapWindow } from './window';

/** Width over height of the plot: that of the view within these bounds, so that neither axis is crushed. */
const SHAPE = [0.75, 1.5] as const;

/** Empty space around the plot at look.scale 1, in CSS pixels: tick texts, names, and the colour bar on the right. */
const MARGIN = { left: 56, right: 88, top: 26, bottom: 56 } as const;

/** Width over height at which both variables of a rectangle have one scale; null: the plot takes what room there is. */
export function plotShape({ equal = false }: Pick<Look, 'equal'>, shown: MapWindow | null): number | null {
  if (!equal || shown === null) return null;
  return (shown.x[1] - shown.x[0]) / (shown.y[1] - shown.y[0]);
}

/** The rectangle of the plot in a view of this size, centred. */
export function plotBox(width: number, height: number, scale: number, shape: number | null = null): Box {
  // On a phone the margins take at most a third of the width.
  const tight = Math.min(scale, width / (3 * (MARGIN.left + MARGIN.right)) + scale / 2);
  const freeWidth = Math.max(1, width - tight * (MARGIN.left + MARGIN.right));
  const freeHeight = Math.max(1, height - scale * (MARGIN.top + MARGIN.bottom));
  const plotWidth = Math.min(freeWidth, freeHeight * (shape ?? SHAPE[1]));
  const plotHeight = Math.min(freeHeight, plotWidth / (shape ?? SHAPE[0]));
  return {
    left: tight * MARGIN.left + (freeWidth - plotWidth) / 2,
    top: scale * MARGIN.top + (freeHeight - plotHeight) / 2,
    width: plotWidth,
    height: plotHeight,
  };
}

/** Where the colour bar stands beside a plot in a view of this width; its ticks are to the left of it. */
export function barBox(plot: Box, width: number, scale: number): Box {
  return {
    left: Math.min(plot.left + plot.width + 62 * scale, width - 16 * scale),
    top: plot.top + 26 * scale,
    width: 10 * scale,
    height: plot.height - 26 * scale,
  };
}

/** Between the domain and CSS pixels. */
export interface Transform {
  toScreen(x: number, y: number): [left: number, top: number];
  toDomain(left: number, top: number): [x: number, y: number];
}

export function plotTransform(box: Box, shown: MapWindow): Transform {
  const width = shown.x[1] - shown.x[0];
  const height = shown.y[1] - shown.y[0];
  return {
    toScreen: (x, y) => [
      box.left + ((x - shown.x[0]) / width) * box.width,
      box.top + box.height - ((y - shown.y[0]) / height) * box.height,
    ],
    toDomain: (left, top) => [
      shown.x[0] + ((left - box.left) / box.width) * width,
      shown.y[0] + ((box.top + box.height - top) / box.height) * height,
    ],
  };
}

/** Grid coordinates → CSS pixels, for whole paths at once. */
export function gridMatrix(grid: Grid, transform: Transform): DOMMatrix {
  const [left, bottom] = transform.toScreen(grid.x[0], grid.y[0]);
  const [right, top] = transform.toScreen(grid.x[1], grid.y[1]);
  return new DOMMatrix([(right - left) / (grid.columns - 1), 0, 0, (top - bottom) / (grid.rows - 1), left, bottom]);
}
