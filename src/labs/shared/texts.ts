import type { Texts } from '../../page/i18n';

export const sharedTexts = {
  ownFormula: { en: 'Own formula', zh: '自定义公式' },
  data: { en: 'Data set', zh: '数据集' },
  optimizer: { en: 'Optimizer', zh: '优化器' },
  schedule: { en: 'Learning-rate schedule', zh: '学习率计划' },
  noClip: { en: 'no', zh: '不裁剪' },
  view: { en: 'View', zh: '视图' },
} as const satisfies Texts;
