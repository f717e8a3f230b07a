import type { PointSet } from '../types';
import { collect, Draw } from './draw';

export const grid: PointSet = {
  id: 'grid',
  name: { en: '5 × 5 clouds', zh: '5 × 5 点团' },
  inputs: 2,
  classes: 25,
  samples: { value: 500, min: 25, max: 2000 },
  noise: { value: 0.05, min: 0, max: 0.5 },
  extent: [-1.75, 1.75],
  make(samples, noise, seed) {
    const draw = new Draw(seed);
    return collect(samples, (i) => {
      const kind = i % 25;
      const [column, row] = [kind % 5, Math.floor(kind / 5)];
      return [draw.around((column - 2) / 2, noise), draw.around((row - 2) / 2, noise), kind];
    });
  },
  about: {
    en: 'Twenty-five small clouds in five rows of five.',
    zh: '五行五列共二十五小团点。',
  },
  source: 'V. Dumoulin et al., Adversarially learned inference, ICLR 2017',
};
