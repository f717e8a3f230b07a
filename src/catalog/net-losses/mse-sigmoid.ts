import type { NetLoss } from '../types';

export const mseSigmoid: NetLoss = {
  id: 'mse_sigmoid',
  name: { en: 'Squared error of probabilities', zh: '概率的均方误差' },
  kind: 'elementwise',
  formula: '(sigmoid(z) - t)^2',
  reduction: 'mean',
  correct: '(z > 0 ? 1 : 0) == t ? 1 : 0',
  output: 'sigmoid',
  targets: 'zero-one',
  about: {
    en: 'The mean squared error of sigmoid(z): where the unit is confidently wrong, the gradient vanishes.',
    zh: 'sigmoid(z) 的均方误差：单元“自信地判错”时，梯度反而消失。',
  },
  source: 'D. Rumelhart, G. Hinton, R. Williams, Nature 323 (1986) 533–536',
};
