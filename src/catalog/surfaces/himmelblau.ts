import type { Surface } from '../types';

export const himmelblau: Surface = {
  id: 'himmelblau',
  name: { en: 'Himmelblau', zh: 'Himmelblau 函数' },
  formula: '(x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-5, 5], y: [-5, 5] },
  view: { x: [-5, 5], y: [-5, 5] },
  start: [0, 0],
  data: null,
  minima: () => [
    { x: 3, y: 2, value: 0, global: true },
    { x: -2.805118086952745, y: 3.131312518250573, value: 0, global: true },
    { x: -3.779310253377747, y: -3.2831859912861696, value: 0, global: true },
    { x: 3.5844283403304917, y: -1.8481265269644036, value: 0, global: true },
  ],
  about: {
    en: 'Four minima of the same depth: which one is reached depends on the start and on the method.',
    zh: '四个等深的极小值点：到达哪一个取决于起点和方法。',
  },
  source: 'D. M. Himmelblau, Applied Nonlinear Programming, McGraw-Hill, 1972',
};
