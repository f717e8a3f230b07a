import { bowl, EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

export const square3x2: FunctionEntry = {
  id: 'square_3x2',
  name: { en: 'Square of 3x + 2', zh: '3x + 2 的平方' },
  group: 'polynomial',
  formula: '(3*x + 2)^2',
  variable: 'x',
  parameters: {},
  view: [-2, 2],
  start: 1,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: '(3*x + 2)^3/9',
  facts: () => bowl(-2 / 3, 0),
  about: {
    en: 'The chain rule once more: 6(3x + 2), and 30 at x = 1.',
    zh: '再用一次链式法则：导数 6(3x + 2)，在 x = 1 处为 30。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
