import type { Minimum } from '../catalog/types';
import type { Engine, EnsemblePlan, Grid, Problem, RunPlan } from '../engine/contract';
import { type Destinations, findAttractors } from './attractors';

/** One complete run from every node of a grid, and where it has come. */
export interface BasinMap extends Destinations {
  /** Labels and steps are in its order: row by row, y growing by row. */
  readonly grid: Grid;
  /** Until it came to rest, or could not go on; else all steps. */
  readonly steps: Uint32Array;
}

/** An ensemble of starts on a grid. */
export interface BasinPlan extends EnsemblePlan {
  readonly members: { readonly kind: 'grid'; readonly grid: Grid };
}

/** Basins of attraction: which attractor a run from each node of the grid ends at. */
export async function mapBasins(
  engine: Engine,
  problem: Problem,
  run: RunPlan,
  plan: BasinPlan,
  known: readonly Minimum[],
  signal?: AbortSignal,
): Promise<BasinMap> {
  const ends = await engine.ensemble(problem, run, plan, signal);
  const destinations = await findAttractors(engine, problem, ends, known, signal);
  return { ...destinations, grid: plan.members.grid, steps: ends.steps };
}
