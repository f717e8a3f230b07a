import type { Surface } from '../types';

export const perceptronPlane: Surface = {
  id: 'perceptron_plane',
  name: { en: 'Perceptron plane', zh: '感知机损失平面' },
  formula: '-(x + 4*y)',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-2, 2], y: [-2, 2] },
  view: { x: [-2, 2], y: [-2, 2] },
  start: [0, 0],
  data: null,
  minima: () => [],
  about: {
    en: 'The loss of two misclassified points as a function of the two weights: a plane without any minimum.',
    zh: '两个误分类样本的损失关于两个权重的函数：一张没有极小值点的平面。',
  },
  source: {
    en: 'F. Rosenblatt, The perceptron: a probabilistic model for information storage and organization in the brain, Psychological Review 65 (1958) 386–408; the points are those of a tutorial on the gradient of the perceptron',
    zh: 'F. Rosenblatt, The perceptron: a probabilistic model for information storage and organization in the brain, Psychological Review 65 (1958) 386–408；数据点取自感知机梯度教程',
  },
};
