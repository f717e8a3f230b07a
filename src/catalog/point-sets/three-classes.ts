import type { PointSet } from '../types';
import { collect, Draw, part, TWO_PI } from './draw';

export const threeClasses: PointSet = {
  id: 'three_classes',
  name: { en: 'Three clouds', zh: '三团点' },
  inputs: 2,
  classes: 3,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0.5, min: 0, max: 2 },
  extent: [-4, 4],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const { kind } = part(i, samples, 3);
      const angle = TWO_PI * (kind / 3 + 0.25);
      return [draw.around(2 * Math.cos(angle), noise), draw.around(2 * Math.sin(angle), noise), kind];
    });
  },
  about: {
    en: 'Three normal clouds at the corners of a triangle: three outputs and softmax.',
    zh: '位于三角形顶点的三团正态点：三个输出加 softmax。',
  },
  source: { en: 'Textbook', zh: '教科书内容' },
};
