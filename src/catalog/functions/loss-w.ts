import { bowl, EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

export const lossW: FunctionEntry = {
  id: 'loss_w',
  name: { en: 'Loss w² + 2w + 5', zh: '损失 w² + 2w + 5' },
  group: 'polynomial',
  formula: 'w^2 + 2*w + 5',
  variable: 'w',
  parameters: {},
  view: [-4, 4],
  start: 3,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: 'w^3/3 + w^2 + 5*w',
  facts: () => bowl(-1, 4),
  about: {
    en: 'A loss of one weight that ends at 4, not at 0: the least loss need not be none.',
    zh: '只有一个权重的损失，最小值是 4 而不是 0：损失最小不等于没有损失。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
