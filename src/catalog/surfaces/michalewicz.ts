import type { Surface } from '../types';

export const michalewicz: Surface = {
  id: 'michalewicz',
  name: { en: 'Michalewicz', zh: 'Michalewicz 函数' },
  formula: '-sin(x)*sin(x^2/pi)^20 - sin(y)*sin(2*y^2/pi)^20',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [0, Math.PI], y: [0, Math.PI] },
  view: { x: [0, Math.PI], y: [0, Math.PI] },
  start: [1.9, 1.9],
  data: null,
  minima: () => [{ x: 2.2029055201726093, y: 1.5707963267948966, value: -1.8013034100985525, global: true }],
  about: {
    en: 'Flat terraces cut by steep, narrow canyons, with the minimum where two of them cross.',
    zh: '平坦台地被陡峭的窄谷切开，极小值点在两条谷的交汇处。',
  },
  source: 'Z. Michalewicz, Genetic Algorithms + Data Structures = Evolution Programs, Springer, 1992',
};
