import { scaleLinear } from 'd3-scale';

/** Ticks of an axis and what stands beside them, for the scene, the charts and the maps of the page alike. */

export type AxisScale = 'linear' | 'log';
export type AxisRange = readonly [low: number, high: number];

export interface Tick {
  readonly value: number;
  readonly text: string;
}

const MINUS = '−';

/** About `count` round numbers within a range. */
export function roundNumbers([low, high]: AxisRange, count: number): number[] {
  return scaleLinear([low, high], [0, 1]).ticks(count);
}

/** Both ends of a range of whole numbers, and the round whole numbers that are far enough from them. */
export function wholeNumbers([low, high]: AxisRange, count: number): number[] {
  const whole = roundNumbers([low, high], count).filter(Number.isInteger);
  const gap = whole.length > 1 ? whole[1]! - whole[0]! : 1;
  const between = whole.filter((at) => at - low >= 0.7 * gap && high - at >= 0.7 * gap);
  return low === high ? [low] : [low, ...between, high];
}

/** Powers of ten within a positive range, in about `most` strides: the 2 to 9 between them would be a grey of lines. */
export function powersOfTen([low, high]: AxisRange, most: number): number[] {
  const from = Math.ceil(Math.log10(low) - 1e-9);
  const to = Math.floor(Math.log10(high) + 1e-9);
  const stride = Math.max(1, Math.ceil((to - from) / most));
  return Array.from({ length: Math.max(0, Math.floor((to - from) / stride) + 1) }, (_, i) => 10 ** (from + i * stride));
}

/** Ticks at powers of ten, about as many as there is room for, from two to eight. */
export function decadeTicks(range: AxisRange, room: number): Tick[] {
  const most = Math.max(2, Math.min(8, room));
  return powersOfTen(range, most).map((value) => ({ value, text: decadeText(value) }));
}

/** Whole decades around a positive range, so that a logarithmic axis begins and ends on a labelled line. */
export function wholeDecades([low, high]: AxisRange): [low: number, high: number] {
  return [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high))];
}

/** Whole decades around positive values, at least one; `most` decades below the largest are enough. */
export function decadesAround(values: Iterable<number>, most = 60): [low: number, high: number] {
  let least = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (const value of values) {
    if (!(value > 0 && value < Number.POSITIVE_INFINITY)) continue;
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  if (largest === 0) return [0.1, 10];
  const high = Math.ceil(Math.log10(largest) + 1e-9);
  const low = Math.max(Math.floor(Math.log10(least) - 1e-9), high - most);
  return [10 ** Math.min(low, high - 1), 10 ** high];
}

/** Place of a number on an axis, as a share of the way from its low end. */
function shareOfAxis(value: number, [low, high]: AxisRange, scale: AxisScale): number {
  return scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/** Ticks of an axis that may be a small window of a large one: powers of ten where it spans some, else round numbers. */
export function windowTicks(range: AxisRange, scale: AxisScale): { readonly share: number; readonly text: string }[] {
  const values = spansDecades(range, scale) ? powersOfTen(range, 6) : roundNumbers(range, 5);
  const digits = windowDigits(range, 3, 12);
  return values.map((value) => ({ share: shareOfAxis(value, range, scale), text: tickText(value, digits) }));
}

/** Whether an axis has powers of ten enough for ticks of their own; in a smaller window of it round numbers tell more. */
export function spansDecades([low, high]: AxisRange, scale: AxisScale): boolean {
  return scale === 'log' && high / low >= 20;
}

/** Significant digits that tell the ticks of a range apart: deep in a zoom neighbours differ in late digits only. */
export function windowDigits([low, high]: AxisRange, least: number, most: number): number {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  return Math.min(most, Math.max(least, Math.ceil(Math.log10(largest / Math.max(1e-300, high - low))) + 3));
}

/** A number as a tick's text: short, to so many significant digits; powers of ten where they are shorter. */
export function tickText(value: number, digits = 4): string {
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3)) return powerText(value, digits);
  return String(Number(value.toPrecision(digits))).replace('-', MINUS);
}

/** A power of ten as a tick's text on a logarithmic axis. */
export function decadeText(value: number): string {
  const exponent = Math.round(Math.log10(value));
  return exponent >= -2 && exponent <= 3 ? String(10 ** exponent) : `10${superscript(exponent)}`;
}

/** A number as the text of a tick among others that stand `step` apart: all have as many decimals as that needs. */
export function alignedText(value: number, step: number): string {
  const size = Math.abs(value);
  if (value === 0 || size < Math.abs(step) * 1e-9) return '0';
  if (size >= 1e5 || size < 1e-3) return powerText(value, 3);
  const decimals = Math.min(Math.max(0, -Math.floor(Math.log10(Math.abs(step)) + 1e-9)), 6);
  return value.toFixed(decimals).replace('-', MINUS);
}

/** Ticks at about `count` round numbers within a range, their texts aligned. */
export function alignedTicks(range: AxisRange, count: number): Tick[] {
  const values = roundNumbers(range, count);
  const step = values.length > 1 ? values[1]! - values[0]! : Math.abs(values[0] ?? 1);
  return values.map((value) => ({ value, text: alignedText(value, step) }));
}

/** 2.5·10⁶ */
function powerText(value: number, digits: number): string {
  const size = Math.abs(value);
  const exponent = Math.floor(Math.log10(size) + 1e-12);
  const mantissa = Number((size / 10 ** exponent).toPrecision(digits));
  const power = `10${superscript(exponent)}`;
  return `${value < 0 ? MINUS : ''}${mantissa === 1 ? power : `${mantissa}·${power}`}`;
}

/** A number's text with its power of ten raised: 7.2e−64 as 7.2·10⁻⁶⁴. */
export function raisedPower(text: string): string {
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  const power = `10${superscript(Number(exponent.replace(MINUS, '-')))}`;
  if (mantissa === '1') return power;
  return mantissa === `${MINUS}1` ? `${MINUS}${power}` : `${mantissa}·${power}`;
}

function superscript(integer: number): string {
  return [...String(integer)].map((digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)])).join('');
}
