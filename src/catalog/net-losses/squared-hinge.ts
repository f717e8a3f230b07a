import type { NetLoss } from '../types';

export const squaredHinge: NetLoss = {
  id: 'squared_hinge',
  name: { en: 'Squared hinge loss', zh: '平方合页损失' },
  kind: 'elementwise',
  formula: 'max(0, 1 - t*z)^2',
  reduction: 'mean',
  correct: 't*z > 0 ? 1 : 0',
  output: 'identity',
  targets: 'plus-minus-one',
  about: {
    en: 'The hinge without its kink: the push grows with the shortfall from the margin.',
    zh: '没有折点的合页损失：距满足间隔差得越多，推力越大。',
  },
  source: 'Y. Tang, Deep learning using linear support vector machines, 2013',
};
