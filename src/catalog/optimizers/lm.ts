import type { MethodOptimizer } from '../types';
import { positive } from './hyper';

export const lm: MethodOptimizer = {
  id: 'lm',
  name: { en: 'Levenberg–Marquardt', zh: 'Levenberg–Marquardt 法' },
  short: { en: 'LM', zh: 'LM' },
  kind: 'method',
  method: 'lm',
  hyper: {
    lambda0: positive(1, 1e-6, 1e3, 'log', { en: 'initial damping λ₀', zh: '初始阻尼 λ₀' }),
    delta: positive(1e-3, 1e-9, 1, 'log', { en: 'minimum curvature δ', zh: '最小曲率 δ' }),
  },
  rate: null,
  stride: { by: 'none' },
  paper:
    'K. Levenberg, A method for the solution of certain non-linear problems in least squares, Quarterly of Applied Mathematics 2 (1944) 164–168; D. W. Marquardt, Journal of the Society for Industrial and Applied Mathematics 11 (1963) 431–441',
  about: {
    en: 'Newton with a safety net: it leans towards gradient descent until a step lowers the loss.',
    zh: '带安全网的牛顿法：在损失下降之前逐渐退向梯度下降。',
  },
};
