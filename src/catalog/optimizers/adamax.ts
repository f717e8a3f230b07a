import type { RuleOptimizer } from '../types';
import { beta1, beta2, epsilon, learningRate } from './hyper';

export const adamax: RuleOptimizer = {
  id: 'adamax',
  name: { en: 'AdaMax', zh: 'AdaMax' },
  kind: 'rule',
  rule: ['m = beta1*m + (1 - beta1)*g', 'u = max(beta2*u, abs(g) + eps)', 'theta = theta - lr/(1 - beta1^t)*m/u'].join(
    '\n',
  ),
  state: { m: '0', u: '0' },
  hyper: {
    lr: learningRate(2e-3),
    beta1: beta1(0.9),
    beta2: beta2(0.999),
    eps: epsilon(1e-8),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 0.02 },
  paper:
    'D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, International Conference on Learning Representations, 2015 (section 7.1)',
  about: {
    en: 'Adam with the largest recent gradient instead of the root of the mean square.',
    zh: '用近期最大的梯度绝对值代替均方根的 Adam。',
  },
};
