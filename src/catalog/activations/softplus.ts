import type { Activation } from '../types';

export const softplus: Activation = {
  id: 'softplus',
  name: { en: 'Softplus', zh: 'Softplus' },
  formula: 'softplus(x)',
  parameters: {},
  about: {
    en: 'log(1 + eˣ), a ReLU with its corner rounded off; its slope is the sigmoid.',
    zh: 'log(1 + eˣ)，把 ReLU 的拐角磨圆；其导数正是 Sigmoid。',
  },
  source: 'C. Dugas et al., Incorporating second-order functional knowledge for better option pricing, NIPS 2000',
};
