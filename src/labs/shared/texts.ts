import type { Texts } from '../../page/i18n';

export const sharedTexts = {
  ownFormula: { en: 'Own formula', zh: '自定义公式' },
  data: { en: 'Data set', zh: '数据集' },
  optimizer: { en: 'Optimizer', zh: '优化器' },
  schedule: { en: 'Learning-rate schedule', zh: '学习率计划' },
  clip: {
    label: { en: 'Clip the gradient', zh: '梯度裁剪' },
    none: { en: 'no', zh: '不裁剪' },
    norm: { en: 'by its norm', zh: '按范数' },
    value: { en: 'by value', zh: '按值（逐分量）' },
  },
  clipMax: { en: 'Limit', zh: '上限' },
  view: { en: 'View', zh: '视图' },
} as const satisfies Texts;
