import { clamp, type FrameAxis, type PlotFrame } from './frame';
import type { PlotView } from './model';

/** Both ranges, larger or smaller by a factor around a place in pixels. */
export function zoomedView(frame: PlotFrame, x: number, y: number, factor: number): PlotView {
  const { left, right, top, bottom } = frame;
  return {
    x: between(frame.x, x + (left - x) * factor, x + (right - x) * factor),
    y: between(frame.y, y + (bottom - y) * factor, y + (top - y) * factor),
  };
}

/** Both ranges, moved as the ground is from one place to another. */
export function pannedView(
  frame: PlotFrame,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): PlotView {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return {
    x: between(frame.x, frame.left - dx, frame.right - dx),
    y: between(frame.y, frame.bottom - dy, frame.top - dy),
  };
}

/** Both ranges, so that what two fingers held stays under them: one rests at `other`, the other moves. */
export function pinchedView(
  frame: PlotFrame,
  other: { readonly x: number; readonly y: number },
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): PlotView {
  const apart = (at: { readonly x: number; readonly y: number }): number =>
    Math.max(1, Math.hypot(at.x - other.x, at.y - other.y));
  const factor = apart(from) / apart(to);
  const before = { x: (from.x + other.x) / 2, y: (from.y + other.y) / 2 };
  const now = { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 };
  const { left, right, top, bottom } = frame;
  const x = (edge: number): number => before.x + (edge - now.x) * factor;
  const y = (edge: number): number => before.y + (edge - now.y) * factor;
  return { x: between(frame.x, x(left), x(right)), y: between(frame.y, y(bottom), y(top)) };
}

/** What a rectangle encloses, as far as it is in the plot; null: it is smaller than `least` pixels. */
export function boxedView(
  frame: PlotFrame,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  least: number,
): PlotView | null {
  const x = [from.x, to.x].map((at) => clamp(at, frame.left, frame.right)).sort((a, b) => a - b);
  const y = [from.y, to.y].map((at) => clamp(at, frame.top, frame.bottom)).sort((a, b) => b - a);
  if (x[1]! - x[0]! < least || y[0]! - y[1]! < least) return null;
  return { x: between(frame.x, x[0]!, x[1]!), y: between(frame.y, y[0]!, y[1]!) };
}

function between({ value }: FrameAxis, low: number, high: number): readonly [number, number] {
  return [value(low), value(high)];
}
