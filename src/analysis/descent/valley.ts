import { type CurveFeatures, type CurveJet, curveFeatures, type StationaryPlace } from '../calculus/features';
import { stabilityLimit } from '../calculus/maps';

/** The minimum that lies downhill of a place, where steps that are small enough lead. */
export interface Valley extends StationaryPlace {
  readonly kind: 'minimum';
  /** f″ there; NaN at a corner. */
  readonly second: number;
  /** The slope jumps there: steps do not get shorter on the way, so that no learning rate comes to rest. */
  readonly corner: boolean;
  /** Learning rate above which gradient descent cannot stay: 2/f″; infinite where f″ is 0, NaN at a corner. */
  readonly limit: number;
}

/** f′ changes by more than this across a corner, beside what it is around. */
const JUMP = 0.05;
/** Either side of a place, in shares of the interval. */
const BESIDE = 1e-6;

/** What is known of a curve for its descents: found once, asked often. */
export interface Valleys {
  readonly features: CurveFeatures;
  readonly minima: readonly Valley[];
  /** Null: the way downhill leads out of the interval, or to where nothing is defined. */
  below(start: number): Valley | null;
}

/** @param range minima are looked for in here */
export function findValleys(f: CurveJet, range: readonly [low: number, high: number]): Valleys {
  const features = curveFeatures(f, range);
  const beside = (range[1] - range[0]) * BESIDE;
  const minima = features.stationary
    .filter((place): place is StationaryPlace & { kind: 'minimum' } => place.kind === 'minimum')
    .map((place) => valleyAt(f, place, beside));
  return {
    features,
    minima,
    below(start) {
      const slope = f.derivative(start);
      const here = minima.find(({ x }) => x === start);
      if (here !== undefined || Number.isNaN(slope)) return here ?? null;
      const side = slope > 0 ? -1 : 1;
      const ahead = features.stationary.filter(({ x }) => (x - start) * side > 0);
      const next = side > 0 ? ahead[0] : ahead.at(-1);
      return minima.find(({ x }) => x === next?.x) ?? null;
    },
  };
}

function valleyAt(f: CurveJet, place: StationaryPlace & { kind: 'minimum' }, h: number): Valley {
  const [before, after] = [f.derivative(place.x - h), f.derivative(place.x + h)];
  const [further, beyond] = [f.derivative(place.x - 2 * h), f.derivative(place.x + 2 * h)];
  // On a smooth curve f′ is half as large at half the distance.
  const corner = after - before > (1 - JUMP) * (beyond - further) && after - before > 0;
  const second = corner ? Number.NaN : f.second(place.x);
  return { ...place, second, corner, limit: corner ? Number.NaN : (stabilityLimit(second) ?? Number.NaN) };
}
