import type { NetLoss } from '../types';

export const perceptron: NetLoss = {
  id: 'perceptron',
  name: { en: 'Perceptron loss', zh: '感知机损失' },
  kind: 'elementwise',
  formula: 'max(0, -t*z)',
  reduction: 'mean',
  correct: 't*z > 0 ? 1 : 0',
  output: 'identity',
  targets: 'plus-minus-one',
  about: {
    en: 'Only points on the wrong side push, and a point on the boundary does not: a net that outputs 0 everywhere is content.',
    zh: '只有判错的样本起作用，边界上的点不起作用：输出处处为 0 的网络也会“满意”。',
  },
  source: 'F. Rosenblatt, Psychological Review 65 (1958) 386–408',
};
