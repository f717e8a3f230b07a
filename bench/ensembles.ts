import type { Engine, EnsemblePlan, Members, Problem, RunPlan } from '../src/engine/contract';
import { parseExperiment } from '../src/experiment/surfaces/experiment';
import { resolve } from '../src/experiment/surfaces/resolve';
import { BASIN_RANGE, plainAdam, plainBasins, plainSweep } from './plain';

/** One ensemble, by hand and as an engine is asked for it. */
export interface EnsembleJob {
  readonly name: string;
  /** Members times steps. */
  readonly units: number;
  readonly problem: Problem;
  readonly run: RunPlan;
  readonly plan: EnsemblePlan;
  /** x, y per member at its end. */
  plain(): Float32Array;
}

/** Small enough that nothing diverges: every contender takes every step, unless members may rest. */
const ADAM_RATE = 0.01;
const BALL = { lr: 1e-3, momentum: 0.9 } as const;
const TOLERANCE = 1e-4;

export function swarmJob(side: number, steps: number): EnsembleJob {
  const { problem, run } = resolved('rosenbrock', 'adam', { lr: ADAM_RATE });
  const [x, y] = problem.domain;
  return {
    ...named('swarm', side ** 2, steps, 'Adam'),
    problem,
    run,
    plan: planOf({ kind: 'grid', grid: { x, y, columns: side, rows: side } }, steps, null),
    plain: () => plainAdam(side ** 2, steps, ADAM_RATE),
  };
}

/** @param rests whether members rest, or take every step */
export function basinJob(side: number, steps: number, rests: boolean): EnsembleJob {
  const { problem, run } = resolved('himmelblau', 'momentum', BALL);
  const tolerance = rests ? TOLERANCE : null;
  const members = { kind: 'grid', grid: { x: BASIN_RANGE, y: BASIN_RANGE, columns: side, rows: side } } as const;
  return {
    ...named(rests ? 'basins, resting' : 'basins', side ** 2, steps, 'momentum'),
    problem,
    run,
    plan: planOf(members, steps, tolerance),
    plain: () => plainBasins(side, steps, BALL, tolerance),
  };
}

export function sweepJob(side: number, steps: number): EnsembleJob {
  const { problem, run } = resolved('rosenbrock', 'adam', {});
  const rates = Float64Array.from({ length: side }, (_, i) => 1e-4 * 1e2 ** (i / (side - 1)));
  const decays = Float64Array.from({ length: side }, (_, i) => (0.99 * i) / (side - 1));
  const members: Members = {
    kind: 'sweep',
    x: { of: { hyper: 'lr' }, values: rates },
    y: { of: { hyper: 'beta1' }, values: decays },
  };
  return {
    ...named('sweep', side ** 2, steps, 'Adam'),
    problem,
    run: { ...run, start: [-1.5, 1.5] },
    plan: planOf(members, steps, null),
    plain: () => plainSweep(rates, decays, steps),
  };
}

/** The same ensemble in as many advances as steps, of which so many are taken: what fused steps are held against. */
export async function stepByStep(engine: Engine, { problem, run, plan }: EnsembleJob, steps: number): Promise<void> {
  const swarm = await engine.launch(problem, run, plan);
  try {
    for (let step = 0; step < steps; step++) await swarm.advance(1);
  } finally {
    swarm.dispose();
  }
}

function named(kind: string, members: number, steps: number, optimizer: string): Pick<EnsembleJob, 'name' | 'units'> {
  const name = `${kind}: ${members.toLocaleString('en')} × ${steps.toLocaleString('en')} steps of ${optimizer}`;
  return { name, units: members * steps };
}

function planOf(members: Members, steps: number, tolerance: number | null): EnsemblePlan {
  // A gradient is never exactly zero here, so without a tolerance nobody counts as converged.
  return { members, steps, seed: 1, tolerance: tolerance ?? 0, rests: tolerance !== null };
}

function resolved(
  surface: string,
  optimizer: string,
  hyper: Readonly<Record<string, number>>,
): { problem: Problem; run: RunPlan } {
  const { problem, runs } = resolve(
    parseExperiment({ version: 1, surface: { id: surface }, runs: [{ optimizer, hyper }] }),
  );
  return { problem, run: runs[0]! };
}
