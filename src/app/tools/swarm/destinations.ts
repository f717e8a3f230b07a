import { type Attractor, findAttractors } from '../../../analysis/attractors';
import { type Engine, type Ensemble, MOST_ATTRACTORS } from '../../../engine/contract';
import { basinPlan } from '../../../experiment/sweep';
import type { Experiment } from '../../../experiment/types';
import type { Shown } from '../../state';
import { createJob, type Job } from '../job';

/** What the places depend on where particles may end. */
export interface DestinationWish {
  /** Equal keys: the same places. */
  readonly key: string;
  readonly shown: Shown;
}

/** Where a particle may end: what its runs were drawn to, and the minima that the catalogue knows. */
export interface Destination {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** Null: a known minimum that none of the scouts came to. */
  readonly attractor: Attractor | null;
}

/** Scouts a side of the grid, for each run, and the steps they may take. */
const SIDE = { gpu: 64, cpu: 24 } as const;
const MOST_STEPS = 2000;

/** Where the runs start does not matter. */
export function destinationWish(shown: Shown): DestinationWish {
  const { surface, runs, steps, seed, tools } = shown.experiment;
  const bare = runs.map(({ start: _, ...rest }) => rest);
  return { key: JSON.stringify([surface, bare, steps, seed, tools.basins.tolerance]), shown };
}

/**
 * Finds, for one experiment after the other, where its particles may end: a few runs of each optimizer go ahead to the
 * end, and what they are drawn to is sought.
 */
export function createDestinationsJob(tell: () => void): Job<DestinationWish, readonly Destination[]> {
  return createJob<DestinationWish, readonly Destination[]>(async ({ shown }, engine, publish, signal) => {
    const { experiment, resolved } = shown;
    const ends = await scout(engine, experiment, signal);
    const { attractors } = await findAttractors(engine, resolved.problem, ends, resolved.minima, signal);
    const found = attractors.map((attractor): Destination => ({ ...attractor, attractor }));
    const met = new Set(attractors.map(({ known }) => known));
    const others = resolved.minima
      .filter((minimum) => !met.has(minimum))
      .map(({ x, y, value }): Destination => ({ x, y, value, attractor: null }));
    publish([...found, ...others].slice(0, MOST_ATTRACTORS));
  }, tell);
}

/** The ends of all runs' scouts as those of one ensemble. */
async function scout(engine: Engine, experiment: Experiment, signal: AbortSignal): Promise<Ensemble> {
  const brief = { ...experiment, steps: Math.min(experiment.steps, MOST_STEPS) };
  const parts: Ensemble[] = [];
  for (const index of experiment.runs.keys()) {
    const tools = { ...brief.tools, basins: { ...brief.tools.basins, run: index } };
    const { problem, run, plan } = basinPlan({ ...brief, tools }, SIDE[engine.kind]);
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
