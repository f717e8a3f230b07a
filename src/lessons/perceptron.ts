import type { LessonNumber, Step } from '../experiment/lessons/types';

/*
 * One unit that learns from its mistakes: the perceptron on the two samples (2, 3), positive, and (1, −1), negative, and
 * the hinge loss that asks for more.
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

const PERCEPTRON = 'v=1&surface=perceptron&tool=data';
const ONE_STEP = `${PERCEPTRON}&run=sgd,lr:0.1,start:0:0&steps=1`;
const WITH_TEST = `${PERCEPTRON}&run=sgd,lr:0.1,start:0:0&steps=5`;
const PLANE = 'v=1&surface=perceptron_plane';
const WITHOUT_TEST = `${PLANE}&domain=x:-1:2,y:-1:3&run=sgd,lr:0.1,start:0:0&steps=5`;
/** Both weights and the bias, from 0, the losses of the samples summed. */
const unit = (loss: string, epochs: number) =>
  `v=1&network=2-1&data=two_points&samples=2&noise=0&loss=${loss}&reduction=sum&weights=0:0,0&optimizer=sgd&hyper=lr:0.1&epochs=${epochs}`;
const HINGE = unit('hinge', 5);
/** Where the hinge loss stops, the bias held: its points can be dragged. */
const STREET = 'v=1&surface=hinge&data=two_points&params=b:-0.3&run=sgd,lr:0.1,start:-0.2:0.7&steps=1&tool=data';
/** A curve of height 2.3 and slope −(1.2² + 0.8²) at 0: the tutorial's loss along its own step, as a is bent. */
const BENT = 'v=1&f=2.3-2.08*x%2Ba*x%5E2&domain=-0.1:0.6&params=a:1';

const SAMPLES = [
  { at: [2, 3], positive: true },
  { at: [1, -1], positive: false },
] as const;

/** What each sample gives to the gradient at w = 0, b = 0: the derivatives of −y(w·x + b). */
const CONTRIBUTIONS: readonly Pick<LessonNumber, 'name' | 'label' | 'read'>[] = [
  {
    name: 'p1',
    label: { en: 'of (2, 3), for $w_1$', zh: '(2, 3) 给 $w_1$ 的' },
    read: { kind: 'value', formula: '-(2*x + 3*y)', at: [0, 0], of: 'dx' },
  },
  {
    name: 'p2',
    label: { en: 'of (2, 3), for $w_2$', zh: '(2, 3) 给 $w_2$ 的' },
    read: { kind: 'value', formula: '-(2*x + 3*y)', at: [0, 0], of: 'dy' },
  },
  {
    name: 'p3',
    label: { en: 'of (2, 3), for $b$', zh: '(2, 3) 给 $b$ 的' },
    read: { kind: 'value', formula: '-x', at: 0, of: 'dx' },
  },
  {
    name: 'n1',
    label: { en: 'of (1, −1), for $w_1$', zh: '(1, −1) 给 $w_1$ 的' },
    read: { kind: 'value', formula: 'x - y', at: [0, 0], of: 'dx' },
  },
  {
    name: 'n2',
    label: { en: 'of (1, −1), for $w_2$', zh: '(1, −1) 给 $w_2$ 的' },
    read: { kind: 'value', formula: 'x - y', at: [0, 0], of: 'dy' },
  },
  {
    name: 'n3',
    label: { en: 'of (1, −1), for $b$', zh: '(1, −1) 给 $b$ 的' },
    read: { kind: 'value', formula: 'x', at: 0, of: 'dx' },
  },
];

export const perceptron: readonly Step[] = [
  {
    id: 'mistakes',
    title: { en: 'Only mistakes have a say', zh: '只有错误才有发言权' },
    rows: ['C1', 'C10'],
    experiment: `${PERCEPTRON}&run=sgd,lr:0.05,start:0.5:-1.5&steps=20`,
    offers: ['transport', 'points'],
    play: { at: 0, runs: true, loops: true },
    caption: [
      {
        en: 'Two samples, a square and a dot; the line is to keep them on their own sides. Who stands on the wrong side wears a ring. The ball on the map is the line: its two coordinates are the weights. While there is a ring, the ball rolls and the line turns; when the last ring is gone, all is still.',
        zh: '两个样本，一个方块，一个圆点；分界线要让它们各居一侧，站错边的就套上圈。地图上的球就是这条线，两个坐标便是它的两个权重。只要还有圈，球就滚，线就转；最后一个圈没了，一切随即静止。',
      },
      {
        en: '**Who is right has no say; only mistakes push.** At first both samples do, then one of them, then none.',
        zh: '**答对的不作声，答错的才有发言权。** 起初两个样本一起推，后来只剩一个，最后谁也不推。',
      },
    ],
    reveals: [
      {
        text: {
          en: 'As a formula: $L=-\\sum_{\\text{wrong}}y\\,(w\\cdot x+b)$. Each misclassified sample adds its share $-y\\,(x,1)$ to the gradient; the last entry belongs to the bias. For (2, 3), $y=1$, it is ({p1}, {p2}, {p3}); for (1, −1), $y=-1$, it is ({n1}, {n2}, {n3}).',
          zh: '写成公式：$L=-\\sum_{\\text{答错}}y\\,(w\\cdot x+b)$。每个答错的样本给梯度添上自己的一份 $-y\\,(x,1)$，末一格属于偏置。正样本 (2, 3) 的一份是 ({p1}, {p2}, {p3})，负样本 (1, −1) 的一份是 ({n1}, {n2}, {n3})。',
        },
      },
      {
        text: {
          en: 'The tutorial’s text speaks of three samples here; its example has these two.',
          zh: '教程正文说这里有三个样本，它的例子里其实只有这两个。',
        },
      },
    ],
    numbers: CONTRIBUTIONS.map((number) => ({ ...number, after: 1 })),
    notes: {
      en: 'Drag the ball anywhere and let the audience foretell who pushes.',
      zh: '把球拖到别处，让听众先说：这一次谁在推？',
    },
  },
  {
    id: 'sum',
    title: { en: 'The sum, entry by entry', zh: '逐个分量，把梯度加出来' },
    rows: ['C2', 'C3'],
    experiment: `${unit('perceptron', 5)}&view=hand`,
    offers: ['transport', 'card', 'row'],
    play: { at: 3 },
    caption: [
      {
        en: 'The first step by hand. All weights begin at 0, so both samples score 0: they lie on the line itself, and that counts as wrong. The picture holds one sample, the other can be chosen above: its error is known, and is about to be multiplied by its signals.',
        zh: '第一步用手算。权重都从 0 开始，两个样本得分都是 0：正好压在线上，也算答错。图中是其中一个样本（另一个可在上方切换）：误差已经算出，接下来要乘上它送来的信号。',
      },
    ],
    question: {
      text: {
        en: 'The entry of $w_2$: the positive sample gives $-1\\cdot 3$, the negative one $-(-1)\\cdot(-1)$. What is the sum?',
        zh: '看 $w_2$ 这一格：正样本给 $-1\\cdot 3$，负样本给 $-(-1)\\cdot(-1)$。合起来是多少？',
      },
      answers: [
        {
          text: { en: '−4', zh: '−4' },
          right: true,
          says: { en: '−3 and −1 together.', zh: '−3 加上 −1。' },
        },
        {
          text: { en: '−2', zh: '−2' },
          says: {
            en: 'Three minus signs in the second term make one: it is −1, not +1.',
            zh: '第二项里三个负号，乘出来还是负号：是 −1，不是 +1。',
          },
        },
        {
          text: { en: '2', zh: '2' },
          says: {
            en: 'So says the tutorial. But for a 2 the −3 would have to be a +3.',
            zh: '教程就是这么写的；可要得到 2，得把 −3 当成 +3 才行。',
          },
        },
      ],
    },
    reveals: [
      {
        play: { at: 4 },
        text: {
          en: 'Entry by entry: {p1} and {n1} make {g1}; {p2} and {n2} make {g2}; {p3} and {n3} make {g3}. The gradient is ({g1}, {g2}, {g3}).',
          zh: '逐格相加：{p1} 与 {n1} 得 {g1}，{p2} 与 {n2} 得 {g2}，{p3} 与 {n3} 得 {g3}。梯度是 ({g1}, {g2}, {g3})。',
        },
      },
      {
        text: {
          en: 'The tutorial has (−1, 2, 0), and quotes as the output of its code “[-1 2]”, twice. Its code defines a function and never calls it, so it cannot have printed anything. **One sign spoils an update**, and a quoted output is no proof that anything was run.',
          zh: '教程写的是 (−1, 2, 0)，还两次附上“运行结果”[-1 2]。可那段代码只定义了函数，从没有调用它，什么也印不出来。**一个符号，毁掉一次更新**；贴出来的结果，也未必真是跑出来的。',
        },
      },
    ],
    numbers: [
      ...CONTRIBUTIONS.map((number) => ({ ...number, quiet: true })),
      {
        name: 'g1',
        label: { en: '$\\partial L/\\partial w_1$', zh: '$\\partial L/\\partial w_1$' },
        read: { kind: 'formula', formula: 'p1 + n1' },
        digits: 3,
        after: 1,
      },
      {
        name: 'g2',
        label: { en: '$\\partial L/\\partial w_2$', zh: '$\\partial L/\\partial w_2$' },
        read: { kind: 'formula', formula: 'p2 + n2' },
        digits: 3,
        after: 1,
        tutorial: {
          text: '2',
          why: {
            en: 'A minus sign is lost: −3 and −1 make −4.',
            zh: '丢了一个负号：−3 加 −1 是 −4。',
          },
        },
      },
      {
        name: 'g3',
        label: { en: '$\\partial L/\\partial b$', zh: '$\\partial L/\\partial b$' },
        read: { kind: 'formula', formula: 'p3 + n3' },
        digits: 3,
        after: 1,
      },
    ],
    notes: {
      en: 'Do it on the board first; usually somebody gets 2 there as well.',
      zh: '先在黑板上算；通常也会有人得出 2。',
    },
  },
  {
    id: 'step',
    title: { en: 'Two steps side by side', zh: '对的一步，错的一步' },
    rows: ['C4'],
    experiment: ONE_STEP,
    offers: ['points', 'run.0.lr'],
    play: { at: 1 },
    caption: [
      {
        en: 'One step from 0 with $\\eta=0.1$. What is drawn is the right one: both rings are gone. The tutorial takes its step along (−1, 2, 0).',
        zh: '取 $\\eta=0.1$，从零走一步。图中走的是对的一步：两个圈都没了。教程的那一步，却是照着 (−1, 2, 0) 走的。',
      },
    ],
    question: {
      text: {
        en: 'At the start the loss is 0, for both scores are 0. What will the tutorial’s step make of it?',
        zh: '起点处两个得分都是 0，损失也是 0。照教程的梯度走一步，损失会怎样？',
      },
      answers: [
        {
          text: { en: 'it stays 0', zh: '仍然是 0' },
          says: {
            en: 'It would, if the samples ended up right. They do not.',
            zh: '除非两个样本都答对了；可惜没有。',
          },
        },
        {
          text: { en: 'it rises', zh: '上升' },
          right: true,
          says: {
            en: 'A loss that rises after a small step says: this was not the gradient.',
            zh: '小小一步之后损失反而上升，等于在说：这不是梯度。',
          },
        },
        {
          text: { en: 'it falls below 0', zh: '降到 0 以下' },
          says: {
            en: 'This loss adds up mistakes only, so it never lies below 0.',
            zh: '这个损失只累加答错的样本，不会低于 0。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'The right step leads to ({w1}, {w2}). Both samples are right, by {m1} and {m2}, and the loss is {right}. The tutorial’s step leads to ({v1}, {v2}): both are wrong, by {k1} and {k2}, and the loss has risen from 0 to {wrong}. **Along a wrong gradient the loss goes up.**',
          zh: '对的一步走到 ({w1}, {w2})：两个样本的间隔是 {m1} 与 {m2}，都答对了，损失为 {right}。教程的一步走到 ({v1}, {v2})：间隔是 {k1} 与 {k2}，两个都错，损失从 0 升到 {wrong}。**按错的梯度走一步，损失反而上升。**',
        },
      },
    ],
    numbers: [
      {
        name: 'w1',
        label: { en: '$w_1$', zh: '$w_1$' },
        read: { kind: 'run', step: 1, of: 'x' },
        digits: 3,
        after: 1,
      },
      {
        name: 'w2',
        label: { en: '$w_2$', zh: '$w_2$' },
        read: { kind: 'run', step: 1, of: 'y' },
        digits: 3,
        after: 1,
        tutorial: {
          text: '−0.2',
          why: {
            en: 'From the gradient’s second entry, 2 in place of −4.',
            zh: '源于梯度的第二个分量：应为 −4，却写成了 2。',
          },
        },
      },
      {
        name: 'm1',
        label: { en: 'margin $y(w\\cdot x+b)$ of (2, 3)', zh: '(2, 3) 的间隔 $y(w\\cdot x+b)$' },
        read: { kind: 'formula', formula: '2*w1 + 3*w2' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'm2',
        label: { en: 'margin of (1, −1)', zh: '(1, −1) 的间隔' },
        read: { kind: 'formula', formula: 'w2 - w1' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'right',
        label: { en: 'loss after the right step', zh: '对的一步之后的损失' },
        read: { kind: 'run', step: 1, of: 'loss' },
        digits: 3,
        after: 1,
      },
      {
        name: 'v1',
        label: { en: 'tutorial’s $w_1$', zh: '教程的 $w_1$' },
        read: { kind: 'wrong', way: 'perceptronStep', of: 'w1' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'v2',
        label: { en: 'tutorial’s $w_2$', zh: '教程的 $w_2$' },
        read: { kind: 'wrong', way: 'perceptronStep', of: 'w2' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'k1',
        label: { en: 'tutorial’s step: margin of (2, 3)', zh: '教程的一步：(2, 3) 的间隔' },
        read: { kind: 'wrong', way: 'perceptronStep', of: 'margin1' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'k2',
        label: { en: 'tutorial’s step: margin of (1, −1)', zh: '教程的一步：(1, −1) 的间隔' },
        read: { kind: 'wrong', way: 'perceptronStep', of: 'margin2' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'wrong',
        label: { en: 'loss after the tutorial’s step', zh: '教程的一步之后的损失' },
        read: { kind: 'wrong', way: 'perceptronStep', of: 'loss' },
        digits: 3,
        after: 1,
      },
      {
        name: 'zero',
        label: { en: 'bias', zh: '偏置' },
        read: { kind: 'weight', epoch: 1, layer: 0, unit: 0 },
        digits: 3,
        experiment: unit('perceptron', 1),
        quiet: true,
      },
    ],
    figures: [
      {
        kind: 'line',
        title: { en: 'The line after one step', zh: '一步之后的分界线' },
        after: 1,
        points: SAMPLES,
        lines: [
          { label: { en: 'right gradient', zh: '正确的梯度' }, at: ['w1', 'w2', 'zero'] },
          { label: { en: 'tutorial’s gradient', zh: '教程的梯度' }, at: ['v1', 'v2', 'zero'], wrong: true },
        ],
      },
    ],
    notes: {
      en: 'The best check of any gradient: take a small step against it and look at the loss.',
      zh: '检查梯度最简单的办法：沿它的反方向走一小步，看损失降不降。',
    },
  },
  {
    id: 'plane',
    title: { en: 'The landscape is a plane', zh: '这片地形是一张平面' },
    rows: ['C5', 'C8'],
    experiment: `${PLANE}&run=sgd,lr:0.1,start:0:0&tool=terrain&terrain=at:0:0,direction:ascent,feet:points,points:0:0;1:1;-1:1;1:-1;-1:-1,length:linear,scale:5,hessian:off,plane:off,run:-1`,
    offers: ['terrain.at.*'],
    camera: { azimuth: -60, elevation: 30 },
    caption: [
      {
        en: 'Take both samples for wrong, wherever the weights are, and the loss is $L=-(w_1+4w_2)$: a tilted plane. Turn it; $x$ and $y$ are the two weights. The five arrows show the gradient, the direction in which it rises; move the point and compare.',
        zh: '假如不管权重取什么值，两个样本都按答错计算，损失就是 $L=-(w_1+4w_2)$：一张斜放的平面（图中的 $x$、$y$ 就是两个权重）。转动它看看。五支箭头是五处的梯度，指向上升的一侧；移动考察点，比一比。',
      },
    ],
    question: {
      text: {
        en: 'The tutorial draws an “X” for a saddle and valleys beside it. How many stationary points do you see?',
        zh: '教程在这里用“X”标出鞍点，旁边还画了山谷。你能找到几个驻点？',
      },
      answers: [
        {
          text: { en: 'one saddle point', zh: '一个鞍点' },
          says: {
            en: 'At a saddle the gradient is zero. Here it is the same arrow everywhere.',
            zh: '鞍点处梯度为零；而这里处处是同一支箭头。',
          },
        },
        {
          text: { en: 'none', zh: '一个也没有' },
          right: true,
          says: { en: 'None: the slope never changes.', zh: '坡度从不改变。' },
        },
        {
          text: { en: 'a valley in a corner', zh: '角落里有一个山谷' },
          says: {
            en: 'The lowest corner is only where the picture ends; beyond it the plane goes on falling.',
            zh: '最低的那个角只是图的边缘；再往外，平面还在继续下降。',
          },
        },
      ],
    },
    reveals: [
      {
        offers: ['terrain.at.*', 'here', 'stationary'],
        text: {
          en: 'The gradient is ({g1}, {g2}) at (0, 0) and everywhere else, and there are {count} stationary points. Over the part that the tutorial draws, the loss falls from {high} to {low} without a bump. **A plane has no saddle and no valley.**',
          zh: '在 (0, 0) 处梯度是 ({g1}, {g2})，在别处也一样；驻点共 {count} 个。在教程画出的范围里，损失从 {high} 一路降到 {low}，没有一点起伏。**平面上没有鞍点，也没有山谷。**',
        },
      },
      {
        text: {
          en: 'The tutorial’s arrow is (−1, 2). It is not the gradient, nor its opposite. With $\\eta=0.1$, a step against the true gradient leads to a loss of {down}, a step against that arrow to {up}.',
          zh: '教程画的箭头是 (−1, 2)，既不是梯度，也不是它的反方向。以 $\\eta=0.1$ 逆着真正的梯度走一步，损失是 {down}；逆着那支箭头走一步，损失却是 {up}。',
        },
      },
    ],
    numbers: [
      {
        name: 'g1',
        label: { en: '$\\partial L/\\partial w_1$', zh: '$\\partial L/\\partial w_1$' },
        read: { kind: 'value', at: [0, 0], of: 'dx' },
        digits: 3,
        after: 1,
      },
      {
        name: 'g2',
        label: { en: '$\\partial L/\\partial w_2$', zh: '$\\partial L/\\partial w_2$' },
        read: { kind: 'value', at: [0, 0], of: 'dy' },
        digits: 3,
        after: 1,
        tutorial: {
          text: '2',
          why: { en: 'The sign that was lost in the sum.', zh: '仍是求和时丢掉的那个负号。' },
        },
      },
      {
        name: 'count',
        label: { en: 'stationary points', zh: '驻点个数' },
        read: { kind: 'stationary', which: 'any', of: 'count' },
        digits: 3,
        after: 1,
        tutorial: {
          text: '1',
          why: { en: 'The “X” is no point of this loss.', zh: '图上的“X”与这个损失无关。' },
        },
      },
      {
        name: 'high',
        label: { en: 'highest corner', zh: '最高的角' },
        read: { kind: 'value', at: [-2, -2], of: 'f' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'low',
        label: { en: 'lowest corner', zh: '最低的角' },
        read: { kind: 'value', at: [2, 2], of: 'f' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'down',
        label: { en: 'loss at (0.1, 0.4)', zh: '(0.1, 0.4) 处的损失' },
        read: { kind: 'value', at: [0.1, 0.4], of: 'f' },
        digits: 3,
        after: 2,
      },
      {
        name: 'up',
        label: { en: 'loss at (0.1, −0.2)', zh: '(0.1, −0.2) 处的损失' },
        read: { kind: 'value', at: [0.1, -0.2], of: 'f' },
        digits: 3,
        after: 2,
      },
    ],
  },
  {
    id: 'bound',
    title: { en: 'What no convex loss allows', zh: '凸函数不允许的下降' },
    rows: ['C9', 'C11'],
    experiment: `${BENT}&bench=derivative&derivative.at=0&derivative.h=0.1&derivative.triangle=on`,
    offers: ['parameter.a', 'triangle'],
    caption: [
      {
        en: 'The tutorial draws a training in characters: the losses 2.3, 1.7, 1.2, 0.8, with a gradient for each step. Here is the first of them along the step: height 2.3, the slope that its own gradient makes, and a curve that bends upwards, as a convex loss does. Drag $a$ and bend it.',
        zh: '教程用字符画了一次“训练”：损失依次为 2.3、1.7、1.2、0.8，每步还附上梯度。这里沿着第一步的方向把它画出来：高度 2.3，坡度由它自己给的梯度算出，曲线向上弯，凸的损失都是如此。拖动 $a$，把它弯一弯。',
      },
    ],
    question: {
      text: {
        en: 'The step is 0.1. Which $a$ makes the loss fall by 0.6, as the tutorial says?',
        zh: '步长是 0.1。教程说损失降了 0.6：$a$ 取多少才办得到？',
      },
      answers: [
        {
          text: { en: 'a large one', zh: '取大一些' },
          says: {
            en: 'The more it bends upwards, the less it falls.',
            zh: '向上弯得越多，降得反而越少。',
          },
        },
        {
          text: { en: '$a=0$', zh: '$a=0$' },
          says: {
            en: 'That is the tangent itself: it falls fastest of all, and by no more than {d1}.',
            zh: '那就是切线本身：它降得最多，也不过 {d1}。',
          },
        },
        {
          text: { en: 'only one below 0', zh: '只有负的 $a$' },
          right: true,
          says: {
            en: 'But then the curve bends downwards and is not convex any more.',
            zh: '可那样一来，曲线向下弯，就不是凸的了。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'A convex function never dips below its tangent. Along a step of $\\eta=0.1$ the tangent falls by $\\eta\\lVert g\\rVert^2$, so the loss falls by at most {d1}, {d2} and {d3}. The tutorial claims 0.6, 0.5 and 0.4. **Convexity has the last word: no more than this in one step.**',
          zh: '凸函数从不低于自己的切线。走一步 $\\eta=0.1$，切线只降 $\\eta\\lVert g\\rVert^2$，所以三步里损失至多降 {d1}、{d2}、{d3}。教程却说降了 0.6、0.5、0.4。**凸函数说了算：一步最多只能降这么多。**',
        },
      },
      {
        text: {
          en: 'And on the plane of a perceptron the gradient would not change at all from step to step. A second character drawing in the tutorial has the losses 3.0, 2.5, 2.0, 1.5, 1.0: yet another training that never was. Plausible is not computed.',
          zh: '何况感知机的损失是平面，梯度一步也不会变。教程的另一幅字符画里，损失又成了 3.0、2.5、2.0、1.5、1.0：又是一次没有发生过的训练。看着像，不等于算过。',
        },
      },
    ],
    numbers: [
      {
        name: 'start',
        label: { en: 'height at 0', zh: '0 处的高度' },
        read: { kind: 'value', at: 0, of: 'f' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'there',
        label: { en: 'height at 0.1', zh: '0.1 处的高度' },
        read: { kind: 'value', at: 0.1, of: 'f' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'drop',
        label: { en: 'what this curve falls by', zh: '这条曲线降了' },
        read: { kind: 'formula', formula: 'start - there' },
        digits: 3,
      },
      {
        name: 'd1',
        label: { en: 'at most in step 1', zh: '第 1 步至多降' },
        read: { kind: 'formula', formula: '0.1*(1.2^2 + 0.8^2)' },
        digits: 3,
        after: 1,
        tutorial: {
          text: '0.6',
          why: {
            en: 'Almost three times as much as any convex loss allows.',
            zh: '将近凸函数所能允许的三倍。',
          },
        },
      },
      {
        name: 'd2',
        label: { en: 'in step 2', zh: '第 2 步至多降' },
        read: { kind: 'formula', formula: '0.1*(0.9^2 + 0.6^2)' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'd3',
        label: { en: 'in step 3', zh: '第 3 步至多降' },
        read: { kind: 'formula', formula: '0.1*(0.6^2 + 0.4^2)' },
        digits: 3,
        quiet: true,
      },
    ],
    figures: [
      {
        kind: 'bars',
        title: { en: 'Fall of the loss in one step', zh: '一步之内损失的下降' },
        after: 1,
        categories: [
          { en: 'step 1', zh: '第 1 步' },
          { en: 'step 2', zh: '第 2 步' },
          { en: 'step 3', zh: '第 3 步' },
        ],
        series: [
          {
            label: { en: 'at most', zh: '上限' },
            values: { kind: 'numbers', names: ['d1', 'd2', 'd3'] },
          },
          { label: { en: 'tutorial', zh: '教程' }, values: [0.6, 0.5, 0.4] },
        ],
      },
    ],
    notes: {
      en: 'For who asks: f(x − ηg) ≥ f(x) − η‖g‖² is the definition of convexity, read along the step.',
      zh: '若有人追问：f(x − ηg) ≥ f(x) − η‖g‖² 就是凸性的定义，沿这一步来读。',
    },
  },
  {
    id: 'loop',
    title: { en: 'The loop that never asks', zh: '从不过问的循环' },
    rows: ['C12', 'C13', 'C14'],
    experiment: WITHOUT_TEST,
    offers: ['transport'],
    play: { at: 0, runs: true },
    caption: [
      {
        en: 'The tutorial’s training loop lacks one question: it never asks whether a sample is right already, and updates all the same. Five epochs on the plane: the ring is the start, and the ball follows the slope.',
        zh: '教程的训练循环少问了一句：样本是不是已经答对了？它从不过问，每一轮照样更新。这是五轮的路径：圈是起点，球沿着斜坡一路向下。',
      },
    ],
    question: {
      text: {
        en: 'The weights grow from epoch to epoch. How does the line move after the first?',
        zh: '权重一轮比一轮大。从第一轮往后，分界线会怎样动？',
      },
      answers: [
        {
          text: { en: 'it turns', zh: '转动' },
          says: {
            en: 'It turns when the two weights change their ratio. They do not.',
            zh: '两个权重的比例变了，线才会转；可比例没有变。',
          },
        },
        {
          text: { en: 'it shifts', zh: '平移' },
          says: {
            en: 'That is the work of the bias, and the bias stays 0.',
            zh: '平移要靠偏置，而偏置一直是 0。',
          },
        },
        {
          text: { en: 'not at all', zh: '一动不动' },
          right: true,
          says: {
            en: 'Twice the weights, the same line.',
            zh: '权重放大一倍，还是同一条线。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'After five epochs the weights are ({x5}, {y5}) and the “loss” is {loss}, below zero. **The weights grow and grow, and the line does not stir.** What the tutorial quotes as its output, (0.1, 0.2), (0.2, 0.4), (0.3, 0.6), is not what its loop computes.',
          zh: '五轮之后，权重是 ({x5}, {y5})，“损失”竟成了负数 {loss}。**权重越涨越大，直线纹丝不动。** 教程附上的结果 (0.1, 0.2)、(0.2, 0.4)、(0.3, 0.6)，也不是这个循环算得出来的。',
        },
        play: { at: 'end' },
      },
      {
        experiment: WITH_TEST,
        offers: ['transport', 'points', 'separation'],
        play: { at: 0, runs: true },
        text: {
          en: 'With the question asked, as F. Rosenblatt did, one step is enough: at ({s1}, {s2}) both samples are right, nobody pushes any more, and the ball stays where it is.',
          zh: '补上这一问，也就是罗森布拉特（F. Rosenblatt）本来的感知机，一步就够了：到 ({s1}, {s2})，两个样本都答对，再没有谁来推，球就停在那里。',
        },
      },
    ],
    numbers: [
      ...[1, 2, 3].map(
        (epoch): LessonNumber => ({
          name: `y${epoch}`,
          label: { en: `$w_2$ after epoch ${epoch}`, zh: `第 ${epoch} 轮后的 $w_2$` },
          experiment: WITHOUT_TEST,
          read: { kind: 'run', step: epoch, of: 'y' },
          digits: 3,
          after: 1,
          tutorial: {
            text: ['0.2', '0.4', '0.6'][epoch - 1]!,
            why:
              epoch > 1
                ? { en: 'As above.', zh: '同上。' }
                : {
                    en: 'The quoted output fits neither the right gradient nor the tutorial’s own.',
                    zh: '附上的结果既不符合正确的梯度，也不符合教程自己的梯度。',
                  },
          },
        }),
      ),
      {
        name: 'x5',
        label: { en: '$w_1$ after epoch 5', zh: '第 5 轮后的 $w_1$' },
        experiment: WITHOUT_TEST,
        read: { kind: 'run', step: 5, of: 'x' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'y5',
        label: { en: '$w_2$ after epoch 5', zh: '第 5 轮后的 $w_2$' },
        experiment: WITHOUT_TEST,
        read: { kind: 'run', step: 5, of: 'y' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'loss',
        label: { en: '“loss” after epoch 5', zh: '第 5 轮后的“损失”' },
        experiment: WITHOUT_TEST,
        read: { kind: 'run', step: 5, of: 'loss' },
        digits: 3,
        quiet: true,
      },
      {
        name: 's1',
        label: { en: 'with the question, $w_1$', zh: '补上判断后的 $w_1$' },
        experiment: WITH_TEST,
        read: { kind: 'run', step: 5, of: 'x' },
        digits: 3,
        quiet: true,
      },
      {
        name: 's2',
        label: { en: 'with the question, $w_2$', zh: '补上判断后的 $w_2$' },
        experiment: WITH_TEST,
        read: { kind: 'run', step: 5, of: 'y' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'x1',
        label: { en: '$w_1$ after epoch 1', zh: '第 1 轮后的 $w_1$' },
        experiment: WITHOUT_TEST,
        read: { kind: 'run', step: 1, of: 'x' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'b1',
        label: { en: 'bias after epoch 1', zh: '第 1 轮后的偏置' },
        read: { kind: 'wrong', way: 'perceptronLoop', of: 'b', epoch: 1 },
        digits: 3,
        quiet: true,
      },
      {
        name: 'b5',
        label: { en: 'bias after epoch 5', zh: '第 5 轮后的偏置' },
        read: { kind: 'wrong', way: 'perceptronLoop', of: 'b', epoch: 5 },
        digits: 3,
        quiet: true,
      },
    ],
    figures: [
      {
        kind: 'line',
        title: { en: 'The line after epochs 1 and 5', zh: '第 1 轮与第 5 轮后的分界线' },
        after: 1,
        points: SAMPLES,
        lines: [
          { label: { en: 'epoch 1', zh: '第 1 轮' }, at: ['x1', 'y1', 'b1'] },
          { label: { en: 'epoch 5', zh: '第 5 轮' }, at: ['x5', 'y5', 'b5'] },
        ],
      },
    ],
    notes: {
      en: 'The tutorial draws its axes in characters and asks for the first three steps in 3D: here they are, to be turned.',
      zh: '教程用字符画坐标轴，并请读者在三维里画出前三步：这里就是，还可以转着看。',
    },
  },
  {
    id: 'hinge',
    title: { en: 'Right is not enough', zh: '答对还不够' },
    rows: ['C7'],
    experiment: HINGE,
    offers: ['transport', 'figures', 'separation'],
    play: { at: 1 },
    caption: [
      {
        en: 'Another loss on the same two samples, the hinge: $\\sum\\max(0,\\,1-y(w\\cdot x+b))$. Its first step is that of the perceptron, and it has just been taken. No ring is left; dashed lines mark where $w\\cdot x+b=\\pm1$.',
        zh: '同样的两个样本，换一个损失，合页损失：$\\sum\\max(0,\\,1-y(w\\cdot x+b))$。它的第一步与感知机相同，刚刚走完：圈已经没有了；虚线标出 $w\\cdot x+b=\\pm1$ 的位置。',
      },
    ],
    question: {
      text: {
        en: 'Both samples are right. Will the hinge loss go on?',
        zh: '两个样本都答对了。合页损失还会继续走吗？',
      },
      answers: [
        {
          text: { en: 'no, there is nothing left to learn', zh: '不会，没有错误可学了' },
          says: {
            en: 'That is the perceptron. The hinge also counts what is right by less than 1.',
            zh: '那是感知机。合页损失把间隔不足 1 的也计算在内。',
          },
        },
        {
          text: { en: 'yes, until both margins are 1', zh: '会，直到两个间隔都不小于 1' },
          right: true,
          says: {
            en: '(1, −1) is right by {m2} only, and that still costs.',
            zh: '(1, −1) 的间隔只有 {m2}，还要继续付出代价。',
          },
        },
        {
          text: { en: 'yes, for ever', zh: '会，永远走下去' },
          says: {
            en: 'Not for ever: a margin of 1 satisfies it, and then its gradient is zero.',
            zh: '不会永远：间隔达到 1 它就满意，梯度随即为零。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'It takes four steps in all: the losses are {l0}, {l1}, {l2}, {l3} and {l4}. It ends at $w$ = ({w1}, {w2}), $b$ = {b}, where both margins are 1 or more. The perceptron was content after one step, with its loss at {p1}. **Right is not enough; it is to be right with room to spare.**',
          zh: '它一共走四步，损失依次为 {l0}、{l1}、{l2}、{l3}、{l4}，停在 $w$ = ({w1}, {w2})，$b$ = {b}，两个间隔都不小于 1。感知机只走一步就收工了，损失已是 {p1}。**答对还不够，要答得有余地。**',
        },
        play: { at: 'end' },
      },
    ],
    numbers: [
      ...[0, 1, 2, 3, 4].map(
        (epoch): LessonNumber => ({
          name: `l${epoch}`,
          label: { en: `hinge loss after ${epoch}`, zh: `${epoch} 步后的合页损失` },
          experiment: HINGE,
          read: { kind: 'train', epoch, of: 'loss' },
          digits: 3,
          after: 1,
        }),
      ),
      {
        name: 'p1',
        label: { en: 'perceptron loss after 1', zh: '1 步后的感知机损失' },
        experiment: unit('perceptron', 5),
        read: { kind: 'train', epoch: 1, of: 'loss' },
        digits: 3,
        quiet: true,
      },
      ...(['w1', 'w2'] as const).map(
        (name, input): LessonNumber => ({
          name,
          label: { en: `$w_${input + 1}$ in the end`, zh: `最后的 $w_${input + 1}$` },
          experiment: HINGE,
          read: { kind: 'weight', epoch: 4, layer: 0, unit: 0, input },
          digits: 3,
          quiet: true,
        }),
      ),
      {
        name: 'b',
        label: { en: '$b$ in the end', zh: '最后的 $b$' },
        experiment: HINGE,
        read: { kind: 'weight', epoch: 4, layer: 0, unit: 0 },
        digits: 3,
        quiet: true,
      },
      {
        name: 'u1',
        label: { en: '$w_1$ after 1', zh: '1 步后的 $w_1$' },
        experiment: HINGE,
        read: { kind: 'weight', epoch: 1, layer: 0, unit: 0, input: 0 },
        digits: 3,
        quiet: true,
      },
      {
        name: 'u2',
        label: { en: '$w_2$ after 1', zh: '1 步后的 $w_2$' },
        experiment: HINGE,
        read: { kind: 'weight', epoch: 1, layer: 0, unit: 0, input: 1 },
        digits: 3,
        quiet: true,
      },
      {
        name: 'm2',
        label: { en: 'margin of (1, −1) after 1', zh: '1 步后 (1, −1) 的间隔' },
        read: { kind: 'formula', formula: 'u2 - u1' },
        digits: 3,
        quiet: true,
      },
    ],
    notes: {
      en: 'Step on by hand: one of the two samples is silent from here on. Which?',
      zh: '请单步往下走：从这里起，两个样本中有一个不再出声。是哪一个？',
    },
  },
  {
    id: 'street',
    title: { en: 'The widest street', zh: '最宽的路' },
    rows: ['C7'],
    experiment: 'v=1&surface=hinge&data=two_points&params=b:-0.3&run=sgd,lr:0.1,start:-0.2:0.7&steps=1&tool=data',
    offers: ['points', 'separation', 'hint'],
    caption: [
      {
        en: 'Between the dashed lines lies the street of the line at which the hinge loss stopped; the dotted lines bound the widest street that fits between the two classes. Drag a sample and see which of them follow.',
        zh: '虚线之间，是合页损失停下时那条直线的“路”；点线之间，是两类之间所能容下的最宽的路。拖动一个样本，看哪几条线跟着变。',
      },
      {
        en: 'The hinge loss is zero here and has nothing left to ask, yet its street is only {stopped} wide to each side; the widest has {half0}. Its line is $w$ = ({u1}, {u2}), $b$ = {u3}, that is 2/17, 8/17 and −11/17: between two samples, simply the line half-way.',
        zh: '合页损失在这里已经是零，再无所求，可它的路每侧只宽 {stopped}；最宽的路每侧宽 {half0}，对应 $w$ = ({u1}, {u2})，$b$ = {u3}，也就是 2/17、8/17 与 −11/17。只有两个样本时，它就是两点连线的中垂线。',
      },
      {
        en: '**Lines with zero loss there are without number; the widest street is but one.** However wide, though, it is straight. What of classes that no straight line can part?',
        zh: '**损失为零的直线有无数条，最宽的路只有一条。** 不过再宽的路也是直的。要是两类怎么也不能用直线分开呢？这个单元，得弯一下才行。',
      },
    ],
    numbers: [
      {
        name: 'w1',
        label: { en: 'widest street, $w_1$', zh: '最宽的路，$w_1$' },
        read: { kind: 'margin', of: 'w1' },
      },
      {
        name: 'w2',
        label: { en: 'widest street, $w_2$', zh: '最宽的路，$w_2$' },
        read: { kind: 'margin', of: 'w2' },
      },
      {
        name: 'b',
        label: { en: 'widest street, $b$', zh: '最宽的路，$b$' },
        read: { kind: 'margin', of: 'b' },
      },
      {
        name: 'half',
        label: { en: 'its half-width', zh: '它的半宽' },
        read: { kind: 'margin', of: 'halfWidth' },
        digits: 5,
      },
      ...(
        [
          ['u1', 'w1'],
          ['u2', 'w2'],
          ['u3', 'b'],
          ['half0', 'halfWidth'],
        ] as const
      ).map(
        ([name, of]): LessonNumber => ({
          name,
          label: { en: 'of the two samples as given', zh: '原来的两个样本' },
          experiment: STREET,
          read: { kind: 'margin', of },
          quiet: true,
        }),
      ),
      {
        name: 'v1',
        label: { en: 'hinge, $w_1$', zh: '合页损失，$w_1$' },
        read: { kind: 'weight', epoch: 4, layer: 0, unit: 0, input: 0 },
        experiment: HINGE,
        quiet: true,
      },
      {
        name: 'v2',
        label: { en: 'hinge, $w_2$', zh: '合页损失，$w_2$' },
        read: { kind: 'weight', epoch: 4, layer: 0, unit: 0, input: 1 },
        experiment: HINGE,
        quiet: true,
      },
      {
        name: 'stopped',
        label: {
          en: 'half-width $1/\\lVert w\\rVert$ where the hinge stopped',
          zh: '合页损失停下处的半宽 $1/\\lVert w\\rVert$',
        },
        read: { kind: 'formula', formula: '1/sqrt(v1^2 + v2^2)' },
        digits: 5,
      },
    ],
    notes: {
      en: 'Support vector machines look for this line; a little weight decay makes the hinge find it.',
      zh: '支持向量机找的就是这条线；给合页损失加一点 L2 正则，它便会朝那里走。',
    },
  },
];
