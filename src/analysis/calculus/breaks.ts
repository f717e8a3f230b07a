import { type Limit, limitAt, type RealFunction, tendsTo } from './limits';

/** Where a curve is not one line. Limits: a number, ±∞, NaN where the function is undefined on that side. */
export interface CurveBreak {
  /**
   * `pole`: it grows beyond all bounds on one side at least. `jump`: both limits are numbers and differ. `hole`: both are
   * the same, and the value is another or missing. `edge`: it is undefined on one side.
   */
  readonly kind: 'pole' | 'jump' | 'hole' | 'edge';
  readonly x: number;
  readonly left: Limit;
  readonly right: Limit;
  /** NaN where there is none. */
  readonly value: number;
}

/** Limits that are nearer than this, relative to their size, are one. */
const SAME = 1e-5;

/**
 * What stands at a place; null where the function is continuous there.
 *
 * @param reach nothing else of the function stands within this distance
 */
export function breakAt(f: RealFunction, x: number, reach: number): CurveBreak | null {
  const value = f(x);
  const defined = Number.isFinite(value);
  if (defined && tendsTo(f, x, -1, reach, value) && tendsTo(f, x, 1, reach, value)) return null;
  // A limit that is the value is the value, not the number that an approach comes to.
  const limitOn = (side: -1 | 1): Limit =>
    defined && tendsTo(f, x, side, reach, value) ? value : limitAt(f, x, side, reach);
  const [left, right] = [limitOn(-1), limitOn(1)];
  return { kind: kindOf(left, right), x, left, right, value: defined ? value : Number.NaN };
}

function kindOf(left: Limit, right: Limit): CurveBreak['kind'] {
  if (Math.abs(left) === Infinity || Math.abs(right) === Infinity) return 'pole';
  if (Number.isNaN(left) || Number.isNaN(right)) return 'edge';
  return Math.abs(left - right) <= SAME * Math.max(Math.abs(left), Math.abs(right), 1e-12) ? 'hole' : 'jump';
}

/**
 * The pole between two edges that stand right beside each other, both out of sight: 1/(sin x − 1) has no values where
 * rounding makes sin x 1. Null where they are two edges.
 *
 * @param sight beyond these nothing is drawn
 */
export function poleOf(
  first: CurveBreak,
  second: CurveBreak,
  [low, high]: readonly [number, number],
): CurveBreak | null {
  if (first.kind !== 'edge' || second.kind !== 'edge') return null;
  const [left, right] = [first.left, second.right].map((limit) =>
    limit < low ? -Infinity : limit > high ? Infinity : Number.NaN,
  );
  if (Number.isNaN(left) || Number.isNaN(right)) return null;
  return { kind: 'pole', x: first.x + (second.x - first.x) / 2, left, right, value: Number.NaN };
}
