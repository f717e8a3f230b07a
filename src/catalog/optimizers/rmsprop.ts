import type { RuleOptimizer } from '../types';
import { decay, epsilon, learningRate } from './hyper';

export const rmsprop: RuleOptimizer = {
  id: 'rmsprop',
  name: { en: 'RMSprop', zh: 'RMSprop' },
  kind: 'rule',
  rule: ['v = alpha*v + (1 - alpha)*g^2', 'theta = theta - lr*g/(sqrt(v) + eps)'].join('\n'),
  state: { v: '0' },
  hyper: {
    lr: learningRate(1e-2),
    alpha: decay(0.99, { en: 'smoothing α', zh: '平滑系数 α' }),
    eps: epsilon(1e-8),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 0.0025 },
  paper: 'T. Tieleman, G. Hinton, Lecture 6.5: RMSprop, Coursera: Neural Networks for Machine Learning, 2012',
  about: {
    en: 'The gradient is divided by its recent size: steps are equally long on cliffs and on plains.',
    zh: '梯度除以它近期的大小：无论悬崖还是平原，步长都差不多。',
  },
};
