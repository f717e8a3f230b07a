import type { Engine } from '../../engine/contract';

/** The first picture comes within this many milliseconds, so that it follows a slider. */
const FIRST = 90;
/** What a processor may spend on the finest one. */
const PATIENCE = 4000;
const COARSEST = 16;
const COARSE = 64;

/** Pixels a side of the first picture. `pace`: milliseconds a pixel, as the last map took; null: not known yet. */
export function firstSide(size: number, pace: number | null): number {
  const wanted = pace === null ? COARSE / 2 : Math.sqrt(FIRST / pace);
  return Math.min(size, Math.max(COARSEST, Math.min(COARSE, 2 ** Math.floor(Math.log2(wanted)))));
}

/**
 * Pixels a side of the next, finer picture; null: there is no finer one. The graphics processor goes all the way; a
 * processor stops where the next would take longer than one waits.
 */
export function nextSide(side: number, size: number, pace: number, engine: Engine['kind']): number | null {
  if (side >= size) return null;
  const next = Math.min(size, 2 * side);
  // The pace of a first picture also holds the compiling of its code.
  const patience = next <= COARSE ? 4 * PATIENCE : PATIENCE;
  if (engine === 'gpu' || pace * next ** 2 <= patience) return next;
  const affordable = 16 * Math.floor(Math.sqrt(PATIENCE / pace) / 16);
  return affordable >= 1.25 * side ? affordable : null;
}
