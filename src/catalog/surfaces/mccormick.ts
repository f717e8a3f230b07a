import type { Surface } from '../types';

export const mccormick: Surface = {
  id: 'mccormick',
  name: { en: 'McCormick', zh: 'McCormick 函数' },
  formula: 'sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-1.5, 4], y: [-3, 4] },
  view: { x: [-1.5, 4], y: [-3, 4] },
  start: [3.2, 3.2],
  data: null,
  minima: () => [
    { x: -0.5471975511965977, y: -1.5471975511965979, value: -1.9132229549810364, global: true },
    { x: 2.5943951023931957, y: 1.5943951023931955, value: 1.2283696986087569, global: false },
  ],
  about: {
    en: 'A wave across a parabolic trough; beyond the usual region it falls without bound towards the lower left.',
    zh: '抛物槽上叠加一道波；在文献给定的区域之外，函数值沿左下方一路下降。',
  },
  source:
    'M. Jamil, X.-S. Yang, A literature survey of benchmark functions for global optimisation problems, International Journal of Mathematical Modelling and Numerical Optimisation 4 (2013) 150–194',
};
