import type { NetLoss } from '../types';

export const ce: NetLoss = {
  id: 'ce',
  name: { en: 'Softmax cross-entropy', zh: 'Softmax 交叉熵' },
  kind: 'softmax',
  formula: '',
  reduction: 'mean',
  correct: null,
  output: 'softmax',
  targets: 'class',
  about: {
    en: 'One output per class; softmax makes probabilities of them, and the loss is −log of the right one.',
    zh: '每个类别一个输出，softmax 将其变为概率，损失为正确类别概率的负对数。',
  },
  source: 'J. Bridle, Probabilistic interpretation of feedforward classification network outputs, 1990',
};
