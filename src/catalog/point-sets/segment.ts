import type { PointSet } from '../types';
import { collect, Draw } from './draw';

export const segment: PointSet = {
  id: 'segment',
  name: { en: 'Segment', zh: '线段' },
  inputs: 2,
  classes: null,
  samples: { value: 256, min: 16, max: 2000 },
  noise: { value: 0.05, min: 0, max: 0.5 },
  extent: [-2, 2],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, () => {
      const along = draw.within(-1, 1);
      return [draw.around(along, noise), draw.around(along / 2, noise), along];
    });
  },
  about: {
    en: 'Points about a slanting segment; the value is the place along it.',
    zh: '一条斜线段附近的点，值为沿线段的位置。',
  },
  source: { en: 'Made for this laboratory', zh: '本实验室自制' },
};
