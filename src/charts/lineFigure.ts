import './lineFigure.css';
import { scaleLinear, scaleLog } from 'd3-scale';
import {
  type AxisScale,
  decadeText,
  powersOfTen,
  roundNumbers,
  type Tick,
  tickText,
  wholeNumbers,
} from '../geometry/axis';
import { node, rootSize, say } from './svg';

/** A few lines over one axis, drawn as SVG: plain data, replaced as a whole. */
export interface LineFigureModel {
  readonly curves: readonly FigureCurve[];
  /** Linear unless it says otherwise. */
  readonly x: FigureAxis & { readonly scale?: AxisScale };
  readonly y: FigureAxis & { readonly scale: AxisScale };
  /** Single places that stand out, above the curves. */
  readonly signs?: readonly FigureSign[];
  /** An arrow along the x axis that says which way something flows; null: none. */
  readonly arrow: { readonly towards: 'left' | 'right'; readonly text: string } | null;
  /** Levels that are worth a line of their own. */
  readonly levels: readonly { readonly at: number; readonly text: string }[];
  /** For assistive technology. */
  readonly name: string;
  /** What is pointed out at x, for assistive technology; null: nothing can be pointed out. */
  readonly describe: ((x: number) => string) | null;
}

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

export type FigureMarker = 'circle' | 'square' | 'triangle' | 'diamond';

export interface FigureAxis {
  readonly title: string;
  readonly range: readonly [low: number, high: number];
  /** Ticks at whole numbers only. */
  readonly whole?: boolean;
}

export interface LineFigure {
  readonly element: HTMLElement;
  show(model: LineFigureModel): void;
  /** Marks a place on the x axis; null: none. */
  point(x: number | null): void;
  dispose(): void;
}

/** Paths around (0, 0), in units of the marker's half size. */
export const MARKER_PATHS: Readonly<Record<FigureMarker, string>> = {
  circle: 'M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z',
  square: 'M-.88 -.88H.88V.88H-.88Z',
  triangle: 'M0 -1.15L1.05 .75H-1.05Z',
  diamond: 'M0 -1.2L1.2 0L0 1.2L-1.2 0Z',
};

/** `onPoint` is called with the whole number on the x axis that the pointer or an arrow key points at. */
export function createLineFigure(onPoint: ((x: number) => void) | null = null): LineFigure {
  const element = document.createElement('div');
  element.className = 'line-figure';
  const picture = node('svg', { 'aria-hidden': 'true' });
  element.append(picture);
  let model: LineFigureModel | null = null;
  let pointed: number | null = null;
  let plot: Plot | null = null;
  let cross: SVGElement | null = null;
  /** As the observer says: asking the element would lay out the page at every drawing. */
  let size = { width: 0, height: 0 };

  function draw(): void {
    const { width, height } = size;
    if (model === null || width < 60 || height < 60) return;
    plot = plotOf(model, width, height, rootSize());
    picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    cross = node('line', { class: 'line-figure-cross', y1: plot.top, y2: plot.bottom });
    const lines = model.curves.flatMap((curve) => drawn(curve, plot!));
    picture.replaceChildren(...frame(model, plot), cross, ...lines, ...levelNames(model, plot), ...signs(model, plot));
    mark();
  }

  function mark(): void {
    const at = pointed === null || plot === null ? null : plot.x(pointed);
    if (at !== null) {
      cross?.setAttribute('x1', String(at));
      cross?.setAttribute('x2', String(at));
    }
    cross?.setAttribute('visibility', at === null ? 'hidden' : 'visible');
    if (pointed === null || model?.describe == null) return;
    element.setAttribute('aria-valuenow', String(pointed));
    element.setAttribute('aria-valuetext', model.describe(pointed));
  }

  function choose(x: number): void {
    if (model === null || onPoint === null) return;
    const [low, high] = model.x.range;
    onPoint(Math.min(Math.floor(high), Math.max(Math.ceil(low), Math.round(x))));
  }

  if (onPoint !== null) {
    element.addEventListener('pointermove', (event) => {
      if (plot !== null) choose(plot.fromX(event.clientX - element.getBoundingClientRect().left));
    });
    element.addEventListener('keydown', (event) => {
      if (model === null || event.ctrlKey || event.metaKey || event.altKey) return;
      const here = pointed ?? model.x.range[0];
      const moves = new Map([
        ['ArrowLeft', here - 1],
        ['ArrowRight', here + 1],
        ['Home', model.x.range[0]],
        ['End', model.x.range[1]],
      ]);
      const target = moves.get(event.key);
      if (target === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      choose(target);
    });
  }

  let pending = 0;
  const observer = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {};
    size = { width, height };
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(draw);
  });
  observer.observe(element);

  return {
    element,
    show(next) {
      model = next;
      const interactive = onPoint !== null && next.describe !== null;
      element.setAttribute('role', interactive ? 'slider' : 'img');
      element.setAttribute('aria-label', next.name);
      if (interactive) {
        element.tabIndex = 0;
        element.setAttribute('aria-valuemin', String(Math.ceil(next.x.range[0])));
        element.setAttribute('aria-valuemax', String(Math.floor(next.x.range[1])));
      }
      draw();
    },
    point(x) {
      pointed = x;
      mark();
    },
    dispose() {
      cancelAnimationFrame(pending);
      observer.disconnect();
      element.remove();
    },
  };
}

/** Rem. Where the plot is narrower, the arrow's words do not fit beside the title of the axis. */
const NARROW = 34;

interface Plot {
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

function plotOf(model: LineFigureModel, width: number, height: number, rem: number): Plot {
  const left = 3.6 * rem;
  const right = width - 0.9 * rem;
  const top = 1.7 * rem;
  const extra = width < NARROW * rem ? 1.1 : 0;
  const bottom = height - (model.arrow === null ? 2.4 : 3.6 + extra) * rem;
  const x = (model.x.scale === 'log' ? scaleLog : scaleLinear)([...model.x.range], [left, right]);
  const [low, high] = model.y.range;
  const y = (model.y.scale === 'log' ? scaleLog : scaleLinear)([low, high], [bottom, top]);
  // What leaves the plot stays near it, so that its line still points the right way.
  const confine = (at: number) => Math.min(bottom + 40 * rem, Math.max(top - 40 * rem, at));
  return {
    left,
    right,
    top,
    bottom,
    rem,
    words: bottom + (2.05 + extra) * rem,
    arrow: bottom + (3.05 + extra) * rem,
    x: (value) => x(value),
    fromX: (pixels) => x.invert(pixels),
    y: (value) => {
      if (Number.isNaN(value)) return null;
      if (model.y.scale === 'log' && value <= 0) return bottom;
      return confine(value === Number.POSITIVE_INFINITY ? top - 40 * rem : y(value));
    },
  };
}

/** Grid, ticks, titles, levels and the arrow. */
function frame(model: LineFigureModel, plot: Plot): SVGElement[] {
  const { left, right, top, bottom, rem } = plot;
  const parts: SVGElement[] = [];
  const clip = node('clipPath', { id: clipId(plot) });
  clip.append(
    node('rect', {
      x: left - rem,
      y: top - 0.4 * rem,
      width: right - left + 2 * rem,
      height: bottom - top + 0.8 * rem,
    }),
  );
  parts.push(clip);
  for (const { value, text } of yTicks(model.y, (bottom - top) / (2.2 * rem))) {
    const y = plot.y(value)!;
    parts.push(node('line', { class: 'line-figure-grid', x1: left, x2: right, y1: y, y2: y }));
    parts.push(label(text, left - 0.5 * rem, y, 'end', 'middle'));
  }
  for (const { value, text } of xTicks(model.x, (right - left) / (3 * rem))) {
    const x = plot.x(value);
    parts.push(node('line', { class: 'line-figure-tick', x1: x, x2: x, y1: bottom, y2: bottom + 0.3 * rem }));
    parts.push(label(text, x, bottom + 1.05 * rem, 'middle', 'middle'));
  }
  for (const { at } of model.levels) {
    const y = plot.y(at);
    if (y === null || y < top || y > bottom) continue;
    parts.push(node('line', { class: 'line-figure-level', x1: left, x2: right, y1: y, y2: y }));
  }
  parts.push(label(model.y.title, 0.2 * rem, 0.75 * rem, 'start', 'middle', 'line-figure-title'));
  parts.push(label(model.x.title, right, bottom + 2.05 * rem, 'end', 'middle', 'line-figure-title'));
  if (model.arrow !== null) {
    const y = plot.arrow;
    const [from, to] = model.arrow.towards === 'left' ? [right, left] : [left, right];
    const tip = Math.sign(from - to) * 0.55 * rem;
    parts.push(
      node('path', {
        class: 'line-figure-arrow',
        d: `M${from} ${y}H${to}M${to + tip} ${y - 0.32 * rem}L${to} ${y}L${to + tip} ${y + 0.32 * rem}`,
      }),
      label(model.arrow.text, left, plot.words, 'start', 'middle', 'line-figure-flow'),
    );
  }
  return parts;
}

/** Above everything else, with a halo: where lines are is where one wants to read them. */
function levelNames({ levels }: LineFigureModel, { right, top, bottom, rem, y }: Plot): SVGElement[] {
  return levels.flatMap(({ at, text }) => {
    const height = y(at);
    if (height === null || height < top || height > bottom) return [];
    return [label(text, right, height - 0.4 * rem, 'end', 'auto')];
  });
}

function drawn(curve: FigureCurve, plot: Plot): SVGElement[] {
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
      'clip-path': `url(#${clipId(plot)})`,
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
          d: MARKER_PATHS[marker],
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

/** Powers of ten, at most `most` of them, or round numbers. */
function yTicks({ range, scale }: LineFigureModel['y'], most: number): Tick[] {
  return scale === 'log'
    ? powersOfTen(range, Math.max(2, Math.min(8, most))).map((value) => ({ value, text: decadeText(value) }))
    : roundNumbers(range, Math.max(2, Math.min(6, most))).map(plainTick);
}

function xTicks(axis: LineFigureModel['x'], most: number): Tick[] {
  if (axis.scale === 'log') return yTicks({ ...axis, scale: 'log' }, most);
  const numbers = axis.whole === true ? wholeNumbers : roundNumbers;
  return numbers(axis.range, Math.max(2, Math.min(12, most))).map(plainTick);
}

function plainTick(value: number): Tick {
  return { value, text: tickText(value) };
}

/** Size of a sign, in rem: larger than a curve's markers. */
const SIGN = 0.42;

function signs({ signs: all = [] }: LineFigureModel, plot: Plot): SVGElement[] {
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

/** Sizes tell clips of figures on one page apart; figures of one size share the same clip. */
function clipId({ left, right, top, bottom }: Plot): string {
  return `line-figure-clip-${[left, right, top, bottom].map((side) => Math.round(side)).join('-')}`;
}

function label(
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  baseline: 'auto' | 'middle',
  className = 'line-figure-label',
): SVGElement {
  const place = { x, y, 'text-anchor': anchor, 'dominant-baseline': baseline === 'middle' ? 'central' : 'auto' };
  return say('text', text, { class: className, ...place });
}
