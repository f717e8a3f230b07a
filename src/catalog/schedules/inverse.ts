import type { Schedule } from '../types';

export const inverse: Schedule = {
  id: 'inverse',
  name: { en: 'Inverse time (1/t)', zh: '反比衰减（1/t）' },
  formula: '1/(1 + decay*(t - 1))',
  hyper: {
    decay: { value: 0.01, min: 1e-5, max: 1, scale: 'log', label: { en: 'decay per step', zh: '每步衰减量' } },
  },
  about: {
    en: 'Shrinks like 1/t, which satisfies the classic Robbins–Monro conditions for convergence under noise.',
    zh: '按步数的倒数衰减：满足随机逼近收敛的经典条件（Robbins–Monro）。',
  },
};
