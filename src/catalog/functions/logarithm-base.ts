import { POSITIVE, RIGHT } from './domains';
import type { FunctionEntry } from './types';

export const logarithmBase: FunctionEntry = {
  id: 'log_base',
  name: { en: 'Logarithm logₐ x', zh: '对数 logₐ x' },
  group: 'table',
  formula: 'log(x)/log(a)',
  tex: '\\log_a x',
  variable: 'x',
  parameters: { a: { value: 2, min: 0.1, max: 10, label: { en: 'base', zh: '底数' } } },
  view: [-1, 5],
  start: 3,
  // There is no logarithm to the base 1.
  domain: { tex: 'x > 0', contains: (x, { a }) => x > 0 && a !== 1 },
  derivative: { formula: '1/(x*log(a))', tex: '\\frac{1}{x\\ln a}', domain: POSITIVE },
  antiderivative: '(x*log(x) - x)/log(a)',
  facts: ({ a }) => ({ minima: [], inflections: [], convex: a < 1 ? [RIGHT] : [] }),
  about: {
    en: 'All logarithms are ln x, stretched by 1/ln a; below a = 1 the curve turns over.',
    zh: '所有对数都是 ln x 乘以 1/ln a；a 小于 1 时曲线翻转。',
  },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
