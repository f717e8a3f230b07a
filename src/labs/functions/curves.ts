import { type CurveBreak, type SampledCurve, sampleCurve } from '../../analysis/calculus/curve';
import type { RealFunction } from '../../analysis/calculus/limits';
import type { SuspectFinder } from '../../analysis/calculus/suspects';
import type { PlotMark } from '../../charts/functionPlot';
import type { ShownFunction } from './state';

/** f, f′ or f″. */
export type Order = 0 | 1 | 2;

/** A function and its derivatives, sampled as they are drawn: each when it is first asked for. */
export interface Curves {
  readonly functions: readonly [f: RealFunction, first: RealFunction, second: RealFunction];
  readonly domain: readonly [low: number, high: number];
  of(order: Order): SampledCurve;
  /** What is worth looking at, with 0 where that is near. */
  range(order: Order): readonly [low: number, high: number];
}

export function curvesOf({ resolved: { domain }, evaluator, suspects }: ShownFunction): Curves {
  const functions = [evaluator.value, evaluator.derivative, (x: number) => evaluator.jet(x)[2]] as const;
  const of = createCurveSampler<Order>(functions, domain, suspects);
  return { functions, domain, of, range: (order) => withZero(of(order).range) };
}

/** Samples functions over one interval, each when it is first asked for; all are looked at in the same suspicious places. */
export function createCurveSampler<Name extends PropertyKey>(
  functions: Readonly<Record<Name, RealFunction>>,
  interval: readonly [low: number, high: number],
  suspects: SuspectFinder,
): (of: Name) => SampledCurve {
  const sampled = new Map<Name, SampledCurve>();
  let places: readonly number[] | null = null;
  return (of) => {
    const known = sampled.get(of);
    if (known !== undefined) return known;
    places ??= suspects(...interval);
    const curve = sampleCurve(functions[of], interval, { suspects: places });
    sampled.set(of, curve);
    return curve;
  };
}

/** Keeps what was made of the last function: who asks again while something is dragged gets the same. */
export function createCurves(): (shown: ShownFunction) => Curves {
  let last: { readonly shown: ShownFunction; readonly curves: Curves } | null = null;
  return (shown) => {
    if (last?.shown !== shown) last = { shown, curves: curvesOf(shown) };
    return last.curves;
  };
}

/** Share of the height by which a range is extended for its zero to be seen. */
const NEAR = 0.4;

/** The axis of x is worth some room. */
export function withZero([low, high]: readonly [number, number]): readonly [number, number] {
  const room = NEAR * (high - low);
  const margin = 0.06 * (high - low);
  if (low > 0 && low < room) return [-margin, high];
  if (high < 0 && -high < room) return [low, margin];
  return [low, high];
}

export interface CurveLook {
  /** CSS colour. */
  readonly color: string;
  readonly label?: string;
  readonly dash?: readonly number[];
  readonly width?: number;
}

/**
 * The marks of a sampled curve: its line; dashes at poles; an open circle at a limit that is not the value, a full one at
 * the value.
 *
 * @param value whether there is a value at a break: of f′ at a corner there is none, whatever a formula says
 */
export function curveMarks(
  { segments, breaks }: SampledCurve,
  { label, ...look }: CurveLook,
  value: (at: CurveBreak) => number = ({ value: there }) => there,
): PlotMark[] {
  return [
    ...breaks
      .filter(({ kind }) => kind === 'pole')
      .map(({ x }): PlotMark => ({ kind: 'guide', x, color: look.color, look: 'asymptote' })),
    { kind: 'curve', segments, ...look, ...(label === undefined ? {} : { label, math: true }) },
    ...breaks.flatMap((at) => breakMarks(at, look.color, value(at))),
  ];
}

/**
 * Open circles where a derivative goes on as if nothing had happened, but does not exist: f′ of a step is 0 on both sides
 * of it, and its formula says 0 there too.
 */
export function missingMarks(curves: Curves, order: 1 | 2, color: string): PlotMark[] {
  const own = new Set(curves.of(order).breaks.map(({ x }) => x));
  return curves.of(order === 1 ? 0 : 1).breaks.flatMap(({ kind, x }): PlotMark[] => {
    const y = curves.functions[order](x);
    const here = (kind === 'jump' || kind === 'hole') && !own.has(x) && Number.isFinite(y);
    return here ? [{ kind: 'dot', x, y, color, look: 'open', size: 0.3 }] : [];
  });
}

/** Nearer than this, relative to their size, a limit is the value. */
const SAME = 1e-9;

function breakMarks({ x, left, right, kind }: CurveBreak, color: string, value: number): PlotMark[] {
  const isValue = (limit: number) => Math.abs(limit - value) <= SAME * Math.max(1, Math.abs(value));
  const limits = new Set([left, right].filter((limit) => Number.isFinite(limit) && !isValue(limit)));
  const dot = (y: number, look: 'open' | 'full'): PlotMark => ({ kind: 'dot', x, y, color, look, size: 0.3 });
  const open = [...limits].map((limit) => dot(limit, 'open'));
  return Number.isFinite(value) && (kind !== 'edge' || open.length > 0 || isValue(left) || isValue(right))
    ? [...open, dot(value, 'full')]
    : open;
}
