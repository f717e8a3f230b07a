import { dot, norm } from './directions';

/** The two directions in which a cloud of points extends most. */
export interface Components {
  /** Of length 1 and perpendicular; zeros where the cloud has no extent. */
  readonly directions: readonly [Float64Array, Float64Array];
  /** Shares of the whole variance, 0 to 1. */
  readonly shares: readonly [number, number];
}

/** Turns of the power iteration; it ends as soon as the direction stands still. */
const MOST_TURNS = 500;
const STILL = 1e-13;

/**
 * Principal components by power iteration on the Gram matrix of the centred points, whose side is the number of points
 * and not of parameters: a path of a few hundred entries through any number of weights.
 */
export function principalComponents(points: readonly Float64Array[]): Components {
  const size = points[0]?.length ?? 0;
  const centred = centre(points, size);
  const gram = gramMatrix(centred);
  const total = trace(gram);
  const directions: Float64Array[] = [];
  const shares: number[] = [];
  for (let component = 0; component < 2; component++) {
    const { value, vector } = largestEigenpair(gram);
    // Rounding alone has directions too; nobody should look at them.
    const real = total > 0 && value > total * 1e-14;
    directions.push(real ? combine(centred, vector, size) : new Float64Array(size));
    shares.push(real ? value / total : 0);
    deflate(gram, value, vector);
  }
  return { directions: [directions[0], directions[1]], shares: [shares[0], shares[1]] };
}

function centre(points: readonly Float64Array[], size: number): Float64Array[] {
  const mean = new Float64Array(size);
  for (const point of points) for (let i = 0; i < size; i++) mean[i] += point[i] / points.length;
  return points.map((point) => point.map((value, i) => value - mean[i]));
}

function gramMatrix(rows: readonly Float64Array[]): Float64Array[] {
  const gram = rows.map(() => new Float64Array(rows.length));
  for (let i = 0; i < rows.length; i++) {
    for (let j = 0; j <= i; j++) {
      const product = dot(rows[i], rows[j]);
      gram[i][j] = product;
      gram[j][i] = product;
    }
  }
  return gram;
}

function trace(matrix: readonly Float64Array[]): number {
  return matrix.reduce((sum, row, i) => sum + row[i], 0);
}

/** Of a symmetric matrix without negative eigenvalues. */
function largestEigenpair(matrix: readonly Float64Array[]): { readonly value: number; readonly vector: Float64Array } {
  const n = matrix.length;
  // The longest row is not perpendicular to the wanted vector unless the matrix is zero.
  let vector = new Float64Array(
    matrix.reduce((best, row) => (norm(row) > norm(best) ? row : best), new Float64Array(n)),
  );
  let length = norm(vector);
  if (length === 0) return { value: 0, vector };
  vector = vector.map((value) => value / length);
  let value = 0;
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const next = Float64Array.from(matrix, (row) => dot(row, vector));
    length = norm(next);
    if (length === 0) return { value: 0, vector };
    let change = 0;
    for (let i = 0; i < n; i++) {
      next[i] /= length;
      change = Math.max(change, Math.abs(next[i] - vector[i]));
    }
    vector = next;
    value = length;
    if (change < STILL) break;
  }
  return { value, vector };
}

function deflate(matrix: readonly Float64Array[], value: number, vector: Float64Array): void {
  for (let i = 0; i < matrix.length; i++) {
    for (let j = 0; j < matrix.length; j++) matrix[i][j] -= value * vector[i] * vector[j];
  }
}

/** Σ weight × row, of length 1. The largest coordinate is positive, so that a picture does not flip while it grows. */
function combine(rows: readonly Float64Array[], weights: Float64Array, size: number): Float64Array {
  const sum = new Float64Array(size);
  rows.forEach((row, k) => {
    for (let i = 0; i < size; i++) sum[i] += weights[k] * row[i];
  });
  const length = norm(sum);
  if (length === 0) return sum;
  const largest = sum.reduce((best, value) => (Math.abs(value) > Math.abs(best) ? value : best), 0);
  return sum.map((value) => (value / length) * Math.sign(largest));
}
