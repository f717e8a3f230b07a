import type { Texts } from '../../page/i18n';

export const surfacesTexts = {
  /** Under a picture. */
  caption: { en: 'steps: {steps}, seed {seed}', zh: '{steps} 步，随机种子 {seed}' },
  captionStop: { en: 'stops at ‖∇‖ < {bound}', zh: '‖∇‖ < {bound} 时停止' },
  scene: {
    label: { en: 'Loss surface {surface}', zh: '损失曲面：{surface}' },
    help: {
      en: 'Drag to turn, wheel or pinch to zoom, click to set the start. With the keyboard: arrow keys turn, plus and minus zoom.',
      zh: '拖动旋转，滚轮或双指缩放，单击设置起点。键盘：方向键旋转，加减号缩放。',
    },
    recovering: { en: 'The graphics device is being restored…', zh: '正在恢复图形设备……' },
  },
  empty: {
    what: {
      en: 'The function is undefined, or too large, everywhere in the region.',
      zh: '函数在显示区域内处处无定义，或数值过大。',
    },
    do: { en: 'Change the formula, or choose another region.', zh: '请修改公式，或更换显示区域。' },
  },
  skip: { en: 'Skip to the surface', zh: '跳到损失曲面' },
  runs: {
    loss: { en: 'Loss', zh: '损失' },
    note: {
      diverged: { en: 'diverged', zh: '发散' },
      undefined: { en: 'undefined', zh: '无定义' },
    },
  },
  views: { en: 'Tools', zh: '工具' },
  broken: { en: 'This tool could not be loaded; the others still work.', zh: '此工具无法加载，其他工具照常可用。' },
  coarse: {
    en: 'The graphics memory is full, so the surface is drawn coarser.',
    zh: '显存已满，曲面改以较低的分辨率绘制。',
  },
  summary: {
    step: { en: '{surface}, step {step} of {last}.', zh: '{surface}，第 {step} 步，共 {last} 步。' },
    best: { en: 'Lowest loss: {name}, {loss}.', zh: '损失最低：{name}，{loss}。' },
    loss: { en: '{name} {loss}', zh: '{name} {loss}' },
    diverged: { en: '{name} diverged at step {step}.', zh: '{name} 在第 {step} 步发散。' },
    converged: { en: '{name} converged at step {step}.', zh: '{name} 在第 {step} 步收敛。' },
    stopped: {
      en: '{name} stopped after {step} updates at {place}.',
      zh: '{name} 更新 {step} 次后停止，位于 {place}。',
    },
    place: { en: '{name} is at {place}.', zh: '{name} 位于 {place}。' },
    end: { en: 'All runs have ended.', zh: '所有运行已结束。' },
    none: { en: 'Nothing has been computed yet.', zh: '尚无计算结果。' },
  },
  cpu: { en: 'On the CPU with fewer points: {shown} of {wanted}', zh: '由 CPU 计算，点数减少：{shown} / {wanted}' },
  tools: {
    race: {
      name: { en: 'Race', zh: '比较' },
      about: { en: 'Run optimizers side by side and compare them', zh: '让多个优化器并排运行并比较' },
    },
    rates: {
      name: { en: 'Learning rates', zh: '学习率' },
      about: { en: 'One optimizer at several learning rates', zh: '同一优化器在几个学习率下的表现' },
    },
    sweep: {
      name: { en: 'Sweep', zh: '参数扫描' },
      about: {
        en: 'Two hyperparameters at once: every cell of the map is one complete run',
        zh: '同时改变两个超参数：图中每一格都是一次完整的运行',
      },
    },
    swarm: {
      name: { en: 'Particles', zh: '粒子云' },
      about: {
        en: 'Up to a million independent particles, each a run of its own',
        zh: '多达一百万个互不影响的粒子，每个都是一次独立的运行',
      },
    },
    basins: {
      name: { en: 'Basins', zh: '吸引域' },
      about: {
        en: 'Basins of attraction: which minimum a run from here ends in',
        zh: '从这里出发，最终会到达哪个极小值点',
      },
    },
    terrain: {
      name: { en: 'Terrain', zh: '地形分析' },
      about: {
        en: 'Gradient field, tangent plane, Hessian, sections, stationary points',
        zh: '梯度场、切平面、黑塞矩阵、剖面与驻点',
      },
    },
    data: {
      name: { en: 'Data', zh: '数据' },
      about: { en: 'Edit the data set that the loss is computed over', zh: '编辑损失函数所用的数据集' },
    },
    formula: {
      name: { en: 'Formula', zh: '公式' },
      about: { en: 'Write your own surface and your own optimizer', zh: '编写自己的曲面和自己的优化器' },
    },
  },
} as const satisfies Texts;
