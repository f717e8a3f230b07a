import type { PointSet } from '../types';
import { collect, Draw } from './draw';

/** Centre and sign. */
const CONES = [
  [-4, 2.5, 1],
  [0, 2.5, -1],
  [4, 2.5, 1],
  [-4, -2.5, -1],
  [0, -2.5, 1],
  [4, -2.5, -1],
] as const;

function height(x: number, y: number): number {
  const heights = CONES.map(([cx, cy, sign]) => sign * Math.max(0, 1 - Math.hypot(x - cx, y - cy) / 2));
  return heights.reduce((best, each) => (Math.abs(each) > Math.abs(best) ? each : best), 0);
}

export const bumps: PointSet = {
  id: 'bumps',
  name: { en: 'Six bumps', zh: '六个鼓包' },
  inputs: 2,
  classes: null,
  samples: { value: 300, min: 10, max: 2000 },
  noise: { value: 0, min: 0, max: 0.5 },
  extent: [-6, 6],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, () => {
      const [x, y] = [draw.within(-6, 6), draw.within(-6, 6)];
      return [x, y, height(x + draw.within(-6, 6) * noise, y + draw.within(-6, 6) * noise)];
    });
  },
  about: {
    en: 'Regression: three hills and three hollows, cones of radius 2 and height 1.',
    zh: '回归：三个凸起和三个凹陷，半径为 2、高为 1 的圆锥。',
  },
  source: {
    en: 'The generator of TensorFlow Playground (D. Smilkov et al., 2017)',
    zh: 'TensorFlow Playground（D. Smilkov 等，2017）的生成方法',
  },
};
