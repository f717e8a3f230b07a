import type { Texts } from '../../../page/i18n';

/** Of what comes when it is first looked at: maps, table, fair race. */
export const paneTexts = {
  maps: { en: 'One map per run', zh: '每次运行各一幅平面图' },
  mapPlain: { en: '{name}: loss {loss}, {state}', zh: '{name}：损失 {loss}，{state}' },
  caption: { en: 'How the runs ended', zh: '各次运行的结果' },
  column: {
    run: { en: 'Run', zh: '运行' },
    x: { en: '{name} at the end', zh: '终点 {name}' },
    y: { en: '{name} at the end', zh: '终点 {name}' },
    loss: { en: 'Final loss', zh: '最终损失' },
    distance: { en: 'Distance to minimum', zh: '到极小值点的距离' },
    settled: { en: 'Steps to tolerance', zh: '达到容差的步数' },
    effort: { en: 'Evaluations', zh: '求值次数' },
    status: { en: 'State', zh: '状态' },
  },
  never: { en: 'not reached', zh: '未达到' },
  note: {
    en: 'Tolerance: from then on the gradient norm is at most {tolerance}. Evaluations: one gradient per step; “+ H” adds Hessians; “≥” means that trial steps are not counted.',
    zh: '容差：此后梯度范数始终不超过 {tolerance}。求值次数：梯度每步一次；+ H 表示黑塞矩阵；≥ 表示步内的试探另计，未包含在内。',
  },
  minima: { en: 'Distance: to the nearest known minimum in the region.', zh: '距离：到显示区域内最近的已知极小值点。' },
  minimaFound: {
    en: 'Distance: to the nearest minimum in the region, found numerically.',
    zh: '距离：到显示区域内最近的极小值点（数值求得）。',
  },
  minimaNone: { en: 'No minimum is known in the region.', zh: '显示区域内没有已知的极小值点。' },
  fairRace: {
    budget: {
      en: '{rates} rates × {steps} steps × {runs} runs = {total} gradient evaluations at most',
      zh: '{rates} 个学习率 × {steps} 步 × {runs} 次运行 = 至多 {total} 次梯度求值',
    },
    criterion: {
      en: 'Best is the rate with the lowest final loss among those at which the run does not diverge.',
      zh: '最佳学习率：在运行不发散的学习率中，最终损失最低的那一个。',
    },
    find: { en: 'Find the best rates', zh: '寻找最佳学习率' },
    adopt: { en: 'Race at the best rates', zh: '以各自的最佳学习率比较' },
    adopted: { en: 'Every run has its best rate.', zh: '每次运行都已采用最佳学习率。' },
    caption: { en: 'The best learning rate of every run', zh: '每次运行的最佳学习率' },
    now: { en: 'Rate now', zh: '当前学习率' },
    best: { en: 'Best rate', zh: '最佳学习率' },
    loss: { en: 'Loss there', zh: '对应损失' },
    none: { en: 'has no learning rate, runs as it is', zh: '没有学习率，按原样运行' },
    broken: { en: 'diverges at every rate', zh: '在所有学习率下都发散' },
    lowEnd: { en: 'at the lower end: widen the range', zh: '位于范围下端：请扩大范围' },
    highEnd: { en: 'at the upper end: widen the range', zh: '位于范围上端：请扩大范围' },
    widen: { en: 'Widen the range', zh: '扩大范围' },
    figure: {
      en: 'Final loss over the learning rate, one curve per run',
      zh: '最终损失随学习率的变化，每次运行一条曲线',
    },
    x: { en: 'learning rate', zh: '学习率' },
    y: { en: 'final loss', zh: '最终损失' },
    yAbove: { en: 'final loss above the minimum', zh: '最终损失与最小值之差' },
    key: {
      en: 'filled: best · hollow: now · ✕: diverges at higher rates',
      zh: '实心：最佳 · 空心：当前 · ✕：更大的学习率会发散',
    },
    idle: {
      en: 'Complete runs at many rates; use the result with one click.',
      zh: '在多个学习率下各做一次完整的运行；结果可一键采用。',
    },
  },
} as const satisfies Texts;
