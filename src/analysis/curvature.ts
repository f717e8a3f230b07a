/** The eigenvalues of a symmetric 2×2 matrix, the smaller one first, with unit eigenvectors. */
export interface Eigen {
  readonly values: readonly [number, number];
  readonly vectors: readonly [readonly [number, number], readonly [number, number]];
}

/** Of (xx, xy; xy, yy). Exact for diagonal matrices; an equal pair gets the axes. */
export function eigen(xx: number, xy: number, yy: number): Eigen {
  const mean = (xx + yy) / 2;
  const half = (xx - yy) / 2;
  const radius = Math.hypot(half, xy);
  if (xy === 0) {
    const sorted = xx <= yy;
    return {
      values: sorted ? [xx, yy] : [yy, xx],
      vectors: sorted
        ? [
            [1, 0],
            [0, 1],
          ]
        : [
            [0, 1],
            [1, 0],
          ],
    };
  }
  const [larger, smaller] = [mean + radius, mean - radius];
  // The larger one in magnitude is free of cancellation; the other follows from the determinant.
  const strong = mean >= 0 ? larger : smaller;
  const weak = strong === 0 ? 0 : (xx * yy - xy * xy) / strong;
  const values: [number, number] = mean >= 0 ? [weak, strong] : [strong, weak];
  // Half the angle of (half, xy) is the direction of the larger eigenvalue.
  const angle = Math.atan2(xy, half) / 2;
  const upper: [number, number] = [Math.cos(angle), Math.sin(angle)];
  return { values, vectors: [[-upper[1], upper[0]], upper] };
}
