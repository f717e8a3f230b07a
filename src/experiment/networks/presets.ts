import { NumpyRandom } from '../../catalog/data/numpy-random';
import { normaliseNetwork } from './experiment';
import type { NetworkPreset } from './preset';
import { TWO_SAMPLE_PRESETS } from './twoSamples';
import type { LayerWeights, NetDraft, NetExperiment } from './types';

export type { NetworkPreset };

/** `np.random.seed(42); W1 = randn(2, 4)*0.5; W2 = randn(4, 1)*0.5`, ours being out × in. */
function xorWeights(): LayerWeights[] {
  const random = new NumpyRandom(42);
  const first = random.normals(8).map((each) => 0.5 * each);
  const second = random.normals(4).map((each) => 0.5 * each);
  const transposed = Array.from({ length: 8 }, (_, i) => first[(i % 2) * 4 + Math.floor(i / 2)]);
  return [
    { W: transposed, b: [0, 0, 0, 0] },
    { W: second, b: [0] },
  ];
}

/** `np.random.seed(42); w = rand(2)` */
function twoUniforms(): number[] {
  const random = new NumpyRandom(42);
  return [random.uniform(), random.uniform()];
}

/** TensorFlow Playground as it opens: weights in ±½, biases 0.1, batches of 10, half of 500 points kept for testing. */
const PLAYGROUND: NetDraft = {
  network: { layers: [2, 8, 8, 1], activation: ['tanh', 'tanh', 'tanh'], loss: 'signed_half_mse' },
  init: { id: 'uniform', hyper: { gain: 0.5, bias: 0.1 } },
  data: { id: 'spirals', samples: 500, noise: 0, test: 0.5 },
  optimizer: 'sgd',
  hyper: { lr: 0.03 },
  batch: 10,
  epochs: 1500,
};

const TUTORIAL_SPIRALS: NetDraft['data'] = { id: 'tutorial_spirals', samples: 300, noise: 0.15 };

export const NETWORK_PRESETS: readonly NetworkPreset[] = [
  {
    id: 'start',
    name: { en: 'XOR, four quadrants', zh: 'XOR 四象限' },
    about: {
      en: 'Two hidden layers of eight learn what no line can: to tell one pair of opposite quadrants from the other.',
      zh: '两个各 8 单元的隐藏层学会直线做不到的事：按 x·y 的正负分开对角的象限。',
    },
    draft: {},
  },
  {
    id: 'xor_tutorial',
    name: { en: 'XOR of the tutorial, 2-4-1', zh: '教程的 XOR，2-4-1' },
    about: {
      en: 'The initial weights, rate and 5,000 epochs of the tutorial “Calculus for training AI models”. It logs the squared error, but its backward pass (output − y) minimises the cross-entropy: both are shown. Trained on the squared error itself, its error after 5,000 epochs would be more than a hundred times as large.',
      zh: '教程《微积分：AI 模型训练的优化引擎》的初始权重、学习率与 5000 轮。教程记录的是均方误差，而反向传播（output − y）实际最小化的是交叉熵：这里两条都画。若真按均方误差求梯度，5000 轮后的误差会大一百多倍。',
    },
    draft: {
      network: { layers: [2, 4, 1], activation: 'sigmoid', loss: 'bce' },
      weights: xorWeights(),
      data: { id: 'xor', samples: 4, noise: 0 },
      optimizer: 'sgd',
      hyper: { lr: 0.5 },
      epochs: 5000,
    },
  },
  {
    id: 'worked_231',
    name: { en: 'Worked example, 2-3-1', zh: '手算例题，2-3-1' },
    about: {
      en: 'The linear network from a set of lecture slides on backpropagation, every multiplication on screen: 7200, then 3225.137 after one step (the slides print 3225.157, and 140.3156 for 140.3136). All hidden units start alike and so stay alike.',
      zh: '一份反向传播课件中的线性网络，每一步乘法都在屏幕上：损失 7200，一步之后为 3225.137（课件误印为 3225.157，输出 140.3136 误印为 140.3156）。三个隐藏单元初值相同，因此始终相同。',
    },
    draft: {
      network: { layers: [2, 3, 1], activation: 'linear', loss: 'half_se', bias: false },
      weights: [{ W: [0.5, 0.5, 0.5, 0.5, 0.5, 0.5] }, { W: [1, 1, 1] }],
      data: { X: [[40, 80]], target: [60] },
      optimizer: 'sgd',
      hyper: { lr: 1e-5 },
      epochs: 50,
      view: 'hand',
    },
  },
  ...TWO_SAMPLE_PRESETS,
  {
    id: 'spiral_line',
    name: { en: 'The “spiral network” that is a line', zh: '其实是直线的“螺旋网络”' },
    about: {
      en: 'The tutorial “Calculus for training AI models” calls it a neural network, but it is one linear unit: its boundary is a straight line. It ends at 76.7% right, and the best of all lines gets 81%. The tutorial’s loss curve rises because of a broadcasting slip; the true one falls.',
      zh: '教程《微积分：AI 模型训练的优化引擎》称之为神经网络，其实只有一个线性单元，分界必为直线：最终正确率 76.7%，最好的直线也只有 81%。教程的损失曲线上升是广播错误所致，真实的损失在下降。',
    },
    draft: {
      network: { layers: [2, 1], loss: 'bce' },
      weights: [{ W: [-0.049587931889691454, 0.9233184980238329], b: [0] }],
      data: TUTORIAL_SPIRALS,
      optimizer: 'sgd',
      hyper: { lr: 0.5 },
      epochs: 1000,
    },
  },
  {
    id: 'spiral_net',
    name: { en: 'A network that can learn it: 2-16-16-1', zh: '学得会的网络：2-16-16-1' },
    about: {
      en: 'The same spirals with two hidden layers of sixteen: a network in fact, and every point is right in the end.',
      zh: '同样的双螺旋，加上两个各 16 单元的隐藏层：这才是网络，最终全部分对。',
    },
    draft: {
      network: { layers: [2, 16, 16, 1], activation: 'tanh', loss: 'bce' },
      init: 'lecun_normal',
      data: TUTORIAL_SPIRALS,
      optimizer: 'adam',
      hyper: { lr: 0.01 },
      epochs: 1000,
    },
  },
  {
    id: 'sigmoid_layer',
    name: { en: 'One sigmoid unit on XOR', zh: '单个 Sigmoid 单元学 XOR' },
    about: {
      en: 'The tutorial “Applications of differentiation in artificial intelligence” applies the sigmoid twice in its backward pass; here the rule is right, ½(y − p)² of p. It does not help: no single unit can do XOR, and the best it can say is ½ everywhere.',
      zh: '教程《微分在人工智能的应用》在反向传播中重复套用了 Sigmoid，这里用的是正确的 ½(y − p)² 的梯度。但仍无济于事：单个单元学不会 XOR，最好的结果是处处输出 ½。',
    },
    draft: {
      // The rate is half the tutorial's 0.1, because ½(y − p)² has half the gradient of (y − p)².
      network: { layers: [2, 1], loss: 'mse_sigmoid', bias: false },
      weights: [{ W: twoUniforms() }],
      data: { id: 'xor', samples: 4, noise: 0 },
      optimizer: 'sgd',
      hyper: { lr: 0.05 },
      epochs: 1000,
    },
  },
  {
    id: 'simple_nn',
    name: { en: 'PyTorch’s SimpleNN, 2-2-1', zh: 'PyTorch 的 SimpleNN，2-2-1' },
    about: {
      en: 'The PyTorch example of the tutorial “Applications of differentiation in artificial intelligence”, with the weights of torch.manual_seed(0), for 1,000 epochs: it has learned nothing by then, the loss is still ¼. Of 20 of PyTorch’s seeds none has solved it; after 10,000 epochs 18 have.',
      zh: '教程《微分在人工智能的应用》中的 PyTorch 例子，初始权重取自 torch.manual_seed(0)，训练 1000 轮：此时其实还没学会，损失停在 ¼。PyTorch 的 20 个种子无一成功；到 10000 轮时有 18 个学会。',
    },
    draft: {
      network: { layers: [2, 2, 1], activation: 'sigmoid', loss: 'mse' },
      weights: [
        {
          W: [-0.005293981172144413, 0.37932288646698, -0.5819807648658752, -0.5203874707221985],
          b: [-0.27234524488449097, 0.1896158903837204],
        },
        { W: [-0.014010033570230007, 0.5606575012207031], b: [-0.06275151669979095] },
      ],
      init: 'pytorch',
      data: { id: 'xor', samples: 4, noise: 0 },
      optimizer: 'sgd',
      hyper: { lr: 0.1 },
      epochs: 1000,
    },
  },
  {
    id: 'playground_spiral',
    name: { en: 'Playground’s spirals', zh: 'Playground 的双螺旋' },
    about: {
      en: 'TensorFlow Playground’s hardest data with its own settings: tanh to the end, squared error of ±1, batches of ten, rate 0.03, only x₁ and x₂ as inputs.',
      zh: 'TensorFlow Playground 最难的数据及其原有设置：全部用 tanh，±1 的平方误差，批量 10，学习率 0.03，输入只有 x₁ 和 x₂。',
    },
    draft: PLAYGROUND,
  },
  {
    id: 'playground_population',
    name: { en: 'Twenty seeds on the spirals', zh: '二十个种子学螺旋' },
    about: {
      en: 'The same network twenty times, from twenty seeds. One run proves little: look at where all of them end.',
      zh: '同一个网络、二十个种子各训练一次。单次运行说明不了什么，请看整体的分布。',
    },
    draft: { ...PLAYGROUND, view: 'population', population: { seeds: 20, show: 'distribution' } },
  },
  {
    id: 'optimizer_race',
    name: { en: 'Which optimizer learns the moons', zh: '哪种优化器学得会月牙' },
    about: {
      en: 'Many seeds for each of four optimizers, all with one learning rate: the distribution of their final losses.',
      zh: '四种优化器各取多个种子，学习率相同：比较最终损失的分布。',
    },
    draft: {
      data: { id: 'moons', samples: 200, noise: 0.15 },
      network: { layers: [2, 8, 8, 1], activation: 'tanh', loss: 'bce' },
      optimizer: 'sgd',
      hyper: { lr: 0.05 },
      epochs: 200,
      view: 'population',
      population: {
        seeds: 32,
        show: 'distribution',
        compare: { by: 'optimizer', ids: ['sgd', 'momentum', 'rmsprop', 'adam'] },
      },
    },
  },
  {
    id: 'fractal',
    name: { en: 'The border of trainability', zh: '训练收敛的边界' },
    about: {
      en: 'Every cell is a network, with one learning rate for each of its two layers. The border between learning and diverging looks fractal: zoom in.',
      zh: '每一格是一个网络，两层各用一个学习率。学会与发散之间的边界看上去是分形，可以不断放大。',
    },
    draft: {
      network: { layers: [2, 8, 1], activation: 'tanh', loss: 'mse', bias: false },
      data: { id: 'noisy_xor', samples: 16, noise: 0 },
      optimizer: 'sgd',
      hyper: { lr: 0.1 },
      epochs: 200,
      view: 'population',
      population: {
        show: 'sweep',
        sweep: {
          x: { of: 'lr:0', low: 0.3, high: 300, scale: 'log' },
          y: { of: 'lr:1', low: 0.08, high: 0.6, scale: 'log' },
          size: 64,
        },
      },
    },
  },
  {
    id: 'three_arms',
    name: { en: 'Three classes: softmax', zh: '三个类别：softmax' },
    about: {
      en: 'Three spiral arms, three outputs: softmax turns them into probabilities, and cross-entropy pulls on the right one.',
      zh: '三条螺旋臂对应三个输出：softmax 把它们变成概率，交叉熵拉高正确的那一个。',
    },
    draft: {
      network: { layers: [2, 16, 16, 3], activation: 'relu', loss: 'ce' },
      init: 'he_normal',
      data: { id: 'three_arms', samples: 300, noise: 0.2 },
      optimizer: 'adam',
      hyper: { lr: 0.01 },
      epochs: 500,
    },
  },
  {
    id: 'sine',
    name: { en: 'A curve: regression', zh: '拟合曲线：回归' },
    about: {
      en: 'One input, one output: the network bends a line until it goes through the points.',
      zh: '一个输入、一个输出：网络把直线弯曲，直到穿过各点。',
    },
    draft: {
      network: { layers: [1, 16, 16, 1], activation: 'tanh', loss: 'mse' },
      data: { id: 'sine', samples: 100, noise: 0.1, test: 0.2 },
      optimizer: 'adam',
      hyper: { lr: 0.01 },
      epochs: 1000,
    },
  },
  {
    id: 'landscape',
    name: { en: 'The loss landscape of a training run', zh: '训练路径上的损失地形' },
    about: {
      en: 'The loss over a plane through weight space, along the path of the training itself.',
      zh: '权重空间中一个平面上的损失，平面由训练路径的主成分张成。',
    },
    draft: {
      data: { id: 'circles', samples: 200, noise: 0 },
      view: 'landscape',
      landscape: { directions: 'path', extent: 1 },
    },
  },
  {
    id: 'gradient_flow',
    name: { en: 'Vanishing and exploding gradients', zh: '梯度消失与爆炸' },
    about: {
      en: 'Sixteen hidden layers, one backward pass, measured: what reaches the first layer. The tutorial “Calculus for training AI models” shows invented numbers here.',
      zh: '十六个隐藏层，一次真实的反向传播：看有多少梯度传到第一层。教程《微积分：AI 模型训练的优化引擎》中此处的数字是虚构的。',
    },
    draft: {
      data: { id: 'circles', samples: 100, noise: 0 },
      view: 'flow',
      flow: {
        depth: 16,
        width: 16,
        activations: ['sigmoid', 'tanh', 'relu'],
        inits: ['lecun_normal', 'xavier_normal', 'he_normal'],
      },
    },
  },
  {
    id: 'gan_ring',
    name: { en: 'A GAN on a ring of eight clouds', zh: '八团环上的 GAN' },
    about: {
      en: 'A generator turns noise into points, a discriminator tells them from the real ones. Watch whether it finds all eight clouds or suffers mode collapse and keeps only a few.',
      zh: '生成器把噪声变成点，判别器分辨真假。看它能找到全部八团，还是发生模式崩溃，只剩其中几团。',
    },
    draft: { view: 'gan' },
  },
  {
    id: 'gan_tutorial',
    name: { en: 'The tutorial’s GAN, 100 → 784', zh: '教程的 GAN，100 → 784' },
    about: {
      en: 'The shapes of the tutorial “Applications of differentiation in artificial intelligence”: a linear layer and tanh for 28 × 28 pixels, one linear unit as discriminator. Its “images” were noise and its code stops in mid-step; here the images are made in the app. A linear discriminator compares little more than averages.',
      zh: '教程《微分在人工智能的应用》的结构：一个线性层加 tanh 生成 28 × 28 像素，一个线性单元作判别。教程的“图像”只是噪声，代码也中途截断；这里的图像由应用生成。线性判别器差不多只能比较平均值。',
    },
    draft: {
      view: 'gan',
      gan: {
        data: 'images',
        samples: 256,
        batch: 64,
        generator: {
          layers: [100, 784],
          activation: ['tanh'],
          init: 'pytorch',
          optimizer: 'sgd',
          hyper: { lr: 0.01 },
        },
        discriminator: {
          layers: [784, 1],
          activation: ['linear'],
          init: 'pytorch',
          optimizer: 'sgd',
          hyper: { lr: 0.01 },
        },
      },
    },
  },
];

/** The experiment of a preset, complete. */
export function presetExperiment(preset: NetworkPreset): NetExperiment {
  return normaliseNetwork(preset.draft);
}
