import type { Engine, Problem, RunPlan } from '../../engine/contract';
import { type Destinations, findAttractors } from '../attractors';

/** One complete run from each of many starts on a line, and where it has come. */
export interface LineEnds extends Destinations {
  readonly starts: Float64Array;
  /** Until it came to rest, or could not go on; else all steps. */
  readonly steps: Uint32Array;
}

export interface EndsPlan {
  readonly problem: Problem;
  readonly run: RunPlan;
  readonly starts: Float64Array;
  readonly steps: number;
  readonly seed: number;
  readonly tolerance: number;
}

/** Which minimum a run from each start ends in. */
export async function mapEnds(
  engine: Engine,
  { problem, run, starts, ...plan }: EndsPlan,
  signal?: AbortSignal,
): Promise<LineEnds> {
  const members = { kind: 'sweep', x: { of: { start: 0 }, values: starts }, y: null } as const;
  const ends = await engine.ensemble(problem, run, { ...plan, rests: true, members }, signal);
  const destinations = await findAttractors(engine, problem, ends, [], signal);
  return { ...destinations, starts, steps: ends.steps };
}
