import './sign.css';
import { svg } from '../../../page/dom';

/** A piece of the curve, as a legend shows it; decorative, the name stands beside it. */
export function lineSign({ color, dash }: { readonly color: string; readonly dash: readonly number[] }): SVGElement {
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
