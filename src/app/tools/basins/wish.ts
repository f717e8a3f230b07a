import type { BasinPlan } from '../../../analysis/basins';
import type { Minimum } from '../../../catalog/types';
import type { Engine, Problem, RunPlan } from '../../../engine/contract';
import { basinPlan } from '../../../experiment/sweep';
import type { Experiment } from '../../../experiment/types';
import type { Shown } from '../../state';

/** What a basin map is computed from: its identity is the job's. */
export interface BasinWish {
  /** Equal keys: the same map. */
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
export function basinWish({ experiment, resolved }: Shown): BasinWish {
  const { problem, run, index } = basinPlan(experiment);
  const { steps, seed, surface } = experiment;
  const { tolerance, size } = experiment.tools.basins;
  const { start: _, ...rest } = experiment.runs[index]!;
  const key = JSON.stringify([surface, rest, steps, seed, tolerance, size]);
  return { key, experiment, index, problem, run, size, known: resolved.minima };
}

/** A run from each of `side` × `side` pixels. */
export function gridPlan({ experiment }: BasinWish, side: number): BasinPlan {
  const { plan } = basinPlan(experiment, side);
  if (plan.members.kind !== 'grid') throw new Error('basins are a grid');
  return { ...plan, members: plan.members };
}

/** The first picture comes within this many milliseconds, so that it follows a slider. */
const FIRST = 90;
/** What a processor may spend on the finest one. */
const PATIENCE = 4000;
const COARSEST = 16;
const COARSE = 64;

/** Pixels a side of the first picture. `pace`: milliseconds a pixel, as the last map took; null: not known yet. */
export function firstSide(size: number, pace: number | null): number {
  const wanted = pace === null ? COARSE / 2 : Math.sqrt(FIRST / pace);
  return Math.min(size, Math.max(COARSEST, Math.min(COARSE, 2 ** Math.floor(Math.log2(wanted)))));
}

/**
 * Pixels a side of the next, finer picture; null: there is no finer one. The graphics processor goes all the way; a
 * processor stops where the next would take longer than one waits.
 */
export function nextSide(side: number, size: number, pace: number, engine: Engine['kind']): number | null {
  if (side >= size) return null;
  const next = Math.min(size, 2 * side);
  if (engine === 'gpu' || pace * next ** 2 <= PATIENCE) return next;
  const affordable = 16 * Math.floor(Math.sqrt(PATIENCE / pace) / 16);
  return affordable >= 1.25 * side ? affordable : null;
}
