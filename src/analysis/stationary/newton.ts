import { JET } from '../../engine/contract';
import { eigen } from '../curvature';
import type { Jet, Place, SampledField, Search } from './sampled';

/** A step below this share of the view has arrived: Newton's next one would be its square. */
const ARRIVED = 1e-10;
/** Enough even where Newton only shrinks the distance by 2/3 a step: (2/3)⁶⁰ is below {@link ARRIVED}. */
const MOST_STEPS = 60;
/** A gradient below this share of the steepest one seen is zero where no curvature tells how far it is from zero. */
const LEVEL = 1e-10;

/** A place where Newton's method has arrived. */
export interface Arrival {
  readonly place: Place;
  /** At the place one step before. */
  readonly jet: Jet;
}

/** Newton in float64 from all starts at once until the steps vanish; whoever does not arrive, or leaves, is dropped. */
export async function newtonPolish({ sampled, probe, pauses }: Search, starts: readonly Place[]): Promise<Arrival[]> {
  let walkers = starts;
  const arrived: Arrival[] = [];
  for (let round = 0; round < MOST_STEPS && walkers.length > 0; round++) {
    const jets = await probe(walkers);
    const next: Place[] = [];
    for (const [i, from] of walkers.entries()) {
      const jet = jets.slice(i * JET.size, (i + 1) * JET.size);
      await pauses.pause();
      if (jet[JET.flags] !== 0) continue;
      const { step, left } = newtonStep(sampled, jet);
      const place: Place = [from[0] + step[0], from[1] + step[1]];
      if (sampled.share(...step) > ARRIVED) {
        if (sampled.isInside(place, 2 / sampled.field.grid.columns)) next.push(place);
      } else if (left <= LEVEL * sampled.steepest) arrived.push({ place, jet });
    }
    walkers = next;
  }
  return arrived;
}

/**
 * Along each eigenvector to the zero of the gradient, where its curvature says where that is; at most two cells.
 * `left`: the slope along the others. Without curvature a step of nothing proves nothing: a plane has a slope.
 */
function newtonStep({ cell }: SampledField, jet: Jet): { step: [number, number]; left: number } {
  const { values, vectors } = eigen(jet[JET.xx], jet[JET.xy], jet[JET.yy]);
  const strongest = Math.max(Math.abs(values[0]), Math.abs(values[1]));
  let [dx, dy, left] = [0, 0, 0];
  values.forEach((value, k) => {
    const [ux, uy] = vectors[k];
    const slope = jet[JET.x] * ux + jet[JET.y] * uy;
    if (Math.abs(value) <= 1e-13 * strongest) {
      left = Math.hypot(left, slope);
      return;
    }
    dx -= (slope / value) * ux;
    dy -= (slope / value) * uy;
  });
  const most = Math.max(Math.abs(dx) / cell[0], Math.abs(dy) / cell[1]) / 2;
  return { step: most > 1 ? [dx / most, dy / most] : [dx, dy], left };
}
