import { nearestPlace, reachOf } from '../../../analysis/attractors';
import type { BasinMap } from '../../../analysis/basins';
import type { Descent } from '../../../engine/contract';
import { formatNumber } from '../../../page/format';
import type { Words } from '../../../page/i18n';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createJob, type Job } from '../../../page/workbench/job';
import { kindName, placeName } from './names';
import { type BasinRequest, gridPlan } from './request';
import { texts } from './texts';

/** The run from the place under the pointer. */
export interface PathRequest {
  readonly from: readonly [number, number];
  readonly map: BasinRequest;
}

/** The latest place wins; the engine is asked one at a time. */
export function createPathJob(source: EngineSource, tell: () => void): Job<PathRequest, Descent> {
  return createJob<PathRequest, Descent>(
    source,
    async ({ from, map }, engine, publish, signal) => {
      const { problem, run } = map;
      const [descent] = await engine.descend(problem, [{ ...run, start: from }], gridPlan(map, 1), signal);
      if (descent !== undefined) publish(descent);
    },
    tell,
  );
}

/** Where the run from a place has come, as a sentence. */
export function pathText(
  from: readonly [number, number],
  descent: Descent,
  map: BasinMap,
  request: BasinRequest,
  slots: readonly number[],
  words: Words,
): string {
  const start = placeName({ x: from[0], y: from[1] }, 3);
  const { status, trajectory, stepsTaken } = descent;
  if (status.kind === 'diverged' || status.kind === 'undefined') {
    return words.t(texts.path[status.kind], { start, steps: status.step });
  }
  const end = [trajectory.at(-2)!, trajectory.at(-1)!] as const;
  const index = nearestPlace(map.attractors, end, reachOf(map.attractors, request.problem.domain));
  const attractor = map.attractors[index];
  if (status.kind === 'converged' && attractor !== undefined) {
    return words.t(texts.path.settled, {
      start,
      number: slots[index]! + 1,
      kind: kindName(attractor, words),
      place: placeName(attractor),
      steps: status.step,
    });
  }
  const loss = formatNumber(descent.loss.at(-1)!);
  const place = placeName({ x: end[0], y: end[1] });
  const key = status.kind === 'converged' ? texts.path.elsewhere : texts.path.unsettled;
  return words.t(key, { start, place, loss, steps: status.kind === 'converged' ? status.step : stepsTaken });
}
