/** How much of the real points a generator has found. */
export interface Coverage {
  /** Per mode, whether a sample lies within `radius` of it. */
  readonly covered: readonly boolean[];
  readonly count: number;
  /** Share of the samples that lie within `radius` of some mode. */
  readonly good: number;
}

/** Standard deviations from a mode within which a sample belongs to it. */
const MODE_RADIUS = 3;

/** A cloud is never drawn, nor counted, smaller than this. */
const LEAST_DEVIATION = 0.02;

/** Within which a sample belongs to a mode, where the modes have this standard deviation. */
export function modeRadius(deviation: number): number {
  return MODE_RADIUS * Math.max(deviation, LEAST_DEVIATION);
}

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

/** Mean of images of `pixels` numbers each, pixel by pixel. */
export function meanImage(images: Float64Array, pixels: number): Float64Array {
  const mean = new Float64Array(pixels);
  const count = images.length / pixels;
  for (let i = 0; i < images.length; i++) mean[i % pixels]! += images[i]! / count;
  return mean;
}

/** Correlation of two images over their pixels, −1 to 1; NaN where one of them is even. */
export function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (image: Float64Array) => image.reduce((sum, value) => sum + value, 0) / image.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - meanA) * (b[i]! - meanB);
    aa += (a[i]! - meanA) ** 2;
    bb += (b[i]! - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
