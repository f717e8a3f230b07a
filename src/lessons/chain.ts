import type { Step } from '../experiment/lessons/types';

/*
 * The chain rule and automatic differentiation: gears, the inner derivative, values forward and blame backward, many paths,
 * many inputs, a formula of one's own, and what difference quotients lose.
 *
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

const GEARS = 'v=1&function=square_2x1&bench=chain&chain.at=2';
const INNER = 'v=1&function=square_3x2&bench=chain&chain.at=1';
const PATHS = 'v=1&f=x^2%2B2*x%2B1&domain=-4:4&bench=chain&chain.at=2';
const MANY = 'v=1&function=parabola&bench=chain&chain.formula=x1^2%2Bx2^2&chain.at=1:2';
const YOURS = 'v=1&function=parabola&bench=chain&chain.formula=ln(x1)%2Bx1*x2-sin(x2)&chain.at=2:5';
const ERROR = 'v=1&function=sin&bench=derivative&derivative.part=error&derivative.at=1';

export const chain: readonly Step[] = [
  {
    id: 'gears',
    title: { en: 'A train of gears', zh: '一串齿轮' },
    rows: ['A6'],
    experiment: `${GEARS}&chain.mode=forward`,
    offers: ['result', 'legend', 'transport'],
    play: { runs: true, loops: true },
    caption: [
      {
        en: 'A number enters on the left and is worked on: doubled, one added, squared. In every box the upper number is what has been computed; the lower one says how fast it moves when $x$ moves by one.',
        zh: '一个数从左边进来，一道道加工：乘 2，加 1，再平方。每个方框里，上面的数是算出的值；下面的数说的是快慢：$x$ 动一份，它动几份。',
      },
      {
        en: 'Like gears in mesh: $u = 2x + 1$ turns {inner} times as fast as $x$, and $f = u^2$, where $u$ is {u}, turns {outer} times as fast as $u$. So $f$ turns {inner} · {outer} = {product} times as fast as $x$. **Rates multiply along the way**: that is the whole of the **chain rule**.',
        zh: '就像咬合的齿轮：$u = 2x + 1$ 转得是 $x$ 的 {inner} 倍；$f = u^2$ 在 $u$ 等于 {u} 处，转得是 $u$ 的 {outer} 倍。于是 $f$ 转得是 $x$ 的 {inner} · {outer} = {product} 倍。**快慢逐级相乘**，这就是**链式法则**的全部。',
      },
    ],
    numbers: [
      {
        name: 'u',
        label: { en: '$u = 2x + 1$ at $x = 2$', zh: '$x = 2$ 时的 $u = 2x + 1$' },
        read: { kind: 'value', formula: '2*x + 1', at: 2, of: 'f' },
      },
      {
        name: 'f',
        label: { en: '$f = u^2$', zh: '$f = u^2$' },
        read: { kind: 'value', formula: 'x^2', at: 'u', of: 'f' },
      },
      {
        name: 'inner',
        label: { en: String.raw`$\mathrm d u/\mathrm d x$`, zh: String.raw`$\mathrm d u/\mathrm d x$` },
        read: { kind: 'value', formula: '2*x + 1', at: 2, of: 'dx' },
      },
      {
        name: 'outer',
        label: { en: String.raw`$\mathrm d f/\mathrm d u$`, zh: String.raw`$\mathrm d f/\mathrm d u$` },
        read: { kind: 'value', formula: 'x^2', at: 'u', of: 'dx' },
      },
      {
        name: 'product',
        label: { en: 'their product', zh: '两者之积' },
        read: { kind: 'formula', formula: 'inner*outer' },
      },
      {
        name: 'slope',
        label: {
          en: String.raw`$\mathrm d f/\mathrm d x$ of the whole`,
          zh: String.raw`整个函数的 $\mathrm d f/\mathrm d x$`,
        },
        read: { kind: 'graph', formula: '(2*x + 1)^2', at: [2], of: 'adjoint' },
      },
    ],
    notes: {
      en: 'Do it with fingers first: x moves by a tenth; u by how much, f by how much? Two minutes.',
      zh: '先掰着手指算：x 动十分之一，u 动多少，f 动多少？约两分钟。',
    },
  },
  {
    id: 'inner',
    title: { en: 'Outside, at the inner value', zh: '外层的导数，取在内层的值上' },
    rows: ['D10'],
    experiment: INNER,
    offers: [],
    play: { at: 0 },
    caption: [
      {
        en: 'A straight line inside a square: $h(x) = (3x + 2)^2$. Nothing has been computed yet; dashes wait for numbers. Work it out yourself first, at $x = 1$.',
        zh: '直线套在平方里：$h(x) = (3x + 2)^2$。图里什么都还没算，短横等着填数。先自己算一算，取 $x = 1$。',
      },
    ],
    numbers: [
      {
        name: 'u',
        label: { en: '$u = 3x + 2$ at $x = 1$', zh: '$x = 1$ 时的 $u = 3x + 2$' },
        read: { kind: 'value', formula: '3*x + 2', at: 1, of: 'f' },
        after: 1,
      },
      {
        name: 'outer',
        label: { en: 'outer derivative $2u$', zh: '外层的导数 $2u$' },
        read: { kind: 'value', formula: 'x^2', at: 'u', of: 'dx' },
        after: 2,
      },
      {
        name: 'inner',
        label: { en: 'inner derivative', zh: '内层的导数' },
        read: { kind: 'value', formula: '3*x + 2', at: 1, of: 'dx' },
        after: 3,
      },
      {
        name: 'slope',
        label: { en: "$h'(1)$", zh: "$h'(1)$" },
        read: { kind: 'graph', formula: '(3*x + 2)^2', at: [1], of: 'adjoint' },
        after: 4,
      },
      {
        name: 'expanded',
        label: { en: '$18x + 12$ at $x = 1$', zh: '$x = 1$ 时的 $18x + 12$' },
        read: { kind: 'value', formula: '18*x + 12', at: 1, of: 'f' },
        after: 4,
      },
    ],
    question: {
      text: { en: "What is $h'(1)$?", zh: "$h'(1)$ 等于多少？" },
      answers: [
        {
          text: { en: '10', zh: '10' },
          says: {
            en: 'That is $2u$, the outer derivative alone. The inner function moves three times as fast as $x$, and that was forgotten.',
            zh: '那是 $2u$，只有外层的导数。内层函数走得是 $x$ 的三倍快，这个 3 忘了。',
          },
        },
        {
          text: { en: '15', zh: '15' },
          says: {
            en: 'Three times five: the inner derivative times the inner value. The square has not been differentiated.',
            zh: '3 乘 5：内层的导数乘了内层的值，外层的平方还没有求导。',
          },
        },
        {
          text: { en: '30', zh: '30' },
          right: true,
          says: {
            en: 'Ten, outside, times three, inside.',
            zh: '外层的 10，乘内层的 3。',
          },
        },
      ],
    },
    reveals: [
      {
        play: { at: 3 },
        text: {
          en: 'First the value inside: at $x = 1$, $u$ is {u}.',
          zh: '先算内层的值：$x = 1$ 时，$u$ 等于 {u}。',
        },
      },
      {
        play: { at: 5 },
        text: {
          en: 'Then the derivative outside, **at that value**: $2u$ is {outer}. Taking it at $x$ in place of $u$ is the commonest slip.',
          zh: '再求外层的导数，**取在这个值上**：$2u$ 等于 {outer}。取在 $x$ 上，是最常见的错。',
        },
      },
      {
        text: {
          en: 'Then the derivative inside: {inner}.',
          zh: '然后是内层的导数：{inner}。',
        },
      },
      {
        offers: ['composition', 'transport'],
        play: { at: 'end' },
        text: {
          en: "Multiply: $h'(1)$ = {outer} · {inner} = {slope}. Expanded first, $9x^2 + 12x + 4$ has the derivative $18x + 12$, and gives {expanded} as well. Below, the inner function, the outer one and the whole; drag $x$.",
          zh: "相乘：$h'(1)$ = {outer} · {inner} = {slope}。若先展开成 $9x^2 + 12x + 4$，导数是 $18x + 12$，同样得 {expanded}。下方依次画着内层、外层和整个函数，可以拖动 $x$。",
        },
      },
    ],
    notes: {
      en: 'Take the vote, then reveal one line at a time. Two minutes.',
      zh: '先表决，再一行一行地揭开。约两分钟。',
    },
  },
  {
    id: 'blame',
    title: { en: 'Values there, blame back', zh: '去时算数值，回来算责任' },
    rows: ['A6'],
    experiment: `${GEARS}&chain.mode=reverse`,
    offers: ['card', 'legend', 'transport'],
    play: { at: 0 },
    caption: [
      {
        en: 'The same function as a **computation graph**: every box is one operation. Nothing has been computed yet, and what is not yet known is a dash, not a zero. Go on step by step.',
        zh: '把同一个函数画成**计算图**：每个方框是一次运算。现在什么都还没算，没算出来的写作短横，而不是零。一步一步往下走。',
      },
      {
        en: String.raw`On the way to the right each box computes its value. Then the course turns: starting with $\partial f/\partial f = 1$ at the output, each box learns how much it is to blame for a change of $f$, and passes that on to the left, times the number at the edge.`,
        zh: String.raw`向右走时，每个方框算出自己的值。到了头再折返：从输出的 $\partial f/\partial f = 1$ 出发，每个方框得知 $f$ 的变化有多少该由它负责，再乘上边上的数，往左传。`,
      },
      {
        en: 'At the end $x$ holds {slope}. **Forward carries values, backward carries blame**: the chain rule, read from its end, has a name, **reverse mode**.',
        zh: '最后，$x$ 拿到 {slope}。**去时算数值，回来算责任**：从末尾读起的链式法则有个名字，叫**反向模式**。',
      },
    ],
    numbers: [
      {
        name: 'value',
        label: { en: 'value of $f$', zh: '$f$ 的值' },
        read: { kind: 'graph', formula: '(2*x + 1)^2', at: [2], of: 'value' },
      },
      {
        name: 'slope',
        label: {
          en: String.raw`what reaches $x$: $\partial f/\partial x$`,
          zh: String.raw`传到 $x$ 的：$\partial f/\partial x$`,
        },
        read: { kind: 'graph', formula: '(2*x + 1)^2', at: [2], of: 'adjoint' },
      },
    ],
    notes: {
      en: 'Have the room say each number before the step shows it. Four minutes.',
      zh: '每走一步之前，请大家先报出那个数。约四分钟。',
    },
  },
  {
    id: 'paths',
    title: { en: 'Two ways from x to f', zh: '从 x 到 f 的两条路' },
    rows: ['B6'],
    experiment: PATHS,
    offers: ['card.paths', 'transport'],
    play: { at: 5 },
    caption: [
      {
        en: 'In $f(x) = x^2 + 2x + 1$ the variable occurs twice, so two ways lead from $x$ to $f$. Point at $x$ and they light up.',
        zh: '在 $f(x) = x^2 + 2x + 1$ 里，$x$ 出现了两次，于是从 $x$ 到 $f$ 有两条路。指着 $x$，它们就会亮起来。',
      },
    ],
    numbers: [
      {
        name: 'value',
        label: { en: '$f(2)$', zh: '$f(2)$' },
        read: { kind: 'graph', formula: 'x^2 + 2*x + 1', at: [2], of: 'value' },
      },
      {
        name: 'square',
        label: { en: 'by way of $x^2$', zh: '经过 $x^2$' },
        read: { kind: 'value', formula: 'x^2', at: 2, of: 'dx' },
        after: 1,
      },
      {
        name: 'double',
        label: { en: 'by way of $2x$', zh: '经过 $2x$' },
        read: { kind: 'value', formula: '2*x', at: 2, of: 'dx' },
        after: 1,
      },
      {
        name: 'slope',
        label: { en: "$f'(2)$", zh: "$f'(2)$" },
        read: { kind: 'graph', formula: 'x^2 + 2*x + 1', at: [2], of: 'adjoint' },
        after: 1,
      },
    ],
    question: {
      text: {
        en: 'Each way brings a number to $x$. What becomes of them there?',
        zh: '每条路都把一个数带到 $x$。到了那里，它们怎么办？',
      },
      answers: [
        {
          text: { en: 'they are multiplied', zh: '相乘' },
          says: {
            en: 'One multiplies along a way. The two ways are independent of each other.',
            zh: '沿着一条路才相乘；两条路之间互不相干。',
          },
        },
        {
          text: { en: 'they are added', zh: '相加' },
          right: true,
          says: {
            en: 'If $x$ moves, both terms move, and $f$ feels the sum.',
            zh: '$x$ 一动，两项都跟着动，$f$ 感受到的是它们的和。',
          },
        },
        {
          text: { en: 'the larger one counts', zh: '取较大的那个' },
          says: {
            en: 'Both terms move when $x$ does; neither can be left out.',
            zh: '$x$ 一动两项都在动，哪一个也不能丢。',
          },
        },
      ],
    },
    reveals: [
      {
        offers: ['card', 'card.paths', 'transport'],
        play: { at: 5, runs: true },
        text: {
          en: 'One way brings {square}, the other {double}; together {slope}. **Multiply along a way, add over the ways:** as many paths, as many terms. That is all an automatic differentiator knows besides the derivatives of single operations.',
          zh: '一条路带来 {square}，另一条带来 {double}，合起来是 {slope}。**沿路相乘，逐路相加**：路有几条，贡献就加几份。自动微分除了会求单个运算的导数，懂的就只有这一句。',
        },
      },
    ],
    notes: {
      en: 'The tutorial has the same example in PyTorch; the numbers agree. Three minutes.',
      zh: '教程用 PyTorch 算过同一个例子，数字一致。约三分钟。',
    },
  },
  {
    id: 'many',
    title: { en: 'One pass for all', zh: '一趟全都有' },
    rows: ['B6'],
    experiment: MANY,
    offers: ['counts', 'chain.inputs', 'mode', 'transport'],
    play: { at: 'end' },
    caption: [
      {
        en: 'Two inputs, $f = x_1^2 + x_2^2$ at $(1, 2)$: the value is {value}, and one pass back brings both partial derivatives, {first} and {second}.',
        zh: '两个输入，$f = x_1^2 + x_2^2$，取 $(1, 2)$：值是 {value}；反向走一趟，两个偏导数一起到手，{first} 和 {second}。',
      },
      {
        en: 'The other way round is possible as well: **forward mode** sends along with each value how fast it moves when one input moves. It needs a pass for every input.',
        zh: '反过来也行：**前向模式**在算值的同时，捎上“某个输入动一份，它动几份”。这样，有几个输入就要走几趟。',
      },
    ],
    numbers: [
      {
        name: 'value',
        label: { en: '$f(1, 2)$', zh: '$f(1, 2)$' },
        read: { kind: 'graph', formula: 'x1^2 + x2^2', at: [1, 2], of: 'value' },
      },
      {
        name: 'first',
        label: { en: String.raw`$\partial f/\partial x_1$`, zh: String.raw`$\partial f/\partial x_1$` },
        read: { kind: 'graph', formula: 'x1^2 + x2^2', at: [1, 2], of: 'adjoint', input: 0 },
      },
      {
        name: 'second',
        label: { en: String.raw`$\partial f/\partial x_2$`, zh: String.raw`$\partial f/\partial x_2$` },
        read: { kind: 'graph', formula: 'x1^2 + x2^2', at: [1, 2], of: 'adjoint', input: 1 },
      },
      {
        name: 'forward',
        label: { en: 'passes in forward mode', zh: '前向模式的趟数' },
        read: { kind: 'graph', formula: 'x1^2 + x2^2', at: [1, 2], of: 'forwardPasses' },
        after: 1,
      },
      {
        name: 'reverse',
        label: { en: 'passes in reverse mode', zh: '反向模式的趟数' },
        read: { kind: 'graph', formula: 'x1^2 + x2^2', at: [1, 2], of: 'reversePasses' },
        after: 1,
      },
    ],
    question: {
      text: {
        en: 'A network has a million weights and one loss. How many passes back give its whole gradient?',
        zh: '一个网络有一百万个权重，只有一个损失。要得到整个梯度，需要反向走几趟？',
      },
      answers: [
        {
          text: { en: 'a million', zh: '一百万趟' },
          says: {
            en: 'So many would forward mode need: one for each weight.',
            zh: '那是前向模式的趟数：每个权重一趟。',
          },
        },
        {
          text: { en: 'one', zh: '一趟' },
          right: true,
          says: {
            en: 'One: on its way the blame passes every weight and leaves its share with each.',
            zh: '一趟就够：责任一路往回传，经过每个权重，都留下它那一份。',
          },
        },
        {
          text: { en: 'one for each layer', zh: '每层一趟' },
          says: {
            en: 'One pass runs through all layers, like the way there.',
            zh: '一趟就穿过所有的层，和去时一样。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'For these two inputs it is {forward} against {reverse}. Raise the number of inputs: the work of forward mode climbs with it, the work of reverse mode hardly at all. **One pass back, a million partial derivatives.** Without that, there would be no training of large networks.',
          zh: '这里两个输入，是 {forward} 趟对 {reverse} 趟。把输入个数调大：前向模式的工作量跟着涨，反向模式几乎不变。**一趟反向，百万个偏导数。**没有它，就没有大网络的训练。',
        },
      },
    ],
    notes: {
      en: 'This is the sentence to remember of the chapter. Three minutes.',
      zh: '全章要记住的就是这一句。约三分钟。',
    },
  },
  {
    id: 'yours',
    title: { en: 'You propose, it takes apart', zh: '你出题，它拆解' },
    rows: ['A16'],
    experiment: YOURS,
    offers: ['formula', 'place', 'proposals', 'mode', 'card', 'transport'],
    play: { at: 0 },
    caption: [
      {
        en: String.raw`An example from the textbooks, $f = \ln x_1 + x_1 x_2 - \sin x_2$ at $(2, 5)$: the value is {value}, the partial derivatives are {first} and {second}. Write another formula, with up to three variables; the graph draws itself.`,
        zh: String.raw`教科书里的老例子，$f = \ln x_1 + x_1 x_2 - \sin x_2$，取 $(2, 5)$：值是 {value}，偏导数是 {first} 和 {second}。换成你自己的公式试试，最多三个变量，图会自己画出来。`,
      },
      {
        en: 'This is **automatic differentiation**. It is not numerical: there is no $h$, and no digit is lost. It is not symbolic: no formula grows longer and longer. It works with numbers, and with the rules of calculus, box by box.',
        zh: '这就是**自动微分**。它不是数值微分：没有 $h$，也不丢有效数字。它也不是符号微分：不会推出越来越长的式子。它算的是具体的数，用的是微积分的法则，一个方框接一个方框。',
      },
    ],
    numbers: [
      {
        name: 'value',
        label: { en: '$f(2, 5)$', zh: '$f(2, 5)$' },
        read: { kind: 'graph', formula: 'ln(x1) + x1*x2 - sin(x2)', at: [2, 5], of: 'value' },
        digits: 7,
      },
      {
        name: 'first',
        label: { en: String.raw`$\partial f/\partial x_1$`, zh: String.raw`$\partial f/\partial x_1$` },
        read: { kind: 'graph', formula: 'ln(x1) + x1*x2 - sin(x2)', at: [2, 5], of: 'adjoint', input: 0 },
        digits: 2,
      },
      {
        name: 'second',
        label: { en: String.raw`$\partial f/\partial x_2$`, zh: String.raw`$\partial f/\partial x_2$` },
        read: { kind: 'graph', formula: 'ln(x1) + x1*x2 - sin(x2)', at: [2, 5], of: 'adjoint', input: 1 },
      },
    ],
    notes: {
      en: 'Take a formula from the audience. The tutorial names automatic differentiation and never shows it. Three minutes.',
      zh: '请听众出一个公式。教程提到自动微分，却从没展示过。约三分钟。',
    },
  },
  {
    id: 'vcurve',
    title: { en: 'What a small h costs', zh: 'h 太小的代价' },
    rows: ['B1', 'D1'],
    experiment: 'v=1&function=sin&domain=0:2&bench=derivative&derivative.at=1&derivative.secant=on&derivative.h=0.8',
    offers: ['quotient', 'quotient.h', 'derivative.h'],
    caption: [
      {
        en: String.raw`Why not simply take the quotient $\frac{f(x+h) - f(x)}{h}$ with a small $h$? The picture shows its error for $\sin$ at 1, over all $h$ from 1 down to $10^{-16}$. At $h = 10^{-6}$, the tutorial's choice, it is {usual}.`,
        zh: String.raw`为什么不干脆取一个小的 $h$，算差商 $\frac{f(x+h) - f(x)}{h}$？图上是 $\sin$ 在 1 处的割线，$h$ 越小，它越贴近切线。教程选 $h = 10^{-6}$，差商的误差只有 {usual}。`,
      },
    ],
    numbers: [
      {
        name: 'usual',
        label: { en: 'error at $h = 10^{-6}$', zh: '$h = 10^{-6}$ 时的误差' },
        read: { kind: 'difference', formula: 'sin(x)', at: 1, h: 1e-6, scheme: 'forward', of: 'error' },
        digits: 2,
        quiet: true,
      },
      {
        name: 'lost',
        label: { en: 'quotient at $h = 10^{-16}$', zh: '$h = 10^{-16}$ 时的差商' },
        read: { kind: 'difference', formula: 'sin(x)', at: 1, h: 1e-16, scheme: 'forward' },
        after: 1,
        quiet: true,
      },
      {
        name: 'lostError',
        label: { en: 'its error', zh: '它的误差' },
        read: { kind: 'difference', formula: 'sin(x)', at: 1, h: 1e-16, scheme: 'forward', of: 'error' },
        digits: 4,
        after: 1,
        quiet: true,
      },
      {
        name: 'forwardH',
        label: { en: 'best $h$, forward', zh: '前向差商的最佳 $h$' },
        read: { kind: 'bestStep', formula: 'sin(x)', at: 1, scheme: 'forward', of: 'h' },
        digits: 1,
        after: 1,
      },
      {
        name: 'forwardError',
        label: { en: 'error there', zh: '此时的误差' },
        read: { kind: 'bestStep', formula: 'sin(x)', at: 1, scheme: 'forward', of: 'error' },
        digits: 2,
        after: 1,
      },
      {
        name: 'centralH',
        label: { en: 'best $h$, central', zh: '中心差商的最佳 $h$' },
        read: { kind: 'bestStep', formula: 'sin(x)', at: 1, scheme: 'central', of: 'h' },
        digits: 1,
        after: 1,
      },
      {
        name: 'centralError',
        label: { en: 'error there', zh: '此时的误差' },
        read: { kind: 'bestStep', formula: 'sin(x)', at: 1, scheme: 'central', of: 'error' },
        digits: 2,
        after: 1,
      },
      {
        name: 'root',
        label: { en: String.raw`theory, forward: $\sqrt\varepsilon$`, zh: String.raw`理论，前向：$\sqrt\varepsilon$` },
        read: { kind: 'formula', formula: 'sqrt(2^(-52))' },
        digits: 2,
        after: 1,
        quiet: true,
      },
      {
        name: 'cubeRoot',
        label: {
          en: String.raw`theory, central: $\sqrt[3]\varepsilon$`,
          zh: String.raw`理论，中心：$\sqrt[3]\varepsilon$`,
        },
        read: { kind: 'formula', formula: 'cbrt(2^(-52))' },
        digits: 2,
        after: 1,
        quiet: true,
      },
      {
        name: 'auto',
        label: { en: 'automatic differentiation', zh: '自动微分' },
        read: { kind: 'graph', formula: 'sin(x)', at: [1], of: 'adjoint' },
        digits: 16,
        after: 1,
      },
      {
        name: 'singleH',
        label: { en: 'best $h$, forward, in float32', zh: 'float32 中前向差商的最佳 $h$' },
        read: { kind: 'bestStep', formula: 'sin(x)', at: 1, scheme: 'forward', precision: 'single', of: 'h' },
        digits: 1,
        after: 2,
        quiet: true,
      },
      {
        name: 'singleError',
        label: { en: 'error there', zh: '此时的误差' },
        read: { kind: 'bestStep', formula: 'sin(x)', at: 1, scheme: 'forward', precision: 'single', of: 'error' },
        digits: 2,
        after: 2,
        quiet: true,
      },
    ],
    question: {
      text: { en: 'How large is the error at $h = 10^{-16}$?', zh: '$h = 10^{-16}$ 时，误差有多大？' },
      answers: [
        {
          text: { en: 'about $10^{-16}$', zh: '大约 $10^{-16}$' },
          says: {
            en: 'So it would be if the computer knew all digits. It keeps about sixteen.',
            zh: '如果计算机能记住所有的位数，就会这样。可它只留大约十六位。',
          },
        },
        {
          text: { en: 'about $10^{-8}$', zh: '大约 $10^{-8}$' },
          says: {
            en: 'That is the best one can get, at a much larger $h$.',
            zh: '那是能做到的最好，而且要在大得多的 $h$ 上。',
          },
        },
        {
          text: { en: 'everything is wrong', zh: '全错了' },
          right: true,
          says: {
            en: '$1 + 10^{-16}$ is stored as 1, so the quotient is 0.',
            zh: '$1 + 10^{-16}$ 存下来就是 1，差商成了 0。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: `${ERROR}&derivative.pick=1e-16`,
        offers: ['derivative.pick', 'readings'],
        text: {
          en: String.raw`This is the error over $h$. At $10^{-16}$ the quotient is {lost}, and the error {lostError} is the whole derivative. Down the left arm **rounding** grows as $\varepsilon/h$, up the right one **truncation** grows with $h$: best in between. Theory says near {root}, for central quotients near {cubeRoot}; of the steps 1, 0.1, 0.01, … it is {forwardH} and {centralH}. Automatic differentiation has no $h$ to choose: {auto}.`,
          zh: String.raw`这是差商的误差随 $h$ 的变化。$h = 10^{-16}$ 时差商是 {lost}，误差 {lostError} 就是导数的全部。往左走，**舍入误差**按 $\varepsilon/h$ 增长；往右走，**截断误差**随 $h$ 增长。最好的地方在中间：理论说前向差商在 {root} 附近，中心差商在 {cubeRoot} 附近；在 1、0.1、0.01……这些 $h$ 里，最好的是 {forwardH} 和 {centralH}。自动微分没有 $h$ 要选：{auto}。`,
        },
      },
      {
        experiment: `${ERROR}&derivative.pick=0.000001&derivative.precision=float32`,
        offers: ['derivative.pick', 'precision', 'readings'],
        text: {
          en: 'In float32, in which graphics processors compute, the V stands far higher: at best {singleError}, at $h$ = {singleH}. **Smaller is not always better.** Networks are trained in such numbers; so their gradients are not measured but computed, back along the graph. What that looks like when the graph is a network is the next chapter.',
          zh: '换成显卡常用的 float32，这个 V 形高出一大截：最好也只有 {singleError}，在 $h$ = {singleH} 处。**$h$ 不是越小越好。**网络就是用这样的数训练的，所以梯度不靠差商去量，而是沿着图往回算。当这张图是一个神经网络时，会是什么样子？请看下一章。',
        },
      },
    ],
    notes: {
      en: 'Let them guess the best h before the reveal. Three minutes.',
      zh: '揭晓之前，请大家猜最好的 h。约三分钟。',
    },
  },
];
