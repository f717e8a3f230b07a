import * as v from 'valibot';
import { INITIALISERS, NET_LOSSES } from '../../catalog/networks';
import { type AxisSpec, sweptAxis } from '../axis';
import { field, group, optional } from '../field';
import { choice, constant, entryId, number, numberOf, seed, toggle } from '../kinds';
import { LIMITS, MOST_COMPARED, MOST_LAYERS, MOST_NETS, MOST_WIDTH } from '../limits';
import { between, oneOf, type Schema, textOf } from '../shapes';
import { namesText, numbersText, numberText, orOffText, type TextForm, toNumber } from '../textForms';
import { CLIP, clip, schedule } from '../training';
import { dataField } from './dataField';
import { gan } from './ganFields';
import {
  activationSchema,
  activations,
  batchSize,
  hyperparameters,
  initialiser,
  trainer,
  USUAL_INIT,
  USUAL_OPTIMIZER,
  weights,
  widths,
} from './netFields';
import { NETWORK_OPTIMIZERS } from './optimizers';

/*
 * Every setting of an experiment with networks, declared once: default, bounds, label, how an address says it, what
 * becomes stale when it changes. Types, schema, address and panels follow. What the parts say about each other (widths
 * and data, weights and widths) is for `fit.ts`, which sees the experiment complete.
 */

export const NET_VIEWS = ['train', 'hand', 'population', 'landscape', 'flow', 'gan'] as const;

const TRAINING = ['training', 'view'] as const;

/** Units of a hidden layer. */
export const WIDTH = number({
  label: { en: 'Units', zh: '单元数' },
  default: 8,
  min: 1,
  max: MOST_WIDTH,
  slider: [1, 64],
  scale: 'log',
  integer: true,
});

/** Rows per update, where they are not all. */
export const BATCH = batchSize(32);

const batch = field<'full' | number, 'full' | number, 'training' | 'view'>({
  default: 'full',
  schema: v.lazy((input): Schema => (typeof input === 'number' ? numberOf(BATCH) : v.literal('full', 'batch'))),
  text: { write: String, read: toNumber },
  affects: TRAINING,
});

const penalty = (label: { readonly en: string; readonly zh: string }) =>
  number({ label, default: 0, min: 0, max: 1e6, slider: [0, 0.1] });

/** The ends, and with them the loss, follow the data where nobody names them. */
const network = group(
  {
    /** Widths, from the inputs to the outputs. */
    layers: widths({ default: [2, WIDTH.default, WIDTH.default, 1], key: 'network', always: true }),
    /**
     * By catalogue id, or a formula of x; a single one for all hidden layers (the output stays linear), or one per
     * weight layer, or one per hidden layer.
     */
    activation: activations({ default: 'tanh' }),
    loss: entryId({ label: { en: 'Loss', zh: '损失函数' }, of: NET_LOSSES, default: 'bce' }),
    /** Of the losses of rows and outputs. */
    reduction: choice({
      label: { en: 'Losses of the rows', zh: '各样本的损失' },
      default: 'usual',
      options: {
        usual: { en: 'as usual for this loss', zh: '按该损失的惯例' },
        mean: { en: 'averaged', zh: '取平均' },
        sum: { en: 'summed', zh: '求和' },
      },
    }),
    bias: toggle({ label: { en: 'Biases', zh: '偏置' }, default: true }),
    residual: toggle({ label: { en: 'Residual connections', zh: '残差连接' }, default: false }),
    l1: penalty({ en: 'L1 penalty', zh: 'L1 正则' }),
    l2: penalty({ en: 'L2 penalty', zh: 'L2 正则' }),
  },
  { prefix: '', affects: TRAINING },
);

/** Ids that are named side by side. */
const listOf = (element: Schema, fewest = 0): Schema =>
  v.pipe(
    v.array(element, 'text'),
    v.minLength(fewest, 'empty'),
    v.check((list) => list.length <= MOST_COMPARED, 'too-many'),
  );
const names = (element: Schema, usual: readonly string[]) =>
  field<readonly string[]>({ default: usual, schema: listOf(element, 1), text: namesText() });

const COMPARED: ReadonlyMap<string, Schema> = new Map<string, Schema>([
  ['optimizer', trainer({ default: USUAL_OPTIMIZER }).schema as Schema],
  ['init', oneOf(INITIALISERS.keys())],
  ['activation', activationSchema],
]);

/** Ids that are compared, of optimizers, initialisers or activations. */
const compare = group({
  by: choice({
    label: { en: 'Compare', zh: '比较对象' },
    default: 'none',
    options: {
      none: { en: 'nothing', zh: '不比较' },
      optimizer: { en: 'optimizers', zh: '优化器' },
      init: { en: 'initialisers', zh: '初始化方法' },
      activation: { en: 'activations', zh: '激活函数' },
    },
    key: 'population.compare',
  }),
  ids: field<readonly string[]>({
    default: [],
    schema: (siblings) => listOf(COMPARED.get(textOf(siblings, 'by')) ?? v.string('text')),
    text: namesText(),
    key: 'population.ids',
  }),
});

/** `lr`, `lr:0`, `width`, `init`. */
const AXES: ReadonlySet<string> = new Set([
  'width',
  'init',
  ...[...NETWORK_OPTIMIZERS.values()].flatMap((entry) => Object.keys(entry.hyper)),
]);
const isAxis = (text: string) => {
  const [name = '', layer, ...more] = text.split(':');
  if (more.length > 0 || !AXES.has(name)) return false;
  return layer === undefined || (name !== 'width' && name !== 'init' && /^\d{1,2}$/.test(layer));
};
const swept: Pick<AxisSpec<never>, 'names' | 'bounds' | 'whole'> = {
  names: { code: 'axis', has: isAxis },
  bounds: () => LIMITS.coordinate,
  whole: true,
};

const sweep = group(
  {
    x: sweptAxis({ ...swept, default: { of: 'lr', low: 1e-3, high: 10, scale: 'log' } }),
    y: sweptAxis({ ...swept, default: { of: 'width', low: 1, high: 32, scale: 'log' } }),
    size: number({
      label: { en: 'Cells per side', zh: '每边格数' },
      default: 32,
      min: 2,
      max: 316,
      slider: [8, 128],
      scale: 'log',
      integer: true,
    }),
    /** Nets of a cell, which shows their mean; absent: one. */
    seeds: optional(
      number({
        label: { en: 'Networks per cell (mean)', zh: '每格网络数（取平均）' },
        default: 1,
        min: 1,
        max: 32,
        slider: [1, 16],
        integer: true,
      }),
    ),
  },
  { prefix: 'sweep.' },
);

/** Many nets: seeds × what is compared, or seeds × the cells of a sweep. */
const population = group({
  /** Nets that differ in their seed alone. */
  seeds: number({
    label: { en: 'Seeds', zh: '种子数' },
    default: 64,
    min: 1,
    max: MOST_NETS,
    slider: [1, 256],
    scale: 'log',
    integer: true,
  }),
  compare,
  show: choice({
    label: { en: 'What is shown', zh: '显示内容' },
    default: 'boundaries',
    options: {
      boundaries: { en: 'Decision boundaries', zh: '决策边界' },
      distribution: { en: 'Final losses', zh: '最终损失' },
      sweep: { en: 'Sweep', zh: '参数扫描' },
    },
  }),
  sweep,
});

const parameterIndex = between([0, 2 ** 31], true);
const pair: TextForm<readonly number[]> = numbersText();

const landscape = group({
  /** `random`: filter-normalised (Li et al. 2018); `path`: principal components of the training path; two weights. */
  directions: choice({
    label: { en: 'Directions', zh: '方向' },
    default: 'random',
    options: {
      random: { en: 'random, filter-normalised', zh: '随机（滤波器归一化）' },
      path: { en: 'along the training path (PCA)', zh: '沿训练路径（主成分）' },
      weights: { en: 'two weights', zh: '两个权重' },
    },
  }),
  /** Parameter indices, for `weights`. */
  weights: field<readonly [number, number]>({
    default: [0, 1],
    schema: v.strictTuple([parameterIndex, parameterIndex], 'pair'),
    text: pair as TextForm<readonly [number, number]>,
  }),
  /** Half the side of the plane, in lengths of the directions. */
  extent: number({
    label: { en: 'Half the side', zh: '半边长' },
    default: 1,
    min: 1e-6,
    max: 1e3,
    slider: [0.05, 10],
    scale: 'log',
  }),
  /** Samples a side. */
  size: number({
    label: { en: 'Samples per side', zh: '每边采样数' },
    default: 64,
    min: 2,
    max: 512,
    slider: [16, 256],
    scale: 'log',
    integer: true,
  }),
});

/** The largest norm of a gradient in the flow through deep nets, where it is clipped. */
export const FLOW_CLIP = number({
  label: { en: 'Norm limit', zh: '范数上限' },
  default: CLIP.max.default,
  min: CLIP.max.min,
  max: CLIP.max.max,
  slider: [1e-3, 100],
  scale: 'log',
});

/** Gradient norms per layer at the start, for deep nets. */
const flow = group({
  depth: number({
    label: { en: 'Hidden layers', zh: '隐藏层数' },
    default: 16,
    min: 1,
    max: MOST_LAYERS - 1,
    integer: true,
  }),
  width: number({
    label: { en: 'Units per layer', zh: '每层单元数' },
    default: 16,
    min: 1,
    max: 128,
    scale: 'log',
    integer: true,
  }),
  activations: names(activationSchema, ['sigmoid', 'tanh', 'relu']),
  inits: names(oneOf(INITIALISERS.keys()), ['xavier_normal']),
  residual: toggle({ label: { en: 'Residual connections', zh: '残差连接' }, default: false }),
  clip: field<number | null>({
    label: { en: 'Clip the gradient', zh: '裁剪梯度' },
    default: null,
    schema: v.nullable(numberOf(FLOW_CLIP)),
    text: orOffText(numberText),
  }),
});

export const FIELDS = {
  version: constant(1, { code: 'version', key: 'v', always: true }),
  network,
  /** Given weights decide; without them, `init` and `seed`. */
  weights: weights({ affects: TRAINING }),
  init: initialiser({ default: USUAL_INIT, affects: TRAINING }),
  data: dataField(TRAINING),
  optimizer: trainer({ default: USUAL_OPTIMIZER, affects: TRAINING }),
  /** Who names no optimizer gets a rate that suits small nets; who names Adam gets the paper's rate. */
  hyper: hyperparameters(USUAL_OPTIMIZER, { default: { lr: 0.03 }, affects: TRAINING }),
  /** The rate of each weight layer, in place of the one in `hyper`; absent: all have that one. */
  rates: optional(
    field<readonly number[], readonly number[], 'training' | 'view'>({
      default: [],
      schema: v.pipe(
        v.array(between(LIMITS.hyper), 'rates'),
        v.minLength(1, 'empty'),
        v.maxLength(MOST_LAYERS, 'rates'),
      ),
      text: numbersText(),
      affects: TRAINING,
    }),
  ),
  schedule: schedule(TRAINING),
  clip: clip(TRAINING),
  /** Passes over the data. Only a schedule looks ahead to their end. */
  epochs: number({
    label: { en: 'Epochs', zh: '训练轮数' },
    default: 500,
    min: 1,
    max: 1_000_000,
    slider: [10, 10_000],
    scale: 'log',
    integer: true,
    affects: ['length', 'view'],
  }),
  batch,
  /** Initial weights, generated data, the split and the batches come from it; an unsigned 32-bit integer. */
  seed: seed({ affects: TRAINING }),
  /** What of it is looked at. */
  view: choice({ label: { en: 'View', zh: '视图' }, default: 'train', options: NET_VIEWS, affects: ['view'] }),
  population,
  landscape,
  flow,
  gan,
} as const;
