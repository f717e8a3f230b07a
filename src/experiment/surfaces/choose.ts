import { SURFACES } from '../../catalog';
import { defaultStart, startingHyper } from './defaults';
import { OWN, optimizerOf } from './optimizer';
import type { CatalogueSurface, Experiment, Point, Run, SurfaceChoice } from './types';

/** A surface of the catalogue as one opens it, with the data that are told first. */
export function openingOf(id: string): CatalogueSurface {
  const data = SURFACES.get(id)?.data?.opening;
  return data === undefined ? { id } : { id, data };
}

/** Another surface: the same optimizers from a place worth starting at, at rates that suit the ground. */
export function chooseSurface(experiment: Experiment, surface: SurfaceChoice): Experiment {
  const start = defaultStart(surface);
  const runs = experiment.runs.map((run): Run => ({ ...run, start, hyper: movedHyper(surface, run, start) }));
  return { ...experiment, surface, runs: withoutBatch(surface) ? runs.map(dropBatch) : runs };
}

/** Hyperparameters on another surface; of an own rule only the rate, for its other numbers mean what its author says. */
function movedHyper(surface: SurfaceChoice, run: Run, start: Point): Run['hyper'] {
  const fresh = startingHyper(surface, run, start);
  const { rate } = optimizerOf(run);
  return run.optimizer !== OWN ? fresh : rate === null ? run.hyper : { ...run.hyper, [rate]: fresh[rate]! };
}

/** Whether there are no rows to draw a batch from. */
function withoutBatch(surface: SurfaceChoice): boolean {
  return 'id' in surface ? SURFACES.get(surface.id)?.data === null : !('loss' in surface);
}

function dropBatch({ batch: _, ...run }: Run): Run {
  return run;
}
