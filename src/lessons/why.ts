import type { Step } from '../experiment/lessons/types';

// Longer than 350 lines because a lesson is one file that is read from top to bottom.

/** Loss, gradient, update, seen at work before any of the three is defined; then the tools, and a first guess. */
export const why: readonly Step[] = [
  {
    id: 'loop',
    title: { en: 'Three moves', zh: '三个动作' },
    rows: ['A0', 'A17'],
    experiment: 'v=1&surface=mse&run=sgd,lr:0.1,start:0:0&steps=50&tool=data',
    offers: ['points', 'transport'],
    play: { runs: true, loops: true },
    caption: [
      {
        en: 'Watch two pictures move together. In one, a line creeps towards a hundred points. In the other, a ball rolls to the bottom of a bowl. They are one and the same: where the ball lies says how steep the line is and how high, and how high the ball lies says how wrong the line is.',
        zh: '请看两幅图一起动：一幅里，一条直线慢慢贴近一百个点；另一幅里，一个小球滚向碗底。它们其实是同一件事：小球的位置，就是直线的斜率和高低；小球的高度，就是这条直线错了多少。',
      },
      {
        en: 'Every step consists of the same three moves. Measure how wrong the line is: that is the **loss**. Ask in which direction it would get worse: that is the **gradient**. Go a little the other way: that is the **update**.',
        zh: '每一步都只有三个动作。量一量现在错了多少，这叫**损失**；问一问往哪边走会错得更多，这叫**梯度**；然后朝相反的方向挪一小步，这叫**更新**。',
      },
      {
        en: 'In fifty rounds the loss falls from {first} to {last}. Nobody told the machine where the line belongs; it only knew, each time, which way was down. Drag the ball elsewhere and it finds its way again.',
        zh: '重复五十遍，损失从 {first} 降到 {last}。没有人告诉它直线该放在哪里，它只是每一次都知道哪边是下坡。把小球拖到别处，它还会自己走回来。',
      },
    ],
    numbers: [
      {
        name: 'first',
        label: { en: 'Loss at the start', zh: '起点的损失' },
        read: { kind: 'run', step: 0, of: 'loss' },
        digits: 5,
      },
      {
        name: 'last',
        label: { en: 'Loss after 50 steps', zh: '50 步之后的损失' },
        read: { kind: 'run', of: 'loss' },
        digits: 5,
      },
    ],
    notes: {
      en: 'Say nothing for the first round; let the two pictures be noticed. Then name the three moves while pointing. Two minutes.',
      zh: '第一遍先不说话，让学生自己发现两幅图在一起动；第二遍边指边说出三个动作的名字。约 2 分钟。',
    },
  },
  {
    id: 'fog',
    title: { en: 'Downhill in the fog', zh: '雾中下山' },
    rows: ['B0'],
    experiment: 'v=1&f=x^2%2B2*x%2B1&domain=2.7:3.3&bench=derivative&derivative.at=3',
    offers: [],
    caption: [
      {
        en: 'You stand on a mountain in thick fog. You see the point under your feet and a hand’s breadth of ground, no more; the line shows how the ground leans. Walk with the arrow keys, or drag the point.',
        zh: '你站在山上，四周大雾。看得见的只有脚下一点，和身边一小截路面；那条直线标出路面往哪边斜。可以拖动这个点，或用方向键走几步。',
      },
      {
        en: 'Is that enough to find the way down?',
        zh: '只凭这些，能找到下山的路吗？',
      },
    ],
    numbers: [
      {
        name: 'slope',
        label: { en: 'Slope at $x = 3$', zh: '$x = 3$ 处的斜率' },
        read: { kind: 'value', at: 3, of: 'dx' },
        digits: 1,
        after: 1,
      },
      {
        name: 'bottom',
        label: { en: 'Bottom of the valley', zh: '谷底的位置' },
        read: { kind: 'stationary', which: 'minimum', of: 'x' },
        experiment: 'v=1&f=x^2%2B2*x%2B1&domain=-4:4&bench=derivative',
        digits: 1,
        after: 1,
      },
    ],
    question: {
      text: { en: 'Which way is down?', zh: '往哪边走是下山？' },
      answers: [
        {
          text: { en: 'To the left', zh: '往左' },
          right: true,
          says: {
            en: 'The ground rises to the right, so it falls to the left. You did not need the whole mountain.',
            zh: '路面向右升高，往左就是下坡。不需要看见整座山。',
          },
        },
        {
          text: { en: 'To the right', zh: '往右' },
          says: {
            en: 'Look at the line once more: it rises to the right. That way leads up.',
            zh: '再看一眼那条直线：它向右升高，往右是上山。',
          },
        },
        {
          text: { en: 'Nobody can say without seeing the valley', zh: '看不见山谷，没法判断' },
          says: {
            en: 'How far the valley is, nobody can say. But the slope under your feet already says on which side it goes down.',
            zh: '山谷有多远确实看不出来；但脚下的坡度已经说明哪一边是下坡。',
          },
        },
      ],
    },
    reveals: [
      {
        offers: ['points'],
        experiment: 'v=1&f=x^2%2B2*x%2B1&domain=-4:4&bench=derivative&derivative.at=3',
        text: {
          en: 'The fog lifts. The slope underfoot was {slope}, a positive number, so the way down leads to smaller $x$; and there, at {bottom}, lies the valley. **Down is where the sign of the slope does not point.** This minus sign is the whole idea of gradient descent.',
          zh: '雾散了。刚才脚下的斜率是 {slope}，是正数，所以要往 $x$ 变小的一边走；谷底果然在那一边，在 {bottom} 处。**下山，就是朝斜率的反方向走。**梯度下降的全部想法，就在这一个负号里。',
        },
      },
      {
        text: {
          en: 'With two variables there is a slope in each direction. Written side by side they are the gradient: for $x^2+y^2$ it is $\\nabla f=\\left(\\frac{\\partial f}{\\partial x},\\frac{\\partial f}{\\partial y}\\right)=(2x,\\,2y)$. On the tutorial’s web page the signs ∇ and ∂ have been lost, and “(f/x, f/y)” is left, which means nothing.',
          zh: '有两个变量时，每个方向各有一个斜率，排在一起就是梯度；对 $x^2+y^2$ 来说，$\\nabla f=\\left(\\frac{\\partial f}{\\partial x},\\frac{\\partial f}{\\partial y}\\right)=(2x,\\,2y)$。教程的网页上丢了 ∇ 和 ∂ 两种符号，只剩下“(f/x, f/y)”，这样的式子没有意义。',
        },
      },
    ],
    notes: {
      en: 'Let everybody point with a hand, left or right, before you go on. Two minutes.',
      zh: '先请大家用手指出左或右，再继续。约 2 分钟。',
    },
  },
  {
    id: 'update',
    title: { en: 'One line, three choices', zh: '一行公式，三个选择' },
    rows: ['A17', 'E0'],
    experiment: 'v=1&f=x^2%2B2*x%2B1&domain=-4:4&run=sgd,lr:0.1,start:3&steps=40&bench=descent',
    offers: ['transport'],
    caption: [
      {
        en: 'The ball waits at its start. The line through it shows the slope there, and the mark on it where the next step will land. Take one step, and one more: the steps become shorter by themselves.',
        zh: '小球停在起点。过它的直线是这里的坡度，标出的一段是下一步要走到哪里。走一步，再走一步：不用谁来吩咐，步子自己越走越短。',
      },
      {
        en: 'What it does stands in one line, and all training of all networks is this line: $\\theta \\leftarrow \\theta - \\eta\\,\\nabla L(\\theta)$. Here $\\theta$ is what may be changed, $L$ the loss, $\\nabla L$ its slope; $\\eta$ is a small number that we choose, the **learning rate**.',
        zh: '它所做的写成公式只有一行，一切神经网络的训练也都是这一行：$\\theta \\leftarrow \\theta - \\eta\\,\\nabla L(\\theta)$。其中 $\\theta$ 是可以调整的数，$L$ 是损失，$\\nabla L$ 是损失的坡度；$\\eta$ 是由我们选定的一个小数，叫作**学习率**。',
      },
      {
        en: 'Three choices are hidden in it. Go on to meet them one by one.',
        zh: '这一行里藏着三个选择，下面逐个来看。',
      },
    ],
    numbers: [
      {
        name: 'slope',
        label: { en: 'Slope at the start', zh: '起点的斜率' },
        read: { kind: 'run', step: 0, of: 'dx' },
        experiment: 'v=1&f=x^2%2B2*x%2B1&domain=-4:4&run=sgd,lr:0.1,start:3&steps=40&bench=descent',
        digits: 1,
        after: 1,
      },
      {
        name: 'landing',
        label: { en: 'First step at $\\eta = 0.1$ leads to', zh: '$\\eta = 0.1$ 时第一步走到' },
        read: { kind: 'run', step: 1, of: 'x' },
        experiment: 'v=1&f=x^2%2B2*x%2B1&domain=-4:4&run=sgd,lr:0.1,start:3&steps=40&bench=descent',
        digits: 2,
        after: 2,
      },
      {
        name: 'count',
        label: { en: 'Steps until $|f^{\\prime}| < 0.001$', zh: '到 $|f^{\\prime}| < 0.001$ 为止的步数' },
        read: { kind: 'run', of: 'steps' },
        experiment:
          'v=1&f=x^2%2B2*x%2B1&domain=-4:4&run=sgd,lr:0.1,start:3&steps=100&stop=gradient:0.001&bench=descent',
        digits: 2,
        after: 3,
      },
    ],
    reveals: [
      {
        text: {
          en: '**Direction.** The slope at the start is {slope}; the minus sign turns it round, and the ball goes left.',
          zh: '**方向。**起点的斜率是 {slope}，前面的负号把它掉转过来，于是小球往左走。',
        },
      },
      {
        offers: ['transport', 'rate'],
        text: {
          en: '**Stride.** It is $\\eta$ times the slope: at $\\eta = 0.1$ the first step leads from 3 to {landing}. Where the ground is flat the stride is short without anybody’s doing. Move $\\eta$ and watch the next landing place.',
          zh: '**步长。**步长等于斜率乘以 $\\eta$：$\\eta = 0.1$ 时，第一步从 3 走到 {landing}。越平坦的地方步子自然越短。移动 $\\eta$，看看落脚点怎么变。',
        },
      },
      {
        offers: ['transport', 'beside'],
        experiment:
          'v=1&f=x^2%2B2*x%2B1&domain=-4:4&run=sgd,lr:0.1,start:3&steps=100&stop=gradient:0.001&bench=descent&descent.beside=slope',
        play: { at: 'end' },
        text: {
          en: '**When to stop.** The bottom itself is never reached, so we must say what is near enough. “Once the slope is below 0.001” ends this run after {count} steps.',
          zh: '**何时停。**离谷底永远差一点点，所以要先说好多近才算到。规定“斜率小于 0.001 就停”，这一次就走了 {count} 步。',
        },
      },
    ],
    notes: {
      en: 'Let one student read the formula aloud in words (“new is old minus …”). Three minutes.',
      zh: '请一位学生用自己的话把公式念一遍（“新的等于旧的减去……”）。约 3 分钟。',
    },
  },
  {
    id: 'sign',
    title: { en: 'The wrong sign', zh: '符号用反了' },
    rows: ['B0'],
    experiment: 'v=1&f=4-x^2&domain=-4:4&run=sgd,lr:0.3,start:0.1&steps=10&bench=descent',
    offers: ['transport'],
    caption: [
      {
        en: 'This mountain has a summit, at $x = 0$, and no valley at all. The ball starts right beside the summit, at $x = 0.1$. The rule is the one we know, with its minus sign.',
        zh: '这座山只有山顶，在 $x = 0$ 处，没有山谷。小球从山顶旁边的 $x = 0.1$ 出发，规则还是刚才那一条，带着负号。',
      },
    ],
    question: {
      text: { en: 'Where does it go in ten steps?', zh: '走十步，它会到哪里？' },
      answers: [
        {
          text: { en: 'To the summit: it is the only special place here', zh: '到山顶：这里只有山顶是特殊的点' },
          says: {
            en: 'The minus sign leads downhill, and the summit is uphill. The rule leaves it the faster the farther it gets.',
            zh: '负号只会往低处走，而山顶在高处。离山顶越远，坡越陡，走得越快。',
          },
        },
        {
          text: { en: 'Down and away', zh: '一路往下，越走越远' },
          right: true,
          says: {
            en: 'Each step is longer than the one before, and there is no bottom to arrive at.',
            zh: '每一步都比上一步更长，而下面并没有谷底。',
          },
        },
        {
          text: { en: 'It stays: so near the summit the ground is almost level', zh: '不动：山顶附近几乎是平的' },
          says: {
            en: 'Almost level is not level. The slope at 0.1 is small, but each step makes it larger.',
            zh: '几乎是平的，不等于是平的。0.1 处的坡度虽小，走一步就大一点。',
          },
        },
      ],
    },
    numbers: [
      {
        name: 'minus',
        label: { en: 'Minus: $x$ after ten steps', zh: '减号：十步之后的 $x$' },
        read: { kind: 'run', of: 'x' },
        experiment: 'v=1&f=4-x^2&domain=-4:4&run=sgd,lr:0.3,start:0.1&steps=10&bench=descent',
        digits: 6,
        after: 1,
        tutorial: {
          text: 'min / max',
          why: {
            en: 'It says that the rule finds “a minimum (or maximum)”. The same sign cannot do both: with minus a maximum is the one place that everything leaves.',
            zh: '教程说能找到“最小值（或最大值）”，但同一个符号做不到两件事：用减号时，极大值点恰恰是谁都留不住的地方。',
          },
        },
      },
      {
        name: 'plus',
        label: { en: 'Plus: $x$ after ten steps', zh: '加号：十步之后的 $x$' },
        read: { kind: 'run', run: 1, of: 'x' },
        experiment:
          'v=1&f=4-x^2&domain=-4:4&run=sgd,lr:0.3,start:0.1&run=own,lr:0.3,start:0.1,rule:theta=theta%2Blr*g&steps=10&bench=descent',
        digits: 3,
        after: 2,
      },
    ],
    reveals: [
      {
        offers: ['transport', 'runs.table'],
        play: { runs: true },
        text: {
          en: 'After ten steps the ball is at {minus}, far outside the picture. Nothing warned us: each single step did what it should, and went down.',
          zh: '十步之后小球在 {minus} 处，早已滚出图外。途中没有任何警告：每一步都按规矩往低处走了。',
        },
      },
      {
        experiment:
          'v=1&f=4-x^2&domain=-4:4&run=sgd,lr:0.3,start:0.1&run=own,lr:0.3,start:0.1,rule:theta=theta%2Blr*g&steps=10&bench=descent&descent.run=1',
        play: { runs: true },
        text: {
          en: 'The second ball follows $\\theta \\leftarrow \\theta + \\eta\\,\\nabla f$, with a plus, and climbs: after ten steps it is {plus} from the summit. **Minus descends, plus climbs**; who wants a maximum has to say so.',
          zh: '第二个小球把减号换成加号，$\\theta \\leftarrow \\theta + \\eta\\,\\nabla f$，就往高处爬：十步之后离山顶只有 {plus}。**减号下山，加号登顶**；想找最大值，就得自己把符号换过来。',
        },
      },
    ],
    notes: {
      en: 'A good moment to ask where a maximum is wanted: likelihood, reward. Two minutes.',
      zh: '可以顺便问：哪些时候我们要的是最大值？（似然、奖励。）约 2 分钟。',
    },
  },
  {
    id: 'tools',
    title: { en: 'The tool box', zh: '工具箱' },
    rows: ['A0', 'A17', 'E0'],
    experiment: 'v=1&f=x^2&domain=-2:3&bench=derivative&derivative.at=1.5&derivative.h=1.5&derivative.secant=on',
    offers: [],
    play: { runs: true, loops: true },
    caption: [
      {
        en: 'Five places where calculus does its work in machine learning, one picture each. Go on from one to the next; every picture is the laboratory itself, and each has a chapter of its own.',
        zh: '微积分在机器学习里干活的地方有五处，一处一幅图，逐个往下看。每一幅都是实验室里的实物，后面各有一章来讲。',
      },
      {
        en: '**Derivative → gradient descent.** How steep is a curve at one point? $f^{\\prime}(x)=\\lim_{h\\to 0}\\frac{f(x+h)-f(x)}{h}$. Without this number nobody knows which way is down.',
        zh: '**导数 → 梯度下降。**曲线在一点上有多陡？$f^{\\prime}(x)=\\lim_{h\\to 0}\\frac{f(x+h)-f(x)}{h}$。没有这个数，就不知道哪边是下坡。',
      },
    ],
    reveals: [
      {
        experiment:
          'v=1&surface=sphere&run=sgd,lr:0.1,start:3:4&steps=40&tool=terrain&terrain=at:2:1,plane:off,hessian:off,stationary:off',
        play: { runs: true, loops: true },
        text: {
          en: '**Partial derivatives → many parameters.** A slope for each direction: $\\nabla f=\\left(\\frac{\\partial f}{\\partial x},\\frac{\\partial f}{\\partial y}\\right)$. Here are two parameters; a language model has billions, and the rule is the same.',
          zh: '**偏导数 → 许多参数。**每个方向一个斜率：$\\nabla f=\\left(\\frac{\\partial f}{\\partial x},\\frac{\\partial f}{\\partial y}\\right)$。这里只有两个参数，大语言模型有几千亿个，规则却是同一条。',
        },
      },
      {
        experiment: 'v=1&f=(2*x%2B1)^2&domain=0:3&bench=chain&chain.at=2',
        text: {
          en: '**Chain rule → backpropagation.** $\\bigl(f(g(x))\\bigr)^{\\prime}=f^{\\prime}(g(x))\\cdot g^{\\prime}(x)$: a long computation is taken apart into small ones, and the slopes multiply. That is how an error finds each of a million weights.',
          zh: '**链式法则 → 反向传播。**$\\bigl(f(g(x))\\bigr)^{\\prime}=f^{\\prime}(g(x))\\cdot g^{\\prime}(x)$：一长串计算拆成许多小步，斜率逐个相乘。误差就是这样找到上百万个权重中的每一个。',
        },
      },
      {
        offers: ['legend', 'transport'],
        experiment:
          'v=1&surface=rosenbrock&run=sgd,lr:0.001,start:-1.5:1.5&run=momentum,lr:0.001,start:-1.5:1.5&run=adam,lr:0.1,start:-1.5:1.5&steps=300',
        play: { runs: true, loops: true },
        text: {
          en: '**The update, done better → learning-rate schedules and optimizers.** The same gradient can be used in many ways: with momentum, with a stride for each direction, with strides that shorten. Who wins depends on the valley.',
          zh: '**把更新做得更好 → 学习率计划与优化器。**同样的梯度有许多种用法：带上惯性，给每个方向各自的步长，让步长逐渐变小。谁能赢，要看山谷的样子。',
        },
      },
      {
        offers: [],
        experiment:
          'v=1&function=parabola&bench=activations&activations.show=sigmoid;tanh;relu&activations.focus=sigmoid&activations.x=2',
        text: {
          en: '**Slopes of the bends → activation functions.** A network bends its numbers between the layers, and where a bend is flat, $f^{\\prime}\\approx 0$, no error gets through. That is why the choice of the bend matters.',
          zh: '**弯折处的斜率 → 激活函数。**神经网络在层与层之间把数“弯”一下；弯得太平的地方 $f^{\\prime}\\approx 0$，误差就传不过去。所以用什么函数来弯，大有讲究。',
        },
      },
      {
        text: {
          en: 'One of the five tutorials introduces these tools in words alone: every formula of that section was lost when its page was saved. The three that matter stand above, whole.',
          zh: '五篇教程中有一篇介绍这些工具时只剩下文字：网页转存时，那一节的公式全部丢失了。真正要紧的三个公式，上面都写全了。',
        },
      },
    ],
    notes: {
      en: 'A tour, not a lesson: half a minute each, and no questions answered yet.',
      zh: '这是参观，不是讲课：每处半分钟，先不回答问题。',
    },
  },
  {
    id: 'guess',
    title: { en: 'Guess first', zh: '先猜一猜' },
    rows: ['A16', 'B7'],
    experiment:
      'v=1&surface=rugged_seed&run=sgd,lr:0.01,start:2:1.5&run=sgd,lr:0.01,start:-2:1&run=sgd,lr:0.01,start:1.3:-1.2&steps=200&race=layout:overlay',
    offers: ['legend', 'transport'],
    play: { runs: true, loops: true },
    caption: [
      {
        en: 'Three balls, one terrain, the same rule. Before the lessons begin, guess: who has guessed wrong remembers the answer, who has only read it does not.',
        zh: '三个小球，同一片山地，同一条规则。正式开讲之前，先来猜一猜：猜错过的答案记得最牢，只是读过的很快就忘。',
      },
      {
        en: 'Eight questions go with us. Is where the slope is zero always a peak or a valley? Is a larger step a faster one? Which of all directions is steepest? How does a slope pass through a long computation? Can one unit learn everything? Why do deep networks fall silent? Which optimizer is best? How can a machine differentiate any program?',
        zh: '有八个问题会一路跟着我们。斜率为零的地方，一定是峰或谷吗？步子越大，走得越快吗？许多方向里，哪个最陡？斜率怎样穿过一长串计算？一个单元什么都学得会吗？网络深了，为什么会“失声”？哪个优化器最好？机器怎样给任意一段程序求导？',
      },
      {
        en: 'The tutorials put them as check lists to be ticked off, and name Newton’s method, automatic differentiation and a ready-made minimizer (scipy.optimize.minimize, imported and never called) without showing them. Here each of these, but the last, will be seen at work.',
        zh: '教程把它们列成打勾用的清单，还提到牛顿法、自动微分和一个现成的求极小值的函数（scipy.optimize.minimize，导入之后从未调用），却都没有演示。在这里，除了最后一样，都会亲眼看到。',
      },
    ],
    question: {
      text: {
        en: 'Gradient descent has come to a place where the gradient is zero. Has it found the minimum?',
        zh: '梯度下降走到了梯度为零的地方。它找到最小值了吗？',
      },
      answers: [
        {
          text: { en: 'Yes, that is what zero means', zh: '找到了，梯度为零就是这个意思' },
          says: {
            en: 'Watch the three balls: each comes to rest, each with gradient zero, and not at the same height. Keep this guess in mind; chapters 2, 3 and 12 come back to it.',
            zh: '看那三个小球：每个都停在梯度为零的地方，高度却不一样。记住这次猜测，第 2、3、12 章会回来看它。',
          },
        },
        {
          text: { en: 'A minimum, though perhaps not the lowest', zh: '找到的是极小值，但未必最低' },
          says: {
            en: 'The usual answer, and usually right. But a place with gradient zero may also be a saddle, or a step on the way. Chapters 2 and 12 show both.',
            zh: '这是常见的回答，多半也对。但梯度为零的地方还可能是鞍点，或者只是半路上的一级平台。第 2 章和第 12 章会看到。',
          },
        },
        {
          text: { en: 'It may be neither a minimum nor a maximum', zh: '那里可能什么极值都不是' },
          right: true,
          says: {
            en: 'Zero gradient is a suspicion and no proof. What more is needed, the next chapter begins to say.',
            zh: '梯度为零只是一条线索，不是证据。还要看什么，下一章就开始讲。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'All of this hangs on one number, the slope at a point. But a point has no length, so how can it have a slope? That is where the next chapter begins.',
          zh: '这一切都系于一个数：一点处的斜率。可是一个点没有长度，怎么会有斜率？下一章就从这里开始。',
        },
      },
    ],
    notes: {
      en: 'Have the guesses written down; the last chapter asks the eight questions again. Two minutes.',
      zh: '请大家把猜测写下来；最后一章会把这八个问题再问一遍。约 2 分钟。',
    },
  },
];
