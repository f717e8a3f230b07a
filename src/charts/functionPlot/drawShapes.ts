import { shapePath } from '../shapes';
import { fixed, node } from '../svg';
import { textWidth } from '../textBox';
import { curvePixels, polyline } from './drawLines';
import { type DrawContext, type Drawn, type DrawnLabel, MUTED, mutedOf, NOTHING, named } from './drawn';
import { clamp, type PlotFrame } from './frame';
import { around, type LabelPlace } from './labelPlaces';
import { LABEL } from './labels';
import type { AreaMark, BandMark, CloudMark, DotMark, PlotPattern, PolygonsMark, StripMark, TextMark } from './marks';

/** Opacity of the inside of shapes. */
const INSIDE = 0.28;
/** Shapes beyond this number have no outlines: they would be all that one sees. */
const MOST_OUTLINES = 200;
/** Rem: height of a strip at the foot of the plot. */
const STRIP = 0.6;

export function drawArea(mark: AreaMark, context: DrawContext): Drawn {
  const { frame } = context;
  const base = frame.y.at(mark.base ?? 0);
  if (base === null) return NOTHING;
  const level = clamp(base, frame.top, frame.bottom);
  const d = mark.segments
    .map((segment) => {
      const points = curvePixels(segment, frame);
      if (points.length < 4) return '';
      return `M${fixed(points[0]!)} ${fixed(base)}L${polyline(points).slice(1).replace('L', ' ')}V${fixed(base)}Z`;
    })
    .join('');
  if (d === '') return NOTHING;
  const upper = mark.above;
  const lower = mark.below;
  return {
    nodes: [
      ...cut(frame, frame.top, level, inside(d, upper.color, upper.pattern, context)),
      ...cut(frame, level, frame.bottom, inside(d, lower.color, lower.pattern, context)),
    ],
    labels: [],
    obstacles: [],
  };
}

/** A part of the plot between two heights: a drawing of its own cuts off without an id. */
function cut({ left, right }: PlotFrame, top: number, bottom: number, nodes: readonly SVGElement[]): SVGElement[] {
  const [width, height] = [right - left, bottom - top];
  if (height <= 0) return [];
  const part = node('svg', {
    x: fixed(left),
    y: fixed(top),
    width: fixed(width),
    height: fixed(height),
    viewBox: [left, top, width, height].map(fixed).join(' '),
  });
  part.append(...nodes);
  return [part];
}

/** A filled path, and its pattern upon it. */
function inside(
  d: string,
  color: string,
  pattern: PlotPattern | undefined,
  context: DrawContext,
  opacity = INSIDE,
): SVGElement[] {
  const nodes = [node('path', { class: 'plot-fill', d, fill: color, opacity })];
  if (pattern !== undefined && pattern !== 'none') {
    nodes.push(node('path', { class: 'plot-fill', d, fill: context.pattern(pattern, color), opacity: 0.55 }));
  }
  return nodes;
}

export function drawPolygons(mark: PolygonsMark, context: DrawContext): Drawn {
  const { frame } = context;
  let d = '';
  for (const shape of mark.shapes) {
    let piece = '';
    for (let i = 0; i + 1 < shape.length; i += 2) {
      const x = frame.x.at(shape[i]!);
      const y = frame.y.at(shape[i + 1]!);
      if (x !== null && y !== null) piece += `${piece === '' ? 'M' : 'L'}${fixed(x)} ${fixed(y)}`;
    }
    if (piece !== '') d += `${piece}Z`;
  }
  if (d === '') return NOTHING;
  const nodes = inside(d, mark.color, mark.pattern, context, (mark.opacity ?? INSIDE) * (mark.muted ? MUTED : 1));
  if (mark.outline ?? mark.shapes.length <= MOST_OUTLINES) {
    nodes.push(
      node('path', {
        class: 'plot-outline',
        d,
        stroke: mark.color,
        'stroke-width': fixed(0.07 * frame.rem),
        ...mutedOf(mark),
      }),
    );
  }
  const middle = mark.label === undefined ? null : centre(mark.shapes[0], frame);
  return {
    nodes,
    labels:
      middle === null
        ? []
        : named({ ...mark, color: 'var(--text)' }, [
            { ...middle, anchor: 'middle' },
            ...around(middle.x, middle.y, frame.rem),
          ]),
    obstacles: [],
  };
}

function centre(shape: Float64Array | undefined, { x, y }: PlotFrame): { x: number; y: number } | null {
  if (shape === undefined || shape.length < 2) return null;
  const mean = (from: number) => {
    const values = shape.filter((_, i) => i % 2 === from);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  const [px, py] = [x.at(mean(0)), y.at(mean(1))];
  return px === null || py === null ? null : { x: px, y: py };
}

export function drawDot(mark: DotMark, { frame }: DrawContext): Drawn {
  const x = frame.x.at(mark.x);
  const y = frame.y.at(mark.y);
  const { left, right, top, bottom, rem } = frame;
  const size = (mark.size ?? 0.34) * rem;
  if (x === null || y === null) return NOTHING;
  if (x < left - size || x > right + size || y < top - size || y > bottom + size) return NOTHING;
  const open = mark.look === 'open' || mark.shape === 'cross';
  return {
    nodes: [
      node('path', {
        class: mark.shape === 'cross' ? 'plot-line' : open ? 'plot-open' : 'plot-dot',
        d: shapePath(mark.shape ?? 'circle', x, y, size),
        ...(open ? { stroke: mark.color, 'stroke-width': fixed(0.15 * rem) } : { fill: mark.color }),
        ...mutedOf(mark),
      }),
    ],
    labels: named(mark, around(x, y, size + 0.55 * rem)),
    obstacles: [x, y, x - size, y, x + size, y, x, y - size, x, y + size],
  };
}

export function drawCloud(mark: CloudMark, { frame }: DrawContext): Drawn {
  const { left, right, top, bottom, rem } = frame;
  // A line of no length with round ends is a dot: the shortest way to write many of them.
  let d = '';
  for (let i = 0; i + 1 < mark.points.length; i += 2) {
    const x = frame.x.at(mark.points[i]!);
    const y = frame.y.at(mark.points[i + 1]!);
    if (x === null || y === null || x < left || x > right || y < top || y > bottom) continue;
    d += `M${fixed(x)} ${fixed(y)}h0`;
  }
  const nodes = [
    node('path', {
      class: 'plot-cloud',
      d,
      stroke: mark.color,
      'stroke-width': fixed(2 * (mark.size ?? 0.12) * rem),
      ...mutedOf(mark),
    }),
  ];
  return d === '' ? NOTHING : { nodes, labels: [], obstacles: [] };
}

export function drawBand(mark: BandMark, context: DrawContext): Drawn {
  const { frame } = context;
  const { left, right, top, bottom, rem } = frame;
  const floor = mark.place === 'floor';
  const [upper, lower] = floor ? [bottom - STRIP * rem, bottom] : [top, bottom];
  const bands = mark.intervals
    .map((interval) => ({
      ...interval,
      x0: clamp(frame.x.at(interval.from) ?? left, left, right),
      x1: clamp(frame.x.at(interval.to) ?? right, left, right),
    }))
    .filter(({ x0, x1 }) => x1 > x0);
  const nodes = bands.flatMap(({ x0, x1, color, pattern }) => {
    const d = `M${fixed(x0)} ${fixed(upper)}H${fixed(x1)}V${fixed(lower)}H${fixed(x0)}Z`;
    return inside(d, color, pattern, context, floor ? 0.85 : 0.16);
  });
  const named = bands.filter(({ label = '' }) => label !== '');
  // On a strip of many bands a name that is wider than its own gives way to those of its neighbours.
  const shown = floor ? named.filter((_, i) => hasRoom(i, named, rem)) : named;
  const labels = shown.map(({ x0, x1, color, label = '' }): DrawnLabel => {
    const middle = (x0 + x1) / 2;
    const quarter = (x1 - x0) / 4;
    const heights = floor ? [upper - 0.75 * rem] : [top + 0.9 * rem, bottom - 0.9 * rem, top + 2.2 * rem];
    // An axis through the middle has its numbers there.
    const places = [middle, middle + quarter, middle - quarter].flatMap((x) =>
      heights.map((y): LabelPlace => ({ x, y, anchor: 'middle' })),
    );
    return { text: label, color, math: false, places };
  });
  return { nodes, labels, obstacles: [] };
}

interface NamedBand {
  readonly x0: number;
  readonly x1: number;
  readonly label?: string | undefined;
}

/** Whether the name of a band fits over it, or reaches beyond it without coming near the names beside it. */
function hasRoom(index: number, bands: readonly NamedBand[], rem: number): boolean {
  const width = ({ label = '' }: NamedBand): number => textWidth(label, LABEL * rem);
  const band = bands[index]!;
  if (width(band) <= band.x1 - band.x0 + rem) return true;
  return [bands[index - 1], bands[index + 1]].every((other) => {
    if (other === undefined) return true;
    const apart = Math.abs(other.x0 + other.x1 - band.x0 - band.x1) / 2;
    return apart >= (width(band) + width(other)) / 2 + rem;
  });
}

export function drawStrip(mark: StripMark, { frame }: DrawContext): Drawn {
  const x0 = frame.x.exact(mark.from);
  const x1 = frame.x.exact(mark.to);
  const columns = mark.pixels.length / 4;
  if (columns < 1 || !(x1 > x0)) return NOTHING;
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = 1;
  canvas.getContext('2d')?.putImageData(new ImageData(mark.pixels, columns, 1), 0, 0);
  const image = node('image', {
    class: 'plot-strip',
    href: canvas.toDataURL(),
    x: fixed(x0),
    y: fixed(frame.bottom - STRIP * frame.rem),
    width: fixed(x1 - x0),
    height: fixed(STRIP * frame.rem),
    preserveAspectRatio: 'none',
  });
  return { nodes: cut(frame, frame.bottom - STRIP * frame.rem, frame.bottom, [image]), labels: [], obstacles: [] };
}

export function drawText(mark: TextMark, { frame }: DrawContext): Drawn {
  const x = frame.x.at(mark.x);
  const y = frame.y.at(mark.y);
  if (x === null || y === null) return NOTHING;
  const { left, right, top, bottom, rem } = frame;
  if (x < left - rem || x > right + rem || y < top - rem || y > bottom + rem) return NOTHING;
  const middle: LabelPlace = { x, y: mark.place === 'above' ? y - 0.75 * rem : y, anchor: 'middle' };
  return {
    nodes: [],
    labels: [
      {
        text: mark.text,
        color: mark.color,
        math: mark.math === true,
        places: mark.place === 'free' ? around(x, y, 0.8 * rem) : [middle],
      },
    ],
    obstacles: [],
  };
}
