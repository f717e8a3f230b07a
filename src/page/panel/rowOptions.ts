import type { NumberOptions } from './numberControl';

/** What a declared setting says of its control. */
interface SettingRow extends Pick<NumberOptions, 'scale' | 'integer'> {
  readonly slider: readonly [low: number, high: number];
  /** Refused outside these. */
  readonly min: number;
  readonly max: number;
}

/** A declared setting as a control; `slider`: with one. */
export function rowOptions(
  { slider: [low, high], scale, integer, min, max }: SettingRow,
  slider = true,
): NumberOptions {
  return { low, high, scale, integer, least: min, most: max, slider };
}
