import { NumpyRandom } from '../data/numpy-random';
import type { LabelledPoints } from '../types';

/** Random numbers as the recipes of data sets name them; all from one seed. */
export class Draw {
  private readonly random: NumpyRandom;

  constructor(seed: number) {
    this.random = new NumpyRandom(seed >>> 0);
  }

  /** Uniform in [low, high). */
  within(low: number, high: number): number {
    return low + (high - low) * this.random.uniform();
  }

  /** Normal with this mean and standard deviation. */
  around(mean: number, deviation: number): number {
    return mean + deviation * this.random.normal();
  }
}

/** `samples` points of `make(i)`, each coordinates and, last, the target. */
export function collect(samples: number, make: (i: number) => readonly number[]): LabelledPoints {
  const inputs: number[] = [];
  const targets: number[] = [];
  for (let i = 0; i < samples; i++) {
    const point = make(i);
    inputs.push(...point.slice(0, -1));
    targets.push(point[point.length - 1]);
  }
  return { inputs, targets };
}

/** Class of point i, and its place among those of its class, where the classes follow one another in equal parts. */
export function part(i: number, samples: number, classes: number): { kind: number; index: number; count: number } {
  const kind = Math.floor((i * classes) / samples);
  const first = Math.ceil((kind * samples) / classes);
  const next = Math.ceil(((kind + 1) * samples) / classes);
  return { kind, index: i - first, count: next - first };
}

export const TWO_PI = 2 * Math.PI;
