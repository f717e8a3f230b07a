/**
 * A surface between samples on an even grid: the bicubic spline through them, as a sum of B-splines (de Boor 1978, "A
 * Practical Guide to Splines", ch. IX and XVII). Value, gradient and Hessian are continuous, and polynomials up to the
 * third degree are met exactly, also at the edge: there the third derivative passes on unbroken ("not a knot").
 */
export interface Spline {
  /** B-spline coefficients, two more each way than samples: row-major, (columns + 2) × (rows + 2). */
  readonly coefficients: Float64Array;
  /** Samples each way, 4 at least. */
  readonly columns: number;
  readonly rows: number;
}

/** The spline through columns × rows samples, row-major. Linear in the number of samples. */
export function fitSpline(samples: ArrayLike<number>, columns: number, rows: number): Spline {
  const [width, height] = [columns + 2, rows + 2];
  const byRow = new Float64Array(width * rows);
  for (let row = 0; row < rows; row++) {
    fitLine(
      (i) => samples[row * columns + i],
      columns,
      (i, value) => {
        byRow[row * width + i] = value;
      },
    );
  }
  const coefficients = new Float64Array(width * height);
  for (let column = 0; column < width; column++) {
    fitLine(
      (i) => byRow[i * width + column],
      rows,
      (i, value) => {
        coefficients[i * width + column] = value;
      },
    );
  }
  return { coefficients, columns, rows };
}

/**
 * Coefficients c₋₁ … cₙ of the cubic spline through f₀ … fₙ₋₁, handed out with indices 0 … n + 1. At the samples
 * cᵢ₋₁ + 4cᵢ + cᵢ₊₁ = 6fᵢ. Not-a-knot makes the fourth difference of the five outermost coefficients 0, which together with
 * three of these equations gives c₁ = (8f₁ − f₀ − f₂)/6, likewise at the other end; the rest is tridiagonal between them.
 */
function fitLine(f: (i: number) => number, n: number, put: (i: number, value: number) => void): void {
  const c = new Float64Array(n);
  const last = n - 2;
  c[1] = (8 * f(1) - f(0) - f(2)) / 6;
  c[last] = (8 * f(last) - f(n - 1) - f(n - 3)) / 6;
  // Thomas's elimination; the diagonal dominates, so no pivots are needed.
  const ratio = new Float64Array(n);
  for (let i = 2; i < last; i++) {
    const above = i === 2 ? 0 : ratio[i - 1];
    const known = 6 * f(i) - (i === 2 ? c[1] : c[i - 1]) - (i === last - 1 ? c[last] : 0);
    ratio[i] = 1 / (4 - above);
    c[i] = known * ratio[i];
  }
  for (let i = last - 2; i >= 2; i--) c[i] -= ratio[i] * c[i + 1];
  c[0] = 6 * f(1) - 4 * c[1] - c[2];
  c[n - 1] = 6 * f(last) - 4 * c[last] - c[last - 1];
  put(0, 6 * f(0) - 4 * c[0] - c[1]);
  for (let i = 0; i < n; i++) put(i + 1, c[i]);
  put(n + 1, 6 * f(n - 1) - 4 * c[n - 1] - c[n - 2]);
}

/**
 * ∂^(dx+dy) of the spline at (u, v), counted in cells: sample i stands at i. Beyond the edge the outermost cell goes on;
 * the twin of `spline` in shaders/spline.wgsl.
 */
export function splineAt(spline: Spline, u: number, v: number, dx: number, dy: number): number {
  const column = Math.min(Math.max(Math.floor(u), 0), spline.columns - 2);
  const row = Math.min(Math.max(Math.floor(v), 0), spline.rows - 2);
  const across = weights(u - column, dx);
  const up = weights(v - row, dy);
  const width = spline.columns + 2;
  let total = 0;
  for (let j = 0; j < 4; j++) {
    const at = (row + j) * width + column;
    const c = spline.coefficients;
    total += up[j] * (across[0] * c[at] + across[1] * c[at + 1] + across[2] * c[at + 2] + across[3] * c[at + 3]);
  }
  return total;
}

/** The four cubic B-splines that do not vanish at t in [0, 1] of a cell, or their derivatives of this order. */
function weights(t: number, order: number): readonly [number, number, number, number] {
  const s = 1 - t;
  switch (order) {
    case 0:
      return [
        (s * s * s) / 6,
        (4 - 6 * t * t + 3 * t * t * t) / 6,
        (4 - 6 * s * s + 3 * s * s * s) / 6,
        (t * t * t) / 6,
      ];
    case 1:
      return [(-s * s) / 2, t * (1.5 * t - 2), s * (2 - 1.5 * s), (t * t) / 2];
    case 2:
      return [s, 3 * t - 2, 3 * s - 2, t];
    default:
      return [-1, 3, -3, 1];
  }
}
