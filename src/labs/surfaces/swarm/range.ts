import { type Field, LARGEST } from '../../../engine/contract';

/** The loss axis of a histogram. */
export interface LossAxis {
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
}

/** Numbers per sample: value, two derivatives, flags. */
const STRIDE = 4;
/** Below the highest value, where nothing is known of the lowest. */
const DECADES = 12;
/** Positive values that span less than this are as readable on a straight axis. */
const WIDE = 50;

/**
 * Between the lowest loss there is and what is seen on the surface. Logarithmic, in whole decades, where no loss is
 * negative and they span decades; it does not change while particles move.
 *
 * @param lowest value of the lowest attractor; NaN: none is known
 */
export function lossAxis({ samples }: Field, lowest: number): LossAxis {
  const values: number[] = [];
  const stride = STRIDE * Math.max(1, Math.floor(samples.length / STRIDE / 20_000));
  for (let at = 0; at < samples.length; at += stride) {
    const value = samples[at]!;
    if (samples[at + 3] === 0 && Math.abs(value) < LARGEST) values.push(value);
  }
  if (values.length === 0) return { low: 0, high: 1, log: false };
  values.sort((a, b) => a - b);
  const high = values.at(-1)!;
  const least = Number.isNaN(lowest) ? values[0]! : Math.min(lowest, values[0]!);
  // Rounding may take a minimum at zero a little below it.
  const zero = Math.abs(least) <= 1e-9 * Math.abs(high);
  if ((least < 0 && !zero) || high <= 0) {
    // The highest are a corner of the surface; what lies beyond is counted in the last bin.
    const most = values[Math.floor(0.99 * (values.length - 1))]!;
    return { low: least, high: most > least ? most : least + 1, log: false };
  }
  const top = 10 ** Math.ceil(Math.log10(high));
  if (zero || least < high * 10 ** -DECADES) return { low: top * 10 ** -DECADES, high: top, log: true };
  if (high / least < WIDE) return { low: least, high: high > least ? high : least + 1, log: false };
  return { low: 10 ** Math.floor(Math.log10(least)), high: top, log: true };
}
