import type { DataSet } from '../types';
import { NumpyRandom } from './numpy-random';

/** Two normal clouds about ±(0.8, 0.5), 1.2 wide, the labels their side; some points stand on the wrong one. */
function columns(): DataSet['columns'] {
  const random = new NumpyRandom(1);
  const y = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? 1 : -1));
  return {
    x1: y.map((side) => 0.8 * side + 1.2 * random.normal()),
    x2: y.map((side) => 0.5 * side + 1.2 * random.normal()),
    y,
  };
}

export const twoClouds: DataSet = {
  id: 'two_clouds',
  name: { en: 'Two clouds', zh: '两团点云' },
  columns: columns(),
  about: {
    en: '60 points in two overlapping clouds on either side of the origin: no line through the origin separates them.',
    zh: '原点两侧相互重叠的两团共 60 个点：没有过原点的直线能把它们完全分开。',
  },
  source: { en: 'Made for this laboratory', zh: '本实验室自制' },
};
