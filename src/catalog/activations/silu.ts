import type { Activation } from '../types';

export const silu: Activation = {
  id: 'silu',
  name: { en: 'SiLU (Swish)', zh: 'SiLU（Swish）' },
  formula: 'x*sigmoid(x)',
  parameters: {},
  about: {
    en: 'x times its sigmoid: like ReLU far from 0, smooth and slightly negative near it.',
    zh: 'x 乘以自身的 Sigmoid：远离原点时近似 ReLU，原点附近平滑且略为负。',
  },
  source: 'S. Elfwing, E. Uchibe, K. Doya, Neural Networks 107 (2018) 3–11',
};
