import type { Surface } from '../types';

export const illConditionedQuadratic: Surface = {
  id: 'ill_conditioned_quadratic',
  name: { en: 'Ill-conditioned quadratic', zh: '病态二次函数' },
  formula: '0.5*(x^2 + kappa*y^2)',
  variables: ['x', 'y'],
  parameters: {
    kappa: { value: 100, min: 1, max: 1000, label: { en: 'condition number κ', zh: '条件数 κ' } },
  },
  domain: { x: [-3, 3], y: [-3, 3] },
  view: { x: [-3, 3], y: [-3, 3] },
  start: [2, 1],
  data: null,
  minima: () => [{ x: 0, y: 0, value: 0, global: true }],
  about: {
    en: 'A ravine whose curvature across is κ times that along it: a learning rate that is safe across it crawls along it.',
    zh: '横向曲率是纵向的 κ 倍的狭长山谷：横向不发散的学习率，沿谷底只能缓慢爬行。',
  },
  source: 'S. Boyd, L. Vandenberghe, Convex Optimization, Cambridge University Press, 2004, section 9.3',
};
