import { formatExact } from '../../page/format';

/** An axis of a sweep: what is between its ends is laid out evenly, or by the logarithm. */
export interface Scaled {
  readonly range: readonly [low: number, high: number];
  readonly scale: 'linear' | 'log';
}

/** Marks along an axis: powers of ten where a logarithmic axis spans some, else round numbers. */
export function axisTicks({ range, scale }: Scaled): { readonly share: number; readonly text: string }[] {
  const [low, high] = range;
  const values = scale === 'log' && high / low >= 20 ? tens(low, high) : round(low, high);
  // Deep in a zoom neighbouring marks differ in late digits only.
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const digits = Math.min(12, Math.max(3, Math.ceil(Math.log10(largest / Math.max(1e-300, high - low))) + 3));
  const share = (value: number): number =>
    scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
  return values.map((value) => ({ share: share(value), text: formatExact(value, digits) }));
}

function tens(low: number, high: number): number[] {
  const from = Math.ceil(Math.log10(low) - 1e-9);
  const to = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((to - from) / 6));
  return Array.from({ length: Math.floor((to - from) / stride) + 1 }, (_, i) => 10 ** (from + i * stride));
}

function round(low: number, high: number): number[] {
  const raw = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= raw) ?? raw;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}
