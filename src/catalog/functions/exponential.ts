import { EVERYWHERE, LINE } from './domains';
import type { FunctionEntry } from './types';

export const exponential: FunctionEntry = {
  id: 'exp',
  name: { en: 'Exponential eˣ', zh: '指数函数 eˣ' },
  group: 'table',
  formula: 'exp(x)',
  tex: 'e^{x}',
  variable: 'x',
  parameters: {},
  view: [-3, 2],
  start: 1.5,
  domain: EVERYWHERE,
  derivative: { formula: 'exp(x)', tex: 'e^{x}', domain: EVERYWHERE },
  antiderivative: 'exp(x)',
  facts: () => ({ minima: [], inflections: [], convex: [LINE] }),
  about: { en: 'Its own derivative: the slope is the height.', zh: '导数是它自己：斜率等于高度。' },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
