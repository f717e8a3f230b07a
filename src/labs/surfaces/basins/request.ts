import type { BasinPlan } from '../../../analysis/basins';
import type { Minimum } from '../../../catalog/types';
import type { Problem, RunPlan } from '../../../engine/contract';
import { basinPlan } from '../../../experiment/surfaces/sweep';
import type { Experiment } from '../../../experiment/surfaces/types';
import type { Shown } from '../state';

/** What a basin map is computed from: its identity is the job's. */
export interface BasinRequest {
  /** Equal keys on one surface: the same map. */
  readonly key: string;
  readonly experiment: Experiment;
  /** Index of the run whose optimizer it is. */
  readonly index: number;
  readonly problem: Problem;
  readonly run: RunPlan;
  /** Pixels a side. */
  readonly size: number;
  readonly known: readonly Minimum[];
}

/** Where a run starts does not matter here, nor do the other runs: a drag of the start computes nothing anew. */
export function basinRequest({ experiment, resolved }: Shown): BasinRequest {
  const { problem, run, index } = basinPlan(experiment);
  const { steps, seed } = experiment;
  const { tolerance, size } = experiment.tools.basins;
  const { start: _, ...rest } = experiment.runs[index]!;
  const key = JSON.stringify([rest, steps, seed, tolerance, size]);
  return { key, experiment, index, problem, run, size, known: resolved.minima };
}

/** A run from each of `side` × `side` pixels. */
export function gridPlan({ experiment }: BasinRequest, side: number): BasinPlan {
  const { plan } = basinPlan(experiment, side);
  if (plan.members.kind !== 'grid') throw new Error('basins are a grid');
  return { ...plan, members: plan.members };
}
