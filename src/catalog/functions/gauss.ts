import { EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

/** The curvature (4x² − 2)·e^(−x²) changes its sign at ± this. */
const BEND = Math.SQRT1_2;

export const gauss: FunctionEntry = {
  id: 'gauss',
  name: { en: 'Bell curve e^(−x²)', zh: '钟形曲线 e^(−x²)' },
  group: 'shape',
  formula: 'exp(-x^2)',
  tex: 'e^{-x^2}',
  variable: 'x',
  parameters: {},
  view: [-3, 3],
  start: 0.5,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: null,
  facts: () => ({
    minima: [],
    inflections: [-BEND, BEND],
    convex: [
      [-Infinity, -BEND],
      [BEND, Infinity],
    ],
  }),
  about: {
    en: 'It has no antiderivative in elementary functions: its area can only be computed by sums.',
    zh: '它没有初等的原函数：面积只能靠求和来算。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
