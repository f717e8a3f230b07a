import type { Surface } from '../types';

export const griewank: Surface = {
  id: 'griewank',
  name: { en: 'Griewank', zh: 'Griewank 函数' },
  formula: '1 + (x^2 + y^2)/4000 - cos(x)*cos(y/sqrt(2))',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-600, 600], y: [-600, 600] },
  view: { x: [-15, 15], y: [-15, 15] },
  start: [-11, 8],
  data: null,
  minima: () => [{ x: 0, y: 0, value: 0, global: true }],
  about: {
    en: 'Countless regular dimples on a bowl so wide that it looks flat up close.',
    zh: '极宽的碗上布满规则的小坑，近看几乎是平的。',
  },
  source:
    'A. O. Griewank, Generalized descent for global optimization, Journal of Optimization Theory and Applications 34 (1981) 11–39',
};
