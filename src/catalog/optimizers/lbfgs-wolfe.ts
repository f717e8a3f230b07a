import type { MethodOptimizer } from '../types';
import { learningRate, positive } from './hyper';

export const lbfgsWolfe: MethodOptimizer = {
  id: 'lbfgs_wolfe',
  name: { en: 'L-BFGS with line search', zh: '带线搜索的 L-BFGS' },
  kind: 'method',
  method: 'lbfgs_wolfe',
  hyper: {
    lr: learningRate(1),
    history: {
      value: 10,
      min: 1,
      max: 20,
      scale: 'linear',
      integer: true,
      label: { en: 'remembered steps', zh: '记忆步数' },
    },
    tolerance_grad: positive(1e-7, 1e-12, 1e-2, 'log', { en: 'gradient tolerance', zh: '梯度容差' }),
    tolerance_change: positive(1e-9, 1e-18, 1e-2, 'log', { en: 'change tolerance', zh: '变化容差' }),
  },
  rate: 'lr',
  stride: { by: 'none' },
  paper:
    'J. Nocedal, Updating quasi-Newton matrices with limited storage, Mathematics of Computation 35 (1980) 773–782; J. Nocedal, S. J. Wright, Numerical Optimization, Springer, 2006, algorithm 3.5',
  about: {
    en: 'L-BFGS that tries lengths along its direction until the strong Wolfe conditions hold.',
    zh: '沿搜索方向试探步长，直到满足强 Wolfe 条件的 L-BFGS。',
  },
};
