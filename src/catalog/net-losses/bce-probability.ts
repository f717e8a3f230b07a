import type { NetLoss } from '../types';

export const bceProbability: NetLoss = {
  id: 'bce_probability',
  name: { en: 'Cross-entropy of probabilities', zh: '概率形式的交叉熵' },
  kind: 'elementwise',
  // 1 − σ(z) is σ(−z), which keeps its digits.
  formula: '-(t*log(sigmoid(z) + 1e-8) + (1 - t)*log(sigmoid(-z) + 1e-8))',
  reduction: 'mean',
  correct: '(z > 0 ? 1 : 0) == t ? 1 : 0',
  output: 'sigmoid',
  targets: 'zero-one',
  about: {
    en: 'Binary cross-entropy as tutorials write it, of p = sigmoid(z) with 1e-8 inside the logarithm: where p is almost 0 or 1, the gradient fades.',
    zh: '教程中常见的写法：对 p = sigmoid(z) 计算，并在对数内加 1e-8；p 接近 0 或 1 时梯度会衰减。',
  },
  source: {
    en: 'The tutorial “Calculus for training AI models”, section 8',
    zh: '教程《微积分：AI 模型训练的优化引擎》，第 8 节',
  },
};
