import type { Field, Grid } from '../../src/engine/contract';

/** A field made on the CPU from a function and its gradient; null: undefined there. */
export function makeField(
  grid: Grid,
  value: (x: number, y: number) => number | null,
  gradient: (x: number, y: number) => readonly [number, number] = () => [0, 0],
): Field {
  const samples = new Float32Array(4 * grid.columns * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const x = grid.x[0] + (column / (grid.columns - 1)) * (grid.x[1] - grid.x[0]);
      const y = grid.y[0] + (row / (grid.rows - 1)) * (grid.y[1] - grid.y[0]);
      const v = value(x, y);
      const sample = v === null ? [Number.NaN, Number.NaN, Number.NaN, 1] : [v, ...gradient(x, y), 0];
      samples.set(sample, 4 * (row * grid.columns + column));
    }
  }
  return { grid, samples, buffer: null, dispose: () => undefined };
}

export const rosenbrock = (x: number, y: number) => (1 - x) ** 2 + 100 * (y - x * x) ** 2;

export function square(low: number, high: number, side: number): Grid {
  return { x: [low, high], y: [low, high], columns: side, rows: side };
}
