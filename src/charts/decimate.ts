/**
 * Reduces recorded curves to what a screen can show. Each bucket of steps keeps its smallest and its largest value, in
 * the order in which they occurred, so that no spike is lost. First and last value stay exact.
 *
 * @param curves one number per step; curves may end early
 * @param buckets the most buckets wanted; a result has at most 2·buckets + 2 columns
 * @returns `x`: steps; `curves[i]`: a value per entry of `x`, null after a curve's end
 */
export function decimate(
  curves: readonly Float64Array[],
  buckets: number,
): { readonly x: number[]; readonly curves: (number | null)[][] } {
  const length = curves.reduce((longest, curve) => Math.max(longest, curve.length), 0);
  if (length <= 2 * buckets + 2) {
    return {
      x: Array.from({ length }, (_, step) => step),
      curves: curves.map((curve) => Array.from({ length }, (_, step) => curve[step] ?? null)),
    };
  }
  // The first and the last step stand alone; buckets share the steps between.
  const width = (length - 2) / buckets;
  const x = [0];
  const reduced = curves.map((curve): (number | null)[] => [curve[0] ?? null]);
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = 1 + Math.floor(bucket * width);
    const to = 1 + Math.floor((bucket + 1) * width);
    x.push(from, Math.max(from + 0.5, (from + to) / 2));
    curves.forEach((curve, index) => {
      reduced[index]!.push(...extremes(curve, from, Math.min(to, curve.length)));
    });
  }
  x.push(length - 1);
  curves.forEach((curve, index) => {
    reduced[index]!.push(curve[length - 1] ?? null);
  });
  return { x, curves: reduced };
}

/** Smallest and largest of curve[from…to), the earlier one first; NaN counts only where there is nothing else. */
function extremes(curve: Float64Array, from: number, to: number): [number | null, number | null] {
  if (from >= to) return [null, null];
  let low = from;
  let high = from;
  for (let step = from + 1; step < to; step++) {
    if (curve[step]! < curve[low]! || Number.isNaN(curve[low]!)) low = step;
    if (curve[step]! > curve[high]! || Number.isNaN(curve[high]!)) high = step;
  }
  return [curve[Math.min(low, high)]!, curve[Math.max(low, high)]!];
}
