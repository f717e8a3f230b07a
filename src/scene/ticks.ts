import { alignedText, alignedTicks, type Tick } from '../geometry/axis';
import type { HeightScale } from './contract';
import { applyHeight } from './scale';

/** A tick of the height axis, with its place on it in [0, 1]. */
export interface HeightTick extends Tick {
  readonly height: number;
}

/** At most about `count` ticks of the height axis; on a logarithmic axis at powers of ten, then at 2 and 5 of them. */
export function heightTicks(scale: HeightScale, count: number): HeightTick[] {
  if (scale.kind === 'linear') {
    return alignedTicks([scale.low, scale.high], count).map((tick) => ({
      ...tick,
      height: applyHeight(scale, tick.value),
    }));
  }
  const gap = 0.7 / count;
  const kept: HeightTick[] = [];
  for (const value of logCandidates(scale)) {
    const height = applyHeight(scale, value);
    if (height < -1e-9 || height > 1 + 1e-9) continue;
    if (kept.some((tick) => Math.abs(tick.height - height) < gap)) continue;
    kept.push({ value, height, text: alignedText(value, Math.abs(value)) });
  }
  return kept.sort((a, b) => a.value - b.value);
}

/** Zero first, then every power of ten from the largest down, then 2 and 5 of them: the order of their worth. */
function logCandidates(scale: HeightScale): number[] {
  const top = Math.ceil(Math.log10(Math.max(Math.abs(scale.high), Math.abs(scale.low), scale.soft)));
  const bottom = Math.floor(Math.log10(scale.soft));
  const powers = Array.from({ length: Math.max(top - bottom + 1, 1) }, (_, i) => 10 ** (top - i));
  const both = (mantissa: number) => powers.flatMap((power) => [mantissa * power, -mantissa * power]);
  return [0, ...both(1), ...both(5), ...both(2)];
}
