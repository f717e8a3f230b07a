import type { PointSet } from '../types';
import { collect, Draw } from './draw';

export const sine: PointSet = {
  id: 'sine',
  name: { en: 'Sine curve', zh: '正弦曲线' },
  inputs: 1,
  classes: null,
  samples: { value: 100, min: 10, max: 2000 },
  noise: { value: 0.1, min: 0, max: 1 },
  extent: [-3.5, 3.5],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, () => {
      const x = draw.within(-3, 3);
      return [x, draw.around(Math.sin(2 * x), noise)];
    });
  },
  about: {
    en: 'Regression on a line: sin 2x with normal noise.',
    zh: '一维回归：sin 2x，加正态噪声。',
  },
  source: { en: 'Made for this laboratory', zh: '本实验室自制' },
};
