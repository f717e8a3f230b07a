import { axisText } from '../experiment/axis';
import { toNumber } from '../experiment/textForms';
import { UsageError } from './usage-error';

/** Options by name, as they were given. */
export type Options = ReadonlyMap<string, string>;

/** `auto`: the GPU where there is a hardware adapter, else the CPU. */
export type EngineChoice = 'gpu' | 'cpu' | 'auto';

export function engineChoice(options: Options): EngineChoice {
  const value = options.get('--engine');
  if (value === undefined) return 'auto';
  if (value === 'gpu' || value === 'cpu') return value;
  throw new UsageError(`--engine is gpu or cpu, not "${value}"`);
}

/** A whole number from 1; null where the option is not given. */
export function count(options: Options, option: string, most: number): number | null {
  const text = options.get(option);
  if (text === undefined) return null;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  throw new UsageError(`${option} is a whole number from 1 to ${most}, not "${text}"`);
}

/** `-5,5`; null where the option is not given. */
export function bounds(options: Options, option: string): readonly [number, number] | null {
  const text = options.get(option);
  if (text === undefined) return null;
  const [low, high, ...more] = text.split(',').map(toNumber);
  if (typeof low === 'number' && typeof high === 'number' && more.length === 0 && low < high) return [low, high];
  throw new UsageError(`${option} is two numbers, the lower one first, as in -5,5; not "${text}"`);
}

/** A finite number; null where the option is not given. */
export function finiteNumber(options: Options, option: string): number | null {
  const text = options.get(option);
  if (text === undefined) return null;
  const value = toNumber(text);
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new UsageError(`${option} is a number, not "${text}"`);
}

/** `1` or `1,2`: one finite number or two; null where the option is not given. */
export function place(options: Options, option: string): readonly number[] | null {
  const text = options.get(option);
  if (text === undefined) return null;
  const numbers = text.split(',').map(toNumber);
  if (numbers.length <= 2 && numbers.every((value) => Number.isFinite(value))) return numbers as number[];
  throw new UsageError(`${option} is a number, or two with a comma between them; not "${text}"`);
}

/** `lr:1e-4:1:log`: an axis for the experiment's own schema to judge; null where the option is not given. */
export function axis(options: Options, option: string): unknown {
  const text = options.get(option);
  return text === undefined ? null : axisText.read(text);
}

/** Words of a list with commas between them. */
export function words<const T extends string>(options: Options, option: string, known: readonly T[]): ReadonlySet<T> {
  const text = options.get(option);
  const given = text === undefined ? [] : text.split(',');
  return new Set(
    given.map((word) => {
      const match = known.find((each) => each === word);
      if (match === undefined) throw new UsageError(`${option} is a list of ${known.join(', ')}, not "${text}"`);
      return match;
    }),
  );
}
