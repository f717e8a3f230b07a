import type { LessonNumber, Step } from '../experiment/lessons/types';

/*
 * Two networks at odds: a forger and a judge on eight clouds, the tutorial's game on noise, what a linear judge cannot
 * see, and forgers who learn one trick only.
 * Longer than 350 lines because a lesson is one file that is read from top to bottom.
 */

const RING = 'v=1&network=2-8-8-1&view=gan&epochs=2000';
const LINEAR_JUDGE = `${RING}&gan.discriminator=2-1`;
const DEEP_JUDGE = `${RING}&gan.discriminator=2-16-16-1`;
/** A generator with ten times the learning rate of its judge. */
const HASTY = `${RING}&gan.generator.hyper=lr:0.02,beta1:0.5`;
const WATCHED = `${HASTY}&gan.steps=5`;

/** 100 → 784 with tanh against 784 → 1, on N(0, 1): the tutorial's players and data, its broken step completed. */
const TUTORIAL = {
  version: 1,
  network: { layers: [2, 8, 8, 1] },
  view: 'gan',
  epochs: 1000,
  gan: {
    data: 'noise',
    samples: 1024,
    batch: 64,
    generator: { layers: [100, 784], activation: ['tanh'], init: 'pytorch', optimizer: 'sgd', hyper: { lr: 0.01 } },
    discriminator: { layers: [784, 1], activation: ['linear'], init: 'pytorch', optimizer: 'sgd', hyper: { lr: 0.01 } },
  },
};

export const gan: readonly Step[] = [
  {
    id: 'ring',
    title: { en: 'A forger and a judge', zh: '一个造假，一个打假' },
    rows: ['E4'],
    experiment: RING,
    offers: ['transport', 'key'],
    play: { at: 0, runs: true },
    caption: [
      {
        en: 'The dots are real: eight clouds on a circle. The diamonds are forged: one network makes them out of random noise. A second network judges every place, and its verdict colours the ground. Watch the forgeries swarm out to the clouds.',
        zh: '圆点是真的，围成八团；菱形是假的，由一个网络用随机噪声造出来。另一个网络给每个位置打分，底色就是它的判断。看假的怎样一步步涌向八团。',
      },
      {
        en: '**One forges, one judges, and both learn by gradient.** The judge, D, raises its mark for what is real and lowers it for what is not. The forger, G, climbs that mark along the arrows. Nobody ever shows G a real point: all it sees is the slope of D.',
        zh: '**一个造假，一个打假，靠的都是梯度。** 打假的叫判别器 D：给真的抬分，给假的压分。造假的叫生成器 G：顺着箭头，往 D 打分高的地方爬。从来没有人给 G 看过真的点，它看得见的只有 D 的坡度。',
      },
    ],
    reveals: [
      {
        text: {
          en: 'In formulas, D goes down $-\\ln D(x)-\\ln(1-D(G(z)))$ and G goes down $-\\ln D(G(z))$, in turn. After 1,000 such updates there are forgeries in {modes} of the eight clouds.',
          zh: '写成公式：D 沿 $-\\ln D(x)-\\ln(1-D(G(z)))$ 下降，G 沿 $-\\ln D(G(z))$ 下降，轮流各走一步。这样更新 1000 次之后，八团里有 {modes} 团出现了假的点。',
        },
      },
    ],
    numbers: [
      {
        name: 'modes',
        label: { en: 'clouds found after 1,000 updates', zh: '更新 1000 次后找到的团数' },
        experiment: RING,
        read: { kind: 'game', epoch: 1000, of: 'modes' },
        after: 1,
      },
    ],
    notes: {
      en: 'Pause now and then and ask which way the arrows will point next.',
      zh: '不时暂停，请听众猜：接下来箭头会指向哪里？',
    },
  },
  {
    id: 'broken',
    title: { en: 'First finish the step', zh: '先把断掉的一步补完' },
    rows: ['E4'],
    experiment: TUTORIAL,
    offers: ['steps', 'facts', 'images.spread'],
    caption: [
      {
        en: 'The game of a tutorial, on images of 28 × 28. G is a single layer, 100 → 784, with tanh; D is a single unit, 784 → 1: {parametersG} parameters against {parametersD}. Update D alone, then G alone, and watch the count of their steps.',
        zh: '这是教程里的对局，对象是 28 × 28 的图像。G 只有一层，100 → 784，外加 tanh；D 只有一个单元，784 → 1：参数分别是 {parametersG} 个与 {parametersD} 个。先单独更新 D，再单独更新 G，看两边的步数怎样变。',
      },
      {
        en: 'The tutorial’s text breaks off in the middle of D’s update: D never moves, and G’s step is missing altogether. **Here it is, completed.** Its “real images” are as it has them, too: pure noise, as you can see.',
        zh: '教程的正文在 D 更新到一半时就断了：D 没有走成一步，G 的那一步根本没有写。**这里把它补完。** 它的“真实图像”也照原样搬来：正如所见，全是噪声。',
      },
    ],
    question: {
      text: {
        en: 'It is G’s turn. What is to become of D meanwhile?',
        zh: '轮到 G 更新了。这时候 D 该怎样？',
      },
      answers: [
        {
          text: { en: 'it learns along with G', zh: '跟着一起学' },
          says: {
            en: 'Along G’s loss, D would learn to take forgeries for real: it would help the forger.',
            zh: '若沿 G 的损失更新，D 就是在学着把假的认成真的：裁判帮了造假者。',
          },
        },
        {
          text: { en: 'it rests, and passes the gradient through', zh: '自己不动，只让梯度穿过' },
          right: true,
          says: {
            en: 'G’s error comes back through D into the pixels, and from there into G. D’s own weights stay.',
            zh: '误差从 D 穿回像素，再传进 G；D 自己的权重保持不变。',
          },
        },
        {
          text: { en: 'it is not needed', zh: '用不着它' },
          says: {
            en: 'Without D there is no slope, and G would not know which way to go.',
            zh: '没有 D 就没有坡度，G 不知道该往哪边走。',
          },
        },
      ],
    },
    numbers: [
      {
        name: 'parametersG',
        label: { en: 'parameters of G', zh: 'G 的参数个数' },
        experiment: TUTORIAL,
        read: { kind: 'game', of: 'parametersG' },
      },
      {
        name: 'parametersD',
        label: { en: 'parameters of D', zh: 'D 的参数个数' },
        experiment: TUTORIAL,
        read: { kind: 'game', of: 'parametersD' },
      },
      {
        name: 'beyond',
        label: { en: 'share of the real pixels beyond ±1, in per cent', zh: '真实像素落在 ±1 之外的百分比' },
        read: { kind: 'formula', formula: '100*erfc(1/sqrt(2))' },
        digits: 3,
        tutorial: {
          text: 'randn(64, 784)',
          why: {
            en: 'Normal noise stands where images should: there is nothing to learn in it, and where |pixel| > 1 no tanh can follow.',
            zh: '本该是图像的地方放了正态噪声：其中没有什么可学，而像素一旦超出 ±1，tanh 也追不上。',
          },
        },
      },
    ],
    notes: {
      en: 'In code, this is detach() in D’s step: the gradient of D’s loss must not reach G.',
      zh: '在代码里，对应 D 那一步的 detach()：D 的损失不能把梯度传给 G。',
    },
  },
  {
    id: 'draw',
    title: { en: 'It looks like a draw', zh: '看上去像平局' },
    rows: ['E4'],
    experiment: TUTORIAL,
    offers: ['transport', 'facts', 'charts.losses', 'images.spread'],
    play: { at: 300 },
    caption: [
      {
        en: 'The same game after 300 updates; play takes it to 1,000. The losses of both sides hover about the dashed line at which a judge merely tosses a coin.',
        zh: '同一对局，更新 300 次之后；按播放可以走到 1000 次。双方的损失都在徘徊，D 的损失不离那条虚线左右：那正是裁判只能抛硬币时的水平。',
      },
    ],
    question: {
      text: {
        en: 'D can no longer tell real from forged. Has G learned to make the real thing?',
        zh: 'D 已经分不清真假。G 学会造真的了吗？',
      },
      answers: [
        {
          text: { en: 'yes, that is the aim of the game', zh: '学会了，这正是对局的目的' },
          says: {
            en: 'It would be, with a judge who sees everything. This one sees one weighted sum.',
            zh: '若裁判什么都看得见，确实如此；可这位裁判只看得见一个加权和。',
          },
        },
        {
          text: { en: 'no, look at the pixels', zh: '没有，看看像素就知道' },
          right: true,
          says: {
            en: 'Forged pixels crowd near 0, while real ones spread far beyond ±1.',
            zh: '假的像素挤在 0 附近，真的一直散到 ±1 以外。',
          },
        },
      ],
    },
    reveals: [
      {
        text: {
          en: 'After 1,000 updates D has a loss of {lossD}, G one of {lossG}; a coin would have $2\\ln2$ = {twoLn2} and $\\ln2$ = {ln2}, and from batch to batch they waver about these. D gives {real} to the real and {fake} to the forged. And yet the forged pixels have a standard deviation of {fakeStd}, the real ones of 1.',
          zh: '更新 1000 次时，D 的损失是 {lossD}，G 的损失是 {lossG}；抛硬币的水平是 $2\\ln2$ = {twoLn2} 与 $\\ln2$ = {ln2}，两者随批次在它们左右晃动。D 给真的打 {real} 分，给假的打 {fake} 分。可是假像素的标准差只有 {fakeStd}，真的却是 1。',
        },
      },
      {
        text: {
          en: '**The curves say draw; the judge compares only averages.** A linear D adds the pixels up with weights, and the mean of either kind is 0 from the start. How they are spread it cannot see. A loss of a half proves as much as the judge can see, and no more.',
          zh: '**曲线像平局，其实裁判只比平均值。** 线性的 D 只会把像素加权相加，而真假两边的平均值从一开始就都是 0；像素散得开不开，它看不见。D = ½ 能证明多少，要看裁判能看见多少。',
        },
      },
    ],
    numbers: [
      ...(
        [
          ['lossD', 'loss of D', 'D 的损失'],
          ['lossG', 'loss of G', 'G 的损失'],
          ['real', 'D of real', 'D 给真的打分'],
          ['fake', 'D of forged', 'D 给假的打分'],
          ['fakeStd', 'standard deviation of forged pixels', '假像素的标准差'],
        ] as const
      ).map(
        ([of, en, zh]): LessonNumber => ({
          name: of,
          label: { en, zh },
          experiment: TUTORIAL,
          read: { kind: 'game', epoch: 1000, of },
          digits: 3,
          after: 1,
        }),
      ),
      {
        name: 'twoLn2',
        label: { en: 'loss of D by tossing a coin, $2\\ln2$', zh: '抛硬币时 D 的损失 $2\\ln2$' },
        read: { kind: 'formula', formula: '2*log(2)' },
        after: 1,
      },
      {
        name: 'ln2',
        label: { en: 'of G, $\\ln2$', zh: '抛硬币时 G 的损失 $\\ln2$' },
        read: { kind: 'formula', formula: 'log(2)' },
        after: 1,
      },
    ],
    notes: {
      en: 'Cover the pixels first and let the audience judge by the curves alone.',
      zh: '可以先遮住像素，让听众只凭曲线下结论。',
    },
  },
  {
    id: 'judge',
    title: { en: 'A judge who sees', zh: '裁判看得清' },
    rows: ['E4'],
    experiment: LINEAR_JUDGE,
    offers: ['transport', 'facts', 'gan.discriminator.depth', 'gan.discriminator.width'],
    play: { at: 0, runs: true },
    caption: [
      {
        en: 'Back in the plane, where one can see what D sees. Here it is linear as in the tutorial: its map runs straight from low to high, so all arrows point the same way, and the forgeries are pushed to and fro as one heap.',
        zh: '回到平面上，这里看得见 D 的眼光。它和教程里一样是线性的：底色只能从低到高笔直地过渡，所有箭头都朝一个方向，假的点被成堆地推来推去。',
      },
    ],
    question: {
      text: {
        en: 'The centre of the eight clouds is (0, 0). What can a forger learn from this judge?',
        zh: '八团的中心在 (0, 0)。跟着这样的裁判，造假者能学到什么？',
      },
      answers: [
        {
          text: { en: 'where the clouds are', zh: '八团各在哪里' },
          says: {
            en: 'For that the ground would have to rise in eight places. A plane rises in one direction.',
            zh: '那得让分数在八处隆起；一张平面只朝一个方向升高。',
          },
        },
        {
          text: { en: 'to have the same centre', zh: '让自己的中心对上' },
          right: true,
          says: {
            en: 'And not even that for long: nothing brakes it there.',
            zh: '而且对上了也停不住：那里没有什么能让它刹车。',
          },
        },
        {
          text: { en: 'nothing at all', zh: '什么也学不到' },
          says: {
            en: 'The average it can learn: where D sees too few, it sends some.',
            zh: '平均值还是学得到的：D 觉得哪边少，它就往哪边送。',
          },
        },
      ],
    },
    reveals: [
      {
        experiment: DEEP_JUDGE,
        play: { at: 0, runs: true },
        text: {
          en: 'Now D has two hidden layers of 16. Its map bends, rises over each cloud, and the arrows part. After 1,000 updates there are forgeries in {deep} clouds; with the linear judge it was {linear}. **A forger learns only from a judge who sees.**',
          zh: '现在给 D 两个各 16 个单元的隐藏层。底色弯了，在每一团上隆起，箭头也分了家。更新 1000 次之后，假的点出现在 {deep} 团里；换作线性的裁判，只有 {linear} 团。**裁判看得清，造假者才学得会。**',
        },
      },
    ],
    numbers: [
      {
        name: 'linear',
        label: { en: 'clouds found, linear D', zh: '线性 D：找到的团数' },
        experiment: LINEAR_JUDGE,
        read: { kind: 'game', epoch: 1000, of: 'modes' },
        after: 1,
      },
      {
        name: 'deep',
        label: { en: 'clouds found, D of 16-16', zh: 'D 为 16-16：找到的团数' },
        experiment: DEEP_JUDGE,
        read: { kind: 'game', epoch: 1000, of: 'modes' },
        after: 1,
      },
    ],
    notes: {
      en: 'Add the layers one at a time: with one of them the map has a ridge already.',
      zh: '可以一层一层地加：只加一层，底色就已经有了脊。',
    },
  },
  {
    id: 'collapse',
    title: { en: 'One trick is enough', zh: '一招骗得过，就懒得多学' },
    rows: ['E4'],
    experiment: HASTY,
    offers: ['transport', 'facts', 'gan.steps'],
    play: { at: 0, runs: true },
    caption: [
      {
        en: 'The same ring and a judge who can see, but now the forger has ten times its former learning rate. Watch the number of clouds it has found.',
        zh: '还是这八团，裁判也看得清，只是造假者的学习率调到了先前的十倍。盯住“找到的点团”这个数。',
      },
    ],
    question: {
      text: { en: 'Will it find all eight?', zh: '八团它会全找到吗？' },
      answers: [
        {
          text: { en: 'yes, and sooner', zh: '会，而且更快' },
          says: {
            en: 'It gets everywhere sooner, but it stays nowhere.',
            zh: '它到哪里都更快，可在哪里都待不住。',
          },
        },
        {
          text: { en: 'no, only a few at a time', zh: '不会，一次只占几团' },
          right: true,
          says: {
            en: 'It crowds where the mark is best at the moment, and moves on when D has caught up.',
            zh: '此刻哪里分高，它就全挤到哪里；等 D 追上来，再整群搬走。',
          },
        },
      ],
    },
    reveals: [
      {
        play: { at: 750, runs: true },
        text: {
          en: 'After 250, 500 and 750 updates it stands in {h250}, {h500} and {h750} of eight clouds. **What fools the judge need not be everything.** This is mode collapse: each forgery passes, and the whole has no variety.',
          zh: '更新 250、500、750 次时，八团里它分别只占 {h250}、{h500}、{h750} 团。**骗得过去，就懒得全学。** 这叫模式崩溃：单看每一个都像真的，合起来却千篇一律。',
        },
      },
      {
        experiment: WATCHED,
        play: { at: 0, runs: true },
        text: {
          en: 'Let D take five steps for each one of G, and the judge keeps up: {w750} clouds after 750 updates. Two who learn from each other must learn at one pace. There ends what the tutorials tell. But what else would you ask? The last chapter is yours.',
          zh: '让 D 每轮多走几步，G 走一步它走五步，裁判就跟得上了：更新 750 次后占到 {w750} 团。互相学习的两方，步调得合得上。教程讲到这里就结束了；可你还想问什么？最后一章，轮到你。',
        },
      },
    ],
    numbers: [
      ...[250, 500, 750].map(
        (epoch): LessonNumber => ({
          name: `h${epoch}`,
          label: { en: `clouds found after ${epoch}`, zh: `更新 ${epoch} 次：找到的团数` },
          experiment: HASTY,
          read: { kind: 'game', epoch, of: 'modes' },
          after: 1,
        }),
      ),
      {
        name: 'w750',
        label: { en: 'with five steps of D, after 750', zh: 'D 走五步，更新 750 次' },
        experiment: WATCHED,
        read: { kind: 'game', epoch: 750, of: 'modes' },
        after: 2,
      },
    ],
    notes: {
      en: 'Other seeds collapse elsewhere, or not at all. One run is no proof; try three.',
      zh: '换个种子，崩溃的地方会不同，也可能不崩溃。一次不算证据，多试几个。',
    },
  },
];
