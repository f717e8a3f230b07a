import type { PointSet } from '../types';
import { collect, Draw } from './draw';

/** Nothing lies this close to the axes. */
const GAP = 0.3;

export const noisyXor: PointSet = {
  id: 'noisy_xor',
  name: { en: 'XOR, four quadrants', zh: 'XOR 四象限' },
  inputs: 2,
  classes: 2,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0, min: 0, max: 0.5 },
  extent: [-6, 6],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    const coordinate = () => {
      const value = draw.within(-5, 5);
      return value + (value > 0 ? GAP : -GAP);
    };
    return collect(samples, () => {
      const [x, y] = [coordinate(), coordinate()];
      const product = (x + draw.within(-5, 5) * noise) * (y + draw.within(-5, 5) * noise);
      return [x, y, product >= 0 ? 1 : 0];
    });
  },
  about: {
    en: 'Points in the four quadrants of the plane; x·y decides the class. Noise moves points before they are judged.',
    zh: '平面四个象限中的点，类别由 x·y 的正负决定；噪声在判定之前移动各点。',
  },
  source: {
    en: 'The generator of TensorFlow Playground (D. Smilkov et al., 2017)',
    zh: 'TensorFlow Playground（D. Smilkov 等，2017）的生成方法',
  },
};
