import type { RuleOptimizer } from '../types';
import { beta1, beta2, learningRate, weightDecay } from './hyper';

export const lion: RuleOptimizer = {
  id: 'lion',
  name: { en: 'Lion', zh: 'Lion' },
  kind: 'rule',
  rule: ['theta = theta - lr*(sign(beta1*m + (1 - beta1)*g) + weight_decay*theta)', 'm = beta2*m + (1 - beta2)*g'].join(
    '\n',
  ),
  state: { m: '0' },
  hyper: {
    lr: learningRate(1e-4),
    beta1: beta1(0.9),
    beta2: beta2(0.99),
    weight_decay: weightDecay(0),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 0.005 },
  paper:
    'X. Chen et al., Symbolic discovery of optimization algorithms, Advances in Neural Information Processing Systems 36 (2023)',
  about: {
    en: 'Every step has the same length in every coordinate: only the sign of a momentum decides.',
    zh: '每个坐标每一步都走同样的长度：只由动量的符号决定方向。',
  },
};
