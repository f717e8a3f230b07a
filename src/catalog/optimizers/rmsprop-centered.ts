import type { RuleOptimizer } from '../types';
import { decay, epsilon, learningRate } from './hyper';

export const rmspropCentered: RuleOptimizer = {
  id: 'rmsprop_centered',
  name: { en: 'Centred RMSprop', zh: '中心化 RMSprop' },
  kind: 'rule',
  rule: [
    'v = alpha*v + (1 - alpha)*g^2',
    'm = alpha*m + (1 - alpha)*g',
    'theta = theta - lr*g/(sqrt(max(v - m^2, 0)) + eps)',
  ].join('\n'),
  state: { v: '0', m: '0' },
  hyper: {
    lr: learningRate(1e-2),
    alpha: decay(0.99, { en: 'smoothing α', zh: '平滑系数 α' }),
    eps: epsilon(1e-8),
  },
  rate: 'lr',
  stride: { by: 'extent', factor: 0.0025 },
  paper: 'A. Graves, Generating sequences with recurrent neural networks, arXiv 1308.0850, 2013',
  about: {
    en: 'RMSprop divided by the spread of the gradient instead of its size: bolder where the slope is steady.',
    zh: '用梯度的离散程度代替大小来归一化：坡度稳定时更大胆。',
  },
};
