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
  const [beta1, beta2, eps] = [0.9, 0.999, 1e-8];
  const side = Math.ceil(Math.sqrt(particles));
  const positions = new Float32Array(2 * particles);
  for (let i = 0; i < particles; i++) {
    let x = -2 + (4 * (i % side)) / (side - 1);
    let y = -1 + (4 * Math.floor(i / side)) / (side - 1);
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
  return positions;
}
