import './pointSign.css';
import { svg } from '../../page/dom';
import { markerPath } from '../../scene/marker';
import type { ClassStyle } from './classStyle';

/** A point of a class, as the figure draws it. */
export function pointSign({ color, marker }: ClassStyle, hollow = false): SVGElement {
  return svg(
    'svg',
    { class: 'point-sign', viewBox: '-8 -8 16 16', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', {
      d: markerPath(marker, hollow ? 5 : 5.6),
      ...(hollow ? { fill: 'none', stroke: color, 'stroke-width': 2.4 } : { fill: color }),
    }),
  );
}
