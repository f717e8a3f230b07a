import type { NetLoss } from '../types';

export const perceptron: NetLoss = {
  id: 'perceptron',
  name: { en: 'Perceptron loss', zh: '感知机损失' },
  kind: 'elementwise',
  // A point on the boundary counts as wrong: with max(0, −tz), nothing would ever start from weights of 0.
  formula: 't*z <= 0 ? -t*z : 0',
  reduction: 'mean',
  correct: 't*z > 0 ? 1 : 0',
  output: 'identity',
  targets: 'plus-minus-one',
  about: {
    en: 'Only misclassified points push, and a point on the boundary counts as one: so learning begins from weights of 0, and ends as soon as every point is on its side.',
    zh: '只有误分类的样本起作用，恰在边界上的点也算误分类：因此从零权重也能开始学习，全部分对后即停止。',
  },
  source: 'F. Rosenblatt, Psychological Review 65 (1958) 386–408',
};
