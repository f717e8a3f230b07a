import { EVERYWHERE, RIGHT } from './domains';
import type { FunctionEntry } from './types';

export const cube: FunctionEntry = {
  id: 'cube',
  name: { en: 'Cube x³', zh: '立方 x³' },
  group: 'polynomial',
  formula: 'x^3',
  variable: 'x',
  parameters: {},
  view: [-2, 2],
  start: 1.5,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: 'x^4/4',
  facts: () => ({ minima: [], inflections: [0], convex: [RIGHT] }),
  about: {
    en: 'The slope is 0 at x = 0, and yet there is no minimum: the curve goes on down.',
    zh: 'x = 0 处斜率为 0，却不是极小值点：曲线继续向下。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
