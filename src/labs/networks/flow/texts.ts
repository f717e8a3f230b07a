import type { Texts } from '../../../page/i18n';

export const texts = {
  heading: { en: 'Gradient flow', zh: '梯度传播' },
  about: {
    en: 'Every line is a real backward pass, {moment}. Examples: {rows}; hidden layers: {depth}; units per layer: {width}. Layer 1 is next to the input.',
    zh: '每条线都是一次真实的反向传播：{rows} 个样本，{depth} 个隐藏层，每层 {width} 个单元，{moment}。第 1 层紧邻输入。',
  },
  atStart: { en: 'at the initial weights', zh: '取初始权重' },
  afterEpochs: { en: 'at epoch {count} of the training', zh: '已训练 {count} 轮' },
  computing: { en: 'Measuring…', zh: '正在测量……' },
  figure: { en: 'Gradient per layer; arrow keys point at a layer', zh: '各层的梯度，用方向键指向某一层' },
  weightNorm: { en: 'norm of ∂L/∂W', zh: '∂L/∂W 的范数' },
  deltaNorm: { en: 'norm of ∂L/∂z', zh: '∂L/∂z 的范数' },
  quantity: { en: 'What the lines show', zh: '曲线表示的量' },
  hiddenHeading: { en: 'hidden layer', zh: '隐藏层' },
  layers: { en: 'layers, from the input to the output', zh: '层，由输入到输出' },
  backward: { en: 'the gradient travels from the output back to the input', zh: '梯度由输出传回输入' },
  vanished: { en: 'vanished below', zh: '低于此线即消失' },
  exploded: { en: 'exploded above', zh: '高于此线即爆炸' },
  describe: { en: 'layer {layer} of {count}', zh: '第 {layer} 层，共 {count} 层' },
  hidden: {
    spread: {
      title: { en: 'Spread of the outputs', zh: '各层输出的离散程度' },
      axis: { en: 'standard deviation', zh: '标准差' },
      name: { en: 'Standard deviation of every layer’s outputs', zh: '各层输出的标准差' },
    },
    dead: {
      title: { en: 'Dead units', zh: '死亡单元' },
      axis: { en: '% of the layer', zh: '占该层的百分比' },
      name: { en: 'Share of dead units in every layer', zh: '各层死亡单元的比例' },
    },
    slope: {
      title: { en: 'Mean slope of the activation', zh: '激活函数导数绝对值的均值' },
      axis: { en: 'mean of |f′(z)|', zh: '|f′(z)| 的均值' },
      name: { en: 'Mean slope of the activation in every layer', zh: '各层激活函数导数绝对值的均值' },
    },
  },
  table: {
    heading: { en: 'The networks in numbers', zh: '各网络的数值' },
    net: { en: 'Network', zh: '网络' },
    atLayer: { en: 'layer {layer}', zh: '第 {layer} 层' },
    ratio: { en: 'first ÷ last', zh: '首层 ÷ 末层' },
    norm: { en: 'total norm', zh: '总梯度范数' },
    clipped: { en: 'clipped', zh: '裁剪后' },
    loss: { en: 'loss', zh: '损失' },
    dead: { en: 'dead', zh: '死亡' },
    verdict: { en: 'gradient of layer 1', zh: '第 1 层的梯度' },
  },
  verdict: {
    vanished: { en: 'vanished', zh: '消失' },
    flows: { en: 'in range', zh: '正常' },
    exploded: { en: 'exploded', zh: '爆炸' },
    note: {
      en: 'Vanished: below {low}. Exploded: above {high}. The activation of a dead unit has slope 0 on every example.',
      zh: '消失：低于 {low}。爆炸：高于 {high}。死亡单元：激活函数在每个样本上导数都为零。',
    },
  },
  remedies: {
    heading: { en: 'Remedies, measured', zh: '各种对策的实测效果' },
    about: {
      en: 'The same depth, width, data and seed; every row changes one thing. Click a row to draw it.',
      zh: '深度、宽度、数据和种子都相同，每行只改动一处。单击某行即可绘制。',
    },
    change: { en: 'Change', zh: '改动' },
    first: { en: 'layer 1', zh: '第 1 层' },
  },
  remedy: {
    none: { en: 'Sigmoid, normal weights of σ = 0.5', zh: 'Sigmoid，权重为 σ = 0.5 的正态分布' },
    xavier: { en: 'Xavier weights', zh: 'Xavier 初始化' },
    tanh: { en: 'Xavier weights and tanh', zh: 'Xavier 初始化，改用 tanh' },
    relu: { en: 'Xavier weights and ReLU', zh: 'Xavier 初始化，改用 ReLU' },
    he: { en: 'He weights and ReLU', zh: 'He 初始化，改用 ReLU' },
    residual: { en: 'Xavier weights, sigmoid and residual connections', zh: 'Xavier 初始化，Sigmoid 加残差连接' },
  },
  batchNorm: {
    heading: { en: 'Batch normalisation', zh: '批归一化' },
    text: {
      en: 'also helps, but is not offered: it couples the examples of a batch and behaves differently in training and in use, while here every example passes through the network on its own.',
      zh: '也是一种对策，但本实验室不提供：它使一个批次内的样本相互影响，训练与推断时的行为也不同，而这里每个样本独立通过网络。',
    },
  },
  clip: {
    heading: { en: 'Clipping', zh: '梯度裁剪' },
    about: {
      en: 'The gradient of five numbers from the tutorial “Calculus for training AI models”, limited to {max}. By norm it is shortened and keeps its direction; by value every number is cut off on its own, and the direction turns by {angle}°.',
      zh: '教程《微积分：AI 模型训练的优化引擎》中由五个数组成的梯度，限制为 {max}。按范数裁剪只缩短长度，方向不变；按值裁剪逐个截断，方向偏转了 {angle}°。',
    },
    max: { en: 'limit', zh: '上限' },
    gradient: { en: 'gradient', zh: '梯度' },
    byNorm: { en: 'by norm', zh: '按范数' },
    byValue: { en: 'by value', zh: '按值（逐分量）' },
    norm: { en: 'norm', zh: '范数' },
    angle: { en: 'turned by', zh: '偏转' },
    figure: {
      en: 'The gradient, clipped by norm and by value: five bars each',
      zh: '原梯度、按范数裁剪、按值裁剪：各五根条形',
    },
  },
  model: {
    heading: { en: 'The tutorial’s model', zh: '教程的模型' },
    about: {
      en: 'Dashed: the tutorial multiplies by one number per layer, 0.25 for sigmoid, 0.5 for tanh, 1 for ReLU. That ignores the weights, and the largest slope of tanh is 1, not 0.5. Solid: the smallest real network, one unit of weight w per layer.',
      zh: '每过一层只乘一个数：Sigmoid 为 0.25，tanh 为 0.5，ReLU 为 1（虚线）。这忽略了权重，而且 tanh 的最大导数是 1，不是 0.5。实线为最小的真实网络：每层一个单元，权重为 w。',
    },
    w: { en: 'weight w', zh: '权重 w' },
    figure: {
      en: 'Gradient by depth: the tutorial’s model and one unit per layer',
      zh: '梯度随深度的变化：教程的模型与每层一个单元的网络',
    },
    depth: { en: 'layers of one unit each', zh: '层数，每层一个单元' },
    gradient: { en: '|∂output/∂input|', zh: '|∂输出/∂输入|' },
  },
  xor: {
    heading: { en: 'The tutorial’s XOR network, computed', zh: '教程的 XOR 网络，真实计算' },
    about: {
      en: 'The tutorial draws four bars and calls them a gradient flow, but their values were typed in, and its arrows point from the input to the output. These are the norms of ∂L/∂z in the network 2-8-8-1 that it describes, and of ∂L/∂x at the input.',
      zh: '教程画了四根条形并称之为梯度传播，但数值是手工填写的，箭头也从输入指向输出。下面是它所描述的 2-8-8-1 网络中 ∂L/∂z 的范数，输入处为 ∂L/∂x 的范数。',
    },
    input: { en: 'input', zh: '输入' },
    hidden: { en: 'hidden {layer}', zh: '隐藏层 {layer}' },
    output: { en: 'output', zh: '输出' },
    typed: { en: 'typed in by the tutorial', zh: '教程手工填写' },
  },
  panel: {
    heading: { en: 'Deep networks', zh: '深层网络' },
    activations: { en: 'Activations', zh: '激活函数' },
    inits: { en: 'Initialisations', zh: '初始化' },
    remedies: { en: 'Remedies', zh: '对策' },
  },
} as const satisfies Texts;
