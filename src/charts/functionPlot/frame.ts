import { scaleLinear, scaleLog } from 'd3-scale';
import {
  type AxisRange,
  type AxisScale,
  decadeTicks,
  roundNumbers,
  spansDecades,
  type Tick,
  tickText,
  wholeNumbers,
  windowDigits,
} from '../../geometry/axis';
import type { FunctionPlotModel, PlotAxisModel, PlotMargins } from './model';

/** Where the plot is, in CSS pixels, and what lies where in it. */
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  readonly rem: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: FrameAxis;
  readonly y: FrameAxis;
}

export interface FrameAxis {
  readonly model: PlotAxisModel;
  /** As shown: wider than the model's where both axes have one scale. */
  readonly range: AxisRange;
  readonly scale: AxisScale;
  readonly ticks: readonly Tick[];
  /** Where the axis itself stands, on the other axis's pixels. */
  readonly line: number;
  /** It stands inside the plot, and its numbers with it. */
  readonly inside: boolean;
  /** Pixels, kept near the plot, so that lines still point the right way; null: there is no place for it. */
  at(value: number): number | null;
  /** Pixels however far away; NaN where there is no place. */
  exact(value: number): number;
  value(pixels: number): number;
}

/** Rem around the plot where nothing is said. */
const ROOM = {
  inside: { left: 2, right: 1, top: 0.9, bottom: 1.5 },
  edge: { left: 3.7, right: 1.1, top: 1.7, bottom: 2.5 },
} as const;

/** Rem beyond the plot at which lines may still end. */
const BEYOND = 40;

/** Rem per tick. */
const TICK_ROOM = { x: 3.9, y: 2.3 } as const;
const MOST_TICKS = { x: 12, y: 8 } as const;

export function plotFrame(model: FunctionPlotModel, width: number, height: number, rem: number): PlotFrame {
  const inside = { x: standsInside(model.x, model.y), y: standsInside(model.y, model.x) };
  const room: PlotMargins = {
    left: (inside.y ? ROOM.inside : ROOM.edge).left,
    right: (inside.x ? ROOM.inside : ROOM.edge).right,
    top: (inside.y ? ROOM.inside : ROOM.edge).top,
    bottom: model.x.numbers === 'none' ? 0.7 : (inside.x ? ROOM.inside : ROOM.edge).bottom,
    ...model.margins,
  };
  const left = room.left * rem;
  const right = Math.max(left + rem, width - room.right * rem);
  const top = room.top * rem;
  const bottom = Math.max(top + rem, height - room.bottom * rem);
  let [xRange, yRange] = [drawable(model.x), drawable(model.y)];
  if (model.equal === true) [xRange, yRange] = equalRanges(xRange, yRange, right - left, bottom - top);
  const bounds = { left, right, top, bottom };
  const x = axis(model.x, xRange, [left, right], BEYOND * rem, (right - left) / (TICK_ROOM.x * rem), MOST_TICKS.x);
  const y = axis(model.y, yRange, [bottom, top], BEYOND * rem, (bottom - top) / (TICK_ROOM.y * rem), MOST_TICKS.y);
  return {
    width,
    height,
    rem,
    ...bounds,
    x: { ...x, inside: inside.x, line: inside.x ? clamp(y.at(0) ?? bottom, top, bottom) : bottom },
    y: { ...y, inside: inside.y, line: inside.y ? clamp(x.at(0) ?? left, left, right) : left },
  };
}

/** Everything that decides what is drawn where; the same key: the same frame. */
export function frameKey(frame: PlotFrame): string {
  const { width, height, rem, left, right, top, bottom, x, y } = frame;
  const axes = [x, y].map(({ model, range, scale, ticks, inside }) => [
    range,
    scale,
    inside,
    model.title,
    model.math,
    model.grid,
    model.numbers,
    ticks,
  ]);
  return JSON.stringify([width, height, rem, left, right, top, bottom, axes]);
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Narrower than this, of what its ends measure or at all, float64 has no room for ticks and pixels. */
const NARROWEST = { relative: 1e-14, absolute: 1e-290 } as const;

/**
 * The range of an axis, widened where it is too narrow to be divided: a function may be as small as 10⁻³²⁰. A single
 * number stays one, with one tick in the middle.
 */
function drawable({ range: [low, high], scale }: PlotAxisModel): AxisRange {
  if (scale === 'log' || low === high) return [low, high];
  const least = Math.max(NARROWEST.relative * Math.max(Math.abs(low), Math.abs(high)), NARROWEST.absolute);
  return high - low >= least ? [low, high] : [low - least, high + least];
}

/** Widens the range that has fewer pixels a unit, around its middle. */
export function equalRanges(x: AxisRange, y: AxisRange, width: number, height: number): [AxisRange, AxisRange] {
  const [perX, perY] = [width / (x[1] - x[0]), height / (y[1] - y[0])];
  const widen = ([low, high]: AxisRange, factor: number): AxisRange => {
    const [middle, half] = [(low + high) / 2, ((high - low) / 2) * factor];
    return [middle - half, middle + half];
  };
  return perX > perY ? [widen(x, perX / perY), y] : [x, widen(y, perY / perX)];
}

function standsInside(own: PlotAxisModel, other: PlotAxisModel): boolean {
  return other.scale !== 'log' && own.at !== 'edge';
}

function axis(
  model: PlotAxisModel,
  range: AxisRange,
  pixels: readonly [from: number, to: number],
  beyond: number,
  room: number,
  most: number,
): Omit<FrameAxis, 'line' | 'inside'> {
  const scale = model.scale ?? 'linear';
  const place = (scale === 'log' ? scaleLog : scaleLinear)([...range], [...pixels]);
  const low = Math.min(...pixels) - beyond;
  const high = Math.max(...pixels) + beyond;
  return {
    model,
    range,
    scale,
    ticks:
      model.ticks?.filter(({ value }) => value >= range[0] && value <= range[1]) ?? ticksOf(model, range, room, most),
    at: (value) => {
      if (Number.isNaN(value) || (scale === 'log' && value <= 0)) return null;
      if (!Number.isFinite(value)) return value > 0 === pixels[0] < pixels[1] ? high : low;
      return clamp(place(value), low, high);
    },
    exact: (value) => place(value),
    value: (at) => place.invert(at),
  };
}

function ticksOf(model: PlotAxisModel, range: AxisRange, room: number, most: number): Tick[] {
  const count = clamp(Math.floor(room), 2, most);
  if (spansDecades(range, model.scale ?? 'linear')) return decadeTicks(range, count);
  const values = (model.whole === true ? wholeNumbers : roundNumbers)(range, count);
  const digits = windowDigits(range, 4, 14);
  return values.map((value) => ({ value, text: tickText(value, digits) }));
}
