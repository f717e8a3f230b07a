import type { CurveJet } from '../calculus/features';
import { descentMap, type OrbitEnd, orbit, orbitEnd } from '../calculus/maps';

/** What becomes of the iterates at one learning rate. */
export interface Fate {
  readonly end: OrbitEnd;
  /**
   * Mean of ln|1 − η·f″| along the orbit: small differences grow by its exponential at each step where it is above 0
   * (chaos), and shrink below. NaN where the orbit has gone.
   */
  readonly exponent: number;
}

/** Steps before anything is looked at, and those that are. */
const WARM = 3000;
const LOOKED_AT = 2000;

export function fateOf(f: Pick<CurveJet, 'derivative' | 'second'>, rate: number, start: number): Fate {
  const places = orbit(descentMap(f.derivative, rate), start, WARM + LOOKED_AT);
  const end = orbitEnd(places);
  if (end.kind === 'diverged') return { end, exponent: Number.NaN };
  let sum = 0;
  for (let i = WARM; i < WARM + LOOKED_AT; i++) {
    // At a place of slope 0 the difference is gone at once; a logarithm of 0 would hide all others.
    sum += Math.log(Math.max(Number.MIN_VALUE, Math.abs(1 - rate * f.second(places[i]!))));
  }
  return { end, exponent: sum / LOOKED_AT };
}

/** The first step at which two runs whose starts differ by `apart` differ by more than `seen`; null: not within `most`. */
export function partingStep(
  f: Pick<CurveJet, 'derivative'>,
  rate: number,
  start: number,
  apart: number,
  seen: number,
  most: number,
): number | null {
  const map = descentMap(f.derivative, rate);
  let [one, other] = [start, start + apart];
  for (let step = 0; step <= most; step++) {
    if (Math.abs(one - other) > seen) return step;
    [one, other] = [map(one), map(other)];
    if (!Number.isFinite(one) || !Number.isFinite(other)) return null;
  }
  return null;
}
