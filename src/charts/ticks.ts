import type { ChartScale } from './range';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A number beside an axis: short, a real minus sign, powers of ten where they are shorter. */
export function tickText(value: number, scale: ChartScale): string {
  if (scale === 'log') {
    const exponent = Math.round(Math.log10(value));
    if (exponent >= -2 && exponent <= 3) return String(10 ** exponent);
    const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]).join('');
    return `10${exponent < 0 ? '⁻' : ''}${digits}`;
  }
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return value.toExponential(0).replace('-', '−');
  return String(Number(value.toPrecision(4))).replace('-', '−');
}

/** Whole decades around the range, so that a logarithmic axis begins and ends on a labelled line. */
export function decades([low, high]: readonly [number, number]): [number, number] {
  return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))];
}

/** Powers of ten within a range, at most half a dozen: the 2 to 9 between them would be a grey of lines. */
export function powers(low: number, high: number): number[] {
  const from = Math.round(Math.log10(low));
  const to = Math.round(Math.log10(high));
  const stride = Math.max(1, Math.ceil((to - from) / 5));
  return Array.from({ length: Math.floor((to - from) / stride) + 1 }, (_, i) => 10 ** (from + i * stride));
}
