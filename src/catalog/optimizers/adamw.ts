import type { RuleOptimizer } from '../types';
import { beta1, beta2, epsilon, learningRate, weightDecay } from './hyper';

export const adamw: RuleOptimizer = {
  id: 'adamw',
  name: { en: 'AdamW', zh: 'AdamW' },
  kind: 'rule',
  rule: [
    'theta = theta*(1 - lr*weight_decay)',
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
    weight_decay: weightDecay(0.01),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 0.02 },
  paper:
    'I. Loshchilov, F. Hutter, Decoupled weight decay regularization, International Conference on Learning Representations, 2019',
  about: {
    en: 'Adam with weight decay applied to the parameters themselves: on a surface it pulls towards the origin.',
    zh: '把权重衰减直接作用于参数的 Adam：在曲面上会把点拉向原点。',
  },
};
