import type { RuleOptimizer } from '../types';
import { epsilon, learningRate, positive } from './hyper';

export const adagrad: RuleOptimizer = {
  id: 'adagrad',
  name: { en: 'Adagrad', zh: 'Adagrad' },
  kind: 'rule',
  rule: ['s = s + g^2', 'theta = theta - lr/(1 + (t - 1)*lr_decay)*g/(sqrt(s) + eps)'].join('\n'),
  state: { s: '0' },
  hyper: {
    lr: learningRate(1e-2),
    lr_decay: positive(0, 0, 1, 'linear', { en: 'rate decay', zh: '学习率衰减' }),
    eps: epsilon(1e-10),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 0.06 },
  paper:
    'J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and stochastic optimization, Journal of Machine Learning Research 12 (2011) 2121–2159',
  about: {
    en: 'Every coordinate has its own rate, which shrinks as squared gradients add up.',
    zh: '每个坐标有自己的学习率，随累积的梯度平方和不断减小。',
  },
};
