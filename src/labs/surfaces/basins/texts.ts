import type { Texts } from '../../../page/i18n';

export const texts = {
  settings: { en: 'Basins of attraction', zh: '吸引域' },
  summary: {
    en: '{size} complete runs of {name}, up to {steps} steps each · attractors: {count}',
    zh: '{name} 的 {size} 次完整运行，每次至多 {steps} 步 · 吸引子：{count} 个',
  },
  legend: { en: 'steps to convergence', zh: '收敛所需步数' },
  caption: { en: 'Where the runs end', zh: '各次运行的终点' },
  hint: {
    en: 'Point at the surface: the run from there, and where it ends.',
    zh: '把指针移到曲面上：显示从该处出发的运行及其终点。',
  },
  column: {
    basin: { en: 'Basin of', zh: '吸引子' },
    place: { en: 'At', zh: '位置' },
    value: { en: 'Value', zh: '函数值' },
    share: { en: 'Share', zh: '占比' },
    runs: { en: 'Runs', zh: '运行次数' },
    steps: { en: 'Mean steps', zh: '平均步数' },
  },
  kind: {
    global: { en: 'global minimum', zh: '全局最小值点' },
    minimum: { en: 'minimum', zh: '极小值点' },
    saddle: { en: 'saddle point', zh: '鞍点' },
    maximum: { en: 'maximum', zh: '极大值点' },
    flat: { en: 'degenerate stationary point', zh: '退化驻点' },
    stretch: { en: 'a line of minima or a plateau', zh: '极小值点连成的线或平台' },
  },
  unsettled: { en: 'not converged', zh: '未收敛' },
  diverged: { en: 'diverged', zh: '发散' },
  undefined: { en: 'undefined', zh: '无定义' },
  elsewhere: { en: 'converged elsewhere', zh: '收敛于别处' },
  path: {
    settled: {
      en: 'From {start}: to {number}, {kind} at {place} · steps: {steps}',
      zh: '从 {start} 出发：经 {steps} 步到达 {number} 号{kind} {place}',
    },
    elsewhere: {
      en: 'From {start}: converged at {place}, loss {loss} · steps: {steps}',
      zh: '从 {start} 出发：经 {steps} 步收敛于 {place}，损失 {loss}',
    },
    unsettled: {
      en: 'From {start}: not converged, now at {place}, loss {loss} · steps: {steps}',
      zh: '从 {start} 出发：{steps} 步后仍未收敛，位于 {place}，损失 {loss}',
    },
    diverged: { en: 'From {start}: diverges at step {steps}', zh: '从 {start} 出发：在第 {steps} 步发散' },
    undefined: { en: 'From {start}: undefined from step {steps} on', zh: '从 {start} 出发：从第 {steps} 步起无定义' },
  },
} as const satisfies Texts;
