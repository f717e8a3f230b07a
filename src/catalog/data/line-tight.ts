import type { DataSet } from '../types';
import { NumpyRandom } from './numpy-random';

/** `np.random.seed(42); x = randn(100, 1); y = 2*x + 1 + 0.1*randn(100, 1)` */
function columns(): DataSet['columns'] {
  const random = new NumpyRandom(42);
  const x = random.normals(100);
  return { x, y: x.map((value) => 2 * value + 1 + 0.1 * random.normal()) };
}

export const lineTight: DataSet = {
  id: 'line_tight',
  name: { en: 'Nearly exact line', zh: '几乎精确的直线' },
  columns: columns(),
  about: {
    en: '100 points about y = 2x + 1, x standard normal, noise of standard deviation 0.1.',
    zh: 'y = 2x + 1 附近的 100 个点，x 服从标准正态分布，噪声标准差 0.1。',
  },
  source: { en: 'The tutorial “Derivatives and gradients”, example 4', zh: '教程《导数和梯度》，例 4' },
};
