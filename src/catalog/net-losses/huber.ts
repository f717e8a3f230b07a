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
    en: 'Quadratic up to an error of 1 and linear beyond, so that the pull of an outlier is bounded.',
    zh: '误差绝对值不超过 1 时为二次，之外为线性：离群点的影响因而有界。',
  },
  source: 'P. J. Huber, Annals of Mathematical Statistics 35 (1964) 73–101',
};
