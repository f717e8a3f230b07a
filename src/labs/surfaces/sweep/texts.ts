import type { Texts } from '../../../page/i18n';

export const texts = {
  settings: { en: 'Sweep', zh: '参数扫描' },
  across: { en: 'Horizontal axis', zh: '横轴' },
  upwards: { en: 'Vertical axis', zh: '纵轴' },
  from: { en: '{axis}, from', zh: '{axis}下限' },
  to: { en: '{axis}, to', zh: '{axis}上限' },
  scale: { en: '{axis}, scale', zh: '{axis}刻度' },
  linear: { en: 'linear', zh: '线性' },
  log: { en: 'logarithmic', zh: '对数' },
  suggest: { en: 'Ranges around the current values', zh: '取当前值附近的范围' },
  start: { en: 'start {name}', zh: '起点 {name}' },
  schedule: { en: 'schedule: {name}', zh: '学习率计划：{name}' },
  map: { en: 'Sweep: {x} across, {y} upwards', zh: '参数扫描：横轴为{x}，纵轴为{y}' },
  summary: { en: '{cells} runs of {name} · steps each: {steps}', zh: '{name} 的 {cells} 次运行，每次 {steps} 步' },
  float32: {
    en: 'Neighbouring cells differ by less than the GPU’s 32-bit numbers can tell apart.',
    zh: '相邻两格之差已小于 GPU 的 32 位浮点数所能分辨的范围。',
  },
  legendLoss: { en: 'final loss', zh: '最终损失' },
  legendAbove: { en: 'final loss above {floor}', zh: '最终损失与 {floor} 之差' },
  legendSteps: { en: 'steps to tolerance', zh: '达到容差的步数' },
  legendUnsettled: { en: 'not converged', zh: '未收敛' },
  legendDiverged: { en: 'diverged at step', zh: '发散时的步数' },
  legendUndefined: { en: 'undefined', zh: '无定义' },
  theory: { en: 'theory: stable while {inequality}, λ = {lambda}', zh: '理论：当 {inequality} 时稳定，λ = {lambda}' },
  best: { en: 'theoretical optimum', zh: '理论最优值' },
  present: { en: 'current values of the run', zh: '该运行目前的取值' },
  silent: {
    optimizer: {
      en: 'No closed form of the stability limit is known for this optimizer.',
      zh: '该优化器的稳定界限没有已知的闭式表达。',
    },
    own: { en: 'Theory makes no statement about your own rule.', zh: '对自定义规则，理论没有结论。' },
    schedule: {
      en: 'The theoretical stability limit holds only for a constant learning rate; this run has a schedule.',
      zh: '理论稳定界限只对恒定学习率成立，而这次运行使用了学习率计划。',
    },
    clip: {
      en: 'The theoretical stability limit does not hold where the gradient is clipped.',
      zh: '使用梯度裁剪时，理论稳定界限不成立。',
    },
    batch: {
      en: 'The theoretical stability limit holds only for the full gradient; this run draws batches.',
      zh: '理论稳定界限只对全梯度成立，而这次运行使用小批量。',
    },
    decay: {
      en: 'The theoretical stability limit holds only without weight decay.',
      zh: '理论稳定界限只在没有权重衰减时成立。',
    },
    shape: {
      en: 'The theoretical stability limit is known only for quadratics; this surface is not one.',
      zh: '理论稳定界限只对二次函数已知，而这个曲面不是二次函数。',
    },
    unbounded: {
      en: 'This quadratic has no minimum: no learning rate is stable.',
      zh: '这个二次函数没有极小值：任何学习率都不稳定。',
    },
  },
  hint: {
    en: 'Every cell is one complete run. Point at a cell to see its path; click or press Enter to give its values to the run; drag to zoom in.',
    zh: '每一格都是一次完整的运行。指向某一格可查看其路径；单击或按回车键，将该格的取值赋给运行；拖动可放大。',
  },
  read: {
    running: { en: 'not converged, loss {loss} at step {steps}', zh: '{steps} 步后损失为 {loss}，未收敛' },
    converged: { en: 'converged, loss {loss}', zh: '已收敛，损失 {loss}' },
    convergedAt: { en: 'converged at step {steps}, loss {loss}', zh: '第 {steps} 步收敛，损失 {loss}' },
    'left-domain': {
      en: 'left the region, loss {loss} at step {steps}',
      zh: '已离开显示区域，{steps} 步后损失为 {loss}',
    },
    diverged: { en: 'diverged at step {steps}', zh: '第 {steps} 步发散' },
    undefined: { en: 'undefined from step {steps} on', zh: '从第 {steps} 步起无定义' },
    stable: { en: 'theory: stable', zh: '理论：稳定' },
    unstable: { en: 'theory: unstable', zh: '理论：不稳定' },
  },
  adopt: { en: 'Give these values to the run', zh: '将这些取值赋给运行' },
  adopted: { en: 'The run has these values now: {values}', zh: '运行现已取这些值：{values}' },
  pathName: { en: 'Path of the run in this cell', zh: '该格对应运行的路径' },
} as const satisfies Texts;
