import { type Engine, EngineError, type Swarm } from '../../../engine/contract';
import { shares, swarmPlan } from '../../../experiment/sweep';
import type { Experiment } from '../../../experiment/types';
import type { LocalText } from '../../../formula/text';
import { failureText } from '../../../page/failure';

/** What a swarm is computed from: its identity decides whether it is launched anew. */
export interface SwarmRequest {
  readonly experiment: Experiment;
  /** Particles of all runs together. */
  readonly particles: number;
}

/** One swarm a run, all at the same step. Replaced as a whole when others take their place. */
export interface Flock {
  readonly of: SwarmRequest;
  /** In the order of the runs. */
  readonly swarms: readonly Swarm[];
  /** Of all swarms together. */
  readonly particles: number;
  /** A first, smaller one, until as many as are affordable have come as far. */
  readonly coarse: boolean;
}

export interface Shepherd {
  /** The swarms that are shown; null before the first. */
  readonly flock: Flock | null;
  /** Steps that all shown swarms have taken. */
  readonly taken: number;
  /** Grows with every advance. */
  readonly version: number;
  /** Steps that are still to be taken. */
  readonly lag: number;
  readonly busy: boolean;
  readonly failure: LocalText | null;
  want(request: SwarmRequest | null): void;
  use(engine: Engine | null): void;
  /** From now on the swarms are to stand at this step: forwards they go on, backwards they are launched anew. */
  seek(step: number): void;
  /** No step more until the next `seek`; resolves with the step where the round under way has ended. */
  halt(): Promise<number>;
}

/** A flock on its way. */
interface Lane {
  readonly flock: Flock;
  /** Steps a round. */
  stride: number;
}

/** What one round of advances should take, in milliseconds: below a frame where the same device draws. */
const ROUND = { gpu: 12, cpu: 40 } as const;
/** A swarm that would come later than this is preceded by a small one. */
const SOON = 200;
const COARSE = 4000;
/** A processor should take a step of the playback in half of the time that the playback gives it. */
const STEP_TIME = 1000 / 30 / 2;
const LEAST = 1000;
/** Fewer than this are no swarm: rather let it lag. */
const FEWEST = 4000;
/** The engine of a processor also copies every particle to be drawn. */
const MOST_ON_CPU = 200_000;
/** Swarms of another experiment are shown no longer than this, in milliseconds. */
const PATIENCE = 600;
const PILOT = { particles: 1024, steps: 8, rounds: 3 } as const;

/**
 * Keeps the swarms of an experiment at a step. Everything is done in short rounds between which the page lives on, and
 * whatever is overtaken is given up. `tell` is called whenever something has changed.
 *
 * @param retire disposes of swarms once nothing draws them any more
 */
export function createShepherd(
  tell: () => void,
  retire: (swarms: readonly Swarm[]) => void,
  now: () => number = () => performance.now(),
): Shepherd {
  let engine: Engine | null = null;
  let request: SwarmRequest | null = null;
  let flock: Flock | null = null;
  let failure: LocalText | null = null;
  let version = 0;
  let target = 0;
  let halted = false;
  let work: AbortController | null = null;
  /** Particle-steps a millisecond, as last measured for the request's experiment; null: not yet. */
  let pace: number | null = null;
  let paceOf: Experiment['surface'] | null = null;
  let wake: (() => void) | null = null;
  /** Who waits for the end of the round under way. */
  const halting: (() => void)[] = [];

  const takenBy = (swarms: readonly Swarm[]): number =>
    swarms.length === 0 ? 0 : Math.min(...swarms.map(({ taken }) => taken));

  function show(next: Flock | null): void {
    const old = flock;
    flock = next;
    version++;
    tell();
    if (old !== null && old !== next) retire(old.swarms);
  }

  function restart(): void {
    work?.abort();
    work = null;
    wake?.();
    if (engine === null || request === null) {
      tell();
      return;
    }
    const abort = new AbortController();
    work = abort;
    failure = null;
    void herd(engine, request, abort).catch((error: unknown) => {
      if (work !== abort) return;
      work = null;
      failure = failureText(error);
      tell();
    });
  }

  async function launch(worker: Engine, { experiment }: SwarmRequest, particles: number, signal: AbortSignal) {
    const swarms: Swarm[] = [];
    try {
      for (const [index, count] of shares(particles, experiment.runs.length).entries()) {
        const { problem, run, plan } = swarmPlan(experiment, index, count);
        swarms.push(await worker.launch(problem, run, plan, signal));
      }
    } catch (error) {
      for (const swarm of swarms) swarm.dispose();
      throw error;
    }
    return swarms;
  }

  /** As many as there is memory for. */
  async function launchMost(
    worker: Engine,
    of: SwarmRequest,
    particles: number,
    signal: AbortSignal,
  ): Promise<Swarm[]> {
    for (let count = particles; ; count = Math.ceil(count / 2)) {
      try {
        return await launch(worker, of, count, signal);
      } catch (error) {
        const full = error instanceof EngineError && error.code === 'out-of-memory';
        if (!full || count <= LEAST) throw error;
      }
    }
  }

  async function measure(worker: Engine, of: SwarmRequest, signal: AbortSignal): Promise<number> {
    const particles = PILOT.particles * of.experiment.runs.length;
    const swarms = await launch(worker, of, particles, signal);
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
      return best > 0 ? best : Math.max(1, first);
    } finally {
      for (const swarm of swarms) swarm.dispose();
    }
  }

  async function herd(worker: Engine, of: SwarmRequest, abort: AbortController): Promise<void> {
    const { signal } = abort;
    const began = now();
    tell();
    if (pace === null || paceOf !== of.experiment.surface) {
      pace = await measure(worker, of, signal);
      paceOf = of.experiment.surface;
    }
    const most = worker.kind === 'gpu' ? of.particles : affordable(of.particles, pace);
    const lanes: Lane[] = [];
    try {
      if (target * most > SOON * pace && most > 2 * COARSE) {
        lanes.push(laneOf(of, await launch(worker, of, COARSE, signal), true, pace));
      }
      lanes.push(laneOf(of, await launchMost(worker, of, most, signal), false, pace));
      while (work === abort) {
        // The playback has gone back behind a round that was under way.
        if (!halted && lanes.some(({ flock: each }) => each === flock && takenBy(each.swarms) > target)) {
          restart();
          return;
        }
        const patient = now() - began < PATIENCE;
        const next =
          lanes.findLast(({ flock: each }) => takenBy(each.swarms) >= target) ?? (patient ? null : lanes[0]!);
        if (next !== null || flock === null) {
          const lane = next ?? lanes[0]!;
          // What came before it has done its work.
          for (const over of lanes.splice(0, lanes.indexOf(lane))) if (over.flock !== flock) retire(over.flock.swarms);
          if (flock !== lane.flock) show(lane.flock);
        }
        const behind = halted ? undefined : lanes.find(({ flock: each }) => takenBy(each.swarms) < target);
        if (behind === undefined) await sleep();
        else await round(behind, ROUND[worker.kind], signal);
      }
    } finally {
      // What is shown belongs to the state now, and is retired by what comes after it.
      for (const { flock: each } of lanes) if (each !== flock) retire(each.swarms);
    }
  }

  /** A few steps more for all swarms of a lane, about as many as fit the time. */
  async function round(lane: Lane, time: number, signal: AbortSignal): Promise<void> {
    const { swarms } = lane.flock;
    const from = takenBy(swarms);
    const step = Math.min(target, from + lane.stride);
    const began = now();
    for (const swarm of swarms) if (swarm.taken < step) await swarm.advance(step - swarm.taken, signal);
    if (signal.aborted) return;
    const fitting = ((step - from) * time) / Math.max(0.05, now() - began);
    // A short round says little about how many steps would fit.
    if (step - from === lane.stride || fitting < lane.stride) {
      lane.stride = Math.max(1, Math.floor(Math.min(2 * lane.stride, Math.max(lane.stride / 4, fitting))));
    }
    if (lane.flock === flock) {
      version++;
      tell();
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  }

  function laneOf(of: SwarmRequest, swarms: readonly Swarm[], coarse: boolean, rate: number): Lane {
    const particles = countOf(swarms);
    const stride = Math.max(1, Math.floor((ROUND.gpu * rate) / Math.max(1, particles)));
    return { flock: { of, swarms, particles, coarse }, stride };
  }

  function sleep(): Promise<void> {
    tell();
    for (const settle of halting.splice(0)) settle();
    return new Promise((resolve) => {
      wake = () => {
        wake = null;
        resolve();
      };
    });
  }

  function affordable(particles: number, rate: number): number {
    const fitting = Math.floor((rate * STEP_TIME) / LEAST) * LEAST;
    return Math.min(particles, MOST_ON_CPU, Math.max(FEWEST, fitting));
  }

  return {
    get flock() {
      return flock;
    },
    get taken() {
      return flock === null ? 0 : takenBy(flock.swarms);
    },
    get version() {
      return version;
    },
    get lag() {
      return flock === null || flock.of !== request ? target : Math.max(0, target - takenBy(flock.swarms));
    },
    get busy() {
      if (work === null || request === null || halted) return false;
      return flock === null || flock.of !== request || flock.coarse || takenBy(flock.swarms) < target;
    },
    get failure() {
      return failure;
    },
    want(next) {
      if (next === request) return;
      request = next;
      if (next === null && flock !== null) show(null);
      restart();
    },
    use(next) {
      if (next === engine) return;
      engine = next;
      pace = null;
      // What belonged to the old engine must not be drawn any more.
      if (flock !== null) show(null);
      restart();
    },
    seek(step) {
      const whole = Math.min(step, request?.experiment.steps ?? step);
      if (whole === target && !halted) return;
      const back = flock !== null && whole < takenBy(flock.swarms);
      target = whole;
      halted = false;
      if (back) restart();
      else wake?.();
    },
    async halt() {
      halted = true;
      tell();
      if (work !== null && wake === null) await new Promise<void>((resolve) => halting.push(resolve));
      return flock === null ? 0 : takenBy(flock.swarms);
    },
  };
}

function countOf(swarms: readonly Swarm[]): number {
  return swarms.reduce((sum, { count }) => sum + count, 0);
}
