import type { Census, CensusPlan } from '../../../engine/contract';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createJob } from '../../../page/workbench/job';
import { type SwarmSet, takenBy } from './launch';

/** A count of all swarms as they stood at one step. */
export interface Count {
  readonly set: SwarmSet;
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
  follow(set: SwarmSet | null, plan: CensusPlan | null, version: number): void;
}

interface CountRequest {
  readonly set: SwarmSet;
  readonly plan: CensusPlan;
  readonly version: number;
}

/** Milliseconds between two counts. */
const PAUSE = 200;

/**
 * Counts swarms about five times a second while they move, and once more when they stand. Swarms that have been disposed
 * of, or have lost their device, are not counted; others take their place.
 */
export function createCounting(source: EngineSource, tell: () => void): Counting {
  let wanted: CountRequest | null = null;
  let latest: Count | null = null;
  const job = createJob<CountRequest, Count>(
    source,
    async ({ set, plan }, _engine, publish) => {
      const each: Census[] = [];
      const step = takenBy(set.swarms);
      for (const swarm of set.swarms) each.push(await swarm.census(plan));
      publish({ set, plan, step, each });
    },
    (count) => {
      if (count !== null && wanted?.set === count.set) latest = count;
      tell();
    },
    { grace: () => Number.POSITIVE_INFINITY, rest: () => PAUSE },
  );

  return {
    get latest() {
      return latest;
    },
    get busy() {
      return job.busy;
    },
    follow(set, plan, version) {
      if (set === null || plan === null) {
        wanted = null;
        if (set === null) latest = null;
      } else if (wanted?.set !== set || wanted.plan !== plan || wanted.version !== version) {
        wanted = { set, plan, version };
      }
      job.want(wanted);
    },
  };
}
