import type { Schedule } from '../types';

export const cosine: Schedule = {
  id: 'cosine',
  name: { en: 'Cosine', zh: '余弦退火' },
  formula: 'last + (1 - last)*(1 + cos(pi*(t - 1)/T))/2',
  hyper: {
    last: { value: 0, min: 0, max: 1, scale: 'linear', label: { en: 'final fraction', zh: '最终比例' } },
  },
  about: {
    en: 'Half a cosine from the full rate down to a final fraction of it.',
    zh: '沿半个余弦从初始学习率降到其最终比例。',
  },
};
