import type { MethodOptimizer } from '../types';
import { learningRate, positive } from './hyper';

export const lbfgs: MethodOptimizer = {
  id: 'lbfgs',
  name: { en: 'L-BFGS', zh: 'L-BFGS' },
  kind: 'method',
  method: 'lbfgs',
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
    'J. Nocedal, Updating quasi-Newton matrices with limited storage, Mathematics of Computation 35 (1980) 773–782',
  about: {
    en: 'Guesses the curvature from the last steps, without a Hessian; without a line search, it takes the full step.',
    zh: '不求黑塞矩阵，由最近几步估计曲率；不做线搜索，直接走完整步。',
  },
};
