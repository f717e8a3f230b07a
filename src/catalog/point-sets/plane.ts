import type { PointSet } from '../types';
import { collect, Draw } from './draw';

export const plane: PointSet = {
  id: 'plane',
  name: { en: 'Plane', zh: '平面' },
  inputs: 2,
  classes: null,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0, min: 0, max: 0.5 },
  extent: [-6, 6],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, () => {
      const [x, y] = [draw.within(-6, 6), draw.within(-6, 6)];
      return [x, y, (x + y + (draw.within(-6, 6) + draw.within(-6, 6)) * noise) / 10];
    });
  },
  about: {
    en: 'Regression: the value is (x + y)/10. A single linear unit suffices.',
    zh: '回归：值为 (x + y)/10，一个线性单元就够了。',
  },
  source: {
    en: 'The generator of TensorFlow Playground (D. Smilkov et al., 2017)',
    zh: 'TensorFlow Playground（D. Smilkov 等，2017）的生成方法',
  },
};
