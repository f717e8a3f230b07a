import { scaleLinear } from 'd3-scale';
import type { Range } from '../engine/contract';
import type { HeightScale } from './contract';
import { applyHeight } from './scale';

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** A tick of the height axis, with its place on it in [0, 1]. */
export interface HeightTick extends Tick {
  readonly height: number;
}

/** About `count` round numbers within a range. */
export function axisTicks(range: Range, count: number): Tick[] {
  const scale = scaleLinear().domain([...range]);
  const values = scale.ticks(count);
  const step = values.length > 1 ? values[1]! - values[0]! : Math.abs(values[0] ?? 1);
  return values.map((value) => ({ value, text: formatTick(value, step) }));
}

/** At most about `count` ticks of the height axis; on a logarithmic axis at powers of ten, then at 2 and 5 of them. */
export function heightTicks(scale: HeightScale, count: number): HeightTick[] {
  if (scale.kind === 'linear') {
    return axisTicks([scale.low, scale.high], count).map((tick) => ({
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
    kept.push({ value, height, text: formatTick(value, Math.abs(value)) });
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

/** A number as a tick's text: as many decimals as the spacing needs, powers of ten beyond five digits, a real minus. */
export function formatTick(value: number, step: number): string {
  if (value === 0 || Math.abs(value) < Math.abs(step) * 1e-9) return '0';
  const size = Math.abs(value);
  if (size >= 1e5 || size < 1e-3) {
    const exponent = Math.floor(Math.log10(size) + 1e-12);
    const mantissa = Number((size / 10 ** exponent).toPrecision(3));
    const power = `10${superscript(exponent)}`;
    return `${value < 0 ? MINUS : ''}${mantissa === 1 ? power : `${mantissa}·${power}`}`;
  }
  const decimals = Math.min(Math.max(0, -Math.floor(Math.log10(Math.abs(step)) + 1e-9)), 6);
  return value.toFixed(decimals).replace('-', MINUS);
}

const MINUS = '−';

function superscript(integer: number): string {
  return [...String(integer)].map((digit) => (digit === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)])).join('');
}
