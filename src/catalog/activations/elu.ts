import type { Activation } from '../types';

export const elu: Activation = {
  id: 'elu',
  name: { en: 'ELU', zh: 'ELU' },
  formula: 'x > 0 ? x : alpha*(exp(x) - 1)',
  parameters: { alpha: { value: 1, min: 0, max: 2, label: { en: 'limit on the negative side', zh: '负半轴极限' } } },
  about: {
    en: 'Bends smoothly to −α on the negative side; its slope is continuous only for α = 1.',
    zh: '负半轴平滑趋于 −α；仅当 α = 1 时导数连续。',
  },
  source: 'D.-A. Clevert, T. Unterthiner, S. Hochreiter, Fast and accurate deep network learning by ELUs, ICLR 2016',
};
