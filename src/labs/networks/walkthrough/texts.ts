import type { Texts } from '../../../page/i18n';

export const texts = {
  heading: { en: 'By hand', zh: '逐步手算' },
  marks: {
    en: 'Edges show the weight w and, in the backward pass, ∂L/∂w (marked ∂); blue dashed edges have negative weights.',
    zh: '边上标注权重 w，反向传播时标注偏导数 ∂L/∂w（前缀 ∂）；蓝色虚线表示负权重。',
  },
  back: { en: 'Back', zh: '后退' },
  title: { en: 'Backpropagation by hand: {widths}', zh: '手算反向传播：{widths}' },
  counter: { en: 'Round {round}, step {step} of {steps}', zh: '第 {round} 回合，第 {step} 步，共 {steps} 步' },
  spoken: { en: '{step}. {results}', zh: '{step}。结果：{results}' },
  steps: { en: 'Steps of this round', zh: '这一回合的步骤' },
  controls: { en: 'By hand', zh: '逐步手算' },
  big: {
    en: 'This network has {parameters} parameters; at most {most} by hand.',
    zh: '这个网络有 {parameters} 个参数，手算最多容纳 {most} 个。',
  },
  invite: {
    title: { en: 'Every multiplication, by hand', zh: '手算每一步乘法' },
    about: {
      en: 'A small network is calculated here line by line, in letters and in numbers: forward to the loss, back along the chain rule to every gradient, and the update. The picture beside it shows where each number comes from.',
      zh: '小网络可以在这里逐行演算，既有符号也有数值：前向算到损失，再沿链式法则反向求出每个梯度，最后更新权重。旁边的图显示每个数从哪里来。',
    },
    equal: {
      en: 'The linear network from a set of lecture slides on backpropagation, with its numbers. All weights start equal, and the hidden units stay alike.',
      zh: '一份反向传播课件中的线性网络及其数值。所有权重初值相同，隐藏单元始终一样。',
    },
    load: { en: 'Load it with weights that differ', zh: '加载权重各不相同的版本' },
    different: {
      en: 'The same network and example: now every hidden unit gets a gradient of its own.',
      zh: '同一网络、同一个样本，但每个隐藏单元的梯度各不相同。',
    },
    shrink: { en: 'Shrink this network to {widths}', zh: '把当前网络缩小为 {widths}' },
    own: {
      en: 'Your data, loss, activation and optimizer. Undo brings the large network back.',
      zh: '保留数据、损失、激活函数和优化器。撤销即可恢复大网络。',
    },
  },
  load: { en: 'Load the worked example: 2-3-1', zh: '加载示例：2-3-1 网络' },
  asymmetric: { en: 'Load it with different weights', zh: '换用不同的权重' },
  symmetric: { en: 'Load it with equal weights', zh: '换用相同的权重' },
  rounds: {
    heading: { en: 'Rounds', zh: '各回合结果' },
    round: { en: 'Round', zh: '回合' },
    output: { en: 'Output', zh: '输出' },
    loss: { en: 'Loss', zh: '损失' },
  },
  notes: { en: 'Remarks', zh: '说明' },
  note: {
    symmetric: {
      en: 'Units {units} started with equal weights. They get equal gradients and stay equal for ever: together they can do no more than one. That is why weights are initialised at random.',
      zh: '单元 {units} 的初始权重相同，它们得到相同的梯度，永远保持相同：合起来的能力不超过一个单元。这就是权重要随机初始化的原因。',
    },
    slides: {
      en: 'The slides print 140.3156 and 3225.157 for the second pass; calculated, they are {output} and {loss}.',
      zh: '课件中第二次前向传播印成了 140.3156 和 3225.157；计算的结果是 {output} 和 {loss}。',
    },
    indices: {
      en: 'They also mix up the indices of the weights. Here w¹₁₂ leads from unit 1 to unit 2 of weight layer 1, throughout.',
      zh: '课件还混淆了权重的下标。这里 w¹₁₂ 始终表示第 1 层权重中从单元 1 到单元 2 的权重。',
    },
    rows: {
      en: 'The numbers are those of one of {rows} examples; the update uses the sum of all contributions (for a mean loss, 1/n is already inside each).',
      zh: '数值属于 {rows} 个样本中的一个；更新所用的梯度是所有样本贡献之和（损失取平均时，1/n 已计入每个贡献）。',
    },
  },
  waiting: { en: 'Computing…', zh: '正在计算……' },
  failed: { en: 'This could not be computed: {message}', zh: '无法计算：{message}' },
  ended: {
    en: 'The numbers have diverged; try a smaller learning rate.',
    zh: '数值已经发散，请减小学习率。',
  },
} as const satisfies Texts;
