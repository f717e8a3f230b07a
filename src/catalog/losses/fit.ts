import { sigmoid } from '../../formula/language/probability';
import type { DataColumns, Minimum } from '../types';

/**
 * The least-squares line through (x, y): minimum of mean((w·x + b − y)²) over (w, b). Columns are centred first, which
 * keeps the digits that sums of raw products lose. Empty where all x are equal: then a whole line of (w, b) is best.
 */
export function leastSquares({ x, y }: DataColumns): readonly Minimum[] {
  const meanX = mean(x);
  const meanY = mean(y);
  const sxx = mean(x.map((value) => (value - meanX) ** 2));
  if (sxx === 0) return [];
  const w = mean(x.map((value, i) => (value - meanX) * (y[i] - meanY))) / sxx;
  const b = meanY - w * meanX;
  return [{ x: w, y: b, value: mean(x.map((value, i) => (w * value + b - y[i]) ** 2)), global: true }];
}

/**
 * The logistic regression of y in {0, 1} on x: minimum of the mean binary cross-entropy over (w, b), by Newton's method
 * with halved steps. Empty where there is none (separable classes push w to infinity) or more than one (all x equal).
 */
export function logisticRegression({ x, y }: DataColumns): readonly Minimum[] {
  const loss = (w: number, b: number) => mean(x.map((value, i) => softplus(w * value + b) - y[i] * (w * value + b)));
  let w = 0;
  let b = 0;
  let value = loss(w, b);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const p = x.map((at) => sigmoid(w * at + b));
    const gw = mean(x.map((at, i) => (p[i] - y[i]) * at));
    const gb = mean(p.map((at, i) => at - y[i]));
    const weight = p.map((at) => at * (1 - at));
    const hww = mean(weight.map((at, i) => at * x[i] * x[i]));
    const hwb = mean(weight.map((at, i) => at * x[i]));
    const hbb = mean(weight);
    const determinant = hww * hbb - hwb * hwb;
    if (!(determinant > SINGULAR)) return [];
    if (Math.hypot(gw, gb) < GRADIENT_ZERO) return [{ x: w, y: b, value, global: true }];
    const dw = (hbb * gw - hwb * gb) / determinant;
    const db = (hww * gb - hwb * gw) / determinant;
    let step = 1;
    while (loss(w - step * dw, b - step * db) > value && step > SHORTEST_STEP) step /= 2;
    w -= step * dw;
    b -= step * db;
    value = loss(w, b);
  }
  return [];
}

const MOST_ITERATIONS = 60;
/** A gradient this small puts the minimum within 1e-9 for every Hessian that is not singular (below). */
const GRADIENT_ZERO = 1e-13;
const SINGULAR = 1e-9;
const SHORTEST_STEP = 2 ** -20;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
