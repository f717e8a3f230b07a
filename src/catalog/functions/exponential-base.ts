import { EVERYWHERE, LINE } from './domains';
import type { FunctionEntry } from './types';

export const exponentialBase: FunctionEntry = {
  id: 'exp_base',
  name: { en: 'Exponential aˣ', zh: '指数函数 aˣ' },
  group: 'table',
  formula: 'a^x',
  variable: 'x',
  parameters: { a: { value: 2, min: 0.1, max: 5, label: { en: 'base', zh: '底数' } } },
  view: [-3, 3],
  start: 2,
  domain: EVERYWHERE,
  derivative: { formula: 'a^x*log(a)', tex: 'a^{x}\\ln a', domain: EVERYWHERE },
  antiderivative: 'a == 1 ? x : a^x/log(a)',
  facts: () => ({ minima: [], inflections: [], convex: [LINE] }),
  about: {
    en: 'The slope is the height times ln a; drag a to e, and the factor is 1.',
    zh: '斜率是高度乘以 ln a；把 a 拖到 e，系数就是 1。',
  },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
