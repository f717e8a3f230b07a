import { DIVERGED_BEYOND, type RunPlan } from '../contract';
import { noiseOf } from '../problem';
import { escapeLimit } from '../status';
import type { GpuOptimizer } from './optimizer';
import type { GpuSurface } from './surface';
import { floats, integers, pack } from './transfer';

/** Bytes of `Plan` in shaders/particle.wgsl, padded as {@link pack} does. */
export const PLAN_BYTES = 64;

/** A bound that no gradient reaches: float32's largest number. */
const UNBOUNDED = 3.4e38;

/** Which part of a path a dispatch computes. */
export interface Stage {
  readonly firstStep: number;
  readonly steps: number;
  /** Row of the first step's coefficients in their buffer. */
  readonly row: number;
}

/** `Plan` of shaders/particle.wgsl, in the order of its declaration. */
export function planBytes(
  { problem, rows }: Pick<GpuSurface, 'problem' | 'rows'>,
  run: RunPlan,
  seed: number,
  { columns, rows: axisRows }: GpuOptimizer['axes'],
  { firstStep, steps, row }: Stage,
): ArrayBuffer {
  const clip = (by: 'norm' | 'value') => (run.clip?.by === by ? run.clip.max : UNBOUNDED);
  return pack([
    ...floats(...run.start, ...noiseOf(problem, run.noise)),
    ...floats(escapeLimit(problem.domain, DIVERGED_BEYOND), clip('norm'), clip('value')),
    ...integers(rows > 0 ? run.batch : 0, seed, firstStep, steps, row, columns, axisRows),
  ]);
}

/** The overrides of shaders/particle.wgsl. */
export function runConstants(surface: GpuSurface, run: RunPlan): Record<string, number> {
  return {
    noisy: Number(run.noise > 0),
    batched: Number(run.batch > 0 && surface.rows > 0),
    clipped: Number(run.clip !== null),
  };
}

/** For kernels' labels. */
export function optimizerName({ optimizer }: RunPlan): string {
  return optimizer.kind === 'method' ? optimizer.method : 'rule';
}
