import type { DataSet } from '../types';
import { NumpyRandom } from './numpy-random';

/** `np.random.seed(42); x = randn(100, 1); y = 2.5*x + 1.0 + 0.5*randn(100)` */
function columns(): DataSet['columns'] {
  const random = new NumpyRandom(42);
  const x = random.normals(100);
  return { x, y: x.map((value) => 2.5 * value + 1 + 0.5 * random.normal()) };
}

export const lineNormal: DataSet = {
  id: 'line_normal',
  name: { en: 'Noisy line', zh: '带噪声的直线' },
  columns: columns(),
  about: {
    en: '100 points about y = 2.5x + 1, x standard normal, noise of standard deviation 0.5.',
    zh: 'y = 2.5x + 1 附近的 100 个点，x 服从标准正态分布，噪声标准差 0.5。',
  },
  source: {
    en: 'The tutorial “Calculus for training AI models”, section 3.2',
    zh: '教程《微积分：AI 模型训练的优化引擎》，第 3.2 节',
  },
};
