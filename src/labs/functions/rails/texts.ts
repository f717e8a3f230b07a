import type { Texts } from '../../../page/i18n';

export const railTexts = {
  function: { en: 'Function', zh: '函数' },
  own: { en: 'Your own', zh: '自定义' },
} as const satisfies Texts;
