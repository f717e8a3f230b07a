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
  kind: {
    slow: { en: 'too slow', zh: '太慢' },
    good: { en: 'good', zh: '合适' },
    oscillates: { en: 'oscillates', zh: '振荡' },
    diverges: { en: 'diverges', zh: '发散' },
  },
  why: {
    diverged: { en: 'diverged at step {step}', zh: '第 {step} 步发散' },
    undefined: { en: 'undefined from step {step}', zh: '从第 {step} 步起无定义' },
    left: { en: 'left the region at step {step}', zh: '第 {step} 步离开显示区域' },
    climbs: { en: 'ends above its start and still rises', zh: '终点高于起点，且仍在上升' },
    turns: { en: '{percent}% of the steps reverse the one before', zh: '{percent}% 的步与前一步方向相反' },
    rises: { en: '{percent}% of the steps raise the loss', zh: '{percent}% 的步使损失上升' },
    thrown: {
      en: 'thrown to {factor} times the starting height, not yet back down',
      zh: '被抛到起点高度的 {factor} 倍，尚未降回',
    },
    slow: {
      en: '{percent}% of the drop to the best is still missing at step {steps}',
      zh: '{steps} 步之后，到最佳结果还差 {percent}% 的下降量',
    },
    far: {
      en: '{percent}% of the drop to the minimum is still missing at step {steps}',
      zh: '{steps} 步之后，到最小值还差 {percent}% 的下降量',
    },
    best: { en: 'the lowest loss of these', zh: '其中损失最低' },
    converged: { en: 'converged at step {step}', zh: '第 {step} 步收敛' },
    stopped: { en: 'stopped by its gradient after {step} updates', zh: '更新 {step} 次后满足停止准则' },
    near: { en: '{percent}% of the drop to the best is still missing', zh: '到最佳结果还差 {percent}% 的下降量' },
  },
  chart: { en: 'Loss by step at each rate', zh: '各学习率下损失随步数的变化' },
  note: {
    en: 'Labels say what happened, not how large the rate is.',
    zh: '标签说明实际发生的情况，与学习率的大小无关。',
  },
} as const satisfies Texts;
