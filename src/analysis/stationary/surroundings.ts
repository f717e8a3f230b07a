import { JET } from '../../engine/contract';
import { eigen } from '../curvature';
import type { Place, Search } from './sampled';

/** Distances from a place at which the gradient is compared, in shares of the view. */
const NEAR = [1e-4, 1e-6] as const;

/** What was measured around a place. */
export interface Surroundings {
  /** The largest one a cell away. */
  readonly curvature: number;
  /** Jets at ±x and ±y, at each of the distances {@link NEAR}. */
  readonly near: Float64Array;
}

export async function surroundings({ sampled, probe }: Search, centres: readonly Place[]): Promise<Surroundings[]> {
  const offsets: Place[] = [];
  for (const distance of NEAR) {
    const [dx, dy] = [distance * sampled.extent[0], distance * sampled.extent[1]];
    offsets.push([dx, 0], [-dx, 0], [0, dy], [0, -dy]);
  }
  const [dx, dy] = sampled.cell;
  offsets.push([dx, dy], [-dx, dy], [dx, -dy], [-dx, -dy]);
  const jets = await probe(centres.flatMap(([x, y]) => offsets.map(([u, v]): Place => [x + u, y + v])));
  return centres.map((_, k) => {
    const near = jets.subarray(k * offsets.length * JET.size, (k + 1) * offsets.length * JET.size);
    let curvature = 0;
    for (let at = 4 * NEAR.length * JET.size; at < near.length; at += JET.size) {
      const { values } = eigen(near[at + JET.xx], near[at + JET.xy], near[at + JET.yy]);
      if (near[at + JET.flags] === 0) curvature = Math.max(curvature, Math.abs(values[0]), Math.abs(values[1]));
    }
    return { curvature, near };
  });
}

/**
 * Whether the gradient jumps here, so that its zero is a convention (∇|x| = 0 at 0) and the Hessian beside the point.
 * Its change over a distance tells: a smooth one shrinks with the distance, a jump stays.
 */
export function isKink({ near }: Surroundings, steepest: number): boolean {
  const change = (level: number, axis: 0 | 1): number => {
    const at = (4 * level + 2 * axis) * JET.size;
    const [x, y] = [at + JET.x, at + JET.y];
    return Math.hypot(near[x] - near[x + JET.size], near[y] - near[y + JET.size]);
  };
  const jumps = (axis: 0 | 1): boolean => {
    const [far, close] = [change(0, axis), change(1, axis)];
    // What is left of a change by rounding alone is no jump.
    return close > 0.5 * far && close > 1e-7 * steepest;
  };
  return jumps(0) || jumps(1);
}
