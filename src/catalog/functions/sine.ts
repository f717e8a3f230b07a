import { EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

const { PI } = Math;

export const sine: FunctionEntry = {
  id: 'sin',
  name: { en: 'Sine sin x', zh: '正弦 sin x' },
  group: 'table',
  formula: 'sin(x)',
  variable: 'x',
  parameters: {},
  view: [-2 * PI, 2 * PI],
  start: 1,
  domain: EVERYWHERE,
  derivative: { formula: 'cos(x)', domain: EVERYWHERE },
  antiderivative: '-cos(x)',
  facts: () => ({
    minima: [
      { x: -PI / 2, value: -1, global: true },
      { x: (3 * PI) / 2, value: -1, global: true },
    ],
    inflections: [-PI, 0, PI],
    convex: [
      [-PI, 0],
      [PI, 2 * PI],
    ],
  }),
  about: {
    en: 'Its derivative is the same wave, a quarter of a turn ahead.',
    zh: '导数是同样的波，只是提前四分之一周期。',
  },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
