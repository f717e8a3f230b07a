import { INSIDE_UNIT, UNIT } from './domains';
import type { FunctionEntry } from './types';

export const arccosine: FunctionEntry = {
  id: 'arccos',
  name: { en: 'Arccosine arccos x', zh: '反余弦 arccos x' },
  group: 'table',
  formula: 'acos(x)',
  variable: 'x',
  parameters: {},
  view: [-1.5, 1.5],
  start: -0.8,
  domain: UNIT,
  derivative: { formula: '-1/sqrt(1 - x^2)', domain: INSIDE_UNIT },
  antiderivative: 'x*acos(x) - sqrt(1 - x^2)',
  facts: () => ({
    minima: [{ x: 1, value: 0, global: true }],
    inflections: [0],
    convex: [[-1, 0]],
  }),
  about: {
    en: 'π/2 minus arcsin x, so the slope is the same with a minus.',
    zh: '等于 π/2 减 arcsin x，所以斜率只差一个负号。',
  },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
