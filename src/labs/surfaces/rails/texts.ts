import type { Texts } from '../../../page/i18n';

export const railTexts = {
  surface: {
    heading: { en: 'Surface', zh: '曲面' },
    samples: {
      en: '{columns} × {rows} samples with a smooth spline between them',
      zh: '{columns} × {rows} 个采样点，其间以光滑样条插值',
    },
    source: { en: 'Source: {source}', zh: '出处：{source}' },
    minimum: { en: 'Minimum {value} at ({x}, {y})', zh: '最小值 {value}，在 ({x}, {y}) 处取得' },
    minima: { en: '{count} known minima, lowest value {value}', zh: '已知 {count} 个极小值点，最小值 {value}' },
  },
  runs: {
    heading: { en: 'Runs', zh: '运行列表' },
    step: { en: 'Step', zh: '步数' },
    status: { en: 'State', zh: '状态' },
    highlight: {
      en: 'Highlight {name}; click to keep it selected: clicks on the surface then move only its start',
      zh: '突出显示 {name}；单击后保持选中，此时在曲面上只移动它的起点',
    },
    ownStart: { en: 'from ({x}, {y})', zh: '起点 ({x}, {y})' },
    pinned: { en: 'A click or drag moves only the start of {name}.', zh: '单击或拖动只移动 {name} 的起点。' },
    unpin: { en: 'Move all starts', zh: '移动全部起点' },
    rule: { en: 'One step of {name}', zh: '{name} 的一步' },
    seen: {
      en: 'g is the gradient that a step sees: of a mini-batch, with noise, clipped.',
      zh: 'g 是每一步实际使用的梯度：来自小批量、加了噪声或经过裁剪。',
    },
    method: {
      en: 'uses past steps or trial steps; cannot be written as a rule per coordinate',
      zh: '要用到历史步或步内试探，不能写成逐分量的更新规则',
    },
  },
  point: {
    heading: { en: 'At the pointer', zh: '指针所在处' },
    empty: {
      en: 'Point at the surface to read its value and gradient.',
      zh: '将指针移到曲面上，即可读出函数值与梯度。',
    },
    place: { en: 'Place', zh: '位置' },
    value: { en: 'Value', zh: '函数值' },
    gradient: { en: 'Gradient', zh: '梯度' },
    norm: { en: 'Slope', zh: '坡度' },
    undefined: { en: 'undefined here', zh: '此处无定义' },
    overflow: { en: 'too large to represent', zh: '数值过大，无法表示' },
  },
  chart: {
    heading: { en: 'Loss by step', zh: '损失随步数的变化' },
    name: {
      en: 'Loss of every run by step; arrow keys move the playback',
      zh: '各次运行的损失随步数的变化；方向键移动播放位置',
    },
    step: { en: 'step {step}', zh: '第 {step} 步' },
    linear: { en: 'linear', zh: '线性' },
    log: { en: 'log', zh: '对数' },
    scale: { en: 'Scale of the loss axis', zh: '损失轴的刻度' },
    above: { en: 'above the minimum', zh: '与最小值之差' },
  },
  settings: {
    surface: { en: 'Surface', zh: '曲面' },
    functions: { en: 'Functions of two variables', zh: '二元函数' },
    losses: { en: 'Losses over data', zh: '数据上的损失函数' },
    own: { en: 'Your own', zh: '自定义' },
  },
} as const satisfies Texts;
