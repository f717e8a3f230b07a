import type { Step } from '../experiment/lessons/types';

/*
 * Partial derivatives and the gradient: cuts, arrows, the compass, the tangent plane, and where the steepest way leads.
 *
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

const BOWL = 'v=1&surface=sphere&domain=x:-3:3,y:-3:3&run=sgd,lr:0.1,start:2:1&steps=30&equal=on&tool=terrain';
/** Only what the step is about: the terrain tool can show more. */
const BARE = 'plane:off,hessian:off,stationary:off';
const ARROWS = `v=1&surface=sphere&domain=x:-3:3,y:-3:3&run=sgd,lr:0.1,start:2:1&steps=30&view=map&equal=on&tool=terrain&terrain=at:2:1,run:-1,${BARE},feet:points,points:2:1;-2:1;2:-1;-2:-1;0:0,length:linear,scale:5`;
const COMPASS = `v=1&surface=sphere&domain=x:-3:3,y:-3:3&run=sgd,lr:0.1,start:2:1&steps=30&view=map&equal=on&tool=terrain&terrain=at:2:1,run:-1,${BARE},feet:points,points:2:1,length:linear,scale:5,direction:ascent,level:on`;
const RAVINE = 'v=1&formula=0.5*(x^2%2Bk*y^2)&params=k:25&domain=x:-10:10,y:-4:4';
const ASTRAY = `${RAVINE}&run=sgd,lr:0.07,start:-8:1.5&steps=60&view=map&equal=on&tool=terrain&terrain=at:-8:1.5,${BARE},feet:points,points:-8:1.5,length:linear,scale:12.5,level:on`;
const ROUND = 'v=1&surface=sphere&run=sgd,lr:0.1,start:3:4&steps=100&stop=gradient:0.000001&view=map&equal=on';
const ZIGZAG = `${RAVINE}&run=sgd,lr:0.07,start:-8:1.5&steps=300&stop=gradient:0.000001&view=map&equal=on`;
const WAVES = 'v=1&surface=waves&domain=x:-4:6,y:-4:4&equal=on&run=sgd,lr:0.1,start:2.5:-1.5&steps=200';

const tangentAt = (reach: number): string =>
  `v=1&surface=sphere&domain=x:${1 - reach}:${1 + reach},y:${1 - reach}:${1 + reach}&run=sgd,lr:0.1,start:1:1&steps=30&equal=on&tool=terrain&terrain=at:1:1,run:-1,arrows:off,hessian:off,stationary:off`;

export const gradient: readonly Step[] = [
  {
    id: 'cuts',
    title: { en: 'One cut at a time', zh: '一次只切一刀' },
    rows: ['A4'],
    experiment: `${BOWL}&terrain=at:2:1,arrows:off,${BARE},section:x`,
    offers: ['terrain.section', 'section', 'transport'],
    play: { runs: true, loops: true, speed: 0.25 },
    caption: [
      {
        en: 'A ball on the wall of a bowl may leave in any direction, and yet it makes straight for the bottom. On a curve there were only left and right; here there are endlessly many ways to go. How steep is it, then?',
        zh: '小球停在碗壁上，往哪个方向走都行，它却直奔碗底。曲线上只有左、右两个方向，这里的方向无穷无尽，“坡度”该怎么说？',
      },
      {
        en: String.raw`Look in one direction only. A vertical cut along $y = 1$ meets the bowl in an ordinary curve. On it $y$ rests and $x$ alone moves, so the derivative of chapter 2 does: it is the **partial derivative** $\partial f/\partial x$, and where the ball starts it is {dx}.`,
        zh: String.raw`先只看一个方向。沿 $y = 1$ 竖直切一刀，切口是一条普通的曲线：$y$ 不动，只让 $x$ 变，第 2 章的导数就够用了。它叫作**偏导数**，记作 $\partial f/\partial x$，在小球的起点等于 {dx}。`,
      },
    ],
    numbers: [
      {
        name: 'dx',
        label: {
          en: String.raw`$\partial f/\partial x$ at $(2, 1)$`,
          zh: String.raw`$(2, 1)$ 处的 $\partial f/\partial x$`,
        },
        read: { kind: 'value', at: [2, 1], of: 'dx' },
      },
      {
        name: 'dy',
        label: {
          en: String.raw`$\partial f/\partial y$ at $(2, 1)$`,
          zh: String.raw`$(2, 1)$ 处的 $\partial f/\partial y$`,
        },
        read: { kind: 'value', at: [2, 1], of: 'dy' },
        after: 1,
      },
    ],
    reveals: [
      {
        experiment: `${BOWL}&terrain=at:2:1,arrows:off,${BARE},section:y`,
        play: { runs: true, loops: true, speed: 0.25 },
        text: {
          en: String.raw`Now cut along $x = 2$: $x$ rests, $y$ moves, and $\partial f/\partial y$ is {dy}. The same point, two cuts, two slopes. **A partial derivative holds everything else still and looks at one cut.**`,
          zh: String.raw`再沿 $x = 2$ 切一刀：这回 $x$ 不动，$y$ 在变，$\partial f/\partial y$ 等于 {dy}。同一个点，两道切口，两个坡度。**偏导数就是把别的变量按住，只看一道切口。**`,
        },
      },
    ],
    notes: {
      en: 'Let it roll twice before saying anything. Ask how many directions there are, then make the cut. Three minutes.',
      zh: '先不说话，让小球滚两遍。问：有多少个方向？再切下第一刀。约三分钟。',
    },
  },
  {
    id: 'arrows',
    title: { en: 'The arrow on the map', zh: '画在地图上的箭头' },
    rows: ['A4'],
    experiment: `${ARROWS},direction:ascent`,
    offers: ['terrain.direction'],
    caption: [
      {
        en: String.raw`Seen from above, the bowl is a map: each ring joins places of equal height. At five points the two partial derivatives have become one arrow, so far to the right and so far up. That arrow is the **gradient** $\nabla f = (\partial f/\partial x,\ \partial f/\partial y)$.`,
        zh: String.raw`从正上方看，碗成了一张地图，同一圈上高度相同。在五个点上，两个偏导数合成了一支箭头：一个管向右多少，一个管向上多少。这支箭头就是**梯度** $\nabla f = (\partial f/\partial x,\ \partial f/\partial y)$。`,
      },
      {
        en: 'At $(2, 1)$ it is ({gx}, {gy}), drawn at a fifth of its length. In the middle both slopes are zero, and nothing is left of the arrow. **The gradient lives on the map, not on the slope:** it says which way to face on the ground.',
        zh: '在 $(2, 1)$ 处，梯度是 ({gx}, {gy})，按五分之一的长度画出。正中央两个偏导数都是零，箭头缩成了一个点。**梯度画在地图上，不画在山坡上**：它只说在平地上该面朝哪边，高低由曲面自己管。',
      },
    ],
    numbers: [
      {
        name: 'gx',
        label: { en: String.raw`$\nabla f(2, 1)$, to the right`, zh: String.raw`$\nabla f(2, 1)$ 的横向分量` },
        read: { kind: 'value', at: [2, 1], of: 'dx' },
      },
      {
        name: 'gy',
        label: { en: String.raw`$\nabla f(2, 1)$, upwards`, zh: String.raw`$\nabla f(2, 1)$ 的纵向分量` },
        read: { kind: 'value', at: [2, 1], of: 'dy' },
      },
      {
        name: 'ax',
        label: { en: 'the arrow as drawn, to the right', zh: '画出的箭头，横向' },
        read: { kind: 'formula', formula: 'gx/5' },
        digits: 1,
      },
      {
        name: 'ay',
        label: { en: 'the arrow as drawn, upwards', zh: '画出的箭头，纵向' },
        read: { kind: 'formula', formula: 'gy/5' },
        digits: 1,
      },
      {
        name: 'rest',
        label: { en: String.raw`$\lVert\nabla f(0, 0)\rVert$`, zh: String.raw`$\lVert\nabla f(0, 0)\rVert$` },
        read: { kind: 'value', at: [0, 0], of: 'norm' },
      },
    ],
    question: {
      text: {
        en: 'Which way do these arrows point?',
        zh: '这些箭头指向哪里？',
      },
      answers: [
        {
          text: { en: 'to the minimum', zh: '极小值点' },
          says: {
            en: 'Look at their heads: they point out of the bowl. The slopes are positive to the right and above, so the arrow goes where $f$ grows.',
            zh: '看看箭头那一端：它们都朝着碗外。右边和上边的坡度是正的，箭头指的是 $f$ 变大的方向。',
          },
        },
        {
          text: { en: 'steepest uphill', zh: '上坡最陡的方向' },
          right: true,
          says: {
            en: 'The gradient points to where $f$ grows fastest. Who wants to go down turns round.',
            zh: '梯度指向 $f$ 增长最快的方向。想下山，就掉过头来。',
          },
        },
        {
          text: { en: 'along the rings', zh: '沿着等高线' },
          says: {
            en: 'Each arrow crosses its ring at a right angle. The next step shows why.',
            zh: '每支箭头都与脚下的圈垂直。下一步就看为什么。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: `${ARROWS},direction:descent`,
        text: {
          en: String.raw`With the sign turned, $-\nabla f$ points downhill. That minus is the one in $\theta \leftarrow \theta - \eta\,\nabla f$.`,
          zh: String.raw`换一个符号，$-\nabla f$ 就指向下坡。$\theta \leftarrow \theta - \eta\,\nabla f$ 里的那个减号，正是它。`,
        },
      },
    ],
    notes: {
      en: 'Ask for the arrow at (−2, −1) before pointing at it. Two minutes.',
      zh: '先请大家说出 (−2, −1) 处箭头朝哪边，再指给大家看。约两分钟。',
    },
  },
  {
    id: 'compass',
    title: { en: 'A compass for slopes', zh: '坡度罗盘' },
    rows: ['C0'],
    experiment: COMPASS,
    offers: ['terrain.section', 'section'],
    caption: [
      {
        en: String.raw`Stand at $(2, 1)$ and turn on the spot. In the direction at angle $\varphi$ to the $x$ axis the slope is the **directional derivative** $4\cos\varphi + 2\sin\varphi$: each partial derivative counts as much as you face its way.`,
        zh: String.raw`站在 $(2, 1)$，原地转一圈。面朝与 $x$ 轴成 $\varphi$ 角的方向时，坡度是**方向导数** $4\cos\varphi + 2\sin\varphi$：朝哪个轴偏得多，哪个偏导数就算得多。`,
      },
    ],
    numbers: [
      {
        name: 'dx',
        label: { en: String.raw`$\partial f/\partial x$`, zh: String.raw`$\partial f/\partial x$` },
        read: { kind: 'value', at: [2, 1], of: 'dx' },
        quiet: true,
      },
      {
        name: 'dy',
        label: { en: String.raw`$\partial f/\partial y$`, zh: String.raw`$\partial f/\partial y$` },
        read: { kind: 'value', at: [2, 1], of: 'dy' },
        quiet: true,
      },
      {
        name: 'steepness',
        label: { en: 'steepest slope', zh: '最大的坡度' },
        read: { kind: 'value', at: [2, 1], of: 'norm' },
        after: 1,
      },
      {
        name: 'steepest',
        label: { en: String.raw`at $\varphi$, in degrees`, zh: String.raw`此时的 $\varphi$（度）` },
        read: { kind: 'formula', formula: 'atan2(dy, dx)*180/pi' },
        after: 1,
      },
      {
        name: 'level',
        label: { en: String.raw`slope 0 at $\varphi$, in degrees`, zh: String.raw`坡度为 0 时的 $\varphi$（度）` },
        read: { kind: 'formula', formula: 'steepest + 90' },
        after: 1,
      },
      {
        name: 'along',
        label: { en: 'slope along $(-2, 4)$', zh: '沿 $(-2, 4)$ 方向的坡度' },
        read: { kind: 'formula', formula: '(dx*(-dy) + dy*dx)/steepness' },
        quiet: true,
      },
    ],
    question: {
      text: { en: 'In which direction is the slope exactly 0?', zh: '朝哪个方向，坡度恰好是 0？' },
      answers: [
        {
          text: { en: 'in none: the ground is not flat here', zh: '没有：这里的地面不平' },
          says: {
            en: 'The slope is positive one way and negative the other. In between, it must pass through zero.',
            zh: '一边坡度为正，另一边为负；从正转到负，中间必有为零的时候。',
          },
        },
        {
          text: { en: 'along the level line', zh: '沿着等高线' },
          right: true,
          says: {
            en: 'On the level line $f$ does not change, so the slope along it is zero.',
            zh: '等高线上 $f$ 不变，沿着它走，坡度就是零。',
          },
        },
        {
          text: { en: 'against the arrow', zh: '逆着箭头' },
          says: {
            en: 'There it is as steep as can be, downhill.',
            zh: '那正是下坡最陡的方向。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'The slope is greatest, {steepness}, at {steepest}°: the arrow’s direction, and the gradient’s length. A quarter turn further, along the level line, it is {along}. **Along the contour nothing changes; at right angles to it, most.**',
          zh: '在 {steepest}° 处坡度最大，为 {steepness}：方向正是箭头所指，大小正是梯度的长度。再转四分之一圈，恰好沿着等高线，坡度是 {along}。**沿等高线走不升不降，垂直于它最陡。**',
        },
      },
    ],
    figures: [
      {
        kind: 'lines',
        title: { en: 'Slope by direction', zh: '各个方向上的坡度' },
        after: 1,
        x: {
          label: { en: 'φ in degrees', zh: 'φ（度）' },
          values: { kind: 'curve', formula: 'x', from: -90, to: 270, count: 181 },
        },
        y: { label: { en: 'slope', zh: '坡度' } },
        series: [
          {
            label: { en: '4 cos φ + 2 sin φ', zh: '4 cos φ + 2 sin φ' },
            values: {
              kind: 'curve',
              formula: '4*cos(x*pi/180) + 2*sin(x*pi/180)',
              from: -90,
              to: 270,
              count: 181,
            },
          },
        ],
      },
    ],
    notes: {
      en: 'Let the room stand up and turn: who faces uphill, who looks along the slope? Three minutes.',
      zh: '可以请大家起身转一圈：谁面朝上坡，谁正好横着？约三分钟。',
    },
  },
  {
    id: 'plane',
    title: { en: 'Flat when seen closely', zh: '凑近看，是平的' },
    rows: ['D9'],
    experiment: tangentAt(2),
    offers: ['terrain.at.*'],
    caption: [
      {
        en: 'A sheet touches the bowl at $(1, 1)$. Both slopes there are {dx}, and a plane with the same height and the same slopes is $z = 2 + 2(x - 1) + 2(y - 1)$: the **tangent plane**.',
        zh: '一张薄板在 $(1, 1)$ 处贴着碗。那里两个方向的坡度都是 {dx}，高度相同、坡度也相同的平面是 $z = 2 + 2(x - 1) + 2(y - 1)$，这就是**切平面**。',
      },
      {
        en: 'Go one to the right and one up, and the sheet is already {far} below the bowl. Come nearer.',
        zh: '向右走 1，再向上走 1，薄板已经比碗低了 {far}。再凑近些看。',
      },
    ],
    numbers: [
      {
        name: 'dx',
        label: { en: 'slope at $(1, 1)$', zh: '$(1, 1)$ 处的坡度' },
        read: { kind: 'value', at: [1, 1], of: 'dx' },
        quiet: true,
      },
      {
        name: 'dy',
        label: { en: 'slope at $(1, 1)$', zh: '$(1, 1)$ 处的坡度' },
        read: { kind: 'value', at: [1, 1], of: 'dy' },
        quiet: true,
      },
      {
        name: 'height',
        label: { en: '$f(1, 1)$', zh: '$f(1, 1)$' },
        read: { kind: 'value', at: [1, 1], of: 'f' },
      },
      {
        name: 'bowlFar',
        label: { en: 'bowl at $(2, 2)$', zh: '碗在 $(2, 2)$ 处' },
        read: { kind: 'value', at: [2, 2], of: 'f' },
        quiet: true,
      },
      {
        name: 'far',
        label: { en: 'gap at $(2, 2)$', zh: '$(2, 2)$ 处的差' },
        read: { kind: 'formula', formula: 'bowlFar - (height + dx + dy)' },
        digits: 1,
      },
      {
        name: 'bowlMiddle',
        label: { en: 'bowl at $(1.5, 1.5)$', zh: '碗在 $(1.5, 1.5)$ 处' },
        read: { kind: 'value', at: [1.5, 1.5], of: 'f' },
        quiet: true,
      },
      {
        name: 'middle',
        label: { en: 'gap at $(1.5, 1.5)$', zh: '$(1.5, 1.5)$ 处的差' },
        read: { kind: 'formula', formula: 'bowlMiddle - (height + 0.5*dx + 0.5*dy)' },
        digits: 1,
        after: 1,
      },
      {
        name: 'bowlNear',
        label: { en: 'bowl at $(1.1, 1.1)$', zh: '碗在 $(1.1, 1.1)$ 处' },
        read: { kind: 'value', at: [1.1, 1.1], of: 'f' },
        quiet: true,
      },
      {
        name: 'near',
        label: { en: 'gap at $(1.1, 1.1)$', zh: '$(1.1, 1.1)$ 处的差' },
        read: { kind: 'formula', formula: 'bowlNear - (height + 0.1*dx + 0.1*dy)' },
        digits: 1,
        after: 2,
      },
    ],
    reveals: [
      {
        experiment: tangentAt(0.5),
        text: {
          en: 'Four times closer. Half as far from the point, the gap is no longer {far} but {middle}: a quarter.',
          zh: '放大四倍。离切点近了一半，差就从 {far} 降到 {middle}：只剩四分之一。',
        },
      },
      {
        experiment: tangentAt(0.1),
        text: {
          en: 'Twenty times closer, and bowl and sheet can hardly be told apart: the gap at the corner is {near}. It is $(x-1)^2 + (y-1)^2$, and squares of small numbers are very small. **Close up, every smooth surface is flat.** That is why one arrow is enough to describe its slope, and why it may be trusted for a small step only.',
          zh: '放大二十倍，碗和薄板几乎分不开：角上的差只有 {near}。这个差就是 $(x-1)^2 + (y-1)^2$，小数一平方便更小。**凑近看，每张光滑的曲面都是平的。**所以一支箭头就说清了坡度，也所以只能信它一小步。',
        },
      },
    ],
    notes: {
      en: 'The counterpart of dy and Δy in chapter 2. Two minutes.',
      zh: '与第 2 章的 dy 与 Δy 相呼应。约两分钟。',
    },
  },
  {
    id: 'astray',
    title: { en: 'Steepest is not the way home', zh: '最陡的路，不是回家的路' },
    rows: ['C0'],
    experiment: `${ASTRAY},run:-1`,
    offers: ['parameter.k'],
    caption: [
      {
        en: String.raw`A ravine: $f = \tfrac12(x^2 + 25y^2)$, gentle along, steep across. The ball stands at $(-8, 1.5)$ and the minimum is in the middle, far to the right. The arrow shows $-\nabla f$.`,
        zh: String.raw`一道峡谷：$f = \tfrac12(x^2 + 25y^2)$，顺着谷走很平缓，横着却很陡。小球在 $(-8, 1.5)$，极小值点在正中央，远在右边。箭头画的是 $-\nabla f$。`,
      },
    ],
    numbers: [
      {
        name: 'dx',
        label: { en: String.raw`$\partial f/\partial x$`, zh: String.raw`$\partial f/\partial x$` },
        read: { kind: 'value', at: [-8, 1.5], of: 'dx' },
        quiet: true,
      },
      {
        name: 'dy',
        label: { en: String.raw`$\partial f/\partial y$`, zh: String.raw`$\partial f/\partial y$` },
        read: { kind: 'value', at: [-8, 1.5], of: 'dy' },
        quiet: true,
      },
      {
        name: 'right',
        label: { en: String.raw`$-\nabla f$, to the right`, zh: String.raw`$-\nabla f$ 的横向分量` },
        read: { kind: 'formula', formula: '-dx' },
        digits: 3,
      },
      {
        name: 'up',
        label: { en: String.raw`$-\nabla f$, upwards`, zh: String.raw`$-\nabla f$ 的纵向分量` },
        read: { kind: 'formula', formula: '-dy' },
        digits: 3,
      },
      {
        name: 'angle',
        label: { en: 'angle to the minimum, in degrees', zh: '与极小值点方向的夹角（度）' },
        read: {
          kind: 'formula',
          formula: 'acos(min(1, (8*right - 1.5*up)/(hypot(right, up)*hypot(8, 1.5))))*180/pi',
        },
        digits: 3,
        after: 1,
      },
    ],
    question: {
      text: {
        en: 'The minimum lies at $(8, -1.5)$ from the ball. How well does the arrow aim at it?',
        zh: '从小球到极小值点是 $(8, -1.5)$。箭头瞄得准吗？',
      },
      answers: [
        {
          text: { en: 'exactly', zh: '正对着它' },
          says: {
            en: 'Only on a round bowl. Here the steep direction takes nearly the whole arrow.',
            zh: '圆碗上才会这样。这里陡的那个方向几乎占去了整支箭头。',
          },
        },
        {
          text: { en: 'roughly, within 20°', zh: '大致对，偏不到 20°' },
          says: {
            en: 'It looks as if it should. But the wall of the ravine is 25 times as curved as its floor.',
            zh: '直觉如此。可是谷壁的弯曲程度是谷底的 25 倍。',
          },
        },
        {
          text: { en: 'it is off by more than 60°', zh: '偏了 60° 以上' },
          right: true,
          says: {
            en: 'It is: the arrow points nearly straight across the ravine.',
            zh: '箭头几乎横穿峡谷。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: `${ASTRAY},run:0`,
        play: { runs: true, speed: 0.5 },
        offers: ['parameter.k', 'transport'],
        text: {
          en: 'It misses by {angle}°. Who follows it runs from wall to wall and only slowly along. **The steepest direction is the best one for a very short step, and rarely the way home.** Make 25 smaller: at 1 the ravine is round, and the arrow aims true.',
          zh: '偏了 {angle}°。跟着它走，就在两壁之间来回奔波，顺谷前进却很慢。**最陡的方向只对极短的一步最好，它常常不是回家的方向。**把 25 调小试试：到 1 时峡谷变成圆碗，箭头就正对着家了。',
        },
      },
    ],
    notes: {
      en: 'Collect votes before going on; most people choose the second answer. This ravine comes back with momentum. Four minutes.',
      zh: '先请大家表决再往下走，多数人会选第二个答案。讲动量法时这道峡谷还会出现。约四分钟。',
    },
  },
  {
    id: 'round',
    title: { en: 'Straight or zigzag', zh: '直路与之字路' },
    rows: ['B3'],
    experiment: ROUND,
    offers: ['start.*', 'transport'],
    play: { runs: true, speed: 0.5 },
    caption: [
      {
        en: String.raw`Gradient descent on the round bowl $x^2 + y^2$, from $(3, 4)$ with $\eta = 0.1$. The path is a straight line to the middle: both coordinates shrink to eight tenths at every step.`,
        zh: String.raw`在圆碗 $x^2 + y^2$ 上做梯度下降，从 $(3, 4)$ 出发，$\eta = 0.1$。路是一条直线，正对圆心：每走一步，两个坐标都缩成原来的八成。`,
      },
      {
        en: 'It stops after the update whose gradient was shorter than $10^{-6}$: that is update number {steps}, at ({x}, {y}). Start wherever you like, the way stays straight.',
        zh: '当更新所用的梯度短于 $10^{-6}$ 时停下，那是第 {steps} 次更新，停在 ({x}, {y})。换个起点试试，路总是直的。',
      },
    ],
    numbers: [
      {
        name: 'steps',
        label: { en: 'updates on the bowl', zh: '圆碗上的更新次数' },
        read: { kind: 'run', of: 'steps' },
        experiment: ROUND,
      },
      {
        name: 'x',
        label: { en: '$x$ at the end', zh: '终点的 $x$' },
        read: { kind: 'run', of: 'x' },
        experiment: ROUND,
        digits: 8,
      },
      {
        name: 'y',
        label: { en: '$y$ at the end', zh: '终点的 $y$' },
        read: { kind: 'run', of: 'y' },
        experiment: ROUND,
        digits: 8,
      },
      {
        name: 'zigzag',
        label: { en: 'updates in the ravine', zh: '峡谷里的更新次数' },
        read: { kind: 'run', of: 'steps' },
        experiment: ZIGZAG,
        after: 1,
      },
    ],
    reveals: [
      {
        experiment: ZIGZAG,
        play: { runs: true, speed: 0.5 },
        text: {
          en: 'The same rule in the ravine: it swings from wall to wall, and needs {zigzag} updates for the same precision. **Only a round bowl gives a straight path.**',
          zh: '同样的规则放进峡谷：球在两壁之间摆来摆去，要达到同样的精度，需要 {zigzag} 次更新。**碗圆，路才直。**',
        },
      },
    ],
    notes: {
      en: 'Ask whether a smaller or a larger learning rate would straighten the zigzag. Three minutes.',
      zh: '问：学习率调大还是调小，能把之字拉直？约三分钟。',
    },
  },
  {
    id: 'valleys',
    title: { en: 'A floor, not the lowest', zh: '走到谷底，未必最低' },
    rows: ['D14'],
    experiment: WAVES,
    offers: ['start.*', 'transport'],
    play: { at: 0 },
    caption: [
      {
        en: String.raw`Waves in a bowl, $\sin x\cos y + 0.1(x^2 + y^2)$. The ball lies at $(2.5, -1.5)$ and is about to roll, 200 steps with $\eta = 0.1$.`,
        zh: String.raw`碗里起了波浪：$\sin x\cos y + 0.1(x^2 + y^2)$。小球在 $(2.5, -1.5)$，即将出发，走 200 步，$\eta = 0.1$。`,
      },
    ],
    numbers: [
      {
        name: 'x',
        label: { en: '$x$ at the end', zh: '终点的 $x$' },
        read: { kind: 'run', of: 'x' },
        digits: 7,
        after: 1,
      },
      {
        name: 'y',
        label: { en: '$y$ at the end', zh: '终点的 $y$' },
        read: { kind: 'run', of: 'y' },
        digits: 7,
        after: 1,
      },
      {
        name: 'end',
        label: { en: '$f$ at the end', zh: '终点的 $f$' },
        read: { kind: 'run', of: 'loss' },
        digits: 5,
        after: 1,
      },
      {
        name: 'best',
        label: { en: 'lowest value in view', zh: '图中的最小值' },
        read: { kind: 'stationary', which: 'minimum', nth: 0, of: 'f' },
        digits: 4,
        after: 1,
      },
      {
        name: 'count',
        label: { en: 'minima in view', zh: '图中极小值点的个数' },
        read: { kind: 'stationary', which: 'minimum', of: 'count' },
        after: 2,
      },
      {
        name: 'bowl',
        label: {
          en: '$f$ on the plain bowl, from $(-4, 3.5)$, 50 steps',
          zh: '在光滑的碗上，从 $(-4, 3.5)$ 走 50 步的 $f$',
        },
        read: { kind: 'run', of: 'loss' },
        experiment: 'v=1&surface=sphere&run=sgd,lr:0.1,start:-4:3.5&steps=50',
        digits: 3,
        after: 2,
      },
    ],
    question: {
      text: { en: 'Will it come to rest at the lowest point?', zh: '它会停在最低点吗？' },
      answers: [
        {
          text: { en: 'Yes: it always goes down', zh: '会：它一直在往下走' },
          says: {
            en: 'It does, but down only means lower than here. Look where it ends.',
            zh: '它确实一直往下走，可“往下”只是比脚下低。看看它停在哪里。',
          },
        },
        {
          text: { en: 'No: it takes the valley it starts in', zh: '不会：它只进离它最近的谷' },
          right: true,
          says: {
            en: 'It comes to the floor of the valley that its start slopes into, and stays.',
            zh: '起点的坡朝着哪道谷，它就走进哪道谷，再也不出来。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: WAVES,
        play: { runs: true },
        text: {
          en: 'It rests at ({x}, {y}) with {end}. The lowest value in view is {best}, in another valley. **A valley floor need not be the lowest one.**',
          zh: '它停在 ({x}, {y})，$f$ 为 {end}；图中的最小值却是 {best}，在另一道谷里。**走到谷底，未必走到最低的谷。**',
        },
      },
      {
        experiment:
          'v=1&surface=waves&domain=x:-4:6,y:-4:4&equal=on&run=sgd,lr:0.1,start:2.5:-1.5&run=sgd,lr:0.1,start:2.5:1.5&run=sgd,lr:0.1,start:3.5:0.5&run=sgd,lr:0.1,start:-3:2&steps=200',
        offers: ['start.*', 'run.*.start.*', 'transport'],
        play: { runs: true },
        text: {
          en: 'Four starts, and each of the {count} minima gets its ball. On the plain bowl there is one valley, and 50 steps bring $f$ down to {bowl}. Surfaces with valleys, bowls, ravines: where do they come from when a machine learns? From data. The next chapter makes one.',
          zh: '四个起点，{count} 个极小值点各得一球。光滑的碗只有一道谷，50 步就把 $f$ 降到 {bowl}。山谷、圆碗、峡谷……机器学习里的这些曲面是从哪里来的？从数据来。下一章就来造一个。',
        },
      },
    ],
    notes: {
      en: 'Drag the start and let people bet on the valley. Three minutes.',
      zh: '拖动起点，请大家猜它会进哪道谷。约三分钟。',
    },
  },
];
