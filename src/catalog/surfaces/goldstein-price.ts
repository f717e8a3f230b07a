import type { Surface } from '../types';

export const goldsteinPrice: Surface = {
  id: 'goldstein_price',
  name: { en: 'Goldstein–Price', zh: 'Goldstein–Price 函数' },
  formula:
    '(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))*(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-2, 2], y: [-2, 2] },
  view: { x: [-2, 2], y: [-2, 2] },
  start: [-1.5, 0.8],
  height: 'log',
  data: null,
  minima: () => [
    { x: 0, y: -1, value: 3, global: true },
    { x: -0.6, y: -0.4, value: 30, global: false },
    { x: 1.8, y: 0.2, value: 84, global: false },
    { x: 1.2, y: 0.8, value: 840, global: false },
  ],
  about: {
    en: 'Four minima in a landscape whose heights span more than five decades: only a logarithmic scale shows them.',
    zh: '高度跨越五个多数量级的地形中有四个极小值点，只有对数坐标才看得清。',
  },
  source: 'A. A. Goldstein, J. F. Price, On descent from local minima, Mathematics of Computation 25 (1971) 569–574',
};
