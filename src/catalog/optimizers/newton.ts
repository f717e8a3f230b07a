import type { RuleOptimizer } from '../types';
import { positive } from './hyper';

export const newton: RuleOptimizer = {
  id: 'newton',
  name: { en: 'Newton', zh: '牛顿法' },
  kind: 'rule',
  rule: 'theta = theta - eta*newton',
  state: {},
  hyper: {
    eta: positive(1, 0.01, 1, 'linear', { en: 'step fraction η', zh: '步长比例 η' }),
  },
  rate: 'eta',
  stride: { by: 'none' },
  paper: 'C. T. Kelley, Iterative Methods for Optimization, SIAM, 1999, chapter 2',
  about: {
    en: 'Jumps to the stationary point of the local quadratic model: very fast near a minimum, but it also jumps to maxima and saddles.',
    zh: '直接跳到局部二次模型的驻点：在极小值点附近极快，但也会跳向极大值点或鞍点。',
  },
};
