import type { RuleOptimizer } from '../types';
import { decay, learningRate, positive } from './hyper';

export const rprop: RuleOptimizer = {
  id: 'rprop',
  name: { en: 'Rprop', zh: 'Rprop' },
  kind: 'rule',
  rule: [
    'size = min(max(size*(g*g_prev > 0 ? eta_plus : g*g_prev < 0 ? eta_minus : 1), step_min), step_max)',
    'theta = theta - (g*g_prev < 0 ? 0 : sign(g)*size)',
    'g_prev = g*g_prev < 0 ? 0 : g',
  ].join('\n'),
  state: { size: 'lr', g_prev: '0' },
  hyper: {
    lr: learningRate(1e-2),
    eta_minus: decay(0.5, { en: 'shrink factor η⁻', zh: '缩小因子 η⁻' }),
    eta_plus: positive(1.2, 1, 2, 'linear', { en: 'growth factor η⁺', zh: '放大因子 η⁺' }),
    step_min: positive(1e-6, 1e-9, 1e-2, 'log', { en: 'shortest step', zh: '最小步长' }),
    step_max: positive(50, 1e-2, 100, 'log', { en: 'longest step', zh: '最大步长' }),
  },
  rate: null,
  stride: { by: 'extent', factor: 0.01 },
  paper:
    'M. Riedmiller, H. Braun, A direct adaptive method for faster backpropagation learning: the RPROP algorithm, IEEE International Conference on Neural Networks, 1993',
  about: {
    en: 'Only the sign of each partial derivative counts: steps grow while it stays and shrink when it flips.',
    zh: '只看各偏导数的符号：符号不变则步长增大，符号翻转则减小。',
  },
};
