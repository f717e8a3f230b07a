import type { NetLoss } from '../types';

export const hinge: NetLoss = {
  id: 'hinge',
  name: { en: 'Hinge loss', zh: '合页损失' },
  kind: 'elementwise',
  formula: 'max(0, 1 - t*z)',
  reduction: 'mean',
  correct: 't*z > 0 ? 1 : 0',
  output: 'identity',
  targets: 'plus-minus-one',
  about: {
    en: 'Points push until they are right by a margin of 1, and not at all after that.',
    zh: '样本推动边界，直到以 1 的间隔被正确分类为止。',
  },
  source: 'C. Cortes, V. Vapnik, Support-vector networks, Machine Learning 20 (1995) 273–297',
};
