import type { Texts } from '../../../page/i18n';

export const railTexts = {
  function: { en: 'Function', zh: '函数' },
  emptyDomain: {
    low: {
      en: '{value} is not below the upper end, so the interval stays as it was.',
      zh: '{value} 不小于区间的上界，区间保持不变。',
    },
    high: {
      en: '{value} is not above the lower end, so the interval stays as it was.',
      zh: '{value} 不大于区间的下界，区间保持不变。',
    },
  },
  own: { en: 'Your own', zh: '自定义' },
} as const satisfies Texts;
