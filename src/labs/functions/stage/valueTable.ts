import type { FigureTable } from '../../../charts/hiddenTable';
import { figureText } from './figureText';

/** One curve of a figure: what its column is called, and its values. */
export interface ValueColumn {
  readonly head: string;
  readonly f: (x: number) => number;
  /** Said where there is no value; absent: NaN. */
  readonly missing?: string;
}

/** Rows of a table: few enough to be listened to, and an odd number, so that the middle of the range is among them. */
const PLACES = 11;
/** Digits to which a place is rounded: what the division of the range left behind them is no part of it. */
const PLACE_DIGITS = 12;

/** Places at even distances, both ends of the range as they are: beyond them a function may be undefined. */
export function evenPlaces([low, high]: readonly [number, number]): readonly number[] {
  const steps = PLACES - 1;
  const least = (high - low) * 10 ** -PLACE_DIGITS;
  return Array.from({ length: PLACES }, (_, i) => {
    if (i === 0) return low;
    if (i === steps) return high;
    const x = low + ((high - low) * i) / steps;
    return Math.abs(x) < least ? 0 : Number(x.toPrecision(PLACE_DIGITS));
  });
}

/** A table whose rows are made when they are first read: a figure that is dragged gets a new model with every frame. */
export function lazyTable(
  caption: string,
  columns: readonly string[],
  make: () => readonly (readonly string[])[],
): FigureTable {
  let rows: readonly (readonly string[])[] | null = null;
  return {
    caption,
    columns,
    get rows() {
      rows ??= make();
      return rows;
    },
  };
}

/**
 * The curves of a figure as numbers, at even places of what it shows of the x axis.
 *
 * @param digits significant digits of every number
 */
export function valueTable(
  caption: string,
  variable: string,
  columns: readonly ValueColumn[],
  range: readonly [number, number],
  digits: number,
): FigureTable {
  return lazyTable(caption, [variable, ...columns.map(({ head }) => head)], () =>
    evenPlaces(range).map((x) => [
      figureText(x, digits),
      ...columns.map(({ f, missing }) => {
        const value = f(x);
        return Number.isNaN(value) && missing !== undefined ? missing : figureText(value, digits);
      }),
    ]),
  );
}
