import type { Texts } from '../../../../page/i18n';

export const texts = {
  rule: { en: 'Rule', zh: '法则' },
  names: {
    sum: { en: 'Sum', zh: '加法法则' },
    product: { en: 'Product', zh: '乘法法则' },
    quotient: { en: 'Quotient', zh: '除法法则' },
  },
  figures: {
    whole: { en: 'u, v and what is made of them', zh: 'u、v 以及由它们组成的函数' },
    pieces: { en: 'The derivative and its two pieces', zh: '导数与它的两部分' },
    rectangle: { en: 'A rectangle u wide and v high, and how it grows', zh: '宽 u、高 v 的矩形及其增长' },
    bars: { en: 'The pieces add up to the derivative', zh: '两部分之和就是导数' },
  },
  point: { en: 'x', zh: 'x' },
  end: { en: 'x + Δx', zh: 'x + Δx' },
  value: { en: '{name} = {value}', zh: '{name} = {value}' },
  steps: {
    whole: { en: 'The whole, at x', zh: '在 x 处的整体' },
    divide: { en: 'Divided by Δx', zh: '除以 Δx' },
    limit: { en: 'As Δx shrinks, quotients become derivatives', zh: 'Δx 趋于 0，差商变成导数' },
    sum: { grow: { en: 'x grows by Δx: both grow', zh: 'x 增加 Δx：两项各自增长' } },
    product: {
      grow: { en: 'The rectangle gains two strips and a corner', zh: '矩形多出两条边和一个角' },
      divide: { en: 'Divided by Δx', zh: '除以 Δx' },
      limit: {
        en: 'The corner shrinks with Δx and vanishes; two strips remain',
        zh: '角随 Δx 一起缩小而消失，只剩两条边',
      },
    },
    quotient: {
      grow: { en: 'Both grow; one denominator for the two', zh: '分子、分母各自增长，再通分' },
      limit: { en: 'As Δx shrinks, v + Δv becomes v', zh: 'Δx 趋于 0，v + Δv 变成 v' },
    },
  },
  next: { en: 'Next step', zh: '下一步' },
  back: { en: 'Back', zh: '上一步' },
  stepOf: { en: 'Step {step} of {steps}', zh: '第 {step} 步，共 {steps} 步' },
  wrong: { en: 'not', zh: '不是' },
  strips: { left: { en: 'v·Δu', zh: 'v·Δu' }, top: { en: 'u·Δv', zh: 'u·Δv' }, corner: { en: 'Δu·Δv', zh: 'Δu·Δv' } },
  playing: {
    bar: { en: 'Δx shrinks to 0', zh: 'Δx 趋于 0' },
    play: { en: 'Let Δx shrink', zh: '让 Δx 趋于 0' },
    anew: { en: 'Once more', zh: '再来一次' },
    back: { en: 'A larger Δx', zh: '增大 Δx' },
    forward: { en: 'A smaller Δx', zh: '减小 Δx' },
    reset: { en: 'Back to the Δx that was set', zh: '回到设定的 Δx' },
    scrubber: { en: 'How far Δx has shrunk', zh: 'Δx 缩小的程度' },
    speed: { en: 'Speed', zh: '速度' },
    position: { en: 'Δx divided by {factor}', zh: 'Δx 缩小为 1/{factor}' },
  },
  undefined: { en: 'u, v or what is made of them has no value here.', zh: 'u、v 或由它们组成的函数在此处无定义。' },
} as const satisfies Texts;
