import type { CurveJet } from '../calculus/features';
import { descentMap } from '../calculus/maps';

/** The learning rate from which a run swings through so many places for ever, where it rested at half as many below. */
export interface Doubling {
  readonly rate: number;
  readonly period: number;
}

/** Steps for an orbit to come close to its cycle, from which Newton's method finds the cycle itself. */
const SETTLE = 4000;
/** Halvings of the interval in which a cycle loses its hold: to the last bits of a rate. */
const HALVINGS = 60;
/** A first stride beyond a doubling, as a share of the rate; later ones by Feigenbaum's constant. */
const STRIDE = 0.01;
const FEIGENBAUM = 4.669;
/** Strides that are tried before a cycle is taken to go on for good. */
const MOST_STRIDES = 400;

/**
 * Where gradient descent doubles its period as its learning rate grows, beginning with 2/f″ at a minimum: there the slope
 * 1 − η·f″ of its map is −1, and of a cycle likewise the product of the slopes at its places. In float64; as many as there
 * are up to `most`, fewer where a cycle ends otherwise.
 *
 * @param minimum x and f″ of the minimum, f″ > 0
 */
export function findDoublings(
  f: Pick<CurveJet, 'derivative' | 'second'>,
  minimum: { readonly x: number; readonly second: number },
  most: number,
): Doubling[] {
  const found: Doubling[] = [{ rate: 2 / minimum.second, period: 2 }];
  let stride = STRIDE * found[0]!.rate;
  while (found.length < most) {
    const { rate, period } = found.at(-1)!;
    const next = cycleEnd(f, minimum.x, rate, period, stride);
    if (next === null) break;
    found.push({ rate: next, period: 2 * period });
    stride = Math.max((next - rate) / FEIGENBAUM / 8, 1e-9 * next);
  }
  return found;
}

/** The rate at which the cycle that begins at `from` loses its hold by doubling; null: it ends otherwise. */
function cycleEnd(
  f: Pick<CurveJet, 'derivative' | 'second'>,
  near: number,
  from: number,
  period: number,
  stride: number,
): number | null {
  let x = settled(f, from + stride, near + stride, period);
  let low = from;
  for (let i = 1; i <= MOST_STRIDES; i++) {
    const rate = from + i * stride;
    const cycle = cycleAt(f, rate, period, x);
    if (cycle === null || cycle.slope >= 1) return null;
    if (cycle.slope > -1) {
      [x, low] = [cycle.x, rate];
      continue;
    }
    let high = rate;
    for (let k = 0; k < HALVINGS && high - low > Number.EPSILON * high; k++) {
      const middle = (low + high) / 2;
      const there = cycleAt(f, middle, period, x);
      if (there === null) return null;
      if (there.slope > -1) [x, low] = [there.x, middle];
      else high = middle;
    }
    return (low + high) / 2;
  }
  return null;
}

/** Where the orbit is after a long time, a whole number of periods. */
function settled(f: Pick<CurveJet, 'derivative'>, rate: number, start: number, period: number): number {
  const map = descentMap(f.derivative, rate);
  let x = start;
  for (let i = 0; i < Math.ceil(SETTLE / period) * period; i++) x = map(x);
  return x;
}

/** A place of the cycle of this period near `x`, by Newton's method, and the slope of the map along it. */
function cycleAt(
  f: Pick<CurveJet, 'derivative' | 'second'>,
  rate: number,
  period: number,
  x: number,
): { readonly x: number; readonly slope: number } | null {
  let at = x;
  for (let i = 0; i < 50; i++) {
    let [place, slope] = [at, 1];
    for (let k = 0; k < period; k++) {
      slope *= 1 - rate * f.second(place);
      place -= rate * f.derivative(place);
    }
    const step = (place - at) / (slope - 1);
    if (!Number.isFinite(step)) return null;
    at -= step;
    if (Math.abs(step) <= 1e-13 * Math.max(1, Math.abs(at))) return { x: at, slope };
  }
  return null;
}
