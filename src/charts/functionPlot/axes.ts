import type { Tick } from '../../geometry/axis';
import { fixed, node, say } from '../svg';
import { type Box, textWidth } from '../textBox';
import { alongLine } from './drawn';
import type { FrameAxis, PlotFrame } from './frame';
import { boxOf } from './labelPlaces';

/** Faint lines at the ticks, beneath everything. */
export function drawGrid({ x, y, left, right, top, bottom }: PlotFrame): SVGElement[] {
  const line = (d: string) => node('path', { class: 'plot-grid', d });
  const columns = x.ticks.map(({ value }) => `M${fixed(x.at(value)!)} ${fixed(top)}V${fixed(bottom)}`);
  const rows = y.ticks.map(({ value }) => `M${fixed(left)} ${fixed(y.at(value)!)}H${fixed(right)}`);
  return [
    ...(x.model.grid === true ? [line(columns.join(''))] : []),
    ...(y.model.grid === true ? [line(rows.join(''))] : []),
  ];
}

export interface AxesDrawn {
  readonly nodes: readonly SVGElement[];
  /** Where their words stand. */
  readonly taken: readonly Box[];
  /** x, y, x, y, … along the axes. */
  readonly obstacles: readonly number[];
}

/** Lines, ticks, numbers and titles of both axes. */
export function drawAxes(frame: PlotFrame): AxesDrawn {
  const { x, y, left, right, top, bottom, rem } = frame;
  const tick = 0.28 * rem;
  const through = { x: x.inside && y.scale === 'linear', y: y.inside && x.scale === 'linear' };
  /** Both go through zero, which then has one number, beside both. */
  const origin = through.x && through.y && contains(x, 0) && contains(y, 0);
  const marks = [
    `M${fixed(left)} ${fixed(x.line)}H${fixed(right)}`,
    `M${fixed(y.line)} ${fixed(top)}V${fixed(bottom)}`,
    ...numbered(x, origin).map(({ value }) => `M${fixed(x.at(value)!)} ${fixed(x.line)}v${fixed(tick)}`),
    ...numbered(y, origin).map(({ value }) => `M${fixed(y.line)} ${fixed(y.at(value)!)}h${fixed(-tick)}`),
  ];
  const words = [...xNumbers(frame, origin), ...yNumbers(frame, origin), ...titles(frame)];
  return {
    nodes: [
      node('path', { class: 'plot-axis', d: marks.join('') }),
      ...words.map(({ text, className, x: at, y: height, anchor }) =>
        say('text', text, {
          class: className,
          x: fixed(at),
          y: fixed(height),
          'text-anchor': anchor,
          'dominant-baseline': 'central',
        }),
      ),
    ],
    obstacles: [
      ...(x.inside ? alongLine(left, x.line, right, x.line, 0.5 * rem) : []),
      ...(y.inside ? alongLine(y.line, top, y.line, bottom, 0.5 * rem) : []),
    ],
    taken: words.map((word) => {
      if (word.className === NUMBER_CLASS) return boxOf(word, word.text, NUMBER * rem);
      // Letters are kept apart: the b of a bound and the x of its axis would read as one symbol.
      const { left: from, right: to, top: above, bottom: below } = boxOf(word, word.text, TITLE * rem);
      const room = 0.4 * rem;
      return { left: from - room, right: to + room, top: above, bottom: below };
    }),
  };
}

interface Word {
  readonly text: string;
  readonly className: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

const NUMBER_CLASS = 'plot-number';

function numbered(axis: FrameAxis, origin: boolean): readonly Tick[] {
  return origin ? axis.ticks.filter(({ value }) => value !== 0) : axis.ticks;
}

function contains({ range }: FrameAxis, value: number): boolean {
  return value >= range[0] && value <= range[1];
}

function xNumbers(frame: PlotFrame, origin: boolean): Word[] {
  const { x, y, bottom, height, rem, left, right } = frame;
  if (x.model.numbers === 'none') return [];
  // Where there is no room below the axis, they stand above it.
  const below = x.line + 1.45 * rem <= Math.max(bottom, height);
  const at = below ? x.line + 0.95 * rem : x.line - 0.85 * rem;
  const numbers = numbered(x, origin).flatMap(({ value, text }) => {
    const place = x.at(value)!;
    // The other axis would run through it.
    if (y.inside && y.line > left && y.line < right && Math.abs(place - y.line) < 0.9 * rem) return [];
    return [number(text, place, at, 'middle')];
  });
  return origin ? [...numbers, number('0', y.line - 0.4 * rem, at, 'end')] : numbers;
}

function yNumbers(frame: PlotFrame, origin: boolean): Word[] {
  const { x, y, top, bottom, rem } = frame;
  if (y.model.numbers === 'none') return [];
  const ticks = numbered(y, origin);
  const widest = Math.max(0, ...ticks.map(({ text }) => textWidth(text, NUMBER * rem)));
  const before = y.line - 0.5 * rem - widest >= 0;
  const [place, anchor] = before ? ([y.line - 0.5 * rem, 'end'] as const) : ([y.line + 0.5 * rem, 'start'] as const);
  return ticks.flatMap(({ value, text }) => {
    const at = y.at(value)!;
    const crossed = x.inside && x.line > top && x.line < bottom && Math.abs(at - x.line) < 0.7 * rem;
    // The title stands at the upper end of an axis within the plot.
    const under = y.inside && at < top + 0.6 * rem && !before;
    return crossed || under ? [] : [number(text, place, at, anchor)];
  });
}

function titles({ x, y, left, right, top, bottom, rem }: PlotFrame): Word[] {
  const parts: Word[] = [];
  if (x.model.title !== '' && x.model.numbers !== 'none') {
    const class_ = titleClass(x);
    // Beside an axis within the plot; else below its numbers.
    if (x.inside) {
      const above = x.line - top > 2.2 * rem;
      parts.push(title(x.model.title, class_, right, above ? x.line - 0.65 * rem : x.line + 0.95 * rem, 'end'));
    } else parts.push(title(x.model.title, class_, right, bottom + 1.95 * rem, 'end'));
  }
  if (y.model.title !== '') {
    const class_ = titleClass(y);
    if (y.inside) {
      const wide = textWidth(y.model.title, TITLE * rem);
      const after = y.line + 0.6 * rem + wide < right;
      parts.push(
        title(y.model.title, class_, y.line + (after ? 0.6 : -0.6) * rem, top + 0.3 * rem, after ? 'start' : 'end'),
      );
    } else parts.push(title(y.model.title, class_, Math.min(left, 0.4 * rem), 0.8 * rem, 'start'));
  }
  return parts;
}

/** Sizes of the type in rem, as in the style sheet. */
const NUMBER = 0.78;
const TITLE = 0.95;

function titleClass({ model }: FrameAxis): string {
  return model.math === true ? 'plot-title plot-math' : 'plot-title';
}

function title(text: string, className: string, x: number, y: number, anchor: Word['anchor']): Word {
  return { text, className, x, y, anchor };
}

function number(text: string, x: number, y: number, anchor: Word['anchor']): Word {
  return { text, className: NUMBER_CLASS, x, y, anchor };
}
