import type { PointSet } from '../types';
import { collect, Draw, part, TWO_PI } from './draw';

export const spirals: PointSet = {
  id: 'spirals',
  name: { en: 'Two spirals', zh: '双螺旋' },
  inputs: 2,
  classes: 2,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0, min: 0, max: 0.5 },
  extent: [-6, 6],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const { kind, index, count } = part(i, samples, 2);
      const r = (index / count) * 5;
      const t = ((1.75 * index) / count) * TWO_PI + (kind === 1 ? 0 : Math.PI);
      return [r * Math.sin(t) + draw.within(-1, 1) * noise, r * Math.cos(t) + draw.within(-1, 1) * noise, kind];
    });
  },
  about: {
    en: 'Two arms that wind 1¾ times around each other: the hardest of Playground’s data sets.',
    zh: '两条螺旋臂相互缠绕 1¾ 圈：Playground 数据集中最难的一个。',
  },
  source: {
    en: 'The generator of TensorFlow Playground (D. Smilkov et al., 2017)',
    zh: 'TensorFlow Playground（D. Smilkov 等，2017）的生成方法',
  },
};
