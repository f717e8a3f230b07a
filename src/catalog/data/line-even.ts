import type { DataSet } from '../types';
import { NumpyRandom } from './numpy-random';

/** `np.random.seed(42); x = linspace(0, 10, 100); y = 2.5*x + 1.5 + 1.5*randn(100)` */
function columns(): DataSet['columns'] {
  const random = new NumpyRandom(42);
  // As NumPy does it: index times step, and the last point set to the end itself.
  const step = 10 / 99;
  const x = Array.from({ length: 100 }, (_, i) => (i === 99 ? 10 : i * step));
  return { x, y: x.map((value) => 2.5 * value + 1.5 + 1.5 * random.normal()) };
}

export const lineEven: DataSet = {
  id: 'line_even',
  name: { en: 'Line from 0 to 10', zh: '0 到 10 的直线' },
  columns: columns(),
  about: {
    en: '100 points about y = 2.5x + 1.5, x evenly spaced from 0 to 10, noise of standard deviation 1.5: not centred, so the bowl is a ravine.',
    zh: 'y = 2.5x + 1.5 附近的 100 个点，x 在 0 到 10 上等距分布，噪声标准差 1.5；x 未中心化，损失曲面成了狭长山谷。',
  },
  source: {
    en: 'The tutorial “Calculus for training AI models”, section 6',
    zh: '教程《微积分：AI 模型训练的优化引擎》，第 6 节',
  },
};
