import { EVERYWHERE, RIGHT } from './domains';
import type { FunctionEntry } from './types';

export const cubic: FunctionEntry = {
  id: 'cubic',
  name: { en: 'Cubic x³ − 3x + 1', zh: '三次函数 x³ − 3x + 1' },
  group: 'polynomial',
  formula: 'x^3 - 3*x + 1',
  variable: 'x',
  parameters: {},
  view: [-2.5, 2.5],
  start: 2.2,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: 'x^4/4 - 3*x^2/2 + x',
  facts: () => ({ minima: [{ x: 1, value: -1, global: false }], inflections: [0], convex: [RIGHT] }),
  about: {
    en: 'A hill at −1, a valley at 1, and no lowest point at all: the left end goes down for ever.',
    zh: '−1 处是峰，1 处是谷，却没有最低点：左端一直向下。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
