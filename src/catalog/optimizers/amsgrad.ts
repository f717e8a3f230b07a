import type { RuleOptimizer } from '../types';
import { beta1, beta2, epsilon, learningRate } from './hyper';

export const amsgrad: RuleOptimizer = {
  id: 'amsgrad',
  name: { en: 'AMSGrad', zh: 'AMSGrad' },
  kind: 'rule',
  rule: [
    'm = beta1*m + (1 - beta1)*g',
    'v = beta2*v + (1 - beta2)*g^2',
    'vmax = max(vmax, v)',
    'theta = theta - lr/(1 - beta1^t)*m/(sqrt(vmax)/sqrt(1 - beta2^t) + eps)',
  ].join('\n'),
  state: { m: '0', v: '0', vmax: '0' },
  hyper: {
    lr: learningRate(1e-3),
    beta1: beta1(0.9),
    beta2: beta2(0.999),
    eps: epsilon(1e-8),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 0.02 },
  paper:
    'S. J. Reddi, S. Kale, S. Kumar, On the convergence of Adam and beyond, International Conference on Learning Representations, 2018',
  about: {
    en: 'Adam that keeps the largest second moment: apart from bias correction, no coordinate’s effective rate grows again.',
    zh: '记住二阶矩最大值的 Adam：除偏差修正外，每个坐标的有效学习率只减不增。',
  },
};
