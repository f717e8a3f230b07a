import type { Schedule } from '../types';

export const constant: Schedule = {
  id: 'constant',
  name: { en: 'Constant', zh: '恒定' },
  formula: '1',
  hyper: {},
  about: { en: 'The same learning rate all the way.', zh: '学习率始终不变。' },
};
