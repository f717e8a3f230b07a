import type { Step } from '../experiment/lessons/types';

/*
 * Backpropagation by hand: a linear network whose every number fits on paper, then XOR, which no line can do.
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

/** 2-3-1, linear, without biases, from x = (40, 80) to 60: the worked example of the slides. */
const LINEAR =
  'v=1&network=2-3-1&activation=linear&loss=half_se&bias=off&weights=0.5:0.5:0.5:0.5:0.5:0.5;1:1:1&x=40:80&target=60&optimizer=sgd&epochs=50';
const BY_HAND = `${LINEAR}&hyper=lr:0.00001&view=hand`;
const TRAINED = `${LINEAR}&hyper=lr:0.00001`;
const TOO_FAST = `${LINEAR}&hyper=lr:0.0001`;

/** 2-4-1, sigmoid, on the four corners, as the tutorial has it: cross-entropy in its backward pass, η = 0.5. */
const xor = (first: readonly number[], second: readonly number[], loss = 'bce', epochs = 5000) => ({
  version: 1,
  network: { layers: [2, 4, 1], activation: 'sigmoid', loss },
  weights: [
    { W: first, b: [0, 0, 0, 0] },
    { W: second, b: [0] },
  ],
  data: { id: 'xor', samples: 4, noise: 0 },
  optimizer: 'sgd',
  hyper: { lr: 0.5 },
  epochs,
});
const HALVES = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5];
const EQUAL = xor(HALVES, [0.5, 0.5, 0.5, 0.5]);
const NUDGED = xor([0.51, ...HALVES.slice(1)], [0.5, 0.5, 0.5, 0.5]);
const BARELY = xor([0.501, ...HALVES.slice(1)], [0.5, 0.5, 0.5, 0.5], 'bce', 20_000);

/** np.random.seed(42); W1 = 0.5·randn(2, 4), W2 = 0.5·randn(4, 1); here a row for each unit. */
const DRAWN: readonly [readonly number[], readonly number[]] = [
  [
    0.24835707650561634, -0.11707668736166799, -0.06913215058559233, -0.11706847847459027, 0.32384426905034625,
    0.7896064077536957, 0.7615149282040127, 0.3837173645764544,
  ],
  [-0.23473719296747605, 0.27128002179298233, -0.23170884640623113, -0.23286487678512843],
];
const TUTORIAL_XOR = xor(...DRAWN);
const SQUARED_XOR = xor(...DRAWN, 'mse_sigmoid');

export const backprop: readonly Step[] = [
  {
    id: 'forward',
    title: { en: 'On the way out: multiply and add', zh: '去程：一串乘加' },
    rows: ['D11'],
    experiment: BY_HAND,
    offers: ['transport'],
    play: { at: 0, runs: true, loops: true },
    caption: [
      {
        en: 'Watch the light: two inputs enter on the left, pass through three hidden units and reach the single output on the right; after a moment it comes back from right to left. No need to understand the way back yet. Look only at the way out.',
        zh: '看光怎样走：两个输入从左边进来，穿过三个隐藏单元，到达右边唯一的输出；停一停，它又从右边走了回来。回程先不必看懂，只看去的这一段。',
      },
      {
        en: 'Each edge carries a weight. A unit multiplies what comes in by the weights of its edges and adds: $0.5\\times 40+0.5\\times 80$ makes {z}, in all three units alike; added up, the three of them make {y}.',
        zh: '每条边上写着它的权重。一个单元把进来的数乘上边上的权重，再相加：$0.5\\times 40+0.5\\times 80$ 得 {z}，三个单元都一样；三个 {z} 相加，输出便是 {y}。',
      },
      {
        en: '**Forward is nothing but multiplying and adding.** There is no bend and no bias here, so that every number can be had with a pencil. The target is 60, the output {y}: half the square of the difference, the loss, is {loss}. Nine weights have brought it about. How much of it does each of them answer for?',
        zh: '**前向传播，不过是一串乘加。** 这里没有弯曲的激活函数，也没有偏置，为的是每个数都能用笔算出来。目标是 60，输出却是 {y}；误差平方的一半就是损失，等于 {loss}。这个结果是九个权重一起造成的：每个权重各该负多少责任？',
      },
    ],
    numbers: [
      {
        name: 'w',
        label: { en: 'weight', zh: '权重' },
        read: { kind: 'weight', epoch: 0, layer: 0, unit: 0, input: 0 },
        quiet: true,
      },
      {
        name: 'z',
        label: { en: 'each hidden unit $z$', zh: '每个隐藏单元 $z$' },
        read: { kind: 'formula', formula: 'w*40 + w*80' },
      },
      {
        name: 'y',
        label: { en: "output $y'$", zh: "输出 $y'$" },
        read: { kind: 'output', epoch: 0, row: 0 },
      },
      {
        name: 'loss',
        label: { en: "loss $\\tfrac12(y-y')^2$", zh: "损失 $\\tfrac12(y-y')^2$" },
        read: { kind: 'train', epoch: 0, of: 'loss' },
      },
    ],
    notes: {
      en: 'Let it run twice without a word. Then let the audience compute 60 and 180 aloud.',
      zh: '先不说话，让它走两遍；再请大家一起口算出 60 与 180。',
    },
  },
  {
    id: 'backward',
    title: { en: 'On the way back: who is to blame', zh: '回程：责任怎样分摊' },
    rows: ['D11'],
    experiment: BY_HAND,
    offers: ['transport', 'card', 'readout'],
    play: { at: 3 },
    caption: [
      {
        en: 'The forward pass has just ended. The output is {dy} above the target, and this error now starts on its way back, against the edges. On each edge that it passes it leaves the gradient of that weight. Point at an edge to read how its number comes about.',
        zh: '去程刚刚结束，输出比目标多出 {dy}。接下来，这个误差要沿着来时的边往回走，每走过一条边，就留下这个权重的梯度。指向任一条边，便能看到它的数是怎样乘出来的。',
      },
    ],
    question: {
      text: {
        en: 'All weights of the first layer are 0.5. Where are the gradients larger: on the edges from $x_1=40$, or on those from $x_2=80$?',
        zh: '第一层的权重全是 0.5。从 $x_1=40$ 出发的边，与从 $x_2=80$ 出发的边，谁的梯度更大？',
      },
      answers: [
        {
          text: { en: 'on those from 40', zh: '从 40 出发的' },
          says: {
            en: 'A change of a weight counts as much as the signal that it multiplies. The larger signal gives it the longer lever.',
            zh: '权重变一点，影响有多大，要看它乘的信号有多大。信号越大，杠杆越长。',
          },
        },
        {
          text: { en: 'on those from 80', zh: '从 80 出发的' },
          right: true,
          says: {
            en: 'Twice the signal, twice the lever, twice the gradient.',
            zh: '信号大一倍，杠杆长一倍，梯度也大一倍。',
          },
        },
        {
          text: { en: 'equal, since the weights are', zh: '一样大，因为权重相同' },
          says: {
            en: 'Equal weights, but unequal signals: it is the signal that is multiplied by the error.',
            zh: '权重相同，送来的信号却不同；与误差相乘的正是信号。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'At the edges into the output, the error {dy} meets the signal {z} that each hidden unit has sent: the gradient is {gradient2} on each of them.',
          zh: '在通往输出的边上，误差 {dy} 遇到隐藏单元送出的信号 {z}：三条边的梯度都是 {gradient2}。',
        },
        play: { at: 5 },
      },
      {
        text: {
          en: 'One layer on, the error has been multiplied by the weight 1 of its edge and is still {dy} at each hidden unit. With the inputs 40 and 80 it makes {gradient11} and {gradient12}. **The gradient of a weight is the error that arrives times the signal that was sent.** That is the chain rule and no other law; backpropagation is only the order in which it costs least.',
          zh: '再往左一层：误差乘上边上的权重 1，到每个隐藏单元仍是 {dy}；与输入 40、80 相乘，得 {gradient11} 与 {gradient12}。**每个权重的梯度 = 传来的误差 × 送出的信号。** 这就是链式法则，此外没有别的定律；反向传播只是挑了最省力的次序来算。',
        },
        play: { at: 7 },
      },
    ],
    numbers: [
      {
        name: 'y',
        label: { en: "output $y'$", zh: "输出 $y'$" },
        read: { kind: 'output', epoch: 0, row: 0 },
        quiet: true,
      },
      {
        name: 'dy',
        label: { en: "error $\\partial L/\\partial y'=y'-60$", zh: "误差 $\\partial L/\\partial y'=y'-60$" },
        read: { kind: 'formula', formula: 'y - 60' },
      },
      {
        name: 'u',
        label: { en: 'weight', zh: '权重' },
        read: { kind: 'weight', epoch: 0, layer: 0, unit: 0, input: 0 },
        quiet: true,
      },
      {
        name: 'v',
        label: { en: 'weight', zh: '权重' },
        read: { kind: 'weight', epoch: 0, layer: 1, unit: 0, input: 0 },
        quiet: true,
      },
      {
        name: 'z',
        label: { en: 'signal of each hidden unit', zh: '每个隐藏单元送出的信号' },
        read: { kind: 'formula', formula: 'u*40 + u*80' },
      },
      {
        name: 'gradient2',
        label: { en: 'second layer $\\partial L/\\partial w^2_{j1}$', zh: '第二层 $\\partial L/\\partial w^2_{j1}$' },
        read: { kind: 'formula', formula: 'dy*z' },
        after: 1,
        tutorial: {
          text: 'w²₁₂, w²₁₃',
          why: {
            en: 'The slides slip in the indices. What leads from the hidden units 2 and 3 to the output is, in their own notation, w²₂₁ and w²₃₁; and their chain for this layer has one factor too many. The value stands all the same.',
            zh: '课件把下标写反了：按它自己的记法，隐藏单元 2、3 通往输出的权重应是 w²₂₁、w²₃₁；这一层的链式展开还多写了一个因子。数值倒没有受影响。',
          },
        },
      },
      {
        name: 'gradient11',
        label: { en: 'first layer, from $x_1$', zh: '第一层，来自 $x_1$' },
        read: { kind: 'formula', formula: 'dy*v*40' },
        after: 2,
      },
      {
        name: 'gradient12',
        label: { en: 'first layer, from $x_2$', zh: '第一层，来自 $x_2$' },
        read: { kind: 'formula', formula: 'dy*v*80' },
        after: 2,
      },
    ],
    notes: {
      en: 'Five minutes. Let somebody predict 7200 before it appears: 120 times which signal?',
      zh: '约五分钟。7200 出现之前先请人预测：120 该乘哪一个信号？',
    },
  },
  {
    id: 'update',
    title: { en: 'One step, and a check', zh: '走一步，再验算' },
    rows: ['D11'],
    experiment: BY_HAND,
    offers: ['transport', 'card', 'rounds'],
    play: { at: 8 },
    caption: [
      {
        en: 'Every weight gives up the learning rate $\\eta=10^{-5}$ times its gradient. Then the forward pass is computed once more, with the new weights.',
        zh: '每个权重都减去学习率 $\\eta=10^{-5}$ 与自己梯度的乘积；然后用新的权重，把去程再算一遍。',
      },
    ],
    question: {
      text: {
        en: 'The output was 180, the target is 60. Where will the output be now?',
        zh: '刚才输出 180，目标是 60。这一次，输出会在哪里？',
      },
      answers: [
        {
          text: { en: 'nearer to 60', zh: '离 60 更近' },
          right: true,
          says: {
            en: 'Each weight has moved a little the way in which the loss falls.',
            zh: '每个权重都朝损失下降的方向挪了一小步。',
          },
        },
        {
          text: { en: 'at 60', zh: '正好是 60' },
          says: {
            en: 'The gradient names a direction, not a distance. One step rarely lands on the target.',
            zh: '梯度只说方向，不说路程。一步就踩在目标上，是很少有的事。',
          },
        },
        {
          text: { en: 'farther away', zh: '更远了' },
          says: {
            en: 'That takes too large a step. The next part of this lesson tries one.',
            zh: '步子太大才会这样；下一步就来试一试。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'The new weights are {w2} and, in the first layer, {w11} and {w12}. The hidden units fall to {z}, the output to {y}, and the loss from 7200 to {loss}: less than half of it is left after one step.',
          zh: '新的权重：第二层是 {w2}，第一层是 {w11} 与 {w12}。隐藏单元降到 {z}，输出降到 {y}，损失从 7200 降到 {loss}：一步就少了一半还多。',
        },
        play: { at: 11 },
      },
      {
        text: {
          en: 'The slides print 140.3156 and 3225.157 here. The two cannot both be right: an output of 140.3156 would make a loss of {contradiction}. **Misprints disagree with each other**, which is why it pays to put one number back into the formula of the next.',
          zh: '课件在这里印的是 140.3156 与 3225.157。这两个数不可能都对：输出若是 140.3156，损失就该是 {contradiction}。**印错的数字，自己会打架**：把一个数代回下一个数的公式，是最便宜的检查。',
        },
      },
    ],
    numbers: [
      {
        name: 'w2',
        label: { en: 'second layer', zh: '第二层权重' },
        read: { kind: 'weight', epoch: 1, layer: 1, unit: 0, input: 0 },
        digits: 3,
        after: 1,
      },
      {
        name: 'w11',
        label: { en: 'first layer, from $x_1$', zh: '第一层权重，来自 $x_1$' },
        read: { kind: 'weight', epoch: 1, layer: 0, unit: 0, input: 0 },
        digits: 3,
        after: 1,
      },
      {
        name: 'w12',
        label: { en: 'first layer, from $x_2$', zh: '第一层权重，来自 $x_2$' },
        read: { kind: 'weight', epoch: 1, layer: 0, unit: 0, input: 1 },
        digits: 3,
        after: 1,
      },
      {
        name: 'z',
        label: { en: 'each hidden unit', zh: '每个隐藏单元' },
        read: { kind: 'formula', formula: 'w11*40 + w12*80' },
        digits: 3,
        after: 1,
      },
      {
        name: 'y',
        label: { en: "output $y'$", zh: "输出 $y'$" },
        read: { kind: 'output', epoch: 1, row: 0 },
        digits: 7,
        after: 1,
        tutorial: {
          text: '140.3156',
          why: { en: 'The 3 has become a 5: a slip of the pen.', zh: '末尾的 36 误写成了 56。' },
        },
      },
      {
        name: 'loss',
        label: { en: 'loss', zh: '损失' },
        read: { kind: 'train', epoch: 1, of: 'loss' },
        digits: 12,
        after: 1,
        tutorial: {
          text: '3225.157',
          why: {
            en: 'Neither the loss of the true output nor that of the misprinted one.',
            zh: '既不是真实输出的损失，也不是那个印错的输出的损失。',
          },
        },
      },
      {
        name: 'contradiction',
        label: { en: 'loss that 140.3156 would have', zh: '输出若为 140.3156，损失应为' },
        read: { kind: 'formula', formula: '(140.3156 - 60)^2/2' },
        digits: 8,
        after: 2,
      },
    ],
    notes: {
      en: 'A pocket calculator is enough for the last check. Let the audience find the contradiction.',
      zh: '最后的验算用计算器就够了；不妨让听众自己找出矛盾。',
    },
  },
  {
    id: 'fifty',
    title: { en: 'Fifty times the same lines', zh: '同样几行，重复五十遍' },
    rows: ['D12'],
    experiment: TRAINED,
    offers: ['transport', 'figures', 'charts.loss', 'hyper.lr'],
    play: { at: 'end' },
    caption: [
      {
        en: 'Out, back, update: the program has repeated it fifty times, and the curve shows how the loss fell. The white stripe is where the output is 60: the sample, the ring, lies on it.',
        zh: '去程、回程、更新：程序把它重复了五十遍，曲线是损失下落的经过。图中的白色带子，是输出等于 60 的地方：样本（圆圈）正落在上面。',
      },
      {
        en: 'After 50 rounds the output is {y} and the loss {loss}. **The program does what you did by hand**, those few lines and none more.',
        zh: '50 轮之后，输出是 {y}，损失只剩 {loss}。**程序重复的，正是你手算的那几行**，一行也不多。',
      },
    ],
    question: {
      text: {
        en: 'Make the steps ten times as long, $\\eta=10^{-4}$. What happens?',
        zh: '把步长放大十倍，取 $\\eta=10^{-4}$，会怎样？',
      },
      answers: [
        {
          text: { en: 'it arrives ten times as fast', zh: '快十倍到达' },
          says: {
            en: 'Up to 5 · 10⁻⁵ larger steps do help. But the slope holds only near the place where it was measured.',
            zh: '到 5 · 10⁻⁵ 为止，步子大些确实更快；但坡度只在量它的那一点附近才可信。',
          },
        },
        {
          text: { en: 'it flies off for ever', zh: '一去不返' },
          says: {
            en: 'So it looks after the first step. But the weights have become small, and with them the slope.',
            zh: '第一步之后看上去确实如此；可是权重变小了，坡度也跟着变小。',
          },
        },
        {
          text: { en: 'it overshoots and returns', zh: '冲过头，又走回来' },
          right: true,
          says: {
            en: 'So it is here: thrown far past the target, into gentler ground from which it finds back.',
            zh: '这一次正是如此：先被远远甩过目标，落到较平缓的地方，再慢慢走回来。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: TOO_FAST,
        play: { at: 0, runs: true, speed: 5 },
        text: {
          en: 'The first step throws the output from 180 past 60 down to {thrown}. After 50 rounds it is at {returned} all the same. It need not have ended so well.',
          zh: '第一步就把输出从 180 甩过 60，一直甩到 {thrown}；可是 50 轮之后，它还是回到了 {returned}。这是运气，不能指望每次都有。',
        },
      },
    ],
    numbers: [
      {
        name: 'y',
        label: { en: "output $y'$ after 50", zh: "50 轮后的输出 $y'$" },
        experiment: TRAINED,
        read: { kind: 'output', epoch: 50, row: 0 },
        digits: 8,
      },
      {
        name: 'loss',
        label: { en: 'loss after 50', zh: '50 轮后的损失' },
        experiment: TRAINED,
        read: { kind: 'train', epoch: 50, of: 'loss' },
        digits: 4,
      },
      {
        name: 'thrown',
        label: { en: '$\\eta=10^{-4}$: output after 1', zh: '$\\eta=10^{-4}$：1 轮后的输出' },
        experiment: TOO_FAST,
        read: { kind: 'output', epoch: 1, row: 0 },
        digits: 4,
        after: 1,
      },
      {
        name: 'returned',
        label: { en: '$\\eta=10^{-4}$: output after 50', zh: '$\\eta=10^{-4}$：50 轮后的输出' },
        experiment: TOO_FAST,
        read: { kind: 'output', epoch: 50, row: 0 },
        digits: 8,
        after: 1,
      },
    ],
    notes: {
      en: 'Afterwards, drag the learning rate: 2 · 10⁻⁵ and 5 · 10⁻⁵ arrive sooner.',
      zh: '之后可以拖动学习率：2 · 10⁻⁵ 与 5 · 10⁻⁵ 都到得更早。',
    },
  },
  {
    id: 'twins',
    title: { en: 'Three units like one', zh: '三个单元，形同一个' },
    rows: ['D11', 'D12'],
    experiment: BY_HAND,
    offers: ['transport', 'rounds'],
    play: { at: 16 },
    caption: [
      {
        en: 'Read the weights on the edges: the three hidden units have the same ones. Step on, round after round, and they still do. The chart follows all six weights of the first layer through fifty rounds; you would expect six lines and see two.',
        zh: '读一读边上的权重：三个隐藏单元一模一样。一轮一轮走下去，它们还是一模一样。小图画出第一层六个权重在五十轮里的变化：本该有六条线，却只看见两条。',
      },
    ],
    question: {
      text: {
        en: 'How many hidden units does this network have in truth?',
        zh: '这个网络，实际上有几个隐藏单元在起作用？',
      },
      answers: [
        {
          text: { en: 'three', zh: '三个' },
          says: {
            en: 'Three are drawn. But whatever one of them says, the two others say as well.',
            zh: '画的是三个；可其中一个说什么，另外两个也说什么。',
          },
        },
        {
          text: { en: 'one', zh: '一个' },
          right: true,
          says: {
            en: 'One unit with three times the weight would do the same.',
            zh: '换成一个权重三倍大的单元，结果完全相同。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'After 50 rounds the weights of the three are ({a1}, {b1}), ({a2}, {b2}) and ({a3}, {b3}). They began alike, so they sent the same signal and received the same error; the gradients were the same, and so were the weights after the update. **The same start, the same gradient, the same for ever.** To start all weights alike is no neutral choice.',
          zh: '50 轮后，三个单元的权重分别是 ({a1}, {b1})、({a2}, {b2}) 与 ({a3}, {b3})。开头一样，送出的信号就一样，收到的误差也一样；于是梯度一样，更新之后还是一样。**一样的开头，一样的梯度，永远一样。** 让所有权重取同一个初值，并不是“不偏不倚”。',
        },
      },
    ],
    figures: [
      {
        kind: 'lines',
        title: { en: 'Weights of the hidden units', zh: '隐藏单元的权重' },
        experiment: TRAINED,
        x: { label: { en: 'epoch', zh: '轮次' } },
        y: { label: { en: 'weight', zh: '权重' } },
        series: [0, 1, 2].flatMap((unit) =>
          [0, 1].map((input) => ({
            label: {
              en: `unit ${unit + 1}, ${['x₁', 'x₂'][input]}`,
              zh: `单元 ${unit + 1}，${['x₁', 'x₂'][input]}`,
            },
            values: { kind: 'weightSeries' as const, layer: 0, unit, input },
          })),
        ),
      },
    ],
    numbers: [0, 1, 2].flatMap((unit) =>
      [0, 1].map((input) => ({
        name: `${input === 0 ? 'a' : 'b'}${unit + 1}`,
        label: {
          en: `unit ${unit + 1}, weight of $x_${input + 1}$`,
          zh: `单元 ${unit + 1}，$x_${input + 1}$ 的权重`,
        },
        experiment: TRAINED,
        read: { kind: 'weight' as const, epoch: 50, layer: 0, unit, input },
        ...(unit === 0 ? { after: 1 } : { quiet: true }),
      })),
    ),
    notes: {
      en: 'Ask why before the text says it. Somebody always says “bad luck”; it is the opposite of luck.',
      zh: '先问为什么，再给解释。总有人说“运气不好”：恰恰相反，这里没有一点偶然。',
    },
  },
  {
    id: 'symmetry',
    title: { en: 'Why starts are random', zh: '为什么要随机开头' },
    rows: ['A7'],
    experiment: EQUAL,
    offers: ['transport', 'bars', 'charts.loss'],
    play: { at: 'end' },
    caption: [
      {
        en: 'Another task, XOR: answer 1 where the two inputs differ, 0 where they agree. The network is 2-4-1 with sigmoid units, and all its weights start at 0.5. The bars show what it answers after 5,000 epochs.',
        zh: '换一道题，XOR（异或）：两个输入不同答 1，相同答 0。网络是 2-4-1，激活函数取 Sigmoid，所有权重都从 0.5 出发。柱子画的是训练 5000 轮之后的回答。',
      },
      {
        en: 'It answers {o1}, {o2}, {o3} and {o4} instead of 0, 1, 1, 0, at a squared error of {mse}. Four units that stay alike are one unit, and one can only grow with $x_1+x_2$: no better than $1/6$, {floor}, however long it trains.',
        zh: '应答 0、1、1、0，它却答 {o1}、{o2}、{o3}、{o4}，均方误差 {mse}。四个始终相同的单元只算一个，而一个单元的回答只会随 $x_1+x_2$ 单向变化：再练多久，误差也低不过 $1/6$，即 {floor}。',
      },
    ],
    reveals: [
      {
        experiment: NUDGED,
        play: { at: 'end' },
        text: {
          en: 'Now one single weight starts at 0.51 instead of 0.5, and nothing else is changed. From this crack the four units grow apart, and after the same 5,000 epochs the error is {nudged}.',
          zh: '现在只让一个权重从 0.51 开始，其余一概不动。有了这道裂缝，四个单元便渐渐分开；同样训练 5000 轮，均方误差降到 {nudged}。',
        },
      },
      {
        text: {
          en: 'A crack ten times as fine, 0.501, is not enough: even after 20,000 epochs the error is {barely}. **Random starts are not carelessness. They are there to break the tie.**',
          zh: '裂缝再细十倍，取 0.501，就不够了：训练 20,000 轮，均方误差仍是 {barely}。**随机初始化不是随便，是为了打破对称。**',
        },
      },
    ],
    numbers: [
      ...[0, 1, 2, 3].map((row) => ({
        name: `o${row + 1}`,
        label: {
          en: `answer to (${['0, 0', '0, 1', '1, 0', '1, 1'][row]})`,
          zh: `对 (${['0, 0', '0, 1', '1, 0', '1, 1'][row]}) 的回答`,
        },
        experiment: EQUAL,
        read: { kind: 'output' as const, row },
        digits: 4,
      })),
      {
        name: 'mse',
        label: { en: 'mean squared error', zh: '均方误差' },
        experiment: EQUAL,
        read: { kind: 'train', of: 'mse' },
        digits: 4,
      },
      {
        name: 'floor',
        label: { en: 'best of one unit, $1/6$', zh: '一个单元的极限 $1/6$' },
        read: { kind: 'formula', formula: '1/6' },
        digits: 4,
      },
      {
        name: 'nudged',
        label: { en: 'with one weight at 0.51', zh: '一个权重改为 0.51' },
        experiment: NUDGED,
        read: { kind: 'train', of: 'mse' },
        digits: 2,
        after: 1,
      },
      {
        name: 'barely',
        label: { en: 'at 0.501, after 20,000', zh: '改为 0.501，20,000 轮后' },
        experiment: BARELY,
        read: { kind: 'train', of: 'mse' },
        digits: 4,
        after: 2,
      },
    ],
    notes: {
      en: 'The middle answers are equal: the network cannot even tell (0, 1) from (1, 0).',
      zh: '可以提醒：中间两个回答完全相等，网络连 (0, 1) 与 (1, 0) 都分不开。',
    },
  },
  {
    id: 'xor',
    title: { en: 'Four units fold the plane', zh: '四个单元，折弯一条线' },
    rows: ['A7'],
    experiment: TUTORIAL_XOR,
    offers: ['transport', 'figures', 'bars', 'charts.loss'],
    play: { at: 0, runs: true, speed: 500 },
    caption: [
      {
        en: 'The same network from the random weights of the tutorial. Four points, four bars and the boundary between the two answers: watch the boundary bend until each corner has its own colour.',
        zh: '还是这个网络，这回从教程抽取的随机权重出发。四个点、四根柱子，还有两种回答之间的边界：看它怎样弯过来，让四个角各归其色。',
      },
      {
        en: 'For a thousand epochs it seems stuck, at errors of {m0} and {m1000}; then it drops to {m2000}, {m3000}, {m4000}. The last that the tutorial logs is {last}, and the answers are {o1}, {o2}, {o3}, {o4}.',
        zh: '头一千轮看似原地踏步，均方误差从 {m0} 只降到 {m1000}；随后降到 {m2000}、{m3000}、{m4000}。教程最后记下的是 {last}，四个回答是 {o1}、{o2}、{o3}、{o4}。',
      },
      {
        en: '**No single line parts these corners; four hidden units fold it until it does.** The tutorial’s numbers are right here, to the last digit it prints.',
        zh: '**一条直线分不开的四个角，四个隐藏单元把线折弯就分开了。** 教程这里的数都对，直到它印出的最后一位。',
      },
    ],
    numbers: [
      ...[0, 1000, 2000, 3000, 4000].map((epoch) => ({
        name: `m${epoch}`,
        label: { en: `squared error at ${epoch}`, zh: `第 ${epoch} 轮的均方误差` },
        read: { kind: 'train' as const, epoch, of: 'mse' as const },
        digits: 6,
      })),
      {
        name: 'last',
        label: { en: 'last logged, before update 5000', zh: '最后记录值（第 5000 次更新前）' },
        read: { kind: 'train', epoch: 4999, of: 'mse' },
        digits: 6,
      },
      ...[0, 1, 2, 3].map((row) => ({
        name: `o${row + 1}`,
        label: {
          en: `answer to (${['0, 0', '0, 1', '1, 0', '1, 1'][row]})`,
          zh: `对 (${['0, 0', '0, 1', '1, 0', '1, 1'][row]}) 的回答`,
        },
        read: { kind: 'output' as const, epoch: 5000, row },
        digits: 4,
      })),
    ],
    notes: {
      en: 'The plateau before the drop is worth a question: has it stopped learning?',
      zh: '下降之前的平台值得停下来问一句：它是不是学不动了？',
    },
  },
  {
    id: 'losses',
    title: { en: 'Which loss goes down here?', zh: '究竟在降哪个损失？' },
    rows: ['A7'],
    experiment: TUTORIAL_XOR,
    offers: ['transport', 'bars', 'charts.loss', 'charts.loss.truth'],
    play: { at: 'end' },
    caption: [
      {
        en: 'The tutorial writes down and plots the squared error. But its backward pass begins with $p-y$, the output minus the target. Both losses are drawn here; both fall.',
        zh: '教程记录并画出的是均方误差，而它的反向传播却从 $p-y$（输出减目标）开始。这里把两个损失都画了出来，两条都在下降。',
      },
    ],
    question: {
      text: {
        en: 'With $p=\\sigma(z)$: of which loss is $p-y$ the derivative with respect to $z$?',
        zh: '设 $p=\\sigma(z)$。$p-y$ 是哪一个损失对 $z$ 的导数？',
      },
      answers: [
        {
          text: { en: 'the squared error', zh: '均方误差' },
          says: {
            en: 'Its derivative has a factor more, $2(p-y)\\,p(1-p)$: σ lies in between, and the chain rule asks for its slope.',
            zh: '它的导数还要多一个因子：$2(p-y)\\,p(1-p)$。中间隔着 σ，链式法则要乘上它的坡度。',
          },
        },
        {
          text: { en: 'the cross-entropy', zh: '交叉熵' },
          right: true,
          says: {
            en: 'There the logarithm cancels the slope $p(1-p)$ of σ exactly.',
            zh: '交叉熵里的对数，正好约掉了 σ 的坡度 $p(1-p)$。',
          },
        },
        {
          text: { en: 'both', zh: '两个都是' },
          says: {
            en: 'They have the same sign everywhere, so both curves fall; but they are not the same gradient.',
            zh: '两者处处同号，所以两条曲线都降；但它们不是同一个梯度。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: SQUARED_XOR,
        play: { at: 'end' },
        text: {
          en: 'Now from the same weights along the true gradient of the squared error. After 5,000 epochs that error is {squared}, {ratio} times as large as the {entropy} of before, with answers {o1}, {o2}, {o3}, {o4}: near 0 and 1 the factor $p(1-p)$ takes the gradient away.',
          zh: '现在从同样的权重出发，改用均方误差真正的梯度。5000 轮之后，均方误差是 {squared}，反而是刚才 {entropy} 的 {ratio} 倍；四个回答是 {o1}、{o2}、{o3}、{o4}。原因在因子 $p(1-p)$：越接近 0 或 1，它把梯度压得越小。',
        },
      },
      {
        text: {
          en: '**It plots one curve and walks down another.** That did it no harm, on the contrary; but who reads the plot should know. And now take the hidden layer away: what can a single unit learn, and from what?',
          zh: '**画的是一条曲线，走的是另一条。** 结果没有变坏，反倒更好；但读图的人应当知道。接下来把隐藏层拿掉：只剩一个单元，它能学会什么，又从哪里学？',
        },
      },
    ],
    numbers: [
      {
        name: 'entropy',
        label: { en: 'squared error, along $p-y$', zh: '均方误差，沿 $p-y$ 下降' },
        experiment: TUTORIAL_XOR,
        read: { kind: 'train', epoch: 4999, of: 'mse' },
        digits: 5,
        tutorial: {
          text: 'Loss: MSE',
          why: {
            en: 'The name says what is logged. What is descended is the cross-entropy.',
            zh: '这只是被记录的量；真正在下降的是交叉熵。',
          },
        },
      },
      {
        name: 'crossEntropy',
        label: { en: 'cross-entropy, along $p-y$', zh: '交叉熵，沿 $p-y$ 下降' },
        experiment: TUTORIAL_XOR,
        read: { kind: 'train', of: 'loss' },
        digits: 5,
      },
      {
        name: 'squared',
        label: { en: 'squared error, along its own gradient', zh: '均方误差，沿自己的梯度下降' },
        experiment: SQUARED_XOR,
        read: { kind: 'train', of: 'mse' },
        digits: 5,
        after: 1,
      },
      {
        name: 'ratio',
        label: { en: 'their ratio', zh: '两者之比' },
        read: { kind: 'formula', formula: 'squared/entropy' },
        digits: 3,
        after: 1,
      },
      ...[0, 1, 2, 3].map((row) => ({
        name: `o${row + 1}`,
        label: {
          en: `answer to (${['0, 0', '0, 1', '1, 0', '1, 1'][row]})`,
          zh: `对 (${['0, 0', '0, 1', '1, 0', '1, 1'][row]}) 的回答`,
        },
        experiment: SQUARED_XOR,
        read: { kind: 'output' as const, row },
        digits: 2,
        quiet: true,
      })),
    ],
    notes: {
      en: 'On the board: d/dz of −y ln p − (1 − y) ln(1 − p). The slope of σ cancels in two lines.',
      zh: '可在黑板上推导 −y ln p − (1 − y) ln(1 − p) 对 z 的导数，两行就能约掉 σ 的坡度。',
    },
  },
];
