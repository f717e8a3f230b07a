/**
 * Random numbers, the twin of `shaders/random.wgsl` bit for bit: a number is a hash of (seed, particle, step, stream),
 * so the order of computation does not matter. pcg4d, Jarzynski and Olano, "Hash Functions for GPU Rendering",
 * JCGT 9(3), 2020.
 */

/** Streams of random numbers; the draws of a mini-batch are the last, one a row from there on. */
export const STREAM = { start: 0, noise: 1, batch: 2 } as const;

export type Bits = readonly [number, number, number, number];

/** Four unsigned 32-bit integers. */
export function randomBits(seed: number, particle: number, step: number, stream: number): Bits {
  let x = (Math.imul(seed, 1664525) + 1013904223) | 0;
  let y = (Math.imul(particle, 1664525) + 1013904223) | 0;
  let z = (Math.imul(step, 1664525) + 1013904223) | 0;
  let w = (Math.imul(stream, 1664525) + 1013904223) | 0;
  for (let round = 0; round < 2; round++) {
    x = (x + Math.imul(y, w)) | 0;
    y = (y + Math.imul(z, x)) | 0;
    z = (z + Math.imul(x, y)) | 0;
    w = (w + Math.imul(y, z)) | 0;
    if (round === 1) break;
    x ^= x >>> 16;
    y ^= y >>> 16;
    z ^= z >>> 16;
    w ^= w >>> 16;
  }
  return [x >>> 0, y >>> 0, z >>> 0, w >>> 0];
}

/** Uniform in (0, 1), 23 bits and a half: exact in float32, never 0 or 1. */
export function randomUnit(bits: number): number {
  return ((bits >>> 9) + 0.5) * 2 ** -23;
}

/** Two independent standard normal numbers (Box and Muller 1958). */
export function randomNormal(bits: Bits): [number, number] {
  const radius = Math.sqrt(-2 * Math.log(randomUnit(bits[0])));
  const angle = 2 * Math.PI * randomUnit(bits[1]);
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
