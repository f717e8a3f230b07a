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
    en: 'Each step goes straight down the slope, as long as the slope is steep.',
    zh: '每一步沿最陡方向下降，步长与坡度成正比。',
  },
};
