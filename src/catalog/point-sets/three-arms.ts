import type { PointSet } from '../types';
import { collect, Draw, part } from './draw';

export const threeArms: PointSet = {
  id: 'three_arms',
  name: { en: 'Three spiral arms', zh: '三臂螺旋' },
  inputs: 2,
  classes: 3,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0.2, min: 0, max: 1 },
  extent: [-1.2, 1.2],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const { kind, index, count } = part(i, samples, 3);
      const r = index / Math.max(1, count - 1);
      const t = 4 * (kind + r) + draw.around(0, noise);
      return [r * Math.sin(t), r * Math.cos(t), kind];
    });
  },
  about: {
    en: 'Three arms from one centre, their angle noisy: no three lines separate them.',
    zh: '同心的三条螺旋臂，角度带噪声：直线无法分开。',
  },
  source: 'A. Karpathy, CS231n: Putting it together, 2015',
};
