import './runSign.css';
import { svg } from '../../page/dom';
import { markerPath } from '../../scene/marker';
import { DASH_LENGTHS, type RunStyle } from './runStyle';

/** A short piece of trail with the head on it, as the scene draws them. */
export function runSign(style: RunStyle): SVGElement {
  const dash = DASH_LENGTHS[style.dash].map((length) => length * 2.4).join(' ');
  return svg(
    'svg',
    { class: 'run-sign', viewBox: '0 0 36 20', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', {
      d: 'M1 10H26',
      stroke: style.color,
      'stroke-width': 2.4,
      ...(dash === '' ? {} : { 'stroke-dasharray': dash }),
    }),
    svg('path', { d: markerPath(style.marker, 6), fill: style.color, transform: 'translate(27 10)' }),
  );
}
