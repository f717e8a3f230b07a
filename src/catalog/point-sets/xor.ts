import type { PointSet } from '../types';
import { collect, Draw } from './draw';

const CORNERS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

export const xor: PointSet = {
  id: 'xor',
  name: { en: 'XOR, four corners', zh: 'XOR 四角点' },
  inputs: 2,
  classes: 2,
  samples: { value: 4, min: 4, max: 400 },
  noise: { value: 0, min: 0, max: 0.3 },
  extent: [-0.5, 1.5],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const [a, b] = CORNERS[i % CORNERS.length];
      return [draw.around(a, noise), draw.around(b, noise), a ^ b];
    });
  },
  about: {
    en: 'The corners of the unit square; two that face each other are one class. No line separates them.',
    zh: '单位正方形的四个角点，对角同类：没有直线能把两类分开。',
  },
  source: 'M. Minsky, S. Papert, Perceptrons, 1969',
};
