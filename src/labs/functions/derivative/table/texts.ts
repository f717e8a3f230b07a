import type { Texts } from '../../../../page/i18n';

export const texts = {
  name: { en: 'Table of derivatives', zh: '导数表' },
  figure: { en: '{name} and its derivative', zh: '{name}及其导函数' },
  about: {
    en: 'Every entry is alive: drag a point, and all tangents follow to the same x. Hatched: the function has no value there.',
    zh: '每一格都可以动：拖动一个点，所有切线都移到同一个 x。斜线区域：函数在那里无定义。',
  },
  domain: { en: 'for', zh: '定义域' },
  point: { en: 'x in {name}', zh: '{name}中的 x' },
  value: { en: 'f = {f}, f′ = {slope}', zh: 'f = {f}，f′ = {slope}' },
  none: { en: 'no value at this x', zh: '在此 x 处无定义' },
  noSlope: { en: 'f = {f}, no derivative', zh: 'f = {f}，不可导' },
  open: { en: 'Open {name} with its tangent', zh: '打开{name}的切线图' },
  openShort: { en: 'Open', zh: '打开' },
  same: { en: 'a = e: the height is the slope, f′ = f.', zh: 'a = e：高度就是斜率，f′ = f。' },
  factor: { en: 'f′ = {factor}·f. Make the factor 1.', zh: 'f′ = {factor}·f。试着让系数变成 1。' },
} as const satisfies Texts;
