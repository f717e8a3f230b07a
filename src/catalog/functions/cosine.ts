import { EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

const { PI } = Math;

export const cosine: FunctionEntry = {
  id: 'cos',
  name: { en: 'Cosine cos x', zh: '余弦 cos x' },
  group: 'table',
  formula: 'cos(x)',
  variable: 'x',
  parameters: {},
  view: [-2 * PI, 2 * PI],
  start: 1,
  domain: EVERYWHERE,
  derivative: { formula: '-sin(x)', domain: EVERYWHERE },
  antiderivative: 'sin(x)',
  facts: () => ({
    minima: [
      { x: -PI, value: -1, global: true },
      { x: PI, value: -1, global: true },
    ],
    inflections: [(-3 * PI) / 2, -PI / 2, PI / 2, (3 * PI) / 2],
    convex: [
      [(-3 * PI) / 2, -PI / 2],
      [PI / 2, (3 * PI) / 2],
    ],
  }),
  about: { en: 'The derivative is −sin x: mind the sign.', zh: '导数是 −sin x，注意负号。' },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
