import type { Texts } from '../../../page/i18n';

export const texts = {
  settings: { en: 'Basins of attraction', zh: '吸引域' },
  size: { en: 'Pixels', zh: '像素' },
  drape: { en: 'Draw on the surface', zh: '绘制在曲面上' },
  tolerance: { en: 'At rest below gradient norm', zh: '静止判据（梯度范数）' },
  summary: {
    en: '{size} complete runs of {name}, up to {steps} steps each · attractors: {count}',
    zh: '{name} 的 {size} 次完整运行，每次至多 {steps} 步 · 吸引子：{count} 个',
  },
  legend: { en: 'steps until at rest', zh: '到达静止所需步数' },
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
    global: { en: 'global minimum', zh: '全局极小点' },
    minimum: { en: 'minimum', zh: '极小点' },
    saddle: { en: 'saddle point', zh: '鞍点' },
    maximum: { en: 'maximum', zh: '极大点' },
    flat: { en: 'flat point', zh: '平坦点' },
    stretch: { en: 'a line of minima or a plateau', zh: '极小点连成的线或平台' },
  },
  unsettled: { en: 'not converged', zh: '未收敛' },
  diverged: { en: 'diverged', zh: '发散' },
  undefined: { en: 'undefined', zh: '无定义' },
  elsewhere: { en: 'at rest elsewhere', zh: '静止于别处' },
  path: {
    settled: {
      en: 'From {start}: to {number}, {kind} at {place}, in {steps} steps',
      zh: '从 {start} 出发：经 {steps} 步到达 {number} 号{kind} {place}',
    },
    elsewhere: {
      en: 'From {start}: at rest at {place} after {steps} steps, loss {loss}',
      zh: '从 {start} 出发：经 {steps} 步静止于 {place}，损失 {loss}',
    },
    unsettled: {
      en: 'From {start}: not at rest after {steps} steps, then at {place}, loss {loss}',
      zh: '从 {start} 出发：{steps} 步后仍未静止，位于 {place}，损失 {loss}',
    },
    diverged: { en: 'From {start}: diverges at step {steps}', zh: '从 {start} 出发：在第 {steps} 步发散' },
    undefined: { en: 'From {start}: undefined from step {steps} on', zh: '从 {start} 出发：从第 {steps} 步起无定义' },
  },
} as const satisfies Texts;
