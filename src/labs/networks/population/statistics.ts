/** What a sample of losses comes to. NaN where there is nothing to say. */
export interface Summary {
  readonly count: number;
  readonly least: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly most: number;
}

/** Of the finite values; quartiles with linear interpolation between ranks (type 7 of Hyndman and Fan 1996). */
export function summarise(values: readonly number[]): Summary {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  return {
    count: sorted.length,
    least: quantile(sorted, 0),
    lower: quantile(sorted, 0.25),
    median: quantile(sorted, 0.5),
    upper: quantile(sorted, 0.75),
    most: quantile(sorted, 1),
  };
}

/** @param sorted ascending */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = share * (sorted.length - 1);
  const below = Math.floor(rank);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
}

/** Share of the accuracy, or of the loss of the best constant prediction, from which a net counts as having solved. */
const SOLVED = { accuracy: 0.95, loss: 0.05 } as const;

/**
 * Whether a net has solved its task: 95 % of the training rows right, or (regression) a loss of at most 5 % of what
 * always predicting the mean would cost.
 *
 * @param accuracy NaN: regression
 */
export function isSolved(loss: number, accuracy: number, constantLoss: number): boolean {
  if (!Number.isNaN(accuracy)) return accuracy >= SOLVED.accuracy;
  return loss <= SOLVED.loss * constantLoss;
}
