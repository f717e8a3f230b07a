import * as v from 'valibot';
import { type Field, type FieldSpec, field } from './field';
import { between, closed, inOrder, interval, isRecord, oneOf, partial, type Schema, textOf } from './shapes';
import { type TextForm, toNumber } from './textForms';

/** What a sweep varies along one side of its map. */
export interface SweptAxis {
  /**
   * Of a surface: a hyperparameter, one of the schedule as `schedule.last`, or `start.x`, `start.y` (first and second
   * coordinate of the start). Of a network: a hyperparameter, `lr:0` for the rate of weight layer 0 alone, `width` of the
   * hidden layers, `init` for the gain of the initial weights.
   */
  readonly of: string;
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
}

/** The value at a share of the way along an axis, 0 to 1. */
export function valueAt({ low, high, scale }: Omit<SweptAxis, 'of'>, share: number): number {
  return scale === 'log' ? low * (high / low) ** share : low + (high - low) * share;
}

/** The inverse of {@link valueAt}. */
export function shareAt({ low, high, scale }: Omit<SweptAxis, 'of'>, value: number): number {
  return scale === 'log' ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
}

/** A part of an axis, between two shares of it, as an axis of its own. */
export function partOf(axis: SweptAxis, from: number, to: number): SweptAxis {
  return { ...axis, low: valueAt(axis, from), high: valueAt(axis, to) };
}

/** The finest distance that float32 can tell apart, relative to a number. */
const FLOAT32 = 2 ** -23;
/** Neighbouring cells should be at least this many of these apart. */
const APART = 4;

/** Whether neighbouring cells are too close for float32 to keep them apart: zooming further shows steps, not detail. */
export function isBeyondFloat32(axis: SweptAxis, size: number): boolean {
  const [first, second] = [valueAt(axis, 0), valueAt(axis, 1 / size)];
  return Math.abs(second - first) < APART * FLOAT32 * Math.max(Math.abs(axis.low), Math.abs(axis.high));
}

export interface AxisSpec<A extends string> extends Pick<FieldSpec<SweptAxis, SweptAxis, A>, 'key' | 'affects'> {
  readonly default: SweptAxis;
  /** Whether something can be swept at all; `code` is the message where it cannot. */
  readonly names: { readonly code: string; has(name: string): boolean };
  /** Between which numbers it may be swept. */
  bounds(name: string): readonly [number, number];
  /** It must be said as a whole; files that were written earlier may say its bounds as `range`. */
  readonly whole?: true;
}

/** An axis of a sweep. What may be left out is taken from the default before the bounds are compared. */
export function sweptAxis<A extends string = never>({
  names,
  bounds,
  whole,
  ...spec
}: AxisSpec<A>): Field<SweptAxis, Partial<SweptAxis>, A> {
  const complete = (draft: Partial<SweptAxis>): SweptAxis => ({ ...spec.default, ...draft });
  const of = v.pipe(
    v.string(names.code),
    v.check((text) => names.has(text), names.code),
  );
  const scale = oneOf(['linear', 'log']);
  const schema = v.lazy((input): Schema => {
    if (whole && isRecord(input) && Object.hasOwn(input, 'range')) return rangedAxis(of, textOf(input, 'scale'));
    const bound = between(bounds(textOf({ ...spec.default, ...(isRecord(input) ? input : {}) }, 'of')));
    return v.pipe(
      (whole ? closed : partial)({ of, low: bound, high: bound, scale }),
      v.check((given) => {
        const { low, high } = complete(given as Partial<SweptAxis>);
        return inOrder(low, high);
      }, 'range'),
      v.check((given) => {
        const { low, scale } = complete(given as Partial<SweptAxis>);
        return scale === 'linear' || low > 0;
      }, 'log-range'),
    );
  });
  return field<SweptAxis, Partial<SweptAxis>, A>({ ...spec, schema, text: axisText, complete });
}

const aboveZero = v.pipe(
  interval,
  v.check((pair) => (pair as readonly [number, number])[0] > 0, 'log-range'),
);

/** `{ of, range: [low, high], scale }`, as files said it once. */
function rangedAxis(of: Schema, scale: string): Schema {
  return v.pipe(
    closed({ of, range: scale === 'log' ? aboveZero : interval, scale: oneOf(['linear', 'log']) }),
    v.transform((given) => {
      const { range, ...rest } = given as { readonly range: readonly [number, number] };
      return { ...rest, low: range[0], high: range[1] };
    }),
  );
}

/** `lr:0.0001:1:log`, `lr:0:0.1:10:log`; without a scale it is linear. Addresses once said `lr:0,0.1,10,log`. */
export const axisText: TextForm<SweptAxis> = {
  write: ({ of, low, high, scale }) => [of, low, high, ...(scale === 'linear' ? [] : [scale])].join(':'),
  read(text) {
    if (text.includes(',')) {
      const [of, low = '', high = '', ...scale] = text.split(',');
      return { of, low: toNumber(low), high: toNumber(high), scale: scale.join(',') };
    }
    const parts = text.split(':');
    // Bounds are the last two numbers that stand together: what is swept may hold the sign that separates.
    const found = parts.findLastIndex((part, i) => i >= 2 && isNumber(part) && isNumber(parts[i - 1]!));
    const high = found < 0 ? 2 : found;
    return {
      of: parts.slice(0, high - 1).join(':'),
      low: toNumber(parts[high - 1] ?? ''),
      high: toNumber(parts[high] ?? ''),
      scale: parts.slice(high + 1).join(':') || 'linear',
    };
  },
};

const isNumber = (text: string): boolean => typeof toNumber(text) === 'number';
