import type { LocalText } from '../catalog/language';
import type { Experiment } from './types';

/** What has to be computed again after a change. */
export type Affected = 'field' | 'runs' | 'view';

/** A number of the experiment: the schema, the panel and the address read its row. */
export interface NumberRow {
  readonly label: LocalText;
  readonly value: number;
  /** Refused outside these. */
  readonly min: number;
  readonly max: number;
  /** What the slider spans. */
  readonly slider: readonly [low: number, high: number];
  readonly scale: 'linear' | 'log';
  readonly integer: boolean;
}

export const MOST_RUNS = 12;
export const MOST_ROWS = 100_000;

/** `value`: the default; of what is optional in a run, the value it takes when switched on. */
export const NUMBERS = {
  steps: {
    label: { en: 'steps', zh: '步数' },
    value: 400,
    min: 1,
    max: 100_000,
    slider: [10, 10_000],
    scale: 'log',
    integer: true,
  },
  seed: {
    label: { en: 'seed', zh: '随机种子' },
    value: 42,
    min: 0,
    max: 2 ** 32 - 1,
    slider: [0, 1000],
    scale: 'linear',
    integer: true,
  },
  tolerance: {
    label: { en: 'converged below gradient norm', zh: '收敛判据（梯度范数）' },
    value: 1e-5,
    min: 0,
    max: 1e6,
    slider: [1e-12, 1],
    scale: 'log',
    integer: false,
  },
  noise: {
    label: { en: 'gradient noise', zh: '梯度噪声' },
    value: 1,
    min: 0,
    max: 1e6,
    slider: [0, 10],
    scale: 'linear',
    integer: false,
  },
  batch: {
    label: { en: 'batch size', zh: '批量大小' },
    value: 10,
    min: 1,
    max: MOST_ROWS,
    slider: [1, 100],
    scale: 'log',
    integer: true,
  },
  clip: {
    label: { en: 'clip gradient at', zh: '梯度裁剪阈值' },
    value: 1,
    min: 1e-9,
    max: 1e9,
    slider: [1e-3, 1e3],
    scale: 'log',
    integer: false,
  },
} as const satisfies Readonly<Record<string, NumberRow>>;

/** Bounds of numbers that have no row of their own. Coordinates end where a particle counts as diverged. */
export const LIMITS = {
  coordinate: [-1e6, 1e6],
  hyper: [0, 1e9],
  parameter: [-1e9, 1e9],
  data: [-1e9, 1e9],
  /** Heights between samples: what an engine can hold. */
  sample: [-1e30, 1e30],
} as const;

/** Numbers of the tools. */
export const TOOL_NUMBERS = {
  raceLow: {
    label: { en: 'lowest learning rate', zh: '最小学习率' },
    value: 1e-4,
    min: 1e-12,
    max: 1e9,
    slider: [1e-6, 1],
    scale: 'log',
    integer: false,
  },
  raceHigh: {
    label: { en: 'highest learning rate', zh: '最大学习率' },
    value: 1,
    min: 1e-12,
    max: 1e9,
    slider: [1e-3, 100],
    scale: 'log',
    integer: false,
  },
  raceCount: {
    label: { en: 'learning rates tried', zh: '试验的学习率个数' },
    value: 64,
    min: 2,
    max: 1024,
    slider: [8, 256],
    scale: 'log',
    integer: true,
  },
  rate: {
    label: { en: 'learning rate', zh: '学习率' },
    value: 0.01,
    min: 0,
    max: 1e9,
    slider: [1e-5, 10],
    scale: 'log',
    integer: false,
  },
  sweepSize: {
    label: { en: 'cells per side', zh: '每边格数' },
    value: 256,
    min: 16,
    max: 1024,
    slider: [16, 1024],
    scale: 'log',
    integer: true,
  },
  particles: {
    label: { en: 'particles', zh: '粒子数' },
    value: 100_000,
    min: 1000,
    max: 1_000_000,
    slider: [1000, 1_000_000],
    scale: 'log',
    integer: true,
  },
  basinSize: {
    label: { en: 'pixels per side', zh: '每边像素数' },
    value: 512,
    min: 64,
    max: 2048,
    slider: [64, 2048],
    scale: 'log',
    integer: true,
  },
  basinTolerance: {
    label: { en: 'converged below gradient norm', zh: '收敛判据（梯度范数）' },
    value: 1e-3,
    min: 1e-12,
    max: 1e6,
    slider: [1e-8, 1],
    scale: 'log',
    integer: false,
  },
} as const satisfies Readonly<Record<string, NumberRow>>;

/** How many rates one compares side by side: none (they are chosen by the curvature), or so many. */
export const RATES = [2, 6] as const;

/** Samples a side of a surface that was computed elsewhere. */
export const SAMPLES = [4, 1024] as const;

const AFFECTS: Readonly<Record<keyof Experiment, readonly Affected[]>> = {
  version: [],
  surface: ['field', 'runs', 'view'],
  runs: ['runs', 'view'],
  steps: ['runs', 'view'],
  seed: ['runs', 'view'],
  tolerance: ['runs', 'view'],
  view: ['view'],
  tools: ['view'],
};

/** What must be computed again when one experiment takes the place of another. */
export function affected(before: Experiment, after: Experiment): ReadonlySet<Affected> {
  const keys = Object.keys(AFFECTS) as (keyof Experiment)[];
  return new Set(keys.filter((key) => !same(before[key], after[key])).flatMap((key) => AFFECTS[key]));
}

/** Experiments are plain data, often shared in parts: most comparisons end at the identity. */
function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
