import type { NetLoss } from '../types';

export const mse: NetLoss = {
  id: 'mse',
  name: { en: 'Mean squared error', zh: '均方误差' },
  kind: 'elementwise',
  formula: '(z - t)^2',
  reduction: 'mean',
  correct: null,
  output: 'identity',
  targets: 'real',
  about: {
    en: 'The mean of the squared errors: the loss of regression. The output is read as it is.',
    zh: '误差平方的平均值，回归问题的损失；输出直接作为预测值。',
  },
  source: 'A. M. Legendre, Nouvelles méthodes pour la détermination des orbites des comètes, 1805',
};
