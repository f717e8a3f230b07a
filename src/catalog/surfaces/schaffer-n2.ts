import type { Surface } from '../types';

export const schafferN2: Surface = {
  id: 'schaffer_n2',
  name: { en: 'Schaffer 2', zh: 'Schaffer 2 号函数' },
  formula: '0.5 + (sin(x^2 - y^2)^2 - 0.5)/(1 + 0.001*(x^2 + y^2))^2',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-100, 100], y: [-100, 100] },
  view: { x: [-10, 10], y: [-10, 10] },
  start: [3.1, -1.4],
  data: null,
  minima: () => [{ x: 0, y: 0, value: 0, global: true }],
  about: {
    en: 'Ripples that grow narrower outwards; the lowest point sits in the flat middle of a cross.',
    zh: '波纹向外越来越密，最低点位于十字形平台的中央。',
  },
  source:
    'J. D. Schaffer, R. A. Caruana, L. J. Eshelman, R. Das, A study of control parameters affecting online performance of genetic algorithms for function optimization, Proceedings of the Third International Conference on Genetic Algorithms, 1989, 51–60',
};
