import { EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

/** The curvature 12x² − 6 changes its sign at ± this. */
const BEND = Math.SQRT1_2;

export const doubleWell: FunctionEntry = {
  id: 'double_well',
  name: { en: 'Double well x⁴ − 3x² + x', zh: '双谷 x⁴ − 3x² + x' },
  group: 'polynomial',
  formula: 'x^4 - 3*x^2 + x',
  variable: 'x',
  parameters: {},
  view: [-2.2, 2.2],
  start: 2,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: 'x^5/5 - x^3 + x^2/2',
  facts: () => ({
    // The outer two roots of 4x³ − 6x + 1.
    minima: [
      { x: -1.3008395659415772, value: -3.513905038934789, global: true },
      { x: 1.1309011226299859, value: -1.0702301817761541, global: false },
    ],
    inflections: [-BEND, BEND],
    convex: [
      [-Infinity, -BEND],
      [BEND, Infinity],
    ],
  }),
  about: {
    en: 'Two valleys of different depth: the start decides in which one a descent ends.',
    zh: '两个深浅不同的谷：从哪里出发，决定下降到哪个谷底。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
