import type { Activation } from '../types';

export const leakyRelu: Activation = {
  id: 'leaky_relu',
  name: { en: 'Leaky ReLU', zh: 'Leaky ReLU' },
  formula: 'x > 0 ? x : 0.01*x',
  parameters: {},
  about: {
    en: 'A ReLU that lets 1% through on the negative side, so that no unit dies for good.',
    zh: '负半轴保留 1% 的斜率，单元不会永久“死亡”。',
  },
  source: 'A. Maas, A. Hannun, A. Ng, Rectifier nonlinearities improve neural network acoustic models, 2013',
};
