import { type StationaryPoint, stationaryPoints } from '../../../analysis/stationary';
import type { Problem } from '../../../engine/contract';
import type { SurfaceChoice } from '../../../experiment/surfaces/types';
import { createJob } from '../../../page/workbench/job';
import type { ToolContext } from '../context';
import type { Shown } from '../state';

/** The minima that distances are measured to, and where they come from. */
export interface Minima {
  readonly places: readonly Pick<StationaryPoint, 'place'>[];
  readonly from: 'catalogue' | 'search' | 'nowhere';
}

interface MinimaRequest {
  readonly surface: SurfaceChoice;
  readonly problem: Problem;
}

export interface MinimaFinder {
  /** Of the surface that is shown: the catalogue's, else those that have been found by now. */
  of(shown: Shown): Minima;
  /** They are asked for: where the catalogue knows none, they are looked for. */
  want(shown: Shown | null): void;
  readonly busy: boolean;
}

/** The catalogue knows the minima of its surfaces; those of other formulas are found numerically, once for a surface. */
export function createMinimaFinder(context: ToolContext, tell: () => void): MinimaFinder {
  let request: MinimaRequest | null = null;
  const job = createJob<MinimaRequest, Minima>(
    context.page.engine,
    async ({ problem }, engine, publish, signal) => {
      const { points, kinks } = await stationaryPoints(engine, problem, signal);
      const places = [...points, ...kinks].filter(({ kind }) => kind === 'minimum');
      publish({ places, from: places.length === 0 ? 'nowhere' : 'search' });
    },
    tell,
  );
  return {
    get busy() {
      return job.busy;
    },
    of({ experiment, resolved }) {
      if (resolved.minima.length > 0) {
        return { places: resolved.minima.map(({ x, y }) => ({ place: [x, y] })), from: 'catalogue' };
      }
      return job.result !== null && job.of?.surface === experiment.surface ? job.result : NONE;
    },
    want(shown) {
      if (shown === null || shown.resolved.minima.length > 0) request = null;
      else if (request?.surface !== shown.experiment.surface) {
        request = { surface: shown.experiment.surface, problem: shown.resolved.problem };
      }
      job.want(request);
    },
  };
}

const NONE: Minima = { places: [], from: 'nowhere' };
