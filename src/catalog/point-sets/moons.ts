import type { PointSet } from '../types';
import { collect, Draw, part } from './draw';

export const moons: PointSet = {
  id: 'moons',
  name: { en: 'Two moons', zh: '双月牙' },
  inputs: 2,
  classes: 2,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0.1, min: 0, max: 0.5 },
  extent: [-1.75, 2.75],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const { kind, index, count } = part(i, samples, 2);
      const angle = (Math.PI * index) / Math.max(1, count - 1);
      const [x, y] = kind === 0 ? [Math.cos(angle), Math.sin(angle)] : [1 - Math.cos(angle), 0.5 - Math.sin(angle)];
      return [draw.around(x, noise), draw.around(y, noise), kind];
    });
  },
  about: {
    en: 'Two half circles that hook into each other, with normal noise.',
    zh: '两个相互嵌套的半圆，加正态噪声。',
  },
  source: 'scikit-learn, make_moons',
};
