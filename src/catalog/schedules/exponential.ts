import type { Schedule } from '../types';

export const exponential: Schedule = {
  id: 'exponential',
  name: { en: 'Exponential', zh: '指数衰减' },
  formula: 'gamma^(t - 1)',
  hyper: {
    gamma: { value: 0.99, min: 0.9, max: 1, scale: 'linear', label: { en: 'factor per step γ', zh: '每步因子 γ' } },
  },
  about: { en: 'Shrinks by the same factor at every step.', zh: '每一步都乘以同一个因子。' },
};
