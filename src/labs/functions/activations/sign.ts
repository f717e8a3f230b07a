import { svg } from '../../../page/dom';
import type { CurveLook } from './plots';

/** A piece of the curve, as a legend shows it; decorative, the name stands beside it. */
export function lineSign({ color, dash }: CurveLook): SVGElement {
  return svg(
    'svg',
    { class: 'line-sign', viewBox: '0 0 28 10', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', {
      d: 'M1 5H27',
      stroke: color,
      'stroke-width': 2.6,
      'stroke-dasharray': dash.map((length) => length * 1.6).join(' '),
      fill: 'none',
    }),
  );
}
