import type { Surface } from '../types';

export const matyas: Surface = {
  id: 'matyas',
  name: { en: 'Matyas', zh: 'Matyas 函数' },
  formula: '0.26*(x^2 + y^2) - 0.48*x*y',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-10, 10], y: [-10, 10] },
  view: { x: [-10, 10], y: [-10, 10] },
  start: [8, -3],
  data: null,
  minima: () => [{ x: 0, y: 0, value: 0, global: true }],
  about: {
    en: 'A shallow trough along the diagonal: the curvature across it is 25 times that along it.',
    zh: '沿对角线的浅槽：横向曲率是纵向的 25 倍。',
  },
  source:
    'M. Jamil, X.-S. Yang, A literature survey of benchmark functions for global optimisation problems, International Journal of Mathematical Modelling and Numerical Optimisation 4 (2013) 150–194',
};
