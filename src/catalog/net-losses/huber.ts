import type { NetLoss } from '../types';

export const huber: NetLoss = {
  id: 'huber',
  name: { en: 'Huber loss', zh: 'Huber 损失' },
  kind: 'elementwise',
  formula: 'abs(z - t) <= 1 ? (z - t)^2/2 : abs(z - t) - 1/2',
  reduction: 'mean',
  correct: null,
  output: 'identity',
  targets: 'real',
  about: {
    en: 'Quadratic near the target and linear beyond 1, so that outliers pull no harder than others.',
    zh: '误差小于 1 时为二次，之外为线性，离群点的影响因而有限。',
  },
  source: 'P. J. Huber, Annals of Mathematical Statistics 35 (1964) 73–101',
};
