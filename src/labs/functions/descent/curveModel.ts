import { type SampledCurve, sampleCurve } from '../../../analysis/calculus/curve';
import type { RealFunction } from '../../../analysis/calculus/limits';
import type { PlotHandle, PlotLayer, PlotMark, PlotShape, PlotView } from '../../../charts/functionPlot';
import type { Descent } from '../../../engine/contract';
import { formatDigits, formatSignificant } from '../../../page/format';
import type { Theme } from '../../../page/prefs';
import { DASH_LENGTHS, type RunStyle, runStyle } from '../../shared/runStyle';
import type { ShownFunction } from '../state';
import type { Descended } from './state';

/** Points of a path that are drawn at once: more cannot be told apart. */
const MOST_POINTS = 1200;
/** What is shown beyond a start that lies outside the interval, as a share of the whole. */
const ROOM = 0.05;

const SHAPES: ReadonlySet<string> = new Set<PlotShape>(['circle', 'square', 'triangle', 'diamond', 'cross']);

/** The marker of a run as a shape of the plot; what the plot does not have is a circle. */
function shapeOf({ marker }: RunStyle): PlotShape {
  return SHAPES.has(marker) ? (marker as PlotShape) : 'circle';
}

/** The interval, and the starts that lie beyond it. */
export function wholeRange(
  [low, high]: readonly [number, number],
  starts: readonly number[],
): readonly [number, number] {
  const from = Math.min(low, ...starts);
  const to = Math.max(high, ...starts);
  const room = ROOM * (to - from);
  return [from < low ? from - room : low, to > high ? to + room : high];
}

/** Samples what is made of a function (itself, unless said otherwise) over a range; the same again while nothing changes. */
export function createSampler(): (
  shown: ShownFunction,
  range: readonly [number, number],
  of?: { readonly f: RealFunction; readonly key: unknown; readonly y: readonly [number, number] },
) => SampledCurve {
  let kept: { readonly key: unknown[]; readonly curve: SampledCurve } | null = null;
  return (shown, range, of) => {
    const key = [shown, ...range, of?.key, ...(of?.y ?? [])];
    if (kept === null || !key.every((part, i) => kept!.key[i] === part)) {
      const options = { suspects: shown.suspects(...range), ...(of === undefined ? {} : { range: of.y }) };
      kept = { key, curve: sampleCurve(of?.f ?? shown.evaluator.value, range, options) };
    }
    return kept.curve;
  };
}

/** x, f(x) of every step of a run. */
export type RunPath = Float64Array;

export function pathsOf({ descents }: { readonly descents: readonly Descent[] }): readonly RunPath[] {
  return descents.map(({ trajectory, loss }) =>
    Float64Array.from({ length: 2 * loss.length }, (_, i) => (i % 2 === 0 ? trajectory[i]! : loss[(i - 1) / 2]!)),
  );
}

/** The way of one run up to a step, and where it stands between that and the next one; `index` gives it its looks. */
export type RunLayer = (path: RunPath, index: number, cursor: number, theme: Theme) => PlotLayer[];

export function createRunLayer(): RunLayer {
  let kept: { readonly key: unknown[]; readonly marks: readonly PlotMark[] } | null = null;
  return (path, index, cursor, theme) => {
    if (path.length === 0) return [];
    const last = path.length / 2 - 1;
    const step = Math.min(Math.floor(cursor), last);
    const style = runStyle(index, theme);
    const key = [path, index, step, theme];
    if (kept === null || !key.every((part, i) => part === kept!.key[i])) {
      kept = { key, marks: wayMarks(path, step, style) };
    }
    return [
      { key: `way-${index}`, marks: kept.marks },
      { key: `head-${index}`, marks: headMarks(path, Math.min(cursor, last), style) },
    ];
  };
}

/** The ways of all runs; the chosen one lies on top. */
export function createRunLayers(): (
  paths: readonly RunPath[],
  cursor: number,
  theme: Theme,
  chosen: number,
) => PlotLayer[] {
  const layers: RunLayer[] = [];
  return (paths, cursor, theme, chosen) => {
    while (layers.length < paths.length) layers.push(createRunLayer());
    const order = [...paths.keys()].sort((a, b) => Number(a === chosen) - Number(b === chosen));
    return order.flatMap((run) => layers[run]!(paths[run]!, run, cursor, theme));
  };
}

function wayMarks(path: RunPath, step: number, style: RunStyle): PlotMark[] {
  if (step === 0) return [];
  const { color, dash } = style;
  const points = thinned(path.subarray(0, 2 * (step + 1)));
  return [
    {
      kind: 'path',
      points,
      color,
      dash: DASH_LENGTHS[dash],
      shape: points.length <= MARKED ? shapeOf(style) : 'none',
      size: 0.22,
      width: 0.1,
    },
  ];
}

/** Numbers of a path that has a marker at every point. */
const MARKED = 2 * 200;

function headMarks(path: RunPath, cursor: number, style: RunStyle): PlotMark[] {
  const at = Math.floor(cursor);
  const [x, y] = [path[2 * at]!, path[2 * at + 1]!];
  const share = cursor - at;
  const next: readonly [number, number] =
    share > 0 && 2 * at + 3 < path.length
      ? [x + share * (path[2 * at + 2]! - x), y + share * (path[2 * at + 3]! - y)]
      : [x, y];
  const { color, dash } = style;
  return [
    ...(share > 0
      ? [{ kind: 'segment', from: [x, y], to: next, color, dash: DASH_LENGTHS[dash], width: 0.1 } as const]
      : []),
    { kind: 'dot', x: next[0], y: next[1], color, shape: shapeOf(style), size: 0.42 },
  ];
}

/** The newest points, and of the older ones as many as can be told apart. */
function thinned(points: Float64Array): Float64Array {
  const count = points.length / 2;
  if (count <= MOST_POINTS) return points;
  const stride = Math.ceil(count / MOST_POINTS);
  const kept: number[] = [];
  for (let i = 0; i < count; i += stride) kept.push(points[2 * i]!, points[2 * i + 1]!);
  kept.push(points.at(-2)!, points.at(-1)!);
  return Float64Array.from(kept);
}

/** The tangent where a run stands, and its next step along the axis. */
export function tangentMarks(
  { shown }: Descended,
  path: RunPath,
  cursor: number,
  view: PlotView,
  style: RunStyle,
  stepName: string,
): PlotMark[] {
  const at = Math.floor(cursor);
  if (2 * at + 3 >= path.length) return [];
  const [x, y, next] = [path[2 * at]!, path[2 * at + 1]!, path[2 * at + 2]!];
  const slope = shown.evaluator.derivative(x);
  if (!Number.isFinite(slope) || !Number.isFinite(y)) return [];
  const { color } = style;
  const half = 0.16 * (view.x[1] - view.x[0]);
  // As long on the screen where it is steep: the plot is about as high as it is wide.
  const steepness = (slope * (view.x[1] - view.x[0])) / (view.y[1] - view.y[0]);
  const reach = half / Math.hypot(1, steepness);
  const marks: PlotMark[] = [
    { kind: 'line', at: [x, y], slope, from: x - reach, to: x + reach, color: 'var(--text-quiet)', width: 0.09 },
  ];
  if (Math.abs(next - x) > 0.004 * (view.x[1] - view.x[0])) {
    marks.push({
      kind: 'segment',
      from: [x, y],
      to: [next, y],
      color,
      ends: 'arrow',
      width: 0.13,
      label: stepName,
      math: true,
    });
    marks.push({
      kind: 'segment',
      from: [next, y],
      to: [next, shown.evaluator.value(next)],
      color,
      dash: [2, 3],
      muted: true,
    });
  }
  return marks;
}

/** One point to drag for all runs that start at one place. */
export function startHandles(
  { runs, shown }: Pick<Descended, 'runs' | 'shown'>,
  view: PlotView,
  theme: Theme,
  step: number,
  name: (runs: readonly number[]) => string,
): PlotHandle[] {
  const places = new Map<number, number[]>();
  runs.forEach(({ start }, index) => {
    places.set(start, [...(places.get(start) ?? []), index]);
  });
  return [...places].map(([start, at]): PlotHandle => {
    const value = shown.evaluator.value(start);
    return {
      id: `start-${at[0]}`,
      x: start,
      y: Number.isFinite(value) ? value : view.y[0],
      color: at.length === 1 ? runStyle(at[0]!, theme).color : 'var(--text)',
      look: 'open',
      along: 'x',
      name: name(at),
      valueText: `${shown.resolved.variable} = ${formatSignificant(start)}`,
      step,
      range: view.x,
      label: `${shown.resolved.variable}₀`,
      math: true,
    };
  });
}

/** f and f′ under the pointer. */
export function curveReadout({ evaluator, resolved: { variable } }: ShownFunction, digits: number, color: string) {
  return (x: number) => {
    const [value, slope] = evaluator.jet(x);
    const places = Math.min(digits, 8);
    return {
      lines: [
        { text: `${variable} = ${formatDigits(x, Math.min(places, 5))}` },
        { text: `f = ${formatDigits(value, places)}`, color },
        { text: `f′ = ${formatDigits(slope, places)}` },
      ],
      points: Number.isFinite(value) ? [{ y: value, color }] : [],
    };
  };
}
