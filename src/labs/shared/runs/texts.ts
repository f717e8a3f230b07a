import type { Texts } from '../../../page/i18n';

/** How a run went, in words. */
export const verdictTexts = {
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
} as const satisfies Texts;

/** Where a run stands. */
export const runStateTexts = {
  ready: { en: 'at the start', zh: '位于起点' },
  running: { en: 'descending', zh: '正在下降' },
  finished: { en: 'all steps taken', zh: '已走完全部步数' },
  converged: { en: 'converged at step {step}', zh: '第 {step} 步收敛' },
  stopped: { en: 'stopped after {step} updates', zh: '更新 {step} 次后停止' },
  'left-domain': { en: 'left the region at step {step}', zh: '第 {step} 步离开显示区域' },
  diverged: { en: 'diverged at step {step}', zh: '第 {step} 步发散' },
  undefined: { en: 'undefined from step {step}', zh: '第 {step} 步起无定义' },
} as const satisfies Texts;

/** Settings of runs. */
export const runTexts = {
  optimizers: { en: 'Optimizers', zh: '优化器' },
  training: { en: 'Descent', zh: '下降过程' },
  add: { en: 'Add an optimizer', zh: '添加优化器' },
  remove: { en: 'Remove {name}', zh: '移除 {name}' },
  full: { en: 'At most twelve runs.', zh: '最多十二次运行。' },
  startX: { en: 'Start {name}', zh: '起点 {name}' },
  joinStarts: { en: 'All from one start', zh: '全部从同一起点出发' },
} as const satisfies Texts;
