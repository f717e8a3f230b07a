import type { Texts } from '../../../page/i18n';

export const stepTexts = {
  step: { en: 'Step', zh: '步' },
  run: { en: 'Run', zh: '运行' },
  list: { en: 'Steps of {name}', zh: '各步：{name}' },
  copy: { en: 'Copy all', zh: '全部复制' },
  copied: { en: 'Copied', zh: '已复制' },
  notCopied: { en: 'The browser does not allow it', zh: '浏览器不允许复制' },
  csv: { en: 'CSV', zh: 'CSV' },
  csvTitle: { en: 'Save all steps of all runs with every digit', zh: '保存全部运行的每一步，数字不作舍入' },
} as const satisfies Texts;
