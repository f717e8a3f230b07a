import type { SampledCurve } from '../../../analysis/calculus/curve';
import { excessOf, heightAt, type RiemannSum, type SumPiece } from '../../../analysis/calculus/sums';
import type { Interval } from '../../../catalog/types';
import type { CurveSegment, PlotHandle, PlotLayer, PlotMark } from '../../../charts/functionPlot';
import { formatExact } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import { stepOf } from '../stage/places';
import { LOOKS } from './looks';
import type { Curve, IntegralSettings } from './model';
import { texts } from './texts';

/** The curve with what it is not one line at: asymptotes, open circles, ends of steps. */
export function curveLayer({ segments, breaks }: SampledCurve): PlotLayer {
  const color = LOOKS.curve;
  const marks: PlotMark[] = [{ kind: 'curve', segments, color }];
  for (const { kind, x, left, right, value } of breaks) {
    if (kind === 'pole') marks.push({ kind: 'guide', x, color: 'var(--text-quiet)', look: 'asymptote' });
    for (const limit of new Set([left, right])) {
      if (kind !== 'edge' && Number.isFinite(limit) && limit !== value) {
        marks.push({ kind: 'dot', x, y: limit, color, look: 'open', size: 0.24 });
      }
    }
    if (kind !== 'edge' && Number.isFinite(value)) marks.push({ kind: 'dot', x, y: value, color, size: 0.24 });
  }
  return { key: 'curve', marks };
}

/** The part of the curve between the bounds. */
function between(
  segments: readonly CurveSegment[],
  f: (x: number) => number,
  low: number,
  high: number,
): CurveSegment[] {
  const parts: CurveSegment[] = [];
  for (const { x, y } of segments) {
    const [from, to] = [Math.max(low, x[0]!), Math.min(high, x[x.length - 1]!)];
    if (!(from < to)) continue;
    const inside = [...x.keys()].filter((i) => x[i]! > from && x[i]! < to);
    // At an end of the segment there may be a limit only, and a bound may lie where the curve is cut off.
    const endAt = (at: number, own: number, index: number) => (own === at ? y[index]! : f(at));
    parts.push({
      x: Float64Array.from([from, ...inside.map((i) => x[i]!), to]),
      y: Float64Array.from([
        endAt(from, x[0]!, 0),
        ...inside.map((i) => y[i]!),
        endAt(to, x[x.length - 1]!, x.length - 1),
      ]),
    });
  }
  return parts;
}

/** The signed area, in two colours: what counts positive and what counts negative. */
export function areaLayer(curve: Curve, { segments }: SampledCurve, { from, to }: IntegralSettings): PlotLayer {
  const { positive, negative } = LOOKS;
  const [above, below] = from <= to ? [positive, negative] : [negative, positive];
  const parts = between(segments, curve.f, Math.min(from, to), Math.max(from, to));
  return { key: 'area', under: true, marks: [{ kind: 'area', segments: parts, above, below }] };
}

const KINDS = ['over', 'under', 'exact', 'unknown'] as const;
/** Places across the top of a parabola. */
const ACROSS = 24;
/** More strips than these have no room for the dots where their heights were taken. */
const MOST_DOTS = 50;
/** More than these have none for lines within them either. */
const MOST_PATTERNS = 120;

/** The strips, coloured by whether each counts too much or too little, and where their heights were taken. */
export function stripsLayer({ f }: Curve, sum: RiemannSum): PlotLayer {
  const shapes: Record<(typeof KINDS)[number], Float64Array[]> = { over: [], under: [], exact: [], unknown: [] };
  for (const piece of sum.pieces) {
    if (!piece.heights.every(Number.isFinite)) continue;
    const excess = excessOf(f, piece);
    const kind = excess === null ? 'unknown' : excess > 0 ? 'over' : excess < 0 ? 'under' : 'exact';
    shapes[kind].push(outline(piece));
  }
  const kinds = KINDS.filter((kind) => shapes[kind].length > 0);
  // Narrow strips are told apart by nothing: patterns and outlines of hundreds would be solid.
  const few = sum.pieces.length <= MOST_PATTERNS;
  const marks: PlotMark[] = kinds.map((kind) => ({
    kind: 'polygons',
    shapes: shapes[kind],
    opacity: 0.3,
    color: LOOKS[kind].color,
    ...(few ? { pattern: LOOKS[kind].pattern } : { outline: false }),
  }));
  if (sum.pieces.length <= MOST_DOTS) {
    for (const { nodes, heights } of sum.pieces) {
      nodes.forEach((x, i) => {
        const y = heights[i]!;
        if (Number.isFinite(y)) marks.push({ kind: 'dot', x, y, color: LOOKS.curve, size: 0.17 });
      });
    }
  }
  return { key: 'strips', under: true, marks };
}

/** From the axis up, along the top, and down again. */
function outline(piece: SumPiece): Float64Array {
  const { from, to, nodes } = piece;
  const steps = nodes.length <= 2 ? 1 : ACROSS;
  const points = [from, 0];
  for (let i = 0; i <= steps; i++) {
    const x = i === steps ? to : from + ((to - from) * i) / steps;
    points.push(x, heightAt(piece, x));
  }
  points.push(to, 0);
  return Float64Array.from(points);
}

/** A line from the axis to the curve at each bound. */
export function boundsLayer({ f }: Curve, { from, to }: IntegralSettings): PlotLayer {
  const marks = [from, to].flatMap((x): PlotMark[] => {
    const y = f(x);
    if (!Number.isFinite(y)) return [];
    return [{ kind: 'segment', from: [x, 0], to: [x, y], color: LOOKS.bound, width: 0.14 }];
  });
  return { key: 'bounds', marks };
}

/** Both bounds, on the axis. */
export function boundHandles(
  { f, shown }: Curve,
  { from, to }: IntegralSettings,
  interval: Interval,
  words: Words,
): PlotHandle[] {
  const { variable } = shown.resolved;
  const handle = (id: 'from' | 'to', x: number, label: string): PlotHandle => ({
    id,
    x,
    y: 0,
    color: LOOKS.bound,
    along: 'x',
    name: words.t(texts[id]),
    valueText: words.t(texts.sums.bound, { variable, x: formatExact(x), value: formatExact(f(x), 5) }),
    step: 10 * stepOf((interval[1] - interval[0]) / 2),
    range: interval,
    label,
    math: true,
  });
  return [handle('from', from, 'a'), handle('to', to, 'b')];
}
