import type { AxisScale } from '../../../geometry/axis';
import { decadesAround } from '../../../geometry/axis';

/** Of the span, above and below what is drawn. */
const MARGIN = 0.06;
/** Decades of a logarithmic axis: a double holds no more around a value. */
const DECADES = 20;

/** An axis around all numbers that can be drawn; low < high, both positive on a logarithmic one. */
export function rangeAround(
  values: Iterable<number>,
  scale: AxisScale,
  include: readonly number[] = [],
): readonly [number, number] {
  if (scale === 'log') return decadesAround(values, DECADES);
  let [low, high] = [Math.min(...include), Math.max(...include)];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  const margin = MARGIN * (high - low) || Math.abs(high) * 0.1 || 1;
  // An axis that begins at a given number begins there.
  return [include.includes(low) ? low : low - margin, include.includes(high) ? high : high + margin];
}

/** An axis from the first to the last of all places that can be drawn, in whatever order they come; low < high. */
export function spanOf(places: readonly number[]): readonly [number, number] {
  const finite = places.filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const high = finite.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (low > high) return [0, 1];
  return [low, high > low ? high : low + (Math.abs(low) || 1)];
}

/** x, y, x, y, …: what cannot be drawn leaves a gap. */
export function pathOf(x: readonly number[], y: readonly number[], scale: AxisScale): Float64Array {
  const points = new Float64Array(2 * y.length);
  y.forEach((value, i) => {
    points[2 * i] = x[i] ?? Number.NaN;
    points[2 * i + 1] = scale === 'log' && value <= 0 ? Number.NaN : value;
  });
  return points;
}

/** Rows of a table that is listened to: the first and the last, and some between. */
export function tableRows(count: number, most = 12): readonly number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (count - 1)) / (most - 1)));
}
