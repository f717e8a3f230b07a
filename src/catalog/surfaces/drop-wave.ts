import type { Surface } from '../types';

export const dropWave: Surface = {
  id: 'drop_wave',
  name: { en: 'Drop wave', zh: '水滴波函数' },
  formula: '-(1 + cos(12*sqrt(x^2 + y^2)))/(0.5*(x^2 + y^2) + 2)',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-5.12, 5.12], y: [-5.12, 5.12] },
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.4, -0.9],
  data: null,
  minima: () => [{ x: 0, y: 0, value: -1, global: true }],
  about: {
    en: 'Rings as from a drop that fell into water: every ring is a trap around the lowest point.',
    zh: '像水滴激起的圆环：每一圈都是围住最低点的陷阱。',
  },
  source: 'M. Molga, C. Smutnicki, Test Functions for Optimization Needs, 2005',
};
