import { scaleLog } from 'd3-scale';
import './stripPlot.css';
import { decadeText, powersOfTen, tickText, wholeDecades } from '../geometry/axis';
import { whenResized } from './resized';
import { node, rootSize, say } from './svg';

/** Distributions of positive numbers side by side, on a logarithmic scale: plain data, replaced as a whole. */
export interface StripPlotModel {
  /** Of the figure, for assistive technology: it has the numbers in a table beside it. */
  readonly name: string;
  /** Below the axis. */
  readonly axis: string;
  /** Above the marks of what ended early. */
  readonly ended: string;
  readonly strips: readonly Strip[];
  /** Key of the dot that is pointed out. */
  readonly pointed: string | null;
}

export interface Strip {
  readonly label: string;
  /** CSS colour. */
  readonly color: string;
  readonly dots: readonly Dot[];
  /** Of the dots that have a value; null: too few. */
  readonly box: { readonly lower: number; readonly median: number; readonly upper: number } | null;
}

export interface Dot {
  readonly key: string;
  /** NaN: ended early. */
  readonly value: number;
  /** Filled. */
  readonly solved: boolean;
  readonly name: string;
}

export interface StripPlotEvents {
  onPoint(key: string | null): void;
  onChoose(key: string): void;
}

export interface StripPlot {
  readonly element: HTMLElement;
  show(model: StripPlotModel): void;
  dispose(): void;
}

/** Fewer values than this have no shape that a violin could show. */
const VIOLIN_FROM = 8;

/** One row per distribution: every value as a dot, the density around them, quartiles and median on top. */
export function createStripPlot({ onPoint, onChoose }: StripPlotEvents): StripPlot {
  const element = document.createElement('div');
  element.className = 'strip-plot';
  let model: StripPlotModel | null = null;

  function draw(): void {
    const { clientWidth: width, clientHeight: height } = element;
    if (model === null || width < 80) return;
    element.replaceChildren(figure(model, width, height, rootSize()));
  }

  const keyOf = (target: EventTarget | null): string | null =>
    target instanceof Element ? target.getAttribute('data-key') : null;
  element.addEventListener('pointerover', (event) => onPoint(keyOf(event.target)));
  element.addEventListener('pointerleave', () => onPoint(null));
  element.addEventListener('click', (event) => {
    const key = keyOf(event.target);
    if (key !== null) onChoose(key);
  });

  const watching = whenResized(element, draw);

  return {
    element,
    show(next) {
      model = next;
      draw();
    },
    dispose() {
      watching.stop();
      element.remove();
    },
  };
}

function figure(model: StripPlotModel, width: number, height: number, rem: number): SVGElement {
  const { strips } = model;
  const some = strips.some(({ dots }) => dots.some(({ value }) => Number.isNaN(value)));
  const left = 0.6 * rem;
  const right = some ? 5.5 * rem : 1.2 * rem;
  const below = 3.2 * rem;
  const row = Math.max(
    4.2 * rem,
    Math.min((strips.length === 1 ? 24 : 16) * rem, (height - below - rem) / Math.max(1, strips.length)),
  );
  const bottom = rem + row * strips.length;
  const range = axisRange(strips);
  const scale = scaleLog(range, [left, width - right]);
  const svg = node('svg', { role: 'img', 'aria-label': model.name, height: bottom + below, width });
  for (const value of between(...range)) {
    svg.append(node('line', { class: 'strip-grid strip-fine', x1: scale(value), x2: scale(value), y1: 0, y2: bottom }));
    if (range[1] / range[0] <= 100 && [2, 5].includes(leading(value))) {
      svg.append(text(tickText(value, 3), scale(value), bottom + 1.2 * rem, 'middle'));
    }
  }
  for (const value of powersOfTen(range, 5)) {
    const at = scale(value);
    svg.append(node('line', { class: 'strip-grid', x1: at, x2: at, y1: 0, y2: bottom }));
    svg.append(text(decadeText(value), at, bottom + 1.2 * rem, 'middle'));
  }
  svg.append(text(model.axis, (left + width - right) / 2, bottom + 2.6 * rem, 'middle'));
  if (some) {
    const at = width - right + 0.8 * rem;
    svg.append(node('line', { class: 'strip-rule', x1: at, x2: at, y1: 0, y2: bottom }));
    svg.append(text(model.ended, width - right / 2 + 0.4 * rem, bottom + 1.2 * rem, 'middle'));
  }
  strips.forEach((strip, index) => {
    const group = node('g', {});
    group.style.color = strip.color;
    const top = 0.6 * rem + index * row;
    const middle = top + 0.62 * row;
    const label = text(strip.label, left, top + 0.85 * rem, 'start');
    label.setAttribute('class', 'strip-name');
    group.append(...violin(strip, scale, middle, 0.3 * row, [left, width - right]));
    group.append(...dots(strip, model.pointed, scale, middle, 0.3 * row, rem, width - right / 2 + 0.4 * rem));
    group.append(...box(strip, scale, middle, 0.3 * row));
    svg.append(group, label);
  });
  return svg;
}

/** Whole decades that hold every value; what is no positive number stands at the rim. */
function axisRange(strips: readonly Strip[]): [number, number] {
  const values = strips.flatMap(({ dots }) => dots.map(({ value }) => value)).filter((value) => value > 0);
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [0.01, 10];
  const low = Math.max(Math.min(...finite), Math.max(...finite) * 1e-12);
  const [from, to] = wholeDecades([low, Math.max(...finite)]);
  return from < to ? [from, to] : [from / 10, to * 10];
}

/** The 2 to 9 between the powers of ten, where those are few. */
function between(low: number, high: number): number[] {
  const decadesOf = Math.round(Math.log10(high / low));
  if (decadesOf > 4) return [];
  const first = Math.round(Math.log10(low));
  return Array.from({ length: decadesOf }, (_, i) => [2, 3, 4, 5, 6, 7, 8, 9].map((k) => k * 10 ** (first + i))).flat();
}

function leading(value: number): number {
  return Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9));
}

type Scale = (value: number) => number;

/** Places of dots: beside one another where they would overlap, as near to the middle as there is room. */
export function swarm(places: readonly number[], radius: number, most: number): number[] {
  const order = places.map((_, index) => index).sort((a, b) => places[a] - places[b]);
  const offsets = places.map(() => 0);
  const placed: number[] = [];
  for (const index of order) {
    const near = placed.filter((other) => places[index] - places[other] < 2 * radius).slice(-60);
    const gap = (offset: number): number =>
      near.reduce(
        (least, other) => Math.min(least, Math.hypot(places[index] - places[other], offset - offsets[other])),
        Number.POSITIVE_INFINITY,
      );
    let best = 0;
    for (let step = 0; step * radius * 0.5 <= most; step++) {
      const candidates = [step * radius * 0.5, -step * radius * 0.5];
      const free = candidates.find((offset) => gap(offset) >= 2 * radius);
      if (free === undefined) continue;
      best = free;
      break;
    }
    offsets[index] = best;
    placed.push(index);
  }
  return offsets;
}

function dots(
  strip: Strip,
  pointed: string | null,
  scale: Scale,
  middle: number,
  half: number,
  rem: number,
  endedAt: number,
): SVGElement[] {
  const radius = Math.max(0.14 * rem, Math.min(0.32 * rem, (6 * rem) / Math.sqrt(strip.dots.length + 100)));
  const ended = strip.dots.filter(({ value }) => Number.isNaN(value));
  const valued = strip.dots.filter(({ value }) => !Number.isNaN(value));
  const places = valued.map(({ value }) => scale(Math.max(value, 1e-300)));
  const offsets = swarm(places, radius, half);
  const nodes = valued.map((dot, i) => {
    const circle = node('circle', {
      class: 'strip-dot',
      'data-key': dot.key,
      'data-kind': dot.solved ? 'solved' : 'open',
      cx: places[i],
      cy: middle + offsets[i],
      r: dot.key === pointed ? 1.8 * radius : radius,
    });
    circle.append(say('title', dot.name));
    return circle;
  });
  const across = Math.max(1, Math.ceil(Math.sqrt(ended.length)));
  ended.forEach((dot, i) => {
    const x = endedAt + ((i % across) - (across - 1) / 2) * 2.4 * radius;
    const y = middle + (Math.floor(i / across) - (Math.ceil(ended.length / across) - 1) / 2) * 2.4 * radius;
    const d = `M${x - radius} ${y - radius}l${2 * radius} ${2 * radius}m0 ${-2 * radius}l${-2 * radius} ${2 * radius}`;
    const cross = node('path', { class: 'strip-dot', 'data-key': dot.key, 'data-kind': 'ended', d });
    cross.append(say('title', dot.name));
    nodes.push(cross);
  });
  return nodes;
}

/** Density of the logarithms by Gaussian kernels; width after Silverman (1986). */
function violin(
  strip: Strip,
  scale: Scale,
  middle: number,
  half: number,
  [low, high]: readonly [number, number],
): SVGElement[] {
  const places = strip.dots.map(({ value }) => scale(value)).filter((place) => Number.isFinite(place));
  if (places.length < VIOLIN_FROM) return [];
  const mean = places.reduce((sum, place) => sum + place, 0) / places.length;
  const deviation = Math.sqrt(places.reduce((sum, place) => sum + (place - mean) ** 2, 0) / places.length);
  const width = Math.max(2, 1.06 * deviation * places.length ** -0.2);
  const from = Math.max(low, Math.min(...places) - 2 * width);
  const to = Math.min(high, Math.max(...places) + 2 * width);
  const steps = 80;
  const density = Array.from({ length: steps + 1 }, (_, i) => {
    const at = from + ((to - from) * i) / steps;
    return places.reduce((sum, place) => sum + Math.exp(-0.5 * ((at - place) / width) ** 2), 0);
  });
  const most = Math.max(...density);
  const edge = (sign: 1 | -1): string[] =>
    density.map((value, i) => {
      const x = from + ((to - from) * i) / steps;
      return `${x.toFixed(1)} ${(middle + sign * half * 1.15 * (value / most)).toFixed(1)}`;
    });
  return [node('path', { class: 'strip-violin', d: `M${edge(1).join('L')}L${edge(-1).toReversed().join('L')}Z` })];
}

function box({ box: quartiles }: Strip, scale: Scale, middle: number, half: number): SVGElement[] {
  if (quartiles === null) return [];
  const [lower, median, upper] = [quartiles.lower, quartiles.median, quartiles.upper].map((value) =>
    scale(Math.max(value, 1e-300)),
  );
  const tall = 0.72 * half;
  return [
    node('rect', { class: 'strip-box', x: lower, y: middle - tall, width: upper - lower, height: 2 * tall, rx: 3 }),
    node('line', { class: 'strip-median', x1: median, x2: median, y1: middle - tall, y2: middle + tall }),
  ];
}

function text(content: string, x: number, y: number, anchor: 'start' | 'middle'): SVGElement {
  return say('text', content, { x, y, 'text-anchor': anchor });
}
