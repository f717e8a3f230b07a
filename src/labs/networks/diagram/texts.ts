import type { Texts } from '../../../page/i18n';

export const diagramTexts = {
  heading: { en: 'Network', zh: '网络' },
  name: {
    en: 'Network {widths}: arrow keys walk through units and weights',
    zh: '网络 {widths}：用方向键在单元和权重之间移动',
  },
  fill: {
    label: { en: 'What the units show', zh: '单元显示什么' },
    maps: { en: 'over the plane', zh: '整个平面上的值' },
    values: { en: 'for one example', zh: '一个样本的值' },
  },
  row: {
    label: { en: 'Example', zh: '样本' },
    of: { en: 'of {rows}', zh: '共 {rows} 个' },
  },
  thin: {
    en: 'Only the {edges} largest of {of} weights (by absolute value) are drawn.',
    zh: '只画出 {of} 个权重中绝对值最大的 {edges} 个。',
  },
  hint: {
    en: 'Point at a unit or a weight, or walk there with Tab and the arrow keys: its numbers appear here.',
    zh: '指向一个单元或权重，或用 Tab 键和方向键移到那里，这里就显示它的数值。',
  },
  legend: {
    positive: { en: 'weight above 0', zh: '正权重' },
    negative: { en: 'weight below 0, dashed', zh: '负权重，虚线' },
  },
  numbers: {
    heading: { en: 'Weights and gradients as a table', zh: '权重与梯度表' },
    caption: {
      en: 'Weight layer {number}: weights and, below them, ∂L/∂w over all examples',
      zh: '第 {number} 层权重：上为权重，下为对所有样本的 ∂L/∂w',
    },
    more: { en: 'Rows of this layer that are not listed: {rows}.', zh: '这一层还有 {rows} 行没有列出。' },
  },
  to: { en: 'to unit {unit}', zh: '到单元 {unit}' },
  from: { en: 'from {unit}', zh: '来自 {unit}' },
  bias: { en: 'bias', zh: '偏置' },
  item: {
    input: { en: 'input {unit}', zh: '输入 {unit}' },
    hidden: { en: 'hidden layer {layer}, unit {unit}', zh: '隐藏层 {layer} 的单元 {unit}' },
    output: { en: 'output {unit}', zh: '输出 {unit}' },
    weight: { en: 'weight from {from} to {to}', zh: '从{from}到{to}的权重' },
  },
  say: {
    input: { en: '{name}: {value}.', zh: '{name}：数值为 {value}。' },
    unit: {
      en: '{name}: sum {sum}, output {value}, slope of the activation {slope}, delta {delta}.',
      zh: '{name}：加权和 {sum}，输出 {value}，激活函数的斜率 {slope}，误差项 {delta}。',
    },
    weight: {
      en: '{name}: {weight}. Gradient {gradient} over all examples; of this one, delta {delta} times input {value}.',
      zh: '{name}：{weight}。对所有样本的梯度为 {gradient}；这个样本的误差项 {delta} 乘以输入 {value}。',
    },
  },
  layer: {
    hidden: { en: 'hidden layer {layer}', zh: '隐藏层 {layer}' },
    only: { en: 'hidden layer', zh: '隐藏层' },
    output: { en: 'output', zh: '输出层' },
  },
  step: {
    given: { en: 'What is given', zh: '已知条件' },
    forward: { en: 'Forward: {layer}', zh: '前向：{layer}' },
    loss: { en: 'Loss', zh: '损失' },
    slope: { en: 'Backward: slope of the loss', zh: '反向：损失的斜率' },
    delta: { en: 'Backward: {layer}', zh: '反向：{layer}' },
    gradient: { en: 'Backward: gradients of W{number}', zh: '反向：W{number} 的梯度' },
    update: { en: 'Update', zh: '更新' },
  },
  rule: {
    given: {
      en: 'The inputs, the target, and the weights written on the edges.',
      zh: '输入、目标值，以及写在边上的权重。',
    },
    forward: {
      en: 'Each unit adds up weight times input, and puts the sum through its activation.',
      zh: '每个单元把权重乘以输入再相加，然后通过激活函数。',
    },
    linear: {
      en: 'Each unit adds up weight times input. The activation is linear: the sum is passed on unchanged.',
      zh: '每个单元把权重乘以输入再相加。激活函数是线性的：加权和直接作为输出。',
    },
    loss: { en: 'The loss says how far the output is from the target.', zh: '损失表示输出离目标有多远。' },
    slope: {
      en: 'How much does the loss grow when the output grows? Here the backward pass begins.',
      zh: '输出增大一点，损失增大多少？反向传播从这里开始。',
    },
    delta: {
      en: 'Each unit adds up the δ of the units it feeds, each times the weight between them, and multiplies by the slope f′(z) of its own activation.',
      zh: '每个单元把后一层各单元的误差项 δ 乘以连接权重后相加，再乘以自身激活函数的导数 f′(z)。',
    },
    gradient: {
      en: 'Chain rule: the δ of the unit the weight leads to, times the input that passes through it.',
      zh: '链式法则：权重指向的单元的误差项 δ，乘以经过该权重的输入。',
    },
    update: {
      en: 'Every weight is reduced by η times its gradient.',
      zh: '每个权重减去学习率 η 与其梯度的乘积。',
    },
    optimizer: {
      en: 'Every weight takes the step that {name} makes of its gradient.',
      zh: '每个权重按照 {name} 由梯度算出的步长更新。',
    },
  },
  flow: {
    heading: { en: 'Pass by pass', zh: '逐步传播' },
    step: { en: 'Step', zh: '单步' },
    run: { en: 'Run', zh: '连续' },
    pause: { en: 'Pause', zh: '暂停' },
    reset: { en: 'Reset', zh: '重置' },
    keys: { en: 'In the picture: Enter takes a step, Escape resets', zh: '在图中：回车键前进一步，Esc 键重置' },
    epoch: { en: 'The next step trains one epoch.', zh: '下一步将训练一轮。' },
  },
  check: {
    heading: { en: 'Gradient check', zh: '梯度检验' },
    about: {
      en: 'Compares every ∂L/∂w of the backward pass with (L(w + s) − L(w − s)) / (2s), from forward passes alone.',
      zh: '把反向传播得到的每个 ∂L/∂w 与只用前向传播算出的 (L(w + s) − L(w − s)) / (2s) 作比较。',
    },
    run: { en: 'Check the gradients', zh: '检验梯度' },
    running: { en: 'Checking…', zh: '正在检验……' },
    passed: {
      en: 'Passed: largest relative error {error}, tolerance {tolerance}.',
      zh: '通过：最大相对误差 {error}，容差 {tolerance}。',
    },
    failed: {
      en: 'Failed: largest relative error {error}, tolerance {tolerance}.',
      zh: '未通过：最大相对误差 {error}，容差 {tolerance}。',
    },
    worst: {
      en: 'Worst at {symbol}: backward pass {analytic}, differences {numeric}.',
      zh: '最差的是 {symbol}：反向传播 {analytic}，差分 {numeric}。',
    },
    count: {
      en: 'Parameters checked: {checked} of {parameters}, s = {step}·max(1, |w|), at the weights shown.',
      zh: '检验了 {parameters} 个参数中的 {checked} 个，s = {step}·max(1, |w|)，在当前显示的权重处。',
    },
    kinks: {
      en: 'Parameters at a kink of the loss: {count}. The slopes on both sides differ, and the backward pass follows a convention; this is not counted as an error.',
      zh: '有 {count} 个参数位于损失的折点：两侧斜率不同，反向传播按约定取值。它们不算错误。',
    },
    kinkNote: {
      en: 'ReLU, hinge and the like have kinks, where there is no derivative; by convention ReLU and hinge take the slope 0 of their flat side, and |x| takes 0. A central difference across a kink mixes both slopes.',
      zh: 'ReLU、合页损失等函数有折点，在折点处没有导数；约定取平坦一侧的斜率（ReLU、合页损失取 0），|x| 在 0 处取 0。跨过折点的中心差分混合了两侧的斜率。',
    },
    error: { en: 'The check could not be computed: {message}', zh: '无法完成检验：{message}' },
    scale: { en: 'relative error', zh: '相对误差' },
    bars: { en: 'Parameters with an error around {error}: {count}', zh: '{count} 个参数的误差约为 {error}' },
    floor: {
      en: 'Errors are relative to the larger of both numbers, and at least to a thousandth of the largest gradient.',
      zh: '误差相对于两数中较大者计算，且分母不小于最大梯度的千分之一。',
    },
  },
} as const satisfies Texts;
