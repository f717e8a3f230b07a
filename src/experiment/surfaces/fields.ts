import * as v from 'valibot';
import { type AxisSpec, sweptAxis } from '../axis';
import { field, group } from '../field';
import { choice, constant, digits, number, type Point, placeOrNone, seed, toggle } from '../kinds';
import { LIMITS, MOST_ARROWS, MOST_RUNS } from '../limits';
import { fewRates, LEARNING_RATE } from '../rates';
import { inOrder, point } from '../shapes';
import { stop } from '../stopping';
import { pairsText } from '../textForms';
import { runsField } from './runField';
import { surfaceField } from './surfaceField';

/*
 * Every setting of an experiment with a surface, declared once: default, bounds, label, how an address says it, what
 * becomes stale when it changes. Types, schema, address and panels follow.
 */

/** What one can do with a surface, in the order of the tabs. */
export const TOOLS = ['race', 'rates', 'sweep', 'swarm', 'basins', 'terrain', 'data', 'formula'] as const;

/** Which run a tool looks at. */
const run = () =>
  number({ label: { en: 'Optimizer', zh: '优化器' }, default: 0, min: 0, max: MOST_RUNS - 1, integer: true });

const race = group(
  {
    /** All runs on one surface, or a small map for each. */
    layout: choice({
      label: { en: 'Layout', zh: '布局' },
      default: 'overlay',
      options: {
        overlay: { en: 'One surface', zh: '同一曲面' },
        multiples: { en: 'One map per run', zh: '每次运行一图' },
      },
    }),
    /** The grid of learning rates of a fair race. */
    low: number({
      label: { en: 'Lowest learning rate', zh: '最小学习率' },
      default: 1e-4,
      ...LEARNING_RATE,
      slider: null,
      scale: 'log',
    }),
    high: number({
      label: { en: 'Highest learning rate', zh: '最大学习率' },
      default: 1,
      ...LEARNING_RATE,
      slider: null,
      scale: 'log',
    }),
    count: number({
      label: { en: 'Number of rates', zh: '学习率个数' },
      default: 64,
      min: 2,
      max: 1024,
      integer: true,
      steps: [16, 32, 64, 128, 256],
    }),
  },
  { packed: 'race', checks: [{ code: 'range', holds: ({ low, high }) => inOrder(low, high) }] },
);

/** One run at several learning rates, side by side. */
const rates = group(
  {
    run: run(),
    /** 2 to 6 of them; empty: chosen by the curvature at the start. */
    rates: fewRates(),
  },
  { packed: 'rates' },
);

/** Names of hyperparameters, of a schedule's as `schedule.name`, or a coordinate of the start. */
const AXIS = /^(schedule\.)?[A-Za-z_][A-Za-z0-9_]{0,31}$|^start\.[xy]$/;
const swept: Pick<AxisSpec<never>, 'names' | 'bounds'> = {
  names: { code: 'swept', has: (name) => AXIS.test(name) && !(name in {}) },
  bounds: (name) => (name.startsWith('start.') ? LIMITS.coordinate : LIMITS.hyper),
};

/** One run at every pair of two values. */
const sweep = group(
  {
    run: run(),
    x: sweptAxis({ ...swept, default: { of: 'lr', low: 1e-4, high: 1, scale: 'log' } }),
    y: sweptAxis({ ...swept, default: { of: 'start.y', low: -1, high: 3, scale: 'linear' } }),
    /** Cells a side. */
    size: number({
      label: { en: 'Cells per side', zh: '每边格数' },
      default: 256,
      min: 16,
      max: 1024,
      integer: true,
      steps: [16, 32, 64, 128, 256, 512, 1024],
    }),
    measure: choice({
      label: { en: 'Colour', zh: '颜色' },
      default: 'loss',
      options: {
        loss: { en: 'final loss', zh: '最终损失' },
        steps: { en: 'steps to tolerance', zh: '达到容差的步数' },
      },
    }),
  },
  { packed: 'sweep', checks: [{ code: 'same-axes', holds: ({ x, y }) => x.of !== y.of }] },
);

const swarm = group(
  {
    /** Of all runs together. */
    particles: number({
      label: { en: 'Number of particles', zh: '粒子数' },
      default: 100_000,
      min: 1000,
      max: 1_000_000,
      scale: 'log',
      integer: true,
    }),
    starts: choice({
      label: { en: 'Starts', zh: '起点' },
      default: 'grid',
      options: { grid: { en: 'on a grid', zh: '网格' }, random: { en: 'random', zh: '随机' } },
    }),
    color: choice({
      label: { en: 'Coloured by', zh: '颜色表示' },
      default: 'optimizer',
      options: {
        optimizer: { en: 'optimizer', zh: '优化器' },
        loss: { en: 'loss', zh: '损失' },
        status: { en: 'status', zh: '状态' },
        destination: { en: 'destination', zh: '到达的极小值点' },
      },
    }),
    /** A map for each optimizer. */
    split: toggle({ label: { en: 'One map per optimizer', zh: '每个优化器单独一图' }, default: false }),
  },
  { packed: 'swarm' },
);

const basins = group(
  {
    run: run(),
    /** Pixels a side. */
    size: number({
      label: { en: 'Pixels per side', zh: '每边像素数' },
      default: 512,
      min: 64,
      max: 2048,
      integer: true,
      steps: [64, 128, 256, 512, 1024, 2048],
    }),
    /** Draped on the surface; false: the surface keeps its own colours. */
    drape: toggle({ label: { en: 'Draw on the surface', zh: '绘制在曲面上' }, default: true }),
    /** A pixel has converged once its gradient is at most this. */
    tolerance: number({
      label: { en: 'Converged below gradient norm', zh: '收敛判据（梯度范数）' },
      default: 1e-3,
      min: 1e-12,
      max: 1e6,
      slider: [1e-6, 1],
      scale: 'log',
    }),
  },
  { packed: 'basins' },
);

const terrain = group(
  {
    /** Where the tangent plane touches, the Hessian is taken and sections cross; null: where the first run starts. */
    at: placeOrNone({}),
    arrows: toggle({ label: { en: 'Gradient arrows', zh: '梯度箭头' }, default: true }),
    direction: choice({
      label: { en: 'Arrows point', zh: '箭头方向' },
      default: 'descent',
      options: { descent: { en: 'downhill, −∇f', zh: '下坡，−∇f' }, ascent: { en: 'uphill, +∇f', zh: '上坡，+∇f' } },
    }),
    /** On a grid over the whole view, or at `points` alone. */
    feet: choice({
      label: { en: 'Arrows stand', zh: '箭头位置' },
      default: 'grid',
      options: { grid: { en: 'on a grid', zh: '网格' }, points: { en: 'at chosen points', zh: '选定的点' } },
    }),
    points: field<readonly Point[]>({
      default: [],
      schema: v.pipe(v.array(point, 'pairs'), v.maxLength(MOST_ARROWS, 'pairs')),
      text: pairsText,
    }),
    length: choice({
      label: { en: 'Arrow length', zh: '箭头长度' },
      default: 'log',
      options: { log: { en: 'grows with log |∇f|', zh: '随 log |∇f| 增长' }, linear: { en: 'to scale', zh: '按比例' } },
    }),
    /** Of arrows to scale: each is ∇f over it; 0: chosen so that the longest one fills its cell. */
    scale: number({
      label: { en: '∇f divided by (0: automatic)', zh: '∇f 除以（0 为自动）' },
      default: 0,
      min: 0,
      max: 1e9,
      slider: null,
    }),
    /** Whose path is drawn; −1: none. */
    run: number({
      label: { en: 'Run shown', zh: '显示的运行' },
      default: 0,
      min: -1,
      max: MOST_RUNS - 1,
      integer: true,
    }),
    streamlines: toggle({ label: { en: 'Streamlines of −∇f', zh: '−∇f 的流线' }, default: false }),
    plane: toggle({ label: { en: 'Tangent plane', zh: '切平面' }, default: true }),
    hessian: toggle({ label: { en: 'Hessian’s eigenvectors', zh: '黑塞矩阵的特征向量' }, default: true }),
    /** The level set through the point. */
    level: toggle({ label: { en: 'Contour line through the point', zh: '过该点的等高线' }, default: false }),
    section: choice({
      label: { en: 'Section', zh: '剖面' },
      default: 'none',
      options: ['none', 'x', 'y', 'gradient'],
    }),
    /** Stationary points, found and classified. */
    stationary: toggle({ label: { en: 'Stationary points', zh: '驻点' }, default: true }),
  },
  { packed: 'terrain' },
);

const view = group(
  {
    projection: choice({
      label: { en: 'Projection', zh: '投影' },
      default: '3d',
      options: { '3d': { en: '3D', zh: '三维' }, map: { en: 'Map', zh: '平面图' } },
      key: 'view',
    }),
    height: choice({
      label: { en: 'Height', zh: '高度' },
      default: 'auto',
      options: {
        auto: { en: 'automatic', zh: '自动' },
        linear: { en: 'linear', zh: '线性' },
        log: { en: 'logarithmic', zh: '对数' },
      },
    }),
    colors: choice({
      label: { en: 'Colours', zh: '配色' },
      default: 'cividis',
      options: {
        cividis: { en: 'Cividis', zh: 'Cividis' },
        viridis: { en: 'Viridis', zh: 'Viridis' },
        magma: { en: 'Magma', zh: 'Magma' },
        diverging: { en: 'Diverging', zh: '双色发散' },
      },
    }),
    contours: toggle({ label: { en: 'Contour lines', zh: '等高线' }, default: true }),
    /** Of the map: both variables on one scale, so that right angles are right. */
    equal: toggle({ label: { en: 'Equal scales', zh: '等比例坐标轴' }, default: false }),
    digits: digits(),
  },
  { prefix: '', affects: ['view'] },
);

export const FIELDS = {
  version: constant(1, { code: 'version', key: 'v', always: true }),
  surface: surfaceField,
  runs: runsField,
  /** Optimizer steps of every run. */
  steps: number({
    label: { en: 'Steps', zh: '总步数' },
    default: 400,
    min: 1,
    max: 100_000,
    slider: [10, 10_000],
    scale: 'log',
    integer: true,
    affects: ['runs', 'view'],
  }),
  /** Every random number of the experiment comes from it; an unsigned 32-bit integer. */
  seed: seed({ affects: ['runs', 'view'] }),
  /** A run counts as converged while the norm of its gradient is at most this. */
  tolerance: number({
    label: { en: 'Converged below gradient norm', zh: '收敛判据（梯度范数）' },
    default: 1e-5,
    min: 0,
    max: 1e6,
    slider: [1e-12, 1],
    scale: 'log',
    affects: ['runs', 'view'],
  }),
  /** Ends every run early; absent: all steps are taken. */
  stop: stop(['runs', 'view']),
  view,
  /** Which tool is in use beside the surface, and how each of them is set. */
  tools: group(
    {
      shown: choice({ label: { en: 'Tool', zh: '工具' }, default: 'race', options: TOOLS, key: 'tool' }),
      race,
      rates,
      sweep,
      swarm,
      basins,
      terrain,
    },
    { affects: ['view'] },
  ),
} as const;
