import type { Surface } from '../types';
import { HELD_BIAS } from './bias';

export const hinge: Surface = {
  id: 'hinge',
  name: { en: 'Hinge loss', zh: '合页损失' },
  formula: 'sum(max(0, 1 - y*(w1*x1 + w2*x2 + b)))',
  variables: ['w1', 'w2'],
  parameters: { b: HELD_BIAS },
  domain: { w1: [-2, 3], w2: [-2, 3] },
  view: { w1: [-2, 3], w2: [-2, 3] },
  start: [-1.5, 1.2],
  data: { columns: ['x1', 'x2', 'y'], default: 'two_clouds', opening: 'two_points' },
  minima: () => [],
  about: {
    en: 'Points push until they are right by a margin of 1: flat facets that meet in edges. The bias is a slider here; the network “Hinge loss by hand” learns it.',
    zh: '每个点都要以 1 的间隔被分对才停止作用：由平面拼成，棱上不可微。偏置在此用滑块调节；神经网络示例“手算合页损失”会学习它。',
  },
  source: 'C. Cortes, V. Vapnik, Support-vector networks, Machine Learning 20 (1995) 273–297',
};
