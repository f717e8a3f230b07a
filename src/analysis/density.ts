/** A histogram as a density: how many of the numbers fall into each bin, so that the whole area is 1. */
export interface Density {
  /** Middles of the bins. */
  readonly at: readonly number[];
  readonly values: readonly number[];
}

/** Of so many even bins from `low` to `high`; what lies beyond counts, but is in none of them. */
export function densityOf(numbers: Float64Array, [low, high]: readonly [number, number], bins: number): Density {
  const width = (high - low) / bins;
  const counts = new Array<number>(bins).fill(0);
  for (const each of numbers) {
    const bin = Math.floor((each - low) / width);
    if (bin >= 0 && bin < bins) counts[bin]!++;
  }
  return {
    at: counts.map((_, bin) => low + (bin + 0.5) * width),
    values: counts.map((count) => count / (numbers.length * width)),
  };
}
