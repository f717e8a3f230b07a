import type { Schedule } from '../types';

export const warmup: Schedule = {
  id: 'warmup',
  name: { en: 'Warm-up', zh: '预热' },
  formula: 'min(1, t/warmup_steps)',
  hyper: {
    warmup_steps: {
      value: 50,
      min: 1,
      max: 10000,
      scale: 'log',
      integer: true,
      label: { en: 'warm-up steps', zh: '预热步数' },
    },
  },
  about: {
    en: 'Rises in a straight line to the full rate and stays there.',
    zh: '线性上升到完整的学习率，然后保持不变。',
  },
};
