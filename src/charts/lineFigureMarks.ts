import { type Shape, shapePath } from './shapes';
import { node } from './svg';

export interface FigureCurve {
  /** CSS colour. */
  readonly color: string;
  /** In units of the line width; empty: solid. */
  readonly dash: readonly number[];
  readonly marker: FigureMarker | null;
  readonly muted: boolean;
  /** Ascending. */
  readonly x: ArrayLike<number>;
  /** NaN leaves a gap. On a logarithmic axis a zero stands at its foot, hollow. */
  readonly y: ArrayLike<number>;
}

/** A level that is worth a line of its own. */
export interface FigureLevel {
  readonly at: number;
  readonly text: string;
}

export interface FigureSign {
  readonly x: number;
  /** `top`: at the upper edge, for what has no place on the axis. */
  readonly y: number | 'top';
  /** SVG path around (0, 0), in units of half its size. */
  readonly path: string;
  /** CSS colour. */
  readonly color: string;
  /** `hollow`: an outline with the ground in it; `stroke`: lines without an inside. */
  readonly kind: 'full' | 'hollow' | 'stroke';
  readonly muted: boolean;
}

export type FigureMarker = Exclude<Shape, 'cross'>;

/** Where the plot is, in CSS pixels, and what lies where in it. */
export interface Plot {
  /** Id of what the curves are clipped by. */
  readonly clip: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rem: number;
  /** Height of the words of the arrow, and of the arrow itself. */
  readonly words: number;
  readonly arrow: number;
  x(value: number): number;
  fromX(pixels: number): number;
  /** Null: there is no place for it. */
  y(value: number): number | null;
}

/** A curve with its markers. */
export function drawCurve(curve: FigureCurve, plot: Plot): SVGElement[] {
  const points = Array.from(curve.x, (x, i) => ({ x: plot.x(x), y: plot.y(curve.y[i]!), zero: curve.y[i] === 0 }));
  let path = '';
  let open = false;
  for (const { x, y } of points) {
    if (y !== null) path += `${open ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    open = y !== null;
  }
  const line = 0.13 * plot.rem;
  const parts = [
    node('path', {
      class: 'line-figure-line',
      d: path,
      stroke: curve.color,
      'stroke-width': line,
      'stroke-dasharray': curve.dash.map((length) => length * line).join(' '),
      'clip-path': `url(#${plot.clip})`,
    }),
  ];
  const { marker } = curve;
  if (marker !== null) {
    const size = 0.25 * plot.rem;
    for (const { x, y, zero } of points) {
      if (y === null || y < plot.top - size || y > plot.bottom + size) continue;
      parts.push(
        node('path', {
          class: zero ? 'line-figure-marker line-figure-zero' : 'line-figure-marker',
          d: shapePath(marker, 0, 0, 1),
          transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size})`,
          fill: curve.color,
          stroke: curve.color,
        }),
      );
    }
  }
  for (const part of parts) if (curve.muted) part.setAttribute('opacity', '0.18');
  return parts;
}

/** Size of a sign, in rem: larger than a curve's markers. */
const SIGN = 0.42;

export function drawSigns(all: readonly FigureSign[], plot: Plot): SVGElement[] {
  return all.flatMap(({ x, y, path, color, kind, muted }) => {
    const at = y === 'top' ? plot.top : plot.y(y);
    if (at === null) return [];
    const size = SIGN * plot.rem;
    const height = Math.min(plot.bottom, Math.max(plot.top, at));
    const sign = node('path', {
      class: `line-figure-sign line-figure-${kind}`,
      d: path,
      transform: `translate(${plot.x(x).toFixed(1)} ${height.toFixed(1)}) scale(${size})`,
      fill: kind === 'full' ? color : 'none',
      stroke: kind === 'full' ? 'none' : color,
    });
    if (muted) sign.setAttribute('opacity', '0.18');
    return [sign];
  });
}
