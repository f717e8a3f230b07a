import type { Surface } from '../types';
import { HELD_BIAS } from './bias';

export const squaredHinge: Surface = {
  id: 'squared_hinge',
  name: { en: 'Squared hinge loss', zh: '平方合页损失' },
  formula: 'sum(max(0, 1 - y*(w1*x1 + w2*x2 + b))^2)',
  variables: ['w1', 'w2'],
  parameters: { b: HELD_BIAS },
  domain: { w1: [-2, 3], w2: [-2, 3] },
  view: { w1: [-2, 3], w2: [-2, 3] },
  start: [-1.5, 1.2],
  data: { columns: ['x1', 'x2', 'y'], default: 'two_clouds' },
  minima: () => [],
  about: {
    en: 'The hinge loss without its edges: smooth pieces of parabolas, steep where points are far on the wrong side.',
    zh: '抹去棱角的合页损失：由光滑的抛物面拼成，分错得越远越陡。',
  },
  source:
    'K.-W. Chang, C.-J. Hsieh, C.-J. Lin, Coordinate descent method for large-scale L2-loss linear support vector machines, Journal of Machine Learning Research 9 (2008) 1369–1398',
};
