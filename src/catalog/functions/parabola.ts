import { bowl, EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

export const parabola: FunctionEntry = {
  id: 'parabola',
  name: { en: 'Parabola x²', zh: '抛物线 x²' },
  group: 'polynomial',
  formula: 'x^2',
  variable: 'x',
  parameters: {},
  view: [-2, 3],
  start: 1.5,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: 'x^3/3',
  facts: () => bowl(0, 0),
  about: {
    en: 'The simplest valley: the slope at x is 2x, so it tells how far the minimum is.',
    zh: '最简单的谷：x 处的斜率是 2x，离极小值点越远斜率越大。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
