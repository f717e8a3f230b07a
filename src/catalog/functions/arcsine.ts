import { INSIDE_UNIT, UNIT } from './domains';
import type { FunctionEntry } from './types';

export const arcsine: FunctionEntry = {
  id: 'arcsin',
  name: { en: 'Arcsine arcsin x', zh: '反正弦 arcsin x' },
  group: 'table',
  formula: 'asin(x)',
  variable: 'x',
  parameters: {},
  view: [-1.5, 1.5],
  start: 0.8,
  domain: UNIT,
  derivative: { formula: '1/sqrt(1 - x^2)', domain: INSIDE_UNIT },
  antiderivative: 'x*asin(x) + sqrt(1 - x^2)',
  facts: () => ({
    minima: [{ x: -1, value: -Math.PI / 2, global: true }],
    inflections: [0],
    convex: [[0, 1]],
  }),
  about: {
    en: 'Defined for |x| ≤ 1; at the ends the tangent stands upright, so there is no slope there.',
    zh: '只在 |x| ≤ 1 有定义；两端的切线竖直，那里没有导数。',
  },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
