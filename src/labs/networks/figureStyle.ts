import { ACTIVATION_LIST, ACTIVATIONS, INITIALISER_LIST, INITIALISERS } from '../../catalog/networks';
import type { FigureMarker } from '../../charts/lineFigure';
import { shapePath } from '../../charts/shapes';
import { svg } from '../../page/dom';
import { formatExact, formatNumber, formatPower } from '../../page/format';
import type { Words } from '../../page/i18n';
import type { Theme } from '../../page/prefs';
import { DASH_LENGTHS, runStyle } from '../shared/runStyle';

/** How a curve looks in a figure and in the table beside it. */
export interface CurveStyle {
  readonly color: string;
  readonly dash: readonly number[];
  readonly marker: FigureMarker;
}

const MARKERS: readonly FigureMarker[] = ['circle', 'square', 'triangle', 'diamond'];

/** The activation decides the colour, the initialisation dash and marker: alike wherever they are drawn. */
export function curveStyle(activation: string, init: string, theme: Theme): CurveStyle {
  const hue = Math.max(
    0,
    ACTIVATION_LIST.findIndex(({ id }) => id === activation),
  );
  const shape = Math.max(
    0,
    INITIALISER_LIST.findIndex(({ id }) => id === init),
  );
  return {
    color: runStyle(hue, theme).color,
    dash: DASH_LENGTHS[(['solid', 'dashed', 'dotted'] as const)[Math.floor(shape / MARKERS.length) % 3]!],
    marker: MARKERS[shape % MARKERS.length]!,
  };
}

/** A piece of the curve with its marker; decorative, its row says the name. */
export function curveSign({ color, dash, marker }: CurveStyle): SVGElement {
  return svg(
    'svg',
    { class: 'curve-sign', viewBox: '0 0 40 14', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', {
      d: 'M1 7H39',
      stroke: color,
      'stroke-width': 2.4,
      'stroke-dasharray': dash.map((length) => length * 2.4).join(' '),
      fill: 'none',
    }),
    svg('path', { d: shapePath(marker, 20, 7, 4.6), fill: color }),
  );
}

/** Catalogue names, or the formula where it is a user's own. */
export function activationName(id: string, words: Words): string {
  const entry = ACTIVATIONS.get(id);
  return entry === undefined ? id : words.t(entry.name);
}

export function initName(id: string, words: Words): string {
  const entry = INITIALISERS.get(id);
  return entry === undefined ? id : words.t(entry.name);
}

/** A size that may span many decades: three significant digits, powers of ten beyond 0.01 … 10,000. */
export function formatMagnitude(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (!Number.isFinite(value)) return formatNumber(value);
  if (size >= 0.01 && size < 1e4) return formatExact(Number(value.toPrecision(3)), 5);
  // A bound is 10⁻⁴ and no 1.0 × 10⁻⁴.
  return formatPower(value, value.toExponential(1).includes('.0') ? 1 : 2);
}
