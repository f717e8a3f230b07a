import type { Texts } from '../../../page/i18n';

export const texts = {
  part: {
    surface: { en: 'Surface', zh: '曲面' },
    rule: { en: 'Update rule', zh: '更新规则' },
  },
  templates: { en: 'Starter examples', zh: '入门示例' },
  fromCatalogue: {
    en: 'A surface of the catalogue. Change a character and it becomes your own.',
    zh: '目录中的曲面。改动任意字符，它就成为你自己的公式。',
  },
  hintPlain: {
    en: 'Any other name in the formula can become a parameter with a slider.',
    zh: '公式中的其他名称都可以设为带滑块的参数。',
  },
  hintLoss: {
    en: 'mean(…) and sum(…) run over the examples of the data.',
    zh: 'mean(…) 与 sum(…) 对数据的各样本求平均或求和。',
  },
  sampled: {
    en: 'This surface was computed elsewhere: it has samples, no formula. Begin with an example.',
    zh: '这个曲面在别处算出，只有采样值，没有公式。可以从一个例子开始。',
  },
  parameters: { en: 'Parameters', zh: '参数' },
  low: { en: 'Lower end of the slider', zh: '滑块下限' },
  high: { en: 'Upper end of the slider', zh: '滑块上限' },
  remove: { en: 'Remove', zh: '移除' },
  domain: { en: 'Region', zh: '显示区域' },
  least: { en: '{name} from', zh: '{name} 的下限' },
  most: { en: '{name} to', zh: '{name} 的上限' },
  guess: { en: 'Choose automatically', zh: '自动选取' },
  guessed: {
    en: 'Chosen from the function: around its stationary points, or where it varies.',
    zh: '由函数本身选出：驻点附近，或函数值有变化的区域。',
  },
  noGuess: { en: 'No region could be chosen for this surface.', zh: '无法为这个曲面自动选取。' },
  noWidth: { en: 'Both ends are the same; the region is unchanged.', zh: '上下限相同，区域保持不变。' },
  reading: { en: 'Understood as', zh: '公式的含义' },
  tooLong: {
    en: 'The derivatives are too long to be read; they are computed all the same.',
    zh: '导数的表达式过长，不便阅读；计算不受影响。',
  },
  unbounded: {
    en: 'Where a derivative is unbounded (division by 0), it is taken as 0.',
    zh: '导数无界处（除数为 0）取 0。',
  },
  wgsl: { en: 'Generated WGSL (value, gradient, Hessian)', zh: '生成的 WGSL（函数值、梯度、黑塞矩阵）' },
  wgslRule: { en: 'Generated WGSL of the rule', zh: '更新规则生成的 WGSL' },
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied.', zh: '已复制。' },
  copyRefused: {
    en: 'The browser does not let the page copy; select the text instead.',
    zh: '浏览器不允许网页复制，请手动选择文本。',
  },
  run: { en: 'Selected run', zh: '所选运行' },
  addRule: { en: 'Add a rule', zh: '添加规则' },
  choose: { en: 'choose…', zh: '请选择…' },
  heavyBall: { en: 'New: heavy ball', zh: '新建：重球法' },
  copyOf: { en: 'Copy of {name}', zh: '{name} 的副本' },
  removeRun: { en: 'Remove this run', zh: '移除此运行' },
  rule: { en: 'One assignment per line', zh: '每行一个赋值' },
  hintRule: {
    en: 'What is assigned is a state (0 at first); every other new name is a hyperparameter.',
    zh: '被赋值的名称是状态（初值为 0），其余的新名称都是超参数。',
  },
  builtIn: {
    en: 'A built-in rule. Add a copy of it to change it; both run side by side.',
    zh: '内置规则。添加它的副本即可修改，两者并排运行。',
  },
  hyper: { en: 'States and hyperparameters', zh: '状态与超参数' },
  states: { en: 'State variables: {names}', zh: '状态变量：{names}' },
  noStates: {
    en: 'No state: the step depends only on the current position.',
    zh: '没有状态：每一步只取决于当前位置。',
  },
  names: { en: 'Names that every rule knows', zh: '各规则通用的名称' },
  help: {
    theta: { en: 'the parameters, a vector; must be assigned', zh: '参数向量，必须被赋值' },
    g: { en: 'the gradient at theta, with noise added and then clipped', zh: 'theta 处的梯度（先加噪声，再裁剪）' },
    t: { en: 'the step, from 1', zh: '步数，从 1 开始' },
    newton: {
      en: 'H⁻¹g, the inverse Hessian times the gradient; Newton’s step subtracts it',
      zh: 'H⁻¹g：黑塞矩阵的逆乘以梯度；牛顿步为减去它',
    },
    norm: { en: 'Euclidean length of a vector', zh: '向量的欧几里得范数' },
    dot: {
      en: 'scalar product of two vectors; all operations but norm and dot act per coordinate',
      zh: '两个向量的内积；除 norm 与 dot 外，运算都逐分量进行',
    },
  },
} as const satisfies Texts;
