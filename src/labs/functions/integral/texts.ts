import type { Texts } from '../../../page/i18n';

export const texts = {
  part: { en: 'What is shown', zh: '显示内容' },
  rules: { en: 'Sum', zh: '求和方式' },
  from: { en: 'Lower bound a', zh: '下限 a' },
  to: { en: 'Upper bound b', zh: '上限 b' },
  swap: { en: 'Swap the bounds', zh: '交换上下限' },
  more: { en: '2n', zh: '2n' },
  moreStrips: { en: 'Twice as many strips', zh: '分段数加倍' },
  fewer: { en: 'n/2', zh: 'n/2' },
  fewerStrips: { en: 'Half as many strips', zh: '分段数减半' },
  ends: {
    divergent: {
      en: 'The integral does not exist: at {variable} = {at} the area grows beyond all bounds.',
      zh: '积分发散：在 {variable} = {at} 处，面积无限增大。',
    },
    undefined: {
      en: 'There is no integral: between {from} and {to} the function has no values.',
      zh: '积分不存在：函数在 {from} 与 {to} 之间没有定义。',
    },
    overflow: {
      en: 'The values near {variable} = {at} are too large to be computed with.',
      zh: '{variable} = {at} 附近的函数值过大，无法计算。',
    },
    uncertain: {
      en: 'The function waves too much for an exact value: it may be off by {error}, or more.',
      zh: '函数变化过于剧烈，积分值可能有 {error} 或更大的误差。',
    },
    stays: {
      en: 'The errors are still those of the last integral that exists.',
      zh: '误差图仍是上一个存在的积分的。',
    },
  },
  sums: {
    plot: { en: 'The curve with the strips of the sum', zh: '曲线与和式的各个长条' },
    over: { en: 'too much', zh: '偏大' },
    under: { en: 'too little', zh: '偏小' },
    exact: { en: 'exact', zh: '正好' },
    positive: { en: 'positive', zh: '正' },
    negative: { en: 'negative', zh: '负' },
    bound: { en: '{variable} = {x}, f = {value}', zh: '{variable} = {x}，f = {value}' },
    verdict: {
      over: {
        en: '{rule}, n = {n}: {sum}. That is {error} too much.',
        zh: '{rule}，n = {n}：{sum}，偏大 {error}。',
      },
      under: {
        en: '{rule}, n = {n}: {sum}. That is {error} too little.',
        zh: '{rule}，n = {n}：{sum}，偏小 {error}。',
      },
      exact: {
        en: '{rule}, n = {n}: {sum}. Exact, but for rounding.',
        zh: '{rule}，n = {n}：{sum}，除舍入误差外完全准确。',
      },
      alone: {
        en: '{rule}, n = {n}: {sum}.',
        zh: '{rule}，n = {n}：{sum}。',
      },
      missing: {
        en: '{rule} has no value: it needs the height at {variable} = {at}, where there is none.',
        zh: '{rule}没有值：它要用到 {variable} = {at} 处的高度，而那里没有定义。',
      },
    },
    area: {
      en: 'Above the axis {positive}, below it {negative}: the integral is their difference.',
      zh: '轴上方面积 {positive}，轴下方面积 {negative}：积分是两者之差。',
    },
    reversed: {
      en: 'The bounds are reversed, so every area changes its sign.',
      zh: '上下限颠倒，所有面积变号。',
    },
    simpsonOdd: {
      en: 'Simpson takes strips in pairs; of this odd number the last three share a cubic.',
      zh: '辛普森法成对使用长条；n 为奇数时，最后三条共用一条三次曲线。',
    },
    simpsonOne: {
      en: 'Simpson takes strips in pairs; a single strip is a trapezoid.',
      zh: '辛普森法成对使用长条；只有一条时就是梯形。',
    },
  },
  errors: {
    plot: { en: 'The error over the number of strips', zh: '误差随分段数的变化' },
    x: { en: 'n', zh: 'n' },
    y: { en: '|error|', zh: '|误差|' },
    handle: { en: 'Number of strips n', zh: '分段数 n' },
    handleText: { en: 'n = {n}, error {error}', zh: 'n = {n}，误差 {error}' },
    order: {
      en: '{rule}: the error falls like 1/n{power}; twice the strips leave {left} of it.',
      zh: '{rule}：误差按 1/n{power} 下降；分段数加倍，误差剩下 {left}。',
    },
    noOrder: {
      en: '{rule}: no order is seen; all that is left is rounding, or luck.',
      zh: '{rule}：看不出阶，只剩舍入误差或偶然。',
    },
  },
  table: {
    heading: { en: 'All sums for this n', zh: '此 n 下的各种和' },
    rule: { en: 'Sum', zh: '求和方式' },
    sum: { en: 'Value', zh: '值' },
    error: { en: 'Error', zh: '误差' },
    order: { en: 'Order', zh: '阶' },
    none: { en: '–', zh: '–' },
  },
  anti: {
    above: { en: 'The function, and the area up to b', zh: '函数与到 b 为止的面积' },
    below: { en: 'The antiderivative F', zh: '原函数 F' },
    constant: { en: 'Constant C = F(a)', zh: '常数 C = F(a)' },
    constantText: { en: 'C = {value}', zh: 'C = {value}' },
    boundText: {
      en: '{variable} = {x}, F = {value}, slope {slope}',
      zh: '{variable} = {x}，F = {value}，斜率 {slope}',
    },
    slope: { en: 'slope {value}', zh: '斜率 {value}' },
    height: { en: 'height {value}', zh: '高度 {value}' },
    verdict: {
      en: 'At b the slope of F is {slope}: the height of f. F has grown by {area} since a: the area.',
      zh: 'F 在 b 处的斜率是 {slope}，正是 f 的高度；F 自 a 起增加了 {area}，正是面积。',
    },
    known: {
      en: 'By the antiderivative: F(b) − F(a) = {value}.',
      zh: '用原函数计算：F(b) − F(a) = {value}。',
    },
    noElementary: {
      en: 'No antiderivative is stated for this function: F is computed from areas, as every F may be.',
      zh: '此函数没有列出原函数：这里的 F 由面积算出，任何 F 都可以这样得到。',
    },
    nowhere: {
      en: 'F does not exist around a: the function has no integral there.',
      zh: 'F 在 a 附近不存在：函数在那里不可积。',
    },
    ends: {
      en: 'F ends at {variable} = {at}: beyond, the integral from a does not exist.',
      zh: 'F 到 {variable} = {at} 为止：再往外，从 a 起的积分不存在。',
    },
  },
} as const satisfies Texts;
