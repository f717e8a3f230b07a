import './bars.css';
import { roundNumbers, tickText } from '../geometry/axis';
import type { FigureTable } from './hiddenTable';
import { fixed, node, rootSize, say, setAttribute } from './svg';
import { createSvgFigure, type SvgFigure } from './svgFigure';
import { textWidth } from './textBox';

/** Upright bars with their values: plain data, replaced as a whole. Colours are CSS colours. */
export interface BarsModel {
  /** What the figure shows, for assistive technology. */
  readonly name: string;
  readonly bars: readonly Bar[];
  /** Holds 0, or the bars begin at its nearer end. */
  readonly range: readonly [low: number, high: number];
  /** Above the axis; empty: none. */
  readonly title: string;
  /** A level across all bars. */
  readonly reference?: { readonly at: number; readonly text: string };
  readonly table?: FigureTable;
}

export interface Bar {
  /** Below the bar. */
  readonly label: string;
  readonly math?: boolean;
  /** NaN: none, and its text stands on the ground. */
  readonly value: number;
  /** The value in words, at the bar's end. */
  readonly text: string;
  readonly color: string;
  /** Stands out among the others. */
  readonly strong?: boolean;
}

export type Bars = SvgFigure<BarsModel>;

/** Rem: sizes of the type, as in the style sheet, and room around the plot. */
const TYPE = 0.92;
const ROOM = { left: 3.2, right: 0.8, top: 2, bottom: 1.9 } as const;
/** Share of its slot that a bar fills, and rem that it is wide at most. */
const FILL = 0.68;
const MOST = 5;

export function createBars(): Bars {
  const picture = node('svg', { class: 'bars-picture', role: 'img' });
  return createSvgFigure<BarsModel>({
    className: 'bars',
    picture,
    parts: [picture],
    draw(model, { width, height }) {
      setAttribute(picture, 'viewBox', `0 0 ${width} ${height}`);
      picture.replaceChildren(...drawBars(model, width, height, rootSize()));
    },
  });
}

function drawBars(
  { bars, range, title, reference }: BarsModel,
  width: number,
  height: number,
  rem: number,
): SVGElement[] {
  const [left, right] = [ROOM.left * rem, width - ROOM.right * rem];
  const [top, bottom] = [ROOM.top * rem, height - ROOM.bottom * rem];
  // Its words take all the room that there is.
  if (bottom - top < rem || right - left < rem) return [];
  const [low, high] = range;
  const at = (value: number) => {
    const share = (Math.min(high, Math.max(low, value)) - low) / (high - low);
    return bottom - share * (bottom - top);
  };
  const zero = at(0);
  const nodes: SVGElement[] = [];
  for (const value of roundNumbers(range, Math.max(2, Math.min(6, Math.floor((bottom - top) / (2.2 * rem)))))) {
    const y = at(value);
    nodes.push(node('path', { class: 'bars-grid', d: `M${fixed(left)} ${fixed(y)}H${fixed(right)}` }));
    nodes.push(words(tickText(value), 'bars-number', left - 0.45 * rem, y, 'end'));
  }
  const slot = (right - left) / Math.max(1, bars.length);
  const wide = Math.min(FILL * slot, MOST * rem);
  /** Words have room beside each other; else only every so many bars are named. */
  const stride = (texts: readonly string[], type: number) =>
    Math.max(1, Math.ceil((Math.max(0, ...texts.map((text) => textWidth(text, type * rem))) + 0.35 * rem) / slot));
  const [labelled, valued] = [
    stride(
      bars.map(({ label }) => label),
      TYPE,
    ),
    stride(
      bars.map(({ text }) => text),
      TYPE,
    ),
  ];
  bars.forEach(({ label, math, value, text, color, strong }, i) => {
    const middle = left + (i + 0.5) * slot;
    const end = Number.isNaN(value) ? zero : at(value);
    nodes.push(
      node('rect', {
        class: strong === true ? 'bars-bar bars-strong' : 'bars-bar',
        x: fixed(middle - wide / 2),
        y: fixed(Math.min(end, zero)),
        width: fixed(wide),
        height: fixed(Math.abs(end - zero)),
        fill: color,
        stroke: color,
      }),
    );
    if (i % labelled === 0) {
      const className = math === true ? 'bars-label plot-math' : 'bars-label';
      nodes.push(words(label, className, middle, bottom + 1.05 * rem, 'middle'));
    }
    if (i % valued === 0) {
      // The first one is not to reach into the numbers of the axis.
      const across = Math.max(middle, left + 0.25 * rem + textWidth(text, TYPE * rem) / 2);
      nodes.push(words(text, 'bars-value', across, end + (value < 0 ? 0.8 : -0.75) * rem, 'middle'));
    }
  });
  nodes.push(node('path', { class: 'bars-zero', d: `M${fixed(left)} ${fixed(zero)}H${fixed(right)}` }));
  if (reference !== undefined && reference.at >= low && reference.at <= high) {
    const y = at(reference.at);
    nodes.push(node('path', { class: 'bars-reference', d: `M${fixed(left)} ${fixed(y)}H${fixed(right)}` }));
    nodes.push(words(reference.text, 'bars-said', right, y - 0.7 * rem, 'end'));
  }
  if (title !== '') nodes.push(words(title, 'bars-title', 0.3 * rem, 0.8 * rem, 'start'));
  return nodes;
}

function words(text: string, className: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): SVGElement {
  return say('text', text, {
    class: className,
    x: fixed(x),
    y: fixed(y),
    'text-anchor': anchor,
    'dominant-baseline': 'central',
  });
}
