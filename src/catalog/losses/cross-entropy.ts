import type { Surface } from '../types';
import { logisticRegression } from './fit';

export const crossEntropy: Surface = {
  id: 'cross_entropy',
  name: { en: 'Logistic regression: cross-entropy', zh: '逻辑回归：交叉熵' },
  // −y log σ(z) − (1 − y) log(1 − σ(z)) is softplus(z) − yz, which neither overflows nor takes the logarithm of 0.
  formula: 'mean(softplus(w*x + b) - y*(w*x + b))',
  variables: ['w', 'b'],
  parameters: {},
  domain: { w: [-2, 6], b: [-4, 4] },
  view: { w: [-2, 6], b: [-4, 4] },
  start: [-1.5, 2.5],
  data: { columns: ['x', 'y'], default: 'pass_fail' },
  minima: (_parameters, data) => (data === null ? [] : logisticRegression(data)),
  about: {
    en: 'How surprised the model sigmoid(wx + b) is by the labels 0 and 1: convex, rising only gently on one side.',
    zh: '模型 sigmoid(wx + b) 对标签 0、1 的“意外程度”：凸函数，向一侧上升得十分平缓。',
  },
  source:
    'D. R. Cox, The regression analysis of binary sequences, Journal of the Royal Statistical Society B 20 (1958) 215–242',
};
