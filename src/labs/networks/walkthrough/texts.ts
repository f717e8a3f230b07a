import type { Texts } from '../../../page/i18n';

export const texts = {
  heading: { en: 'By hand', zh: '手算' },
  marks: {
    en: 'Edges show their weight w, on the way back ∂ and the slope ∂L/∂w; blue and dashed: below zero.',
    zh: '边上写着权重 w，反向传播时写着 ∂ 和斜率 ∂L/∂w；蓝色虚线表示负权重。',
  },
  back: { en: 'Back', zh: '后退' },
  title: { en: 'Backpropagation by hand: {widths}', zh: '手算反向传播：{widths}' },
  counter: { en: 'Round {round}, step {step} of {steps}', zh: '第 {round} 轮，第 {step} 步，共 {steps} 步' },
  steps: { en: 'Steps of this round', zh: '这一轮的步骤' },
  controls: { en: 'Step through', zh: '逐步计算' },
  big: {
    en: 'This network has {parameters} parameters; by hand there is room for {most}.',
    zh: '这个网络有 {parameters} 个参数，手算最多容纳 {most} 个。',
  },
  invite: {
    title: { en: 'Every multiplication, by hand', zh: '手算每一步乘法' },
    about: {
      en: 'A small network is calculated here line by line, in letters and in numbers: forward to the loss, back along the chain rule to every gradient, and the update. The picture beside it shows where each number comes from.',
      zh: '小网络可以在这里逐行演算，既有符号也有数值：前向算到损失，再沿链式法则反向求出每个梯度，最后更新权重。旁边的图显示每个数从哪里来。',
    },
    equal: {
      en: 'The tutorial’s linear network and its numbers. All weights begin equal, and the hidden units stay alike.',
      zh: '教程中的线性网络及其数值。所有权重初值相同，隐藏单元始终一样。',
    },
    load: { en: 'Load it with weights that differ', zh: '载入权重各不相同的版本' },
    different: {
      en: 'The same network and row: now every hidden unit gets a gradient of its own.',
      zh: '同一网络、同一行数据，但每个隐藏单元的梯度各不相同。',
    },
    shrink: { en: 'Shrink this network to {widths}', zh: '把当前网络缩小为 {widths}' },
    own: {
      en: 'Your data, loss, activation and optimizer. Undo brings the large network back.',
      zh: '保留数据、损失、激活函数和优化器。撤销即可恢复大网络。',
    },
  },
  load: { en: 'Load the worked example: 2-3-1', zh: '载入示例：2-3-1 网络' },
  asymmetric: { en: 'Load it with different weights', zh: '换用不同的权重' },
  symmetric: { en: 'Load it with equal weights', zh: '换用相同的权重' },
  rounds: {
    heading: { en: 'Rounds', zh: '各轮结果' },
    round: { en: 'Round', zh: '轮' },
    output: { en: 'Output', zh: '输出' },
    loss: { en: 'Loss', zh: '损失' },
  },
  notes: { en: 'Remarks', zh: '说明' },
  note: {
    symmetric: {
      en: 'Units {units} began with equal weights. They get equal gradients and stay equal for ever: together they can do no more than one. That is why weights are initialised at random.',
      zh: '单元 {units} 的初始权重相同，它们得到相同的梯度，永远保持相同：合起来的能力不超过一个单元。这就是权重要随机初始化的原因。',
    },
    slides: {
      en: 'The tutorial prints 140.3156 and 3225.157 for the second pass; calculated, they are {output} and {loss}.',
      zh: '教程中第二次前向传播印成了 140.3156 和 3225.157；计算的结果是 {output} 和 {loss}。',
    },
    indices: {
      en: 'It also mixes up the indices of the weights. Here w¹₁₂ leads from unit 1 to unit 2 of weight layer 1, throughout.',
      zh: '教程还混淆了权重的下标。这里 w¹₁₂ 始终表示第 1 层权重中从单元 1 到单元 2 的权重。',
    },
    rows: {
      en: 'The numbers are those of one row of {rows}; gradients for the update are summed over all rows.',
      zh: '数值属于 {rows} 行数据中的一行；更新所用的梯度对所有行求和。',
    },
  },
  waiting: { en: 'Computing…', zh: '正在计算……' },
  failed: { en: 'This could not be computed: {message}', zh: '无法计算：{message}' },
  ended: {
    en: 'The numbers have run away: a smaller learning rate keeps them in bounds.',
    zh: '数值已经失控：减小学习率可以避免。',
  },
} as const satisfies Texts;
