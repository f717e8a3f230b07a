/** Shares of the samples below and above which values count as poles if they are far from the rest. */
const TAILS = 0.15;
/** Times the height of the middle part: what is farther is cut off. */
const FAR = 10;
/** Room above and below, of the height. */
const ROOM = 0.08;

/**
 * A y range worth drawing: all values, or, where a few of them are far from all others as beside a pole, what lies around
 * the rest. Never empty.
 */
export function visibleRange(values: readonly number[], room: number = ROOM): [low: number, high: number] {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  if (sorted.length === 0) return [-1, 1];
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  let [low, high] = [sorted[0], sorted[sorted.length - 1]];
  const [from, to] = [at(TAILS), at(1 - TAILS)];
  const middle = to - from;
  if (middle > 0) {
    low = Math.max(low, from - FAR * middle);
    high = Math.min(high, to + FAR * middle);
    // A tail that is cut off is no reason to show the way to it.
    if (low > sorted[0]) low = from - middle / 2;
    if (high < sorted[sorted.length - 1]) high = to + middle / 2;
  }
  const height = high - low;
  const padding = height > 1e-12 * Math.max(Math.abs(low), Math.abs(high)) ? room * height : Math.max(1, Math.abs(low));
  return [low - padding, high + padding];
}
