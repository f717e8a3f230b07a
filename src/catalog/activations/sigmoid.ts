import type { Activation } from '../types';

export const sigmoid: Activation = {
  id: 'sigmoid',
  name: { en: 'Sigmoid', zh: 'Sigmoid' },
  formula: 'sigmoid(x)',
  parameters: {},
  about: {
    en: 'Squeezes any number into (0, 1). Its slope is 1/4 at most, so deep stacks of it tend to lose the gradient.',
    zh: '把任意实数压缩到 (0, 1)。导数最大只有 1/4，层数一深梯度容易消失。',
  },
  source: 'P.-F. Verhulst, Correspondance mathématique et physique 10 (1838) 113–121',
};
