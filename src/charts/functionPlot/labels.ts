import { shapePath } from '../shapes';
import { fixed, node, say } from '../svg';
import { type Box, textWidth } from '../textBox';
import { stroke } from './drawn';
import type { PlotFrame } from './frame';
import type { PlacedLabel } from './labelPlaces';
import type { PlotLegendItem } from './model';

/** Rem: size of the type, as in the style sheet. */
export const LABEL = 0.92;

export function drawLabels(labels: readonly PlacedLabel[]): SVGElement[] {
  return labels.map(({ text, color, math, at }) =>
    say('text', text, {
      class: math ? 'plot-label plot-math' : 'plot-label',
      x: fixed(at.x),
      y: fixed(at.y),
      'text-anchor': at.anchor,
      'dominant-baseline': 'central',
      fill: color,
    }),
  );
}

/** Rem within the legend. */
const ROW = 1.3;
const SAMPLE = 1.6;
/** A dash and a gap are seen in no less, or every dash would look like a whole line. */
const DASHED = 2.6;
const MARKER = 0.22;
const MARGIN = 0.6;
/** Where the plot is narrower than this, the legend leaves what it can to the numbers of the axes. */
const NARROW = { frame: 26, sample: 1, margin: 0.1 } as const;
/** Cost of a number that the legend would cover, in points of a curve. */
const COVERED_WORD = 3;

/** Names of the curves in the corner where they cover least. */
export function drawLegend(
  items: readonly PlotLegendItem[],
  { left, right, top, bottom, rem }: PlotFrame,
  obstacles: readonly number[],
  words: readonly Box[],
  before: number | undefined,
): { readonly nodes: readonly SVGElement[]; readonly taken: readonly Box[]; readonly corner: number } {
  if (items.length === 0) return { nodes: [], taken: [], corner: 0 };
  const narrow = right - left < NARROW.frame * rem;
  const dashed = items.some(({ dash = [] }) => dash.length > 0);
  const sample = dashed ? DASHED : narrow ? NARROW.sample : SAMPLE;
  const margin = (narrow ? NARROW.margin : MARGIN) * rem;
  const width = (sample + 0.9) * rem + Math.max(...items.map(({ text }) => textWidth(text, LABEL * rem)));
  const height = ROW * rem * items.length + 0.3 * rem;
  const [x0, x1] = [left + margin, Math.max(left, right - margin - width)];
  const [y0, y1] = [top + 0.5 * rem, Math.max(top, bottom - 0.9 * rem - height)];
  const corners = [
    [x1, y0],
    [x0, y0],
    [x1, y1],
    [x0, y1],
  ].map(([x, y]): Box => ({ left: x!, right: x! + width, top: y!, bottom: y! + height }));
  const costs = corners.map(
    (box, i) => count(box, obstacles) + COVERED_WORD * crossed(box, words) + 0.5 * i - (i === before ? 6 : 0),
  );
  const corner = costs.indexOf(Math.min(...costs));
  const box = corners[corner]!;
  const nodes = items.flatMap(({ text, color, dash, shape, math }, i) => {
    const y = box.top + (0.15 + ROW * (i + 0.5)) * rem;
    const x = box.left + 0.3 * rem;
    return [
      stroke(`M${fixed(x)} ${fixed(y)}h${fixed(sample * rem)}`, {
        color,
        width: 0.17 * rem,
        ...(dash === undefined ? {} : { dash }),
      }),
      ...(shape === undefined
        ? []
        : [
            node('path', {
              class: 'plot-marker',
              d: shapePath(shape, x + (sample * rem) / 2, y, MARKER * rem),
              fill: color,
            }),
          ]),
      say('text', text, {
        class: math === true ? 'plot-label plot-math' : 'plot-label',
        x: fixed(x + (sample + 0.4) * rem),
        y: fixed(y),
        'dominant-baseline': 'central',
        fill: 'var(--text)',
      }),
    ];
  });
  const ground = node('rect', {
    class: 'plot-legend',
    x: fixed(box.left),
    y: fixed(box.top),
    width: fixed(width),
    height: fixed(height),
    rx: fixed(0.35 * rem),
  });
  return { nodes: [ground, ...nodes], taken: [box], corner };
}

function crossed({ left, right, top, bottom }: Box, words: readonly Box[]): number {
  return words.filter((word) => word.left < right && word.right > left && word.top < bottom && word.bottom > top)
    .length;
}

function count({ left, right, top, bottom }: Box, points: readonly number[]): number {
  let inside = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (x > left && x < right && y > top && y < bottom) inside++;
  }
  return inside;
}
