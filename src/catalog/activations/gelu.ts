import type { Activation } from '../types';

export const gelu: Activation = {
  id: 'gelu',
  name: { en: 'GELU', zh: 'GELU' },
  formula: 'x/2*(1 + erf(x/sqrt(2)))',
  parameters: {},
  about: {
    en: 'x times the probability that the standard normal distribution is below x: a smooth ReLU with a dip, used in transformers.',
    zh: 'x 乘以标准正态分布小于 x 的概率：平滑的 ReLU，负半轴略有凹陷，常用于 Transformer。',
  },
  source: 'D. Hendrycks, K. Gimpel, Gaussian error linear units, 2016',
};
