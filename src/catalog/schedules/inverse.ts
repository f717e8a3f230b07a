import type { Schedule } from '../types';

export const inverse: Schedule = {
  id: 'inverse',
  name: { en: 'Inverse time (1/t)', zh: '反比衰减（1/t）' },
  formula: '1/(1 + decay*(t - 1))',
  hyper: {
    decay: { value: 0.01, min: 1e-5, max: 1, scale: 'log', label: { en: 'decay per step', zh: '每步衰减量' } },
  },
  about: {
    en: 'Shrinks like one over time: the classic condition for convergence under noise.',
    zh: '按时间的倒数衰减：噪声下保证收敛的经典条件。',
  },
};
