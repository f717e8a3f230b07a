import type { PointSet } from '../types';
import { collect, Draw } from './draw';

const SAMPLES = [
  [2, 3, 1],
  [1, -1, 0],
] as const;

export const twoPoints: PointSet = {
  id: 'two_points',
  name: { en: 'Two points', zh: '两个样本' },
  inputs: 2,
  classes: 2,
  samples: { value: 2, min: 2, max: 400 },
  noise: { value: 0, min: 0, max: 1 },
  extent: [-3, 5],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const [x, y, label] = SAMPLES[i % SAMPLES.length];
      return [draw.around(x, noise), draw.around(y, noise), label];
    });
  },
  about: {
    en: 'The worked example of the perceptron: (2, 3) is positive, (1, −1) negative. With noise, a cloud around each.',
    zh: '感知机的手算例题：(2, 3) 为正类，(1, −1) 为负类；加噪声后各成一团。',
  },
  source: { en: 'The tutorial on the gradient of the perceptron, section II', zh: '感知机梯度教程，第二节' },
};
