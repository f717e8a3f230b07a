import type { Texts } from '../../../page/i18n';

/** One run at several learning rates side by side. */
export const ratesTexts = {
  automatic: { en: 'Choose rates automatically', zh: '自动选取学习率' },
  automaticTitle: {
    en: 'Chosen from the curvature at the start and by trial, so that the rates behave differently',
    zh: '按起点处的曲率并经试算选取，使各学习率表现出不同的结果',
  },
  add: { en: 'Add a rate', zh: '添加一个学习率' },
  remove: { en: 'Remove this rate', zh: '移除这个学习率' },
  adopt: {
    en: 'Give {name} the learning rate {rate}. {kind}: {why}.',
    zh: '让 {name} 采用学习率 {rate}。{kind}：{why}。',
  },
  adoptTitle: { en: 'Click: give the run this rate', zh: '单击：让该运行采用这个学习率' },
  adopted: { en: 'the run’s rate', zh: '当前学习率' },
  none: { en: '{name} has no learning rate. Choose another run.', zh: '{name} 没有学习率，请选择其他运行。' },
  waiting: { en: 'computing', zh: '计算中' },
  note: {
    en: 'Labels say what happened, not how large the rate is.',
    zh: '标签说明实际发生的情况，与学习率的大小无关。',
  },
} as const satisfies Texts;
