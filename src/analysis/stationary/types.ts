/** A place where the gradient is zero. */
export interface StationaryPoint {
  readonly place: readonly [number, number];
  readonly value: number;
  /** By the Hessian: all eigenvalues above zero, all below, of both signs, or one of them zero (within rounding). */
  readonly kind: 'minimum' | 'maximum' | 'saddle' | 'degenerate';
  /** Of the Hessian there, the smaller one first. */
  readonly eigenvalues: readonly [number, number];
}

/** A curve or a region on which the gradient is zero; its value is the same everywhere on it. */
export interface StationarySet {
  /** The curvature across it: a valley of minima, a ridge of maxima, or none at all. */
  readonly kind: 'valley' | 'ridge' | 'flat';
  readonly value: number;
  /** x, y, …: some of its places, at most {@link MOST_OF_SET}. */
  readonly places: Float64Array;
}

/** A lowest or highest place at which the gradient jumps, so that it is nowhere zero. */
export interface KinkPoint {
  readonly place: readonly [number, number];
  readonly value: number;
  readonly kind: 'minimum' | 'maximum';
}

export interface Stationary {
  /** By value, the lowest first. */
  readonly points: readonly StationaryPoint[];
  readonly sets: readonly StationarySet[];
  /** Only extremes: saddles on kinks are not looked for. None of them where there are too many to be told apart. */
  readonly kinks: readonly KinkPoint[];
  /** There were more than {@link MOST_POINTS} points or {@link MOST_KINKS} kinks, and those beyond are left out. */
  readonly cut: boolean;
}

export const MOST_POINTS = 1000;
export const MOST_OF_SET = 48;
export const MOST_KINKS = 16;
