import type { Schedule } from '../types';

export const step: Schedule = {
  id: 'step',
  name: { en: 'Step', zh: '阶梯衰减' },
  formula: 'gamma^floor((t - 1)/step_size)',
  hyper: {
    gamma: { value: 0.5, min: 0.01, max: 1, scale: 'linear', label: { en: 'drop factor γ', zh: '衰减因子 γ' } },
    step_size: {
      value: 100,
      min: 1,
      max: 10000,
      scale: 'log',
      integer: true,
      label: { en: 'steps between drops', zh: '衰减间隔步数' },
    },
  },
  about: { en: 'Drops by a factor every so many steps.', zh: '每隔若干步按固定因子下降。' },
};
