import type { Surface } from '../types';

export const booth: Surface = {
  id: 'booth',
  name: { en: 'Booth', zh: 'Booth 函数' },
  formula: '(x + 2*y - 7)^2 + (2*x + y - 5)^2',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-10, 10], y: [-10, 10] },
  view: { x: [-10, 10], y: [-10, 10] },
  start: [-6, -5],
  data: null,
  minima: () => [{ x: 1, y: 3, value: 0, global: true }],
  about: { en: 'An elongated, tilted bowl with a single minimum.', zh: '倾斜拉长的碗，只有一个极小值点。' },
  source:
    'M. Jamil, X.-S. Yang, A literature survey of benchmark functions for global optimisation problems, International Journal of Mathematical Modelling and Numerical Optimisation 4 (2013) 150–194',
};
