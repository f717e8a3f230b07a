import type { Step } from '../experiment/lessons/types';

/*
 * Rosenbrock's valley: near to the eye and far to walk; what a map hides; two curvatures; patience; Newton; who sets the rate.
 *
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

const SGD = 'v=1&run=sgd,lr:0.0005,start:-1.5:1.5';
/** What the tutorial runs. */
const HUNDRED = `${SGD}&steps=100`;
const LONG = `${SGD}&steps=50000`;
const OVER = 'v=1&run=sgd,lr:0.0021,start:-1.5:1.5&steps=20000';
const CROSS = `${HUNDRED}&view=map&equal=on&tool=terrain&terrain=at:1:1,arrows:off,plane:off,stationary:off,run:-1`;
/** Its second step leads far below the usual view. */
const NEWTON = 'v=1&domain=x:-2:2,y:-5:3&run=newton,start:-1.5:1.5&steps=6';

const sixAt = (rates: readonly number[]): string =>
  `v=1&${['sgd', 'momentum', 'nesterov', 'adagrad', 'rmsprop', 'adam']
    .map((id, i) => `run=${id},lr:${rates[i]},start:-1.5:1.5`)
    .join('&')}&steps=400`;
const SMALL = sixAt([0.001, 0.001, 0.001, 0.001, 0.001, 0.001]);
const LARGE = sixAt([0.1, 0.1, 0.1, 0.1, 0.1, 0.1]);
/** The rates that a fair race finds best for 400 steps, of 64 from 1e-4 to 1. */
const FAIR = sixAt([0.00334, 0.001201, 0.001389, 1, 0.2318, 1]);
const onWith = (steps: number): string =>
  `v=1&run=sgd,lr:0.00334,start:-1.5:1.5&run=adam,lr:1,start:-1.5:1.5&steps=${steps}`;

export const rosenbrock: readonly Step[] = [
  {
    id: 'flight',
    title: { en: 'Near to the eye', zh: '看着不远' },
    rows: ['A9'],
    experiment: `${SGD}&steps=5000`,
    offers: ['transport'],
    play: { runs: true, loops: true, speed: 16 },
    caption: [
      {
        en: 'A valley bent like a banana, between two high walls. The ball falls into it at once. Its lowest point is round the bend, marked by a star; nothing stands in the way.',
        zh: '一道弯弯的山谷，形如香蕉，两侧是高墙。小球一下子就落进谷里。最低点在弯道那头，标着一颗星，中间没有任何阻挡。',
      },
      {
        en: 'And yet it crawls. What you watch are five thousand steps, each of them downhill, each by the book. **Near to the eye, far to walk.** Why?',
        zh: '可它走得像在爬。眼前这一段是五千步，步步向下，步步合乎规矩。**看着不远，路却又弯又平。**这是为什么？',
      },
    ],
    notes: {
      en: 'Say nothing for one whole loop. Two minutes.',
      zh: '先完整地看一遍，不要说话。约两分钟。',
    },
  },
  {
    id: 'crawl',
    title: { en: 'A hundred steps', zh: '走一百步' },
    rows: ['A9'],
    experiment: HUNDRED,
    offers: ['chart', 'chart.scale', 'transport'],
    caption: [
      {
        en: String.raw`Rosenbrock’s function $f = (1-x)^2 + 100\,(y - x^2)^2$, made in 1960 to give optimizers a hard time. The tutorial starts at $(-1.5, 1.5)$ and takes 100 steps with $\eta = 0.0005$; the minimum is at $(1, 1)$.`,
        zh: String.raw`Rosenbrock 函数 $f = (1-x)^2 + 100\,(y - x^2)^2$，1960 年专为难住优化方法而造。教程从 $(-1.5, 1.5)$ 出发，以 $\eta = 0.0005$ 走 100 步；极小值点在 $(1, 1)$。`,
      },
    ],
    numbers: [
      {
        name: 'start',
        label: { en: '$f$ at the start', zh: '起点的 $f$' },
        read: { kind: 'run', step: 0, of: 'loss' },
        experiment: HUNDRED,
        digits: 3,
      },
      {
        name: 'first',
        label: { en: '$f$ after 1 step', zh: '1 步后的 $f$' },
        read: { kind: 'run', step: 1, of: 'loss' },
        experiment: HUNDRED,
        digits: 3,
        after: 1,
      },
      {
        name: 'end',
        label: { en: '$f$ after 100 steps', zh: '100 步后的 $f$' },
        read: { kind: 'run', of: 'loss' },
        experiment: HUNDRED,
        digits: 7,
        after: 1,
      },
      {
        name: 'x',
        label: { en: '$x$ after 100 steps', zh: '100 步后的 $x$' },
        read: { kind: 'run', of: 'x' },
        experiment: HUNDRED,
        digits: 8,
        after: 1,
      },
      {
        name: 'y',
        label: { en: '$y$ after 100 steps', zh: '100 步后的 $y$' },
        read: { kind: 'run', of: 'y' },
        experiment: HUNDRED,
        digits: 8,
        after: 1,
      },
      {
        name: 'distance',
        label: { en: 'distance to $(1, 1)$', zh: '到 $(1, 1)$ 的距离' },
        read: { kind: 'formula', formula: 'hypot(x - 1, y - 1)' },
        digits: 4,
        after: 1,
      },
    ],
    question: {
      text: { en: 'Where will the ball be after 100 steps?', zh: '100 步之后，小球会在哪里？' },
      answers: [
        {
          text: { en: 'at the star', zh: '到了星星那里' },
          says: {
            en: 'Nothing stands in its way, and yet: look.',
            zh: '路上毫无阻挡，可是，请看。',
          },
        },
        {
          text: { en: 'in the bend, half-way', zh: '走到弯道，一半的路' },
          says: {
            en: 'It would take well over a thousand steps to get there.',
            zh: '要走到那里，远不止一千步。',
          },
        },
        {
          text: { en: 'about where it fell into the valley', zh: '差不多还在落进谷里的地方' },
          right: true,
          says: {
            en: 'The floor of the valley is almost level, and so the steps along it are tiny.',
            zh: '谷底几乎是平的，顺着它每一步只能挪一点点。',
          },
        },
      ],
    },
    reveals: [
      {
        play: { runs: true, speed: 0.5 },
        text: {
          en: 'One step takes $f$ from {start} to {first}: the fall. The other ninety-nine take it to {end}. The ball is at ({x}, {y}), still {distance} from the star. The tutorial prints this place and the minimum one below the other and says nothing. **One step to fall in; the rest is crawling.**',
          zh: '只一步，$f$ 就从 {start} 降到 {first}，这是坠落；另外九十九步，才把它降到 {end}。小球在 ({x}, {y})，离星星还有 {distance}。教程把终点和极小值点上下并排印出来，一句话也没说。**一步就掉进谷里，其余全在爬。**',
        },
      },
    ],
    notes: {
      en: 'Have everybody point at the place before playing. Three minutes.',
      zh: '播放之前，请每个人指出它会停的地方。约三分钟。',
    },
  },
  {
    id: 'levels',
    title: { en: 'A map that shows nothing', zh: '什么也看不见的地图' },
    rows: ['A9'],
    experiment: `${HUNDRED}&view=map&height=linear`,
    offers: ['height', 'transport'],
    play: { at: 'end' },
    caption: [
      {
        en: 'The same place on a map, with contour lines at equal distances as the tutorial draws them. In view $f$ goes from 0 up to {top}: fifty equal levels are {gap} apart.',
        zh: '同一个地方的地图，等高线按相等的高差画，教程就是这样画的。图中的 $f$ 从 0 一直高到 {top}，分成五十层，每层相差 {gap}。',
      },
      {
        en: 'After its first step the ball is at {low}. All that happens from then on happens below the first line.',
        zh: '走完第一步，小球就在 {low} 的高度上。此后发生的一切，都在第一条等高线以下。',
      },
    ],
    numbers: [
      {
        name: 'top',
        label: { en: 'highest value in view, at $(-2, -1)$', zh: '图中最高处，$(-2, -1)$' },
        read: { kind: 'value', at: [-2, -1], of: 'f' },
      },
      {
        name: 'gap',
        label: { en: 'a fiftieth of it', zh: '它的五十分之一' },
        read: { kind: 'formula', formula: 'top/50' },
        digits: 3,
      },
      {
        name: 'low',
        label: { en: 'where the ball is after 1 step', zh: '1 步之后小球的高度' },
        read: { kind: 'run', step: 1, of: 'loss' },
        digits: 3,
      },
    ],
    reveals: [
      {
        experiment: `${HUNDRED}&view=map&height=log`,
        play: { at: 'end' },
        text: {
          en: 'Now each line stands for so many **times** as high in place of so much higher. The valley appears, and with it the reason to crawl. **The first map was right and showed nothing.** Where values span decades, take logarithms.',
          zh: '改成每过一条线，高度就翻上若干**倍**，而不是高出若干。山谷显出来了，它为什么难走也一目了然。**原先那张地图没画错，只是看不见。**数值跨好几个数量级时，就取对数。',
        },
      },
    ],
    notes: {
      en: 'Let them look for the valley on the first map. Two minutes.',
      zh: '先请大家在第一张地图上找山谷。约两分钟。',
    },
  },
  {
    id: 'walls',
    title: { en: 'The walls set the stride', zh: '谷壁限步长' },
    rows: ['A9'],
    experiment: CROSS,
    offers: ['terrain.at.*'],
    caption: [
      {
        en: 'At the minimum, a cross: in its two directions the surface curves most and least. Across the valley the curvature is {most}, along it {least}.',
        zh: '极小值点上画着一个十字，那是曲面弯得最厉害和最不厉害的两个方向。横着山谷，曲率是 {most}；顺着山谷，只有 {least}。',
      },
      {
        en: String.raw`The larger one decides how long a step may be: $\eta$ below {limit}. The smaller one decides how far such a step gets along the valley: it takes away the share $\eta$ × {least} of the way, less than a thousandth.`,
        zh: String.raw`大的那个决定步子能迈多大：$\eta$ 不能超过 {limit}。小的那个决定这样一步能走多远：顺着山谷，每步只走掉剩余路程的 $\eta$ × {least}，还不到千分之一。`,
      },
    ],
    numbers: [
      {
        name: 'most',
        label: { en: 'curvature across', zh: '横穿方向的曲率' },
        read: { kind: 'value', at: [1, 1], of: 'most' },
        digits: 5,
      },
      {
        name: 'least',
        label: { en: 'curvature along', zh: '顺谷方向的曲率' },
        read: { kind: 'value', at: [1, 1], of: 'least' },
        digits: 5,
      },
      {
        name: 'limit',
        label: { en: 'largest stable rate, 2 / curvature across', zh: '最大稳定学习率，2 / 横穿方向的曲率' },
        read: { kind: 'formula', formula: '2/most' },
        digits: 5,
      },
      {
        name: 'over',
        label: {
          en: String.raw`$f$ with $\eta = 0.0021$ after 20,000 steps`,
          zh: String.raw`$\eta = 0.0021$，20000 步后的 $f$`,
        },
        read: { kind: 'run', of: 'loss' },
        experiment: OVER,
        digits: 3,
        after: 1,
      },
    ],
    reveals: [
      {
        experiment: `${OVER}&view=map`,
        offers: ['run.0.lr', 'chart', 'chart.scale', 'transport'],
        play: { runs: true, speed: 64 },
        text: {
          en: String.raw`A little beyond the limit, $\eta = 0.0021$: it comes along the valley faster, but near the star the walls close in. After 20,000 steps it still bounces from one to the other, at {over}. **Walls limit the stride, the floor the distance.**`,
          zh: String.raw`稍稍越过极限，取 $\eta = 0.0021$：一路走得更快，可越近星星，谷壁夹得越紧。走了 20000 步，它还在两壁之间弹来弹去，$f$ 停在 {over}。**谷壁限步长，谷底要路程。**`,
        },
      },
    ],
    notes: {
      en: 'The same rule as in chapters 3 and 5; ask for it before showing the number. Three minutes.',
      zh: '与第 3、5 章是同一条规律；先问，再给数字。约三分钟。',
    },
  },
  {
    id: 'patience',
    title: { en: 'It arrives, if you can wait', zh: '肯等，总会到' },
    rows: ['A9'],
    experiment: `${SGD}&steps=10000`,
    offers: ['steps', 'chart', 'chart.scale', 'transport'],
    play: { runs: true, speed: 64 },
    caption: [
      {
        en: String.raw`Nothing has been wrong with gradient descent: with the same $\eta = 0.0005$ it does reach the star. It only takes its time.`,
        zh: String.raw`梯度下降并没有错：还是 $\eta = 0.0005$，它真的会走到星星那里，只是要花时间。`,
      },
      {
        en: 'After a thousand steps $f$ is {thousand}, after five thousand {five}, after ten thousand {ten}, after fifty thousand {fifty}. **It arrives, if you can wait.** A hundred steps were simply no distance here.',
        zh: '一千步后 $f$ 是 {thousand}，五千步后 {five}，一万步后 {ten}，五万步后 {fifty}。**肯等，总会到。**在这里，一百步根本算不上路程。',
      },
    ],
    numbers: [
      {
        name: 'thousand',
        label: { en: '$f$ after 1000 steps', zh: '1000 步后的 $f$' },
        read: { kind: 'run', step: 1000, of: 'loss' },
        experiment: LONG,
        digits: 4,
      },
      {
        name: 'five',
        label: { en: '$f$ after 5000 steps', zh: '5000 步后的 $f$' },
        read: { kind: 'run', step: 5000, of: 'loss' },
        experiment: LONG,
        digits: 3,
      },
      {
        name: 'ten',
        label: { en: '$f$ after 10,000 steps', zh: '10000 步后的 $f$' },
        read: { kind: 'run', step: 10000, of: 'loss' },
        experiment: LONG,
        digits: 3,
      },
      {
        name: 'fifty',
        label: { en: '$f$ after 50,000 steps', zh: '50000 步后的 $f$' },
        read: { kind: 'run', of: 'loss' },
        experiment: LONG,
        digits: 2,
      },
    ],
    notes: {
      en: 'Cut this step first when late. Two minutes.',
      zh: '时间不够时，先略去这一步。约两分钟。',
    },
  },
  {
    id: 'newton',
    title: { en: 'Over the wall with Newton', zh: '牛顿法翻墙' },
    rows: ['A16'],
    experiment: NEWTON,
    offers: ['chart', 'chart.scale', 'transport'],
    caption: [
      {
        en: '**Newton’s method** looks at curvature as well as slope: it lays a quadratic bowl against the surface and jumps to the bottom of that. Its first step follows the valley; $f$ goes from {zero} to {one}.',
        zh: '**牛顿法**不光看坡度，还看弯曲：在脚下贴一只二次曲面的碗，然后直接跳到碗底。第一步落进山谷，$f$ 从 {zero} 降到 {one}。',
      },
    ],
    numbers: [
      {
        name: 'zero',
        label: { en: '$f$ at the start', zh: '起点的 $f$' },
        read: { kind: 'run', step: 0, of: 'loss' },
        experiment: NEWTON,
        digits: 3,
      },
      {
        name: 'one',
        label: { en: 'after 1 step', zh: '1 步后' },
        read: { kind: 'run', step: 1, of: 'loss' },
        experiment: NEWTON,
        digits: 3,
      },
      {
        name: 'two',
        label: { en: 'after 2 steps', zh: '2 步后' },
        read: { kind: 'run', step: 2, of: 'loss' },
        experiment: NEWTON,
        digits: 5,
        after: 1,
      },
      {
        name: 'three',
        label: { en: 'after 3 steps', zh: '3 步后' },
        read: { kind: 'run', step: 3, of: 'loss' },
        experiment: NEWTON,
        digits: 3,
        after: 1,
      },
      {
        name: 'four',
        label: { en: 'after 4 steps', zh: '4 步后' },
        read: { kind: 'run', step: 4, of: 'loss' },
        experiment: NEWTON,
        digits: 3,
        after: 1,
      },
      {
        name: 'five',
        label: { en: 'after 5 steps', zh: '5 步后' },
        read: { kind: 'run', step: 5, of: 'loss' },
        experiment: NEWTON,
        digits: 1,
        after: 1,
      },
    ],
    question: {
      text: { en: 'And after the second step?', zh: '走完第二步，$f$ 是多少？' },
      answers: [
        {
          text: { en: 'below 1', zh: '不到 1' },
          says: {
            en: 'A method that knows the curvature should do better and better, one thinks.',
            zh: '懂得弯曲的方法，总该越走越好，人人都会这样想。',
          },
        },
        {
          text: { en: 'a little below the first', zh: '比第一步低一点' },
          says: {
            en: 'That would be gradient descent. Newton takes no small steps.',
            zh: '那是梯度下降的走法。牛顿法不走小步。',
          },
        },
        {
          text: { en: 'over 1000', zh: '一千以上' },
          right: true,
          says: {
            en: 'It jumps over the bend, to where its bowl had its bottom and the surface has a wall.',
            zh: '它越过弯道，跳到了那只碗的碗底；可曲面在那里是一堵高墙。',
          },
        },
      ],
    },
    reveals: [
      {
        play: { runs: true, speed: 0.125 },
        text: {
          en: 'To {two}, high up on the wall! The bowl fitted where it was laid, not over there. But from the wall the next one fits well, and then it goes {three}, {four}, {five}. **Newton climbs a wall first, then lands.** Close to a minimum nothing is faster; far from it, nothing is promised.',
          zh: '{two}，高高的墙上！那只碗只贴合脚下那一小块，管不了远处。不过从墙上再贴一只，就贴得很好，接下来是 {three}、{four}、{five}。**牛顿法先翻上高墙，再一步到底。**离极小值点近时，没有比它更快的；离得远时，它什么也不保证。',
        },
      },
    ],
    notes: {
      en: 'Step by hand with the step button. The tutorial names Newton and never runs it. Three minutes.',
      zh: '用单步按钮一步一步走。教程提到牛顿法，却从没跑过。约三分钟。',
    },
  },
  {
    id: 'same-rate',
    title: { en: 'One rate for all', zh: '大家用同一个学习率' },
    rows: ['A9'],
    experiment: SMALL,
    offers: ['chart', 'race.layouts', 'run.*.lr', 'transport'],
    play: { at: 'end' },
    caption: [
      {
        en: String.raw`Six optimizers, one start, 400 steps, the same $\eta = 0.001$ for all. The race looks decided: Nesterov {smallNesterov} and momentum {smallMomentum} have reached the star’s neighbourhood, Adam is left with {smallAdam}.`,
        zh: String.raw`六种优化器，同一个起点，各走 400 步，都用 $\eta = 0.001$。胜负似乎已分：Nesterov 到了 {smallNesterov}，动量法 {smallMomentum}，都已接近星星；Adam 还停在 {smallAdam}。`,
      },
    ],
    numbers: [
      {
        name: 'smallSgd',
        label: { en: String.raw`gradient descent, $\eta = 0.001$`, zh: String.raw`梯度下降，$\eta = 0.001$` },
        read: { kind: 'run', run: 0, of: 'loss' },
        experiment: SMALL,
        digits: 3,
      },
      {
        name: 'smallMomentum',
        label: { en: String.raw`momentum, $\eta = 0.001$`, zh: String.raw`动量法，$\eta = 0.001$` },
        read: { kind: 'run', run: 1, of: 'loss' },
        experiment: SMALL,
        digits: 3,
      },
      {
        name: 'smallNesterov',
        label: { en: String.raw`Nesterov, $\eta = 0.001$`, zh: String.raw`Nesterov，$\eta = 0.001$` },
        read: { kind: 'run', run: 2, of: 'loss' },
        experiment: SMALL,
        digits: 3,
      },
      {
        name: 'smallAdagrad',
        label: { en: String.raw`Adagrad, $\eta = 0.001$`, zh: String.raw`Adagrad，$\eta = 0.001$` },
        read: { kind: 'run', run: 3, of: 'loss' },
        experiment: SMALL,
        digits: 3,
      },
      {
        name: 'smallRmsprop',
        label: { en: String.raw`RMSprop, $\eta = 0.001$`, zh: String.raw`RMSprop，$\eta = 0.001$` },
        read: { kind: 'run', run: 4, of: 'loss' },
        experiment: SMALL,
        digits: 3,
      },
      {
        name: 'smallAdam',
        label: { en: String.raw`Adam, $\eta = 0.001$`, zh: String.raw`Adam，$\eta = 0.001$` },
        read: { kind: 'run', run: 5, of: 'loss' },
        experiment: SMALL,
        digits: 3,
      },
      {
        name: 'largeAdagrad',
        label: { en: String.raw`Adagrad, $\eta = 0.1$`, zh: String.raw`Adagrad，$\eta = 0.1$` },
        read: { kind: 'run', run: 3, of: 'loss' },
        experiment: LARGE,
        digits: 3,
        after: 1,
      },
      {
        name: 'largeRmsprop',
        label: { en: String.raw`RMSprop, $\eta = 0.1$`, zh: String.raw`RMSprop，$\eta = 0.1$` },
        read: { kind: 'run', run: 4, of: 'loss' },
        experiment: LARGE,
        digits: 3,
        after: 1,
      },
      {
        name: 'largeAdam',
        label: { en: String.raw`Adam, $\eta = 0.1$`, zh: String.raw`Adam，$\eta = 0.1$` },
        read: { kind: 'run', run: 5, of: 'loss' },
        experiment: LARGE,
        digits: 3,
        after: 1,
      },
    ],
    question: {
      text: {
        en: String.raw`Once more with $\eta = 0.1$ for all. Who wins?`,
        zh: String.raw`全都换成 $\eta = 0.1$ 再来一次，谁赢？`,
      },
      answers: [
        {
          text: { en: 'momentum and Nesterov again', zh: '还是动量法和 Nesterov' },
          says: {
            en: 'They fly out at the very first step, as gradient descent does.',
            zh: '它们和梯度下降一样，第一步就飞了出去。',
          },
        },
        {
          text: { en: 'Adam', zh: 'Adam' },
          right: true,
          says: {
            en: 'It divides by the size of the gradient, and so 0.1 means something else to it.',
            zh: 'Adam 会除以梯度的大小，同一个 0.1 对它是另一个意思。',
          },
        },
        {
          text: { en: 'the order stays, all are faster', zh: '名次不变，只是都快了' },
          says: {
            en: 'The same number is a stroll for one and a leap off the map for another.',
            zh: '同一个数，对这个是散步，对那个却是一跃飞出地图。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: LARGE,
        play: { runs: true, speed: 8 },
        text: {
          en: 'Now Adam has {largeAdam}, RMSprop {largeRmsprop}, and the former winners have left the map. Nothing has changed but one number. **Who wins depends on who set the rate.**',
          zh: '这回 Adam 是 {largeAdam}，RMSprop 是 {largeRmsprop}，先前的冠军都飞出了地图。变的只是一个数。**谁赢，先看学习率是谁定的。**',
        },
      },
    ],
    notes: {
      en: 'Ask for bets on the second race. Three minutes.',
      zh: '第二场比赛前请大家下注。约三分钟。',
    },
  },
  {
    id: 'fair',
    title: { en: 'To each its best rate', zh: '各用各的最佳学习率' },
    rows: ['A9'],
    experiment: SMALL,
    offers: ['race.panes', 'race.layouts', 'fair.ask', 'fair.figure', 'fair.table', 'chart', 'transport'],
    play: { at: 'end' },
    caption: [
      {
        en: 'A fair race lets everyone choose. Each optimizer runs with 64 learning rates, evenly spaced on a logarithmic scale from $10^{-4}$ to 1, for 400 steps each, and the best of them counts. “Fair race” below the surface does it before your eyes.',
        zh: '公平的比赛，先让每位选手挑自己的步长。每种优化器试 64 个学习率，从 $10^{-4}$ 到 1 在对数刻度上均匀排开，各走 400 步，取最好的一次。曲面下方的“公平比较”会当场算给你看。',
      },
    ],
    numbers: [
      {
        name: 'momentum',
        label: { en: '$f$ at its best rate: momentum', zh: '最佳学习率下的 $f$：动量法' },
        read: { kind: 'fair', run: 1, of: 'loss' },
        experiment: SMALL,
        digits: 2,
        after: 1,
      },
      {
        name: 'adam',
        label: { en: '$f$ at its best rate: Adam', zh: '最佳学习率下的 $f$：Adam' },
        read: { kind: 'fair', run: 5, of: 'loss' },
        experiment: SMALL,
        digits: 2,
        after: 1,
      },
      {
        name: 'nesterov',
        label: { en: '$f$ at its best rate: Nesterov', zh: '最佳学习率下的 $f$：Nesterov' },
        read: { kind: 'fair', run: 2, of: 'loss' },
        experiment: SMALL,
        digits: 2,
        after: 1,
      },
      {
        name: 'rmsprop',
        label: { en: '$f$ at its best rate: RMSprop', zh: '最佳学习率下的 $f$：RMSprop' },
        read: { kind: 'fair', run: 4, of: 'loss' },
        experiment: SMALL,
        digits: 2,
        after: 1,
      },
      {
        name: 'sgd',
        label: { en: '$f$ at its best rate: gradient descent', zh: '最佳学习率下的 $f$：梯度下降' },
        read: { kind: 'fair', run: 0, of: 'loss' },
        experiment: SMALL,
        digits: 2,
        after: 1,
      },
      {
        name: 'adagrad',
        label: { en: '$f$ at its best rate: Adagrad', zh: '最佳学习率下的 $f$：Adagrad' },
        read: { kind: 'fair', run: 3, of: 'loss' },
        experiment: SMALL,
        digits: 2,
        after: 1,
      },
      {
        name: 'sgdRate',
        label: { en: 'best rate: gradient descent', zh: '最佳学习率：梯度下降' },
        read: { kind: 'fair', run: 0, of: 'lr' },
        experiment: SMALL,
        digits: 3,
        quiet: true,
      },
      {
        name: 'adagradRate',
        label: { en: 'best rate: Adagrad', zh: '最佳学习率：Adagrad' },
        read: { kind: 'fair', run: 3, of: 'lr' },
        experiment: SMALL,
        digits: 3,
        quiet: true,
      },
      {
        name: 'adamRate',
        label: { en: 'best rate: Adam', zh: '最佳学习率：Adam' },
        read: { kind: 'fair', run: 5, of: 'lr' },
        experiment: SMALL,
        digits: 3,
        quiet: true,
      },
    ],
    question: {
      text: { en: 'Who is first when each has its best rate?', zh: '各用最佳学习率，谁排第一？' },
      answers: [
        {
          text: { en: 'Adam', zh: 'Adam' },
          says: {
            en: 'It comes close, second of six. On a smooth valley momentum is hard to beat.',
            zh: '差一点，六个里排第二。在光滑的山谷里，动量法很难被超过。',
          },
        },
        {
          text: { en: 'momentum', zh: '动量法' },
          right: true,
          says: { en: 'Inertia carries it along the valley.', zh: '惯性带着它顺谷而下。' },
        },
        {
          text: { en: 'Nesterov, as before', zh: '还是 Nesterov' },
          says: {
            en: 'It led at 0.001. With the best rate of each it is third.',
            zh: '学习率 0.001 时它领先；各用最佳学习率，它排第三。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: FAIR,
        play: { runs: true, speed: 8 },
        text: {
          en: 'Momentum {momentum}, Adam {adam}, Nesterov {nesterov}; far behind, plain gradient descent with {sgd} at $\\eta$ = {sgdRate}. **Give each its best rate and the ranking turns.** Be fair to the end: Adam and Adagrad were best at {adamRate} and {adagradRate}, the edge of what was tried; further out they might do better still.',
          zh: '动量法 {momentum}，Adam {adam}，Nesterov {nesterov}；远远落后的朴素梯度下降是 {sgd}，用的 $\\eta$ = {sgdRate}。**各用各的最佳步长，名次就翻过来。**公平要公平到底：Adam 和 Adagrad 的最佳学习率是 {adamRate} 和 {adagradRate}，正好在所试范围的边上，再往外也许更好。',
        },
      },
    ],
    notes: {
      en: 'One of the eight steps of the short route. Run the search live, it takes seconds. Four minutes.',
      zh: '短路线的八步之一。当场搜索，只要几秒。约四分钟。',
    },
  },
  {
    id: 'long-run',
    title: { en: 'And in the long run?', zh: '跑完全程呢' },
    rows: ['A9'],
    experiment: onWith(400),
    offers: ['steps', 'chart', 'chart.scale', 'transport'],
    play: { at: 'end' },
    caption: [
      {
        en: 'Two of the best rates once more, gradient descent with 0.00334 and Adam with 1, after 400 steps: {sgd400} and {adam400}. What if they simply go on?',
        zh: '再看其中两个最佳学习率：梯度下降用 0.00334，Adam 用 1。400 步后是 {sgd400} 和 {adam400}。让它们接着走呢？',
      },
    ],
    numbers: [
      {
        name: 'sgd400',
        label: { en: 'gradient descent, 400 steps', zh: '梯度下降，400 步' },
        read: { kind: 'run', run: 0, step: 400, of: 'loss' },
        experiment: onWith(20000),
        digits: 3,
      },
      {
        name: 'sgd1000',
        label: { en: 'gradient descent, 1000 steps', zh: '梯度下降，1000 步' },
        read: { kind: 'run', run: 0, step: 1000, of: 'loss' },
        experiment: onWith(20000),
        digits: 3,
        after: 1,
      },
      {
        name: 'sgdOdd',
        label: { en: 'gradient descent, 19,999 steps', zh: '梯度下降，19999 步' },
        read: { kind: 'run', run: 0, step: 19999, of: 'loss' },
        experiment: onWith(20000),
        digits: 3,
        after: 1,
      },
      {
        name: 'sgdEven',
        label: { en: 'gradient descent, 20,000 steps', zh: '梯度下降，20000 步' },
        read: { kind: 'run', run: 0, step: 20000, of: 'loss' },
        experiment: onWith(20000),
        digits: 3,
        after: 1,
      },
      {
        name: 'adam400',
        label: { en: 'Adam, 400 steps', zh: 'Adam，400 步' },
        read: { kind: 'run', run: 1, step: 400, of: 'loss' },
        experiment: onWith(20000),
        digits: 2,
      },
      {
        name: 'adam1000',
        label: { en: 'Adam, 1000 steps', zh: 'Adam，1000 步' },
        read: { kind: 'run', run: 1, step: 1000, of: 'loss' },
        experiment: onWith(20000),
        digits: 2,
        after: 1,
      },
    ],
    question: {
      text: { en: 'After 20,000 steps at these rates, both will be …', zh: '以这样的学习率走 20000 步，两者会……' },
      answers: [
        {
          text: { en: 'closer to the minimum than after 400', zh: '都比 400 步时更近' },
          says: {
            en: 'More steps only help where the steps get shorter.',
            zh: '步子越走越小，多走才有用。',
          },
        },
        {
          text: { en: 'no closer, or further away', zh: '没有更近，甚至更远' },
          right: true,
          says: {
            en: 'These rates had been chosen to win a short race.',
            zh: '这些学习率本来就是为短跑挑的。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: onWith(20000),
        play: { runs: true, speed: 64 },
        text: {
          en: 'Gradient descent, beyond the limit of step 4, is back at {sgd1000} after 1000 steps and at the end jumps between {sgdOdd} and {sgdEven} for ever. Adam is at {adam1000} after 1000 steps, as good as there, and soon after is thrown back; from then on no two computers agree on its numbers. **The rate that wins 400 steps loses the long run.** That is what schedules are for.',
          zh: '梯度下降的学习率越过了第 4 步的极限：1000 步时又回到 {sgd1000}，最后在 {sgdOdd} 与 {sgdEven} 之间永远跳下去。Adam 在 1000 步时是 {adam1000}，可以说已经到了，不久却又被甩了回去；从那以后，换台电脑数字就不一样。**赢四百步的步长，跑不完全程。**学习率调度就是为此而设的。',
        },
      },
      {
        text: {
          en: 'All this in one single valley. What if there are many, deep ones and shallow ones? The next chapter lets the optimizers loose there.',
          zh: '这还只是一道谷。要是有许多道，深的深，浅的浅，又会怎样？下一章就把优化器放到那里去。',
        },
      },
    ],
    notes: {
      en: 'Ask what one would do about it; somebody will propose to lower the rate. Three minutes.',
      zh: '问：那该怎么办？总会有人提出把学习率逐渐调小。约三分钟。',
    },
  },
];
