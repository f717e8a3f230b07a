import { bowl, EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

export const parabolaShifted: FunctionEntry = {
  id: 'parabola_shifted',
  name: { en: 'Parabola x² + 2x + 1', zh: '抛物线 x² + 2x + 1' },
  group: 'polynomial',
  formula: 'x^2 + 2*x + 1',
  variable: 'x',
  parameters: {},
  view: [-4, 2],
  start: 1.5,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: 'x^3/3 + x^2 + x',
  facts: () => bowl(-1, 0),
  about: {
    en: 'The square of x + 1: gradient descent with learning rate 0.3 comes 0.4 times as near at each step.',
    zh: 'x + 1 的平方：学习率 0.3 时，梯度下降每步把距离缩到 0.4 倍。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
