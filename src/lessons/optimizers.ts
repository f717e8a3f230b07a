import type { Step } from '../experiment/lessons/types';

/*
 * Optimizers compared: rows A10, A16, C6, C12.
 *
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

/** The tutorial's race on its rugged surface, with its three rates, and the Adam that it praises. */
const RACE =
  'v=1&surface=rugged_seed&run=sgd,lr:0.1,start:2:1.5&run=momentum_seed,lr:0.1,start:2:1.5&run=rmsprop,lr:0.01,alpha:0.9,start:2:1.5&run=adam,lr:0.1,start:2:1.5&steps=30&race=layout:multiples';
const EQUAL_RATES = RACE.replace('rmsprop,lr:0.01', 'rmsprop,lr:0.1');
/** Gradient descent alone, at the tutorial's rate. */
const CHAOS = 'v=1&surface=rugged_seed&run=sgd,lr:0.1,start:2:1.5&steps=30&view=map';
const CHAOS_BESIDE = CHAOS.replace('&steps', '&run=sgd,lr:0.1,start:2.000000000001:1.5&steps');
const fair = (steps: number) =>
  `v=1&surface=rugged_seed&run=sgd,start:2:1.5&run=momentum_seed,start:2:1.5&run=rmsprop,alpha:0.9,start:2:1.5&run=adam,start:2:1.5&steps=${steps}&race=low:0.0001,high:1,count:64`;
const ravine = (momentum: string, rate = '0.07') =>
  `v=1&formula=0.5*(x^2%2B25*y^2)&domain=x:-10:10,y:-3:3&run=sgd,lr:0.07,start:-8:1.5&run=momentum_seed,lr:${rate},momentum:${momentum},start:-8:1.5&steps=60&view=map`;
const saddle = (run: string, steps = 100) => `v=1&surface=saddle&run=${run}&steps=${steps}`;
const noisy = (noise: number) =>
  `v=1&surface=rugged_seed&run=sgd,lr:0.01,start:2:1.5${noise === 0 ? '' : `,noise:${noise}`}&steps=300&tool=swarm&swarm=particles:10000,color:destination&view=map`;
const himmelblau = (momentum: string) =>
  `v=1&surface=himmelblau&run=momentum_seed,lr:0.01,momentum:${momentum}&steps=1000&tool=basins&basins=size:256&view=map`;
const NEWTON = 'v=1&surface=himmelblau&run=newton&steps=100&tool=basins&basins=size:256&view=map';

export const optimizers: readonly Step[] = [
  {
    id: 'four',
    title: { en: 'Four balls, one terrain', zh: '四个球，一座山' },
    rows: ['A10', 'C12'],
    experiment:
      'v=1&surface=rugged_seed&run=sgd,lr:0.02,start:2:1.5&run=momentum_seed,lr:0.02,start:2:1.5&run=rmsprop,lr:0.01,alpha:0.9,start:2:1.5&run=adam,lr:0.2,start:2:1.5&steps=60',
    offers: ['transport'],
    play: { runs: true, loops: true },
    camera: { azimuth: -60, elevation: 38 },
    caption: [
      {
        zh: '四个球同时从 $(2, 1.5)$ 放手，滚下一只坑坑洼洼的碗。它们都只看得见脚下的梯度，差别只在怎样用它：梯度下降照单全收，动量法带着惯性，RMSprop 和 Adam 会按每个坐标的过往调整步子。',
        en: 'Four balls are let go at $(2, 1.5)$ and roll down a bowl full of dents. All see nothing but the gradient under them; they differ in what they do with it. Gradient descent takes it as it comes, momentum has inertia, RMSprop and Adam fit each coordinate’s stride to its past.',
      },
      {
        zh: '走到第六十步，**四个球，一座山，四种结局**：梯度下降停在次好的坑里，动量法冲过头，落进一个更浅的坑，RMSprop 还在半山腰，Adam 找到了最深的那个。',
        en: 'After sixty steps: **four balls, one terrain, four ends**. Gradient descent rests in the second-best hollow, momentum has overshot into a shallower one, RMSprop is still on its way down, Adam has found the deepest.',
      },
      {
        zh: '先别急着发奖牌。四个学习率各不相同，是我们挑的。这一章要问的正是：怎样比，才算数？',
        en: 'Do not hand out medals yet: the four learning rates differ, and we chose them. That is what this chapter asks: when does a comparison count?',
      },
    ],
    numbers: [
      {
        name: 'sgd',
        label: { en: 'gradient descent: $f$ after 60 steps', zh: '梯度下降：60 步后的 $f$' },
        read: { kind: 'run', run: 0, of: 'loss' },
        digits: 5,
      },
      {
        name: 'momentum',
        label: { en: 'momentum', zh: '动量法' },
        read: { kind: 'run', run: 1, of: 'loss' },
        digits: 5,
      },
      {
        name: 'rmsprop',
        label: { en: 'RMSprop', zh: 'RMSprop' },
        read: { kind: 'run', run: 2, of: 'loss' },
        digits: 5,
      },
      { name: 'adam', label: { en: 'Adam', zh: 'Adam' }, read: { kind: 'run', run: 3, of: 'loss' }, digits: 5 },
    ],
    notes: {
      zh: '让动画循环，不解释公式。问：换一组学习率，名次会不会变？一分钟。',
      en: 'Let it loop, no formulas yet. Ask whether other rates would change the order. One minute.',
    },
  },
  {
    id: 'star',
    title: { en: 'Is the star a minimum?', zh: '绿星是最低点吗？' },
    rows: ['A10'],
    experiment:
      'v=1&formula=x^2%2B10*y^2%2B2*sin(5*x)*cos(5*y)&domain=x:-3:3,y:-2:2&run=sgd,lr:0.02,start:2:1.5&steps=60&tool=terrain&terrain=at:0:0,run:-1,hessian:off,stationary:off&view=map',
    offers: ['terrain.at.*', 'here', 'readout'],
    caption: [
      {
        zh: '这是教程的“崎岖函数” $f = x^2 + 10y^2 + 2\\sin 5x\\cos 5y$。教程在 $(0, 0)$ 画了一颗绿星，注明“最小值”。点一点图，看任何一处的高度和梯度。',
        en: 'This is the tutorial’s rugged function, $f = x^2 + 10y^2 + 2\\sin 5x\\cos 5y$. The tutorial has a green star at $(0, 0)$, labelled minimum. Tap the map: any place tells its height and its gradient.',
      },
    ],
    question: {
      text: { zh: '$(0, 0)$ 是最小值点吗？', en: 'Is $(0, 0)$ the minimum?' },
      answers: [
        {
          text: { zh: '是，碗底在正中', en: 'Yes, the bowl’s bottom is its centre' },
          says: {
            zh: '碗 $x^2 + 10y^2$ 的底在那里，可是加上了波浪，碗底正好处在波浪的斜坡上。',
            en: 'The bottom of the bowl $x^2 + 10y^2$ lies there. But waves have been added, and it sits on the slope of one.',
          },
        },
        {
          text: { zh: '不是，那里还有坡度', en: 'No, there is still a slope' },
          right: true,
          says: {
            zh: '最小值点处梯度必须为零，而这里远不是零。',
            en: 'At a minimum the gradient must be zero, and here it is far from that.',
          },
        },
        {
          text: { zh: '是局部最小值，不是全局最小值', en: 'A local minimum, not the global one' },
          says: {
            zh: '局部最小值处梯度也是零。这里连驻点都不是。',
            en: 'At a local minimum the gradient vanishes as well. This is not even a stationary point.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '$(0, 0)$ 处 $f =$ {f0}，梯度是 ({dx}, {dy})。**梯度是 {dx} 的地方，不会是最小值。** 原因在 $2\\sin 5x$：它在原点的斜率正是 10。',
          en: 'At $(0, 0)$ stand $f =$ {f0} and the gradient ({dx}, {dy}). **Where the gradient is {dx} there is no minimum.** The reason is $2\\sin 5x$, whose slope at the origin is just 10.',
        },
      },
      {
        text: {
          zh: '把驻点全部找出来：共 {all} 个，其中 {minima} 个是极小值点。最低的在 $x =$ {x}、$y = 0$ 处，那里 $f =$ {best}，比绿星低了将近两个单位。',
          en: 'Find all stationary points: {all} of them, {minima} of which are minima. The lowest is at $x =$ {x}, $y = 0$, with $f =$ {best}, almost two units below the star.',
        },
        experiment:
          'v=1&surface=rugged_seed&run=sgd,lr:0.02,start:2:1.5&steps=60&tool=terrain&terrain=at:-0.30206913774332794:0,run:-1,hessian:off&view=map',
        offers: ['terrain.at.*', 'here', 'stationary', 'readout'],
      },
    ],
    numbers: [
      {
        name: 'f0',
        label: { en: '$f(0, 0)$', zh: '$f(0, 0)$' },
        read: { kind: 'value', at: [0, 0], of: 'f' },
        digits: 3,
        after: 1,
      },
      {
        name: 'dx',
        label: { en: '$\\partial f/\\partial x$ at the star', zh: '绿星处 $\\partial f/\\partial x$' },
        read: { kind: 'value', at: [0, 0], of: 'dx' },
        digits: 3,
        after: 1,
        tutorial: {
          text: 'minimum (0, 0)',
          why: {
            zh: '梯度不为零，因此连驻点都不是。',
            en: 'The gradient is not zero, so it is not even stationary.',
          },
        },
      },
      {
        name: 'dy',
        label: { en: '$\\partial f/\\partial y$', zh: '$\\partial f/\\partial y$' },
        read: { kind: 'value', at: [0, 0], of: 'dy' },
        digits: 3,
        after: 1,
      },
      {
        name: 'all',
        label: { en: 'stationary points in view', zh: '图中的驻点个数' },
        read: { kind: 'stationary', which: 'any', of: 'count' },
        digits: 3,
        after: 2,
      },
      {
        name: 'minima',
        label: { en: 'minima among them', zh: '其中极小值点' },
        read: { kind: 'stationary', which: 'minimum', of: 'count' },
        digits: 3,
        after: 2,
      },
      {
        name: 'x',
        label: { en: 'the lowest: $x$', zh: '最低者：$x$' },
        read: { kind: 'stationary', which: 'minimum', nth: 0, of: 'x' },
        digits: 7,
        after: 2,
      },
      {
        name: 'best',
        label: { en: 'the lowest: $f$', zh: '最低者：$f$' },
        read: { kind: 'stationary', which: 'minimum', nth: 0, of: 'f' },
        digits: 7,
        after: 2,
      },
    ],
    notes: {
      zh: '不要放过这一问：许多学生会凭对称感选“是”。两分钟。',
      en: 'Do insist on the question: symmetry tempts many to say yes. Two minutes.',
    },
  },
  {
    id: 'unequal',
    title: { en: 'Tenfold different rates', zh: '步长差十倍' },
    rows: ['A10'],
    experiment: RACE,
    offers: ['transport', 'run.2.lr'],
    play: { runs: true },
    caption: [
      {
        zh: '教程的比赛，照原样重做：三十步，梯度下降和动量法的学习率是 0.1，RMSprop 是 **0.01**。教程据此评点三者；Adam 得到好评，却既没有写，也没有跑。第四格是补上的 Adam，学习率 0.1。',
        en: 'The tutorial’s race as it stands: thirty steps, rate 0.1 for gradient descent and momentum, **0.01** for RMSprop. On this it judges the three. Adam is praised, yet neither written nor run; the fourth panel adds it, with rate 0.1.',
      },
      {
        zh: 'RMSprop 收在 {rmsprop}，看上去又慢又笨。可它的步子只有别人的十分之一。猜一猜：把它也调成 0.1，名次会怎样？',
        en: 'RMSprop ends at {rmsprop} and looks slow. But its stride is a tenth of the others’. Guess: given 0.1 as well, where does it come in?',
      },
    ],
    reveals: [
      {
        text: {
          zh: '{equal}，从倒数第二变成第一。**步长差十倍，不叫比较。** 不过“同一个学习率”也还不算公平：0.1 对每种方法的意义本来就不同。这件事，稍后再补。',
          en: '{equal}: from last but one to first. **Tenfold different rates are no comparison.** Nor is one rate for all a fair one, since 0.1 means something else to each method; we shall come to that.',
        },
        experiment: EQUAL_RATES,
        play: { runs: true },
      },
    ],
    numbers: [
      {
        name: 'sgd',
        label: { en: 'gradient descent, $f_{30}$', zh: '梯度下降，$f_{30}$' },
        read: { kind: 'run', run: 0, of: 'loss' },
        digits: 2,
        experiment: RACE,
        tutorial: {
          text: '59.8125',
          why: {
            zh: '混沌：第十九步之后的数字取决于计算机怎样舍入，只有量级可信。',
            en: 'Chaos: from the nineteenth step on the digits depend on how a computer rounds; only the size is to be trusted.',
          },
        },
      },
      {
        name: 'momentum',
        label: { en: 'momentum, $f_{30}$', zh: '动量法，$f_{30}$' },
        read: { kind: 'run', run: 1, of: 'loss' },
        digits: 3,
        experiment: RACE,
      },
      {
        name: 'rmsprop',
        label: { en: 'RMSprop at 0.01, $f_{30}$', zh: 'RMSprop，0.01，$f_{30}$' },
        read: { kind: 'run', run: 2, of: 'loss' },
        digits: 6,
        experiment: RACE,
      },
      {
        name: 'adam',
        label: { en: 'Adam at 0.1, $f_{30}$', zh: 'Adam，0.1，$f_{30}$' },
        read: { kind: 'run', run: 3, of: 'loss' },
        digits: 5,
        experiment: RACE,
      },
      {
        name: 'equal',
        label: { en: 'RMSprop at 0.1, $f_{30}$', zh: 'RMSprop，0.1，$f_{30}$' },
        read: { kind: 'run', run: 2, of: 'loss' },
        digits: 5,
        experiment: EQUAL_RATES,
        after: 1,
      },
    ],
    notes: {
      zh: '先问学生：看到这四张图，你会怎样写结论？再揭示步长。三分钟。',
      en: 'Ask first which conclusion the four panels suggest, then uncover the rates. Three minutes.',
    },
  },
  {
    id: 'butterfly',
    title: { en: 'A trillionth apart', zh: '差一万亿分之一' },
    rows: ['A10'],
    experiment: CHAOS,
    offers: ['transport'],
    play: { runs: true },
    caption: [
      {
        zh: '教程的梯度下降单独拿出来：学习率 0.1，三十步。最深的坑里，曲率是 {curvature}，学习率的上限只有 {limit}；0.1 早已越界，所以球不是在下山，而是在乱撞。',
        en: 'The tutorial’s gradient descent by itself: rate 0.1, thirty steps. In the deepest hollow the curvature is {curvature}, so the rate may be {limit} at most, and 0.1 is far beyond that. This ball does not descend; it is thrown about.',
      },
      {
        zh: '现在让第二个球从旁边出发，相距 $10^{-12}$，也就是一万亿分之一。猜一猜：走到第几步，两个球的距离会超过 0.1？',
        en: 'Now a second ball starts beside it, $10^{-12}$ away, a trillionth. Guess: at which step are the two more than 0.1 apart?',
      },
    ],
    question: {
      text: { zh: '两个球从第几步起各走各路？', en: 'When do they part?' },
      answers: [
        {
          text: { zh: '三十步内分不开', en: 'Not within thirty steps' },
          says: {
            zh: '每一步都把距离放大几倍，三十次方是很大的数。',
            en: 'Every step multiplies the distance by a few; to the thirtieth power that is a large number.',
          },
        },
        {
          text: { zh: '第二十几步', en: 'Some twenty steps in' },
          right: true,
          says: {
            zh: '平均每步放大三到四倍，二十来步就把一万亿分之一放大到看得见。',
            en: 'Three- or fourfold a step on average: some twenty steps make a trillionth visible.',
          },
        },
        {
          text: { zh: '第三步', en: 'At the third' },
          says: {
            zh: '没有那么快，前十步里差别还不到百万分之一。',
            en: 'Not so fast: within ten steps the difference stays below a millionth.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '第 {parted} 步。距离在对数轴上是一条直线：第 10 步 {d10}，第 20 步 {d20}，第 25 步 {d25}。两个终点的 $f$ 分别是 {f1} 和 {f2}，毫不相干。',
          en: 'At step {parted}. On a log axis the distance is a straight line: {d10} at step 10, {d20} at 20, {d25} at 25. The two end with $f$ of {f1} and {f2}, which have nothing to do with each other.',
        },
        experiment: CHAOS_BESIDE,
        play: { runs: true },
      },
      {
        text: {
          zh: '双精度的舍入误差约为 $10^{-16}$，同样会被这样放大。所以这段程序换一台计算机，甚至换一种加法次序，第十九步以后的数字就不同。**教程印出的最后几位，是噪声。**',
          en: 'Double precision rounds at about $10^{-16}$, and that grows in the same way. On another computer, or with the sums in another order, this program prints other numbers from the nineteenth step on. **The last digits in the tutorial are noise.**',
        },
      },
    ],
    numbers: [
      {
        name: 'curvature',
        label: { en: 'largest curvature at the lowest minimum', zh: '最低点处的最大曲率' },
        read: { kind: 'value', at: [-0.30206913774332794, 0], of: 'most' },
        digits: 4,
        experiment: CHAOS,
        quiet: true,
      },
      {
        name: 'limit',
        label: { en: 'limit of the learning rate there, $2/\\lambda$', zh: '该处学习率的上限 $2/\\lambda$' },
        read: { kind: 'formula', formula: '2/curvature' },
        digits: 3,
      },
      {
        name: 'parted',
        label: { en: 'first step more than 0.1 apart', zh: '首次相距超过 0.1 的步数' },
        read: { kind: 'separation', gap: 1e-12, until: 0.1 },
        digits: 3,
        experiment: CHAOS,
        after: 1,
      },
      {
        name: 'd10',
        label: { en: 'distance at step 10', zh: '第 10 步的距离' },
        read: { kind: 'separation', gap: 1e-12, step: 10 },
        digits: 2,
        experiment: CHAOS,
        after: 1,
      },
      {
        name: 'd20',
        label: { en: 'distance at step 20', zh: '第 20 步的距离' },
        read: { kind: 'separation', gap: 1e-12, step: 20 },
        digits: 2,
        experiment: CHAOS,
        after: 1,
        quiet: true,
      },
      {
        name: 'd25',
        label: { en: 'distance at step 25', zh: '第 25 步的距离' },
        read: { kind: 'separation', gap: 1e-12, step: 25 },
        digits: 2,
        experiment: CHAOS,
        after: 1,
        quiet: true,
      },
      {
        name: 'f1',
        label: { en: '$f_{30}$ of the first', zh: '第一个球的 $f_{30}$' },
        read: { kind: 'run', run: 0, of: 'loss' },
        digits: 3,
        experiment: CHAOS_BESIDE,
        after: 1,
        quiet: true,
      },
      {
        name: 'f2',
        label: { en: '$f_{30}$ of the second', zh: '第二个球的 $f_{30}$' },
        read: { kind: 'run', run: 1, of: 'loss' },
        digits: 3,
        experiment: CHAOS_BESIDE,
        after: 1,
        quiet: true,
      },
    ],
    figures: [
      {
        kind: 'lines',
        title: { en: 'Distance of two balls that start 10⁻¹² apart', zh: '起点相距 10⁻¹² 的两个球，距离随步数的变化' },
        after: 1,
        experiment: CHAOS,
        x: { label: { en: 'step', zh: '步' } },
        y: { label: { en: 'distance', zh: '距离' }, scale: 'log' },
        series: [{ label: { en: 'distance', zh: '距离' }, values: { kind: 'separationSeries', gap: 1e-12 } }],
      },
    ],
    notes: {
      zh: '这是讲可重复性的好时机：不是每个印出来的数字都能复现。三分钟。',
      en: 'The moment to speak of reproducibility: not every printed digit can be had again. Three minutes.',
    },
  },
  {
    id: 'fair',
    title: { en: 'A fair race', zh: '公平的比赛' },
    rows: ['A10'],
    experiment: fair(30),
    offers: ['race.panes', 'fair.*', 'steps'],
    caption: [
      {
        zh: '公平的比法：每种方法都从 0.0001 到 1 试六十四个学习率，各取自己最好的那个，再比三十步之后的高度。在图下的“公平比较”里按“寻找最佳学习率”，每种方法画出一条曲线，最低点就是它的最佳学习率。',
        en: 'A fair way: each method tries sixty-four rates from 0.0001 to 1, takes its best, and only then are heights compared, after thirty steps. Under “Fair race” press “Find the best rates”: each method gets a curve, and its lowest point is the best rate.',
      },
      {
        zh: '结果出来了：RMSprop {rmsprop}，Adam {adam}，动量法 {momentum}，梯度下降 {sgd}。这一章开头垫底的 RMSprop 夺冠，学习率是 {rate}。这块奖牌，你发不发？',
        en: 'The result: RMSprop {rmsprop}, Adam {adam}, momentum {momentum}, gradient descent {sgd}. RMSprop, last when this chapter began, wins with rate {rate}. Would you hand out that medal?',
      },
    ],
    question: {
      text: {
        zh: '把冠军的学习率改成 0.557，只差万分之四，它会怎样？',
        en: 'Change the winner’s rate to 0.557, by four parts in ten thousand. What becomes of it?',
      },
      answers: [
        {
          text: { zh: '几乎一样', en: 'Hardly anything' },
          says: {
            zh: '如果它真的找到了最深的坑，应当如此。可它的步子太大，是在坑与坑之间跳。',
            en: 'So it should be, had it really found the hollow. But its stride is so long that it jumps from one to the next.',
          },
        },
        {
          text: { zh: '面目全非', en: 'Something else altogether' },
          right: true,
          says: {
            zh: '在曲线上看，那个最低点是孤零零的一个，左右都高得多。',
            en: 'On the curve that lowest point stands alone, with much higher ones on either side.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '0.557 的结果是 {unlucky}。那不是本领，是六十四张彩票里中了一张：步子越过稳定的界限，终点就成了混沌，总有一个碰巧落在好地方。真正的好学习率，左邻右舍也该是好的。',
          en: 'At 0.557 it ends at {unlucky}. That was no skill but one winning ticket of sixty-four: beyond the limit of stability the end is chaos, and some end will happen to be good. A rate that is good in earnest has good neighbours.',
        },
      },
      {
        text: {
          zh: '再把预算加到两百步：动量法 {momentum200}，Adam {adam200}，都落到最深的坑底，难分高下；梯度下降与 RMSprop 却停在浅一些的坑里，停在哪一个，又是混沌说了算。**比赛公平了，名次仍会变**：预算、搜索的范围，都是规则的一部分。',
          en: 'Now raise the budget to two hundred steps: momentum {momentum200} and Adam {adam200}, level at the bottom of the deepest hollow; gradient descent and RMSprop are caught in shallower ones, and chaos decides in which. **Even in a fair race the order changes**: budget and range of the search are among the rules.',
        },
        experiment: fair(200),
      },
    ],
    numbers: [
      {
        name: 'rmsprop',
        label: { en: 'RMSprop, best rate, 30 steps', zh: 'RMSprop，最佳学习率，30 步' },
        read: { kind: 'fair', run: 2, of: 'loss' },
        digits: 5,
        experiment: fair(30),
      },
      {
        name: 'adam',
        label: { en: 'Adam, best rate, 30 steps', zh: 'Adam，最佳学习率，30 步' },
        read: { kind: 'fair', run: 3, of: 'loss' },
        digits: 5,
        experiment: fair(30),
      },
      {
        name: 'momentum',
        label: { en: 'momentum, best rate, 30 steps', zh: '动量法，最佳学习率，30 步' },
        read: { kind: 'fair', run: 1, of: 'loss' },
        digits: 5,
        experiment: fair(30),
      },
      {
        name: 'sgd',
        label: { en: 'gradient descent, best rate, 30 steps', zh: '梯度下降，最佳学习率，30 步' },
        read: { kind: 'fair', run: 0, of: 'loss' },
        digits: 5,
        experiment: fair(30),
      },
      {
        name: 'rate',
        label: { en: 'best rate of RMSprop', zh: 'RMSprop 的最佳学习率' },
        read: { kind: 'fair', run: 2, of: 'lr' },
        digits: 4,
        experiment: fair(30),
        quiet: true,
      },
      {
        name: 'unlucky',
        label: { en: 'RMSprop at rate 0.557', zh: 'RMSprop，学习率 0.557' },
        read: { kind: 'run', of: 'loss' },
        digits: 3,
        experiment: 'v=1&surface=rugged_seed&run=rmsprop,lr:0.557,alpha:0.9,start:2:1.5&steps=30',
        after: 1,
      },
      {
        name: 'momentum200',
        label: { en: 'momentum, 200 steps', zh: '动量法，200 步' },
        read: { kind: 'fair', run: 1, of: 'loss' },
        digits: 5,
        experiment: fair(200),
        after: 2,
      },
      {
        name: 'adam200',
        label: { en: 'Adam, 200 steps', zh: 'Adam，200 步' },
        read: { kind: 'fair', run: 3, of: 'loss' },
        digits: 5,
        experiment: fair(200),
        after: 2,
      },
    ],
    notes: {
      zh: '强调：先定预算和调参的办法，再谈谁好；孤零零的最优，多半是运气。四分钟。',
      en: 'The point: fix budget and tuning first, then speak of better; a lonely optimum is luck. Four minutes.',
    },
  },
  {
    id: 'inertia',
    title: { en: 'Momentum wants tuning', zh: '动量也要调' },
    rows: ['C6'],
    experiment: ravine('0.9'),
    offers: ['transport', 'run.1.momentum', 'run.1.lr', 'chart', 'legend'],
    play: { runs: true },
    caption: [
      {
        zh: '一条狭长的山沟：$\\tfrac12(x^2 + 25y^2)$，沿 $x$ 平缓，沿 $y$ 陡峭。两个球，学习率都是 0.07，都走六十步：一个没有惯性，一个 $\\mu = 0.9$。教程说动量能加快收敛。猜一猜，谁更低？',
        en: 'A narrow ravine: $\\tfrac12(x^2 + 25y^2)$, steep across, flat along. Two balls, both with rate 0.07, sixty steps each: one without inertia, one with $\\mu = 0.9$. The tutorial says that momentum speeds things up. Which of them ends lower?',
      },
    ],
    question: {
      text: { zh: '六十步之后，谁更低？', en: 'Who is lower after sixty steps?' },
      answers: [
        {
          text: { zh: '$\\mu = 0.9$ 的那个', en: 'The one with $\\mu = 0.9$' },
          says: {
            zh: '惯性太大，它冲过谷底又荡回来，来回摇摆，六十步还没静下来。',
            en: 'Too much inertia: it swings through the bottom and back, and sixty steps do not calm it.',
          },
        },
        {
          text: { zh: '没有惯性的那个', en: 'The one without inertia' },
          right: true,
          says: {
            zh: '只有对方的十几分之一。可这不是动量的错，是 0.9 用错了地方。',
            en: 'By a factor of more than ten. That is not the fault of momentum but of 0.9 in the wrong place.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '没有惯性：{plain}；$\\mu = 0.9$：{nine}。把 $\\mu$ 降到 0.5，立刻变成 {half}。',
          en: 'Without inertia {plain}; with $\\mu = 0.9$ {nine}. Lower $\\mu$ to 0.5 and it becomes {half}.',
        },
        experiment: ravine('0.5'),
        play: { runs: true },
      },
      {
        text: {
          zh: '二次函数的最佳组合可以算出来：曲率在 1 与 25 之间，$\\mu = \\left(\\frac{\\sqrt{25}-1}{\\sqrt{25}+1}\\right)^2 = \\frac49$，$\\eta = \\left(\\frac{2}{\\sqrt{25}+1}\\right)^2 = \\frac19$。结果是 {best}。单用梯度下降，超过 0.08 就发散；有了惯性，反而可以走更大的步子。**动量也要调；调好了，差距是十几个数量级。**',
          en: 'For a quadratic the best pair can be computed: with curvatures from 1 to 25, $\\mu = \\left(\\frac{\\sqrt{25}-1}{\\sqrt{25}+1}\\right)^2 = \\frac49$ and $\\eta = \\left(\\frac{2}{\\sqrt{25}+1}\\right)^2 = \\frac19$. The result is {best}. Plain gradient descent cannot go beyond 0.08; with inertia even longer steps are safe. **Momentum wants tuning; tuned, it wins by thirteen orders of magnitude.**',
        },
        experiment: ravine('0.4444444444444444', '0.1111111111111111'),
        play: { runs: true },
      },
    ],
    numbers: [
      {
        name: 'plain',
        label: { en: 'no momentum, $\\eta = 0.07$: $f_{60}$', zh: '无动量，$\\eta = 0.07$：$f_{60}$' },
        read: { kind: 'run', run: 0, of: 'loss' },
        digits: 5,
        experiment: ravine('0.9'),
        after: 1,
      },
      {
        name: 'nine',
        label: { en: '$\\mu = 0.9$, $\\eta = 0.07$', zh: '$\\mu = 0.9$，$\\eta = 0.07$' },
        read: { kind: 'run', run: 1, of: 'loss' },
        digits: 6,
        experiment: ravine('0.9'),
        after: 1,
      },
      {
        name: 'half',
        label: { en: '$\\mu = 0.5$, $\\eta = 0.07$', zh: '$\\mu = 0.5$，$\\eta = 0.07$' },
        read: { kind: 'run', run: 1, of: 'loss' },
        digits: 2,
        experiment: ravine('0.5'),
        after: 1,
      },
      {
        name: 'best',
        label: { en: '$\\mu = 4/9$, $\\eta = 1/9$', zh: '$\\mu = 4/9$，$\\eta = 1/9$' },
        read: { kind: 'run', run: 1, of: 'loss' },
        digits: 2,
        experiment: ravine('0.4444444444444444', '0.1111111111111111'),
        after: 2,
      },
    ],
    notes: {
      zh: '先投票。多数人会选动量：默认值 0.9 太有名了。四分钟，公式可留给习题。',
      en: 'Vote first: most will choose momentum, 0.9 being so well known. Four minutes; the formulas may be an exercise.',
    },
  },
  {
    id: 'saddle',
    title: { en: 'A saddle holds nobody', zh: '鞍点拦不住人' },
    rows: ['C6'],
    experiment: saddle('sgd,lr:0.1,start:1:0'),
    offers: ['transport', 'start.*', 'noise'],
    play: { runs: true },
    caption: [
      {
        zh: '马鞍 $x^2 - y^2$：沿 $x$ 是谷，沿 $y$ 是岭。球从 $(1, 0)$ 出发，恰好站在岭脊上，$y$ 方向的坡度精确为零。它走到鞍点就停住了，第 {stuck} 步之后，梯度还不到十万分之一。',
        en: 'A saddle, $x^2 - y^2$: a valley along $x$, a ridge along $y$. The ball starts at $(1, 0)$, exactly on the ridge, where the slope along $y$ is zero to the last bit. It walks to the saddle and rests: after {stuck} steps less than a hundred-thousandth of gradient is left.',
      },
      {
        zh: '这像是一个陷阱。可是把起点挪开百万分之一，会怎样？',
        en: 'It looks like a trap. But what if the start moves by a millionth?',
      },
    ],
    reveals: [
      {
        text: {
          zh: '只挪 $10^{-6}$，偏差就每步乘 1.2，走到第八十步，球已经滑出图外：$y =$ {away}。',
          en: 'Move it by $10^{-6}$ and every step multiplies the deviation by 1.2; by step eighty the ball has slid out of the picture: $y =$ {away}.',
        },
        experiment: saddle('sgd,lr:0.1,start:1:0.000001', 80),
        play: { runs: true },
      },
      {
        text: {
          zh: '或者不挪起点，给梯度加一点噪声，标准差 0.01：第 41 步，$y$ 已经是 {noisy}。随机梯度下降天生带着这样的噪声，所以鞍点很少真的拦住训练。**鞍点拦不住人，除非你正好走在山脊上。**',
          en: 'Or leave the start and add a little noise to the gradient, of standard deviation 0.01: at step 41 $y$ is {noisy} already. Stochastic gradients come with such noise, so saddles seldom stop a training. **A saddle holds only what starts on the ridge.**',
        },
        experiment: saddle('sgd,lr:0.1,start:1:0,noise:0.01', 41),
        play: { runs: true },
      },
      {
        text: {
          zh: '牛顿法相反：它一步就跳到鞍点，并且留在那里。它找的是梯度为零的地方，不问那是谷、是岭还是鞍。这一点，本章最后再看。',
          en: 'Newton’s method does the opposite: one step takes it to the saddle, and there it stays. It looks for a vanishing gradient, be it valley, ridge or saddle. The end of this chapter returns to that.',
        },
        experiment: saddle('newton,start:1:0.000001', 10),
        play: { runs: true },
      },
    ],
    numbers: [
      {
        name: 'stuck',
        label: {
          en: 'steps until $\\lVert\\nabla f\\rVert < 10^{-5}$',
          zh: '$\\lVert\\nabla f\\rVert < 10^{-5}$ 所需步数',
        },
        read: { kind: 'formula', formula: 'ceil(log(1e-5/2)/log(0.8))' },
        digits: 3,
      },
      {
        name: 'away',
        label: { en: '$y$ at step 80, start moved by $10^{-6}$', zh: '起点挪 $10^{-6}$，第 80 步的 $y$' },
        read: { kind: 'run', step: 80, of: 'y' },
        digits: 4,
        experiment: saddle('sgd,lr:0.1,start:1:0.000001', 80),
        after: 1,
      },
      {
        name: 'noisy',
        label: { en: '$y$ at step 41, with noise', zh: '加噪声，第 41 步的 $y$' },
        read: { kind: 'run', step: 41, of: 'y' },
        digits: 3,
        experiment: saddle('sgd,lr:0.1,start:1:0,noise:0.01', 41),
        after: 2,
      },
      {
        name: 'newtonY',
        label: { en: 'Newton: $y$ after one step', zh: '牛顿法：一步之后的 $y$' },
        read: { kind: 'run', step: 1, of: 'y' },
        digits: 3,
        experiment: saddle('newton,start:1:0.000001', 10),
        after: 3,
      },
    ],
    notes: {
      zh: '可以请学生拖动起点，试着让球停在鞍点上：手再稳也做不到。三分钟。',
      en: 'Let somebody drag the start so that the ball rests on the saddle: no hand is steady enough. Three minutes.',
    },
  },
  {
    id: 'noise',
    title: { en: 'How much noise helps?', zh: '噪声多少才好？' },
    rows: ['C6'],
    experiment: noisy(0),
    offers: ['noise', 'transport', 'shares', 'key'],
    play: { runs: true },
    caption: [
      {
        zh: '一万个粒子铺满崎岖的碗，各自下山三百步，颜色表示落进了哪个坑。没有噪声时，起点决定一切：只有 {none}% 到达最深的坑。教程说，噪声有助于跳出局部最优。那么，加多少？',
        en: 'Ten thousand particles cover the rugged bowl; each descends for three hundred steps, and colours say in which hollow it ended. Without noise the start decides everything: {none}% reach the deepest hollow. Noise, says the tutorial, helps to leave local optima. How much of it?',
      },
    ],
    question: {
      text: {
        zh: '给梯度加噪声，标准差取 0、5、20，哪一个让最多的粒子留在最深的坑里？',
        en: 'Noise of 0, 5 or 20 on the gradient: which leaves most particles in the deepest hollow?',
      },
      answers: [
        {
          text: { zh: '0', en: '0' },
          says: {
            zh: '没有噪声，谁也换不了坑：起点在谁的吸引域，就落进谁。',
            en: 'Without noise nobody changes hollows: each ends in the basin where it began.',
          },
        },
        {
          text: { zh: '5', en: '5' },
          right: true,
          says: {
            zh: '浅坑关不住它们，深坑关得住：粒子慢慢往深处聚。',
            en: 'Shallow hollows cannot hold them, the deep one can: particles gather where it is low.',
          },
        },
        {
          text: { zh: '20', en: '20' },
          says: {
            zh: '噪声大到连最深的坑也关不住，粒子满碗乱跑。',
            en: 'So much noise that even the deepest hollow holds nothing: they swarm all over the bowl.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '噪声 5：{five}% 聚到最深的坑，是原来的三倍。',
          en: 'Noise 5: {five}% in the deepest hollow, three times as many.',
        },
        experiment: noisy(5),
        play: { runs: true },
      },
      {
        text: {
          zh: '噪声 20：只剩 {twenty}%。**一点噪声是帮手，多了就是捣乱。** “噪声能避开局部最优”只是经验之谈，而且只在剂量合适时成立；对只有一个谷的凸函数，噪声除了让终点抖动，什么也不做。',
          en: 'Noise 20: {twenty}% are left. **A little noise helps, more of it harms.** That noise avoids local optima is a rule of thumb, good in the right dose; on a convex function with its single valley it does nothing but make the end jitter.',
        },
        experiment: noisy(20),
        play: { runs: true },
      },
    ],
    numbers: [
      {
        name: 'noneShare',
        label: { en: 'share', zh: '份额' },
        read: { kind: 'swarm', particles: 10000, near: [-0.30206913774332794, 0], within: 0.12 },
        experiment: noisy(0),
        quiet: true,
      },
      {
        name: 'none',
        label: { en: 'in the deepest hollow without noise, %', zh: '无噪声，落进最深的坑（%）' },
        read: { kind: 'formula', formula: '100*noneShare' },
        digits: 3,
      },
      {
        name: 'fiveShare',
        label: { en: 'share', zh: '份额' },
        read: { kind: 'swarm', particles: 10000, near: [-0.30206913774332794, 0], within: 0.12 },
        experiment: noisy(5),
        quiet: true,
        after: 1,
      },
      {
        name: 'five',
        label: { en: 'with noise 5, %', zh: '噪声 5（%）' },
        read: { kind: 'formula', formula: '100*fiveShare' },
        digits: 3,
        after: 1,
      },
      {
        name: 'twentyShare',
        label: { en: 'share', zh: '份额' },
        read: { kind: 'swarm', particles: 10000, near: [-0.30206913774332794, 0], within: 0.12 },
        experiment: noisy(20),
        quiet: true,
        after: 2,
      },
      {
        name: 'twenty',
        label: { en: 'with noise 20, %', zh: '噪声 20（%）' },
        read: { kind: 'formula', formula: '100*twentyShare' },
        digits: 2,
        after: 2,
      },
    ],
    notes: {
      zh: '揭示之后让学生自己调噪声，找最好的剂量。三分钟。',
      en: 'Afterwards let them look for the best dose. Three minutes.',
    },
  },
  {
    id: 'shatter',
    title: { en: 'Inertia shatters the border', zh: '惯性把边界撞碎' },
    rows: ['A10'],
    experiment: himmelblau('0'),
    offers: ['run.0.momentum', 'basins.size', 'zoom', 'summary'],
    caption: [
      {
        zh: 'Himmelblau 函数有四个一样深的坑。图上每个像素都是一个起点，颜色是它滚进的坑：六万多次完整的下山。没有惯性时，四块颜色界线分明，贴着界线的像素只占 {border0}%。',
        en: 'Himmelblau’s function has four hollows of equal depth. Every pixel is a start, its colour the hollow it rolls into: more than sixty thousand complete descents. Without inertia the four colours meet along clean lines; only {border0}% of the pixels lie on one.',
      },
      {
        zh: '现在把 $\\mu$ 从 0 慢慢拖到 0.9。学习率一直是 0.01。',
        en: 'Now drag $\\mu$ slowly from 0 to 0.9. The rate stays at 0.01.',
      },
    ],
    reveals: [
      {
        text: {
          zh: '$\\mu = 0.9$：界线上的像素占到 {border9}%。球带着惯性，会翻过一个坑再落进下一个，差之毫厘，归宿就不同。放大任何一段边界，里面还有边界：**给球一点惯性，边界就碎成了分形。** 快，是有代价的。',
          en: 'With $\\mu = 0.9$ border pixels make up {border9}%. Inertia carries a ball through one hollow into another, and a hair’s breadth decides where it ends. Enlarge any piece of the border: there is more border within. **Give the ball inertia and the border shatters into a fractal.** Speed has its price.',
        },
        experiment: himmelblau('0.9'),
      },
    ],
    numbers: [
      {
        name: 'border0Share',
        label: { en: 'share', zh: '份额' },
        read: { kind: 'basin', size: 256, of: 'border' },
        experiment: himmelblau('0'),
        quiet: true,
      },
      {
        name: 'border0',
        label: { en: 'pixels on a border, $\\mu = 0$, %', zh: '边界上的像素，$\\mu = 0$（%）' },
        read: { kind: 'formula', formula: '100*border0Share' },
        digits: 2,
      },
      {
        name: 'border9Share',
        label: { en: 'share', zh: '份额' },
        read: { kind: 'basin', size: 256, of: 'border' },
        experiment: himmelblau('0.9'),
        quiet: true,
        after: 1,
      },
      {
        name: 'border9',
        label: { en: 'pixels on a border, $\\mu = 0.9$, %', zh: '边界上的像素，$\\mu = 0.9$（%）' },
        read: { kind: 'formula', formula: '100*border9Share' },
        digits: 3,
        after: 1,
      },
    ],
    notes: {
      zh: '这张图本身就是高潮，放大几次，少说话。两分钟。',
      en: 'The picture is the climax: zoom in a few times and say little. Two minutes.',
    },
  },
  {
    id: 'newton',
    title: { en: 'What Newton looks for', zh: '牛顿法在找什么？' },
    rows: ['A16'],
    experiment: NEWTON,
    offers: ['run.0.optimizer', 'list', 'summary'],
    caption: [
      {
        zh: '还是那个函数，换成牛顿法。它用曲率决定每一步：$\\Delta = -H^{-1}\\nabla f$，靠近终点时，每步有效数字大约翻一倍。图上仍是每个像素一次下山，颜色却不止四种了。',
        en: 'The same function, now with Newton’s method. Curvature decides every step, $\\Delta = -H^{-1}\\nabla f$; near its goal the number of right digits about doubles each time. Again every pixel is a descent, but there are more than four colours.',
      },
    ],
    question: {
      text: {
        zh: '从这些像素出发，一共有九种归宿。其中几个是极小值点？',
        en: 'From these pixels there are nine ends. How many of them are minima?',
      },
      answers: [
        {
          text: { zh: '九个', en: 'Nine' },
          says: {
            zh: '这个函数只有四个坑，另外五处只是梯度为零。',
            en: 'The function has only four hollows; at the other five places only the gradient vanishes.',
          },
        },
        {
          text: { zh: '四个', en: 'Four' },
          right: true,
          says: {
            zh: '另外是四个鞍点和一个极大值点。',
            en: 'The others are four saddles and one maximum.',
          },
        },
        {
          text: { zh: '一个', en: 'One' },
          says: {
            zh: '四个坑一样深，都是极小值点。',
            en: 'The four hollows are equally deep, and all are minima.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '有 {wrong}% 的起点，停在鞍点或山顶上：牛顿法的方程只说梯度为零，没有说往下走。**牛顿法找的是驻点，不问高低。**',
          en: 'From {wrong}% of the starts it ends on a saddle or on the summit: Newton’s equation says that the gradient shall vanish, not that one shall go down. **Newton seeks stationary points, high or low.**',
        },
      },
      {
        text: {
          zh: '换回梯度下降，九种颜色只剩四种。它慢，却从不上山。到此为止，山都只有两个坐标；网络有几百、几百万个，这些方法到了那里还管用吗？',
          en: 'Back to gradient descent, and of nine colours four are left. It is slow, but it never climbs. So far every terrain had two coordinates; networks have hundreds, or millions. Do these methods still work there?',
        },
        experiment: 'v=1&surface=himmelblau&run=sgd,lr:0.01&steps=1000&tool=basins&basins=size:256&view=map',
        offers: ['run.0.optimizer', 'list', 'summary'],
      },
    ],
    numbers: [
      {
        name: 'ends',
        label: { en: 'places where the runs end', zh: '归宿的个数' },
        read: { kind: 'basin', size: 256, of: 'attractors' },
        digits: 2,
        experiment: NEWTON,
        after: 1,
      },
      {
        name: 'wrongShare',
        label: { en: 'share', zh: '份额' },
        read: { kind: 'basin', size: 256, of: 'saddles' },
        experiment: NEWTON,
        quiet: true,
        after: 1,
      },
      {
        name: 'wrong',
        label: { en: 'of the starts end on a saddle or a maximum, %', zh: '停在鞍点或极大值点的起点（%）' },
        read: { kind: 'formula', formula: '100*wrongShare' },
        digits: 3,
        after: 1,
      },
    ],
    notes: {
      zh: '问：既然如此，为什么深度学习不用牛顿法？另一半答案是代价：$H$ 的大小是参数个数的平方。三分钟。',
      en: 'Ask why deep learning does without Newton. The other half of the answer is cost: $H$ has as many entries as the parameters squared. Three minutes.',
    },
  },
];
