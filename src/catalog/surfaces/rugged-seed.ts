import type { Surface } from '../types';

export const ruggedSeed: Surface = {
  id: 'rugged_seed',
  name: { en: 'Rugged bowl', zh: '崎岖的碗' },
  formula: 'x^2 + 10*y^2 + 2*sin(5*x)*cos(5*y)',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-3, 3], y: [-2, 2] },
  view: { x: [-3, 3], y: [-2, 2] },
  start: [2, 1.5],
  data: null,
  minima: () => [
    { x: -0.30206913774332794, y: 0, value: -1.9051010690567016, global: true },
    { x: 0.9060350671278897, y: 0, value: -1.1459904065576414, global: false },
    { x: -1.509460960656036, y: 0, value: 0.3717882497534067, global: false },
    { x: 0.29174067445703034, y: -0.4239101975973048, value: 0.845408165069093, global: false },
    { x: 0.29174067445703034, y: 0.4239101975973048, value: 0.845408165069093, global: false },
    { x: -0.8660877723416409, y: -0.4108242177164784, value: 1.5753987771395859, global: false },
    { x: -0.8660877723416409, y: 0.4108242177164784, value: 1.5753987771395859, global: false },
    { x: 2.1119009292332938, y: 0, value: 2.6472880037269935, global: false },
    { x: -2.712739913849239, y: 0, value: 5.678908214266151, global: false },
  ],
  about: {
    en: 'A bowl with ripples: nine minima in the region, of which only one is the lowest.',
    zh: '带波纹的碗：显示区域内有九个极小值点，只有一个最低。',
  },
  source: {
    en: 'The tutorial “Calculus for training AI models”, from which this laboratory grew, section 5.2',
    zh: '教程《微积分：AI 模型训练的优化引擎》（本实验室由此发展而来），第 5.2 节',
  },
};
