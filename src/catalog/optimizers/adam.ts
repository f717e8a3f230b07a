import type { RuleOptimizer } from '../types';
import { beta1, beta2, epsilon, learningRate } from './hyper';

export const adam: RuleOptimizer = {
  id: 'adam',
  name: { en: 'Adam', zh: 'Adam' },
  kind: 'rule',
  rule: [
    'm = beta1*m + (1 - beta1)*g',
    'v = beta2*v + (1 - beta2)*g^2',
    'theta = theta - lr/(1 - beta1^t)*m/(sqrt(v)/sqrt(1 - beta2^t) + eps)',
  ].join('\n'),
  state: { m: '0', v: '0' },
  hyper: {
    lr: learningRate(1e-3),
    beta1: beta1(0.9),
    beta2: beta2(0.999),
    eps: epsilon(1e-8),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 0.02 },
  paper:
    'D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, International Conference on Learning Representations, 2015',
  about: {
    en: 'Momentum divided by the recent size of the gradient, both corrected for their start from zero.',
    zh: '动量除以梯度的近期大小，并对两者从零起步的偏差作修正。',
  },
};
