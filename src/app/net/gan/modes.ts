/** How much of the real points a generator has found. */
export interface Coverage {
  /** Per mode, whether a sample lies within `radius` of it. */
  readonly covered: readonly boolean[];
  readonly count: number;
  /** Share of the samples that lie within `radius` of some mode. */
  readonly good: number;
}

/** Standard deviations from a mode within which a sample belongs to it. */
export const MODE_RADIUS = 3;

/** @param modes x, y, x, y, …; @param samples likewise */
export function coverageOf(modes: Float64Array, samples: Float64Array, radius: number): Coverage {
  const covered = Array.from({ length: modes.length / 2 }, () => false);
  let good = 0;
  for (let s = 0; s < samples.length; s += 2) {
    let near = false;
    for (let m = 0; m < covered.length; m++) {
      if (Math.hypot(samples[s]! - modes[2 * m]!, samples[s + 1]! - modes[2 * m + 1]!) > radius) continue;
      covered[m] = true;
      near = true;
    }
    if (near) good++;
  }
  return {
    covered,
    count: covered.filter(Boolean).length,
    good: samples.length === 0 ? 0 : good / (samples.length / 2),
  };
}
