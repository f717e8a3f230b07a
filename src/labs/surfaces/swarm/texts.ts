import type { Texts } from '../../../page/i18n';

export const texts = {
  settings: { en: 'Particles', zh: '粒子云' },
  summary: {
    en: '{particles} particles · runs: {runs} · step {step} of {steps}',
    zh: '{particles} 个粒子，{runs} 次运行均分 · 第 {step} / {steps} 步',
  },
  lag: { en: 'behind the playback: {lag} steps', zh: '落后于播放 {lag} 步' },
  loss: { en: 'loss', zh: '损失' },
  percent: { en: '% of the particles', zh: '粒子占比（%）' },
  histogram: {
    en: 'Losses of the particles, one outline per optimizer',
    zh: '粒子的损失分布，每个优化器一条轮廓线',
  },
  caption: { en: 'Where the particles of each optimizer are', zh: '各优化器的粒子所在之处' },
  column: {
    run: { en: 'Optimizer', zh: '优化器' },
    reached: { en: 'At minimum number', zh: '所到极小值点的编号' },
    converged: { en: 'Converged', zh: '已收敛' },
    diverged: { en: 'Diverged', zh: '已发散' },
    lowest: { en: 'Lowest loss', zh: '最低损失' },
  },
  others: { en: '{count} other minima', zh: '其余 {count} 处极小值点' },
  all: { en: '{count} minima', zh: '{count} 处极小值点' },
  elsewhere: { en: 'elsewhere', zh: '别处' },
  nowhere: { en: 'at none of these', zh: '不在上述各点' },
  ended: { en: 'diverged or undefined', zh: '发散或无定义' },
  status: {
    running: { en: 'on the way', zh: '途中' },
    converged: { en: 'converged', zh: '已收敛' },
    left: { en: 'left the region', zh: '离开显示区域' },
    diverged: { en: 'diverged', zh: '已发散' },
    undefined: { en: 'undefined', zh: '无定义' },
  },
  maps: { en: 'One map per optimizer', zh: '每个优化器一幅图' },
  mapFoot: { en: 'converged {converged} · lowest loss {lowest}', zh: '已收敛 {converged} · 最低损失 {lowest}' },
} as const satisfies Texts;
