import type { Texts } from '../i18n';

export const printTexts = {
  nothing: { en: 'There is no lesson or deck to print here.', zh: '这里没有可打印的课程或讲稿。' },
  preparing: { en: 'Preparing page {page} of {pages}…', zh: '正在准备第 {page} 页，共 {pages} 页……' },
} as const satisfies Texts;
