import { type Destination, findDestinations } from '../../../analysis/destinations';
import type { Experiment } from '../../../experiment/surfaces/types';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createJob, type Job } from '../../../page/workbench/job';
import type { Shown } from '../state';

export type { Destination } from '../../../analysis/destinations';

/** What the places depend on where particles may end. */
export interface DestinationRequest {
  /** Equal keys on one surface: the same places. */
  readonly key: string;
  readonly experiment: Experiment;
  readonly shown: Shown;
}

/** Scouts a side of the grid, for each run. */
const SIDE = { gpu: 64, cpu: 24 } as const;

/** Where the runs start does not matter. */
export function destinationRequest(shown: Shown): DestinationRequest {
  const { experiment } = shown;
  const { runs, steps, seed, tools } = experiment;
  const bare = runs.map(({ start: _, ...rest }) => rest);
  return { key: JSON.stringify([bare, steps, seed, tools.basins.tolerance]), experiment, shown };
}

/** Finds, for one experiment after the other, where its particles may end. */
export function createDestinationsJob(
  source: EngineSource,
  tell: () => void,
): Job<DestinationRequest, readonly Destination[]> {
  return createJob<DestinationRequest, readonly Destination[]>(
    source,
    async ({ shown }, engine, publish, signal) => {
      const { experiment, resolved } = shown;
      publish(await findDestinations(engine, experiment, resolved, SIDE[engine.kind], signal));
    },
    tell,
  );
}
