import { colorBytes, placeInTable, SWEEP_COLORS } from '../../../charts/sweepColors';
import { CELL, type SweepState } from './netSweep';
import { quantile } from './statistics';

const TRAINED = colorBytes(SWEEP_COLORS.trained);
const ENDED = colorBytes(SWEEP_COLORS.ended);
const UNDEFINED = Number.parseInt(SWEEP_COLORS.undefined.slice(1), 16);

/** Losses at the ends of the colours; lower < upper. */
export interface LossRange {
  readonly lower: number;
  readonly upper: number;
}

/** A few outliers must not take the colours of all the others. */
export function lossRangeOf({ loss, code }: Pick<SweepState, 'loss' | 'code'>): LossRange {
  const known = Array.from(loss)
    .filter((value, at) => code[at] === CELL.trained && value > 0 && Number.isFinite(value))
    .sort((a, b) => a - b);
  if (known.length === 0) return { lower: 0.01, upper: 1 };
  const upper = quantile(known, 0.9);
  const lower = Math.max(quantile(known, 0.01), upper * 1e-12);
  return lower < upper * 0.999 ? { lower, upper } : { lower: lower / 2, upper: upper * 2 };
}

/** RGBA of every cell, and where the lines across it are. */
export function paintSweep(
  { loss, code, stopped, epochs }: SweepState,
  { lower, upper }: LossRange,
): { readonly pixels: Uint8ClampedArray; readonly hatched: Uint8Array } {
  const pixels = new Uint8ClampedArray(4 * code.length);
  const hatched = new Uint8Array(code.length);
  const low = Math.log(lower);
  const span = Math.log(upper) - low;
  const longest = Math.log1p(epochs);
  for (let i = 0; i < code.length; i++) {
    if (code[i] === CELL.unknown) continue;
    pixels[4 * i + 3] = 255;
    if (code[i] === CELL.undefined) {
      pixels.set([UNDEFINED >> 16, (UNDEFINED >> 8) & 255, UNDEFINED & 255], 4 * i);
      hatched[i] = 1;
      continue;
    }
    const ended = code[i] === CELL.diverged;
    const share = ended ? Math.log1p(stopped[i]) / longest : 1 - (Math.log(Math.max(loss[i], 1e-300)) - low) / span;
    const at = placeInTable(share);
    pixels.set((ended ? ENDED : TRAINED).subarray(at, at + 3), 4 * i);
    if (ended) hatched[i] = 1;
  }
  return { pixels, hatched };
}
