import type { Texts } from '../../page/i18n';

export const functionsTexts = {
  name: { en: 'Functions', zh: '函数' },
  benches: { en: 'What to do with the function', zh: '函数的各个工作台' },
  bench: {
    derivative: { en: 'Derivative', zh: '导数' },
    descent: { en: 'Descent', zh: '下降' },
    integral: { en: 'Integral', zh: '积分' },
    chain: { en: 'Chain rule', zh: '链式法则' },
    activations: { en: 'Activations', zh: '激活函数' },
  },
  skip: { en: 'Skip to the graph', zh: '跳到图像' },
  broken: {
    en: 'This bench could not be loaded; the others still work.',
    zh: '此工作台无法加载，其他工作台照常可用。',
  },
  part: { en: 'Graph', zh: '图像' },
} as const satisfies Texts;
