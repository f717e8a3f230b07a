import type { Census, CensusPlan } from './contract';
import { STATUS_CODES } from './contract';
import { CODE } from './status';

/**
 * Counts members; the plain twin of shaders/census.wgsl.
 * @param samples four numbers a member: x, y, loss, status code
 */
export function census(samples: Float32Array, plan: CensusPlan): Census {
  const { bins, attractors, radius } = plan;
  const scale = plan.log ? Math.log : (value: number) => value;
  const [low, high] = [scale(plan.low), scale(plan.high)];
  const count = attractors.length / 2;
  const histogram = new Uint32Array(bins);
  const destinations = new Uint32Array(count + 1);
  const statuses = new Uint32Array(STATUS_CODES.length);
  let lowest = Number.NaN;
  for (let at = 0; at < samples.length; at += 4) {
    const [x, y, loss, code] = [samples[at], samples[at + 1], samples[at + 2], samples[at + 3]];
    statuses[code]++;
    if (code !== CODE.undefined) {
      // A loss without a logarithm is below every bin. Bins of no width: all is beyond them.
      const place = plan.log && loss <= 0 ? 0 : Math.floor((bins * (scale(loss) - low)) / (high - low));
      histogram[place >= bins ? bins - 1 : place > 0 ? place : 0]++;
      if (!(loss >= lowest)) lowest = loss;
    }
    let nearest = count;
    if (code !== CODE.undefined && code !== CODE.diverged) {
      let least = radius * radius;
      for (let a = 0; a < count; a++) {
        const [dx, dy] = [x - attractors[2 * a], y - attractors[2 * a + 1]];
        const distance = dx * dx + dy * dy;
        if (distance <= least && (nearest === count || distance < least)) {
          least = distance;
          nearest = a;
        }
      }
    }
    destinations[nearest]++;
  }
  return { histogram, destinations, statuses, lowest };
}

/** The count of a whole from those of its parts. */
export function joinedCensus(parts: readonly Census[], { bins, attractors }: CensusPlan): Census {
  const total = (arrays: readonly Uint32Array[], size: number) =>
    arrays.reduce((sum, array) => sum.map((value, i) => value + array[i]), new Uint32Array(size));
  const lows = parts.map(({ lowest }) => lowest).filter((lowest) => !Number.isNaN(lowest));
  return {
    histogram: total(
      parts.map(({ histogram }) => histogram),
      bins,
    ),
    destinations: total(
      parts.map(({ destinations }) => destinations),
      attractors.length / 2 + 1,
    ),
    statuses: total(
      parts.map(({ statuses }) => statuses),
      STATUS_CODES.length,
    ),
    lowest: lows.length === 0 ? Number.NaN : Math.min(...lows),
  };
}
