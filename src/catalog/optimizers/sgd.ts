import type { RuleOptimizer } from '../types';
import { learningRate, weightDecay } from './hyper';

export const sgd: RuleOptimizer = {
  id: 'sgd',
  name: { en: 'Gradient descent (SGD)', zh: '梯度下降（SGD）' },
  short: { en: 'SGD', zh: 'SGD' },
  kind: 'rule',
  rule: 'theta = theta - lr*(g + weight_decay*theta)',
  state: {},
  hyper: {
    lr: learningRate(1e-3),
    weight_decay: weightDecay(0),
  },
  rate: 'lr',
  stride: { by: 'curvature', factor: 0.5 },
  paper: 'H. Robbins, S. Monro, A stochastic approximation method, Annals of Mathematical Statistics 22 (1951) 400–407',
  about: {
    en: 'Each step follows the negative gradient; its length is proportional to the slope.',
    zh: '每一步沿负梯度方向，步长与梯度的范数成正比。',
  },
};
