import type { Surface } from '../types';

export const sphere: Surface = {
  id: 'sphere',
  name: { en: 'Sphere (paraboloid)', zh: 'Sphere 函数（旋转抛物面）' },
  formula: 'x^2 + y^2',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-5, 5], y: [-5, 5] },
  view: { x: [-5, 5], y: [-5, 5] },
  start: [3, 4],
  data: null,
  minima: () => [{ x: 0, y: 0, value: 0, global: true }],
  about: {
    en: 'A round bowl: every gradient points straight away from the minimum, so plain gradient descent is at its best.',
    zh: '圆形的碗：负梯度处处直指极小值点，最朴素的梯度下降在这里表现最好。',
  },
  source:
    'K. A. De Jong, An Analysis of the Behavior of a Class of Genetic Adaptive Systems, PhD thesis, University of Michigan, 1975',
};
