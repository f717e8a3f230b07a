import { classColor, type FigureTheme } from '../../charts/classColors';
import type { Marker } from '../../scene/contract';

/** Shapes that stay apart when they are small. */
const CLASS_MARKERS: readonly Marker[] = [
  'circle',
  'square',
  'triangle',
  'diamond',
  'cross',
  'star',
  'pentagon',
  'ring',
];

/** How the points of a class look wherever they are drawn: colour, and shape as the second cue. */
export interface ClassStyle {
  /** `#rrggbb`. */
  readonly color: string;
  readonly marker: Marker;
}

export function classStyle(index: number, theme: FigureTheme): ClassStyle {
  return { color: classColor(index, theme), marker: CLASS_MARKERS[index % CLASS_MARKERS.length]! };
}
