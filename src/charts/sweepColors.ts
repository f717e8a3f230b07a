import { interpolateRgbBasis } from 'd3-interpolate';

/**
 * Colours of a sweep: trained nets in blues (the lower the loss, the lighter), those that ended early in browns and
 * oranges (the longer they held out, the lighter). Blue against orange stays apart for every kind of colour-blindness;
 * lines across the cells are the second cue.
 */
export const SWEEP_COLORS = {
  /** Highest loss → lowest. */
  trained: interpolateRgbBasis(['#081d4a', '#123f86', '#1f6fb5', '#35a5cf', '#84d3df', '#d6f4ea', '#fbfff2']),
  /** Ended at once → at the very end. */
  ended: interpolateRgbBasis(['#2a0a05', '#5c1a08', '#96340c', '#cf5f14', '#f29a35', '#ffd98a']),
  undefined: '#8d8d8d',
} as const;

/** Entries of a table of colours. */
const SIZE = 256;

/** {@link SIZE} × RGB bytes. */
export function colorBytes(color: (t: number) => string): Uint8Array {
  const table = new Uint8Array(3 * SIZE);
  for (let i = 0; i < SIZE; i++) {
    const parts = color(i / (SIZE - 1)).match(/\d+/g) ?? [];
    for (let part = 0; part < 3; part++) table[3 * i + part] = Number(parts[part]);
  }
  return table;
}

/** Place of a share (0 to 1) in such a table. */
export function placeInTable(share: number): number {
  return 3 * Math.round(Math.min(1, Math.max(0, share)) * (SIZE - 1));
}

/** A CSS gradient from 0 to 1, for a legend. */
export function gradientOf(color: (t: number) => string): string {
  return `linear-gradient(to right, ${Array.from({ length: 9 }, (_, i) => color(i / 8)).join(', ')})`;
}
