import type { DataSet } from '../types';
import { NumpyRandom } from './numpy-random';

/** Labels drawn with probability sigmoid(1.5x − 0.5), so that the classes overlap and the best weights are finite. */
function columns(): DataSet['columns'] {
  const random = new NumpyRandom(7);
  const x = Array.from({ length: 60 }, () => 2 * random.normal());
  return { x, y: x.map((value) => (random.uniform() < 1 / (1 + Math.exp(0.5 - 1.5 * value)) ? 1 : 0)) };
}

export const passFail: DataSet = {
  id: 'pass_fail',
  name: { en: 'Pass or fail', zh: '通过与否' },
  columns: columns(),
  about: {
    en: '60 points, y is 1 with probability sigmoid(1.5x − 0.5), else 0: the classes overlap.',
    zh: '60 个点，y 以概率 sigmoid(1.5x − 0.5) 取 1，否则取 0；两类有重叠。',
  },
  source: { en: 'Made for this laboratory', zh: '本实验室自制' },
};
