import type { RuleOptimizer } from '../types';
import { fraction, learningRate, momentumFactor } from './hyper';

export const momentum: RuleOptimizer = {
  id: 'momentum',
  name: { en: 'Momentum', zh: '动量法' },
  kind: 'rule',
  rule: ['buf = t == 1 ? g : momentum*buf + (1 - dampening)*g', 'theta = theta - lr*buf'].join('\n'),
  state: { buf: '0' },
  hyper: {
    lr: learningRate(1e-3),
    momentum: momentumFactor(0.9),
    dampening: fraction(0, { en: 'dampening', zh: '阻尼系数' }),
  },
  rate: 'lr',
  stride: { by: 'curvature', factor: 0.1 },
  paper:
    'B. T. Polyak, Some methods of speeding up the convergence of iteration methods, USSR Computational Mathematics and Mathematical Physics 4 (1964) 1–17',
  about: {
    en: 'A heavy ball: past gradients go on pushing, which carries it along valleys and through small hollows.',
    zh: '像一个重球：过去的梯度继续推动它沿山谷前进，并冲过小坑。',
  },
};
