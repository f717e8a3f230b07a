import type { Surface } from '../types';

export const styblinskiTang: Surface = {
  id: 'styblinski_tang',
  name: { en: 'Styblinski–Tang', zh: 'Styblinski–Tang 函数' },
  formula: '0.5*(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-5, 5], y: [-5, 5] },
  view: { x: [-5, 5], y: [-5, 5] },
  start: [0.5, 4],
  data: null,
  minima: () => [
    { x: -2.903534027771177, y: -2.903534027771177, value: -78.33233140754282, global: true },
    { x: -2.903534027771177, y: 2.746802770990837, value: -64.19561235905536, global: false },
    { x: 2.746802770990837, y: -2.903534027771177, value: -64.19561235905536, global: false },
    { x: 2.746802770990837, y: 2.746802770990837, value: -50.05889331056788, global: false },
  ],
  about: {
    en: 'Four wells, one in each quadrant; the lower left one is the deepest.',
    zh: '四个象限各有一口井，左下方的最深。',
  },
  source:
    'M. A. Styblinski, T.-S. Tang, Experiments in nonconvex optimization: stochastic approximation with function smoothing and simulated annealing, Neural Networks 3 (1990) 467–483',
};
