/** y ≈ factor · x^(−order). */
export interface PowerFit {
  readonly order: number;
  readonly factor: number;
}

/** How far from a straight line the logarithms may be, in powers of e: a fifth either way. */
const STRAIGHT = 0.2;
/** What comes first is not yet in its order, so the last points decide. */
const POINTS = 4;

/**
 * The power by which y falls with x, from the last four points that are numbers; null where there are fewer than three, or
 * where they lie on no straight line in log-log.
 */
export function fitOrder(xs: readonly number[], ys: readonly number[]): PowerFit | null {
  const points = xs
    .map((x, i) => [Math.log(x), Math.log(ys[i])] as const)
    .filter(([, y]) => Number.isFinite(y))
    .slice(-POINTS);
  if (points.length < 3) return null;
  const line = fitLine(points);
  const isStraight = points.every(([x, y]) => Math.abs(line.offset + line.slope * x - y) <= STRAIGHT);
  return isStraight ? { order: -line.slope, factor: Math.exp(line.offset) } : null;
}

/** The straight line of least squares. */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): { slope: number; offset: number } {
  const mean = (k: 0 | 1) => points.reduce((sum, point) => sum + point[k], 0) / points.length;
  const [x0, y0] = [mean(0), mean(1)];
  const over = points.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0);
  const under = points.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
  const slope = over / under;
  return { slope, offset: y0 - slope * x0 };
}
