import { EVERYWHERE, LEFT } from './domains';
import type { FunctionEntry } from './types';

export const arctangent: FunctionEntry = {
  id: 'arctan',
  name: { en: 'Arctangent arctan x', zh: '反正切 arctan x' },
  group: 'table',
  formula: 'atan(x)',
  variable: 'x',
  parameters: {},
  view: [-5, 5],
  start: 2,
  domain: EVERYWHERE,
  derivative: { formula: '1/(1 + x^2)', domain: EVERYWHERE },
  antiderivative: 'x*atan(x) - log(1 + x^2)/2',
  facts: () => ({ minima: [], inflections: [0], convex: [LEFT] }),
  about: {
    en: 'It levels off at ±π/2: like an activation, it saturates.',
    zh: '两端趋于 ±π/2：像激活函数一样会饱和。',
  },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
