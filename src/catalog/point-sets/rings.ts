import type { PointSet } from '../types';
import { collect, Draw, part, TWO_PI } from './draw';

export const rings: PointSet = {
  id: 'rings',
  name: { en: 'Two rings', zh: '双圆环' },
  inputs: 2,
  classes: 2,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0.1, min: 0, max: 0.5 },
  extent: [-1.5, 1.5],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const { kind, index, count } = part(i, samples, 2);
      const angle = (TWO_PI * index) / count;
      const r = kind === 0 ? 1 : 0.5;
      return [draw.around(r * Math.cos(angle), noise), draw.around(r * Math.sin(angle), noise), kind];
    });
  },
  about: {
    en: 'A circle within a circle, with normal noise.',
    zh: '大圆套小圆，加正态噪声。',
  },
  source: 'scikit-learn, make_circles(factor=0.5)',
};
