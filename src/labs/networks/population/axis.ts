import { isBeyondFloat32, type SweptAxis, valueAt } from '../../../experiment/axis';

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

/** The value of the middle of cell `index` of `size`; widths are whole numbers. */
export function cellValue(axis: SweptAxis, index: number, size: number): number {
  const value = valueAt(axis, (index + 0.5) / size);
  return targetOf(axis.of).kind === 'width' ? Math.max(1, Math.round(value)) : value;
}

/** Whether neighbouring cells cannot be told apart: by float32, or as whole numbers of units. */
export function isTooFine(axis: SweptAxis, size: number): boolean {
  return targetOf(axis.of).kind === 'width' ? axis.high - axis.low < 1 : isBeyondFloat32(axis, size);
}
