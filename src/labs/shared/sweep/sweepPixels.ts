import { colorBytes, placeInTable, SWEEP_COLORS } from '../../../charts/sweepColors';

/** RGBA of every cell, and which way the lines across it lean: 0: none. */
export interface SweepPicture {
  readonly pixels: Uint8ClampedArray;
  readonly hatched: Uint8Array;
}

/** What is seen of a cell. */
export const LOOK = { unknown: 0, good: 1, ended: 2, undefined: 3, unsettled: 4 } as const;
export type Look = (typeof LOOK)[keyof typeof LOOK];

/** Numbers at the ends of the colours, 0 < lower < upper. */
export interface Span {
  readonly lower: number;
  readonly upper: number;
}

/** Still on its way after the last step: between the blues of those that arrived and the grey of what is undefined. */
export const UNSETTLED = '#9a86b8';

/** RGBA as one number each, of a table of RGB bytes. */
function packed(rgb: ArrayLike<number>): Uint32Array {
  const bytes = new Uint8Array((4 * rgb.length) / 3).fill(255);
  for (let i = 0; i < rgb.length; i++) bytes[4 * Math.floor(i / 3) + (i % 3)] = rgb[i]!;
  return new Uint32Array(bytes.buffer);
}

function packedColor(color: string): number {
  const value = Number.parseInt(color.slice(1), 16);
  return packed([value >> 16, (value >> 8) & 255, value & 255])[0]!;
}

const GOOD = packed(colorBytes(SWEEP_COLORS.trained));
const ENDED = packed(colorBytes(SWEEP_COLORS.ended));
const UNDEFINED = packedColor(SWEEP_COLORS.undefined);
const ON_ITS_WAY = packedColor(UNSETTLED);

export interface SweepCells {
  readonly count: number;
  look(cell: number): Look;
  /** Of a good cell: what its colour says, by its logarithm; the smaller, the lighter. */
  value(cell: number): number;
  /** Of a cell that ended early: when. */
  ended(cell: number): number;
  /** The latest that one can end. */
  readonly longest: number;
  /** Which way the lines across undefined cells lean. */
  readonly undefinedLean: 1 | 2;
}

export function paintCells(cells: SweepCells, { lower, upper }: Span): SweepPicture {
  const pixels = new Uint32Array(cells.count);
  const hatched = new Uint8Array(cells.count);
  const low = Math.log(lower);
  const span = Math.log(upper) - low;
  const longest = Math.log1p(cells.longest);
  for (let i = 0; i < cells.count; i++) {
    const look = cells.look(i);
    if (look === LOOK.good) {
      pixels[i] = GOOD[placeInTable(1 - (Math.log(Math.max(cells.value(i), 1e-300)) - low) / span) / 3]!;
    } else if (look === LOOK.ended) {
      pixels[i] = ENDED[placeInTable(Math.log1p(cells.ended(i)) / longest) / 3]!;
      hatched[i] = 1;
    } else if (look === LOOK.undefined) {
      pixels[i] = UNDEFINED;
      hatched[i] = cells.undefinedLean;
    } else if (look === LOOK.unsettled) pixels[i] = ON_ITS_WAY;
  }
  return { pixels: new Uint8ClampedArray(pixels.buffer), hatched };
}

/** A span of colours from two quantiles of what there is: a few outliers must not take the colours of all the others. */
export function spanOfQuantiles(low: number, high: number): Span {
  const lower = Math.max(low, high * 1e-12);
  return lower < high * 0.999 ? { lower, upper: high } : { lower: lower / 2, upper: high * 2 };
}

/** The span where nothing is known yet. */
export const UNKNOWN_SPAN: Span = { lower: 0.01, upper: 1 };
