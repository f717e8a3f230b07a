import { NumpyRandom } from '../data/numpy-random';

/** Pixels a side. */
export const GLYPH_SIDE = 28;

/**
 * Small drawings made from a seed, to stand where a game needs images: rings, bars and crosses that differ in place,
 * size, thickness and turn. Row-major, the top row first; −1 is empty and 1 is ink, as a tanh generator can make them.
 *
 * @param noise standard deviation of a normal number on each pixel; pixels stay in [−1, 1]
 * @returns samples × 784
 */
export function makeGlyphs(samples: number, noise: number, seed: number): Float64Array {
  const random = new NumpyRandom(seed >>> 0);
  const pixels = new Float64Array(samples * GLYPH_SIDE ** 2);
  for (let sample = 0; sample < samples; sample++) {
    const within = (low: number, high: number) => low + (high - low) * random.uniform();
    const x = within(12, 15);
    const y = within(12, 15);
    const size = within(6.5, 9.5);
    const half = within(1.1, 2);
    const turn = within(-0.3, 0.3);
    const distance = SHAPES[sample % SHAPES.length];
    for (let row = 0; row < GLYPH_SIDE; row++) {
      for (let column = 0; column < GLYPH_SIDE; column++) {
        const [dx, dy] = [column - x, row - y];
        const u = Math.cos(turn) * dx + Math.sin(turn) * dy;
        const v = -Math.sin(turn) * dx + Math.cos(turn) * dy;
        // Ink where the stroke is, fading over one pixel at its edge.
        const ink = Math.min(1, Math.max(0, half + 0.5 - distance(u, v, size)));
        const value = 2 * ink - 1 + (noise === 0 ? 0 : noise * random.normal());
        pixels[(sample * GLYPH_SIDE + row) * GLYPH_SIDE + column] = Math.min(1, Math.max(-1, value));
      }
    }
  }
  return pixels;
}

/** Distance from the middle of the stroke, in pixels. */
type Shape = (u: number, v: number, size: number) => number;

const bar: Shape = (u, v, size) => Math.hypot(u, Math.max(0, Math.abs(v) - size));

const SHAPES: readonly Shape[] = [
  (u, v, size) => Math.abs(Math.hypot(u, v) - size),
  bar,
  (u, v, size) => Math.min(bar(u, v, size), bar(v, u, size)),
];
