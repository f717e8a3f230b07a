import { POSITIVE } from './domains';
import type { FunctionEntry } from './types';

export const logarithm: FunctionEntry = {
  id: 'ln',
  name: { en: 'Natural logarithm ln x', zh: '自然对数 ln x' },
  group: 'table',
  formula: 'log(x)',
  variable: 'x',
  parameters: {},
  view: [-1, 5],
  start: 3,
  domain: POSITIVE,
  derivative: { formula: '1/x', domain: POSITIVE },
  antiderivative: 'x*log(x) - x',
  facts: () => ({ minima: [], inflections: [], convex: [] }),
  about: {
    en: 'Defined for x > 0 only; the slope 1/x is steep at first and never 0.',
    zh: '只在 x > 0 有定义；斜率 1/x 起初很陡，但永不为 0。',
  },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
