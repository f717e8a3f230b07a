import type { Activation } from '../types';

export const linear: Activation = {
  id: 'linear',
  name: { en: 'Linear', zh: '线性' },
  formula: 'x',
  parameters: {},
  about: {
    en: 'The identity. Layers of it are together one linear layer, whatever their number.',
    zh: '恒等函数。无论叠多少层，合起来仍只是一个线性层。',
  },
  source: { en: 'Textbook', zh: '教科书内容' },
};
