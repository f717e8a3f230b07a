import type { Surface } from '../types';
import { HELD_BIAS } from './bias';

export const perceptron: Surface = {
  id: 'perceptron',
  name: { en: 'Perceptron', zh: '感知机损失' },
  // A point on the line counts as misclassified: with < instead of <=, nothing would ever start from w = 0.
  formula: 'sum(y*(w1*x1 + w2*x2 + b) <= 0 ? -y*(w1*x1 + w2*x2 + b) : 0)',
  variables: ['w1', 'w2'],
  parameters: { b: HELD_BIAS },
  domain: { w1: [-2, 2], w2: [-2, 2] },
  view: { w1: [-2, 2], w2: [-2, 2] },
  start: [-1.5, -1.7],
  data: { columns: ['x1', 'x2', 'y'], default: 'two_points' },
  minima: () => [],
  about: {
    en: 'Only misclassified points push, each with its own strength; once all are right the ground is flat. The bias is a slider here; the network “Perceptron by hand” learns it.',
    zh: '只有误分类的点起作用；全部分对之后，损失处处为零。偏置在此用滑块调节；神经网络示例“手算感知机”会学习它。',
  },
  source:
    'F. Rosenblatt, The perceptron: a probabilistic model for information storage and organization in the brain, Psychological Review 65 (1958) 386–408',
};
