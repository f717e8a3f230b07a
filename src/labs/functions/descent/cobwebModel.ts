import type { SampledCurve } from '../../../analysis/calculus/curve';
import { cobweb, descentMap, orbit } from '../../../analysis/calculus/maps';
import type { Valley } from '../../../analysis/descent/valley';
import type { PlotHandle, PlotLayer, PlotMark } from '../../../charts/functionPlot';
import { formatSignificant } from '../../../page/format';
import { DASH_LENGTHS, type RunStyle } from '../../shared/runStyle';
import { curveMarks } from '../curves';
import type { ShownFunction } from '../state';
import { plainRate, rateOf } from './numbers';
import type { Descended } from './state';

/** What a cobweb is drawn of. */
export interface CobwebModel {
  readonly shown: ShownFunction;
  readonly rate: number;
  readonly start: number;
  /** x₀, x₁, …; NaN from where it leaves what numbers hold. */
  readonly places: Float64Array;
  /** The run itself goes this way; false: it does more than x − η f′(x). */
  readonly own: boolean;
}

/** Null: the run has no learning rate. */
export function cobwebOf(shown: ShownFunction, done: Descended, run: number): CobwebModel | null {
  const each = done.runs[run];
  const descent = done.descents[run];
  if (each === undefined || descent === undefined) return null;
  const rate = rateOf(each)?.value ?? null;
  if (rate === null) return null;
  const own = plainRate(each) !== null;
  const { trajectory } = descent;
  const places = own
    ? Float64Array.from({ length: trajectory.length / 2 }, (_, i) => trajectory[2 * i]!)
    : orbit(descentMap(shown.evaluator.derivative, rate), each.start, done.steps);
  return { shown, rate, start: each.start, places, own };
}

/** Staircases are drawn of so many steps at most: the newest, the older ones lie upon each other. */
const MOST = 400;

/** With more steps than these the stairs are thinner. */
const MANY = 30;

/** The map's curve and the diagonal. */
export function mapMarks(map: SampledCurve, name: string): PlotMark[] {
  return [
    { kind: 'line', at: [0, 0], slope: 1, color: 'var(--text-quiet)', width: 0.09, dash: [5, 3] },
    ...curveMarks(map, { color: 'var(--text)', label: name }),
  ];
}

/** The stairs up to a step, and how far they have come to the next: up (or down) first, then over. */
export function stairs({ places }: CobwebModel, cursor: number, { color, dash }: RunStyle): PlotLayer[] {
  const last = places.length - 1;
  const at = Math.min(Math.floor(cursor), last);
  const share = Math.min(cursor, last) - at;
  const points = [...cobweb(places.subarray(Math.max(0, at - MOST), at + 1))];
  const here = places[at]!;
  let head: readonly [number, number] = [here, here];
  const go = (x: number, y: number): void => {
    head = [x, y];
    points.push(x, y);
  };
  if (share > 0 && at < last) {
    const next = places[at + 1]!;
    const way = next - here;
    go(here, here + Math.min(1, 2 * share) * way);
    if (share > 0.5) go(here + (2 * share - 1) * way, next);
  }
  const [x, y] = head;
  return [
    {
      key: 'stairs',
      marks: [
        {
          kind: 'path',
          points: Float64Array.from(points),
          color,
          dash: DASH_LENGTHS[dash],
          width: at > MANY ? 0.06 : 0.11,
        },
      ],
    },
    { key: 'stairs-head', marks: [{ kind: 'dot', x, y, color, size: 0.42 }] },
  ];
}

/** Where the map crosses the diagonal, and its slope there. */
export function fixedPoint(valley: Valley | null, rate: number): PlotMark[] {
  if (valley === null) return [];
  const { x, second } = valley;
  const color = 'var(--hue-violet)';
  const dot: PlotMark = { kind: 'dot', x, y: x, color, size: 0.32, shape: 'diamond' };
  if (!Number.isFinite(second)) return [dot];
  return [{ kind: 'line', at: [x, x], slope: 1 - rate * second, color, width: 0.08, dash: [2, 3] }, dot];
}

/** The start, and the first step whose height is the learning rate. */
export function cobwebHandles(
  { shown, rate, start }: CobwebModel,
  range: readonly [number, number],
  step: number,
  color: string,
  names: { readonly start: string; readonly rate: string },
): PlotHandle[] {
  const { variable } = shown.resolved;
  const slope = shown.evaluator.derivative(start);
  const first = start - rate * slope;
  const from: PlotHandle = {
    id: 'start',
    x: start,
    y: start,
    color,
    look: 'open',
    along: 'x',
    name: names.start,
    valueText: `${variable} = ${formatSignificant(start)}`,
    step,
    range,
    label: `${variable}₀`,
    math: true,
  };
  if (!Number.isFinite(first) || slope === 0) return [from];
  const to: PlotHandle = {
    id: 'rate',
    x: start,
    y: first,
    color: 'var(--accent)',
    shape: 'square',
    along: 'y',
    name: names.rate,
    valueText: `η = ${formatSignificant(rate)}`,
    step,
    range,
    label: 'η',
    math: true,
  };
  return [from, to];
}
