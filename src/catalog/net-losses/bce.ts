import type { NetLoss } from '../types';

export const bce: NetLoss = {
  id: 'bce',
  name: { en: 'Binary cross-entropy', zh: '二元交叉熵' },
  kind: 'elementwise',
  // −t log σ(z) − (1 − t) log(1 − σ(z)), simplified.
  formula: 'softplus(z) - t*z',
  reduction: 'mean',
  correct: '(z > 0 ? 1 : 0) == t ? 1 : 0',
  output: 'sigmoid',
  targets: 'zero-one',
  about: {
    en: 'How surprised sigmoid(z) is by the labels 0 and 1, computed from the logit z: neither overflows nor takes log 0.',
    zh: 'sigmoid(z) 对标签 0、1 的“意外程度”，直接由 logit z 计算，不会溢出，也不会出现 log 0。',
  },
  source: 'C. Bishop, Pattern Recognition and Machine Learning, 2006, 4.3.2',
};
