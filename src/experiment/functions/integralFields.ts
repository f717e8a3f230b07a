import { group } from '../field';
import { choice, number } from '../kinds';
import { LIMITS } from '../limits';

const bound = (label: { readonly en: string; readonly zh: string }, usual: number) =>
  number({ label, default: usual, min: LIMITS.coordinate[0], max: LIMITS.coordinate[1], slider: null });

/** The area under the curve, its sums and the antiderivative. */
export const integral = group(
  {
    part: choice({
      label: { en: 'Show', zh: '显示' },
      default: 'sums',
      options: {
        sums: { en: 'Riemann sums', zh: '黎曼和' },
        antiderivative: { en: 'Antiderivative', zh: '原函数' },
      },
    }),
    from: bound({ en: 'From', zh: '下限' }, 0),
    to: bound({ en: 'To', zh: '上限' }, 3),
    n: number({
      label: { en: 'Strips n', zh: '分段数 n' },
      default: 8,
      min: 1,
      max: 1000,
      scale: 'log',
      integer: true,
    }),
    rule: choice({
      label: { en: 'Sum', zh: '求和方式' },
      default: 'left',
      options: {
        left: { en: 'left', zh: '左端点' },
        right: { en: 'right', zh: '右端点' },
        midpoint: { en: 'midpoint', zh: '中点' },
        lower: { en: 'lower', zh: '下和' },
        upper: { en: 'upper', zh: '上和' },
        random: { en: 'random', zh: '随机取点' },
        trapezoid: { en: 'trapezoids', zh: '梯形法' },
        simpson: { en: 'Simpson', zh: '辛普森法' },
        none: { en: 'area alone', zh: '只看面积' },
      },
    }),
    /** Of the antiderivative: its value at the lower bound. */
    constant: number({
      label: { en: 'Constant C', zh: '常数 C' },
      default: 0,
      min: -1e6,
      max: 1e6,
      slider: [-5, 5],
    }),
  },
  { affects: ['view'] },
);
