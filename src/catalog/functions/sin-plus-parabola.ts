import { bowl, EVERYWHERE } from './domains';
import type { FunctionEntry } from './types';

export const sinPlusParabola: FunctionEntry = {
  id: 'sin_plus_parabola',
  name: { en: 'sin x + x²/2', zh: 'sin x + x²/2' },
  group: 'wave',
  formula: 'sin(x) + x^2/2',
  variable: 'x',
  parameters: {},
  view: [-6, 6],
  start: 5,
  domain: EVERYWHERE,
  derivative: null,
  antiderivative: 'x^3/6 - cos(x)',
  // Where cos x = −x.
  facts: () => bowl(-0.7390851332151607, -0.40048861211337894),
  about: {
    en: 'It looks as if waves made many valleys, but f″ = 1 − sin x is never negative: it is convex, with one minimum.',
    zh: '看上去波纹会造出许多谷，其实 f″ = 1 − sin x 从不为负：它是凸函数，只有一个极小值点。',
  },
  source: { en: 'Textbook example', zh: '教科书例子' },
};
