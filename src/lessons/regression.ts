import type { Step } from '../experiment/lessons/types';

/*
 * Linear regression: line and bowl are one film; the truth is not the minimum; an unfinished intercept, its cure, the log.
 *
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

const NOISY = 'v=1&surface=mse&run=sgd,lr:0.1&steps=50&tool=data';
/** The run starts at the values that the data were made with. */
const STAR = 'v=1&surface=mse&domain=w:2.34:2.56,b:0.94:1.06&run=sgd,lr:0.1,start:2.5:1&steps=50&equal=on&tool=data';
/** The tutorial's start: a hundredth of a normal random number for w, and 0 for b. */
const start = 'start:-0.014153707420504143:0';
const EVEN = `v=1&surface=mse&data=line_even&run=sgd,lr:0.01,${start}&steps=500`;
const EVEN_LONG = `v=1&surface=mse&data=line_even&run=sgd,lr:0.01,${start}&steps=3000`;
const evenAt = (rate: number): string =>
  `v=1&surface=mse&data=line_even&domain=w:-8:13,b:-1:2&run=sgd,lr:${rate},${start}&steps=24&tool=data`;
const WINDOW = 'vars=w,b&domain=w:-10:18,b:-4:20&data=line_even&steps=50&view=map&equal=on&tool=data';
/** The same line on x as it is, on x from its mean on, and on that in standard deviations. */
const RAW = `v=1&loss=mean((w*x%2Bb-y)^2)&${WINDOW}&run=sgd,lr:0.025,start:0:0`;
const CENTRED = `v=1&loss=mean((w*(x-5)%2Bb-y)^2)&${WINDOW}&run=sgd,lr:0.1,start:0:0`;
const STANDARD = `v=1&loss=mean((w*(x-5)/2.9157646512850626%2Bb-y)^2)&${WINDOW}&run=sgd,lr:0.5,start:0:0`;
const TIGHT = 'v=1&surface=mse&data=line_tight&run=sgd,lr:0.01&steps=1000';
const BATCHES =
  'v=1&surface=mse&run=sgd,lr:0.02,batch:1&run=sgd,lr:0.05,batch:10&run=sgd,lr:0.05&steps=200&view=map&equal=on';

export const regression: readonly Step[] = [
  {
    id: 'together',
    title: { en: 'A line turns, a ball rolls', zh: '线转一转，球滚一步' },
    rows: ['A5'],
    experiment: NOISY,
    offers: ['points', 'transport'],
    play: { runs: true, loops: true, speed: 0.5 },
    caption: [
      {
        en: 'A line that lay flat turns and climbs until it runs through a hundred points. Beside it, a ball rolls to the bottom of a bowl. These are two pictures of one film.',
        zh: '一条躺平的直线慢慢转起来、升上去，最后穿过一百个数据点。旁边，一个小球滚向碗底。这两个画面放的是同一部片子。',
      },
      {
        en: 'A line $y = wx + b$ is two numbers, its slope $w$ and its intercept $b$: one point of the map. How badly it fits is a third number, the height there: the mean of all squared distances to the data, the **mean squared error**. Downhill on the map is towards a better line.',
        zh: '一条直线 $y = wx + b$ 就是两个数，斜率 $w$ 和截距 $b$，正好是地图上的一个点。它拟合得多差，是第三个数，也就是这一点的高度：所有数据点到直线的纵向距离，平方后取平均，叫作**均方误差**。在地图上往低处走，就是在找更好的直线。',
      },
      {
        en: 'In 50 steps the error falls from {first} to {last}. **One turn of the line is one roll of the ball.**',
        zh: '走了 50 步，误差从 {first} 降到 {last}。**线转一转，就是球滚一步。**',
      },
    ],
    numbers: [
      {
        name: 'first',
        label: { en: 'error at the start', zh: '起点的误差' },
        read: { kind: 'run', step: 0, of: 'loss' },
        digits: 7,
      },
      {
        name: 'last',
        label: { en: 'error after 50 steps', zh: '50 步后的误差' },
        read: { kind: 'run', of: 'loss' },
      },
      {
        name: 'w',
        label: { en: '$w$ after 50 steps', zh: '50 步后的 $w$' },
        read: { kind: 'run', of: 'x' },
        digits: 9,
      },
      {
        name: 'b',
        label: { en: '$b$ after 50 steps', zh: '50 步后的 $b$' },
        read: { kind: 'run', of: 'y' },
        digits: 9,
      },
    ],
    notes: {
      en: 'Cover the map and ask where the ball must be; then the other way round. Three minutes.',
      zh: '遮住地图，问小球此刻该在哪里；再反过来问一遍。约三分钟。',
    },
  },
  {
    id: 'star',
    title: { en: 'The truth is not the minimum', zh: '真值不是最优值' },
    rows: ['A5'],
    experiment: STAR,
    offers: ['points', 'hint', 'transport'],
    caption: [
      {
        en: 'These points were made with $w = 2.5$ and $b = 1$, and noise was added. The tutorial marks that place by a star and lets it stand for the goal. The ball has been put exactly there.',
        zh: '这些点是用 $w = 2.5$、$b = 1$ 造出来的，再加上噪声。教程在那里画了一颗星，把它当作终点。现在小球就放在星星的位置上。',
      },
    ],
    numbers: [
      {
        name: 'star',
        label: { en: 'error at $(2.5, 1)$', zh: '$(2.5, 1)$ 处的误差' },
        read: { kind: 'value', at: [2.5, 1], of: 'f' },
        tutorial: {
          text: '★ (2.5, 1)',
          why: {
            en: 'The star made the data. The lowest error of these hundred points lies elsewhere.',
            zh: '星星只是造数据用的真值；对这一百个点，误差最小的地方在别处。',
          },
        },
        after: 1,
      },
      {
        name: 'best',
        label: { en: 'lowest error', zh: '最小的误差' },
        read: { kind: 'stationary', which: 'minimum', of: 'f' },
        after: 1,
      },
      {
        name: 'w',
        label: { en: '$w$ there', zh: '此处的 $w$' },
        read: { kind: 'stationary', which: 'minimum', of: 'x' },
        after: 1,
      },
      {
        name: 'b',
        label: { en: '$b$ there', zh: '此处的 $b$' },
        read: { kind: 'stationary', which: 'minimum', of: 'y' },
        after: 1,
      },
    ],
    question: {
      text: { en: 'When it is let go, what does the ball do?', zh: '松开手，小球会怎样？' },
      answers: [
        {
          text: { en: 'It stays: this is the truth', zh: '不动：这里就是真值' },
          says: {
            en: 'It knows nothing of the truth, only of these hundred points, and they are noisy.',
            zh: '小球不认得真值，它只看见这一百个点，而点里有噪声。',
          },
        },
        {
          text: { en: 'It rolls away a little', zh: '滚开一小段' },
          right: true,
          says: {
            en: 'The noise has moved the bottom of the bowl a little to the side.',
            zh: '噪声把碗底挪开了一点。',
          },
        },
        {
          text: { en: 'It rolls to $(0, 0)$', zh: '滚到 $(0, 0)$' },
          says: {
            en: 'There the line lies flat and fits badly. The bottom of the bowl is close by.',
            zh: '那里直线是躺平的，拟合得很差。碗底其实就在旁边。',
          },
        },
      ],
    },
    reveals: [
      {
        play: { runs: true, speed: 0.5 },
        text: {
          en: 'It leaves the star, where the error is {star}, and rests at ({w}, {b}) with {best}. **The star made the data; it is not their minimum.** Drag a data point: the bottom of the bowl moves, and the star stays where it was.',
          zh: '它离开了误差为 {star} 的星星，停在 ({w}, {b})，误差 {best}。**星星是造数据的真值，不是这组数据的最优值。**拖动一个数据点试试：碗底跟着移动，星星却留在原处。',
        },
      },
    ],
    notes: {
      en: 'This is the place to say that a fit knows its data and nothing else. Four minutes.',
      zh: '可以在这里点明：拟合只认得手里的数据，别的一概不知。约四分钟。',
    },
  },
  {
    id: 'unfinished',
    title: { en: 'It looks finished', zh: '看上去已经完成' },
    rows: ['A11'],
    experiment: `${EVEN}&tool=data`,
    offers: ['points', 'steps', 'transport'],
    play: { runs: true, speed: 4 },
    caption: [
      {
        en: String.raw`Another hundred points, with $x$ spread evenly from 0 to 10. After 500 steps with $\eta = 0.01$ the line lies so well among them that nobody would want to move it.`,
        zh: String.raw`另一组一百个点，$x$ 均匀分布在 0 到 10 上。$\eta = 0.01$ 走 500 步，直线已经稳稳地躺在点中间，看上去再也不用动了。`,
      },
      {
        en: 'Look at the map instead. The bowl has become a ravine; the ball is down on its floor, yet still on its way. $b$ has come to {b}, and belongs at {best}.',
        zh: '再看地图：碗成了一道狭长的山谷，小球下到了谷底，却还在路上。$b$ 才走到 {b}，该去的地方是 {best}。',
      },
    ],
    numbers: [
      {
        name: 'w',
        label: { en: '$w$ after 500 steps', zh: '500 步后的 $w$' },
        read: { kind: 'run', of: 'x' },
        experiment: EVEN,
        digits: 9,
      },
      {
        name: 'b',
        label: { en: '$b$ after 500 steps', zh: '500 步后的 $b$' },
        read: { kind: 'run', of: 'y' },
        experiment: EVEN,
        digits: 7,
      },
      {
        name: 'best',
        label: { en: '$b$ at the minimum', zh: '极小值点的 $b$' },
        read: { kind: 'stationary', which: 'minimum', of: 'y' },
        experiment: EVEN,
      },
      {
        name: 'error',
        label: { en: 'error after 500 steps', zh: '500 步后的误差' },
        read: { kind: 'run', of: 'loss' },
        experiment: EVEN,
        digits: 9,
        tutorial: {
          text: '1.83478543',
          why: {
            en: 'The tutorial notes the error first and updates afterwards: its last note is one update old.',
            zh: '教程先记误差、后更新参数，最后记下的那个数差着一次更新。',
          },
        },
      },
      {
        name: 'late',
        label: { en: '$b$ after 2742 steps', zh: '2742 步后的 $b$' },
        read: { kind: 'run', step: 2742, of: 'y' },
        experiment: EVEN_LONG,
        quiet: true,
      },
      {
        name: 'miss',
        label: { en: '$b$ still lacks, after 2742 steps', zh: '2742 步后 $b$ 还差' },
        read: { kind: 'formula', formula: 'best - late' },
        digits: 3,
        after: 1,
      },
    ],
    reveals: [
      {
        experiment: `${EVEN_LONG}&tool=data`,
        play: { runs: true, speed: 16 },
        text: {
          en: 'On and on: only update number 2742 brings $b$ within a millionth of its place ({miss} are missing then). **What the fit hides, the map shows.** The tutorial calls these data non-linear; they are a line and noise.',
          zh: '接着走：到第 2742 次更新，$b$ 离目标才不到百万分之一（还差 {miss}）。**图上看不出的误差，地图上一目了然。**顺带一提，教程称这组数据“非线性”，其实它就是一条直线加噪声。',
        },
      },
    ],
    notes: {
      en: 'First show the line alone and ask whether one may stop. Three minutes.',
      zh: '先只看直线，问大家能不能停了。约三分钟。',
    },
  },
  {
    id: 'limit',
    title: { en: 'The data set the limit', zh: '极限由数据决定' },
    rows: ['A11'],
    experiment: evenAt(0.028),
    offers: ['points', 'run.0.lr', 'transport'],
    play: { at: 'end' },
    caption: [
      {
        en: String.raw`Why so slow? Let us take longer steps: $\eta = 0.028$. The line swings to and fro about the points, a little less each time, and settles.`,
        zh: String.raw`为什么这么慢？把步子迈大些，$\eta = 0.028$。直线在数据点两侧来回摆动，一次比一次小，最后停稳。`,
      },
      {
        en: "Chapter 3 said: no further than $2/f''$. With two parameters every direction has its curvature; the largest decides. Across the ravine it is {most}, along it {least}.",
        zh: "第 3 章说过，步长不能超过 $2/f''$。有两个参数时，每个方向各有各的弯曲程度，由最弯的那个说了算：横穿山谷是 {most}，顺着山谷只有 {least}。",
      },
    ],
    numbers: [
      {
        name: 'most',
        label: { en: 'curvature across', zh: '横穿方向的曲率' },
        read: { kind: 'value', at: [0, 0], of: 'most' },
        digits: 5,
      },
      {
        name: 'least',
        label: { en: 'curvature along', zh: '顺谷方向的曲率' },
        read: { kind: 'value', at: [0, 0], of: 'least' },
        digits: 4,
      },
      {
        name: 'ratio',
        label: { en: 'their ratio', zh: '两者之比' },
        read: { kind: 'formula', formula: 'most/least' },
        digits: 4,
      },
      {
        name: 'limit',
        label: { en: 'limit, 2 / curvature across', zh: '极限，2 / 横穿方向的曲率' },
        read: { kind: 'formula', formula: '2/most' },
        digits: 5,
        after: 1,
      },
      {
        name: 'mostBefore',
        label: { en: 'the same of the first data', zh: '前一组数据的曲率' },
        read: { kind: 'value', at: [0, 0], of: 'most' },
        experiment: NOISY,
        quiet: true,
      },
      {
        name: 'before',
        label: { en: 'limit with the data of step 1', zh: '第 1 步那组数据的极限' },
        read: { kind: 'formula', formula: '2/mostBefore' },
        digits: 5,
        after: 1,
      },
      {
        name: 'times',
        label: { en: 'ratio of the limits', zh: '两个极限之比' },
        read: { kind: 'formula', formula: 'before/limit' },
        digits: 3,
        quiet: true,
      },
    ],
    question: {
      text: { en: 'And with $\\eta = 0.03$, a little more?', zh: '再大一点，$\\eta = 0.03$ 呢？' },
      answers: [
        {
          text: { en: 'It settles a little faster', zh: '停得更快一些' },
          says: {
            en: 'Up to the limit longer steps pay along the ravine. But 0.03 lies beyond it.',
            zh: '没到极限时，步子大些确实走得快；可 0.03 已经越过了极限。',
          },
        },
        {
          text: { en: 'It swings wider and wider', zh: '越摆越开' },
          right: true,
          says: {
            en: 'Across the ravine each step overshoots by more.',
            zh: '横着的方向，每一步都冲得更过头。',
          },
        },
        {
          text: { en: 'It swings for ever, as wide as now', zh: '一直这样摆下去' },
          says: {
            en: 'That happens exactly at the limit and nowhere else.',
            zh: '只有恰好等于极限时才会这样。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: evenAt(0.03),
        play: { runs: true, speed: 0.25 },
        text: {
          en: 'The limit is {limit}. In step 1, with the same model, it was {before}: {times} times as much. **The scale of $x$ alone has moved it.** And while the steep direction forbids long steps, the flat one, {ratio} times flatter, starves.',
          zh: '极限是 {limit}。而第 1 步里，同样的模型，极限是 {before}，大了 {times} 倍。**变的只是 $x$ 的尺度。**陡的方向不许迈大步，平的方向又平了 {ratio} 倍，只好一点点地挪。',
        },
      },
    ],
    notes: {
      en: 'Let somebody look for the limit with the slider. Three minutes.',
      zh: '请一位同学用滑块找出极限。约三分钟。',
    },
  },
  {
    id: 'scaling',
    title: { en: 'From ravine to bowl', zh: '狭谷变圆碗' },
    rows: ['A11'],
    experiment: RAW,
    offers: ['points', 'run.0.lr', 'transport'],
    play: { runs: true, speed: 0.25 },
    caption: [
      {
        en: 'The same data, the same line, and its map with equal scales: a ravine so narrow that it looks like a crease. Curvatures {rawMost} and {rawLeast}; even close to the limit, 50 steps do not get anywhere near.',
        zh: '还是那组数据、那条直线，地图的两个轴取相同的比例：山谷窄得像一道折痕。两个方向的曲率是 {rawMost} 和 {rawLeast}；步长已经接近极限，50 步还是走不到。',
      },
      {
        en: 'The trouble is in how $x$ is measured, and that is up to us.',
        zh: '毛病出在 $x$ 的量法上，而怎么量由我们定。',
      },
    ],
    numbers: [
      {
        name: 'rawMost',
        label: { en: 'as it is: curvature across', zh: '原样：横穿方向的曲率' },
        read: { kind: 'value', at: [0, 0], of: 'most' },
        experiment: RAW,
        digits: 3,
      },
      {
        name: 'rawLeast',
        label: { en: 'as it is: curvature along', zh: '原样：顺谷方向的曲率' },
        read: { kind: 'value', at: [0, 0], of: 'least' },
        experiment: RAW,
        digits: 3,
      },
      {
        name: 'centredMost',
        label: { en: 'centred: the larger', zh: '中心化：较大的曲率' },
        read: { kind: 'value', at: [0, 0], of: 'most' },
        experiment: CENTRED,
        digits: 3,
        after: 1,
      },
      {
        name: 'centredLeast',
        label: { en: 'centred: the smaller', zh: '中心化：较小的曲率' },
        read: { kind: 'value', at: [0, 0], of: 'least' },
        experiment: CENTRED,
        digits: 3,
        after: 1,
      },
      {
        name: 'roundMost',
        label: { en: 'standardised: the larger', zh: '标准化：较大的曲率' },
        read: { kind: 'value', at: [0, 0], of: 'most' },
        experiment: STANDARD,
        digits: 3,
        after: 2,
      },
      {
        name: 'roundLeast',
        label: { en: 'standardised: the smaller', zh: '标准化：较小的曲率' },
        read: { kind: 'value', at: [0, 0], of: 'least' },
        experiment: STANDARD,
        digits: 3,
        after: 2,
      },
      {
        name: 'scaled',
        label: { en: '$w$ of the scaled $x$', zh: '缩放后的 $w$' },
        read: { kind: 'run', step: 1, of: 'x' },
        experiment: STANDARD,
        quiet: true,
      },
      {
        name: 'shifted',
        label: { en: '$b$ of the scaled $x$', zh: '缩放后的 $b$' },
        read: { kind: 'run', step: 1, of: 'y' },
        experiment: STANDARD,
        quiet: true,
      },
      {
        name: 'w',
        label: { en: '$w$ in old units, after one step', zh: '换回原单位的 $w$，一步之后' },
        read: { kind: 'formula', formula: 'scaled/2.9157646512850626' },
        digits: 8,
        after: 2,
      },
      {
        name: 'b',
        label: { en: '$b$ in old units, after one step', zh: '换回原单位的 $b$，一步之后' },
        read: { kind: 'formula', formula: 'shifted - 5*w' },
        digits: 8,
        after: 2,
      },
      {
        name: 'error',
        label: { en: 'error after one step', zh: '一步之后的误差' },
        read: { kind: 'run', step: 1, of: 'loss' },
        experiment: STANDARD,
        digits: 8,
        after: 2,
      },
    ],
    reveals: [
      {
        experiment: CENTRED,
        play: { runs: true, speed: 0.25 },
        text: {
          en: '**Centre it**: count $x$ from its mean, 5. The crease opens to an upright ellipse, for slope and intercept no longer depend on each other. Curvatures {centredMost} and {centredLeast}.',
          zh: '**中心化**：从平均值 5 起量 $x$。折痕展成了一个端正的椭圆，斜率与截距从此互不牵扯。曲率变为 {centredMost} 和 {centredLeast}。',
        },
      },
      {
        experiment: STANDARD,
        play: { runs: true, speed: 0.25 },
        text: {
          en: String.raw`**Standardise it**: divide by the standard deviation as well. Circles, curvatures {roundMost} and {roundLeast}. Now $\eta = 0.5$ lands on the minimum in a single step: back in old units $w$ = {w}, $b$ = {b}. **Scale the feature and the ravine becomes a bowl.**`,
          zh: String.raw`**标准化**：再除以标准差。等高线成了圆，曲率 {roundMost} 和 {roundLeast}。取 $\eta = 0.5$，一步就落在极小值点上；换回原来的单位，$w$ = {w}，$b$ = {b}。**把特征缩放好，狭谷就成了圆碗。**`,
        },
      },
    ],
    notes: {
      en: 'Nothing about the optimizer has changed; say so. One of the eight steps of the short route. Four minutes.',
      zh: '强调：优化器丝毫没变。这是短路线的八步之一。约四分钟。',
    },
  },
  {
    id: 'log',
    title: { en: 'Two moments in one row', zh: '一行记录，两个时刻' },
    rows: ['B4'],
    experiment: `${TIGHT}&tool=data`,
    offers: ['points', 'digits', 'legend', 'transport'],
    play: { at: 'end' },
    caption: [
      {
        en: String.raw`Data with little noise, 1000 steps with $\eta = 0.01$. The line has arrived: $w$ = {w}, $b$ = {b}. There is little to see, and something to learn about records.`,
        zh: String.raw`噪声很小的数据，$\eta = 0.01$，走了 1000 步。直线已经到位：$w$ = {w}，$b$ = {b}。画面上没什么可看，记录里却有东西可学。`,
      },
      {
        en: 'The tutorial computes the error, then updates, then writes both into one row: the error **before** beside $w$ and $b$ **after**. At the first row that is {first}, beside parameters whose error is {second}.',
        zh: '教程先算误差，再更新参数，然后把它们写进同一行：更新**之前**的误差，配上更新**之后**的 $w$、$b$。第一行写的误差是 {first}，可旁边那组参数的误差其实是 {second}。',
      },
    ],
    numbers: [
      {
        name: 'w',
        label: { en: '$w$ after 1000 steps', zh: '1000 步后的 $w$' },
        read: { kind: 'run', of: 'x' },
        digits: 9,
      },
      {
        name: 'b',
        label: { en: '$b$ after 1000 steps', zh: '1000 步后的 $b$' },
        read: { kind: 'run', of: 'y' },
        digits: 9,
      },
      {
        name: 'first',
        label: { en: 'error of the start', zh: '起点的误差' },
        read: { kind: 'run', step: 0, of: 'loss' },
      },
      {
        name: 'second',
        label: { en: 'error after the first update', zh: '第一次更新后的误差' },
        read: { kind: 'run', step: 1, of: 'loss' },
        tutorial: {
          text: '3.859593',
          why: {
            en: 'In its first row it stands beside these parameters, but it is the error before the update.',
            zh: '教程的第一行把它写在这组参数旁边，其实那是更新之前的误差。',
          },
        },
      },
      {
        name: 'before',
        label: { en: 'error after 999 updates', zh: '999 次更新后的误差' },
        read: { kind: 'run', step: 999, of: 'loss' },
        digits: 13,
        after: 1,
      },
      {
        name: 'last',
        label: { en: 'error after 1000 updates', zh: '1000 次更新后的误差' },
        read: { kind: 'run', of: 'loss' },
        digits: 13,
        after: 1,
      },
    ],
    reveals: [
      {
        text: {
          en: 'At the end the two moments can hardly be told apart: {before} and {last}. With three digits nobody notices; show more of them. **Two numbers in one row of a log may belong to two moments.** It is harmless here, and a riddle when a run diverges between them.',
          zh: '走到最后，前后两个时刻几乎分不开：{before} 和 {last}。只看三位数字，谁也发现不了；把位数调多试试。**一行记录里的两个数，可能来自两个时刻。**这里无伤大雅，可要是训练恰好在两者之间发散，就成了谜。',
        },
      },
    ],
    notes: {
      en: 'Cut this step first when late. Two minutes.',
      zh: '时间不够时，先略去这一步。约两分钟。',
    },
  },
  {
    id: 'batches',
    title: { en: 'A few points at a time', zh: '每次只看几个点' },
    rows: ['C6'],
    experiment: BATCHES,
    offers: ['batch', 'chart', 'chart.scale', 'transport'],
    caption: [
      {
        en: 'Three runs on the bowl of step 1. For every step #1 takes a single point drawn by lot, #2 takes ten, #3 all hundred. The fewer, the cheaper the step.',
        zh: '在第 1 步的那只碗上跑三次：#1 每步随机抽一个点，#2 每步抽十个，#3 用全部一百个。用的点越少，一步就越省。',
      },
    ],
    numbers: [
      {
        name: 'one',
        label: { en: 'error after 200 steps, 1 point', zh: '200 步后的误差，1 个点' },
        read: { kind: 'run', run: 0, of: 'loss' },
        after: 1,
      },
      {
        name: 'ten',
        label: { en: '10 points', zh: '10 个点' },
        read: { kind: 'run', run: 1, of: 'loss' },
        after: 1,
      },
      {
        name: 'all',
        label: { en: 'all points', zh: '全部的点' },
        read: { kind: 'run', run: 2, of: 'loss' },
        after: 1,
      },
      {
        name: 'best',
        label: { en: 'lowest error', zh: '最小的误差' },
        read: { kind: 'stationary', which: 'minimum', of: 'f' },
        after: 1,
      },
    ],
    question: {
      text: {
        en: 'Noise, it is said, helps to escape from local minima. Does it help here?',
        zh: '常听人说，噪声能帮忙跳出局部最小值。在这里有用吗？',
      },
      answers: [
        {
          text: { en: 'Yes, the noisy run ends lowest', zh: '有用，最抖的那条走得最低' },
          says: {
            en: 'There is nothing lower to be found: this bowl has one bottom only.',
            zh: '这只碗只有一个底，没有更低的地方可去。',
          },
        },
        {
          text: { en: 'No, there is no other valley', zh: '没用，这里没有第二道谷' },
          right: true,
          says: {
            en: 'The error of a line is convex: nothing to escape from, so the noise only shakes.',
            zh: '直线的均方误差是凸函数，无处可逃，噪声只会让它抖。',
          },
        },
        {
          text: { en: 'It makes no difference', zh: '没有区别' },
          says: {
            en: 'Watch the end: a noisy run does not come to rest.',
            zh: '看看最后：带噪声的那条停不下来。',
          },
        },
      ],
    },
    reveals: [
      {
        play: { runs: true },
        text: {
          en: 'All three reach the bottom; two go on trembling there. The errors after 200 steps are {one}, {ten} and {all}, the lowest possible {best}. The variance of the gradient falls as one over the number of points. **Small batches save work; jitter is the price.**',
          zh: '三条路都到了碗底，其中两条还抖个不停。200 步后的误差依次是 {one}、{ten}、{all}，可能的最小值是 {best}。抽的点数多几倍，梯度的方差就小几倍。**小批量省的是算力，抖动是它的代价。**',
        },
      },
      {
        text: {
          en: 'So far the model was a line, and its gradient two short sums. A network puts function into function, layer upon layer. How do such derivatives fall apart into small ones? That is the next chapter.',
          zh: '到这里，模型只是一条直线，梯度不过是两个求和。神经网络却是函数套函数，一层又一层。那样的导数怎样拆成小块？请看下一章。',
        },
      },
    ],
    notes: {
      en: 'The tutorial says that noise avoids local optima; it is a rule of thumb, tested in chapter 12. Three minutes.',
      zh: '教程说噪声能避开局部最优；这只是经验之谈，第 12 章再检验。约三分钟。',
    },
  },
];
