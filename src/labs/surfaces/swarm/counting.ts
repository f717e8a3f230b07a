import { type Census, type CensusPlan, EngineError } from '../../../engine/contract';
import type { Flock } from './flock';

/** A count of all swarms of a flock as they stood at one step. */
export interface Count {
  readonly flock: Flock;
  readonly plan: CensusPlan;
  /** Step of the playback. */
  readonly step: number;
  /** In the order of the runs. */
  readonly each: readonly Census[];
}

export interface Counting {
  readonly latest: Count | null;
  /** A count of the swarms as they stand now is still to come. */
  readonly busy: boolean;
  /** The swarms, or what is to be counted, have changed; `version` grows whenever they have moved. */
  follow(flock: Flock | null, plan: CensusPlan | null, version: number): void;
}

/** Milliseconds between two counts. */
const PAUSE = 200;

/** Counts swarms about five times a second while they move, and once more when they stand. */
export function createCounting(tell: () => void): Counting {
  let latest: Count | null = null;
  let wanted: { readonly flock: Flock; readonly plan: CensusPlan; readonly version: number } | null = null;
  let done: object | null = null;
  let running = false;

  async function pump(): Promise<void> {
    if (running) return;
    running = true;
    while (wanted !== null && wanted !== done) {
      const now = wanted;
      try {
        const each: Census[] = [];
        const step = Math.min(...now.flock.swarms.map(({ taken }) => taken));
        for (const swarm of now.flock.swarms) each.push(await swarm.census(now.plan));
        if (wanted?.flock === now.flock) latest = { flock: now.flock, plan: now.plan, step, each };
      } catch (error) {
        // A swarm that has been disposed of, or has lost its device, is not counted; others take its place.
        if (!(error instanceof EngineError)) console.warn(error);
      }
      done = now;
      tell();
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    running = false;
  }

  return {
    get latest() {
      return latest;
    },
    get busy() {
      return wanted !== null && wanted !== done;
    },
    follow(flock, plan, version) {
      if (flock === null || plan === null) {
        wanted = null;
        latest = flock === null ? null : latest;
        return;
      }
      if (wanted?.flock === flock && wanted.plan === plan && wanted.version === version) return;
      wanted = { flock, plan, version };
      void pump();
    },
  };
}
