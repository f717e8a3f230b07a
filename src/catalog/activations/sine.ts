import type { Activation } from '../types';

export const sine: Activation = {
  id: 'sine',
  name: { en: 'Sine', zh: '正弦' },
  formula: 'sin(x)',
  parameters: {},
  about: {
    en: 'Periodic: it never saturates. Good at fine detail, sensitive to its first weights.',
    zh: '周期函数，从不饱和；善于表达细节，但对初始权重敏感。',
  },
  source: 'V. Sitzmann et al., Implicit neural representations with periodic activation functions, NeurIPS 2020',
};
