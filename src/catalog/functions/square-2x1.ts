import { bowl, EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

export const square2x1: FunctionEntry = {
  id: 'square_2x1',
  name: { en: 'Square of 2x + 1', zh: '2x + 1 的平方' },
  group: 'polynomial',
  formula: '(2*x + 1)^2',
  variable: 'x',
  parameters: {},
  view: [-2, 3],
  start: 2,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: '(2*x + 1)^3/6',
  facts: () => bowl(-1 / 2, 0),
  about: {
    en: 'An inner line and an outer square: the chain rule multiplies 2u by 2.',
    zh: '内层是直线，外层是平方：链式法则把 2u 与 2 相乘。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
