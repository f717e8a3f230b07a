import type { LessonNumber, Step } from '../experiment/lessons/types';

// Longer than 350 lines because a lesson is one file that is read from top to bottom.

const SECANT = 'v=1&f=x^2&domain=-2:3&bench=derivative&derivative.at=1.5&derivative.h=1.5&derivative.secant=on';

/** The difference quotient of x² at 1.5 over a step. */
const quotient = (name: string, h: number, digits: number): LessonNumber => ({
  name,
  label: { en: `Quotient, $h = ${h}$`, zh: `差商，$h = ${h}$` },
  read: { kind: 'difference', formula: 'x^2', at: 1.5, h, scheme: 'forward' },
  digits,
});

/** The slope of x³ − 3x + 1 at a place. */
const slopeOfCubic = (name: string, at: number, digits: number): LessonNumber => ({
  name,
  label: { en: `$f^{\\prime}(${at})$`, zh: `$f^{\\prime}(${at})$` },
  read: { kind: 'value', formula: 'x^3-3*x+1', at, of: 'dx' },
  digits,
  after: 1,
});

/** Forward difference of x² with h = 10⁻⁶: the table that the tutorial prints to four decimals. */
const forwardOfSquare = (name: string, at: number, digits: number): LessonNumber => ({
  name,
  label: { en: `At $x = ${at}$`, zh: `$x = ${at}$ 处` },
  read: { kind: 'difference', formula: 'x^2', at, h: 1e-6, scheme: 'forward' },
  digits,
  after: 1,
});

/** What a sum gives for ∫₀³ x² in two strips. */
const sumOfSquare = (
  name: string,
  rule: 'left' | 'right' | 'midpoint' | 'trapezoid' | 'simpson',
  label: LessonNumber['label'],
  digits: number,
): LessonNumber => ({
  name,
  label,
  read: { kind: 'integral', formula: 'x^2', rule, n: 2, from: 0, to: 3 },
  digits,
  after: 1,
});

/** From two points to one; slope as a function; what it does and does not say; how machines compute it; and back again. */
export const derivative: readonly Step[] = [
  {
    id: 'secant',
    title: { en: 'A secant becomes a tangent', zh: '割线变成切线' },
    rows: ['D1'],
    experiment: SECANT,
    offers: ['transport', 'quotient*'],
    play: { runs: true, loops: true },
    caption: [
      {
        en: 'A line through two points of a curve has a slope: so much up, for so much to the right. Now the second point slides towards the first. The line turns, ever more slowly, and comes to rest in one position.',
        zh: '过曲线上两点的直线有斜率：向右走多少，升高多少。现在让第二个点滑向第一个点：直线随之转动，越转越慢，最后停在一个确定的位置。',
      },
      {
        en: 'Drag the open point yourself, and through the first one to its other side. From there, too, the line settles in the same place.',
        zh: '自己拖一拖那个空心点，也可以拖过去，到第一个点的另一侧。从那边靠近，直线也停在同一个位置。',
      },
    ],
    numbers: [
      quotient('one', 1, 1),
      quotient('half', 0.5, 2),
      quotient('tenth', 0.1, 2),
      quotient('thousandth', 0.001, 4),
      {
        name: 'slope',
        label: { en: '$f^{\\prime}(1.5)$', zh: '$f^{\\prime}(1.5)$' },
        read: { kind: 'value', formula: 'x^2', at: 1.5, of: 'dx' },
        digits: 1,
        after: 1,
      },
    ],
    reveals: [
      {
        text: {
          en: 'At 1.5 the slopes run through {one}, {half}, {tenth}, {thousandth}. The pattern is no accident: $\\frac{(1.5+h)^2-1.5^2}{h}=3+h$. As $h$ shrinks, nothing but {slope} is left.',
          zh: '在 1.5 处，斜率依次是 {one}、{half}、{tenth}、{thousandth}。这不是巧合：$\\frac{(1.5+h)^2-1.5^2}{h}=3+h$，$h$ 越来越小，最后只剩下 {slope}。',
        },
      },
      {
        experiment: `${SECANT}&derivative.both=on`,
        text: {
          en: 'What the **difference quotient** tends to is the **derivative**: $f^{\\prime}(x)=\\lim_{h\\to 0}\\frac{f(x+h)-f(x)}{h}$. At $h = 0$ itself the quotient is $0/0$, no number at all; so it takes a limit, and the limit must be the same from both sides.',
          zh: '**差商**的极限就是**导数**：$f^{\\prime}(x)=\\lim_{h\\to 0}\\frac{f(x+h)-f(x)}{h}$。$h$ 恰好为 0 时，差商是 $0/0$，没有意义，所以非用极限不可；而且从两侧趋近，极限必须相同。',
        },
      },
    ],
    notes: {
      en: 'Ask what would be left if h were simply set to 0 in the quotient, before the formula is shown. Three minutes.',
      zh: '出示公式之前先问：直接在差商里令 h = 0，会得到什么？约 3 分钟。',
    },
  },
  {
    id: 'slopes',
    title: { en: 'A slope at every point', zh: '处处都有坡度' },
    rows: ['A2'],
    experiment: 'v=1&f=x^2&domain=-2:3&bench=derivative&derivative.at=1.5',
    offers: ['points'],
    caption: [
      {
        en: 'The tangent touches the curve at one point and has the curve’s direction there. Drag the point along the curve and watch how its slope changes.',
        zh: '切线在一点上贴着曲线，方向也与曲线在那一点的方向相同。沿曲线拖动这个点，看斜率怎样变化。',
      },
      {
        en: 'At 1.5 it is the line $y = 3x - 2.25$: its slope is {right}, and it meets the vertical axis at $f(1.5) - 3\\cdot 1.5$, that is {intercept}.',
        zh: '在 1.5 处，切线是 $y = 3x - 2.25$：斜率是 {right}，截距是 $f(1.5) - 3\\cdot 1.5$，即 {intercept}。',
      },
    ],
    numbers: [
      {
        name: 'left',
        label: { en: '$f^{\\prime}(-1.5)$', zh: '$f^{\\prime}(-1.5)$' },
        read: { kind: 'value', formula: 'x^2', at: -1.5, of: 'dx' },
        digits: 1,
        after: 1,
      },
      {
        name: 'middle',
        label: { en: '$f^{\\prime}(0)$', zh: '$f^{\\prime}(0)$' },
        read: { kind: 'value', formula: 'x^2', at: 0, of: 'dx' },
        digits: 1,
        after: 1,
      },
      {
        name: 'right',
        label: { en: '$f^{\\prime}(1.5)$', zh: '$f^{\\prime}(1.5)$' },
        read: { kind: 'value', formula: 'x^2', at: 1.5, of: 'dx' },
        digits: 1,
      },
      {
        name: 'height',
        label: { en: '$f(1.5)$', zh: '$f(1.5)$' },
        read: { kind: 'value', formula: 'x^2', at: 1.5, of: 'f' },
        digits: 3,
        quiet: true,
      },
      {
        name: 'intercept',
        label: { en: 'Intercept of the tangent at 1.5', zh: '1.5 处切线的截距' },
        read: { kind: 'formula', formula: 'height-right*1.5' },
        digits: 3,
      },
    ],
    reveals: [
      {
        experiment: 'v=1&f=x^2&domain=-2:3&bench=derivative&derivative.at=-1.5:0:1.5',
        text: {
          en: 'Three tangents at once, with slopes {left}, {middle} and {right}: falling, level, rising. The curve is the same, its slope is not.',
          zh: '同时画出三条切线，斜率分别是 {left}、{middle}、{right}：一条下降，一条水平，一条上升。曲线是同一条，坡度却处处不同。',
        },
      },
      {
        experiment: 'v=1&f=x^2&domain=-2:3&bench=derivative&derivative.at=-1.5:0:1.5&derivative.first=on',
        text: {
          en: 'Write the slope of each point below it, and a second curve appears: here the line $f^{\\prime}(x) = 2x$. **The slope is a function, too**, the derivative function.',
          zh: '把每一点的斜率画在它的下方，就得到另一条曲线；这里是直线 $f^{\\prime}(x) = 2x$。**坡度本身也是函数**，叫作导函数。',
        },
      },
    ],
    notes: {
      en: 'Before the second reveal, ask what curve the slopes will form. Two minutes.',
      zh: '第二次揭晓之前先问：把斜率连起来，会是什么曲线？约 2 分钟。',
    },
  },
  {
    id: 'predict',
    title: { en: 'Draw it before you see it', zh: '先画出你心里的导函数' },
    rows: ['D8'],
    experiment: 'v=1&f=x^3-3*x%2B1&domain=-2:2&bench=derivative&derivative.part=predict',
    offers: ['sketch*'],
    caption: [
      {
        en: 'The curve is given, its derivative is not. Draw in the empty frame below what you expect: where is the slope zero, where is it negative, where is the curve steepest?',
        zh: '上面是曲线，下面的导函数还空着。请把你心里的样子画进去：哪里斜率为零？哪里为负？哪里最陡？',
      },
      {
        en: 'Drag the tangent along the curve while you draw. Nobody is graded here; only who has drawn something can be surprised.',
        zh: '可以一边沿曲线拖动切线，一边画。这里不打分；但只有动手画过，才会有意外的收获。',
      },
    ],
    numbers: [
      slopeOfCubic('outerLeft', -1.5, 3),
      slopeOfCubic('middle', 0, 1),
      slopeOfCubic('inner', 0.5, 3),
      slopeOfCubic('outerRight', 1.5, 3),
    ],
    reveals: [
      {
        offers: ['sketch*', 'score'],
        experiment: 'v=1&f=x^3-3*x%2B1&domain=-2:2&bench=derivative&derivative.part=predict&derivative.compare=on',
        text: {
          en: 'The true one is $f^{\\prime}(x) = 3x^2 - 3$. At −1.5, 0, 0.5 and 1.5 it is {outerLeft}, {middle}, {inner} and {outerRight}. Its zeros lie exactly below the peak and the valley; and it does not care how high the curve is, only how it leans.',
          zh: '真正的导函数是 $f^{\\prime}(x) = 3x^2 - 3$，在 −1.5、0、0.5、1.5 处依次是 {outerLeft}、{middle}、{inner}、{outerRight}。它的零点恰好在峰和谷的正下方；它不管曲线有多高，只管曲线往哪边斜。',
        },
      },
      {
        text: {
          en: 'The slides show a curve with its tangent at this place, but the picture is lost and its function is not named. This curve is ours: unlike a parabola, its slope turns round.',
          zh: '幻灯片在这里原有一幅曲线与切线的图，但图已丢失，也没有写明是什么函数。这条曲线是我们选的：与抛物线不同，它的斜率会先降后升。',
        },
      },
    ],
    notes: {
      en: 'Give a full minute of silence for drawing. Compare two drawings before the true one.',
      zh: '留足一分钟安静地画；先对照两位同学的画，再看真的。',
    },
  },
  {
    id: 'zero',
    title: { en: 'Zero is a suspicion', zh: '导数为零，只是嫌疑' },
    rows: ['A2'],
    experiment: 'v=1&f=x^3&domain=-1.5:1.5&bench=derivative&derivative.at=0',
    offers: ['points'],
    caption: [
      {
        en: 'The curve is $f(x) = x^3$. At $x = 0$ its tangent lies level: $f^{\\prime}(0) = {flat}$.',
        zh: '这条曲线是 $f(x) = x^3$。它在 $x = 0$ 处的切线是水平的：$f^{\\prime}(0)$ 等于 {flat}。',
      },
    ],
    question: {
      text: { en: 'What is at $x = 0$?', zh: '$x = 0$ 是什么点？' },
      answers: [
        {
          text: { en: 'A minimum', zh: '极小值点' },
          says: {
            en: 'Go one step to the left: there the curve is lower. So 0 is no minimum.',
            zh: '往左走一步，曲线就更低了，所以 0 不是极小值点。',
          },
        },
        {
          text: { en: 'A maximum', zh: '极大值点' },
          says: {
            en: 'Go one step to the right: there the curve is higher. So 0 is no maximum.',
            zh: '往右走一步，曲线就更高了，所以 0 不是极大值点。',
          },
        },
        {
          text: { en: 'Neither', zh: '两者都不是' },
          right: true,
          says: {
            en: 'The curve comes from below, rests for a moment, and climbs on. It is a point of inflection.',
            zh: '曲线从下面上来，平了一瞬，又继续上升。这是一个拐点。',
          },
        },
      ],
    },
    numbers: [
      {
        name: 'flat',
        label: { en: '$x^3$: slope at 0', zh: '$x^3$ 在 0 处的斜率' },
        read: { kind: 'value', formula: 'x^3', at: 0, of: 'dx' },
        digits: 1,
      },
      {
        name: 'fromLeft',
        label: { en: '$|x|$: slope at 0 from the left', zh: '$|x|$ 在 0 处的左导数' },
        read: { kind: 'value', formula: 'abs(x)', at: 0, of: 'left' },
        digits: 1,
        after: 2,
      },
      {
        name: 'fromRight',
        label: { en: '$|x|$: slope at 0 from the right', zh: '$|x|$ 在 0 处的右导数' },
        read: { kind: 'value', formula: 'abs(x)', at: 0, of: 'right' },
        digits: 1,
        after: 2,
      },
    ],
    reveals: [
      {
        experiment: 'v=1&f=x^3&domain=-1.5:1.5&bench=derivative&derivative.at=0&derivative.first=on',
        text: {
          en: 'Look at $f^{\\prime} = 3x^2$ below: it touches zero and stays positive on both sides. An extremum needs more than a zero: **the slope must change its sign** there, from − to + for a minimum. (The tutorial says that a zero “may be an extremum”, which is right; it shows no case where it is not one.)',
          zh: '看下方的 $f^{\\prime} = 3x^2$：它碰到零，两边却都是正的。成为极值点光有零还不够，**斜率必须在那里变号**：由负变正，才是极小值点。（教程说导数为零“可能是极值”，没有说错，只是没有给出不是极值的例子。）',
        },
      },
      {
        experiment:
          'v=1&f=abs(x)&domain=-1.5:1.5&bench=derivative&derivative.at=0&derivative.both=on&derivative.secant=on',
        text: {
          en: 'And a minimum needs no zero at all. $|x|$ is lowest at 0, but has no derivative there: {fromLeft} from the left, {fromRight} from the right, and no common limit. So $f^{\\prime}=0$ convicts nobody: **a zero derivative is a suspicion, no verdict**.',
          zh: '反过来，极小值点也不一定有为零的导数。$|x|$ 在 0 处最小，那里却没有导数：左导数 {fromLeft}，右导数 {fromRight}，没有共同的极限。所以**导数为零只是嫌疑，不是定罪**。',
        },
      },
    ],
    notes: {
      en: 'Take the vote first; then ask for a fourth case (x⁴: the zero, and a minimum). Three minutes.',
      zh: '先表决；再请学生补一个例子（x⁴：导数为零，而且是极小值点）。约 3 分钟。',
    },
  },
  {
    id: 'table',
    title: { en: 'The table, alive', zh: '活的导数表' },
    rows: ['D2'],
    experiment: 'v=1&f=x^2&domain=-3:3&bench=derivative&derivative.part=table',
    offers: ['entry.values', 'entry.parameter', 'entry.remark'],
    caption: [
      {
        en: 'Eleven functions and their derivatives: a table to be learnt by heart, usually. Here each entry is a curve (solid), its derivative (dashed) and a tangent that you can drag; all of them move together.',
        zh: '十一个函数和它们的导数，平时是要背的一张表。这里每一格都画出函数（实线）、导函数（虚线）和一条可以拖动的切线，各格的切线一起移动。',
      },
      {
        en: 'Move $a$ in $a^x$ until the two curves coincide. The derivative of $a^x$ is always $a^x$ times a constant, $\\ln a$: for $a = 2$ it is {lnTwo}. It becomes 1 at $a = {euler}$.',
        zh: '在 $a^x$ 那一格里移动 $a$，直到两条曲线重合。$a^x$ 的导数总是它自己乘以一个常数 $\\ln a$：$a = 2$ 时是 {lnTwo}；要让它变成 1，$a$ 得取 {euler}。',
      },
    ],
    numbers: [
      {
        name: 'lnTwo',
        label: { en: '$\\ln 2$', zh: '$\\ln 2$' },
        read: { kind: 'value', formula: '2^x', at: 0, of: 'dx' },
        digits: 4,
      },
      {
        name: 'euler',
        label: { en: '$a$ at which both coincide', zh: '两条曲线重合时的 $a$' },
        read: { kind: 'formula', formula: 'exp(1)' },
        digits: 6,
      },
      {
        name: 'arcsine',
        label: { en: '$\\arcsin^{\\prime}$ at $0.5$', zh: '$\\arcsin^{\\prime}(0.5)$' },
        read: { kind: 'value', formula: 'asin(x)', at: 0.5, of: 'dx' },
        digits: 4,
        after: 1,
      },
      {
        name: 'steep',
        label: { en: '$\\arcsin^{\\prime}$ at $0.999$', zh: '$\\arcsin^{\\prime}(0.999)$' },
        read: { kind: 'value', formula: 'asin(x)', at: 0.999, of: 'dx' },
        digits: 4,
        after: 1,
      },
    ],
    reveals: [
      {
        offers: ['entry.values', 'entry.parameter', 'entry.remark', 'entry.domain'],
        text: {
          en: 'The slides print all eleven entries correctly, and leave out where they hold: $\\ln x$ for $x > 0$ alone, $\\arcsin$ between −1 and 1, $\\tan$ except where the cosine is zero. At the ends of its range the slope of $\\arcsin$ grows without bound: {arcsine} at 0.5, {steep} at 0.999.',
          zh: '幻灯片上的十一条都写对了，只是没有写定义域：$\\ln x$ 只在 $x > 0$ 时有意义，$\\arcsin x$ 只在 −1 与 1 之间有意义，$\\tan x$ 要除去余弦为零的点。$\\arcsin$ 的斜率在两端没有上限：0.5 处是 {arcsine}，0.999 处已是 {steep}。',
        },
      },
      {
        text: {
          en: 'This is what makes e the natural base: **for $e^x$ the height of the curve is its slope**, everywhere. No other base can say that of itself.',
          zh: '这正是“自然”二字的来历：**$e^x$ 在每一点的高度，就是它在那一点的坡度**。换成别的底数，都做不到。',
        },
      },
    ],
    notes: {
      en: 'Can be cut when late: one minute for a = e is enough.',
      zh: '时间不够时可以略讲，只用一分钟演示 a = e。',
    },
  },
  {
    id: 'rules',
    title: { en: 'A growing rectangle', zh: '长大的矩形' },
    rows: ['D6'],
    experiment: 'v=1&f=x^2&bench=derivative&derivative.part=rules&derivative.rule=product&derivative.step=2',
    offers: ['rules.steps'],
    caption: [
      {
        en: 'A rectangle has the sides $u = \\sin x$ and $v = x^2+1$; its area is the product $uv$. When $x$ grows a little, both sides grow: two strips are added, and a small corner.',
        zh: '矩形的两条边是 $u = \\sin x$ 和 $v = x^2+1$，面积就是乘积 $uv$。$x$ 增加一点，两条边都变长，面积多出两条窄边和一个小角。',
      },
      {
        en: 'At $x = 1$ the slopes of the sides are {du} and {dv}.',
        zh: '在 $x = 1$ 处，两条边的变化率分别是 {du} 和 {dv}。',
      },
    ],
    question: {
      text: { en: 'What is the slope of the area, $(uv)^{\\prime}$?', zh: '面积的变化率 $(uv)^{\\prime}$ 是多少？' },
      answers: [
        {
          text: {
            en: '$u^{\\prime}v^{\\prime}$, the product of the slopes',
            zh: '$u^{\\prime}v^{\\prime}$，两个变化率相乘',
          },
          says: {
            en: 'That is the corner alone, the very part that vanishes. Look at the rectangle.',
            zh: '那只是小角，恰恰是会消失的那一部分。再看看矩形。',
          },
        },
        {
          text: { en: '$u^{\\prime}v+uv^{\\prime}$, the two strips', zh: '$u^{\\prime}v+uv^{\\prime}$，两条窄边' },
          right: true,
          says: {
            en: 'One strip is as long as $v$ and grows by $u^{\\prime}$, the other as long as $u$ and grows by $v^{\\prime}$.',
            zh: '一条窄边长 $v$，以 $u^{\\prime}$ 的速度变宽；另一条长 $u$，以 $v^{\\prime}$ 的速度变宽。',
          },
        },
        {
          text: {
            en: '$u^{\\prime}+v^{\\prime}$, the sum of the slopes',
            zh: '$u^{\\prime}+v^{\\prime}$，两个变化率相加',
          },
          says: {
            en: 'That is the rule for a sum. A strip as long as $v$ adds more than its width.',
            zh: '那是加法法则。一条长为 $v$ 的窄边，增加的面积不只是它的宽度。',
          },
        },
      ],
    },
    numbers: [
      {
        name: 'du',
        label: { en: '$u^{\\prime}(1)$', zh: '$u^{\\prime}(1)$' },
        read: { kind: 'value', formula: 'sin(x)', at: 1, of: 'dx' },
        digits: 5,
      },
      {
        name: 'dv',
        label: { en: '$v^{\\prime}(1)$', zh: '$v^{\\prime}(1)$' },
        read: { kind: 'value', formula: 'x^2+1', at: 1, of: 'dx' },
        digits: 1,
      },
      {
        name: 'product',
        label: { en: '$(uv)^{\\prime}(1)$', zh: '$(uv)^{\\prime}(1)$' },
        read: { kind: 'value', formula: 'sin(x)*(x^2+1)', at: 1, of: 'dx' },
        digits: 5,
        after: 1,
      },
      {
        name: 'corner',
        label: { en: 'not $u^{\\prime}v^{\\prime}$', zh: '而不是 $u^{\\prime}v^{\\prime}$' },
        read: { kind: 'formula', formula: 'du*dv' },
        digits: 5,
        after: 1,
      },
      {
        name: 'ratio',
        label: { en: '$(u/v)^{\\prime}(1)$', zh: '$(u/v)^{\\prime}(1)$' },
        read: { kind: 'value', formula: 'sin(x)/(x^2+1)', at: 1, of: 'dx' },
        digits: 4,
        after: 2,
      },
    ],
    reveals: [
      {
        offers: ['transport', 'rules.steps', 'rules.wrong'],
        experiment: 'v=1&f=x^2&bench=derivative&derivative.part=rules&derivative.rule=product&derivative.step=4',
        play: { runs: true },
        text: {
          en: 'Now $\\Delta x$ shrinks. The strips become narrow in the same measure, the corner is narrow twice over and dies first. What is left is $(uv)^{\\prime}=u^{\\prime}v+uv^{\\prime}$, at 1 it is {product}; the product of the slopes would be {corner}.',
          zh: '让 $\\Delta x$ 缩小：两条窄边按同样的比例变窄，小角却在两个方向上都变小，最先消失。剩下的是 $(uv)^{\\prime}=u^{\\prime}v+uv^{\\prime}$，等于 {product}；两个变化率的乘积则是 {corner}。',
        },
      },
      {
        experiment: 'v=1&f=x^2&bench=derivative&derivative.part=rules&derivative.rule=quotient&derivative.step=4',
        text: {
          en: 'The quotient follows the same way: $\\left(\\frac{u}{v}\\right)^{\\prime}=\\frac{u^{\\prime}v-uv^{\\prime}}{v^2}$, here {ratio}. The numerator grows and the fraction falls all the same, because the denominator grows faster.',
          zh: '除法法则也这样得来：$\\left(\\frac{u}{v}\\right)^{\\prime}=\\frac{u^{\\prime}v-uv^{\\prime}}{v^2}$，这里等于 {ratio}。分子在变大，分数却在变小，因为分母变大得更快。',
        },
      },
      {
        experiment: 'v=1&f=x^2&bench=derivative&derivative.part=rules&derivative.rule=sum&derivative.step=4',
        text: {
          en: 'Only the sum is as simple as one would wish: $(u+v)^{\\prime}=u^{\\prime}+v^{\\prime}$. Put one length on top of another, and their changes add.',
          zh: '唯有加法法则和想的一样简单：$(u+v)^{\\prime}=u^{\\prime}+v^{\\prime}$。两段长度首尾相接，各自的变化相加就是总的变化。',
        },
      },
    ],
    notes: {
      en: 'Draw the rectangle on the board while the vote is on; do not show the formula first. Four minutes.',
      zh: '表决时在黑板上画出矩形，先不写公式。约 4 分钟。',
    },
  },
  {
    id: 'differential',
    title: { en: 'dy follows the tangent, Δy the curve', zh: 'dy 沿切线，Δy 沿曲线' },
    rows: ['D5'],
    experiment: 'v=1&f=x^2&domain=-2:3&bench=derivative&derivative.at=1.5&derivative.h=0.5&derivative.triangle=on',
    offers: ['derivative.h', 'triangle'],
    caption: [
      {
        en: 'Go to the right by $\\mathrm{d}x$. The curve rises by $\\Delta y$, the tangent by $\\mathrm{d}y = f^{\\prime}(x)\\,\\mathrm{d}x$, the **differential**. They are not the same: for $\\mathrm{d}x = 0.5$ they are {deltaWide} and {diffWide}.',
        zh: '向右走 $\\mathrm{d}x$，曲线升高 $\\Delta y$，切线升高 $\\mathrm{d}y = f^{\\prime}(x)\\,\\mathrm{d}x$，后者叫作**微分**。两者并不相等：$\\mathrm{d}x = 0.5$ 时，分别是 {deltaWide} 和 {diffWide}。',
      },
      {
        en: 'Make $\\mathrm{d}x$ smaller. Both shrink, but the gap between them shrinks faster than either.',
        zh: '把 $\\mathrm{d}x$ 调小：两者都在变小，但它们的差距变小得更快。',
      },
    ],
    numbers: [
      {
        name: 'slope',
        label: { en: '$f^{\\prime}(1.5)$', zh: '$f^{\\prime}(1.5)$' },
        read: { kind: 'value', formula: 'x^2', at: 1.5, of: 'dx' },
        digits: 1,
        quiet: true,
      },
      {
        name: 'steepWide',
        label: { en: 'Quotient over 0.5', zh: '步长 0.5 的差商' },
        read: { kind: 'difference', formula: 'x^2', at: 1.5, h: 0.5, scheme: 'forward' },
        quiet: true,
      },
      {
        name: 'steepNarrow',
        label: { en: 'Quotient over 0.05', zh: '步长 0.05 的差商' },
        read: { kind: 'difference', formula: 'x^2', at: 1.5, h: 0.05, scheme: 'forward' },
        quiet: true,
      },
      {
        name: 'deltaWide',
        label: { en: '$\\Delta y$, $\\mathrm{d}x = 0.5$', zh: '$\\mathrm{d}x = 0.5$ 时的 $\\Delta y$' },
        read: { kind: 'formula', formula: '0.5*steepWide' },
        digits: 3,
      },
      {
        name: 'diffWide',
        label: { en: '$\\mathrm{d}y$, $\\mathrm{d}x = 0.5$', zh: '$\\mathrm{d}x = 0.5$ 时的 $\\mathrm{d}y$' },
        read: { kind: 'formula', formula: '0.5*slope' },
        digits: 2,
      },
      {
        name: 'gapWide',
        label: { en: 'Gap, $\\mathrm{d}x = 0.5$', zh: '$\\mathrm{d}x = 0.5$ 时的差距' },
        read: { kind: 'formula', formula: 'deltaWide-diffWide' },
        digits: 2,
        after: 1,
      },
      {
        name: 'gapNarrow',
        label: { en: 'Gap, $\\mathrm{d}x = 0.05$', zh: '$\\mathrm{d}x = 0.05$ 时的差距' },
        read: { kind: 'formula', formula: '0.05*steepNarrow-0.05*slope' },
        digits: 2,
        after: 1,
      },
    ],
    reveals: [
      {
        text: {
          en: 'For $x^2$ the gap is exactly $\\mathrm{d}x^2$: {gapWide}, and with a tenth of the step {gapNarrow}, a hundredth of it. This is why gradient descent may trust the tangent, and why only for short steps.',
          zh: '对 $x^2$ 来说，差距恰好是 $\\mathrm{d}x^2$：步长 0.5 时是 {gapWide}；步长缩到十分之一，差距就缩到百分之一，只有 {gapNarrow}。梯度下降敢相信切线，道理就在这里；只能迈小步，道理也在这里。',
        },
      },
    ],
    notes: {
      en: 'The gap is what the next chapter’s learning rates are about: a step follows the tangent, but lands on the curve.',
      zh: '下一章讲学习率，讲的就是这个差距：步子是照切线迈的，落脚却在曲线上。',
    },
  },
  {
    id: 'digits',
    title: { en: 'Equal to four decimals', zh: '四位小数看上去都对' },
    rows: ['B1'],
    experiment:
      'v=1&f=x^2&domain=-3:3&bench=derivative&derivative.at=2&derivative.h=0.000001&derivative.secant=on&digits=5',
    offers: ['quotient', 'digits'],
    caption: [
      {
        en: 'A machine that knows no formulas can still find slopes: it takes a tiny step, $h = 10^{-6}$, and divides. At $x = 2$ the quotient reads 4.0000, and the formula says $2x = 4$. They seem to be equal, but for the last line of the card.',
        zh: '不懂公式的机器也能求斜率：走一小步 $h = 10^{-6}$，再除一下。在 $x = 2$ 处，差商显示 4.0000，公式给出 $2x = 4$，看上去完全一样，只有卡片的最后一行不同意。',
      },
      {
        en: 'Show more digits, 13 in place of 5, and look again.',
        zh: '把有效数字从 5 位加到 13 位，再看一次。',
      },
    ],
    numbers: [
      forwardOfSquare('atMinusTwo', -2, 13),
      forwardOfSquare('atMinusOne', -1, 13),
      forwardOfSquare('atZero', 0, 7),
      forwardOfSquare('atOne', 1, 13),
      {
        ...forwardOfSquare('atTwo', 2, 13),
        tutorial: {
          text: '4.0000',
          why: {
            en: 'All five are printed to four decimals, which cut off the error: it is about h itself, 0.000001.',
            zh: '五个数都只印四位小数，误差恰好被截掉了：它大约就是 h 本身，即 0.000001。',
          },
        },
      },
      {
        name: 'central',
        label: { en: 'Central, at $x = 2$', zh: '中心差商，$x = 2$ 处' },
        read: { kind: 'difference', formula: 'x^2', at: 2, h: 1e-6, scheme: 'central' },
        digits: 13,
        after: 2,
      },
    ],
    reveals: [
      {
        experiment:
          'v=1&f=x^2&domain=-3:3&bench=derivative&derivative.at=2&derivative.h=0.000001&derivative.secant=on&digits=13',
        text: {
          en: 'With thirteen digits it is {atTwo}, and wrong in the seventh place by just about $h$, as it must be: the quotient of $x^2$ is $2x+h$. The tutorial prints four decimals at five places, and so hides the one thing that its example could teach.',
          zh: '显示十三位，差商其实是 {atTwo}：第六位小数就错了，错的大小正好约为 $h$。这是必然的，因为 $x^2$ 的差商等于 $2x+h$。教程在五个点上都只印四位小数，恰好把这个例子最值得看的东西藏了起来。',
        },
      },
      {
        experiment:
          'v=1&f=x^2&domain=-3:3&bench=derivative&derivative.at=2&derivative.h=0.000001&derivative.secant=on&derivative.both=on&digits=13',
        text: {
          en: 'Step to both sides and take the mean: the **central difference** gives {central}. For twice the work the error is ten thousand times smaller. What is left of it does not come from $h$ at all: the machine rounds, and too small an $h$ is as bad as too large a one. Chapter 6 comes back to it.',
          zh: '向两侧各走一步再取平均，叫作**中心差商**，得到 {central}。多算一次，误差就小了大约一万倍。剩下的这一点误差已经不怪 $h$ 太大，而是计算机的舍入造成的：$h$ 太小，和太大一样糟。第 6 章再来看它。',
        },
      },
    ],
    notes: {
      en: 'Let the audience say how many digits they want to see. Two minutes.',
      zh: '请学生说要看几位小数。约 2 分钟。',
    },
  },
  {
    id: 'area',
    title: { en: 'An area, cut into strips', zh: '把面积切成条' },
    rows: ['D7'],
    experiment:
      'v=1&f=x^2&domain=-0.5:3.5&bench=integral&integral.from=0&integral.to=3&integral.n=2&integral.rule=left',
    offers: ['rules'],
    caption: [
      {
        en: 'Now the other way round. Not how steep the curve is, but how much lies beneath it: $\\int_0^3 x^2\\,\\mathrm{d}x$, which is {exact}. Cut the area into strips and replace each by something simple.',
        zh: '现在反过来问：不问曲线有多陡，而问它下面有多大的面积。$\\int_0^3 x^2\\,\\mathrm{d}x$ 等于 {exact}。把面积切成条，每一条换成一个简单的图形来算。',
      },
      {
        en: 'Rectangles, as high as the curve at their left end, at their right end, in their middle; trapezoids; or arcs of a parabola, **Simpson’s rule**. We begin with no more than two strips.',
        zh: '可以换成矩形，高度取左端点、右端点或中点的函数值；可以换成梯形；也可以换成一段抛物线，叫作**辛普森法**。先只切两条。',
      },
    ],
    question: {
      text: { en: 'Which is exact with only two strips?', zh: '只切两条，哪一种完全准确？' },
      answers: [
        {
          text: { en: 'Midpoint rectangles', zh: '中点矩形' },
          says: {
            en: 'Close, and better than the trapezoids by half, but too small: the curve bends upwards, away from its rectangles.',
            zh: '很接近，误差只有梯形法的一半；但还是偏小，因为曲线向上弯。',
          },
        },
        {
          text: { en: 'Trapezoids', zh: '梯形' },
          says: {
            en: 'A chord lies above this curve, so each trapezoid is too large.',
            zh: '这条曲线的弦都在曲线上方，所以每个梯形都偏大。',
          },
        },
        {
          text: { en: 'Simpson’s parabola', zh: '辛普森法的抛物线' },
          right: true,
          says: {
            en: 'The curve is itself a parabola, so nothing is lost. (It is exact for cubics, too.)',
            zh: '曲线本身就是抛物线，当然分毫不差。（对三次函数它也是准确的。）',
          },
        },
      ],
    },
    numbers: [
      {
        name: 'exact',
        label: { en: '$\\int_0^3 x^2\\,\\mathrm{d}x$', zh: '$\\int_0^3 x^2\\,\\mathrm{d}x$' },
        read: { kind: 'integral', formula: 'x^2', rule: 'exact', from: 0, to: 3 },
        digits: 1,
      },
      sumOfSquare('left', 'left', { en: 'Left, $n = 2$', zh: '左端点，$n = 2$' }, 4),
      sumOfSquare('right', 'right', { en: 'Right, $n = 2$', zh: '右端点，$n = 2$' }, 5),
      sumOfSquare('midpoint', 'midpoint', { en: 'Midpoint, $n = 2$', zh: '中点，$n = 2$' }, 5),
      sumOfSquare('trapezoid', 'trapezoid', { en: 'Trapezoids, $n = 2$', zh: '梯形法，$n = 2$' }, 5),
      sumOfSquare('simpson', 'simpson', { en: 'Simpson, $n = 2$', zh: '辛普森法，$n = 2$' }, 1),
      {
        name: 'leftMany',
        label: { en: 'Left, $n = 256$', zh: '左端点，$n = 256$' },
        read: { kind: 'integral', formula: 'x^2', rule: 'left', n: 256, from: 0, to: 3 },
        quiet: true,
        digits: 7,
        after: 2,
      },
      {
        name: 'midpointMany',
        label: { en: 'Midpoint, $n = 256$', zh: '中点，$n = 256$' },
        read: { kind: 'integral', formula: 'x^2', rule: 'midpoint', n: 256, from: 0, to: 3 },
        quiet: true,
        digits: 7,
        after: 2,
      },
      {
        name: 'bell',
        label: { en: '$\\int_{-2}^{2} e^{-x^2}\\,\\mathrm{d}x$', zh: '$\\int_{-2}^{2} e^{-x^2}\\,\\mathrm{d}x$' },
        read: { kind: 'integral', formula: 'exp(-x^2)', rule: 'exact', from: -2, to: 2 },
        quiet: true,
        digits: 9,
        after: 3,
      },
    ],
    reveals: [
      {
        offers: ['rules', 'strips', 'sums'],
        experiment:
          'v=1&f=x^2&domain=-0.5:3.5&bench=integral&integral.from=0&integral.to=3&integral.n=2&integral.rule=simpson',
        text: {
          en: 'Two strips give {left} from the left and {right} from the right, {midpoint} with midpoints, {trapezoid} with trapezoids, and {simpson} with Simpson.',
          zh: '两条时，左端点得 {left}，右端点得 {right}，中点得 {midpoint}，梯形法得 {trapezoid}，辛普森法得 {simpson}。',
        },
      },
      {
        offers: ['strips', 'sums', 'errors'],
        experiment:
          'v=1&f=x^2&domain=-0.5:3.5&bench=integral&integral.from=0&integral.to=3&integral.n=256&integral.rule=midpoint',
        text: {
          en: 'With 256 strips all come near, but not at the same pace. Twice as many strips halve the error of the left sum, and quarter that of midpoints and trapezoids: straight lines of slope 1 and 2 in the small picture. **How you cut decides how fast the error dies.** Left: {leftMany}; midpoint: {midpointMany}.',
          zh: '切成 256 条，哪一种都接近了，快慢却不同：条数加倍，左端点的误差减半，中点和梯形的误差减到四分之一，在误差图上就是斜率为 1 和 2 的直线。**怎么切，决定误差消失得多快。**此时左端点得 {leftMany}，中点得 {midpointMany}。',
        },
      },
      {
        experiment:
          'v=1&f=exp(-x^2)&domain=-3:3&bench=integral&integral.from=-2&integral.to=2&integral.n=8&integral.rule=trapezoid',
        text: {
          en: 'For some functions there is no other way. The bell $e^{-x^2}$ has no antiderivative that could be written in the usual functions, yet its area from −2 to 2 is as definite as any: {bell}. (The slides shade an area here without saying under which curve; these examples are ours.)',
          zh: '有些函数只能这样算。钟形曲线 $e^{-x^2}$ 的原函数写不成初等函数，但它在 −2 到 2 之间的面积同样确定：{bell}。（幻灯片在这里涂了一块面积，却没有写明是哪条曲线；这些例子是我们选的。）',
        },
      },
    ],
    notes: {
      en: 'Ask for the direction of each error, too small or too large, before the numbers appear. Three minutes.',
      zh: '数字出现之前，先请学生判断每一种偏大还是偏小。约 3 分钟。',
    },
  },
  {
    id: 'antiderivative',
    title: { en: 'The slope of the area is the height', zh: '面积的坡度就是高度' },
    rows: ['D7'],
    experiment:
      'v=1&f=x^3-3*x%2B1&domain=-2.2:2.2&bench=integral&integral.part=antiderivative&integral.from=-2&integral.to=2',
    offers: ['headline'],
    caption: [
      {
        en: 'Drag the upper bound $b$ along the axis. The second curve, $F$, keeps account of the area so far. Area below the axis counts negative, and there $F$ goes down.',
        zh: '沿横轴拖动上限 $b$。另一条曲线 $F$ 记着到目前为止的面积；轴下方的面积算负的，走到那里 $F$ 就往下降。',
      },
      {
        en: 'From −2 to 2 the total is {total}. Look at two numbers while you drag: how high $f$ is at $b$, and how steep $F$ is there.',
        zh: '从 −2 到 2，总和是 {total}。拖动时请比较两个数：$f$ 在 $b$ 处有多高，$F$ 在那里有多陡。',
      },
    ],
    numbers: [
      {
        name: 'total',
        label: { en: '$\\int_{-2}^{2}(x^3-3x+1)\\,\\mathrm{d}x$', zh: '$\\int_{-2}^{2}(x^3-3x+1)\\,\\mathrm{d}x$' },
        read: { kind: 'integral', formula: 'x^3-3*x+1', rule: 'exact', from: -2, to: 2 },
        digits: 1,
      },
      {
        name: 'height',
        label: { en: 'Height of $f$ at 2', zh: '$f$ 在 2 处的高度' },
        read: { kind: 'value', formula: 'x^3-3*x+1', at: 2, of: 'f' },
        digits: 1,
        after: 1,
      },
      {
        name: 'arch',
        label: { en: '$\\int_0^{\\pi}\\sin x\\,\\mathrm{d}x$', zh: '$\\int_0^{\\pi}\\sin x\\,\\mathrm{d}x$' },
        read: { kind: 'integral', formula: 'sin(x)', rule: 'exact', from: 0, to: Math.PI },
        digits: 1,
        after: 2,
      },
      {
        name: 'logistic',
        label: { en: '$\\int_{-3}^{3}\\sigma(x)\\,\\mathrm{d}x$', zh: '$\\int_{-3}^{3}\\sigma(x)\\,\\mathrm{d}x$' },
        read: { kind: 'integral', formula: 'sigmoid(x)', rule: 'exact', from: -3, to: 3 },
        digits: 1,
        after: 2,
      },
    ],
    reveals: [
      {
        offers: ['headline', 'verdict', 'note'],
        text: {
          en: 'They are the same, everywhere: at $b = 2$ both are {height}. Push $b$ a little further, and a strip is added that is as high as the curve. So **the area grows as fast as the curve is high**: $F^{\\prime}=f$, the fundamental theorem of calculus. Derivative and integral undo each other.',
          zh: '这两个数处处相等：在 $b = 2$ 处都是 {height}。把 $b$ 再推远一点，多出来的是一窄条，它的高度正是曲线的高度。所以**面积增长的速度，就是曲线此刻的高度**：$F^{\\prime}=f$。这就是微积分基本定理；求导与积分互为逆运算。',
        },
      },
      {
        text: {
          en: 'Two more to try in the laboratory: one arch of the sine has area {arch}, and the sigmoid from −3 to 3 has {logistic}, half the width, because above and below one half it is balanced.',
          zh: '还有两个可以到实验室里试一试：正弦的一拱面积是 {arch}；sigmoid 从 −3 到 3 的面积是 {logistic}，恰好是宽度的一半，因为它在二分之一的上方与下方正好对称。',
        },
      },
      {
        text: {
          en: 'You can now read off the slope of any curve at any point. But a slope alone moves nothing. Who goes downhill with it, and how long may the steps be? That is the next chapter.',
          zh: '现在，任何一条曲线在任何一点的坡度都能读出来了。可是坡度自己不会走路。谁来照着它下山？一步该迈多大？这是下一章的事。',
        },
      },
    ],
    notes: {
      en: 'Drag b slowly through a zero of f and stop there: F is level. Three minutes.',
      zh: '把 b 慢慢拖过 f 的零点，停在那里：F 正好是平的。约 3 分钟。',
    },
  },
];
