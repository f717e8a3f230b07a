import type { MethodOptimizer } from '../types';
import { lbfgs } from './lbfgs';

export const lbfgsWolfe: MethodOptimizer = {
  id: 'lbfgs_wolfe',
  name: { en: 'L-BFGS with line search', zh: '带线搜索的 L-BFGS' },
  short: { en: 'L-BFGS + LS', zh: 'L-BFGS + 线搜索' },
  kind: 'method',
  method: 'lbfgs_wolfe',
  hyper: lbfgs.hyper,
  rate: 'lr',
  stride: { by: 'none' },
  paper:
    'J. Nocedal, Updating quasi-Newton matrices with limited storage, Mathematics of Computation 35 (1980) 773–782; J. Nocedal, S. J. Wright, Numerical Optimization, Springer, 2006, algorithm 3.5',
  about: {
    en: 'L-BFGS that tries lengths along its direction until the strong Wolfe conditions hold.',
    zh: '沿搜索方向试探步长，直到满足强 Wolfe 条件的 L-BFGS。',
  },
};
