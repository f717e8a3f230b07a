import type { Surface } from '../types';

export const eggholder: Surface = {
  id: 'eggholder',
  name: { en: 'Eggholder', zh: '蛋托函数' },
  formula: '-(y + 47)*sin(sqrt(abs(x/2 + (y + 47)))) - x*sin(sqrt(abs(x - (y + 47))))',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-512, 512], y: [-512, 512] },
  view: { x: [-512, 512], y: [-512, 512] },
  start: [100, -200],
  data: null,
  minima: () => [{ x: 512, y: 404.2318051137578, value: -959.6406627208509, global: true }],
  about: {
    en: 'A landscape of deep, irregular hollows; the lowest point lies on the edge of the usual region.',
    zh: '由不规则深坑组成的地形，最低点位于文献给定的区域的边界上。',
  },
  source:
    'D. Whitley, S. Rana, J. Dzubera, K. E. Mathias, Evaluating evolutionary algorithms, Artificial Intelligence 85 (1996) 245–276',
};
