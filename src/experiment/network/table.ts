import { MOST_ROWS, NUMBERS, type NumberRow } from '../table';

/** Hidden layers of a gradient flow are at most 32, and one layer makes the output. */
export const MOST_LAYERS = 33;
export const MOST_WIDTH = 1024;
/** Weights and biases of one net. */
export const MOST_PARAMETERS = 2_000_000;
/** Nets of a population, or cells of a sweep. */
export const MOST_NETS = 100_000;
/** Things compared side by side. */
export const MOST_COMPARED = 12;
/** Given weights, and numbers of given data. */
export const LIMITS_OF = { weight: [-1e6, 1e6], data: [-1e9, 1e9] } as const;

/** `value`: the default; of what is optional, the value it takes when switched on. */
export const NET_NUMBERS = {
  epochs: {
    label: { en: 'Epochs', zh: '训练轮数' },
    value: 1000,
    min: 1,
    max: 1_000_000,
    slider: [10, 10_000],
    scale: 'log',
    integer: true,
  },
  seed: NUMBERS.seed,
  batch: {
    label: { en: 'Batch size', zh: '批量大小' },
    value: 32,
    min: 1,
    max: MOST_ROWS,
    slider: [1, 256],
    scale: 'log',
    integer: true,
  },
  clip: NUMBERS.clip,
  l1: {
    label: { en: 'L1 penalty', zh: 'L1 正则' },
    value: 0,
    min: 0,
    max: 1e6,
    slider: [0, 0.1],
    scale: 'linear',
    integer: false,
  },
  l2: {
    label: { en: 'L2 penalty', zh: 'L2 正则' },
    value: 0,
    min: 0,
    max: 1e6,
    slider: [0, 0.1],
    scale: 'linear',
    integer: false,
  },
  samples: {
    label: { en: 'Points', zh: '样本数' },
    value: 300,
    min: 1,
    max: MOST_ROWS,
    slider: [10, 2000],
    scale: 'log',
    integer: true,
  },
  noise: {
    label: { en: 'Noise', zh: '噪声' },
    value: 0,
    min: 0,
    max: 100,
    slider: [0, 0.5],
    scale: 'linear',
    integer: false,
  },
  test: {
    label: { en: 'Test fraction', zh: '测试集比例' },
    value: 0,
    min: 0,
    max: 0.9,
    slider: [0, 0.9],
    scale: 'linear',
    integer: false,
  },
  width: {
    label: { en: 'Units', zh: '单元数' },
    value: 8,
    min: 1,
    max: MOST_WIDTH,
    slider: [1, 64],
    scale: 'log',
    integer: true,
  },
  seeds: {
    label: { en: 'Seeds', zh: '种子数' },
    value: 20,
    min: 1,
    max: MOST_NETS,
    slider: [1, 256],
    scale: 'log',
    integer: true,
  },
  cellSeeds: {
    label: { en: 'Networks per cell', zh: '每格网络数' },
    value: 1,
    min: 1,
    max: 32,
    slider: [1, 16],
    scale: 'linear',
    integer: true,
  },
  sweepSize: {
    label: { en: 'Cells per side', zh: '每边格数' },
    value: 32,
    min: 2,
    max: 316,
    slider: [8, 128],
    scale: 'log',
    integer: true,
  },
  extent: {
    label: { en: 'Half the side', zh: '半边长' },
    value: 1,
    min: 1e-6,
    max: 1e3,
    slider: [0.05, 10],
    scale: 'log',
    integer: false,
  },
  landscapeSize: {
    label: { en: 'Samples per side', zh: '每边采样数' },
    value: 64,
    min: 2,
    max: 512,
    slider: [16, 256],
    scale: 'log',
    integer: true,
  },
  flowDepth: {
    label: { en: 'Hidden layers', zh: '隐藏层数' },
    value: 10,
    min: 1,
    max: MOST_LAYERS - 1,
    slider: [1, MOST_LAYERS - 1],
    scale: 'linear',
    integer: true,
  },
  flowWidth: {
    label: { en: 'Units per layer', zh: '每层单元数' },
    value: 16,
    min: 1,
    max: 128,
    slider: [1, 128],
    scale: 'log',
    integer: true,
  },
  discriminatorSteps: {
    label: { en: 'Discriminator steps', zh: '判别器步数' },
    value: 1,
    min: 1,
    max: 100,
    slider: [1, 10],
    scale: 'linear',
    integer: true,
  },
} as const satisfies Readonly<Record<string, NumberRow>>;
