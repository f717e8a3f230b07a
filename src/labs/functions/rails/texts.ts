import type { Texts } from '../../../page/i18n';

export const railTexts = {
  function: { en: 'Function', zh: '函数' },
  own: { en: 'Your own', zh: '自定义' },
  groups: {
    polynomial: { en: 'Polynomials', zh: '多项式' },
    wave: { en: 'Waves', zh: '起伏的函数' },
    shape: { en: 'Shapes', zh: '特殊形状' },
    table: { en: 'Table of derivatives', zh: '导数表' },
    activation: { en: 'Activations', zh: '激活函数' },
  },
} as const satisfies Texts;
