import type { Step } from '../experiment/lessons/types';

/*
 * Your turn: rows A16, A17, B0, B7, C6, C14, D14.
 *
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

const SWARM =
  'v=1&surface=himmelblau&run=sgd,lr:0.001&steps=400&tool=swarm&swarm=particles:100000,starts:random,color:destination&view=map';
const BASINS = 'v=1&surface=himmelblau&run=momentum,lr:0.01&steps=1000&tool=basins&basins=size:512&view=map';
const SWEEP =
  'v=1&formula=0.5*(x^2%2B25*y^2)&domain=x:-10:10,y:-3:3&run=momentum_seed,lr:0.07,momentum:0.9,start:-8:1.5&steps=200&tool=sweep&sweep=x:lr:0.01:0.16,y:momentum:0:0.95,size:128,measure:steps&view=map';
const FRACTAL =
  'v=1&network=2-8-1&activation=tanh&loss=mse&bias=off&data=noisy_xor&samples=16&noise=0&optimizer=sgd&hyper=lr:0.1&epochs=200&view=population&population.show=sweep&sweep.x=lr:0:0.3:300:log&sweep.y=lr:1:0.08:0.6:log&sweep.size=64';
const OWN =
  'v=1&formula=sin(x)*cos(y)%2B0.1*(x^2%2By^2)&domain=x:-4:4,y:-4:4&run=own,start:2.5:-1.5,lr:0.1,mu:0.5,rule:v=mu*v-lr*g;theta=theta%2Bv&steps=100&tool=formula';

/** The four minima of Himmelblau’s function, and what they are called in numbers. */
const HOMES = [
  ['a', -3.77931, -3.283186],
  ['b', -2.805118, 3.131313],
  ['c', 3, 2],
  ['d', 3.584428, -1.848127],
] as const;

export const beyond: readonly Step[] = [
  {
    id: 'million',
    title: { en: 'A million starts', zh: '一百万个起点' },
    rows: ['D14'],
    experiment: SWARM,
    offers: ['transport', 'run.0.optimizer', 'run.0.lr', 'swarm.particles', 'key'],
    play: { runs: true, loops: true },
    caption: [
      {
        zh: '十万个粒子，撒在同一张地图上，一起下山。没有指挥，没有碰撞，每个粒子只看自己脚下的梯度。不一会儿，它们汇成四个点，颜色就是各自的归宿。',
        en: 'A hundred thousand particles are strewn over one map and go downhill together. Nobody commands them, none collides, each sees only the gradient under its own feet. Before long they have gathered at four points, and colours say where each has come home.',
      },
      {
        zh: '教程的动画里只有一个球。球多了，就可以问别的问题：不是“它去了哪里”，而是“**都**去了哪里”。四个归宿各得 {a}%、{b}%、{c}%、{d}%。',
        en: 'The tutorials animate a single ball. With many, one may ask something else: not where it went, but where they **all** went. The four homes get {a}%, {b}%, {c}% and {d}%.',
      },
      {
        zh: '**一百万个起点，四个归宿。** 换一种优化器，份额怎么变？有显卡的话，把粒子数加到一百万。',
        en: '**A million starts, four homes.** Choose another optimizer: how do the shares change? With a graphics card, raise the particles to a million.',
      },
    ],
    numbers: HOMES.flatMap(([name, x, y], index) => [
      {
        name: `${name}Share`,
        label: { en: 'share', zh: '份额' },
        read: { kind: 'swarm', particles: 10000, near: [x, y], within: 0.1 } as const,
        experiment: SWARM.replace('starts:random', 'starts:grid'),
        quiet: true,
      },
      {
        name,
        label: {
          en: `of 10,000 starts on a grid, to number ${index + 1}, %`,
          zh: `一万个网格起点中，归于 ${index + 1} 号的（%）`,
        },
        read: { kind: 'formula', formula: `100*${name}Share` } as const,
        digits: 3,
      },
    ]),
    notes: {
      zh: '放着不说话，等有人问“为什么边界是弯的”。两分钟。',
      en: 'Say nothing until somebody asks why the borders bend. Two minutes.',
    },
  },
  {
    id: 'pixels',
    title: { en: 'Every pixel a descent', zh: '每个像素一次下山' },
    rows: ['B7'],
    experiment: BASINS,
    offers: ['run.0.lr', 'run.0.momentum', 'basins.size', 'zoom', 'summary', 'list'],
    caption: [
      {
        zh: '同一座山，换一个问法：图上每个像素是一个起点，颜色是它的归宿。**每个像素，都是一次完整的下山**；这张图里有 {pixels} 次，带着惯性，所以边界碎了。',
        en: 'The same terrain, another question: every pixel is a start, its colour is where the run ends. **Every pixel is one whole descent**; this picture holds {pixels} of them, and they have inertia, so the border shatters.',
      },
      {
        zh: '慢慢拖动学习率，看花纹呼吸；再放大一处边界，看它有没有尽头。教程的结语写道，只有亲手实验才真正学得会。这张图就是为亲手实验准备的：没有人知道下一个数值会画出什么，连写这个程序的人也不知道。',
        en: 'Drag the learning rate slowly and watch the pattern breathe; then enlarge a piece of the border and see whether it ends. A tutorial closes with the advice to experiment. This picture is made for that: nobody knows what the next value will draw, not even those who wrote the program.',
      },
    ],
    numbers: [
      {
        name: 'pixels',
        label: { en: 'complete descents in the picture', zh: '图中完整下山的次数' },
        read: { kind: 'formula', formula: '512^2' },
        digits: 7,
      },
      {
        name: 'borderShare',
        label: { en: 'share', zh: '份额' },
        read: { kind: 'basin', size: 256, of: 'border' },
        quiet: true,
      },
      {
        name: 'border',
        label: { en: 'pixels on a border, of 256 × 256, %', zh: '边界像素，256 × 256 时（%）' },
        read: { kind: 'formula', formula: '100*borderShare' },
        digits: 3,
      },
    ],
    notes: {
      zh: '请一位听众报一个学习率。两分钟。',
      en: 'Ask somebody in the hall for a learning rate. Two minutes.',
    },
  },
  {
    id: 'theory',
    title: { en: 'Theory, two cells away', zh: '理论与实验，差不到两格' },
    rows: ['C6'],
    experiment: SWEEP,
    offers: ['summary', 'legend', 'cell.*', 'sweep.size', 'transport'],
    caption: [
      {
        zh: '回到那条狭长的山沟。横轴是学习率，纵轴是动量，每一格是一次完整的训练，颜色是到达终点要走的步数。先猜：最快的组合在哪里？左下角、右上角，还是中间？',
        en: 'The narrow ravine again. The learning rate runs across, momentum upwards; every cell is one complete descent, its colour the number of steps to the goal. Guess first: where is the fastest pair, at the lower left, the upper right or in between?',
      },
    ],
    question: {
      text: { zh: '最快的一格在哪里？', en: 'Where is the fastest cell?' },
      answers: [
        {
          text: { zh: '学习率最大、没有动量', en: 'Largest rate, no momentum' },
          says: {
            zh: '没有动量时，学习率过了 2/25 就发散，右下角全部失控。',
            en: 'Without momentum everything beyond 2/25 diverges: the whole lower right runs away.',
          },
        },
        {
          text: { zh: '动量最大', en: 'Most momentum' },
          says: {
            zh: '动量太大，荡来荡去，静下来要很久。',
            en: 'With too much momentum it swings to and fro and takes long to calm down.',
          },
        },
        {
          text: { zh: '中间某处', en: 'Somewhere in between' },
          right: true,
          says: {
            zh: '稳定区的尖角附近，振荡和爬行恰好打平。',
            en: 'Close to the corner of the stable region, where swinging and crawling balance.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '实验：$\\eta =$ {eta}，$\\mu =$ {mu}，{steps} 步。理论：$\\eta = \\frac19$，$\\mu = \\frac49$，即 {etaTheory} 与 {muTheory}。**理论与实验，差不到两格**，而画线的人一次也没有训练过：这就是会算导数的好处。',
          en: 'Experiment: $\\eta =$ {eta}, $\\mu =$ {mu}, {steps} steps. Theory: $\\eta = \\frac19$ and $\\mu = \\frac49$, that is {etaTheory} and {muTheory}. **Theory and experiment are less than two cells apart**, and the theory has not run a single descent: that is what derivatives are good for.',
        },
      },
    ],
    numbers: [
      {
        name: 'eta',
        label: { en: 'fastest cell of 128 × 128: $\\eta$', zh: '128 × 128 格中最快者：$\\eta$' },
        read: { kind: 'sweep', size: 128, of: 'x' },
        digits: 3,
        after: 1,
      },
      {
        name: 'mu',
        label: { en: 'its $\\mu$', zh: '它的 $\\mu$' },
        read: { kind: 'sweep', size: 128, of: 'y' },
        digits: 3,
        after: 1,
      },
      {
        name: 'steps',
        label: { en: 'its steps', zh: '它的步数' },
        read: { kind: 'sweep', size: 128, of: 'best' },
        digits: 3,
        after: 1,
      },
      {
        name: 'etaTheory',
        label: { en: 'theory: $(2/(\\sqrt{25}+1))^2$', zh: '理论：$(2/(\\sqrt{25}+1))^2$' },
        read: { kind: 'formula', formula: '(2/(sqrt(25) + 1))^2' },
        digits: 3,
        after: 1,
      },
      {
        name: 'muTheory',
        label: { en: 'theory: $((\\sqrt{25}-1)/(\\sqrt{25}+1))^2$', zh: '理论：$((\\sqrt{25}-1)/(\\sqrt{25}+1))^2$' },
        read: { kind: 'formula', formula: '((sqrt(25) - 1)/(sqrt(25) + 1))^2' },
        digits: 3,
        after: 1,
      },
    ],
    notes: {
      zh: '问：曲率比从 25 换成 100，最快的一格往哪边移？三分钟。',
      en: 'Ask where the fastest cell moves when the ratio of curvatures goes from 25 to 100. Three minutes.',
    },
  },
  {
    id: 'trainable',
    title: { en: 'A network in every cell', zh: '一格一个网络' },
    rows: ['A16'],
    experiment: FRACTAL,
    offers: ['transport', 'reading', 'status', 'sweep.size', 'zoom'],
    play: { runs: true },
    caption: [
      {
        zh: '这一次，每一格是一个网络，两层权重各用一个学习率：横轴管第一层，纵轴管第二层。{cells} 个网络同时训练，学会的留下颜色，失控的另成一色。',
        en: 'Now every cell is a network whose two layers have a learning rate each: the first layer’s runs across, the second’s upwards. {cells} networks are trained at once; those that learn keep their colours, those that run away have one of their own.',
      },
      {
        zh: '分界线不是一条光滑的曲线。放大，再放大，**学会与失控之间，也是分形**。二阶方法、自动微分、更聪明的优化器，教程都列进了“进阶”；可是连最普通的梯度下降，在一个小网络上就已经这样深不见底。',
        en: 'The frontier is no smooth curve. Zoom in, and again: **between learning and running away there is a fractal, too.** Second-order methods, automatic differentiation, cleverer optimizers: the tutorial lists them as advanced topics. Yet the plainest gradient descent on a small network is already as deep as this.',
      },
    ],
    numbers: [
      {
        name: 'cells',
        label: { en: 'networks in the picture', zh: '图中的网络数' },
        read: { kind: 'formula', formula: '64^2' },
        digits: 5,
      },
      {
        name: 'parameters',
        label: { en: 'weights of each', zh: '每个网络的权重数' },
        read: { kind: 'train', of: 'parameters' },
        digits: 3,
      },
    ],
    notes: {
      zh: '没有显卡时保持 64 格；有显卡可调到 316。两分钟。',
      en: 'Keep 64 cells without a graphics card; with one go up to 316. Two minutes.',
    },
  },
  {
    id: 'own',
    title: { en: 'Your function, your rule', zh: '你的函数，你的规则' },
    rows: ['B0', 'C14'],
    experiment: OWN,
    offers: ['formula.*', 'transport', 'start.*', 'run.0.*'],
    play: { runs: true },
    caption: [
      {
        zh: '现在轮到你。在“曲面”里写下任何两个变量的公式，山就换成你的山；在“规则”里写下一步该怎么走，球就照你的规则走。图中是一个开头：$v \\leftarrow \\mu v - \\eta g$，$\\theta \\leftarrow \\theta + v$。',
        en: 'Now it is your turn. Under “surface” write any formula in two variables, and the terrain is yours; under “rule” write how to take a step, and the ball obeys. Here is a beginning: $v \\leftarrow \\mu v - \\eta g$, $\\theta \\leftarrow \\theta + v$.',
      },
      {
        zh: '导数不用你求：写下的每个公式都会自动微分，和课程里的函数用的是同一套程序。试试只看梯度的符号：“theta = theta - lr*sign(g)”；或者把步长固定下来：“theta = theta - lr*g/norm(g)”。',
        en: 'You need no derivatives: whatever you write is differentiated automatically, by the same program as the functions of these lessons. Try the sign of the gradient alone, “theta = theta - lr*sign(g)”, or steps of one length, “theta = theta - lr*g/norm(g)”.',
      },
      {
        zh: '**写下你的函数，写下你的规则。** 这条示例规则走一百步，停在 $f =$ {f}，不是最深的谷。你能写出一条更好的吗？',
        en: '**Your function, your rule.** In a hundred steps this one ends at $f =$ {f}, which is not the deepest valley. Can you write a better one?',
      },
    ],
    numbers: [
      {
        name: 'f',
        label: { en: '$f$ after 100 steps of this rule', zh: '此规则走 100 步后的 $f$' },
        read: { kind: 'run', of: 'loss' },
        digits: 5,
        experiment: OWN,
      },
      {
        name: 'best',
        label: { en: 'the deepest valley in view', zh: '图中最深的谷' },
        read: { kind: 'stationary', which: 'minimum', nth: 0, of: 'f' },
        digits: 5,
        experiment: OWN,
      },
    ],
    notes: {
      zh: '请听众出题：一个公式，一条规则。错了也好，错误信息会指出错在哪个字。五分钟。',
      en: 'Let the hall propose a formula and a rule. Mistakes are welcome: the message points at the very character. Five minutes.',
    },
  },
  {
    id: 'again',
    title: { en: 'The eight questions again', zh: '再问一遍那八个问题' },
    rows: ['A16', 'A17', 'B7'],
    experiment:
      'v=1&surface=rugged_seed&run=sgd,lr:0.01,start:2:1.5&run=sgd,lr:0.01,start:-2:1&run=sgd,lr:0.01,start:1.3:-1.2&steps=200&race=layout:overlay',
    offers: ['transport'],
    play: { runs: true, loops: true },
    caption: [
      {
        zh: '第一章末尾的三个小球，和那时留下的八个问题。你当时是怎样猜的？现在再答一次，然后一个一个对答案。',
        en: 'The three balls from the end of the first chapter, and the eight questions that were left there. What did you guess? Answer once more, then compare, one by one.',
      },
    ],
    question: {
      text: {
        zh: '梯度下降走到了梯度为零的地方。它找到最小值了吗？',
        en: 'Gradient descent has come to a place where the gradient is zero. Has it found the minimum?',
      },
      answers: [
        {
          text: { zh: '找到了', en: 'Yes' },
          says: {
            zh: '三个球都停在梯度为零处，高度却有 {ball1}，也有 {ball2}。',
            en: 'All three balls rest where the gradient is zero, one at height {ball1}, another at {ball2}.',
          },
        },
        {
          text: {
            zh: '不一定：也许是别的谷，也许连谷都不是',
            en: 'Not necessarily: it may be another valley, or no valley at all',
          },
          right: true,
          says: {
            zh: '你已经见过拐点、鞍点和比它更深的谷了。',
            en: 'You have met the inflection, the saddle, and the deeper valley next door.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: "**斜率为零，一定是峰或谷吗？** 不一定。$x^3$ 在 0 处只是缓一缓（第 2 章），马鞍中央一边是谷一边是岭（第 12 章）。**步子越大，走得越快吗？** 到 $1/f''$ 为止是；过了 $2/f''$，就再也回不来（第 3 章）。",
          en: "**Is zero slope always a peak or a valley?** No: $x^3$ only pauses at 0 (chapter 2), and the middle of a saddle is valley one way and ridge the other (chapter 12). **Is a larger step a faster one?** Up to $1/f''$; beyond $2/f''$ there is no way back (chapter 3).",
        },
      },
      {
        text: {
          zh: '**许多方向里，哪个最陡？** 梯度的方向，与等高线垂直；但它未必指向谷底（第 4 章）。**斜率怎样穿过一长串计算？** 逐段相乘，多条路相加：链式法则（第 6、7 章）。**机器怎样给任意一段程序求导？** 把同一条法则从后往前记一遍账（第 6 章）。',
          en: '**Which direction is steepest?** That of the gradient, at right angles to the level line; it need not point at the bottom (chapter 4). **How does a slope pass through a long computation?** Multiplied along each way, added over all ways: the chain rule (chapters 6 and 7). **How can a machine differentiate any program?** By keeping that rule’s accounts from back to front (chapter 6).',
        },
      },
      {
        text: {
          zh: '**一个单元什么都学得会吗？** 一条直线分不开 XOR，也分不开螺旋（第 9、13 章）。**网络深了，为什么会“失声”？** 每层的因子小于 1，连乘起来就没了；权重也在连乘里（第 10 章）。**哪个优化器最好？** 先说清楚：什么地形，多少步，步长谁来调（第 11、12 章）。',
          en: '**Can one unit learn everything?** One line cannot part XOR, nor the spirals (chapters 9 and 13). **Why do deep networks fall silent?** Factors below 1, multiplied layer by layer; the weights are among them (chapter 10). **Which optimizer is best?** Say first on which terrain, in how many steps, with whose learning rate (chapters 11 and 12).',
        },
      },
      {
        text: {
          zh: '把四样东西放在一起，就是全部：导数告诉你一处的坡度，偏导数把它推广到许多参数，链式法则让它穿过网络，$\\theta \\leftarrow \\theta - \\eta\\nabla L$ 用它迈出一步。**现在，你能说出为什么了。** 下一个问题，由你来问。',
          en: 'Four things together are all of it: the derivative tells the slope at a place, partial derivatives do so for many parameters, the chain rule carries it through a network, and $\\theta \\leftarrow \\theta - \\eta\\nabla L$ takes a step with it. **Now you can say why.** The next question is yours.',
        },
      },
    ],
    numbers: [0, 1, 2].map((run) => ({
      name: `ball${run + 1}`,
      label: { en: `height at which ball ${run + 1} rests`, zh: `第 ${run + 1} 个球停下的高度` },
      read: { kind: 'run', run, of: 'loss' } as const,
      digits: 4,
    })),
    notes: {
      zh: '请学生先写下自己的回答，再逐条揭示；最后一问留给他们带走。五分钟。',
      en: 'Let them write their answers before each reveal; the last question is for the way home. Five minutes.',
    },
  },
];
