import type { AxisScale } from '../geometry/axis';

/** A double holds 16 decades around a value: losses below that are rounding. */
const MOST_DECADES = 16;
/** A run that diverges leaves the plot at the top, where it is this much above the start. */
const LOG_HEADROOM = 1e3;

/**
 * The range of a loss axis. A run that diverges must not press the others flat, so the axis follows the start and the
 * bulk of the values; what lies beyond leaves the plot.
 *
 * @param curves loss per step, first entry: the start
 * @returns low < high, both finite; for `log` both positive
 */
export function lossRange(curves: readonly Float64Array[], scale: AxisScale): [low: number, high: number] {
  const values = curves.flatMap((curve) => sample(curve)).filter((value) => Number.isFinite(value));
  const usable = scale === 'log' ? values.filter((value) => value > 0) : values;
  if (usable.length === 0) return scale === 'log' ? [0.1, 10] : [0, 1];
  usable.sort((a, b) => a - b);
  const starts = curves.map((curve) => curve[0]!).filter((value) => Number.isFinite(value));
  const start = Math.max(...starts, usable[0]!);
  const least = usable[0]!;
  const most = usable.at(-1)!;
  if (scale === 'log') {
    const high = Math.max(Math.min(most, start * LOG_HEADROOM), least);
    const low = Math.max(least, high / 10 ** MOST_DECADES);
    return low < high ? [low, high] : [low / 10, high * 10];
  }
  const bulk = usable[Math.floor(usable.length * 0.98)]!;
  const floor = usable[Math.floor(usable.length * 0.02)]!;
  const high = Math.max(start, Math.min(bulk, start + 2 * (start - floor)));
  // Unbounded below, the 2 % that lie deepest would take the whole axis.
  const low = least < floor - 2 * (high - floor) ? floor : least;
  const margin = 0.04 * (high - low) || Math.abs(high) * 0.1 || 1;
  return [low - margin, high + margin];
}

/** Every value of a short curve, about a thousand of a long one. */
function sample(curve: Float64Array): number[] {
  const stride = Math.max(1, Math.floor(curve.length / 1000));
  const values: number[] = [];
  for (let step = 0; step < curve.length; step += stride) values.push(curve[step]!);
  if (curve.length > 0) values.push(curve[curve.length - 1]!);
  return values;
}
