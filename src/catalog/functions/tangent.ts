import type { Domain, FunctionEntry } from './types';

const { PI } = Math;

/** No double is a zero of the cosine: the poles lie between two of them. */
const OFF_POLES: Domain = { tex: '\\cos x \\ne 0', contains: (x) => Math.cos(x) !== 0 };

export const tangent: FunctionEntry = {
  id: 'tan',
  name: { en: 'Tangent tan x', zh: '正切 tan x' },
  group: 'table',
  formula: 'tan(x)',
  variable: 'x',
  parameters: {},
  view: [(-3 * PI) / 2, (3 * PI) / 2],
  start: 1,
  domain: OFF_POLES,
  derivative: { formula: '1/cos(x)^2', tex: '\\sec^2 x', domain: OFF_POLES },
  antiderivative: '-log(abs(cos(x)))',
  facts: () => ({
    minima: [],
    inflections: [-PI, 0, PI],
    convex: [
      [-PI, -PI / 2],
      [0, PI / 2],
      [PI, (3 * PI) / 2],
    ],
  }),
  about: {
    en: 'It rises wherever it is defined, and jumps from +∞ to −∞ at each pole.',
    zh: '有定义处处处上升，在每个极点从 +∞ 跳到 −∞。',
  },
  source: { en: 'Table of derivatives', zh: '常用导数表' },
};
