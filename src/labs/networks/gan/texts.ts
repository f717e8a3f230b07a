import type { Texts } from '../../../page/i18n';

export const texts = {
  heading: { en: 'GAN: two networks against each other', zh: '生成对抗网络' },
  about: {
    en: 'The generator G turns noise into points; the discriminator D gives the probability that a point is real. D learns to tell them apart, G to be mistaken for real.',
    zh: '生成器 G 把噪声变成点，判别器 D 给出某点为真的概率。D 学着分辨真假，G 学着以假乱真。',
  },
  generator: { en: 'Generator G', zh: '生成器 G' },
  discriminator: { en: 'Discriminator D', zh: '判别器 D' },
  real: { en: 'real', zh: '真实' },
  generated: { en: 'generated', zh: '生成' },
  mode: { en: 'cloud of real points, drawn with radius 3σ', zh: '一团真实点，半径为 3 个标准差' },
  figure: {
    en: 'Real points as circles, generated ones as diamonds, and D’s probability in the background',
    zh: '圆点为真实点，菱形为生成点，背景为判别器的概率场',
  },
  probability: { en: 'D’s probability of being real', zh: 'D 认为是真的概率' },
  field: { en: 'D’s probability', zh: 'D 的概率场' },
  arrows: { en: '−∇ of G’s loss', zh: '负梯度（G 的损失）' },
  arrowsNote: { en: 'Arrows: down G’s loss, at each generated point', zh: '箭头：每个生成点处 G 损失的下降方向' },
  lattice: { en: 'Image of the noise grid', zh: '噪声网格的像' },
  modes: { en: 'Clouds', zh: '点团' },
  layers: { en: 'What is drawn', zh: '显示内容' },
  draw: { en: 'Draw points', zh: '画点' },
  clear: { en: 'Clear', zh: '清空' },
  stepBoth: { en: 'One update of both', zh: '双方各更新一次' },
  stepD: { en: 'Step D alone', zh: '只更新 D' },
  stepG: { en: 'Step G alone', zh: '只更新 G' },
  steps: { en: 'Steps', zh: '单步操作' },
  update: { en: 'Update', zh: '更新次数' },
  stepsTaken: { en: 'steps of D, of G', zh: 'D 与 G 的步数' },
  lossD: { en: 'loss of D', zh: 'D 的损失' },
  lossG: { en: 'loss of G', zh: 'G 的损失' },
  covered: { en: 'clouds found', zh: '找到的点团' },
  coveredOf: { en: '{count} of {all}', zh: '{all} 团中的 {count} 团' },
  good: { en: 'points in a cloud', zh: '落在团内的点' },
  status: { en: 'state', zh: '状态' },
  states: {
    waiting: { en: 'not started', zh: '尚未开始' },
    running: { en: 'running', zh: '进行中' },
    diverged: { en: 'diverged; the last finite weights are kept', zh: '已发散，保留发散前的最后一组权重' },
    undefined: { en: 'undefined; the last finite weights are kept', zh: '无定义，保留发散前的最后一组权重' },
  },
  chart: {
    losses: {
      title: { en: 'Losses', zh: '损失' },
      axis: { en: 'loss', zh: '损失' },
      name: { en: 'Losses of both players by update', zh: '双方损失随更新次数的变化' },
    },
    judgement: {
      title: { en: 'What D believes', zh: 'D 的判断' },
      axis: { en: 'mean probability', zh: '平均概率' },
      name: {
        en: 'Mean probability that D gives to real and to generated points, by update',
        zh: 'D 对真实点和生成点给出的平均概率随更新次数的变化',
      },
    },
    update: { en: 'update', zh: '更新次数' },
    undecided: { en: 'cannot tell', zh: '无法分辨' },
    balance: { en: 'ln 4: D cannot tell', zh: 'ln 4：D 无法分辨' },
  },
  images: {
    real: { en: 'Real images, made in the app', zh: '真实图像，由应用生成' },
    generated: { en: 'Generated images', zh: '生成的图像' },
    pull: { en: 'Change D rewards', zh: '提高 D 评分的像素变化' },
    pullNote: {
      en: 'the mean change of each pixel that raises D’s probability fastest: red brighter, blue darker',
      zh: '最快提高 D 所给概率的像素平均变化：红色变亮，蓝色变暗',
    },
    likeness: {
      en: 'Correlation of the mean generated with the mean real image: {value}',
      zh: '生成图像的平均与真实图像的平均之间的相关系数：{value}',
    },
    truth: {
      linear: {
        en: 'D is a single linear unit here, as in the tutorial “Applications of differentiation in artificial intelligence”: it can only compare weighted averages of the pixels. G drifts towards the mean image and has no reason to draw any single shape.',
        zh: '这里的 D 与教程《微分在人工智能的应用》一样，只是一个线性单元：它只能比较像素的加权平均。G 逐渐趋向平均图像，没有理由画出任何一个具体形状。',
      },
      deep: {
        en: 'D has hidden layers and can tell shapes apart. Full-size GANs use convolutions; these two are plain multilayer perceptrons.',
        zh: 'D 有隐藏层，能够分辨形状。正式的 GAN 使用卷积，这里双方都只是普通的多层感知机。',
      },
      tutorial: {
        en: 'The tutorial’s code stops in the middle of the discriminator’s step, and its “real images” are normal noise, which a tanh generator cannot even reach. This is its architecture, completed, on images that show something.',
        zh: '教程的代码在判别器的一步中途截断，其“真实图像”只是正态噪声，tanh 生成器甚至无法达到。这里补全了它的结构，并换上有内容的图像。',
      },
    },
  },
  panel: {
    data: { en: 'Real data', zh: '真实数据' },
    game: { en: 'Game', zh: '博弈' },
    hidden: { en: 'Hidden layers', zh: '隐藏层数' },
    activation: { en: 'Activation', zh: '激活函数' },
    output: { en: 'Output activation', zh: '输出激活' },
    init: { en: 'Initial weights', zh: '初始权重' },
    noiseInputs: { en: 'Noise inputs', zh: '噪声维数' },
  },
  data: {
    images: { en: 'Images 28 × 28', zh: '28 × 28 图像' },
    drawn: { en: 'Drawn by hand', zh: '手绘' },
  },
} as const satisfies Texts;
