import type { RuleOptimizer } from '../types';
import { learningRate, momentumFactor } from './hyper';

export const nesterov: RuleOptimizer = {
  id: 'nesterov',
  name: { en: 'Nesterov momentum', zh: 'Nesterov 动量法' },
  short: { en: 'Nesterov', zh: 'Nesterov' },
  kind: 'rule',
  rule: ['buf = t == 1 ? g : momentum*buf + g', 'theta = theta - lr*(g + momentum*buf)'].join('\n'),
  state: { buf: '0' },
  hyper: {
    lr: learningRate(1e-3),
    momentum: momentumFactor(0.9),
  },
  rate: 'lr',
  stride: { by: 'curvature', factor: 0.1 },
  paper:
    'Y. Nesterov, A method of solving a convex programming problem with convergence rate O(1/k²), Soviet Mathematics Doklady 27 (1983) 372–376; I. Sutskever et al., On the importance of initialization and momentum in deep learning, International Conference on Machine Learning, 2013',
  about: {
    en: 'Momentum that looks ahead: it brakes before it overshoots.',
    zh: '会“向前看”的动量法：在冲过头之前就开始刹车。',
  },
};
