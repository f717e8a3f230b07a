import type { LessonNumber, Step } from '../experiment/lessons/types';

/*
 * Why units bend: the curves and their slopes, saturation, softmax, the sigmoid that was applied twice, and what no
 * single unit can learn.
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

const circles = (activation: string) =>
  `v=1&network=2-8-1&activation=${activation}&loss=bce&data=circles&samples=200&noise=0&optimizer=adam&hyper=lr:0.03&epochs=200`;
const CURVES = 'v=1&function=sigmoid&bench=activations';
const SOFTMAX = `${CURVES}&activations.part=softmax&activations.logits=1:2:3`;
/** A single weight, input 1, target 0, from w = 10: the squared error of σ(w), and its cross-entropy. */
const flat = (formula: string) =>
  `v=1&f=${formula}&variable=w&domain=-12:12&bench=descent&run=sgd,lr:1,start:10&steps=1000`;
const SQUARED = flat('sigmoid(w)%5E2');
const ENTROPY = flat('softplus(w)');

/** One sigmoid unit without a bias on the four corners; the start is np.random.seed(42); rand(2). */
const ONE_UNIT = {
  version: 1,
  network: { layers: [2, 1], loss: 'mse_sigmoid', bias: false },
  weights: [{ W: [0.3745401188473625, 0.9507143064099162] }],
  data: { id: 'xor', samples: 4, noise: 0 },
  optimizer: 'sgd',
  // Half the tutorial's 0.1, because the tutorial goes down ½(y − p)², and this loss is (y − p)².
  hyper: { lr: 0.05 },
  epochs: 1000,
};
/** A unit that draws the line x₁ + x₂ = ½ sharply. */
const SHARP =
  'v=1&network=2-1&loss=mse_sigmoid&data=xor&samples=4&noise=0&weights=20:20,-10&optimizer=sgd&hyper=lr:0.1&epochs=1';
const UNDECIDED =
  'v=1&network=2-1&loss=mse_sigmoid&data=xor&samples=4&noise=0&weights=0:0,0&optimizer=sgd&hyper=lr:0.1&epochs=1';
/** The four corners for the perceptron, whose line follows the ball on the map. */
const CORNERS =
  'v=1&surface=perceptron&data=x1:0:0:1:1,x2:0:1:0:1,y:-1:1:1:-1&params=b:-0.5&run=sgd,lr:0.1,start:1.2:0.2&steps=1&tool=data';

const SUM = '(exp(1) + exp(2) + exp(3))';

export const activations: readonly Step[] = [
  {
    id: 'straight',
    title: { en: 'Layers without a bend', zh: '不弯的层，叠多少也没用' },
    rows: ['D3'],
    experiment: circles('linear'),
    offers: ['transport', 'figures', 'addLayer', 'removeLayer'],
    play: { at: 0, runs: true, loops: true },
    caption: [
      {
        en: 'A disc inside a ring, and a network of eight hidden units that is to tell them apart. It trains and trains, and its boundary stays a straight line: the units of this network only add.',
        zh: '一个圆盘，外面套着一圈圆环；一个有八个隐藏单元的网络要把它们分开。它练了又练，边界却始终是一条直线：这个网络的单元只会相加。',
      },
      {
        en: 'Sums of sums are sums: however many such layers one puts behind each other, together they are one. What is missing is a bend.',
        zh: '和的和还是和：这样的层无论叠多少，合起来仍只是一层。缺的，是一点弯曲。',
      },
    ],
    reveals: [
      {
        experiment: circles('tanh'),
        play: { at: 0, runs: true },
        text: {
          en: 'Now each hidden unit passes its sum through the curve tanh, and nothing else is changed. In the end {bent}% of the points are right; without the bend it was {straight}%.',
          zh: '现在让每个隐藏单元把它的和再送过一条曲线 tanh，其余一概不变。最后的准确率是 {bent}%；不弯的时候，只有 {straight}%。',
        },
      },
    ],
    numbers: [
      {
        name: 'straightShare',
        label: { en: 'share', zh: '比例' },
        experiment: circles('linear'),
        read: { kind: 'train', of: 'accuracy' },
        quiet: true,
      },
      {
        name: 'straight',
        label: { en: 'accuracy, linear units, in per cent', zh: '线性单元的准确率（%）' },
        read: { kind: 'formula', formula: '100*straightShare' },
        digits: 3,
      },
      {
        name: 'bentShare',
        label: { en: 'share', zh: '比例' },
        experiment: circles('tanh'),
        read: { kind: 'train', of: 'accuracy' },
        quiet: true,
      },
      {
        name: 'bent',
        label: { en: 'accuracy, tanh units, in per cent', zh: 'tanh 单元的准确率（%）' },
        read: { kind: 'formula', formula: '100*bentShare' },
        digits: 3,
        after: 1,
      },
    ],
    notes: {
      en: 'Ask for more layers instead of a bend: add some, it does not help.',
      zh: '有人会建议多加几层：可以当场加给他看，没有用。',
    },
  },
  {
    id: 'curves',
    title: { en: 'One input, many tempers', zh: '同一个输入，各有各的脾气' },
    rows: ['D3'],
    experiment: `${CURVES}&activations.show=sigmoid;tanh;relu;leaky_relu;prelu;elu&activations.x=-2`,
    offers: ['activations.x', 'values'],
    caption: [
      {
        en: 'Six curves on one axis, and below them their slopes. Drag the upright line from −6 to 6 and watch what each of them makes of the same input.',
        zh: '六条曲线画在同一根轴上，下方是它们的斜率。把竖线从 −6 拖到 6，看同一个输入在它们手里各变成什么。',
      },
      {
        en: '**One input, many tempers.** At −2, sigmoid says {sigmoid} and tanh {tanh}; ReLU says {relu}, Leaky ReLU lets a hundredth through, {leaky}, and ELU bends down to {elu}. On the far right, sigmoid and tanh have gone flat, while the others simply climb on.',
        zh: '**同一个输入，各有各的脾气。** 在 −2 处，Sigmoid 答 {sigmoid}，tanh 答 {tanh}；ReLU 一概答 {relu}，Leaky ReLU 放过百分之一，答 {leaky}，ELU 则弯到 {elu}。到了最右边，Sigmoid 与 tanh 早已走平，其余几条还一路上升。',
      },
    ],
    numbers: (
      [
        ['sigmoid', 'σ(−2)', 'sigmoid(x)'],
        ['tanh', 'tanh(−2)', 'tanh(x)'],
        ['relu', 'ReLU(−2)', 'max(x, 0)'],
        ['leaky', 'Leaky ReLU(−2)', 'x > 0 ? x : 0.01*x'],
        ['elu', 'ELU(−2), α = 1', 'x > 0 ? x : exp(x) - 1'],
      ] as const
    ).map(
      ([name, label, formula]): LessonNumber => ({
        name,
        label: { en: label, zh: label.replace(', ', '，') },
        read: { kind: 'value', formula, at: -2, of: 'f' },
        digits: 3,
      }),
    ),
    notes: {
      en: 'Which of them could tell −5 from −6? Which could not tell 5 from 6?',
      zh: '可以问：谁还分得清 −5 与 −6？谁又分不清 5 与 6？',
    },
  },
  {
    id: 'quarter',
    title: { en: 'At best a quarter', zh: '最陡也只有四分之一' },
    rows: ['D4'],
    experiment: 'v=1&function=sigmoid&domain=-6:6&bench=derivative&derivative.part=predict',
    offers: ['sketch', 'sketch.buttons', 'score'],
    caption: [
      {
        en: 'Above stands the sigmoid. **Draw its slope below**, freehand, before you look: where is it steepest, and how steep? Then compare.',
        zh: '上方是 Sigmoid。**先别看答案，在下方亲手画出它的斜率**：哪里最陡，有多陡？画好再对照。',
      },
    ],
    question: {
      text: {
        en: 'How steep is σ at its steepest place?',
        zh: 'σ 在最陡的地方有多陡？',
      },
      answers: [
        {
          text: { en: '1', zh: '1' },
          says: {
            en: 'That is tanh. σ rises by only 1 in all, and takes its time.',
            zh: '那是 tanh。σ 总共才升高 1，而且升得从容。',
          },
        },
        {
          text: { en: '½', zh: '½' },
          says: {
            en: 'That is its height in the middle, not its slope.',
            zh: '½ 是它在中点的高度，不是坡度。',
          },
        },
        {
          text: { en: '¼', zh: '¼' },
          right: true,
          says: {
            en: "$\\sigma'=\\sigma(1-\\sigma)$, and of two shares that add up to 1 the product is at most ¼.",
            zh: "$\\sigma'=\\sigma(1-\\sigma)$；两份加起来等于 1，乘积最大就是 ¼。",
          },
        },
      ],
    },
    reveals: [
      {
        experiment: `${CURVES}&activations.show=sigmoid;tanh&activations.x=0`,
        offers: ['activations.x', 'values'],
        text: {
          en: "$\\sigma'(0)$ is {sigmoid}, while tanh, whose slope is $1-\\tanh^2$, has {tanh} there. **Even at its steepest, σ passes on a quarter of what comes back**; at ±5, not even {far}. Keep this quarter in mind: the next chapter multiplies twenty of them.",
          zh: "$\\sigma'(0)$ 等于 {sigmoid}；tanh 的斜率是 $1-\\tanh^2$，在那里是 {tanh}。**即使在最陡处，σ 也只把回传的误差放过四分之一**；到了 ±5，连 {far} 都不到。请记住这个四分之一：下一章要把二十个它乘起来。",
        },
      },
    ],
    numbers: [
      {
        name: 'sigmoid',
        label: { en: "$\\sigma'(0)$", zh: "$\\sigma'(0)$" },
        read: { kind: 'value', formula: 'sigmoid(x)', at: 0, of: 'dx' },
        after: 1,
      },
      {
        name: 'tanh',
        label: { en: "$\\tanh'(0)$", zh: "$\\tanh'(0)$" },
        read: { kind: 'value', formula: 'tanh(x)', at: 0, of: 'dx' },
        after: 1,
      },
      {
        name: 'far',
        label: { en: "$\\sigma'(5)$", zh: "$\\sigma'(5)$" },
        read: { kind: 'value', formula: 'sigmoid(x)', at: 5, of: 'dx' },
        digits: 3,
        after: 1,
      },
    ],
    notes: {
      en: 'Two minutes for the drawing. Most people draw it too high and too narrow.',
      zh: '给两分钟画图；多数人会画得太高、太窄。',
    },
  },
  {
    id: 'parameter',
    title: { en: 'The fine print', zh: '公式的前提' },
    rows: ['D3', 'D4'],
    experiment: `${CURVES}&activations.show=relu;prelu;elu&activations.x=-1&activations.focus=relu&activations.parameters=elu.alpha:0.5`,
    offers: ['sliders', 'values'],
    caption: [
      {
        en: 'ELU and PReLU have a parameter α. Move it and watch the slopes below, close to 0 and left of it.',
        zh: 'ELU 与 PReLU 各有一个参数 α。拖动它，盯住下方的斜率，看 0 的附近和左边。',
      },
      {
        en: 'From the left, ELU comes into 0 with slope α, here {left}, and leaves it with {right}: a kink, unless α = 1. And “max(αx, x)” is PReLU only for α ≤ 1: with α = 2, PReLU gives {prelu} at −1, the maximum {maximum}.',
        zh: 'ELU 从左边以斜率 α 走到 0（这里是 {left}），再以 {right} 离开：除非 α = 1，否则总有一个折角。“max(αx, x)”也只有在 α ≤ 1 时才是 PReLU：取 α = 2，在 −1 处 PReLU 得 {prelu}，最大值却是 {maximum}。',
      },
      {
        en: 'The tutorials say that ReLU cures vanishing gradients. It does, for $x>0$; left of 0 its slope is {relu}, and nothing comes back at all. **Move a parameter and the fine print appears.**',
        zh: '教程说 ReLU 解决了梯度消失。这话只对 $x>0$ 成立；在 0 的左边它的斜率是 {relu}，什么也传不回来。**参数一动，公式的前提就露出来。**',
      },
    ],
    numbers: [
      {
        name: 'left',
        label: { en: 'ELU, α = ½: slope left of 0', zh: 'ELU，α = ½：0 左侧的斜率' },
        read: { kind: 'value', formula: 'x > 0 ? x : 0.5*(exp(x) - 1)', at: 0, of: 'left' },
        digits: 2,
        tutorial: {
          text: 'ELU + α',
          why: {
            en: 'The same at 0, where it is α; what is not said is that it meets the slope 1 on the right only for α = 1.',
            zh: '在 0 处也是 α，并没有错；只是没有说明：只有 α = 1 时它才与右侧的斜率 1 接上。',
          },
        },
      },
      {
        name: 'right',
        label: { en: 'right of 0', zh: '0 右侧的斜率' },
        read: { kind: 'value', formula: 'x > 0 ? x : 0.5*(exp(x) - 1)', at: 0, of: 'right' },
      },
      {
        name: 'prelu',
        label: { en: 'PReLU(−1), α = 2', zh: 'PReLU(−1)，α = 2' },
        read: { kind: 'value', formula: 'x > 0 ? x : 2*x', at: -1, of: 'f' },
        tutorial: {
          text: 'max(αx, x)',
          why: {
            en: 'Which is the larger of the two only tells them apart while α ≤ 1.',
            zh: '只有 α ≤ 1 时，取较大者才与 PReLU 相同。',
          },
        },
      },
      {
        name: 'maximum',
        label: { en: 'max(2x, x) at −1', zh: 'max(2x, x) 在 −1 处' },
        read: { kind: 'value', formula: 'max(2*x, x)', at: -1, of: 'f' },
      },
      {
        name: 'relu',
        label: { en: 'slope of ReLU at −1', zh: 'ReLU 在 −1 处的斜率' },
        read: { kind: 'value', formula: 'max(x, 0)', at: -1, of: 'dx' },
      },
    ],
  },
  {
    id: 'flat',
    title: { en: 'Stuck on the flat', zh: '陷在平地上' },
    rows: ['C6'],
    experiment: SQUARED,
    offers: ['transport', 'start', 'beside'],
    play: { at: 0, runs: true, speed: 4 },
    caption: [
      {
        en: 'A unit with one weight: input 1, target 0, output $\\sigma(w)$. It starts at $w=10$, as wrong as can be, and is to go down the squared error $\\sigma(w)^2$ in 1,000 steps of $\\eta=1$.',
        zh: '一个只有一个权重的单元：输入 1，目标 0，输出 $\\sigma(w)$。它从 $w=10$ 出发，错得不能再错；要沿平方误差 $\\sigma(w)^2$ 走下来，步长 $\\eta=1$，共 1000 步。',
      },
    ],
    question: {
      text: { en: 'Where will it be after 1,000 steps?', zh: '1000 步之后，它会在哪里？' },
      answers: [
        {
          text: { en: 'at the bottom, far left', zh: '左边的谷底' },
          says: {
            en: 'It would have to leave the plateau first, and there is hardly a slope to leave it by.',
            zh: '它得先离开这块平地，而平地上几乎没有坡度可依。',
          },
        },
        {
          text: { en: 'about where it started', zh: '差不多还在原地' },
          right: true,
          says: {
            en: "The slope is proportional to $\\sigma'$, and that is next to nothing at 10.",
            zh: "坡度正比于 $\\sigma'$，而 $\\sigma'$ 在 10 处几乎为零。",
          },
        },
      ],
    },
    reveals: [
      {
        play: { at: 'end' },
        text: {
          en: 'It has come to {squared}. The slope of σ is {s0} at 0, {s2} at 2, {s5} at 5 and {s10} at 10: **on the flat even the grossest error teaches nothing.**',
          zh: '它才走到 {squared}。σ 的斜率在 0 处是 {s0}，在 2 处是 {s2}，在 5 处是 {s5}，在 10 处只剩 {s10}：**陷在平地上，错得再离谱也学不动。**',
        },
      },
      {
        experiment: ENTROPY,
        play: { at: 0, runs: true, speed: 4 },
        text: {
          en: 'The same start and the same steps, but down the cross-entropy $-\\ln(1-\\sigma(w))$. There, the worse the answer, the steeper the slope, up to 1. After 1,000 steps it is at {entropy}. Drag the start and compare.',
          zh: '起点、步长都不变，改沿交叉熵 $-\\ln(1-\\sigma(w))$ 下降：错得越厉害，坡度越接近 1。1000 步之后，它到了 {entropy}。可以拖动起点，两相比较。',
        },
      },
    ],
    numbers: [
      ...[0, 2, 5, 10].map(
        (x): LessonNumber => ({
          name: `s${x}`,
          label: { en: `$\\sigma'(${x})$`, zh: `$\\sigma'(${x})$` },
          read: { kind: 'value', formula: 'sigmoid(x)', at: x, of: 'dx' },
          digits: 3,
          after: 1,
        }),
      ),
      {
        name: 'squared',
        label: { en: 'squared error: $w$ after 1,000', zh: '平方误差：1000 步后的 $w$' },
        experiment: SQUARED,
        read: { kind: 'run', step: 1000, of: 'x' },
        digits: 5,
        after: 1,
      },
      {
        name: 'entropy',
        label: { en: 'cross-entropy: $w$ after 1,000', zh: '交叉熵：1000 步后的 $w$' },
        experiment: ENTROPY,
        read: { kind: 'run', step: 1000, of: 'x' },
        digits: 5,
        after: 2,
      },
    ],
    notes: {
      en: 'This is why p − y in the chapter on backpropagation did so well.',
      zh: '“反向传播”一章里的 p − y 为什么那么有效，这里就是原因。',
    },
  },
  {
    id: 'softmax',
    title: { en: 'Only the gaps count', zh: '只看差距，不看高低' },
    rows: ['D3'],
    experiment: SOFTMAX,
    offers: ['temperature', 'logits'],
    caption: [
      {
        en: 'Softmax turns numbers into shares that add up to 1: $s_i=e^{z_i}/\\sum_j e^{z_j}$. Drag the bars of 1, 2 and 3, then the temperature $T$, by which all of them are divided first.',
        zh: 'Softmax 把几个数变成加起来等于 1 的份额：$s_i=e^{z_i}/\\sum_j e^{z_j}$。先拖动 1、2、3 这三根柱子，再调温度 $T$：所有的数都先除以它。',
      },
      {
        en: 'The shares of 1, 2, 3 are {s1}, {s2}, {s3}. At $T=\\tfrac12$ they are {h1}, {h2}, {h3}: the cooler, the more the greatest takes.',
        zh: '1、2、3 的份额是 {s1}、{s2}、{s3}；温度降到 $T=\\tfrac12$，变成 {h1}、{h2}、{h3}：越冷，最大的那个占得越多。',
      },
    ],
    question: {
      text: {
        en: 'Add 100 to all three numbers. What happens to the shares?',
        zh: '三个数都加上 100，份额会怎样变？',
      },
      answers: [
        {
          text: { en: 'they become more equal', zh: '更接近平均' },
          says: {
            en: 'As percentages of the sum they would. But softmax divides powers, and there 100 cancels.',
            zh: '若按占总和的百分比算，确实如此；但 Softmax 比的是指数，100 会约掉。',
          },
        },
        {
          text: { en: 'not at all', zh: '完全不变' },
          right: true,
          says: {
            en: '$e^{100}$ stands above and below the line and cancels.',
            zh: '分子分母都多了一个 $e^{100}$，正好约掉。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: `${SOFTMAX}&activations.shift=100`,
        offers: ['temperature', 'shift', 'forms'],
        text: {
          en: '**Only the gaps count, not the heights.** On paper, that is. Computed literally in float32, the usual precision of networks, $e^{103}$ is infinite, infinite over infinite is no number (NaN), and this happens from {limit} on; see the last row of the table. Good programs subtract the greatest number first.',
          zh: '**只看差距，不看高低。** 纸上确实如此；可照字面用 float32（神经网络常用的精度）去算，$e^{103}$ 溢出为无穷大，无穷大除以无穷大得 NaN，见表格最后一行：超过 {limit} 就会这样。好的程序会先减去最大的那个数。',
        },
      },
    ],
    numbers: [
      ...[1, 2, 3].map(
        (z): LessonNumber => ({
          name: `s${z}`,
          label: { en: `share of ${z}`, zh: `${z} 的份额` },
          read: { kind: 'formula', formula: `exp(${z})/${SUM}` },
          digits: 7,
        }),
      ),
      ...[1, 2, 3].map(
        (z): LessonNumber => ({
          name: `h${z}`,
          label: { en: `share of ${z} at $T=\\tfrac12$`, zh: `$T=\\tfrac12$ 时 ${z} 的份额` },
          read: { kind: 'formula', formula: `exp(2*${z})/(exp(2) + exp(4) + exp(6))` },
          digits: 3,
          quiet: true,
        }),
      ),
      {
        name: 'limit',
        label: { en: 'greatest $z$ whose $e^z$ float32 can hold', zh: 'float32 容得下 $e^z$ 的最大 $z$' },
        read: { kind: 'formula', formula: 'log((2 - 2^-23)*2^127)' },
        digits: 3,
        after: 1,
        tutorial: {
          text: '$e^{z_i}/\\sum_j e^{z_j}$',
          why: {
            en: 'The formula is right, but no recipe: taken literally it ends in NaN beyond this.',
            zh: '公式没错，却不能照抄成程序：超过这个数就算出 NaN。',
          },
        },
      },
    ],
  },
  {
    id: 'jacobian',
    title: { en: 'One rises, the others fall', zh: '一个升，其余必降' },
    rows: ['D4'],
    experiment: SOFTMAX,
    offers: ['logits'],
    caption: [
      {
        en: 'What is the derivative of softmax? The tutorials’ table has none, for it is not one number: each share depends on each input. Drag one of the bars and watch all the shares.',
        zh: 'Softmax 的导数是什么？教程的表里没有这一行，因为它不是一个数：每一份都依赖每一个输入。拖动一根柱子，看所有的份额怎样变。',
      },
    ],
    question: {
      text: {
        en: 'You raise $z_1$ a little. Which sign has the change of $s_3$?',
        zh: '把 $z_1$ 抬高一点，$s_3$ 会怎样？',
      },
      answers: [
        {
          text: { en: 'positive', zh: '增加' },
          says: {
            en: 'Then something else would have to shrink, and $z_3$ has not been touched.',
            zh: '$z_3$ 并没有动；$s_1$ 多占了，别人只能少占。',
          },
        },
        {
          text: { en: 'zero', zh: '不变' },
          says: {
            en: 'Its own input is unchanged, but the sum below the line has grown.',
            zh: '它自己的输入没变，可分母变大了。',
          },
        },
        {
          text: { en: 'negative', zh: '减少' },
          right: true,
          says: { en: 'By $-s_1s_3$.', zh: '变化率是 $-s_1s_3$。' },
        },
      ],
    },
    reveals: [
      {
        offers: ['logits', 'jacobian'],
        text: {
          en: 'It is the matrix $\\operatorname{diag}(s)-s\\,s^{\\mathsf T}$. In its first row stand {j11}, {j12} and {j13}: their sum is {sum}. **One rises, the others must fall**, for there is only one cake to share.',
          zh: '它是矩阵 $\\operatorname{diag}(s)-s\\,s^{\\mathsf T}$。第一行是 {j11}、{j12}、{j13}，合计为 {sum}。**一个升，其余必降**：蛋糕只有一个，分来分去总是它。',
        },
      },
    ],
    numbers: [
      ...[1, 2, 3].map(
        (z): LessonNumber => ({
          name: `s${z}`,
          label: { en: `share of ${z}`, zh: `${z} 的份额` },
          read: { kind: 'formula', formula: `exp(${z})/${SUM}` },
          quiet: true,
        }),
      ),
      {
        name: 'j11',
        label: { en: '$\\partial s_1/\\partial z_1$', zh: '$\\partial s_1/\\partial z_1$' },
        read: { kind: 'formula', formula: 's1 - s1*s1' },
        digits: 3,
        after: 1,
      },
      {
        name: 'j12',
        label: { en: '$\\partial s_1/\\partial z_2$', zh: '$\\partial s_1/\\partial z_2$' },
        read: { kind: 'formula', formula: '-s1*s2' },
        digits: 3,
        after: 1,
      },
      {
        name: 'j13',
        label: { en: '$\\partial s_1/\\partial z_3$', zh: '$\\partial s_1/\\partial z_3$' },
        read: { kind: 'formula', formula: '-s1*s3' },
        digits: 3,
        after: 1,
      },
      {
        name: 'sum',
        label: { en: 'sum of the row', zh: '该行之和' },
        read: { kind: 'formula', formula: 's1 - s1*(s1 + s2 + s3)' },
        digits: 3,
        after: 1,
      },
    ],
  },
  {
    id: 'twice',
    title: { en: 'Through σ twice', zh: '套了两次 σ' },
    rows: ['E2'],
    experiment: ONE_UNIT,
    offers: ['transport', 'figures', 'bars'],
    play: { at: 'end' },
    caption: [
      {
        en: 'A single sigmoid unit on XOR, from a tutorial. In its backward pass the output $p$ is already $\\sigma(z)$, so the slope is $p(1-p)$. The tutorial’s program puts $p$ through σ once more and takes $\\sigma(p)(1-\\sigma(p))$. The small figure shows both factors over $p$.',
        zh: '教程里的一个例子：单个 Sigmoid 单元学 XOR。反向传播时，输出 $p$ 已经是 $\\sigma(z)$，斜率应取 $p(1-p)$；教程的程序却又给 $p$ 套了一层 σ，取成 $\\sigma(p)(1-\\sigma(p))$。小图画出这两个因子随 $p$ 的变化。',
      },
    ],
    question: {
      text: {
        en: 'A unit is certain: $p$ is 1. Which factor does it deserve, and which does the tutorial give it?',
        zh: '单元已经十分肯定，$p=1$。该取多大的因子，教程又取了多大？',
      },
      answers: [
        {
          text: { en: '0, and about 0.2', zh: '该取 0，教程取约 0.2' },
          right: true,
          says: {
            en: 'σ(p) of a p between 0 and 1 lies between ½ and 0.73, where σ is never flat.',
            zh: 'p 在 0 与 1 之间，σ(p) 就在 ½ 与 0.73 之间，那里 σ 从不走平。',
          },
        },
        {
          text: { en: 'the same, 0.25', zh: '两者一样，都是 0.25' },
          says: {
            en: 'A quarter is what an undecided unit gets, at p = ½; and in the tutorial’s rule one at p = 0.',
            zh: '四分之一属于拿不定主意的单元，即 p = ½；在教程的规则里，却成了 p = 0 处的值。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'Done right, the factor runs from 0 over {top} back to 0; twice through σ, it stays between {low} and {high}. **Saturation can no longer be seen.** From the same start, 1,000 rounds of the right rule end at ({w1}, {w2}) with an error of {mse}, the tutorial’s at ({v1}, {v2}) with {wrong}.',
          zh: '正确的因子从 0 升到 {top}，再落回 0；套两次 σ，就总在 {low} 与 {high} 之间。**套两次 σ，饱和就看不见了。** 从同一个起点训练 1000 轮，正确的规则停在 ({w1}, {w2})，均方误差 {mse}；教程的规则停在 ({v1}, {v2})，均方误差 {wrong}。',
        },
      },
      {
        text: {
          en: 'Here the slip does little harm, for both have learned nothing: an error of ¼ is what a unit earns that says ½ to everything. That is not the fault of the rule. Look at the next step.',
          zh: '在这里，这个错误没造成多大损害，因为两者都什么也没学到：对一切都答 ½，均方误差就是 ¼。不过这怪不得规则，请看下一步。',
        },
      },
    ],
    figures: [
      {
        kind: 'lines',
        title: { en: 'Factor in the backward pass', zh: '反向传播中的因子' },
        x: {
          label: { en: 'output p', zh: '输出 p' },
          values: { kind: 'curve', formula: 'p', variable: 'p', from: 0, to: 1, count: 101 },
        },
        y: { label: { en: 'factor', zh: '因子' } },
        series: [
          {
            label: { en: 'p(1 − p)', zh: 'p(1 − p)' },
            values: { kind: 'curve', formula: 'p*(1 - p)', variable: 'p', from: 0, to: 1, count: 101 },
          },
          {
            label: { en: 'σ(p)(1 − σ(p)), tutorial', zh: 'σ(p)(1 − σ(p))，教程' },
            values: {
              kind: 'curve',
              formula: 'sigmoid(p)*(1 - sigmoid(p))',
              variable: 'p',
              from: 0,
              to: 1,
              count: 101,
            },
          },
        ],
      },
    ],
    numbers: [
      {
        name: 'top',
        label: { en: 'right factor at $p=\\tfrac12$', zh: '正确的因子，$p=\\tfrac12$' },
        read: { kind: 'value', formula: 'x*(1 - x)', at: 0.5, of: 'f' },
        digits: 2,
        quiet: true,
      },
      {
        name: 'high',
        label: { en: 'tutorial’s factor at $p=0$', zh: '教程的因子，$p=0$' },
        read: { kind: 'value', formula: 'sigmoid(x)*(1 - sigmoid(x))', at: 0, of: 'f' },
        digits: 2,
        quiet: true,
      },
      {
        name: 'low',
        label: { en: 'tutorial’s factor at $p=1$', zh: '教程的因子，$p=1$' },
        read: { kind: 'value', formula: 'sigmoid(x)*(1 - sigmoid(x))', at: 1, of: 'f' },
        digits: 4,
        quiet: true,
      },
      {
        name: 'w1',
        label: { en: 'right rule, $w_1$', zh: '正确的规则，$w_1$' },
        experiment: ONE_UNIT,
        read: { kind: 'weight', epoch: 1000, layer: 0, unit: 0, input: 0 },
        quiet: true,
      },
      {
        name: 'w2',
        label: { en: 'right rule, $w_2$', zh: '正确的规则，$w_2$' },
        experiment: ONE_UNIT,
        read: { kind: 'weight', epoch: 1000, layer: 0, unit: 0, input: 1 },
        quiet: true,
      },
      {
        name: 'mse',
        label: { en: 'right rule, squared error', zh: '正确的规则，均方误差' },
        experiment: ONE_UNIT,
        read: { kind: 'train', epoch: 1000, of: 'mse' },
        digits: 7,
        after: 1,
      },
      {
        name: 'v1',
        label: { en: 'σ twice, $w_1$', zh: '套两次 σ，$w_1$' },
        experiment: ONE_UNIT,
        read: { kind: 'wrong', way: 'sigmoidTwice', of: 'w1', epoch: 1000 },
        quiet: true,
      },
      {
        name: 'v2',
        label: { en: 'σ twice, $w_2$', zh: '套两次 σ，$w_2$' },
        experiment: ONE_UNIT,
        read: { kind: 'wrong', way: 'sigmoidTwice', of: 'w2', epoch: 1000 },
        quiet: true,
      },
      {
        name: 'wrong',
        label: { en: 'σ twice, squared error', zh: '套两次 σ，均方误差' },
        experiment: ONE_UNIT,
        read: { kind: 'wrong', way: 'sigmoidTwice', of: 'mse', epoch: 1000 },
        digits: 7,
        after: 1,
      },
    ],
    notes: {
      en: 'A function named sigmoid_derivative(a) that expects the activation, not z, invites this slip.',
      zh: '名为 sigmoid_derivative(a) 的函数，收的是激活值而不是 z：这个错误多半由此而来。',
    },
  },
  {
    id: 'line',
    title: { en: 'What no line can do', zh: '一条直线做不到的事' },
    rows: ['E2'],
    experiment: CORNERS,
    offers: ['points', 'parameter.b'],
    caption: [
      {
        en: 'The four corners of XOR and one line. Drag the ball on the map, it is the line’s two weights, and move the slider of the bias. Ringed corners are wrong: lay the line so that none is.',
        zh: 'XOR 的四个角，一条直线。地图上的球就是直线的两个权重：拖动它，再调偏置滑块。套圈的角是答错的：试试看，能不能一个圈也不剩。',
      },
    ],
    question: {
      text: {
        en: 'How many of the four corners can a line get right at most?',
        zh: '一条直线最多能答对四个角中的几个？',
      },
      answers: [
        {
          text: { en: 'two', zh: '两个' },
          says: {
            en: 'A line that cuts off one corner gets three.',
            zh: '把一个角单独切出来，就能对三个。',
          },
        },
        {
          text: { en: 'three', zh: '三个' },
          right: true,
          says: {
            en: 'The two corners of a class face each other, and the lines between them cross.',
            zh: '同类的两个角遥遥相对，两类的连线又互相交叉，总有一个落错边。',
          },
        },
        {
          text: { en: 'all four', zh: '四个都行' },
          says: {
            en: 'Try it. If both ends of a diagonal lie on one side, so does its middle, and both diagonals have the same middle.',
            zh: '不妨一试。一条对角线的两端在同一侧，它的中点也在那一侧；而两条对角线的中点是同一个点。',
          },
        },
      ],
    },
    reveals: [
      {
        offers: ['points', 'separation', 'parameter.b'],
        text: {
          en: '**However you lay it, one corner is wrong.** And the squared error does not even strive for three: a sharp line with {right}% right costs {sharp}, and to say ½ to everything costs {undecided}. So a unit that learns from it gives up and says ½.',
          zh: '**一条直线，怎么摆都差一个点。** 而且均方误差根本不奖励答对三个：一条分明的直线，准确率 {right}%，代价是 {sharp}；对一切都答 ½，代价也是 {undecided}。难怪照它学习的单元索性什么都答 ½。',
        },
      },
      {
        text: {
          en: 'So the bend is needed, and a layer of units behind it; the chapter on backpropagation has shown four of them that manage. But every bend passes on a part of the error only. What is left after twenty of them?',
          zh: '所以才需要弯曲，需要一层又一层的单元；“反向传播”一章里的四个单元就做到了。可是每弯一次，误差只能传回一部分。弯上二十次，还剩多少？',
        },
      },
    ],
    numbers: [
      {
        name: 'share',
        label: { en: 'share', zh: '比例' },
        experiment: SHARP,
        read: { kind: 'train', epoch: 0, of: 'accuracy' },
        quiet: true,
      },
      {
        name: 'right',
        label: { en: 'accuracy of a sharp line, in per cent', zh: '分明的直线：准确率（%）' },
        read: { kind: 'formula', formula: '100*share' },
        after: 1,
      },
      {
        name: 'sharp',
        label: { en: 'its squared error', zh: '它的均方误差' },
        experiment: SHARP,
        read: { kind: 'train', epoch: 0, of: 'mse' },
        digits: 4,
        after: 1,
      },
      {
        name: 'undecided',
        label: { en: 'squared error of always ½', zh: '一律答 ½ 的均方误差' },
        experiment: UNDECIDED,
        read: { kind: 'train', epoch: 0, of: 'mse' },
        digits: 4,
        after: 1,
      },
    ],
    notes: {
      en: 'Let two people try at the screen before the answer is shown.',
      zh: '揭晓之前，请两位听众上来各试一次。',
    },
  },
];
