import type { LessonNumber, Step } from '../experiment/lessons/types';

// Longer than 350 lines because a lesson is one file that is read from top to bottom.

const PARABOLA = 'v=1&f=x^2%2B2*x%2B1&domain=-4:4&run=sgd,lr:0.3,start:3&steps=10&bench=descent';

/** w² + 2w + 5 from 3 for twenty steps, at a learning rate. */
const STUDY = (rate: number, part: string): string =>
  `v=1&f=w^2%2B2*w%2B5&variable=w&domain=-8:8&run=sgd,lr:${rate},start:3&steps=20&bench=descent&descent.part=${part}`;

/** Where the study ends at a learning rate. */
const studyEnd = (name: string, rate: number, digits: number): LessonNumber => ({
  name,
  label: { en: `$w_{20}$ at $\\eta = ${rate}$`, zh: `$\\eta = ${rate}$ 时的 $w_{20}$` },
  read: { kind: 'run', of: 'x' },
  experiment: STUDY(rate, 'rates'),
  digits,
  after: 1,
});

const CONVEX =
  'v=1&f=sin(x)%2B0.5*x^2&domain=-6:6&run=sgd,lr:0.1,start:-5&run=sgd,lr:0.1,start:0&run=sgd,lr:0.1,start:5&steps=100&stop=gradient:0.000001&bench=descent';

const WAVES = (rate: number): string =>
  `v=1&f=sin(3*x)%2B0.1*x^2&domain=-6:6&run=sgd,lr:${rate},start:-5&run=sgd,lr:${rate},start:0&run=sgd,lr:${rate},start:5&steps=100&bench=descent&descent.band=on`;

const TWO_VALLEYS =
  'v=1&f=x^4-3*x^2%2Bx&domain=-2.2:2.2&run=sgd,lr:0.02,start:2&run=sgd,lr:0.02,start:-2&steps=100&bench=descent';
const THROWN = 'v=1&f=x^4-3*x^2%2Bx&domain=-2.2:2.2&run=sgd,lr:0.23,start:-1.3&steps=100&bench=descent';

const ORBIT =
  'v=1&f=sin(x)%2B0.5*x^2&domain=-6:6&run=sgd,lr:1.1,start:5&steps=100&bench=descent&descent.part=orbit&descent.etas=0.8:2';

const CHAOS =
  'v=1&f=sin(x)%2B0.5*x^2&domain=-6:6&run=sgd,lr:1.9,start:5&run=sgd,lr:1.9,start:5.000000000001&steps=80&bench=descent&descent.beside=value&descent.log=off';

/** Ten steps, then how long they should be, when to stop, which valley one ends in, and what lies beyond the limit. */
export const descent: readonly Step[] = [
  {
    id: 'parabola',
    title: { en: 'Ten steps downhill', zh: '下山十步' },
    rows: ['A1'],
    experiment: PARABOLA,
    offers: ['transport', 'beside'],
    play: { runs: true, loops: true },
    caption: [
      {
        en: 'The ball starts at $x = 3$ and goes down, ten steps in all. The first step is a long one, the second shorter, the third shorter still. The list beside the curve holds every place it has come through.',
        zh: '小球从 $x = 3$ 出发往下走，一共十步。第一步很长，第二步短一些，第三步更短。曲线旁边的表列出了它到过的每一个位置。',
      },
      {
        en: 'Drag the start elsewhere, and compare how far the ball is from the bottom before and after each step.',
        zh: '把起点拖到别处，比一比每一步之前和之后，小球离谷底各有多远。',
      },
    ],
    numbers: [
      {
        name: 'first',
        label: { en: '$x_1$', zh: '$x_1$' },
        read: { kind: 'run', step: 1, of: 'x' },
        experiment: PARABOLA,
        digits: 1,
      },
      {
        name: 'second',
        label: { en: '$x_2$', zh: '$x_2$' },
        read: { kind: 'run', step: 2, of: 'x' },
        experiment: PARABOLA,
        digits: 2,
      },
      {
        name: 'third',
        label: { en: '$x_3$', zh: '$x_3$' },
        read: { kind: 'run', step: 3, of: 'x' },
        experiment: PARABOLA,
        digits: 3,
      },
      {
        name: 'end',
        label: { en: '$x_{10}$', zh: '$x_{10}$' },
        read: { kind: 'run', of: 'x' },
        experiment: PARABOLA,
        digits: 10,
        tutorial: {
          text: '-1.000',
          why: {
            en: 'Three decimals round the rest of the way off: ten steps come near −1 and do not reach it.',
            zh: '三位小数把剩下的一点路舍掉了：十步之后只是接近 −1，并没有到。',
          },
        },
      },
      {
        name: 'value',
        label: { en: '$f(x_{10})$', zh: '$f(x_{10})$' },
        read: { kind: 'run', of: 'loss' },
        experiment: PARABOLA,
        digits: 4,
      },
    ],
    reveals: [
      {
        text: {
          en: 'From 3 it goes to {first}, {second}, {third}, … The bottom is at −1, and the distances to it are 4, 1.6, 0.64, 0.256: **each step leaves four tenths of the way**. So $x_k=-1+4\\cdot 0.4^k$, and after ten steps it stands at {end}: near, but not there.',
          zh: '从 3 依次走到 {first}、{second}、{third}……谷底在 −1，到谷底的距离是 4、1.6、0.64、0.256：**每一步都把剩下的路缩成四成**。所以 $x_k=-1+4\\cdot 0.4^k$；十步之后在 {end}，很近了，但还没有到。',
        },
      },
      {
        text: {
          en: 'The tutorial’s own picture ends at $x = 2$, so its first point, (3, 16), lies outside and the longest step is cut off. The factor 0.4 is $1-\\eta f^{\\prime\\prime}=1-0.3\\cdot 2$. What if we choose another $\\eta$?',
          zh: '教程的图只画到 $x = 2$，起点 (3, 16) 落在图外，最长的一步被切掉了。四成从哪里来？$1-\\eta f^{\\prime\\prime}=1-0.3\\cdot 2=0.4$。那么，换一个 $\\eta$ 会怎样？',
        },
      },
    ],
    notes: {
      en: 'Let them find the factor 0.4 from the list before you reveal it. Three minutes.',
      zh: '先让学生从表里找出 0.4 这个倍数，再往下讲。约 3 分钟。',
    },
  },
  {
    id: 'rates',
    title: { en: 'Four strides', zh: '四种步子' },
    rows: ['A3'],
    experiment: `${STUDY(0.3, 'rates')}&descent.rates=0.05:0.3:0.8:1.2`,
    offers: ['rates.rate', 'transport'],
    caption: [
      {
        en: 'The same valley, $w^2+2w+5$, the same start $w = 3$, twenty steps. Only the learning rate differs: 0.05, 0.3, 0.8 and 1.2.',
        zh: '同一个山谷 $w^2+2w+5$，同一个起点 $w = 3$，都走二十步，只有学习率不同：0.05、0.3、0.8 和 1.2。',
      },
    ],
    question: {
      text: { en: 'Which of them ends lowest?', zh: '哪一个最后走得最低？' },
      answers: [
        {
          text: { en: '$\\eta = 0.05$: careful steps miss nothing', zh: '$\\eta = 0.05$：小心走，不会错过' },
          says: {
            en: 'Nothing is missed, but twenty such steps do not cover the way. Small is safe, and slow.',
            zh: '确实不会错过，只是这样的二十步走不完这段路。步子小，安全，但慢。',
          },
        },
        {
          text: { en: '$\\eta = 0.3$', zh: '$\\eta = 0.3$' },
          right: true,
          says: {
            en: 'Each step leaves 0.4 of the way, and $0.4^{20}$ is about a hundred-millionth.',
            zh: '每一步剩下四成的路，$0.4^{20}$ 大约只有一亿分之一。',
          },
        },
        {
          text: { en: '$\\eta = 0.8$: longer steps arrive sooner', zh: '$\\eta = 0.8$：步子大，到得早' },
          says: {
            en: 'It arrives, but hops over the bottom at each step and leaves 0.6 of the way on the other side: slower than 0.3.',
            zh: '能到，但每一步都跨过谷底，在对面还剩六成的路，反而比 0.3 慢。',
          },
        },
        {
          text: { en: '$\\eta = 1.2$', zh: '$\\eta = 1.2$' },
          says: {
            en: 'Each step lands 1.4 times as far from the bottom as it began. It climbs the walls.',
            zh: '每一步落下来，离谷底都是原来的 1.4 倍：它是在往山壁上跳。',
          },
        },
      ],
    },
    numbers: [
      studyEnd('slow', 0.05, 5),
      studyEnd('good', 0.3, 8),
      {
        ...studyEnd('hopping', 0.8, 8),
        tutorial: {
          text: '0.1 ≤ lr ≤ 1: ✓',
          why: {
            en: 'Its badge says “suitable, fast” wherever lr lies between 0.1 and 1. At 0.8 the ball hops from side to side and is slower than at 0.3.',
            zh: '只要 lr 在 0.1 与 1 之间，教程就标上“合适，快速”。其实 0.8 时小球左右跳动，比 0.3 还慢。',
          },
        },
      },
      studyEnd('gone', 1.2, 8),
    ],
    reveals: [
      {
        offers: ['rates.rate', 'rates.verdict', 'transport'],
        play: { runs: true },
        text: {
          en: 'After twenty steps: {slow}, still on its way; {good}; {hopping}, hopping; {gone}, gone. **Too small never arrives, too large flies out, and in between even hopping can arrive.** Each of our badges says what happened, not how large the number was.',
          zh: '二十步之后：{slow}，还在路上；{good}，到了；{hopping}，是跳着到的；{gone}，飞了。**太小走不到，太大跳出去，跳着走有时也能到。**这里每个标签说的都是实际发生的事，而不是看那个数有多大。',
        },
      },
    ],
    notes: {
      en: 'Vote by hand before the reveal. Nearly everybody overrates 0.8.',
      zh: '揭晓前举手表决：多数人会高估 0.8。',
    },
  },
  {
    id: 'cobweb',
    title: { en: 'The limit is set by the curve', zh: '界限由曲线说了算' },
    rows: ['A3'],
    experiment: STUDY(0.3, 'cobweb'),
    offers: ['rate', 'transport'],
    play: { runs: true },
    caption: [
      {
        en: 'The same descent, drawn another way. Across stands where the ball is, upwards where it will be next, $w-\\eta f^{\\prime}(w)$. From the dashed diagonal straight to the line and back to the diagonal: that is one step. The stairs lead to where the two lines cross.',
        zh: '同样的下降，换一种画法。横轴是小球现在的位置，纵轴是它下一步的位置 $w-\\eta f^{\\prime}(w)$。从虚线（对角线）竖直走到实线，再水平走回对角线，就是一步；阶梯一级一级通向两条线的交点。',
      },
      {
        en: 'Move $\\eta$ slowly upwards: through 0.5, towards 1, and beyond.',
        zh: '把 $\\eta$ 慢慢调大：经过 0.5，靠近 1，再超过 1。',
      },
    ],
    numbers: [
      {
        name: 'bend',
        label: { en: '$f^{\\prime\\prime}$', zh: '$f^{\\prime\\prime}$' },
        read: { kind: 'value', formula: 'x^2+2*x+5', at: -1, of: 'dxx' },
        digits: 1,
      },
      {
        name: 'limit',
        label: { en: 'Limit $2/f^{\\prime\\prime}$', zh: '界限 $2/f^{\\prime\\prime}$' },
        read: { kind: 'formula', formula: '2/bend' },
        digits: 1,
      },
      {
        name: 'once',
        label: { en: '$\\eta = 0.5$: $w_1$', zh: '$\\eta = 0.5$ 时的 $w_1$' },
        read: { kind: 'run', step: 1, of: 'x' },
        experiment: STUDY(0.5, 'cobweb'),
        digits: 1,
        after: 1,
      },
      {
        name: 'there',
        label: { en: '$\\eta = 1$: $w_{19}$', zh: '$\\eta = 1$ 时的 $w_{19}$' },
        read: { kind: 'run', step: 19, of: 'x' },
        experiment: STUDY(1, 'cobweb'),
        digits: 1,
        after: 2,
      },
      {
        name: 'back',
        label: { en: '$\\eta = 1$: $w_{20}$', zh: '$\\eta = 1$ 时的 $w_{20}$' },
        read: { kind: 'run', step: 20, of: 'x' },
        experiment: STUDY(1, 'cobweb'),
        digits: 1,
        after: 2,
      },
    ],
    reveals: [
      {
        offers: ['rate', 'transport', 'said'],
        experiment: STUDY(0.5, 'cobweb'),
        play: { runs: true },
        text: {
          en: 'The solid line has the slope $1-\\eta f^{\\prime\\prime}$, here $1-2\\eta$, and this slope is the factor of each step. At $\\eta = 0.5$ it is level: one step, and the ball is at {once}. That is what knowing $f^{\\prime\\prime}$ is worth.',
          zh: '实线的斜率是 $1-\\eta f^{\\prime\\prime}$，这里是 $1-2\\eta$，它就是每一步的倍数。$\\eta = 0.5$ 时实线水平，一步就走到 {once}。知道 $f^{\\prime\\prime}$ 的好处就在这里。',
        },
      },
      {
        experiment: STUDY(1, 'cobweb'),
        play: { runs: true },
        text: {
          en: 'At $\\eta = 1$ the slope is −1, and the stairs become a square: {there}, {back}, {there}, {back}, for ever. Beyond it they lead outwards. **The limit is not 1 but $2/f^{\\prime\\prime}$**; that it is 1 here is this curve’s doing. The tutorial’s rule, “above 1 too large, below 0.1 too small”, takes this curve for all curves.',
          zh: '$\\eta = 1$ 时斜率为 −1，阶梯变成一个方框：{there}、{back}、{there}、{back}，永远来回。再大一点，阶梯就通向外面。**界限不是 1，而是 $2/f^{\\prime\\prime}$**；这里恰好等于 1，是由这条曲线决定的。教程规定 lr 大于 1 就算太大，小于 0.1 就算太小，那是把这一条曲线当成了所有的曲线。',
        },
      },
    ],
    notes: {
      en: 'Trace two stairs with a finger before moving η. Three minutes.',
      zh: '移动 η 之前，先用手指沿阶梯走两级。约 3 分钟。',
    },
  },
  {
    id: 'log',
    title: { en: 'Every digit costs the same', zh: '每一位数字，价钱都一样' },
    rows: ['E1', 'D13'],
    experiment:
      'v=1&f=x^2&domain=-10:10&run=sgd,lr:0.1,start:10&steps=100&bench=descent&descent.beside=value&descent.log=off',
    offers: ['beside', 'beside.scale', 'transport'],
    play: { at: 'end' },
    caption: [
      {
        en: 'The curve $x^2$, a start at 10, a hundred steps at $\\eta = 0.1$. In the chart of $f$ by step everything seems to happen in the first fifteen; after that there is nothing to be seen.',
        zh: '曲线 $x^2$，从 10 出发，$\\eta = 0.1$，走一百步。看 $f$ 随步数变化的图：好像前十五步就把事情做完了，后面什么都看不见。',
      },
      {
        en: 'Switch the axis to logarithmic.',
        zh: '把纵轴换成对数轴再看。',
      },
    ],
    numbers: [
      {
        name: 'end',
        label: { en: '$x_{100}$', zh: '$x_{100}$' },
        read: { kind: 'run', of: 'x' },
        experiment: 'v=1&f=x^2&domain=-10:10&run=sgd,lr:0.1,start:10&steps=100&bench=descent',
        digits: 17,
        after: 1,
      },
      {
        name: 'closed',
        label: { en: '$10\\cdot 0.8^{100}$', zh: '$10\\cdot 0.8^{100}$' },
        read: { kind: 'formula', formula: '10*0.8^100' },
        digits: 13,
        after: 1,
      },
      {
        name: 'perDigit',
        label: { en: 'Steps for one more digit of $x$', zh: '$x$ 每多准一位所需的步数' },
        read: { kind: 'formula', formula: '-1/log10(0.8)' },
        digits: 3,
        after: 1,
      },
      {
        name: 'other',
        label: { en: 'From 4.5, 50 steps', zh: '从 4.5 出发，50 步' },
        read: { kind: 'run', of: 'x' },
        experiment: 'v=1&f=x^2&domain=-5:5&run=sgd,lr:0.1,start:4.5&steps=50&bench=descent',
        digits: 3,
        after: 2,
      },
    ],
    reveals: [
      {
        experiment:
          'v=1&f=x^2&domain=-10:10&run=sgd,lr:0.1,start:10&steps=100&bench=descent&descent.beside=value&descent.log=on',
        play: { at: 'end' },
        text: {
          en: 'A straight line! Each step multiplies $x$ by 0.8, and on a logarithmic axis multiplying means going down by the same amount. After a hundred steps $x$ is {end}, that is $10\\cdot 0.8^{100}$. **Every further digit costs the same**: about {perDigit} steps.',
          zh: '竟是一条直线！每一步都把 $x$ 乘以 0.8，而在对数轴上，乘同一个数就是下降同样的一段。一百步之后 $x$ 是 {end}，也就是 $10\\cdot 0.8^{100}$。**每多准一位数字，价钱都一样**：大约 {perDigit} 步。',
        },
      },
      {
        text: {
          en: 'So “nothing happens any more” is often said of the picture, not of the run. The slides show such a descent as a film whose function is lost; from 4.5, fifty steps of this one end at {other}.',
          zh: '所以“后来就没有变化了”，说的往往是图，不是计算本身。幻灯片里有一段这样的下降动画，函数已不可考；用这里的函数，从 4.5 出发走五十步，到 {other}。',
        },
      },
    ],
    notes: {
      en: 'Worth a pause: this is the picture by which training curves are read from now on.',
      zh: '值得停一停：以后看训练曲线，都要这样看。',
    },
  },
  {
    id: 'stopping',
    title: { en: 'Seventy-six points, seventy-five steps', zh: '76 个点，75 步' },
    rows: ['B2'],
    experiment:
      'v=1&f=x^2%2B2*x%2B1&domain=-3:7&run=sgd,lr:0.1,start:5&steps=100&stop=gradient:0.000001&bench=descent&descent.beside=slope',
    offers: ['transport', 'beside'],
    caption: [
      {
        en: 'From 5, with $\\eta = 0.1$, at most a hundred steps; and a rule for stopping: update first, then test the slope that was just used, and stop if it is below $10^{-6}$.',
        zh: '从 5 出发，$\\eta = 0.1$，最多一百步，并有一条停止准则：先更新，再检验刚用过的斜率，小于 $10^{-6}$ 就停。',
      },
      {
        en: 'Play it. The tutorial reports “76 iterations”.',
        zh: '播放一遍。教程报告说“76 次迭代”。',
      },
    ],
    question: {
      text: { en: 'How many updates were made?', zh: '实际更新了多少次？' },
      answers: [
        {
          text: { en: '74', zh: '74' },
          says: {
            en: 'At step 74 the slope is below the bound for the first time. But this rule tests only after it has moved once more.',
            zh: '走完 74 步时，斜率第一次小于界限；但这条准则要再走一步才检验它。',
          },
        },
        {
          text: { en: '75', zh: '75' },
          right: true,
          says: {
            en: '76 counts the places, the start among them; between 76 places there are 75 steps.',
            zh: '76 数的是位置，起点也算在内；76 个位置之间只有 75 步。',
          },
        },
        {
          text: { en: '76', zh: '76' },
          says: {
            en: 'That is the length of the list, with the start in it. Fence posts, not panels.',
            zh: '那是列表的长度，起点也占了一个。就像数栅栏，数的是桩子，不是间隔。',
          },
        },
      ],
    },
    numbers: [
      {
        name: 'count',
        label: { en: 'Updates made', zh: '更新次数' },
        read: { kind: 'run', of: 'steps' },
        experiment:
          'v=1&f=x^2%2B2*x%2B1&domain=-3:7&run=sgd,lr:0.1,start:5&steps=100&stop=gradient:0.000001&bench=descent',
        digits: 2,
        after: 1,
        tutorial: {
          text: '76',
          why: {
            en: 'It prints the length of the list of places, in which the start stands, too.',
            zh: '教程打印的是位置列表的长度，其中包括起点。',
          },
        },
      },
      {
        name: 'end',
        label: { en: '$x$ at the end', zh: '最后的 $x$' },
        read: { kind: 'run', of: 'x' },
        experiment:
          'v=1&f=x^2%2B2*x%2B1&domain=-3:7&run=sgd,lr:0.1,start:5&steps=100&stop=gradient:0.000001&bench=descent',
        digits: 14,
        after: 1,
      },
      {
        name: 'before',
        label: { en: '$f^{\\prime}$ at step 73', zh: '第 73 步之后的 $f^{\\prime}$' },
        read: { kind: 'run', step: 73, of: 'dx' },
        experiment: 'v=1&f=x^2%2B2*x%2B1&domain=-3:7&run=sgd,lr:0.1,start:5&steps=100&bench=descent',
        digits: 3,
        after: 1,
      },
      {
        name: 'below',
        label: { en: '$f^{\\prime}$ at step 74', zh: '第 74 步之后的 $f^{\\prime}$' },
        read: { kind: 'run', step: 74, of: 'dx' },
        experiment: 'v=1&f=x^2%2B2*x%2B1&domain=-3:7&run=sgd,lr:0.1,start:5&steps=100&bench=descent',
        digits: 3,
        after: 1,
      },
    ],
    reveals: [
      {
        offers: ['transport', 'beside', 'runs.table'],
        play: { at: 'end' },
        text: {
          en: 'After 73 steps the slope is {before}, after 74 it is {below} and would pass. Because the test comes after the update, one more step is taken: {count}, ending at {end}. Test first, and it is one fewer. Neither is wrong, but who compares two programs must know which.',
          zh: '73 步之后斜率是 {before}，74 步之后是 {below}，已经合格。因为先更新、后检验，还要再走一步，一共 {count} 步，停在 {end}。要是先检验，就少一步。两种都不算错；但要比较两个程序，就得知道它们各用哪一种。',
        },
      },
      {
        text: {
          en: '**Seventy-six points, seventy-five steps between them.** And “converged” is never more than this: the slope has fallen below a number that somebody chose.',
          zh: '**76 个点之间，只有 75 步。**所谓“收敛”，也不过是说：斜率已经小于某个人选定的一个数。',
        },
      },
    ],
    notes: {
      en: 'Fence posts and panels: let somebody explain the difference of one. Two minutes.',
      zh: '栅栏的桩子与间隔：请一位学生解释为什么差一。约 2 分钟。',
    },
  },
  {
    id: 'convex',
    title: { en: 'The valley that was said to be many', zh: '据说处处是陷阱' },
    rows: ['B5'],
    experiment: CONVEX,
    offers: ['transport'],
    caption: [
      {
        en: 'A tutorial warns of local minima, and shows this curve, $f(x)=\\sin x+\\frac12x^2$, with three starts: −5, 0 and 5.',
        zh: '教程提醒大家当心局部最小值，举的例子就是这条曲线 $f(x)=\\sin x+\\frac12x^2$，三个起点是 −5、0 和 5。',
      },
    ],
    question: {
      text: { en: 'In how many different places will the three balls end?', zh: '三个小球会停在几个不同的地方？' },
      answers: [
        {
          text: { en: 'Three', zh: '三个' },
          says: {
            en: 'Follow the curve with your eyes from left to right: how often does it turn from falling to rising?',
            zh: '用眼睛从左到右跟着曲线走一遍：它有几次由降转升？',
          },
        },
        {
          text: { en: 'Two', zh: '两个' },
          says: {
            en: 'The sine makes the slope uneven, but it never turns it round except once.',
            zh: '正弦让坡度有缓有急，但真正由降转升只有一次。',
          },
        },
        {
          text: { en: 'One', zh: '一个' },
          right: true,
          says: {
            en: 'Press play and see.',
            zh: '播放一遍看看。',
          },
        },
      ],
    },
    numbers: [
      {
        name: 'first',
        label: { en: 'From −5', zh: '从 −5 出发' },
        read: { kind: 'run', run: 0, of: 'x' },
        experiment: CONVEX,
        digits: 7,
        after: 1,
      },
      {
        name: 'second',
        label: { en: 'From 0', zh: '从 0 出发' },
        read: { kind: 'run', run: 1, of: 'x' },
        experiment: CONVEX,
        digits: 7,
        after: 1,
      },
      {
        name: 'third',
        label: { en: 'From 5', zh: '从 5 出发' },
        read: { kind: 'run', run: 2, of: 'x' },
        experiment: CONVEX,
        digits: 7,
        after: 1,
      },
      {
        name: 'bottom',
        label: { en: 'The minimum', zh: '极小值点' },
        read: { kind: 'stationary', which: 'minimum', of: 'x' },
        experiment: CONVEX,
        digits: 10,
        after: 1,
      },
      {
        name: 'value',
        label: { en: '$f$ there', zh: '该处的 $f$' },
        read: { kind: 'stationary', which: 'minimum', of: 'f' },
        experiment: CONVEX,
        digits: 10,
        after: 1,
      },
      {
        name: 'minima',
        label: { en: 'Minima in view', zh: '图中极小值点的个数' },
        read: { kind: 'stationary', which: 'minimum', of: 'count' },
        experiment: CONVEX,
        digits: 1,
        after: 2,
        tutorial: {
          text: '> 1',
          why: {
            en: 'f″ = 1 − sin x is never negative: the function is convex and has one minimum. (The tutorial’s code stops with a NameError before it could show this.)',
            zh: 'f″ = 1 − sin x 处处不小于 0，函数是凸的，只有一个极小值点。（教程的代码会先报 NameError，没能跑到这一步。）',
          },
        },
      },
      {
        name: 'countFirst',
        label: { en: 'Updates from −5', zh: '从 −5 出发的更新次数' },
        read: { kind: 'run', run: 0, of: 'steps' },
        experiment: CONVEX,
        digits: 3,
        quiet: true,
      },
      {
        name: 'countSecond',
        label: { en: 'Updates from 0', zh: '从 0 出发的更新次数' },
        read: { kind: 'run', run: 1, of: 'steps' },
        experiment: CONVEX,
        digits: 3,
        quiet: true,
      },
      {
        name: 'countThird',
        label: { en: 'Updates from 5', zh: '从 5 出发的更新次数' },
        read: { kind: 'run', run: 2, of: 'steps' },
        experiment: CONVEX,
        digits: 3,
        quiet: true,
      },
    ],
    reveals: [
      {
        offers: ['transport', 'runs.table'],
        play: { runs: true },
        text: {
          en: 'All three come to the same place, {bottom}, as near as the stopping rule asks. They need {countFirst}, {countSecond} and {countThird} updates; the third is cut off by the limit of a hundred, a few steps before it would have stopped by itself.',
          zh: '三个小球都到了同一个地方 {bottom}，精确到停止准则要求的程度。它们分别更新了 {countFirst}、{countSecond}、{countThird} 次；第三个是被一百步的上限截住的，再走几步也会自己停下。',
        },
      },
      {
        experiment: `${CONVEX}&descent.convex=on`,
        play: { at: 'end' },
        text: {
          en: 'Shaded is where $f^{\\prime\\prime}(x)=1-\\sin x\\ge 0$, and that is everywhere. A curve that never bends downwards is **convex**: its slope only ever grows and passes zero once. **The curve with traps all over has one single valley.**',
          zh: '涂色处是 $f^{\\prime\\prime}(x)=1-\\sin x\\ge 0$ 的地方，结果处处都涂上了。从不向下弯的曲线叫作**凸函数**：斜率只增不减，只经过零一次。**号称处处是陷阱的曲线，其实只有一个谷。**',
        },
      },
    ],
    notes: {
      en: 'Give time to look for the second valley; there is none. Two minutes.',
      zh: '留一点时间让学生去找第二个谷：找不到的。约 2 分钟。',
    },
  },
  {
    id: 'valleys',
    title: { en: 'Where the start decides', zh: '起点决定归宿' },
    rows: ['B5'],
    experiment: WAVES(0.05),
    offers: ['transport', 'band'],
    play: { runs: true },
    caption: [
      {
        en: 'This is what was meant: $\\sin 3x+0.1x^2$, with {minima} valleys in view. The three starts are as before, and each ball ends in a valley of its own: {first}, {second}, {third}.',
        zh: '教程想说的应该是这样的曲线：$\\sin 3x+0.1x^2$，图中有 {minima} 个谷。起点还是那三个，这一次各停各的谷：{first}、{second}、{third}。',
      },
      {
        en: 'The band under the axis was computed too: for each place, a run of its own, coloured by the valley that it ends in. Drag the starts across its borders.',
        zh: '横轴下方的色带也是算出来的：每个位置都单独跑一次，按最后停在哪个谷上色。把起点拖过色带的分界处看看。',
      },
    ],
    numbers: [
      {
        name: 'minima',
        label: { en: 'Minima in view', zh: '图中极小值点的个数' },
        read: { kind: 'stationary', which: 'minimum', of: 'count' },
        experiment: WAVES(0.05),
        digits: 1,
      },
      {
        name: 'first',
        label: { en: 'From −5', zh: '从 −5 出发' },
        read: { kind: 'run', run: 0, of: 'x' },
        experiment: WAVES(0.05),
        digits: 5,
      },
      {
        name: 'second',
        label: { en: 'From 0', zh: '从 0 出发' },
        read: { kind: 'run', run: 1, of: 'x' },
        experiment: WAVES(0.05),
        digits: 5,
      },
      {
        name: 'third',
        label: { en: 'From 5', zh: '从 5 出发' },
        read: { kind: 'run', run: 2, of: 'x' },
        experiment: WAVES(0.05),
        digits: 5,
      },
      {
        name: 'bend',
        label: { en: '$f^{\\prime\\prime}$ at the lowest', zh: '最低处的 $f^{\\prime\\prime}$' },
        read: { kind: 'value', formula: 'sin(3*x)+0.1*x^2', at: 'second', of: 'dxx' },
        quiet: true,
      },
      {
        name: 'limit',
        label: { en: 'Limit of the deepest valley', zh: '最深的谷的界限 $2/f^{\\prime\\prime}$' },
        read: { kind: 'formula', formula: '2/bend' },
        digits: 4,
        after: 1,
      },
    ],
    reveals: [
      {
        offers: ['transport', 'band', 'rate'],
        experiment: WAVES(0.3),
        play: { runs: true },
        text: {
          en: 'Now $\\eta = 0.3$, above every valley’s limit (for the deepest it is {limit}). No valley holds its ball any more; the band has dissolved. What “the start decides” means depends on the stride.',
          zh: '把 $\\eta$ 调到 0.3，超过了每个谷的界限（最深的那个谷是 {limit}）：哪个谷都留不住球，色带也散了。所谓“起点决定归宿”，还得看步子有多大。',
        },
      },
      {
        text: {
          en: 'A **local minimum** is a place lower than everything near it; the lowest of all is the **global** one. Gradient descent feels only the ground underfoot and cannot tell the two apart.',
          zh: '**局部最小值**只比附近的都低，所有当中最低的才是**全局最小值**。梯度下降只感觉得到脚下的坡度，分不清这两种。',
        },
      },
    ],
    notes: {
      en: 'Drag one start slowly over a border of the band. Two minutes.',
      zh: '慢慢把一个起点拖过色带的分界。约 2 分钟。',
    },
  },
  {
    id: 'sharp',
    title: { en: 'The better valley cannot hold it', zh: '更好的谷留不住球' },
    rows: ['D13'],
    experiment: TWO_VALLEYS,
    offers: ['transport', 'runs.table'],
    play: { at: 'end' },
    caption: [
      {
        en: 'Two valleys, $x^4-3x^2+x$; two balls, from 2 and from −2, at $\\eta = 0.02$. One ends at {right}, at a height of {rightValue}; the other at {left}, at {leftValue}: much better.',
        zh: '曲线 $x^4-3x^2+x$ 有两个谷；两个小球从 2 和 −2 出发，$\\eta = 0.02$。一个停在 {right}，高度 {rightValue}；另一个停在 {left}，高度 {leftValue}，好得多。',
      },
      {
        en: 'Next, a ball is put almost at the bottom of the better one, at −1.3, with a large learning rate: 0.23.',
        zh: '接下来，把一个小球放在那个更好的谷底附近，−1.3 处，学习率取得很大：0.23。',
      },
    ],
    question: {
      text: { en: 'Where will it be after a hundred steps?', zh: '一百步之后，它会在哪里？' },
      answers: [
        {
          text: { en: 'Still in the better, deeper valley', zh: '还在那个更深的谷里' },
          says: {
            en: 'Depth does not hold a ball; what counts is how sharply the valley is bent.',
            zh: '留住球的不是深度，而是谷底弯得有多急。',
          },
        },
        {
          text: { en: 'In the other, the worse one', zh: '在另一个较差的谷里' },
          right: true,
          says: {
            en: 'It is thrown out of the sharp valley and caught by the wider one.',
            zh: '它被尖的谷抛出来，落进了比较平缓的谷。',
          },
        },
        {
          text: { en: 'Gone: it flies away', zh: '飞走了' },
          says: {
            en: 'It does fly, but only as far as the other valley.',
            zh: '它确实飞了起来，不过只飞到另一个谷。',
          },
        },
      ],
    },
    numbers: [
      {
        name: 'right',
        label: { en: 'From 2', zh: '从 2 出发' },
        read: { kind: 'run', run: 0, of: 'x' },
        experiment: TWO_VALLEYS,
        digits: 8,
      },
      {
        name: 'rightValue',
        label: { en: '$f$ there', zh: '该处的 $f$' },
        read: { kind: 'run', run: 0, of: 'loss' },
        experiment: TWO_VALLEYS,
        digits: 5,
      },
      {
        name: 'left',
        label: { en: 'From −2', zh: '从 −2 出发' },
        read: { kind: 'run', run: 1, of: 'x' },
        experiment: TWO_VALLEYS,
        digits: 8,
      },
      {
        name: 'leftValue',
        label: { en: '$f$ there', zh: '该处的 $f$' },
        read: { kind: 'run', run: 1, of: 'loss' },
        experiment: TWO_VALLEYS,
        digits: 5,
      },
      {
        name: 'bendRight',
        label: { en: '$f^{\\prime\\prime}$, right', zh: '右谷的 $f^{\\prime\\prime}$' },
        read: { kind: 'value', formula: 'x^4-3*x^2+x', at: 'right', of: 'dxx' },
        quiet: true,
      },
      {
        name: 'bendLeft',
        label: { en: '$f^{\\prime\\prime}$, left', zh: '左谷的 $f^{\\prime\\prime}$' },
        read: { kind: 'value', formula: 'x^4-3*x^2+x', at: 'left', of: 'dxx' },
        quiet: true,
      },
      {
        name: 'limitRight',
        label: { en: 'Limit of the right valley', zh: '右谷的界限' },
        read: { kind: 'formula', formula: '2/bendRight' },
        digits: 4,
        after: 1,
      },
      {
        name: 'limitLeft',
        label: { en: 'Limit of the left valley', zh: '左谷的界限' },
        read: { kind: 'formula', formula: '2/bendLeft' },
        digits: 4,
        after: 1,
      },
      {
        name: 'here',
        label: { en: 'At $\\eta = 0.23$: $x_{99}$', zh: '$\\eta = 0.23$ 时的 $x_{99}$' },
        read: { kind: 'run', step: 99, of: 'x' },
        experiment: THROWN,
        digits: 4,
        after: 1,
      },
      {
        name: 'there',
        label: { en: 'At $\\eta = 0.23$: $x_{100}$', zh: '$\\eta = 0.23$ 时的 $x_{100}$' },
        read: { kind: 'run', step: 100, of: 'x' },
        experiment: THROWN,
        digits: 4,
        after: 1,
      },
    ],
    reveals: [
      {
        offers: ['transport', 'rate', 'beside'],
        experiment: THROWN,
        play: { runs: true },
        text: {
          en: 'The left valley is deeper, and sharper: its limit $2/f^{\\prime\\prime}$ is {limitLeft}, that of the right one {limitRight}. At 0.23 the ball rattles about on the left for some thirty steps, is thrown over the hill, and from then on swings on the right, between {here} and {there}.',
          zh: '左边的谷更深，也更尖：它的界限 $2/f^{\\prime\\prime}$ 是 {limitLeft}，右边的是 {limitRight}。$\\eta = 0.23$ 时，小球在左边乱跳了三十来步，被抛过山头，此后就在右边来回摆动，在 {here} 与 {there} 之间。',
        },
      },
      {
        text: {
          en: '**With large steps a ball stays where the valley is wide, not where it is deep.** People say that of large networks, too, and argue about what follows from it. (The slides’ film of a descent did not name its function; this one is ours.)',
          zh: '**步子太大时，留得住球的是平缓的谷，不一定是更深的谷。**大型网络的训练中也有类似的说法，由此能得出什么，至今还有争论。（幻灯片的下降动画没有写明函数，这里的函数是我们选的。）',
        },
      },
    ],
    notes: {
      en: 'Nobody expects the worse valley; let the surprise stand for a moment. Three minutes.',
      zh: '几乎没有人会猜到较差的谷；让大家惊讶一会儿再解释。约 3 分钟。',
    },
  },
  {
    id: 'orbit',
    title: { en: 'One valley, one knob', zh: '一个谷，一个旋钮' },
    rows: ['A3'],
    experiment: ORBIT,
    offers: ['zoom', 'said', 'cobweb'],
    caption: [
      {
        en: 'Back to the harmless convex curve $\\sin x+\\frac12x^2$. Each column of this picture is one learning rate: six hundred steps are made in silence, then every place that the ball visits gets a dot. Two thousand learning rates stand side by side.',
        zh: '回到那条看上去毫无危险的凸曲线 $\\sin x+\\frac12x^2$。图中每一列是一个学习率：先悄悄走六百步，然后小球每到一处就点一个点。两千多个学习率，一列一列排在一起。',
      },
      {
        en: 'To the left the ball comes to rest, and each column is a single dot. Press anywhere to take that learning rate, and drag over a part to enlarge it.',
        zh: '左边，小球停了下来，每列只有一个点。点一点图中任意一处，就采用那里的学习率；拖出一块，就放大那一块。',
      },
    ],
    numbers: [
      {
        name: 'limit',
        label: { en: '$2/f^{\\prime\\prime}$: two places from here', zh: '$2/f^{\\prime\\prime}$：由此变成 2 个点' },
        read: { kind: 'doubling', nth: 0 },
        experiment: ORBIT,
        digits: 6,
      },
      {
        name: 'four',
        label: { en: 'Four places from', zh: '变成 4 个点' },
        read: { kind: 'doubling', nth: 1 },
        experiment: ORBIT,
        digits: 6,
        after: 1,
      },
      {
        name: 'eight',
        label: { en: 'Eight places from', zh: '变成 8 个点' },
        read: { kind: 'doubling', nth: 2 },
        experiment: ORBIT,
        digits: 6,
        after: 1,
      },
      {
        name: 'sixteen',
        label: { en: 'Sixteen places from', zh: '变成 16 个点' },
        read: { kind: 'doubling', nth: 3 },
        experiment: ORBIT,
        digits: 6,
        after: 1,
      },
      {
        name: 'ratio',
        label: { en: 'Ratio of the gaps', zh: '相邻间隔之比' },
        read: { kind: 'formula', formula: '(eight-four)/(sixteen-eight)' },
        digits: 3,
        after: 1,
      },
    ],
    reveals: [
      {
        text: {
          en: 'At {limit}, the limit $2/f^{\\prime\\prime}$, the dot splits in two: the ball swings. At {four} two become four, at {eight} eight, at {sixteen} sixteen, each stretch {ratio} times shorter than the one before, until no pattern is left. **Rest, swing, split, chaos: one valley, one knob.**',
          zh: '到了界限 $2/f^{\\prime\\prime}$，即 {limit}，一个点裂成两个：小球开始摆动。到 {four}，两个变四个；到 {eight} 变八个，到 {sixteen} 变十六个，后一段的长度是前一段的 1/{ratio}，直到再也看不出规律。**收敛、摆动、分岔、混沌：一个谷，一个旋钮。**',
        },
      },
      {
        experiment: `${ORBIT.replace('descent.etas=0.8:2', 'descent.etas=1.62:1.66')}`,
        text: {
          en: 'A part, enlarged: the same tree again, only smaller. The ratio tends to 4.669…, Feigenbaum’s number, and so it does for a hundred other maps, dripping taps among them.',
          zh: '放大其中一块，又是同样的一棵树，只是小了。间隔之比趋于 4.669……，叫作费根鲍姆常数；许多全然不同的系统里都有它，连滴水的水龙头也不例外。',
        },
      },
      {
        experiment:
          'v=1&f=x^2%2B2*x%2B1&domain=-4:4&run=sgd,lr:0.9,start:3&steps=100&bench=descent&descent.part=orbit&descent.etas=0.2:1.6&descent.xs=-6:4',
        text: {
          en: 'The parabola beside it: one line up to $\\eta = 1$, and beyond it nothing. There the map is straight, and a straight line cannot fold. Chaos needs a bend.',
          zh: '对照一下抛物线：$\\eta = 1$ 以前是一条线，以后什么也没有。它的映射是直线，直线折叠不起来；要有混沌，先得有弯曲。',
        },
      },
    ],
    notes: {
      en: 'The most beautiful picture of the chapter: enlarge twice, say little. Three minutes.',
      zh: '全章最美的一幅图：放大两次，少说话。约 3 分钟。',
    },
  },
  {
    id: 'chaos',
    title: { en: 'A trillionth apart', zh: '差一万亿分之一' },
    rows: ['A10'],
    experiment: CHAOS,
    offers: ['transport'],
    play: { at: 0 },
    caption: [
      {
        en: 'The same curve at $\\eta = 1.9$. Two balls start a trillionth apart: at 5, and at $5+10^{-12}$. No picture could show the difference, no measurement either.',
        zh: '同一条曲线，$\\eta = 1.9$。两个小球的起点只差一万亿分之一：一个是 5，一个是 $5+10^{-12}$。这点差别，图上画不出来，也没有仪器量得出来。',
      },
    ],
    question: {
      text: { en: 'After how many steps do they differ by 0.1?', zh: '走多少步之后，它们会相差 0.1？' },
      answers: [
        {
          text: { en: 'Never: both end in the one valley', zh: '永远不会：反正只有一个谷' },
          says: {
            en: 'Above the limit $2/f^{\\prime\\prime}$ the valley holds nothing; here nothing comes to rest.',
            zh: '超过界限 $2/f^{\\prime\\prime}$，谷就留不住球；在这里谁也停不下来。',
          },
        },
        {
          text: { en: 'About sixty', zh: '大约六十步' },
          right: true,
          says: {
            en: 'The difference grows by about half at each step, and growth of that kind is quick.',
            zh: '差别每一步大约增大一半，这样增长起来是很快的。',
          },
        },
        {
          text: { en: 'About a trillion', zh: '大约一万亿步' },
          says: {
            en: 'It would take that many if the difference were added up. But it is multiplied.',
            zh: '如果差别是一点一点加上去的，是要这么久；可它是一倍一倍乘上去的。',
          },
        },
      ],
    },
    numbers: [
      {
        name: 'parting',
        label: { en: 'Step at which they are 0.1 apart', zh: '相差 0.1 的步数' },
        read: { kind: 'separation', gap: 1e-12, until: 0.1 },
        experiment: CHAOS,
        digits: 2,
        after: 1,
      },
      {
        name: 'early',
        label: { en: 'Distance after 20 steps', zh: '20 步之后的距离' },
        read: { kind: 'separation', gap: 1e-12, step: 20 },
        experiment: CHAOS,
        digits: 2,
        after: 1,
      },
      {
        name: 'late',
        label: { en: 'Distance after 40 steps', zh: '40 步之后的距离' },
        read: { kind: 'separation', gap: 1e-12, step: 40 },
        experiment: CHAOS,
        digits: 2,
        after: 1,
      },
    ],
    figures: [
      {
        kind: 'lines',
        title: { en: 'Distance of the two balls', zh: '两个小球的距离' },
        after: 1,
        experiment: CHAOS,
        x: { label: { en: 'step', zh: '步数' } },
        y: { label: { en: 'distance', zh: '距离' }, scale: 'log' },
        series: [
          {
            label: { en: 'computed', zh: '计算结果' },
            values: { kind: 'separationSeries', gap: 1e-12 },
          },
        ],
      },
    ],
    reveals: [
      {
        offers: ['transport', 'beside'],
        play: { runs: true },
        text: {
          en: 'After 20 steps they are {early} apart, after 40 {late}, after {parting} more than 0.1; from then on they are strangers. On a logarithmic axis their distance climbs along a straight line, like the digits of two steps ago, only upwards.',
          zh: '20 步之后相差 {early}，40 步之后 {late}，到第 {parting} 步已超过 0.1，从此形同陌路。在对数轴上，距离大致沿直线上升；前面见过的那条直线往下走，这一条往上走。',
        },
      },
      {
        text: {
          en: 'A computer rounds at the sixteenth digit, and that is a difference, too. So one of the tutorials prints the ends of such runs to many decimals, which no second machine will confirm. **In chaos the last digits belong to the computer, not to the curve.**',
          zh: '计算机在第十六位有效数字上舍入，那也是一点差别。教程里就有这样的计算，结果印了好几位小数，换一台机器却重现不了。**在混沌里，最后几位数字属于计算机，不属于曲线。**',
        },
      },
      {
        text: {
          en: 'So far there was only left and right. With two directions there are infinitely many ways down; which of them is the steepest? The next chapter.',
          zh: '到现在为止，只有左和右可选。如果有两个变量，下山的方向就有无穷多个，哪一个最陡？请看下一章。',
        },
      },
    ],
    notes: {
      en: 'Chapter 12 shows the same for the tutorial’s own race of optimizers. Three minutes.',
      zh: '第 12 章会在教程自己的优化器比赛中再次看到这一现象。约 3 分钟。',
    },
  },
];
