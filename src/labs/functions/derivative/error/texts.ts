import type { Texts } from '../../../../page/i18n';

export const texts = {
  figure: { en: 'Error of the difference quotients over h', zh: '差商误差随 h 的变化' },
  error: { en: '|error|', zh: '|误差|' },
  forward: { en: 'forward', zh: '前向差商' },
  central: { en: 'central', zh: '中心差商' },
  pick: { en: 'h that is read', zh: '读数处的 h' },
  picked: { en: 'h = {h}, error {error}', zh: 'h = {h}，误差 {error}' },
  laws: {
    forward: { en: 'slope 1: h', zh: '斜率 1：h' },
    central: { en: 'slope 2: h²', zh: '斜率 2：h²' },
    rounding: { en: 'slope −1: ε/h', zh: '斜率 −1：ε/h' },
  },
  about: {
    en: 'To the right the secant cuts the curve short (truncation error); to the left rounding eats the difference (round-off error). Click any h.',
    zh: '右侧是截断误差：割线偏离切线；左侧是舍入误差：相减吃掉了有效数字。点击任意 h 查看。',
  },
  heading: { en: 'At h = {h}', zh: 'h = {h} 处' },
  formula: { en: 'f′ by formula', zh: '公式给出的 f′' },
  forwardQuotient: { en: '(f(x + h) − f(x)) / h', zh: '(f(x + h) − f(x)) / h' },
  centralQuotient: { en: '(f(x + h) − f(x − h)) / 2h', zh: '(f(x + h) − f(x − h)) / 2h' },
  its: { en: 'its error', zh: '误差' },
  best: {
    heading: { en: 'The best h', zh: '最佳的 h' },
    predicted: { en: '{kind}, predicted', zh: '{kind}，预测' },
    measured: { en: '{kind}, here', zh: '{kind}，实测' },
    with: { en: '{h} (error {error})', zh: '{h}（误差 {error}）' },
    slope: { en: '{kind}, measured slopes', zh: '{kind}，实测斜率' },
    slopes: { en: '{right} right, {left} left', zh: '右 {right}，左 {left}' },
  },
  precision: { en: 'Computed in', zh: '计算精度' },
  none: {
    en: 'There is no derivative at this place, so no error either. Move the point.',
    zh: '此处不可导，无从谈误差。请移动该点。',
  },
  kink: {
    en: 'There is no derivative at this place: the slopes from the left and from the right differ. The errors are those beside what the formula answers.',
    zh: '此处不可导：左、右导数不相等。图中误差是相对于公式给出的值而言的。',
  },
  zero: {
    en: 'Crosses on the floor: the error is exactly 0 there, which has no place on a logarithmic axis.',
    zh: '底部的叉号：误差恰好为 0，在对数轴上没有位置。',
  },
} as const satisfies Texts;
