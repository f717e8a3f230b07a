import { type Engine, type Ensemble, MOST_ATTRACTORS } from '../engine/contract';
import type { Resolved } from '../experiment/surfaces/resolve';
import { basinPlan } from '../experiment/surfaces/sweep';
import type { Experiment } from '../experiment/surfaces/types';
import { type Attractor, findAttractors } from './attractors';

/** Where a particle may end: what its runs were drawn to, and the minima that the catalogue knows. */
export interface Destination {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** Null: a known minimum that none of the scouts came to. */
  readonly attractor: Attractor | null;
}

/** Steps that scouts may take. */
const MOST_STEPS = 2000;

/**
 * Finds where the particles of an experiment may end: a few runs of each optimizer go ahead to the end, from a grid over
 * the domain, and what they are drawn to is sought.
 *
 * @param side scouts a side of the grid, for each run
 */
export async function findDestinations(
  engine: Engine,
  experiment: Experiment,
  { problem, minima }: Pick<Resolved, 'problem' | 'minima'>,
  side: number,
  signal?: AbortSignal,
): Promise<readonly Destination[]> {
  const ends = await scout(engine, experiment, side, signal);
  const { attractors } = await findAttractors(engine, problem, ends, minima, signal);
  const found = attractors.map((attractor): Destination => {
    const { x, y, value } = attractor;
    return { x, y, value, attractor };
  });
  const met = new Set(attractors.map(({ known }) => known));
  const others = minima
    .filter((minimum) => !met.has(minimum))
    .map(({ x, y, value }): Destination => ({ x, y, value, attractor: null }));
  return [...found, ...others].slice(0, MOST_ATTRACTORS);
}

/** The ends of all runs' scouts as those of one ensemble. */
async function scout(engine: Engine, experiment: Experiment, side: number, signal?: AbortSignal): Promise<Ensemble> {
  const brief = { ...experiment, steps: Math.min(experiment.steps, MOST_STEPS) };
  const parts: Ensemble[] = [];
  for (const index of experiment.runs.keys()) {
    const tools = { ...brief.tools, basins: { ...brief.tools.basins, run: index } };
    const { problem, run, plan } = basinPlan({ ...brief, tools }, side);
    parts.push(await engine.ensemble(problem, run, plan, signal));
  }
  return {
    positions: joined(parts.map(({ positions }) => positions)),
    loss: joined(parts.map(({ loss }) => loss)),
    codes: Uint8Array.from(parts.flatMap(({ codes }) => [...codes])),
    steps: Uint32Array.from(parts.flatMap(({ steps }) => [...steps])),
  };
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
