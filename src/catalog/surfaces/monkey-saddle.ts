import type { Surface } from '../types';

export const monkeySaddle: Surface = {
  id: 'monkey_saddle',
  name: { en: 'Monkey saddle', zh: '猴鞍面' },
  formula: 'x^3 - 3*x*y^2',
  variables: ['x', 'y'],
  parameters: {},
  domain: { x: [-2, 2], y: [-2, 2] },
  view: { x: [-2, 2], y: [-2, 2] },
  start: [1.2, 0.3],
  data: null,
  minima: () => [],
  about: {
    en: 'A saddle with a third valley for the tail: at its centre the Hessian vanishes as well.',
    zh: '比普通鞍面多一道山谷（放猴尾巴）：中心处连黑塞矩阵也为零。',
  },
  source: 'D. Hilbert, S. Cohn-Vossen, Anschauliche Geometrie, Springer, 1932',
};
