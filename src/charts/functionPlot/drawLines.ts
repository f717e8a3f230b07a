import { shapePath } from '../shapes';
import { fixed, node } from '../svg';
import { alongLine, arrowHead, type Drawn, LINE, mutedOf, NOTHING, named, stroke, THIN } from './drawn';
import type { PlotFrame } from './frame';
import type { LabelPlace } from './labelPlaces';
import type { CurveMark, CurveSegment, GuideMark, LineMark, PathMark, SegmentMark } from './marks';

/** Markers that a path has room for. */
const MOST_MARKERS = 80;
/** Rem from a line to the words beside it. */
const GAP = 0.8;

export function drawCurve(mark: CurveMark, frame: PlotFrame): Drawn {
  const { rem } = frame;
  const pixels = mark.segments.map((segment) => curvePixels(segment, frame));
  const d = pixels.map((points) => polyline(points)).join('');
  const shown = pixels.map((points) => visible(points, frame)).filter((points) => points.length > 0);
  const nodes = d === '' ? [] : [stroke(d, { ...mark, width: (mark.width ?? LINE) * rem })];
  return {
    nodes,
    labels: named(mark, curvePlaces(shown, rem)),
    obstacles: shown.flatMap((points) => thin(points, 0.35 * rem)),
  };
}

/**
 * x, y, x, y, … in pixels; what lies beyond the plot on one side is passed over. It begins so far outside that the short
 * cut from the first point to the last one there is never seen.
 */
export function curvePixels({ x, y }: CurveSegment, frame: PlotFrame): number[] {
  const points: number[] = [];
  const { rem } = frame;
  const [left, right, top, bottom] = [frame.left - rem, frame.right + rem, frame.top - rem, frame.bottom + rem];
  let outside = 0;
  let held: [number, number] | null = null;
  for (let i = 0; i < x.length; i++) {
    const px = frame.x.at(x[i]!);
    const py = frame.y.at(y[i]!);
    if (px === null || py === null) continue;
    const side = px < left ? -1 : px > right ? 1 : py < top ? -2 : py > bottom ? 2 : 0;
    if (side !== 0 && side === outside) {
      held = [px, py];
      continue;
    }
    // The last one outside is where the line comes back from.
    if (held !== null) points.push(...held);
    held = null;
    outside = side;
    points.push(px, py);
  }
  // An area under the line goes on to its end, also where that is outside.
  if (held !== null) points.push(...held);
  return points;
}

export function polyline(points: readonly number[]): string {
  if (points.length < 4) return '';
  let d = `M${fixed(points[0]!)} ${fixed(points[1]!)}L`;
  for (let i = 2; i < points.length; i += 2) d += `${fixed(points[i]!)} ${fixed(points[i + 1]!)} `;
  return d;
}

function visible(points: readonly number[], { left, right, top, bottom }: PlotFrame): number[] {
  const inside: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (x >= left && x <= right && y >= top && y <= bottom) inside.push(x, y);
  }
  return inside;
}

function thin(points: readonly number[], every: number): number[] {
  const kept: number[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    const last = kept.length;
    if (last > 0 && Math.hypot(x - kept[last - 2]!, y - kept[last - 1]!) < every) continue;
    if (last > 0) kept.push(...alongLine(kept[last - 2]!, kept[last - 1]!, x, y, every).slice(2));
    else kept.push(x, y);
  }
  return kept;
}

/** Near the right end of a curve, then near its left end, then along it. */
function curvePlaces(pieces: readonly (readonly number[])[], rem: number): LabelPlace[] {
  const all = pieces.flat();
  const count = all.length / 2;
  if (count === 0) return [];
  return [0.97, 0.88, 0.03, 0.12, 0.75, 0.25, 0.6, 0.4].flatMap((share): LabelPlace[] => {
    const at = Math.min(count - 1, Math.round(share * (count - 1)));
    const [x, y] = [all[2 * at]!, all[2 * at + 1]!];
    const [inner, outer] = share > 0.5 ? (['end', 'start'] as const) : (['start', 'end'] as const);
    const away = inner === 'end' ? -0.6 * rem : 0.6 * rem;
    return [
      { x: x + away, y: y - 0.5 * GAP * rem, anchor: inner },
      { x: x + away, y: y + 0.6 * GAP * rem, anchor: inner },
      { x: x - away, y: y + 0.4 * GAP * rem, anchor: outer },
      { x, y: y - 1.1 * GAP * rem, anchor: 'middle' },
    ];
  });
}

export function drawLine(mark: LineMark, frame: PlotFrame): Drawn {
  const ends = lineEnds(mark, frame);
  if (ends === null) return NOTHING;
  const [x0, y0, x1, y1] = ends;
  const { rem } = frame;
  const d = `M${fixed(x0)} ${fixed(y0)}L${fixed(x1)} ${fixed(y1)}`;
  return {
    nodes: [stroke(d, { ...mark, width: (mark.width ?? 0.13) * rem })],
    labels: named(mark, beside(ends, [0.88, 0.12, 0.75, 0.25, 0.62, 0.38], rem)),
    obstacles: alongLine(x0, y0, x1, y1, 0.5 * rem),
  };
}

/** Pixels of the part within the plot; null: it does not cross it. */
function lineEnds(mark: LineMark, frame: PlotFrame): [number, number, number, number] | null {
  const [low, high] = frame.x.range;
  const from = mark.from ?? low;
  const to = mark.to ?? high;
  const y = (x: number) => mark.at[1] + mark.slope * (x - mark.at[0]);
  // Kept near the plot, a steep line would be bent.
  const [x0, y0, x1, y1] = [frame.x.exact(from), frame.y.exact(y(from)), frame.x.exact(to), frame.y.exact(y(to))];
  if (![x0, y0, x1, y1].every(Number.isFinite)) return null;
  return clipLine([x0, y0, x1, y1], frame, mark.from !== undefined || mark.to !== undefined);
}

/** Liang and Barsky's clipping; `loose`: ends inside stay where they are. */
function clipLine(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  { left, right, top, bottom, rem }: PlotFrame,
  loose: boolean,
): [number, number, number, number] | null {
  const margin = loose ? rem : 0;
  let [from, to] = [0, 1];
  const [dx, dy] = [x1 - x0, y1 - y0];
  for (const [p, q] of [
    [-dx, x0 - left + margin],
    [dx, right + margin - x0],
    [-dy, y0 - top + margin],
    [dy, bottom + margin - y0],
  ] as const) {
    if (p === 0) {
      if (q < 0) return null;
    } else if (p < 0) from = Math.max(from, q / p);
    else to = Math.min(to, q / p);
  }
  if (from > to) return null;
  return [x0 + from * dx, y0 + from * dy, x0 + to * dx, y0 + to * dy];
}

export function drawSegment(mark: SegmentMark, frame: PlotFrame): Drawn {
  const x0 = frame.x.at(mark.from[0]);
  const y0 = frame.y.at(mark.from[1]);
  const x1 = frame.x.at(mark.to[0]);
  const y1 = frame.y.at(mark.to[1]);
  if (x0 === null || y0 === null || x1 === null || y1 === null) return NOTHING;
  const { rem } = frame;
  const width = (mark.width ?? 0.13) * rem;
  const length = Math.hypot(x1 - x0, y1 - y0);
  const ends = mark.ends ?? 'none';
  const head = Math.min(0.75 * rem, 0.7 * length);
  const [ux, uy] = length < 1e-6 ? [1, 0] : [(x1 - x0) / length, (y1 - y0) / length];
  const bar = (x: number, y: number) => {
    const half = Math.min(0.3 * rem, 0.3 * length);
    return `M${fixed(x - uy * half)} ${fixed(y + ux * half)}L${fixed(x + uy * half)} ${fixed(y - ux * half)}`;
  };
  // The line stops within its head, whose tip would else be blunt.
  const back = ends === 'arrow' || ends === 'both' ? head * 0.6 : 0;
  const front = ends === 'both' ? head * 0.6 : 0;
  const d = `M${fixed(x0 + ux * front)} ${fixed(y0 + uy * front)}L${fixed(x1 - ux * back)} ${fixed(y1 - uy * back)}`;
  const bars = ends === 'bracket' ? bar(x0, y0) + bar(x1, y1) : '';
  const nodes = [stroke(d + bars, { ...mark, width })];
  const heads = (back > 0 ? arrowHead(x1, y1, x0, y0, head) : '') + (front > 0 ? arrowHead(x0, y0, x1, y1, head) : '');
  if (heads !== '') nodes.push(node('path', { class: 'plot-head', d: heads, fill: mark.color, ...mutedOf(mark) }));
  const places = beside([x0, y0, x1, y1], [0.5, 0.35, 0.65], rem);
  return {
    nodes,
    labels: named(
      mark,
      mark.side === undefined ? places : places.filter((_, i) => (i % 2 === 0) === (mark.side === 'right')),
    ),
    obstacles: alongLine(x0, y0, x1, y1, 0.5 * rem),
  };
}

/** Places on both sides of a line at shares of its length: right of its direction, then left of it, and so on. */
function beside(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  shares: readonly number[],
  rem: number,
): LabelPlace[] {
  const length = Math.hypot(x1 - x0, y1 - y0);
  const [nx, ny] = length < 1e-6 ? [0, 1] : [-(y1 - y0) / length, (x1 - x0) / length];
  return shares.flatMap((share) =>
    [1, -1].map((side): LabelPlace => {
      const [dx, dy] = [nx * side * GAP * rem, ny * side * GAP * rem];
      const anchor = Math.abs(nx) < 0.25 ? 'middle' : dx > 0 ? 'start' : 'end';
      const near = anchor === 'middle' ? 1 : 0.75;
      return { x: x0 + share * (x1 - x0) + dx * near, y: y0 + share * (y1 - y0) + dy, anchor };
    }),
  );
}

export function drawGuide(mark: GuideMark, frame: PlotFrame): Drawn {
  const { left, right, top, bottom, rem } = frame;
  const asymptote = mark.look === 'asymptote';
  const style = {
    ...mark,
    width: (mark.width ?? (asymptote ? 0.07 : THIN)) * rem,
    dash: mark.dash ?? (asymptote ? [6, 5] : [3, 3]),
  };
  const nodes: SVGElement[] = [];
  const obstacles: number[] = [];
  const places: LabelPlace[] = [];
  const x = mark.x === undefined ? null : frame.x.at(mark.x);
  if (x !== null && x >= left - 0.5 && x <= right + 0.5) {
    nodes.push(stroke(`M${fixed(x)} ${fixed(top)}V${fixed(bottom)}`, style));
    obstacles.push(...alongLine(x, top, x, bottom, 0.5 * rem));
    for (const y of [top + 0.9 * rem, bottom - 0.9 * rem, top + 2.2 * rem, bottom - 2.2 * rem]) {
      places.push({ x: x + 0.45 * rem, y, anchor: 'start' }, { x: x - 0.45 * rem, y, anchor: 'end' });
    }
  }
  const y = mark.y === undefined ? null : frame.y.at(mark.y);
  if (y !== null && y >= top - 0.5 && y <= bottom + 0.5) {
    nodes.push(stroke(`M${fixed(left)} ${fixed(y)}H${fixed(right)}`, style));
    obstacles.push(...alongLine(left, y, right, y, 0.5 * rem));
    for (const [at, anchor] of [
      [right - 0.3 * rem, 'end'],
      [left + 0.3 * rem, 'start'],
    ] as const) {
      places.push({ x: at, y: y - 0.75 * rem, anchor }, { x: at, y: y + 0.75 * rem, anchor });
    }
  }
  return { nodes, labels: places.length === 0 ? [] : named(mark, places), obstacles };
}

export function drawPath(mark: PathMark, frame: PlotFrame): Drawn {
  const { rem, left, right, top, bottom } = frame;
  const pieces = pathPieces(mark.points, frame);
  const width = (mark.width ?? THIN) * rem;
  const nodes: SVGElement[] = [];
  if (mark.line !== false) {
    const d = pieces.map((points) => polyline(points)).join('');
    if (d !== '') nodes.push(stroke(d, { ...mark, width }));
  }
  if (mark.arrows === true) {
    const d = pieces.map((points) => heads(points, 0.62 * rem)).join('');
    if (d !== '') nodes.push(node('path', { class: 'plot-head', d, fill: mark.color, ...mutedOf(mark) }));
  }
  const shape = mark.shape ?? 'none';
  const all = pieces.flat();
  if (shape !== 'none') {
    const size = (mark.size ?? 0.26) * rem;
    const count = all.length / 2;
    const stride = Math.max(1, Math.ceil(count / MOST_MARKERS));
    let d = '';
    for (let i = 0; i < count; i++) {
      // First and last are always there.
      if (i % stride !== 0 && i !== count - 1) continue;
      const [x, y] = [all[2 * i]!, all[2 * i + 1]!];
      if (x < left - size || x > right + size || y < top - size || y > bottom + size) continue;
      d += shapePath(shape, x, y, size);
    }
    const hollow = shape === 'cross';
    nodes.push(
      node('path', {
        class: hollow ? 'plot-line' : 'plot-marker',
        d,
        ...(hollow ? { stroke: mark.color, 'stroke-width': fixed(0.13 * rem) } : { fill: mark.color }),
        ...mutedOf(mark),
      }),
    );
  }
  return { nodes, labels: [], obstacles: pieces.flatMap((points) => thin(visible(points, frame), 0.5 * rem)) };
}

/** Pixels, in pieces between gaps; points that fall on one another are one. */
function pathPieces(points: Float64Array, frame: PlotFrame): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  const end = () => {
    if (piece.length > 0) pieces.push(piece);
    piece = [];
  };
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = frame.x.at(points[i]!);
    const y = frame.y.at(points[i + 1]!);
    if (x === null || y === null) {
      end();
      continue;
    }
    const last = piece.length;
    const still = last > 0 && Math.abs(x - piece[last - 2]!) < 0.3 && Math.abs(y - piece[last - 1]!) < 0.3;
    if (!still) piece.push(x, y);
  }
  end();
  return pieces;
}

/** A head in the middle of each stretch that is long enough, at most as many as can be told apart. */
function heads(points: readonly number[], length: number): string {
  const count = points.length / 2;
  const stride = Math.max(1, Math.ceil(count / MOST_MARKERS));
  let d = '';
  for (let i = 1; i < count; i += stride) {
    const [x0, y0, x1, y1] = points.slice(2 * i - 2, 2 * i + 2) as [number, number, number, number];
    if (Math.hypot(x1 - x0, y1 - y0) < 2.2 * length) continue;
    d += arrowHead(x0 + 0.58 * (x1 - x0), y0 + 0.58 * (y1 - y0), x0, y0, length);
  }
  return d;
}
