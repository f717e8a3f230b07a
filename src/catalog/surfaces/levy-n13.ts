import type { Surface } from '../types';

export const levyN13: Surface = {
  id: 'levy_n13',
  name: { en: 'Lévy 13', zh: 'Lévy 13 号函数' },
  formula: 'sin(3*pi*x)^2 + (x - 1)^2*(1 + sin(3*pi*y)^2) + (y - 1)^2*(1 + sin(2*pi*y)^2)',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-10, 10], y: [-10, 10] },
  view: { x: [-4, 4], y: [-4, 4] },
  start: [-3, 3.2],
  data: null,
  minima: () => [{ x: 1, y: 1, value: 0, global: true }],
  about: {
    en: 'A bowl covered by ripples of a different length in each direction.',
    zh: '碗面上两个方向的波纹疏密不同。',
  },
  source:
    'A. V. Levy, A. Montalvo, The tunneling algorithm for the global minimization of functions, SIAM Journal on Scientific and Statistical Computing 6 (1985) 15–29',
};
