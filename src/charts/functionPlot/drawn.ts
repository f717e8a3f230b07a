import { fixed, node } from '../svg';
import type { PlotFrame } from './frame';
import type { LabelPlace } from './labelPlaces';
import type { PlotPattern } from './marks';

/** What a mark becomes. */
export interface Drawn {
  readonly nodes: readonly SVGElement[];
  /** Cut off at the plot's edges only where the layer says nothing else. */
  readonly labels: readonly DrawnLabel[];
  /** x, y, x, y, … in pixels: what labels should not cover. */
  readonly obstacles: readonly number[];
}

export interface DrawnLabel {
  readonly text: string;
  readonly color: string;
  readonly math: boolean;
  readonly places: readonly LabelPlace[];
}

/** What drawing needs besides the frame. */
export interface DrawContext {
  readonly frame: PlotFrame;
  /** Reference to a pattern in a colour, as a value of `fill`. */
  pattern(kind: Exclude<PlotPattern, 'none'>, color: string): string;
}

/** Rem: width of a curve, and of thinner lines. */
export const LINE = 0.15;
export const THIN = 0.1;

/** Opacity of what stands back. */
export const MUTED = 0.22;

/** The head of an arrow at its tip; `length` in pixels. */
export function arrowHead(x: number, y: number, fromX: number, fromY: number, length: number): string {
  const distance = Math.hypot(x - fromX, y - fromY);
  if (distance < 1e-6) return '';
  const [ux, uy] = [(x - fromX) / distance, (y - fromY) / distance];
  const half = length * 0.42;
  const [bx, by] = [x - ux * length, y - uy * length];
  return `M${fixed(x)} ${fixed(y)}L${fixed(bx - uy * half)} ${fixed(by + ux * half)}L${fixed(bx + uy * half)} ${fixed(by - ux * half)}Z`;
}

/** What stands back is faint. */
export function mutedOf({ muted }: { readonly muted?: boolean }): { readonly opacity?: number } {
  return muted === true ? { opacity: MUTED } : {};
}

/** A mark's own words, if it has any, at one of these places. */
export function named(
  mark: { readonly label?: string; readonly math?: boolean; readonly color: string },
  places: readonly LabelPlace[],
): DrawnLabel[] {
  if (mark.label === undefined || mark.label === '' || places.length === 0) return [];
  return [{ text: mark.label, color: mark.color, math: mark.math === true, places }];
}

/** A plain line's element. */
export function stroke(
  d: string,
  mark: { readonly color: string; readonly width: number; readonly dash?: readonly number[]; readonly muted?: boolean },
): SVGElement {
  const { color, width, dash } = mark;
  return node('path', {
    class: 'plot-line',
    d,
    stroke: color,
    'stroke-width': fixed(width),
    ...(dash === undefined || dash.length === 0
      ? {}
      : { 'stroke-dasharray': dash.map((length) => fixed(length * width)).join(' ') }),
    ...mutedOf(mark),
  });
}

/** Polylines as obstacles: a point every few pixels. */
export function alongLine(x0: number, y0: number, x1: number, y1: number, every: number): number[] {
  const count = Math.min(400, Math.max(1, Math.ceil(Math.hypot(x1 - x0, y1 - y0) / every)));
  return Array.from({ length: 2 * (count + 1) }, (_, i) => {
    const share = Math.floor(i / 2) / count;
    return i % 2 === 0 ? x0 + (x1 - x0) * share : y0 + (y1 - y0) * share;
  });
}

export const NOTHING: Drawn = { nodes: [], labels: [], obstacles: [] };
