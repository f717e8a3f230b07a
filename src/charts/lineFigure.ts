import './lineFigure.css';
import { scaleLinear, scaleLog } from 'd3-scale';
import { type AxisScale, decadeTicks, roundNumbers, type Tick, tickText, wholeNumbers } from '../geometry/axis';
import { levelNames } from './lineFigureLevels';
import {
  drawCurve,
  drawSigns,
  type FigureCurve,
  type FigureLevel,
  type FigureSign,
  type Plot,
} from './lineFigureMarks';
import { whenResized } from './resized';
import { node, rootSize, say } from './svg';
import { textWidth } from './textBox';

export type { FigureCurve, FigureMarker, FigureSign } from './lineFigureMarks';

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
  readonly levels: readonly FigureLevel[];
  /** For assistive technology. */
  readonly name: string;
  /** What is pointed out at x, for assistive technology; null: nothing can be pointed out. */
  readonly describe: ((x: number) => string) | null;
}

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

/** `onPoint` is called with the whole number on the x axis that the pointer or an arrow key points at. */
export function createLineFigure(onPoint: ((x: number) => void) | null = null): LineFigure {
  const element = document.createElement('div');
  element.className = 'line-figure';
  const picture = node('svg', { 'aria-hidden': 'true' });
  element.append(picture);
  // Its own: a clip in a figure that is hidden would hide what refers to it elsewhere.
  const clip = `line-figure-clip-${crypto.getRandomValues(new Uint32Array(1))[0]!.toString(36)}`;
  let model: LineFigureModel | null = null;
  let pointed: number | null = null;
  let plot: Plot | null = null;
  let cross: SVGElement | null = null;
  /** As the observer says: asking the element would lay out the page at every drawing. */
  let size = { width: 0, height: 0 };

  function draw(): void {
    const { width, height } = size;
    if (model === null) return;
    plot = { ...plotOf(model, width, height, rootSize()), clip };
    // Its words take all the room that there is, or it has none yet.
    if (plot.bottom - plot.top < plot.rem || plot.right - plot.left < plot.rem) {
      plot = null;
      picture.replaceChildren();
      return;
    }
    picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
    cross = node('line', { class: 'line-figure-cross', y1: plot.top, y2: plot.bottom });
    const lines = model.curves.flatMap((curve) => drawCurve(curve, plot!));
    picture.replaceChildren(
      ...frame(model, plot),
      cross,
      ...lines,
      ...levelNames(model.levels, model.curves, plot),
      ...drawSigns(model.signs ?? [], plot),
    );
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

  const watching = whenResized(element, draw, (now) => {
    size = now;
  });

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
      watching.stop();
      element.remove();
    },
  };
}

/** Rem: size of the words, as in the style sheet. */
const TYPE = 0.78;

/** Rem. Where the plot is narrower, the arrow's words do not fit beside the title of the axis. */
const NARROW = 34;

function plotOf(model: LineFigureModel, width: number, height: number, rem: number): Omit<Plot, 'clip'> {
  const left = 3.6 * rem;
  const right = width - 0.9 * rem;
  const top = 1.7 * rem;
  const extra = width < NARROW * rem ? 1.1 : 0;
  const bottom = height - (model.arrow === null ? 2.6 : 3.6 + extra) * rem;
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
  const clip = node('clipPath', { id: plot.clip });
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
      // Where the sentence has no room the arrow speaks for itself.
      ...(textWidth(model.arrow.text, TYPE * rem) > right - left
        ? []
        : [label(model.arrow.text, left, plot.words, 'start', 'middle', 'line-figure-flow')]),
    );
  }
  return parts;
}

/** Powers of ten, at most `most` of them, or round numbers. */
function yTicks({ range, scale }: LineFigureModel['y'], most: number): Tick[] {
  if (scale !== 'log') return roundNumbers(range, Math.max(2, Math.min(6, most))).map(plainTick);
  const ticks = decadeTicks(range, most);
  // The ends say how far it reaches where no more has room.
  return most < 2 ? ticks.filter((_, i) => i === 0 || i === ticks.length - 1) : ticks;
}

function xTicks(axis: LineFigureModel['x'], most: number): Tick[] {
  if (axis.scale === 'log') return yTicks({ ...axis, scale: 'log' }, most);
  const numbers = axis.whole === true ? wholeNumbers : roundNumbers;
  return numbers(axis.range, Math.max(2, Math.min(12, most))).map(plainTick);
}

function plainTick(value: number): Tick {
  return { value, text: tickText(value) };
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
