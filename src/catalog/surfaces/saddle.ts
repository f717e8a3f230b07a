import type { Surface } from '../types';

export const saddle: Surface = {
  id: 'saddle',
  name: { en: 'Saddle', zh: '鞍面' },
  formula: 'x^2 - y^2',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-2, 2], y: [-2, 2] },
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1, 0.001],
  data: null,
  minima: () => [],
  about: {
    en: 'Down in one direction, up in the other: the gradient vanishes at the saddle, which is not a minimum.',
    zh: '一个方向下降，另一个方向上升：鞍点处梯度为零，却不是极小值点。',
  },
  source:
    'Y. N. Dauphin et al., Identifying and attacking the saddle point problem in high-dimensional non-convex optimization, Advances in Neural Information Processing Systems 27 (2014)',
};
