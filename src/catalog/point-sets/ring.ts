import type { PointSet } from '../types';
import { collect, Draw, TWO_PI } from './draw';

export const ring: PointSet = {
  id: 'ring',
  name: { en: 'Ring of eight clouds', zh: '八团环' },
  inputs: 2,
  classes: 8,
  samples: { value: 256, min: 16, max: 2000 },
  noise: { value: 0.05, min: 0, max: 0.5 },
  extent: [-2, 2],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const kind = i % 8;
      const angle = (TWO_PI * kind) / 8;
      return [draw.around(Math.cos(angle), noise), draw.around(Math.sin(angle), noise), kind];
    });
  },
  about: {
    en: 'Eight small clouds on a circle. A generator with mode collapse finds only some of them.',
    zh: '圆周上的八小团点：发生模式崩溃的生成器只能找到其中几团。',
  },
  source: 'L. Metz et al., Unrolled generative adversarial networks, ICLR 2017',
};
