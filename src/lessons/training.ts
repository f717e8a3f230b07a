import type { LessonNumber, Step, StepExperiment } from '../experiment/lessons/types';
import type { LocalText } from '../formula/text';

/*
 * A network learns: rows A15, E3.
 *
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

const SPIRALS = 'data=tutorial_spirals&samples=300&noise=0.15';
/** The tutorial's “neural network”, from its own first weights. */
const line = (epochs: number) =>
  `v=1&network=2-1&weights=-0.049587931889691454:0.9233184980238329,0&${SPIRALS}&optimizer=sgd&hyper=lr:0.5&epochs=${epochs}`;
const LINE = line(1000);
/** The line that gets most of the spirals right, found by trying all. */
const BEST_LINE = `v=1&network=2-1&weights=0.133:1.996,-0.484&${SPIRALS}&optimizer=sgd&hyper=lr:0.5&epochs=1`;
/** A network with hidden layers, on the same points. */
const net = (layers: string, view = 'train') =>
  `v=1&network=${layers}&init=lecun_normal&${SPIRALS}&optimizer=adam&hyper=lr:0.01&epochs=1000${view === 'train' ? '' : `&view=${view}`}`;
const NET = net('2-16-16-1');
/** The PyTorch example, from the weights of its seed 0. */
const simple = (epochs: number) =>
  `v=1&network=2-2-1&activation=sigmoid&loss=mse&weights=-0.005293981172144413:0.37932288646698:-0.5819807648658752:-0.5203874707221985,-0.27234524488449097:0.1896158903837204;-0.014010033570230007:0.5606575012207031,-0.06275151669979095&data=xor&samples=4&noise=0&optimizer=sgd&hyper=lr:0.1&epochs=${epochs}`;
/** How many of it are trained from seeds of their own. */
const MANY = 200;
const many = (epochs: number) =>
  `v=1&network=2-2-1&activation=sigmoid&loss=mse&init=pytorch&data=xor&samples=4&noise=0&optimizer=sgd&hyper=lr:0.1&epochs=${epochs}&view=population&population.seeds=${MANY}&population.show=distribution`;

/** Of what follows, a percentage: a share with a row for people. */
function percent(
  name: string,
  label: LocalText,
  read: LessonNumber['read'],
  digits: number,
  { experiment, after = 0 }: { readonly experiment?: StepExperiment; readonly after?: number } = {},
): LessonNumber[] {
  const share: LessonNumber = {
    name: `${name}Share`,
    label,
    read,
    quiet: true,
    after,
    ...(experiment === undefined ? {} : { experiment }),
  };
  return [share, { name, label, read: { kind: 'formula', formula: `100*${name}Share` }, digits, after }];
}

const accuracy = { kind: 'train', of: 'accuracy' } as const;

/** The tutorial's path in its fourth panel: 0.5 · 0.98ᵏ and 0.5 · 0.97ᵏ. */
const invented = (factor: number) => Array.from({ length: 21 }, (_, k) => 0.5 * factor ** k);

export const training: readonly Step[] = [
  {
    id: 'winding',
    title: { en: 'A border winds itself in', zh: '边界卷进螺旋' },
    rows: ['A15'],
    experiment: NET,
    offers: ['transport', 'figures', 'diagram'],
    play: { runs: true, loops: true },
    caption: [
      {
        zh: '三百个点，分成两条互相缠绕的螺旋臂。底色是网络的意见：偏向哪一类，就是哪一种颜色；中间那条白边，是它拿不定主意的地方。看它怎样从几道随意的弧线开始，慢慢弯、慢慢卷，最后钻进两臂之间。',
        en: 'Three hundred points on two arms that wind around each other. The ground shows what the network believes, one colour for either class, pale where it cannot decide. Watch the border begin as a few careless strokes, bend, curl, and at last creep in between the arms.',
      },
      {
        zh: '没有人告诉它什么是螺旋。它只有 {parameters} 个数，和一条规则：朝损失减小的方向，把每个数挪一点点。一千轮之后，{right}% 的点分对了。',
        en: 'Nobody told it what a spiral is. It has {parameters} numbers and one rule: move each a little in the direction that lowers the loss. After a thousand epochs {right}% of the points are right.',
      },
      {
        zh: '**一条边界，慢慢卷进两条螺旋**：这就是网络在学习。这一章要问的是：怎样才能知道，它真的学到了？',
        en: '**A border winds itself into two spirals**: this is what learning looks like. The question of this chapter: how can one tell that something has been learned?',
      },
    ],
    numbers: [
      {
        name: 'parameters',
        label: { en: 'parameters', zh: '参数个数' },
        read: { kind: 'train', of: 'parameters' },
        digits: 4,
      },
      ...percent('right', { en: 'right after 1,000 epochs, %', zh: '1000 轮后的正确率（%）' }, accuracy, 4),
    ],
    notes: {
      zh: '先放一遍，不说话。再问：边界最先在哪里弯？约一分钟。',
      en: 'Run it once in silence, then ask where the border bends first. About a minute.',
    },
  },
  {
    id: 'straight',
    title: { en: 'The network that is a line', zh: '其实是一条直线' },
    rows: ['A15'],
    experiment: LINE,
    offers: ['transport', 'figures', 'separation'],
    caption: [
      {
        zh: '同样的点，换上教程自己的“神经网络”：两个输入，一个输出，中间什么也没有。按下播放之前先猜一猜，它能把两条螺旋分开吗？',
        en: 'The same points, and the tutorial’s own “neural network”: two inputs, one output, nothing in between. Before you press play: can it tell the spirals apart?',
      },
    ],
    question: {
      text: { zh: '它能学会螺旋吗？', en: 'Can it learn the spirals?' },
      answers: [
        {
          text: { zh: '能，多训练几轮就行', en: 'Yes, given enough epochs' },
          says: {
            zh: '轮数再多也没用：$p = \\sigma(w_1x + w_2y + b)$ 在 $p = \\tfrac12$ 处永远是一条直线。',
            en: 'Epochs do not help: $p = \\sigma(w_1x + w_2y + b)$ is ½ along a straight line, for ever.',
          },
        },
        {
          text: { zh: '不能，它只会画直线', en: 'No, it can only draw a line' },
          right: true,
          says: {
            zh: '没有隐藏层，就没有弯折。',
            en: 'Without a hidden layer nothing bends.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '训练完成：$w =$ ({w1}, {w2})，$b =$ {b}，正确率 {right}%。这并不是训练得不好：把平面上所有的直线试一遍，最好的一条也只有 {best}%。**没有隐藏层，就只有一条直线**；它的名字叫逻辑回归，不叫神经网络。',
          en: 'Trained: $w =$ ({w1}, {w2}), $b =$ {b}, {right}% right. The training is not to blame: try every line in the plane and the best gets {best}%. **No hidden layer, no bend**; the name for this is logistic regression, not neural network.',
        },
        play: { at: 'end' },
      },
    ],
    numbers: [
      {
        name: 'w1',
        label: { en: '$w_1$', zh: '$w_1$' },
        read: { kind: 'weight', layer: 0, unit: 0, input: 0 },
        digits: 6,
        after: 1,
      },
      {
        name: 'w2',
        label: { en: '$w_2$', zh: '$w_2$' },
        read: { kind: 'weight', layer: 0, unit: 0, input: 1 },
        digits: 8,
        after: 1,
      },
      { name: 'b', label: { en: '$b$', zh: '$b$' }, read: { kind: 'weight', layer: 0, unit: 0 }, digits: 6, after: 1 },
      ...percent('right', { en: 'right, %', zh: '正确率（%）' }, accuracy, 4, { after: 1 }),
      ...percent(
        'best',
        { en: 'the best of all lines, %', zh: '所有直线中最好的（%）' },
        { kind: 'train', epoch: 0, of: 'accuracy' },
        4,
        {
          experiment: BEST_LINE,
          after: 1,
        },
      ),
    ],
    notes: {
      zh: '关键是“为什么不能”，让学生自己从式子里看出直线。两分钟。',
      en: 'Let the class see the straight line in the formula for themselves. Two minutes.',
    },
  },
  {
    id: 'broadcast',
    title: { en: 'One missing reshape', zh: '少写一个 reshape' },
    rows: ['A15'],
    caption: [
      {
        zh: '教程给这条直线画的损失曲线是**上升**的，从 {wrong0} 升到 {wrong1}。训练明明在进行，损失怎么会涨？原因只有一行：预测的形状是 $(300, 1)$，标签的形状是 $(300,)$，NumPy 一相乘，广播成了 $300 \\times 300$。',
        en: 'The loss curve that the tutorial draws for this line **rises**, from {wrong0} to {wrong1}. The training works; why should the loss go up? One line is to blame: predictions of shape $(300, 1)$ meet labels of shape $(300,)$, and NumPy broadcasts them to $300 \\times 300$.',
      },
      {
        zh: '热图就是那九万个数：第 $i$ 个预测对上第 $j$ 个标签。该算的只有对角线，自己的预测对自己的标签；其余的格子，都是张冠李戴。',
        en: 'The heat map shows those ninety thousand numbers, prediction $i$ against label $j$. What should be counted is the diagonal, each prediction against its own label; every other cell pairs strangers.',
      },
      {
        zh: '只取对角线，损失从 {true0} 降到 {true1}；全部平均，就成了那条上升的曲线：网络越自信，和陌生标签的冲突就越大。**每个预测对上所有标签：少写一个 reshape，曲线就反了。** 梯度那一行写得对，所以权重没有受害，受害的只是看曲线的人。',
        en: 'The diagonal alone falls from {true0} to {true1}. The mean of all is that rising curve: the surer the network, the worse it agrees with strangers’ labels. **Every prediction against every label: one missing reshape turns the curve around.** The gradient is coded rightly, so the weights took no harm, only whoever read the curve.',
      },
    ],
    numbers: [
      {
        name: 'true0',
        label: { en: 'true loss at the start', zh: '真实损失，开始' },
        read: { kind: 'train', epoch: 0, of: 'loss' },
        digits: 6,
        experiment: LINE,
      },
      {
        name: 'true1',
        label: { en: 'true loss at the end', zh: '真实损失，结束' },
        read: { kind: 'train', of: 'loss' },
        digits: 6,
        experiment: LINE,
      },
      {
        name: 'wrong0',
        label: { en: 'mean over all pairs, at the start', zh: '所有配对的平均，开始' },
        read: { kind: 'wrong', way: 'broadcastLoss', epoch: 0 },
        digits: 6,
        experiment: LINE,
      },
      {
        name: 'wrong1',
        label: { en: 'mean over all pairs, at the end', zh: '所有配对的平均，结束' },
        read: { kind: 'wrong', way: 'broadcastLoss', epoch: 'end' },
        digits: 7,
        experiment: LINE,
        tutorial: {
          text: '1.151544',
          why: {
            zh: '这是九万个配对的平均，不是损失；损失只在对角线上。',
            en: 'This is the mean of ninety thousand pairs and not the loss, which is on the diagonal alone.',
          },
        },
      },
    ],
    figures: [
      {
        kind: 'heat',
        title: {
          en: 'Cross-entropy of every prediction (row) with every label (column), after the training',
          zh: '训练之后：每个预测（行）对每个标签（列）的交叉熵',
        },
        experiment: LINE,
        columns: 300,
        values: { kind: 'wrongSeries', way: 'broadcastMatrix' },
        diagonal: true,
      },
      {
        kind: 'lines',
        title: { en: 'The two “losses” over the training', zh: '训练过程中的两种“损失”' },
        experiment: LINE,
        x: { label: { en: 'epoch', zh: '轮' }, values: { kind: 'trainSeries', of: 'epoch' } },
        y: { label: { en: 'cross-entropy', zh: '交叉熵' } },
        series: [
          {
            label: { en: 'diagonal: the true loss', zh: '对角线：真实损失' },
            values: { kind: 'trainSeries', of: 'loss' },
          },
          {
            label: { en: 'all pairs: what the tutorial plots', zh: '所有配对：教程所画' },
            values: { kind: 'wrongSeries', way: 'broadcastLoss' },
          },
        ],
      },
    ],
    notes: {
      zh: '这是所有错误里最值得讲的一个：程序不报错，图也很漂亮。问：看到损失上升，你会先怀疑什么？五分钟。',
      en: 'Of all mistakes the one most worth telling: no error message, a handsome plot. Ask what one should suspect when a loss rises. Five minutes.',
    },
  },
  {
    id: 'path',
    title: { en: 'A path nobody walked', zh: '没有人走过的路' },
    rows: ['A15'],
    experiment: LINE,
    offers: ['transport', 'charts.path', 'charts.path.axes'],
    play: { runs: true },
    caption: [
      {
        zh: '直线只有两个权重，它的训练就是平面上的一条路，可以原样画出来：从 ({from1}, {from2}) 出发，走到 ({to1}, {to2})。',
        en: 'A line has two weights, so its training is a path in a plane and can be drawn as it is: from ({from1}, {from2}) to ({to1}, {to2}).',
      },
      {
        zh: '教程的第四幅图也叫“参数空间中的路径”。可它画的是 $(0.5\\cdot 0.98^k,\\ 0.5\\cdot 0.97^k)$：起点不对，方向不对，终点也不对，与这次训练毫无关系。下图是头二十步的真实权重，虚线是教程的公式。**那条路，没有人走过。**',
        en: 'The tutorial’s fourth panel is called the path in parameter space, too. It draws $(0.5\\cdot 0.98^k,\\ 0.5\\cdot 0.97^k)$: another start, another direction, another end, nothing to do with this training. Below are the true weights of the first twenty epochs, and dashed the tutorial’s formula. **Nobody ever walked that path.**',
      },
      {
        zh: '同一页的第一幅图还有一处颠倒：底色用红色表示类别 0，类别 0 的点却画成蓝色，读图的人会以为网络全分错了。这里的底色和点用同一套颜色。',
        en: 'Its first panel has something upside down as well: the ground is red for class 0 while the points of class 0 are blue, so a reader must think that everything is misclassified. Here ground and points share their colours.',
      },
    ],
    numbers: [
      {
        name: 'from1',
        label: { en: '$w_1$ at the start', zh: '$w_1$，开始' },
        read: { kind: 'weight', epoch: 0, layer: 0, unit: 0, input: 0 },
        digits: 3,
        tutorial: {
          text: '0.5',
          why: { zh: '编出来的路径，不是这次训练的权重。', en: 'Of an invented path, not of this training.' },
        },
      },
      {
        name: 'from2',
        label: { en: '$w_2$ at the start', zh: '$w_2$，开始' },
        read: { kind: 'weight', epoch: 0, layer: 0, unit: 0, input: 1 },
        digits: 4,
      },
      {
        name: 'to1',
        label: { en: '$w_1$ at the end', zh: '$w_1$，结束' },
        read: { kind: 'weight', layer: 0, unit: 0, input: 0 },
        digits: 4,
      },
      {
        name: 'to2',
        label: { en: '$w_2$ at the end', zh: '$w_2$，结束' },
        read: { kind: 'weight', layer: 0, unit: 0, input: 1 },
        digits: 5,
      },
    ],
    figures: [
      {
        kind: 'lines',
        title: { en: 'The first twenty epochs: weights and the tutorial’s formula', zh: '头二十轮：权重与教程的公式' },
        experiment: line(20),
        x: { label: { en: 'epoch', zh: '轮' } },
        y: { label: { en: 'weight', zh: '权重' } },
        series: [
          {
            label: { en: 'w₁, measured', zh: 'w₁，实测' },
            values: { kind: 'weightSeries', layer: 0, unit: 0, input: 0 },
          },
          {
            label: { en: 'w₂, measured', zh: 'w₂，实测' },
            values: { kind: 'weightSeries', layer: 0, unit: 0, input: 1 },
          },
          { label: { en: '0.5 · 0.98ᵏ', zh: '0.5 · 0.98ᵏ' }, values: invented(0.98) },
          { label: { en: '0.5 · 0.97ᵏ', zh: '0.5 · 0.97ᵏ' }, values: invented(0.97) },
        ],
      },
    ],
    notes: {
      zh: '问：怎样一眼看出那条虚线是编的？（$w_2$ 该升，它在降。）两分钟。',
      en: 'Ask how one could tell at a glance that the dashed lines are invented. ($w_2$ should rise, and falls.) Two minutes.',
    },
  },
  {
    id: 'zero',
    title: { en: 'Gradient zero, and so?', zh: '梯度为零，又怎样？' },
    rows: ['A15'],
    experiment: LINE,
    offers: ['transport', 'charts.gradient', 'charts.accuracy', 'hyper.lr'],
    play: { at: 'end' },
    caption: [
      {
        zh: '还是那条直线。一千轮里，权重的梯度从 {g0} 一路降到 {g1}，小到只剩舍入误差：训练收敛了，无可挑剔。',
        en: 'The line once more. Over a thousand epochs the gradient of its weights falls from {g0} to {g1}, which is rounding and nothing else: the training has converged, beyond reproach.',
      },
    ],
    question: {
      text: { zh: '收敛得这么好，正确率该有多少？', en: 'It has converged so well: how much is right?' },
      answers: [
        {
          text: { zh: '接近 100%', en: 'Close to 100%' },
          says: {
            zh: '梯度为零，说的是再挪也不会更好，没有说已经很好。',
            en: 'A zero gradient says that no move improves it, not that it is good.',
          },
        },
        {
          text: { zh: '和刚才一样，不到八成', en: 'As before, less than eighty' },
          right: true,
          says: {
            zh: '它到了自己的谷底，只是这个谷底不够低。',
            en: 'It has reached the bottom of its own valley, which is not low enough.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '{right}%。这个损失是凸的，只有一个谷，它确确实实站在全局最小值上。**梯度为零，只说明它尽力了**；换再好的优化器，也只会走到同一条直线。要更好，只能换一个更会弯的模型。',
          en: '{right}%. This loss is convex and has one valley: the line stands on the global minimum. **A zero gradient says: this is the best it can.** Any other optimizer would end at the same line. For more, one needs a model that can bend.',
        },
      },
    ],
    numbers: [
      {
        name: 'g0',
        label: {
          en: '$\\lVert\\partial L/\\partial W\\rVert$ at the start',
          zh: '$\\lVert\\partial L/\\partial W\\rVert$，开始',
        },
        read: { kind: 'layer', epoch: 0, layer: 0, of: 'weights' },
        digits: 4,
        experiment: LINE,
      },
      {
        name: 'g1',
        label: { en: 'after 1,000 epochs', zh: '1000 轮后' },
        read: { kind: 'layer', layer: 0, of: 'weights' },
        digits: 2,
        experiment: LINE,
      },
      ...percent('right', { en: 'right, %', zh: '正确率（%）' }, accuracy, 4, { experiment: LINE, after: 1 }),
    ],
    notes: {
      zh: '把“优化得好”和“模型好”分开，这一步值得多停一会儿。三分钟。',
      en: 'Keep apart a good optimisation and a good model; take your time. Three minutes.',
    },
  },
  {
    id: 'folds',
    title: { en: 'More folds, more skill', zh: '多几次弯折' },
    rows: ['A15'],
    experiment: net('2-4-1'),
    offers: ['transport', 'figures', 'diagram', 'layer.*', 'addLayer', 'removeLayer'],
    play: { runs: true },
    caption: [
      {
        zh: '同样的点，同样的 Adam，同样一千轮，只换中间那几层。先看四个隐藏单元：四条曲线拼出一条带弯的边界。然后自己加单元、加层，看边界多出几道弯。',
        en: 'The same points, the same Adam, the same thousand epochs; only what lies between changes. Here are four hidden units: four curves make one border with bends. Add units and layers yourself and count the bends that come.',
      },
      {
        zh: '没有隐藏层：{none}%。四个单元：{four}%。八个：{eight}%。两层各十六个：{wide}%。**多几次弯折，就多一分本事**：每个单元贡献一道弯，第二层再把弯折一次。',
        en: 'No hidden layer: {none}%. Four units: {four}%. Eight: {eight}%. Two layers of sixteen: {wide}%. **More folds, more skill**: each unit gives one bend, and a second layer bends the bends.',
      },
      {
        zh: '不过这些都是训练集上的成绩。单元再多，连噪声也会背下来；那是另一门课的开头。',
        en: 'These are marks on the training points, though. With units enough a network learns the noise by heart; but that begins another course.',
      },
    ],
    numbers: [
      ...percent('none', { en: 'no hidden layer, right, %', zh: '无隐藏层，正确率（%）' }, accuracy, 4, {
        experiment: net('2-1'),
      }),
      ...percent('four', { en: '2-4-1', zh: '2-4-1' }, accuracy, 4, { experiment: net('2-4-1') }),
      ...percent('eight', { en: '2-8-1', zh: '2-8-1' }, accuracy, 4, { experiment: net('2-8-1') }),
      ...percent('wide', { en: '2-16-16-1', zh: '2-16-16-1' }, accuracy, 4, { experiment: NET }),
    ],
    notes: {
      zh: '让学生猜至少要几个单元才能到 95%，再试。四分钟。',
      en: 'Ask how few units reach 95%, then try. Four minutes.',
    },
  },
  {
    id: 'thousand',
    title: { en: 'A thousand epochs', zh: '跑完一千轮' },
    rows: ['E3'],
    experiment: simple(1000),
    offers: ['transport', 'figures', 'bars', 'charts.loss', 'epochs'],
    play: { at: 'end' },
    caption: [
      {
        zh: '另一篇教程的 PyTorch 例子：2-2-1 的 Sigmoid 网络学 XOR，随机梯度下降，学习率 0.1，一千轮；然后打印权重，宣布完成。它没有打印损失。你猜，学会了吗？',
        en: 'The PyTorch example of another tutorial: a 2-2-1 network with sigmoids learns XOR, gradient descent at rate 0.1, a thousand epochs; then the weights are printed and all is declared done. The loss is never printed. Has it learned?',
      },
    ],
    question: {
      text: { zh: '一千轮之后，四个输出最像哪一组？', en: 'What are the four outputs after a thousand epochs?' },
      answers: [
        {
          text: { zh: '0、1、1、0', en: '0, 1, 1, 0' },
          says: {
            zh: '那是目标。看看图中的条形，还差得远。',
            en: 'Those are the targets. Look at the bars: far from it.',
          },
        },
        {
          text: { zh: '四个都接近 0.5', en: 'All four near 0.5' },
          right: true,
          says: {
            zh: '它只学会了一件事：拿不准就说一半。',
            en: 'It has learned one thing: when in doubt, say one half.',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          zh: '损失是 {loss1}。处处回答 ½ 的损失恰好是 ¼，所以一千轮下来，它和掷硬币没有两样。**跑完一千轮，不等于学会了。**',
          en: 'The loss is {loss1}. Answering ½ everywhere costs exactly ¼: after a thousand epochs it does no better than a coin. **A thousand epochs is not learning.**',
        },
      },
      {
        text: {
          zh: '再给它九千轮：三千轮时 {loss3}，五千轮时 {loss5}，到一万轮，损失是 {loss10}，终于学会。中间那段长长的平台上，梯度小得像是停了，其实它一直在走。',
          en: 'Give it nine thousand more: {loss3} after three thousand, {loss5} after five, and after ten thousand {loss10}, learned at last. On the long plateau in between the gradient is so small that it seems to stand still, and yet it moves.',
        },
        experiment: simple(10000),
        play: { at: 'end' },
      },
    ],
    numbers: [
      {
        name: 'loss1',
        label: { en: 'loss after 1,000 epochs', zh: '1000 轮后的损失' },
        read: { kind: 'train', epoch: 1000, of: 'loss' },
        digits: 7,
        experiment: simple(10000),
        after: 1,
      },
      {
        name: 'loss3',
        label: { en: 'after 3,000', zh: '3000 轮' },
        read: { kind: 'train', epoch: 3000, of: 'loss' },
        digits: 5,
        experiment: simple(10000),
        after: 2,
      },
      {
        name: 'loss5',
        label: { en: 'after 5,000', zh: '5000 轮' },
        read: { kind: 'train', epoch: 5000, of: 'loss' },
        digits: 4,
        experiment: simple(10000),
        after: 2,
      },
      {
        name: 'loss10',
        label: { en: 'after 10,000', zh: '10000 轮' },
        read: { kind: 'train', epoch: 10000, of: 'loss' },
        digits: 2,
        experiment: simple(10000),
        after: 2,
      },
    ],
    notes: {
      zh: '顺带提醒：训练脚本里，损失应当是最先打印的东西。三分钟。',
      en: 'In passing: the loss should be the first thing that a training script prints. Three minutes.',
    },
  },
  {
    id: 'seeds',
    title: { en: 'Two hundred seeds', zh: '两百个种子' },
    rows: ['E3'],
    experiment: many(1000),
    offers: ['transport', 'status', 'table', 'epochs', 'population.seeds'],
    play: { runs: true },
    caption: [
      {
        zh: '一次运行可能是运气。于是让同一个 2-2-1 网络从两百组不同的随机权重出发，各训练一遍；每个点是一个网络最后的损失。一千轮时，损失低于 0.01 的占 {at1}%。',
        en: 'One run may be luck. So the same 2-2-1 network is trained two hundred times, from two hundred sets of random weights; each dot is the final loss of one. After a thousand epochs {at1}% have a loss below 0.01.',
      },
      {
        zh: '猜一猜：训练到五千轮、一万轮，会有多少个网络学会？',
        en: 'Guess how many have learned after five thousand epochs, and after ten.',
      },
    ],
    reveals: [
      {
        text: {
          zh: '五千轮：{at5}%。一万轮：{at10}%，仍有一些永远困在平台上或走进了死路。所以“它能学会 XOR”这句话，只凭一次运行，无论成败，都不能下结论。**一次成功是运气，几百次才是证据。**',
          en: 'Five thousand: {at5}%. Ten thousand: {at10}%, and some never leave the plateau or have walked into a dead end. Whether “it can learn XOR” cannot be said from one run, be it a success or a failure. **One success is luck; hundreds are evidence.**',
        },
        experiment: many(10000),
        play: { runs: true },
      },
    ],
    numbers: [
      ...percent(
        'at1',
        { en: 'below 0.01 after 1,000 epochs, %', zh: '1000 轮后低于 0.01（%）' },
        { kind: 'solved', networks: MANY, epoch: 1000, below: 0.01 },
        3,
        { experiment: many(10000) },
      ),
      ...percent(
        'at5',
        { en: 'after 5,000, %', zh: '5000 轮（%）' },
        { kind: 'solved', networks: MANY, epoch: 5000, below: 0.01 },
        3,
        { experiment: many(10000), after: 1 },
      ),
      ...percent(
        'at10',
        { en: 'after 10,000, %', zh: '10000 轮（%）' },
        { kind: 'solved', networks: MANY, epoch: 10000, below: 0.01 },
        3,
        { experiment: many(10000), after: 1 },
      ),
    ],
    notes: {
      zh: '有显卡时可把种子数调到几千。问：论文里只报一次结果，该不该信？三分钟。',
      en: 'With a graphics card raise the seeds to thousands. Ask whether to trust a paper that reports one run. Three minutes.',
    },
  },
  {
    id: 'landscape',
    title: { en: 'Two of many dimensions', zh: '许多维里的两维' },
    rows: ['A15'],
    experiment: `${net('2-16-16-1', 'landscape')}&landscape.directions=path&landscape.size=48`,
    offers: ['projection', 'landscape.directions', 'facts'],
    play: { at: 'end' },
    camera: { azimuth: -50, elevation: 40 },
    caption: [
      {
        zh: '回到本章开头那个网络。它的损失是 {parameters} 个数的函数，谁也画不出来；能画的只是一个平面上的切片。这里的平面沿着训练真正走过的路铺开，路径就在上面，从坡上走进谷里。',
        en: 'Back to the network that opened this chapter. Its loss depends on {parameters} numbers, and nobody can draw that; one can draw a slice along a plane. This plane is laid along the way that the training really went, and the path lies on it, from the slope into the valley.',
      },
      {
        zh: '把方向换成随机的，同一个终点周围，风景完全两样，路径也几乎不见了：随便挑的两个方向，和训练走的方向几乎垂直。**三百多个权重里，只看得见两个方向**；每一张“损失地形图”，都要先问是哪两个。',
        en: 'Choose random directions instead: around the same end the scenery is another, and the path has all but vanished, since two directions picked at random are nearly perpendicular to the one that was walked. **Of all these dimensions you see two**; of every picture of a loss landscape, ask first which two.',
      },
      {
        zh: '到这里，都是一个网络对付一个固定的目标。要是目标自己也会学习，也会躲闪呢？',
        en: 'So far one network has worked towards one fixed goal. What if the goal learns as well, and dodges?',
      },
    ],
    numbers: [
      {
        name: 'parameters',
        label: { en: 'dimensions of the loss', zh: '损失函数的维数' },
        read: { kind: 'train', of: 'parameters' },
        digits: 4,
      },
    ],
    notes: {
      zh: '在三维里转一圈，再切换方向。时间紧可略去。三分钟。',
      en: 'Turn it around in 3D, then switch the directions. Skip it when time is short. Three minutes.',
    },
  },
];
