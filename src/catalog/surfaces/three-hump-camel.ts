import type { Surface } from '../types';

export const threeHumpCamel: Surface = {
  id: 'three_hump_camel',
  name: { en: 'Three-hump camel', zh: '三峰驼函数' },
  formula: '2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-5, 5], y: [-5, 5] },
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.9, 1.5],
  data: null,
  minima: () => [
    { x: 0, y: 0, value: 0, global: true },
    { x: -1.7475523458302888, y: 0.8737761729151444, value: 0.2986384422368598, global: false },
    { x: 1.7475523458302888, y: -0.8737761729151444, value: 0.2986384422368598, global: false },
  ],
  about: { en: 'Three minima in a row; the middle one is the lowest.', zh: '三个排成一线的极小值点，中间的最低。' },
  source:
    'M. Jamil, X.-S. Yang, A literature survey of benchmark functions for global optimisation problems, International Journal of Mathematical Modelling and Numerical Optimisation 4 (2013) 150–194',
};
