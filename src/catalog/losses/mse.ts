import type { Surface } from '../types';
import { leastSquares } from './fit';

export const mse: Surface = {
  id: 'mse',
  name: { en: 'Linear regression: mean squared error', zh: '线性回归：均方误差' },
  formula: 'mean((w*x + b - y)^2)',
  variables: ['w', 'b'],
  parameters: {},
  domain: { w: [0, 4], b: [-1, 3] },
  // Wider than the tutorial's, so that its start (0, 0) and the first steps from it are inside.
  view: { w: [-1, 5], b: [-2, 4] },
  start: [0, 0],
  data: { columns: ['x', 'y'], default: 'line_normal' },
  minima: (_parameters, data) => (data === null ? [] : leastSquares(data)),
  about: {
    en: 'How badly the line y = wx + b fits the data: a quadratic bowl whose shape is the data’s.',
    zh: '直线 y = wx + b 拟合数据的误差：一个二次曲面的碗，其形状由数据决定。',
  },
  source: 'A. M. Legendre, Nouvelles méthodes pour la détermination des orbites des comètes, 1805',
};
