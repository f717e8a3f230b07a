import type { PointSet } from '../types';
import { collect, Draw, part } from './draw';

export const gaussians: PointSet = {
  id: 'gaussians',
  name: { en: 'Two Gaussians', zh: '两团高斯点' },
  inputs: 2,
  classes: 2,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0, min: 0, max: 0.5 },
  extent: [-6, 6],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    // The recipe stretches noise 0 … 0.5 to a variance of 0.5 … 4.
    const deviation = Math.sqrt(0.5 + 7 * noise);
    return collect(samples, (i) => {
      const { kind } = part(i, samples, 2);
      const centre = kind === 0 ? -2 : 2;
      return [draw.around(centre, deviation), draw.around(centre, deviation), kind];
    });
  },
  about: {
    en: 'Two normal clouds on a diagonal; a line separates them as well as anything can.',
    zh: '对角线上的两团正态分布点，一条直线就是最好的分界。',
  },
  source: {
    en: 'The generator of TensorFlow Playground (D. Smilkov et al., 2017)',
    zh: 'TensorFlow Playground（D. Smilkov 等，2017）的生成方法',
  },
};
