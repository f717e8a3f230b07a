import type { Activation } from '../types';

export const relu: Activation = {
  id: 'relu',
  name: { en: 'ReLU', zh: 'ReLU' },
  formula: 'relu(x)',
  parameters: {},
  about: {
    en: 'Keeps what is positive. Slope 1 or 0: no vanishing on the positive side, and units that may die on the other.',
    zh: '只保留正值，导数为 1 或 0：正半轴梯度不会消失，负半轴的单元可能“死亡”。',
  },
  source: 'V. Nair, G. Hinton, Rectified linear units improve restricted Boltzmann machines, ICML 2010',
};
