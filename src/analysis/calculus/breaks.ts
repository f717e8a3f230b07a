import { type Approach, approach, type Limit, type RealFunction } from './limits';

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
  const sides = [approach(f, x, -1, reach), approach(f, x, 1, reach)];
  const isContinuous = (side: Approach): boolean => defined && side.tendsTo(value);
  if (sides.every(isContinuous)) return null;
  // A limit that is the value is the value, not the number that an approach comes to.
  const [left, right] = sides.map((side): Limit => (isContinuous(side) ? value : side.limit()));
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
