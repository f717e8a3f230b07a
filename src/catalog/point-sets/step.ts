import type { PointSet } from '../types';
import { collect, Draw } from './draw';

export const step: PointSet = {
  id: 'step',
  name: { en: 'Step', zh: '阶跃' },
  inputs: 1,
  classes: null,
  samples: { value: 100, min: 10, max: 2000 },
  noise: { value: 0.05, min: 0, max: 1 },
  extent: [-3.5, 3.5],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, () => {
      const x = draw.within(-3, 3);
      return [x, draw.around(x > 0 ? 1 : -1, noise)];
    });
  },
  about: {
    en: 'Regression on a line: −1 left of 0 and 1 right of it. A smooth network has to round the corners off.',
    zh: '一维回归：0 左侧为 −1，右侧为 1；光滑的网络只能把拐角磨圆。',
  },
  source: { en: 'Made for this laboratory', zh: '本实验室自制' },
};
