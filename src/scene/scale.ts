import { type Field, FLAG } from '../engine/contract';
import type { HeightScale } from './contract';

/** Both kinds of flag hide a sample: its numbers mean nothing. */
const HIDDEN = FLAG.undefined | FLAG.overflow;

/** Samples looked at when a scale is chosen; a stride thins larger fields. */
const SURVEY = 65_536;

/** Spread of the values (95 % over 5 %, above the minimum) from which a linear axis would show a flat valley only. */
const DECADES = 10 ** 2.4;

/**
 * A curve of one variable needs a logarithm only where a linear axis would draw half of it as a straight line: within
 * this share of the height from the bottom, about a pixel. A flat piece counts for nothing, for a logarithm leaves it flat.
 */
const STRAIGHT = 1e-3;

/** A maximum this many times beyond the 99.5 % quantile is an outlier (a pole), which must not flatten all the rest. */
const OUTLIER = 6;

/** Value → height: 0 at `low`, 1 at `high`, unbounded beyond. Below `low` the logarithm continues as a straight line. */
export function applyHeight(scale: HeightScale, value: number): number {
  const above = value - scale.low;
  const range = scale.high - scale.low;
  if (scale.kind === 'linear') return above / range;
  const top = Math.log1p(range / scale.soft);
  return (above < 0 ? above / scale.soft : Math.log1p(above / scale.soft)) / top;
}

/** Height → value, the inverse of {@link applyHeight}. */
export function invertHeight(scale: HeightScale, height: number): number {
  const range = scale.high - scale.low;
  if (scale.kind === 'linear') return scale.low + height * range;
  const logarithm = height * Math.log1p(range / scale.soft);
  return scale.low + scale.soft * (logarithm < 0 ? logarithm : Math.expm1(logarithm));
}

/** d height / d value at `value`. */
export function heightSlope(scale: HeightScale, value: number): number {
  const range = scale.high - scale.low;
  if (scale.kind === 'linear') return 1 / range;
  return 1 / (Math.max(value - scale.low, 0) + scale.soft) / Math.log1p(range / scale.soft);
}

/**
 * A scale that shows the field well. `auto` takes the logarithm where the values span decades above the minimum; `graph`
 * is for a function of one variable, and takes it only where next to nothing would be seen without.
 * Flagged samples count for nothing, and neither do outliers; a field with no sample left gets the unit interval.
 */
export function chooseHeight(field: Field, hint: 'auto' | 'graph' | 'linear' | 'log' = 'auto'): HeightScale {
  const values = survey(field);
  if (values.length === 0) return { kind: 'linear', low: 0, high: 1, soft: 1 };
  const quantile = (q: number) => values[Math.min(values.length - 1, Math.floor(q * values.length))]!;
  const max = values[values.length - 1]!;
  const low = bottom(values, quantile(0.005), quantile(0.995));
  // A constant surface still needs a scale with a positive range: one unit, or what float32 can tell apart.
  const least = Math.max(1, Math.abs(low)) * 1e-6;
  if (max - low < least) return { kind: 'linear', low: low - 0.5, high: low + 0.5, soft: 1 };
  const bulk = quantile(0.995) - low;
  const kind = hint === 'linear' || hint === 'log' ? hint : needsLog(values, low, hint) ? 'log' : 'linear';
  const top = kind === 'linear' && max - low > OUTLIER * bulk && bulk > least ? low + bulk : max;
  // The bottom percent stays linear; a power of ten gives round ticks. Six decades are all that float32 can fill.
  const soft = Math.max(quantile(0.01) - low, (top - low) * 1e-6);
  return { kind, low, high: top, soft: 10 ** Math.floor(Math.log10(soft)) };
}

/** Whether a linear axis from `low` would show too little of sorted values. */
function needsLog(values: Float32Array, low: number, by: 'auto' | 'graph'): boolean {
  const first = by === 'auto' ? 0 : values.findIndex((value) => value > low);
  const above = (q: number): number => values[first + Math.floor(q * (values.length - first))]! - low;
  if (by === 'auto') return above(0.95) / Math.max(above(0.05), Number.MIN_VALUE) > DECADES;
  return above(0.5) < STRAIGHT * above(0.95);
}

/** Samples at the bottom of a well; a pole gets that far down at a few only, each far below the next. */
const WELL = 9;

/**
 * The lowest value, or `foot` if what lies below it is a pole towards −∞, which would leave everything else at the top of
 * the scale. A well, however narrow, has a floor: that is where the minimum is.
 */
function bottom(values: Float32Array, foot: number, top: number): number {
  const deepest = foot - values[0]!;
  const next = foot - values[Math.min(WELL, values.length) - 1]!;
  return top > foot && deepest > OUTLIER * (top - foot) && deepest > 2 * next ? foot : values[0]!;
}

/** The finite, unflagged values, thinned to at most about {@link SURVEY} and sorted. */
function survey(field: Field): Float32Array {
  const { samples } = field;
  const count = samples.length / 4;
  // An odd stride does not lock onto one column of a grid whose width is a power of two.
  const stride = count <= SURVEY ? 1 : Math.ceil(count / SURVEY) | 1;
  const kept = new Float32Array(Math.ceil(count / stride));
  let n = 0;
  for (let i = 0; i < count; i += stride) {
    const value = samples[4 * i]!;
    if (!isHidden(samples[4 * i + 3]!) && Number.isFinite(value)) kept[n++] = value;
  }
  return kept.subarray(0, n).sort();
}

/** Whether a sample with this flag word must not be drawn. */
export function isHidden(flags: number): boolean {
  return (flags & HIDDEN) !== 0;
}
