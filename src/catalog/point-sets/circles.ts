import type { PointSet } from '../types';
import { collect, Draw, part, TWO_PI } from './draw';

const RADIUS = 5;

export const circles: PointSet = {
  id: 'circles',
  name: { en: 'Disc in a ring', zh: '圆盘与圆环' },
  inputs: 2,
  classes: 2,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0, min: 0, max: 0.5 },
  extent: [-6, 6],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const [near, far] = part(i, samples, 2).kind === 0 ? [0, RADIUS * 0.5] : [RADIUS * 0.7, RADIUS];
      const r = draw.within(near, far);
      const angle = draw.within(0, TWO_PI);
      const [x, y] = [r * Math.sin(angle), r * Math.cos(angle)];
      const [dx, dy] = [draw.within(-RADIUS, RADIUS) * noise, draw.within(-RADIUS, RADIUS) * noise];
      return [x, y, Math.hypot(x + dx, y + dy) < RADIUS * 0.5 ? 1 : 0];
    });
  },
  about: {
    en: 'A disc of one class inside a ring of the other. Noise moves points before they are judged.',
    zh: '一类是圆盘，另一类是外面的圆环；噪声在判定之前移动各点。',
  },
  source: {
    en: 'The generator of TensorFlow Playground (D. Smilkov et al., 2017)',
    zh: 'TensorFlow Playground（D. Smilkov 等，2017）的生成方法',
  },
};
