import type { Surface } from '../types';

export const beale: Surface = {
  id: 'beale',
  name: { en: 'Beale', zh: 'Beale 函数' },
  formula: '(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
  view: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
  start: [1, 1.5],
  height: 'log',
  data: null,
  minima: () => [{ x: 3, y: 0.5, value: 0, global: true }],
  about: {
    en: 'A flat valley between steep walls that rise to more than 160,000 in the corners.',
    zh: '陡壁之间的平坦山谷，四角的函数值高达十万以上。',
  },
  source:
    'E. M. L. Beale, On an iterative method for finding a local minimum of a function of more than one variable, Technical report 25, Statistical Techniques Research Group, Princeton University, 1958',
};
