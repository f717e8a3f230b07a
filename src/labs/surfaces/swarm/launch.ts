import { type Engine, EngineError, type Swarm } from '../../../engine/contract';
import { shares, swarmPlan } from '../../../experiment/surfaces/sweep';
import type { Experiment } from '../../../experiment/surfaces/types';

/** What a swarm is computed from: its identity decides whether it is launched anew. */
export interface SwarmRequest {
  readonly experiment: Experiment;
  /** Particles of all runs together. */
  readonly particles: number;
}

/** One swarm a run, all at the same step. Replaced as a whole when others take their place. */
export interface SwarmSet {
  readonly of: SwarmRequest;
  /** In the order of the runs. */
  readonly swarms: readonly Swarm[];
  /** Of all swarms together. */
  readonly particles: number;
  /** A first, smaller one, until as many as are affordable have come as far. */
  readonly coarse: boolean;
}

/** A swarm that would come later than so many milliseconds is preceded by a small one. */
const SOON = 200;
const COARSE = 4000;
/** A processor should take a step of the playback in half of the time that the playback gives it. */
const STEP_TIME = 1000 / 30 / 2;
const LEAST = 1000;
/** Fewer than this are no swarm: rather let it lag. */
const FEWEST = 4000;
/** The engine of a processor also copies every particle to be drawn. */
const MOST_ON_CPU = 200_000;
const PILOT = { particles: 1024, steps: 8, rounds: 3 } as const;

/** The steps that all of these swarms have taken. */
export function takenBy(swarms: readonly Swarm[]): number {
  return swarms.length === 0 ? 0 : Math.min(...swarms.map(({ taken }) => taken));
}

export function disposeAll(swarms: readonly Swarm[]): void {
  for (const swarm of swarms) swarm.dispose();
}

/**
 * Launches the swarms of a request, as many particles as are affordable; where these would be late, a few at first.
 *
 * @param target the step that they are to come to; asked when it is known how fast they are
 * @param publish told each set as it comes, with the particle-steps a millisecond; false: nobody wants it
 */
export type LaunchSwarms = (
  request: SwarmRequest,
  target: () => number,
  engine: Engine,
  publish: (set: SwarmSet, rate: number) => boolean,
  signal: AbortSignal,
) => Promise<void>;

export function createLauncher(now: () => number): LaunchSwarms {
  /** Particle-steps a millisecond, as last measured. */
  let measured: { readonly engine: Engine; readonly surface: Experiment['surface']; readonly rate: number } | null =
    null;

  async function launchAll(engine: Engine, { experiment }: SwarmRequest, particles: number, signal: AbortSignal) {
    const swarms: Swarm[] = [];
    try {
      for (const [index, count] of shares(particles, experiment.runs.length).entries()) {
        const { problem, run, plan } = swarmPlan(experiment, index, count);
        swarms.push(await engine.launch(problem, run, plan, signal));
      }
    } catch (error) {
      disposeAll(swarms);
      throw error;
    }
    return swarms;
  }

  /** As many as there is memory for. */
  async function launchMost(engine: Engine, request: SwarmRequest, particles: number, signal: AbortSignal) {
    for (let count = particles; ; count = Math.ceil(count / 2)) {
      try {
        return await launchAll(engine, request, count, signal);
      } catch (error) {
        const full = error instanceof EngineError && error.code === 'out-of-memory';
        if (!full || count <= LEAST) throw error;
      }
    }
  }

  async function measure(engine: Engine, request: SwarmRequest, signal: AbortSignal): Promise<number> {
    const { surface, runs } = request.experiment;
    if (measured?.engine === engine && measured.surface === surface) return measured.rate;
    const swarms = await launchAll(engine, request, PILOT.particles * runs.length, signal);
    try {
      // The first round compiles; of the others the quickest counts, for whatever else was going on only adds.
      let first = 0;
      let best = 0;
      for (let round = 0; round <= PILOT.rounds; round++) {
        const began = now();
        const before = takenBy(swarms);
        for (const swarm of swarms) await swarm.advance(PILOT.steps, signal);
        const rate = (countOf(swarms) * (takenBy(swarms) - before)) / Math.max(0.1, now() - began);
        if (round === 0) first = rate;
        else best = Math.max(best, rate);
      }
      measured = { engine, surface, rate: best > 0 ? best : Math.max(1, first) };
      return measured.rate;
    } finally {
      disposeAll(swarms);
    }
  }

  return async (request, target, engine, publish, signal) => {
    const rate = await measure(engine, request, signal);
    const offer = (swarms: readonly Swarm[], coarse: boolean): void => {
      const set = { of: request, swarms, particles: countOf(swarms), coarse };
      if (!publish(set, rate)) disposeAll(swarms);
    };
    const most = engine.kind === 'gpu' ? request.particles : affordable(request.particles, rate);
    if (target() * most > SOON * rate && most > 2 * COARSE) {
      offer(await launchAll(engine, request, COARSE, signal), true);
    }
    offer(await launchMost(engine, request, most, signal), false);
  };
}

function affordable(particles: number, rate: number): number {
  const fitting = Math.floor((rate * STEP_TIME) / LEAST) * LEAST;
  return Math.min(particles, MOST_ON_CPU, Math.max(FEWEST, fitting));
}

function countOf(swarms: readonly Swarm[]): number {
  return swarms.reduce((sum, { count }) => sum + count, 0);
}
