import type { Surface } from '../types';

export const bukinN6: Surface = {
  id: 'bukin_n6',
  name: { en: 'Bukin 6', zh: 'Bukin 6 号函数' },
  formula: '100*sqrt(abs(y - 0.01*x^2)) + 0.01*abs(x + 10)',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-15, -5], y: [-3, 3] },
  view: { x: [-15, -5], y: [-3, 3] },
  start: [-13, 2.6],
  data: null,
  minima: () => [{ x: -10, y: 1, value: 0, global: true }],
  about: {
    en: 'A razor-sharp curved ridge turned upside down: the gradient has no bound near the valley floor.',
    zh: '刀刃般锋利的弯曲谷底：靠近谷底时梯度无界。',
  },
  source:
    'A. D. Bukin, New minimization strategy for non-smooth functions, preprint 97-79, Budker Institute of Nuclear Physics, Novosibirsk, 1997',
};
