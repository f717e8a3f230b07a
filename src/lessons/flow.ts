import type { LessonNumber, Step, StepExperiment } from '../experiment/lessons/types';
import type { LocalText } from '../formula/text';

/*
 * Vanishing, exploding, clipping: rows A8, A12, A13, A14.
 *
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

/** The tutorial's 2-8-8-1: 0.5 · np.random.RandomState(42).randn(in, out), layer after layer; here out × in. */
const TUTORIAL_WEIGHTS = [
  {
    W: [
      0.24835707650561634, -0.23473719296747605, -0.06913215058559233, 0.27128002179298233, 0.32384426905034625,
      -0.23170884640623113, 0.7615149282040127, -0.23286487678512843, -0.11707668736166799, 0.12098113578301706,
      -0.11706847847459027, -0.956640122328899, 0.7896064077536957, -0.8624589162565164, 0.3837173645764544,
      -0.28114376462048635,
    ],
  },
  {
    W: [
      -0.5064155601672119, -0.27219136226259133, -0.0067486123689669605, 0.3692332899977052, 0.1718091447842307,
      -0.41960876161131927, 0.406262911197099, -0.01791301955497577, 0.15712366629763694, 0.05546129485493304,
      -0.5288554644779502, 0.08568414059498525, -0.881520077681367, -0.1546061879256073, 0.6781200142854115,
      0.7823218279070031, -0.45401203776060545, -0.5754967887111514, 0.4112724560515945, -0.057824141194120264,
      0.1620419846973975, 0.16563171570178198, -0.03600506079016692, -1.3098725520448722, -0.7061518506676457,
      0.18784900917283598, -0.6104218249855111, -0.1505518477946444, -0.19254114020815827, 0.4877725635611796,
      0.5017664489460121, 0.4109512521876119, 0.732824384460777, -0.3003193449594025, 0.1044317975023777,
      -0.7392609951837137, -0.33846100015297936, -0.23958711892264498, 0.18081801252381707, 0.04352353411908561,
      -0.11288815024326783, -0.1458468748966384, -0.9798350619398878, -0.3599221041973543, 0.30583814442043394,
      -0.09282948833190856, -0.32255987730256214, -0.14950367523293373, 0.03376410234396192, -0.30085330611469846,
      -0.6640930244492153, -0.23031938547989375, 0.5154997612479755, -0.5531674870030141, 0.18069780275420697,
      0.04588038826775115, -0.7123740931067284, 0.9261390922544689, 0.09843061793456176, 0.5285611131094579,
      0.4656400595580993, -0.5981033120403354, 0.7690182832329846, -0.9937844573004464,
    ],
  },
  {
    W: [
      -0.10983594391875597, 0.1785562857558732, 0.738947022370758, -0.2591351091368237, -0.4042468014465938,
      -0.25087852179226827, 0.45770105885103707, 0.16437555482984223,
    ],
  },
];

/** That network on the four rows of XOR. */
const tutorialXor = (activation: string) => ({
  version: 1,
  network: { layers: [2, 8, 8, 1], activation, loss: 'bce', bias: false },
  weights: TUTORIAL_WEIGHTS,
  data: {
    X: [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ],
    target: [0, 1, 1, 0],
  },
  optimizer: 'sgd',
  hyper: { lr: 0.1 },
  epochs: 1,
});

/** Hidden layers of one width on a disc in a ring; weights with standard deviation gain/√(inputs), but where `init` is another. */
const deep = (
  activation: string,
  gain: number,
  { depth = 10, width = 8, init = 'lecun_normal', residual = false } = {},
) => ({
  version: 1,
  network: { layers: [2, ...new Array<number>(depth).fill(width), 1], activation, loss: 'bce', residual },
  init: { id: init, hyper: { gain } },
  data: { id: 'circles', samples: 100, noise: 0 },
  epochs: 1,
});

/** ‖∂L/∂W‖ of a layer of a deep network, for texts and figures. */
const norm = (name: string, layer: number, experiment: LessonNumber['experiment']): LessonNumber => ({
  name,
  label: { en: name, zh: name },
  read: { kind: 'layer', epoch: 0, layer, of: 'weights' },
  digits: 3,
  quiet: true,
  ...(experiment === undefined ? {} : { experiment }),
});

/** The gains of the heat map, and what they are called. */
const GAINS = [
  ['Half', 0.5, '½'],
  ['One', 1, '1'],
  ['Root', Math.SQRT2, '√2'],
  ['Two', 2, '2'],
  ['Three', 3, '3'],
] as const;
const CURVES = ['sigmoid', 'tanh', 'relu'] as const;

/** First layers of deep networks, activation by activation, and their decimal logarithms. */
const FIRST_LAYERS: readonly LessonNumber[] = CURVES.flatMap((activation) =>
  GAINS.flatMap(([name, gain]): LessonNumber[] => [
    norm(`${activation}${name}`, 0, deep(activation, gain)),
    {
      name: `${activation}${name}Log`,
      label: { en: 'decimal logarithm', zh: '常用对数' },
      read: { kind: 'formula', formula: `round(10*log10(${activation}${name}))/10` },
      quiet: true,
    },
  ]),
);

const DEEP_FLOW = 'v=1&network=2-8-8-1&data=circles&samples=100&noise=0&view=flow';

/** ‖∂L/∂z‖ at four layers of ten, from the input on. */
const DEPTHS = [0, 3, 6, 10] as const;
const deltas = (name: string, activation: string, gain: number): LessonNumber[] =>
  DEPTHS.map((layer) => ({
    name: `${name}${layer}`,
    label: { en: name, zh: name },
    read: { kind: 'layer', epoch: 0, layer, of: 'delta' },
    digits: 3,
    experiment: deep(activation, gain),
    quiet: true,
    after: 2,
  }));
const namesOfDeltas = (name: string) => DEPTHS.map((layer) => `${name}${layer}`);

/** The tutorial's five numbers. */
const GRADIENT = [0.5, 1.2, 2.8, 5, 10] as const;

export const flow: readonly Step[] = [
  {
    id: 'lamps',
    title: { en: 'Twenty lamps in a row', zh: '一盏比一盏暗' },
    rows: ['A12'],
    experiment: `${DEEP_FLOW}&optimizer=sgd&hyper=lr:0.001&flow.depth=20&flow.width=16&flow.activations=sigmoid;tanh;relu&flow.inits=lecun_normal`,
    offers: ['transport', 'flow.depth', 'table'],
    play: { runs: true, loops: true },
    caption: [
      {
        zh: '三个二十层的网络正在学习，各用一种激活函数。横轴是层：最右边紧挨输出，最左边紧挨输入。误差从右端出发，一层一层往左传；线有多高，那一层听到的就有多响。',
        en: 'Three networks of twenty layers are learning, each with its own activation function. Layers run along the axis: the output on the far right, the input on the far left. The error sets out on the right and travels left, layer by layer; the height of a line is how loudly that layer hears it.',
      },
      {
        zh: '看 Sigmoid 那条线：训练开始时，最后一层收到 {last}，第一层只剩 {first}。别的线慢慢抬起来，网络学到了东西；它的左端却一动不动：前面的层听不见该往哪边改。',
        en: 'Follow the sigmoid’s line. When training begins, its last layer receives {last}, its first layer {first}. The other lines rise slowly, as those networks learn; its left end does not move, because the early layers cannot hear which way to change.',
      },
      {
        zh: '原因一句话就够：Sigmoid 最陡的地方，斜率也只有四分之一。**不计权重，每过一层最多剩四分之一**；二十层之后，最多剩 {best}。',
        en: 'One sentence explains it: even at its steepest, a sigmoid has slope one quarter. **Weights aside, a layer passes on a quarter at best**; after twenty layers, {best} at best.',
      },
    ],
    numbers: [
      {
        name: 'best',
        label: {
          en: '$0.25^{20}$: the most that twenty sigmoids let through',
          zh: '$0.25^{20}$：二十个 Sigmoid 最多放行的份额',
        },
        read: { kind: 'formula', formula: '0.25^20' },
        digits: 5,
      },
      {
        name: 'first',
        label: {
          en: 'sigmoid, first layer: $\\lVert\\partial L/\\partial W\\rVert$',
          zh: 'Sigmoid，第一层：$\\lVert\\partial L/\\partial W\\rVert$',
        },
        read: { kind: 'layer', epoch: 0, layer: 0, of: 'weights' },
        experiment: deep('sigmoid', 1, { depth: 20, width: 16 }),
        digits: 3,
      },
      {
        name: 'last',
        label: { en: 'sigmoid, last layer', zh: 'Sigmoid，最后一层' },
        read: { kind: 'layer', epoch: 0, layer: 20, of: 'weights' },
        experiment: deep('sigmoid', 1, { depth: 20, width: 16 }),
        digits: 3,
      },
    ],
    notes: {
      zh: '先不解释，让画面走一会儿，问：三条线里哪一条左端在动？大约一分钟。再改层数，看左端怎样下沉。',
      en: 'Let it run before you explain, and ask which of the three lines moves at its left end. About a minute; then change the number of layers and watch that end sink.',
    },
  },
  {
    id: 'chain',
    title: { en: 'Weights are factors, too', zh: '权重也在连乘里' },
    rows: ['A12'],
    experiment: `${DEEP_FLOW}&flow.depth=20&flow.width=1&flow.activations=sigmoid;tanh&flow.inits=xavier_normal`,
    offers: ['model', 'table'],
    caption: [
      {
        zh: '把网络缩到不能再小：每层只有一个单元，$a \\leftarrow \\varphi(w a)$。下面的卡片里，虚线是教程的模型，每层乘一个固定的数；实线是这个小网络真正的导数。拖动 $w$，只有实线会动。',
        en: 'Shrink the network as far as it goes: one unit a layer, $a \\leftarrow \\varphi(w a)$. On the card, dashed is the tutorial’s model, one fixed factor per layer; solid is the true derivative of this little network. Drag $w$: only the solid lines move.',
      },
      {
        zh: "链式法则给每一层两个因子：$\\partial a_{l+1}/\\partial a_l = w\\,\\varphi'(w a_l)$。**权重也在连乘里**，而且它有两张面孔：一面直接乘进来，一面把 $w a$ 推进饱和区，让 $\\varphi'$ 变小。",
        en: "The chain rule gives each layer two factors: $\\partial a_{l+1}/\\partial a_l = w\\,\\varphi'(w a_l)$. **Weights are factors, too**, and they work twice: once by multiplying, once by pushing $w a$ into saturation, where $\\varphi'$ is small.",
      },
      {
        zh: '于是 Sigmoid 用 $w = 2$ 也救不回来，得 {sigmoid2}；tanh 在 $w = 1$ 时还剩 {tanh1}，远不是教程说的 {half}；ReLU 在 $w = 2$ 时每层翻一倍，变成 {relu2}：这已经不是消失，而是爆炸。',
        en: 'So $w = 2$ does not rescue the sigmoid: {sigmoid2}. With $w = 1$, tanh keeps {tanh1}, nowhere near the tutorial’s {half}. And ReLU with $w = 2$ doubles at every layer, to {relu2}: that is no longer vanishing but exploding.',
      },
    ],
    numbers: [
      {
        name: 'sigmoid2',
        label: { en: 'sigmoid, $w = 2$, 20 layers', zh: 'Sigmoid，$w = 2$，20 层' },
        read: { kind: 'chain', activation: 'sigmoid', weight: 2, depth: 20 },
        digits: 3,
      },
      {
        name: 'half',
        label: { en: '$0.5^{20}$', zh: '$0.5^{20}$' },
        read: { kind: 'formula', formula: '0.5^20' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'tanh1',
        label: { en: 'tanh, $w = 1$, 20 layers', zh: 'tanh，$w = 1$，20 层' },
        read: { kind: 'chain', activation: 'tanh', weight: 1, depth: 20 },
        digits: 4,
        tutorial: {
          text: '0.5²⁰',
          why: {
            zh: 'tanh 的导数最大是 1，不是 0.5：在原点附近，信号几乎原样通过。',
            en: 'The largest slope of tanh is 1, not 0.5: near the origin the signal passes almost unchanged.',
          },
        },
      },
      {
        name: 'relu2',
        label: { en: 'ReLU, $w = 2$, 20 layers', zh: 'ReLU，$w = 2$，20 层' },
        read: { kind: 'chain', activation: 'relu', weight: 2, depth: 20 },
        digits: 7,
        tutorial: {
          text: '1²⁰ = 1',
          why: {
            zh: '只看激活函数，漏掉了权重：每层还要乘 $w$。',
            en: 'Only the activation is counted, the weight forgotten: each layer multiplies by $w$ as well.',
          },
        },
      },
    ],
    notes: {
      zh: '问：要让 Sigmoid 这条实线不下沉，$w$ 该取多大？试着拖，会发现哪儿都不行。两分钟。',
      en: 'Ask how large $w$ must be for the sigmoid’s solid line not to sink, and drag: no value will do. Two minutes.',
    },
  },
  {
    id: 'measured',
    title: { en: 'Measured beside made up', zh: '测出来的与写上去的' },
    rows: ['A8'],
    experiment:
      'v=1&network=2-8-8-1&bias=off&data=xor&samples=4&noise=0&view=flow&flow.depth=2&flow.width=8&flow.activations=sigmoid;tanh;relu&flow.inits=normal',
    offers: ['flow.activations.*', 'quantity', 'table', 'xor'],
    caption: [
      {
        zh: '一个 2-8-8-1 的网络，四个 XOR 样本，三种激活函数，各做一次真实的反向传播。看图下的箭头：误差从右端的输出走向左端的输入，反向传播的方向是**输出到输入**。',
        en: 'A 2-8-8-1 network, the four rows of XOR, three activations, and a true backward pass of each. See the arrow below the figure: the error goes from the output on the right to the input on the left; backpropagation runs **from the output to the input**.',
      },
      {
        zh: '教程在这里画了四根条形，高 0.01、0.05、0.25、1，说是“梯度流”。那是手写的数，没有哪个网络算出过它们；图上的箭头还从输入指向输出。',
        en: 'The tutorial draws four bars here, 0.01, 0.05, 0.25 and 1 high, and calls them a gradient flow. They are typed in: no network ever computed them, and the arrows on the picture point from the input to the output.',
      },
      {
        zh: '下面是它所描述的网络真正的 $\\lVert\\partial L/\\partial z\\rVert$，初始权重也照它的配方。Sigmoid 每退一层只剩不到三成，确实在消失；tanh 从输出层的 {tanh3} 到第一层的 {tanh1}，一点没丢；ReLU 依次是 {relu3}、{relu2}、{relu1}，介于两者之间。**测出来的，和写上去的，差在这里。**',
        en: 'Below stands the true $\\lVert\\partial L/\\partial z\\rVert$ of the very network it describes, with weights by its own recipe. Sigmoid keeps less than three tenths with each layer, and does vanish; tanh goes from {tanh3} at the output to {tanh1} at the first layer and loses nothing; ReLU, with {relu3}, {relu2}, {relu1}, lies in between. **That is the difference between measured and made up.**',
      },
    ],
    numbers: (['sigmoid', 'tanh', 'relu'] as const).flatMap((activation) =>
      [0, 1, 2].map((layer): LessonNumber => {
        const name = { sigmoid: 'Sigmoid', tanh: 'tanh', relu: 'ReLU' }[activation];
        return {
          name: `${activation}${layer + 1}`,
          label: {
            en: layer === 2 ? `${name}, output` : `${name}, hidden layer ${layer + 1}`,
            zh: layer === 2 ? `${name}，输出层` : `${name}，隐藏层 ${layer + 1}`,
          },
          read: { kind: 'layer', epoch: 0, layer, of: 'delta' },
          experiment: tutorialXor(activation),
          digits: 3,
          quiet: activation !== 'sigmoid',
          ...(activation === 'sigmoid' && layer === 0
            ? {
                tutorial: {
                  text: '0.05, 0.25, 1',
                  why: {
                    zh: '三层的高度都是手写的，没有经过任何计算。',
                    en: 'The heights of all three layers are typed in; nothing was computed.',
                  },
                },
              }
            : {}),
        };
      }),
    ),
    figures: [
      {
        kind: 'bars',
        title: { en: 'The size of the error signal, layer by layer', zh: '误差信号的大小，逐层' },
        categories: [
          { en: 'hidden 1', zh: '隐藏层 1' },
          { en: 'hidden 2', zh: '隐藏层 2' },
          { en: 'output', zh: '输出层' },
        ],
        scale: 'log',
        series: [
          {
            label: { en: 'sigmoid', zh: 'Sigmoid' },
            values: { kind: 'numbers', names: ['sigmoid1', 'sigmoid2', 'sigmoid3'] },
          },
          { label: { en: 'tanh', zh: 'tanh' }, values: { kind: 'numbers', names: ['tanh1', 'tanh2', 'tanh3'] } },
          { label: { en: 'the tutorial’s heights', zh: '教程的高度' }, values: [0.05, 0.25, 1] },
        ],
      },
    ],
    notes: {
      zh: '值得停下来讨论：一张看起来合理的图，怎样才算有证据？两分钟。',
      en: 'Worth a discussion: what makes a plausible picture evidence? Two minutes.',
    },
  },
  {
    id: 'axis',
    title: { en: 'Which way does the axis run?', zh: '横轴朝哪边？' },
    rows: ['A8', 'A13'],
    caption: [
      {
        zh: '同一篇教程里还有这样一张图：横轴从输入到输出，三条线分别叫“正常”“消失”“爆炸”，高度都是手写的。先别看标题，只看名为“消失”的那条：它在哪一端小？',
        en: 'The same tutorial has this picture, too: from the input to the output run three lines called normal, vanishing and exploding, all typed in. Never mind the title. Look at the line called vanishing: at which end is it small?',
      },
    ],
    question: {
      text: {
        zh: '网络的梯度消失时，哪一端的梯度小？',
        en: 'Where a network’s gradient vanishes, at which end is it small?',
      },
      answers: [
        {
          text: { zh: '输入端', en: 'At the input' },
          right: true,
          says: {
            zh: '每往回退一层就多乘一个小于 1 的数，退到输入时乘得最多。这张图把两端画反了。',
            en: 'Each layer on the way back multiplies by one more number below 1, and most have been multiplied at the input. The picture has its ends exchanged.',
          },
        },
        {
          text: { zh: '输出端', en: 'At the output' },
          says: {
            zh: '图上确实这样画，但输出端是误差的源头，那里还没有乘过任何因子。',
            en: 'So the picture says. But the output is where the error comes from, before any factor has been multiplied.',
          },
        },
      ],
    },
    figures: [
      {
        kind: 'lines',
        title: { en: 'As the tutorial draws it: input to output', zh: '教程所画：从输入到输出' },
        x: {
          label: { en: 'from the input (1) to the output (4)', zh: '从输入（1）到输出（4）' },
          values: [1, 2, 3, 4],
        },
        y: { label: { en: 'gradient', zh: '梯度' }, scale: 'log' },
        series: [
          { label: { en: 'normal', zh: '正常' }, values: [0.8, 0.6, 0.4, 0.2] },
          { label: { en: 'vanishing', zh: '消失' }, values: [0.8, 0.2, 0.05, 0.01] },
          { label: { en: 'exploding', zh: '爆炸' }, values: [0.8, 2, 5, 12] },
        ],
      },
      {
        kind: 'lines',
        title: { en: 'Its second picture: output to input', zh: '它的第二张图：从输出到输入' },
        after: 1,
        x: {
          label: { en: 'from the output (1) to the input (4)', zh: '从输出（1）到输入（4）' },
          values: [1, 2, 3, 4],
        },
        y: { label: { en: 'gradient', zh: '梯度' }, scale: 'log' },
        series: [
          { label: { en: 'normal', zh: '正常' }, values: [0.8, 0.6, 0.4, 0.2] },
          { label: { en: 'vanishing', zh: '消失' }, values: [0.8, 0.15, 0.03, 0.006] },
          { label: { en: 'exploding', zh: '爆炸' }, values: [0.8, 1.6, 3.2, 6.4] },
        ],
      },
      {
        kind: 'lines',
        title: { en: 'Measured in networks of ten layers: input to output', zh: '在十层网络中测得：从输入到输出' },
        after: 2,
        x: { label: { en: 'layer, from the input to the output', zh: '层，从输入到输出' }, values: [1, 4, 7, 11] },
        y: { label: { en: '‖∂L/∂z‖', zh: '‖∂L/∂z‖' }, scale: 'log' },
        series: [
          {
            label: { en: 'ReLU, gain √2', zh: 'ReLU，增益 √2' },
            values: { kind: 'numbers', names: namesOfDeltas('normal') },
          },
          {
            label: { en: 'sigmoid, gain 1', zh: 'Sigmoid，增益 1' },
            values: { kind: 'numbers', names: namesOfDeltas('vanishing') },
          },
          {
            label: { en: 'ReLU, gain 3', zh: 'ReLU，增益 3' },
            values: { kind: 'numbers', names: namesOfDeltas('exploding') },
          },
        ],
      },
    ],
    numbers: [
      ...deltas('normal', 'relu', Math.SQRT2),
      ...deltas('vanishing', 'sigmoid', 1),
      ...deltas('exploding', 'relu', 3),
    ],
    reveals: [
      {
        text: {
          zh: '梯度从输出出发往回走。所谓消失，是走到**输入**那一端时所剩无几；而图上那条线，恰恰在输入端最大。几节之后，教程又画了一张，横轴换成从输出到输入，这回方向对了，数字仍是手写的。把前一张图的横轴掉个头，它的“消失”就成了“爆炸”：**轴画反了，意思就反了。**',
          en: 'The gradient sets out at the output and travels back. Vanishing means that little is left when it reaches **the input**; the line in the picture is largest just there. Some sections later it draws another, from the output to the input; now the direction is right, and the numbers are still typed in. Turn the first picture’s axis around and its vanishing is an exploding: **flip the axis and you flip the meaning.**',
        },
      },
      {
        text: {
          zh: '最后是测量：三个十层网络，各做一次真实的反向传播，纵轴取对数。消失的那条在输入端只剩 {vanishing0}，输出端是 {vanishing10}；爆炸的那条从 {exploding10} 涨到 {exploding0}。这样的曲线不用编，跑一遍就有。',
          en: 'Last, a measurement: three networks of ten layers, one true backward pass each, on a log axis. The vanishing one has {vanishing0} at the input and {vanishing10} at the output; the exploding one grows from {exploding10} to {exploding0}. Such lines need no invention, only a run.',
        },
      },
    ],
    notes: {
      zh: '先举手表决，再揭示。常有一半人被图带走：这正是要害。三分钟。',
      en: 'Vote first, then reveal. Often half the room follows the picture, which is the point. Three minutes.',
    },
  },
  {
    id: 'narrow',
    title: { en: 'A narrow path', zh: '一条窄路' },
    rows: ['A13'],
    experiment: `${DEEP_FLOW}&flow.depth=10&flow.width=8&flow.activations=relu&flow.inits=lecun_normal;he_normal`,
    offers: ['flow.activations.*', 'flow.inits.*', 'table'],
    caption: [
      {
        zh: '十个隐藏层，每层八个单元，初始权重的标准差取 $\\gamma/\\sqrt{n}$，$n$ 是输入个数。只有一个旋钮：增益 $\\gamma$。图中是 ReLU 的两种取法：在第一层，$\\gamma = \\sqrt 2$（He）的梯度是 $\\gamma = 1$（LeCun）的 {drop} 倍。增益不够，信号去时一层层缩小，误差回来时又缩一遍。',
        en: 'Ten hidden layers of eight units, initial weights of standard deviation $\\gamma/\\sqrt{n}$ for $n$ inputs. There is one knob, the gain $\\gamma$. The figure shows ReLU with two of its values: at the first layer the gradient of $\\gamma = \\sqrt 2$ (He) is {drop} times that of $\\gamma = 1$ (LeCun). With too little gain, signals shrink on the way out and errors once more on the way back.',
      },
      {
        zh: '热图把十五个网络排在一起，颜色是第一层 $\\lVert\\partial L/\\partial W\\rVert$ 的常用对数。Sigmoid 一行始终很暗：增益为 1 时第一层只有 {sigmoidOne}，最后一层却有 {sigmoidLast}。ReLU 一行最敏感：$\\sqrt 2$ 时首尾是 {reluRoot} 与 {reluRootLast}，到 3 就成了 {reluThree} 与 {reluThreeLast}。',
        en: 'The heat map puts fifteen networks side by side; colour is the decimal logarithm of the first layer’s $\\lVert\\partial L/\\partial W\\rVert$. The sigmoid’s row stays dark: with gain 1 its first layer has {sigmoidOne}, its last {sigmoidLast}. ReLU’s row is the touchiest: at $\\sqrt 2$ first and last are {reluRoot} and {reluRootLast}, at 3 they are {reluThree} and {reluThreeLast}.',
      },
      {
        zh: '**消失与爆炸之间，只有一条窄路。** 好的初始化，就是从这条路上出发；He 的 $\\sqrt 2$ 不是经验值：ReLU 平均关掉一半单元，方差减半，$\\sqrt 2$ 恰好补回来。',
        en: '**Between vanishing and exploding runs a narrow path.** A good initialisation starts on it. He’s $\\sqrt 2$ is no rule of thumb: ReLU shuts half the units on average and halves the variance, and $\\sqrt 2$ makes up for just that.',
      },
    ],
    numbers: [
      ...FIRST_LAYERS,
      {
        name: 'drop',
        label: { en: 'ReLU: gain √2 over gain 1', zh: 'ReLU：增益 √2 比增益 1' },
        read: { kind: 'formula', formula: 'reluRoot/reluOne' },
        digits: 2,
        quiet: true,
      },
      norm('sigmoidLast', 10, deep('sigmoid', 1)),
      norm('tanhLast', 10, deep('tanh', 1)),
      norm('reluRootLast', 10, deep('relu', Math.SQRT2)),
      norm('reluThreeLast', 10, deep('relu', 3)),
      {
        name: 'ratioSigmoid',
        label: { en: 'sigmoid, $\\gamma = 1$: first ÷ last layer', zh: 'Sigmoid，$\\gamma = 1$：首层 ÷ 末层' },
        read: { kind: 'formula', formula: 'sigmoidOne/sigmoidLast' },
        digits: 3,
      },
      {
        name: 'ratioTanh',
        label: { en: 'tanh, $\\gamma = 1$', zh: 'tanh，$\\gamma = 1$' },
        read: { kind: 'formula', formula: 'tanhOne/tanhLast' },
        digits: 3,
      },
      {
        name: 'ratioRelu',
        label: { en: 'ReLU, $\\gamma = \\sqrt 2$', zh: 'ReLU，$\\gamma = \\sqrt 2$' },
        read: { kind: 'formula', formula: 'reluRoot/reluRootLast' },
        digits: 3,
      },
    ],
    figures: [
      {
        kind: 'heat',
        title: { en: 'log₁₀ of the first layer’s gradient, by gain', zh: '第一层梯度的 log₁₀，按增益' },
        columns: GAINS.length,
        values: {
          kind: 'numbers',
          names: CURVES.flatMap((activation) => GAINS.map(([name]) => `${activation}${name}Log`)),
        },
        labels: {
          columns: GAINS.map(([, , text]) => ({ en: text, zh: text })),
          rows: [
            { en: 'sigmoid', zh: 'Sigmoid' },
            { en: 'tanh', zh: 'tanh' },
            { en: 'ReLU', zh: 'ReLU' },
          ],
        },
      },
    ],
    notes: {
      zh: '让学生在热图上指出“能训练”的格子，再问为什么每一行的位置不同。三分钟。',
      en: 'Have the class point at the cells that could be trained, and ask why they lie elsewhere in each row. Three minutes.',
    },
  },
  {
    id: 'remedies',
    title: { en: 'One remedy at a time', zh: '一次只开一味药' },
    rows: ['A13'],
    experiment: `${DEEP_FLOW}&flow.depth=16&flow.width=16&flow.activations=sigmoid&flow.inits=normal`,
    offers: ['flow.activations.*', 'flow.inits.*', 'flow.residual', 'flow.clip', 'flow.clipMax', 'remedies'],
    caption: [
      {
        zh: '十六层，每层十六个单元，病得不轻：Sigmoid，权重的标准差一律取 0.5，第一层的梯度只有 {none}。药有好几味：换初始化、换激活函数、加残差连接、裁剪。每次只动一处，先猜再看。',
        en: 'Sixteen layers of sixteen units, and very ill: sigmoids, all weights of standard deviation 0.5, a first-layer gradient of {none}. Several remedies are at hand: another initialisation, another activation, residual connections, clipping. Change one thing at a time, and guess before you look.',
      },
      {
        zh: '教程把这些药名列成清单，没有试过一味。批归一化、LSTM 和 GRU 也在单子上，这里没有：前者让一个批次里的样本互相影响，后两者属于循环网络。',
        en: 'The tutorial prints these remedies as a list and tries none. Batch normalisation, LSTM and GRU are on it as well and not here: the first makes the rows of a batch depend on one another, the others belong to recurrent networks.',
      },
    ],
    question: {
      text: {
        zh: '保留 Sigmoid，只把初始化换成 Xavier，第一层的梯度会怎样？',
        en: 'Keep the sigmoid and change only the initialisation, to Xavier. What happens to the first layer’s gradient?',
      },
      answers: [
        {
          text: { zh: '变大许多，病好了', en: 'It grows a lot: cured' },
          says: {
            zh: '名药未必对症。Xavier 按原点处斜率为 1 的激活函数推导，Sigmoid 那里只有四分之一。',
            en: 'A famous drug for another disease. Xavier is derived for activations of slope 1 at the origin; the sigmoid has a quarter there.',
          },
        },
        {
          text: { zh: '差不多', en: 'About the same' },
          says: {
            zh: '权重变小了，每层的因子也跟着变小，差得还不少。',
            en: 'The weights have become smaller, and with them the factor of every layer. The difference is large.',
          },
        },
        {
          text: { zh: '更小了', en: 'It becomes even smaller' },
          right: true,
          says: {
            zh: '权重小了，斜率还是四分之一：每层的因子更小，十六层乘下来更小得多。',
            en: 'The weights shrink while the slope stays a quarter: each factor is smaller, and sixteen of them much smaller.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '只换 Xavier：{xavier}，反而更糟。再换 tanh，斜率到了 1，这才对症：{tanh}。',
          en: 'Xavier alone: {xavier}, worse than before. Add tanh, whose slope is 1, and it fits: {tanh}.',
        },
        experiment: `${DEEP_FLOW}&flow.depth=16&flow.width=16&flow.activations=sigmoid;tanh&flow.inits=xavier_normal`,
      },
      {
        text: {
          zh: '换 ReLU 也要配对的初始化：配 Xavier 得 {relu}，配 He 得 {he}。',
          en: 'ReLU wants its own partner: {relu} with Xavier, {he} with He.',
        },
        experiment: `${DEEP_FLOW}&flow.depth=16&flow.width=16&flow.activations=relu&flow.inits=xavier_normal;he_normal`,
      },
      {
        text: {
          zh: '残差连接给误差修一条不经过激活函数的近路：仍是 Sigmoid，第一层却有 {residual}。**一次只开一味药，才知道谁管用。** 裁剪治的是另一头，下一步再说。',
          en: 'Residual connections give the error a road around the activations: still sigmoids, yet {residual} at the first layer. **One remedy at a time, or you learn nothing.** Clipping cures the opposite illness; that is the next step.',
        },
        experiment: `${DEEP_FLOW}&flow.depth=16&flow.width=16&flow.activations=sigmoid&flow.inits=xavier_normal&flow.residual=on`,
      },
    ],
    numbers: [
      remedy(
        'none',
        { en: 'sigmoid, weights of 0.5', zh: 'Sigmoid，权重 0.5' },
        deep('sigmoid', 0.5, { depth: 16, width: 16, init: 'normal' }),
        0,
      ),
      remedy(
        'xavier',
        { en: 'sigmoid, Xavier', zh: 'Sigmoid，Xavier' },
        deep('sigmoid', 1, { depth: 16, width: 16, init: 'xavier_normal' }),
        1,
      ),
      remedy(
        'tanh',
        { en: 'tanh, Xavier', zh: 'tanh，Xavier' },
        deep('tanh', 1, { depth: 16, width: 16, init: 'xavier_normal' }),
        1,
      ),
      remedy(
        'relu',
        { en: 'ReLU, Xavier', zh: 'ReLU，Xavier' },
        deep('relu', 1, { depth: 16, width: 16, init: 'xavier_normal' }),
        2,
      ),
      remedy('he', { en: 'ReLU, He', zh: 'ReLU，He' }, deep('relu', 1, { depth: 16, width: 16, init: 'he_normal' }), 2),
      remedy(
        'residual',
        { en: 'sigmoid, Xavier, residual', zh: 'Sigmoid，Xavier，残差' },
        deep('sigmoid', 1, { depth: 16, width: 16, init: 'xavier_normal', residual: true }),
        3,
      ),
    ],
    notes: {
      zh: '把“控制变量”四个字写在黑板上。四分钟；时间紧就跳过。',
      en: 'Write “one variable at a time” on the board. Four minutes; skip it when time is short.',
    },
  },
  {
    id: 'scissors',
    title: { en: 'Two ways to cut', zh: '两种剪法' },
    rows: ['A14'],
    experiment:
      'v=1&formula=0.5*(x^2%2B25*y^2)&domain=x:-10:10,y:-3:3&run=sgd,lr:0.07,start:-8:1.5,clip:norm:2&run=sgd,lr:0.07,start:-8:1.5,clip:value:2&steps=60&view=map',
    offers: ['transport', 'clip.max'],
    play: { runs: true },
    caption: [
      {
        zh: '梯度太大，就剪短了再走。剪法有两种：**按范数**，整支箭头等比缩短；**按分量**，每个分量各自截断。图中两条路从同一点出发，上限都是 2，看它们起步的方向。',
        en: 'When a gradient is too long, cut it and walk on. There are two ways: **by norm**, the whole arrow shrinks in proportion; **by value**, every component is cut off on its own. In the figure two paths leave one point, both with limit 2. Watch the directions in which they set out.',
      },
      {
        zh: '教程的例子是五个数，范数 {length}，上限 2。它算的是第一种，算对了：每个分量都乘 {scale}。按分量剪，前两个原样留下，后三个都成了 2，长度还有 {byValue}，方向偏了 {angle}°。',
        en: 'The tutorial’s example has five numbers, norm {length}, limit 2. It computes the first way, and rightly: every component is multiplied by {scale}. By value the first two stay, the last three all become 2; the length is still {byValue}, and the direction has turned by {angle}°.',
      },
      {
        zh: '**按范数剪，方向不变；按分量剪，方向就歪了。** 方向歪了，就不再是最陡的下坡。',
        en: '**By norm keeps the direction, by value bends it**, and a bent direction is no longer the steepest way down.',
      },
    ],
    numbers: [
      {
        name: 'length',
        label: { en: '$\\lVert g\\rVert$', zh: '$\\lVert g\\rVert$' },
        read: { kind: 'formula', formula: `sqrt(${GRADIENT.map((g) => `${g}^2`).join(' + ')})` },
        digits: 6,
      },
      {
        name: 'scale',
        label: { en: '$2/\\lVert g\\rVert$', zh: '$2/\\lVert g\\rVert$' },
        read: { kind: 'formula', formula: '2/length' },
        digits: 4,
        quiet: true,
      },
      ...GRADIENT.map(
        (g, i): LessonNumber => ({
          name: `cut${i + 1}`,
          label: { en: `$g_${i + 1}$ by norm, from ${g}`, zh: `$g_${i + 1}$ 按范数剪，原为 ${g}` },
          read: { kind: 'formula', formula: `${g}*scale` },
          digits: 7,
        }),
      ),
      {
        name: 'byValue',
        label: { en: 'norm after cutting by value', zh: '按分量剪后的范数' },
        read: { kind: 'formula', formula: `sqrt(${GRADIENT.map((g) => `min(${g}, 2)^2`).join(' + ')})` },
        digits: 4,
      },
      {
        name: 'angle',
        label: { en: 'turned by, in degrees', zh: '偏转角（度）' },
        read: {
          kind: 'formula',
          formula: `acos((${GRADIENT.map((g) => `${g}*min(${g}, 2)`).join(' + ')})/(length*byValue))*180/pi`,
        },
        digits: 3,
      },
    ],
    notes: {
      zh: '问：五个分量里谁被剪得最狠？按范数，答案是谁都一样。两分钟。',
      en: 'Ask which component is cut the most: by norm, all are cut alike. Two minutes.',
    },
  },
  {
    id: 'rescue',
    title: { en: 'One cut saves the run', zh: '一把剪刀，救回一次训练' },
    rows: ['A14'],
    experiment: 'v=1&surface=rosenbrock&run=sgd,lr:0.005,start:-1.5:1.5&steps=400',
    offers: ['transport', 'clip', 'clip.max', 'chart'],
    play: { runs: true, speed: 1 },
    caption: [
      {
        zh: '香蕉谷，学习率 0.005，从 $(-1.5, 1.5)$ 出发。起点的梯度长 {start}，第一步就跨过了整座谷；第 {steps} 步之后，坐标已经大得没有意义。',
        en: 'The banana valley, rate 0.005, start $(-1.5, 1.5)$. At the start the gradient is {start} long, so the first step leaps across the whole valley; after {steps} more updates its coordinates have lost all meaning.',
      },
      {
        zh: '猜一猜：只加一条规则，梯度的长度不许超过 10，学习率一点不改，会怎样？',
        en: 'Guess: one rule is added, that no gradient may be longer than 10, and the rate stays as it is. What happens?',
      },
    ],
    question: {
      text: { zh: '加上裁剪以后？', en: 'With clipping?' },
      answers: [
        {
          text: { zh: '照样飞出去', en: 'It flies off all the same' },
          says: {
            zh: '飞不出去：步长最多是 0.005 × 10，一步跨不过谷壁。',
            en: 'It cannot: no step is longer than 0.005 × 10, which does not clear the wall.',
          },
        },
        {
          text: { zh: '老老实实走进谷里', en: 'It walks into the valley' },
          right: true,
          says: {
            zh: '陡的地方步子被剪短，平的地方照常走。',
            en: 'Where it is steep the step is cut short; where it is flat nothing changes.',
          },
        },
        {
          text: { zh: '停在起点不动', en: 'It stays at the start' },
          says: {
            zh: '裁剪只缩短箭头，不会把它变成零。',
            en: 'Clipping shortens the arrow; it never makes it zero.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '剪过之后，四百步走到 $f =$ {clipped}，离谷底的 0 已经不远。**一把剪刀，救回一次训练。** 它没有让梯度更准，只是不许任何一步太大。',
          en: 'With clipping, four hundred steps end at $f =$ {clipped}, not far from the 0 of the floor. **One cut saves the run.** The gradients are no better than before; no single step may be too long, that is all.',
        },
        experiment: 'v=1&surface=rosenbrock&run=sgd,lr:0.005,start:-1.5:1.5,clip:norm:10&steps=400',
        play: { runs: true, speed: 1 },
      },
      {
        text: {
          zh: '可是留心最后几十步：梯度的长度只剩 {late}，算得准确无误，剪刀也用不上了，球却几乎走不动。什么样的地形，会让准确的梯度也无能为力？',
          en: 'But watch the last few dozen steps: the gradient is down to {late}, exact to the last digit, nothing is cut any more, and still the ball hardly moves. What kind of ground starves even an exact gradient?',
        },
      },
    ],
    numbers: [
      {
        name: 'start',
        label: { en: '$\\lVert\\nabla f\\rVert$ at the start', zh: '起点处 $\\lVert\\nabla f\\rVert$' },
        read: { kind: 'run', step: 0, of: 'norm' },
        digits: 4,
      },
      {
        name: 'steps',
        label: { en: 'updates before it is lost', zh: '失控前的更新次数' },
        read: { kind: 'run', of: 'steps' },
        experiment: 'v=1&surface=rosenbrock&run=sgd,lr:0.005,start:-1.5:1.5&steps=400',
        digits: 2,
      },
      {
        name: 'clipped',
        label: { en: '$f$ after 400 steps, clipped at 10', zh: '裁剪到 10，400 步后的 $f$' },
        read: { kind: 'run', of: 'loss' },
        experiment: 'v=1&surface=rosenbrock&run=sgd,lr:0.005,start:-1.5:1.5,clip:norm:10&steps=400',
        digits: 4,
        after: 1,
      },
      {
        name: 'late',
        label: { en: '$\\lVert\\nabla f\\rVert$ at the end of it', zh: '此时的 $\\lVert\\nabla f\\rVert$' },
        read: { kind: 'run', of: 'norm' },
        experiment: 'v=1&surface=rosenbrock&run=sgd,lr:0.005,start:-1.5:1.5,clip:norm:10&steps=400',
        digits: 3,
        after: 2,
      },
    ],
    notes: {
      zh: '裁剪不是良药，是保险。让学生把上限改成 1 或 100，看两头各出什么毛病。三分钟。',
      en: 'Clipping is an insurance, not a cure. Have the class try limits of 1 and 100, and see what goes wrong at either end. Three minutes.',
    },
  },
];

function remedy(name: string, label: LocalText, experiment: StepExperiment, after: number): LessonNumber {
  return { name, label, read: { kind: 'layer', epoch: 0, layer: 0, of: 'weights' }, digits: 3, experiment, after };
}
