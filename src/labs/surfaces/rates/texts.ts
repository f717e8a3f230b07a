import type { Texts } from '../../../page/i18n';

export const texts = {
  run: { en: 'Selected run', zh: '所选运行' },
  automatic: { en: 'Choose rates automatically', zh: '自动选取学习率' },
  automaticTitle: {
    en: 'Chosen from the curvature at the start and by trial, so that the rates behave differently',
    zh: '按起点处的曲率并经试算选取，使各学习率表现出不同的结果',
  },
  add: { en: 'Add a rate', zh: '添加一个学习率' },
  remove: { en: 'Remove this rate', zh: '移除这个学习率' },
  maps: { en: 'One map per learning rate', zh: '每个学习率一幅平面图' },
  rate: { en: 'Learning rate of map {number}', zh: '第 {number} 幅图的学习率' },
  adopt: {
    en: 'Give {name} the learning rate {rate}. {kind}: {why}.',
    zh: '让 {name} 采用学习率 {rate}。{kind}：{why}。',
  },
  adoptTitle: { en: 'Click: give the run this rate', zh: '单击：让该运行采用这个学习率' },
  adopted: { en: 'the run’s rate', zh: '当前学习率' },
  none: { en: '{name} has no learning rate. Choose another run.', zh: '{name} 没有学习率，请选择其他运行。' },
  waiting: { en: 'computing', zh: '计算中' },
  chart: { en: 'Loss by step at each rate', zh: '各学习率下损失随步数的变化' },
  note: {
    en: 'Labels say what happened, not how large the rate is.',
    zh: '标签说明实际发生的情况，与学习率的大小无关。',
  },
} as const satisfies Texts;
