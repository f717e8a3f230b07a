import type { Interval } from '../../../catalog/types';
import type { Axis } from '../../../experiment/network/types';

/** What an axis of a sweep changes. */
export type Target =
  | { readonly kind: 'hyper'; readonly name: string; readonly layer: number | null }
  | { readonly kind: 'width' }
  | { readonly kind: 'gain' };

/** `lr`, `lr:0` (of weight layer 0 alone), `width`, `init`. */
export function targetOf(of: string): Target {
  if (of === 'width') return { kind: 'width' };
  if (of === 'init') return { kind: 'gain' };
  const [name, layer] = of.split(':');
  return { kind: 'hyper', name, layer: layer === undefined ? null : Number(layer) };
}

/** The value at a share (0 to 1) of the axis. */
export function valueOn({ range, scale }: Axis, share: number): number {
  const [low, high] = range;
  return scale === 'log' ? low * (high / low) ** share : low + share * (high - low);
}

/** The share of the axis at which a value stands; the inverse of {@link valueOn}. */
export function shareOn({ range, scale }: Axis, value: number): number {
  const [low, high] = range;
  return scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/** The value of the middle of cell `index` of `size`; widths are whole numbers. */
export function cellValue(axis: Axis, index: number, size: number): number {
  const value = valueOn(axis, (index + 0.5) / size);
  return targetOf(axis.of).kind === 'width' ? Math.max(1, Math.round(value)) : value;
}

/** A part of the axis, as an axis of its own. */
export function zoomAxis(axis: Axis, from: number, to: number): Axis {
  const range: Interval = [valueOn(axis, from), valueOn(axis, to)];
  return { ...axis, range };
}

/** The finest distance that float32 can tell apart, relative to a number. */
const FLOAT32 = 2 ** -23;
/** Neighbouring cells should be at least this many of these apart. */
const APART = 4;

/** Whether neighbouring cells are too close for float32 to keep them apart: zooming further shows steps, not detail. */
export function isBeyondFloat32(axis: Axis, size: number): boolean {
  if (targetOf(axis.of).kind === 'width') return axis.range[1] - axis.range[0] < 1;
  const [low, high] = axis.range;
  const first = valueOn(axis, 0);
  const second = valueOn(axis, 1 / size);
  return Math.abs(second - first) < APART * FLOAT32 * Math.max(Math.abs(low), Math.abs(high));
}
