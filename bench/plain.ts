/**
 * The obvious loops, written by hand as one would in an afternoon: what every other row is compared with. Float32
 * storage and float64 arithmetic, which is what V8 does fastest.
 */

/**
 * Value and gradient of Rosenbrock on an n × n grid over [−2, 2] × [−1, 3].
 * @returns n² samples of (value, ∂f/∂x, ∂f/∂y), row-major
 */
export function plainGrid(n: number): Float32Array {
  const samples = new Float32Array(3 * n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const x = -2 + (4 * column) / (n - 1);
      const y = -1 + (4 * row) / (n - 1);
      const valley = y - x * x;
      const i = 3 * (row * n + column);
      samples[i] = (1 - x) ** 2 + 100 * valley ** 2;
      samples[i + 1] = -2 * (1 - x) - 400 * x * valley;
      samples[i + 2] = 200 * valley;
    }
  }
  return samples;
}

/**
 * Adam (Kingma and Ba 2015) on Rosenbrock from a square grid of starts over [−2, 2] × [−1, 3], one particle after the
 * other.
 * @returns x, y per particle after the last step
 */
export function plainAdam(particles: number, steps: number, lr: number): Float32Array {
  const side = Math.ceil(Math.sqrt(particles));
  const positions = new Float32Array(2 * particles);
  for (let i = 0; i < particles; i++) {
    const x = -2 + (4 * (i % side)) / (side - 1);
    const y = -1 + (4 * Math.floor(i / side)) / (side - 1);
    descendByAdam(x, y, lr, 0.9, steps, positions, i);
  }
  return positions;
}

/** Both sides of the square that a basin map starts from. */
export const BASIN_RANGE = [-5, 5] as const;

/**
 * Heavy-ball descent (Polyak 1964) on Himmelblau's function from every pixel of a side × side grid over
 * {@link BASIN_RANGE}, one pixel after the other.
 * @param tolerance a pixel ends once its gradient is this small and its step as small, relative to the side of the
 * square; null: every pixel takes every step
 * @returns x, y per pixel at its end
 */
export function plainBasins(
  side: number,
  steps: number,
  { lr, momentum }: { readonly lr: number; readonly momentum: number },
  tolerance: number | null,
): Float32Array {
  const [low, high] = BASIN_RANGE;
  const calmGradient = tolerance === null ? -1 : tolerance ** 2;
  const calmStep = tolerance === null ? -1 : (tolerance * (high - low)) ** 2;
  const positions = new Float32Array(2 * side * side);
  for (let i = 0; i < side * side; i++) {
    let x = low + ((high - low) * (i % side)) / (side - 1);
    let y = low + ((high - low) * Math.floor(i / side)) / (side - 1);
    let [vx, vy, gx, gy] = [0, 0, 0, 0];
    for (let t = 0; t <= steps; t++) {
      const a = x * x + y - 11;
      const b = x + y * y - 7;
      gx = 4 * x * a + 2 * b;
      gy = 2 * a + 4 * y * b;
      const [dx, dy] = [lr * vx, lr * vy];
      if (t > 0 && gx * gx + gy * gy <= calmGradient && dx * dx + dy * dy <= calmStep) break;
      if (t === steps) break;
      vx = momentum * vx + gx;
      vy = momentum * vy + gy;
      x -= lr * vx;
      y -= lr * vy;
    }
    positions[2 * i] = x;
    positions[2 * i + 1] = y;
  }
  return positions;
}

/** One particle from its start to its last place, which becomes entry `i` of the positions. */
function descendByAdam(
  x: number,
  y: number,
  lr: number,
  beta1: number,
  steps: number,
  positions: Float32Array,
  i: number,
): void {
  const [beta2, eps] = [0.999, 1e-8];
  let [mx, my, vx, vy] = [0, 0, 0, 0];
  let [power1, power2] = [1, 1];
  for (let t = 1; t <= steps; t++) {
    const valley = y - x * x;
    const gx = -2 * (1 - x) - 400 * x * valley;
    const gy = 200 * valley;
    power1 *= beta1;
    power2 *= beta2;
    mx = beta1 * mx + (1 - beta1) * gx;
    my = beta1 * my + (1 - beta1) * gy;
    vx = beta2 * vx + (1 - beta2) * gx * gx;
    vy = beta2 * vy + (1 - beta2) * gy * gy;
    const rate = lr / (1 - power1);
    const root = Math.sqrt(1 - power2);
    x -= (rate * mx) / (Math.sqrt(vx) / root + eps);
    y -= (rate * my) / (Math.sqrt(vy) / root + eps);
  }
  positions[2 * i] = x;
  positions[2 * i + 1] = y;
}

/**
 * Adam on Rosenbrock from (−1.5, 1.5), once for every pair of a learning rate and a β₁.
 * @returns x, y per pair after the last step, learning rates fastest
 */
export function plainSweep(rates: Float64Array, decays: Float64Array, steps: number): Float32Array {
  const positions = new Float32Array(2 * rates.length * decays.length);
  let pair = 0;
  for (const beta1 of decays) {
    for (const lr of rates) descendByAdam(-1.5, 1.5, lr, beta1, steps, positions, pair++);
  }
  return positions;
}
