import type { RuleOptimizer } from '../types';
import { positive } from './hyper';

export const newtonDamped: RuleOptimizer = {
  id: 'newton_damped',
  name: { en: 'Damped Newton', zh: '阻尼牛顿法' },
  kind: 'rule',
  rule: 'theta = theta - eta*newton',
  state: {},
  hyper: {
    eta: positive(0.5, 0.01, 1, 'linear', { en: 'step fraction η', zh: '步长比例 η' }),
  },
  rate: 'eta',
  stride: { by: 'none' },
  paper: 'C. T. Kelley, Iterative Methods for Optimization, SIAM, 1999, chapter 2',
  about: {
    en: 'Newton that goes only part of the way, which tames its jumps.',
    zh: '每次只走牛顿步的一部分，以抑制过大的跳跃。',
  },
};
