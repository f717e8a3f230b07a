import { NumpyRandom } from '../data/numpy-random';
import { GLYPH_SIDE } from './glyphs';

/**
 * “Images” of the size of {@link GLYPH_SIDE} that show nothing: each pixel a normal number with mean 0 and standard
 * deviation 1, `np.random.randn(samples, 784)`. A tutorial takes them for real images, and a third of their pixels lies
 * beyond ±1, where no tanh can reach.
 *
 * @returns samples × 784
 */
export function makeNoise(samples: number, seed: number): Float64Array {
  const random = new NumpyRandom(seed >>> 0);
  return Float64Array.from({ length: samples * GLYPH_SIDE ** 2 }, () => random.normal());
}
