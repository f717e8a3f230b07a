import type { Engine } from '../../../engine/contract';
import { type Inspection, layout } from '../../../engine/contract/network';
import type { EngineSource } from '../../../page/workbench/engineSource';
import { createJob, type Job } from '../../../page/workbench/job';
import type { ShownTraining } from '../state';
import { canMap, computeMaps, type UnitMaps } from './maps';

/** Milliseconds between two looks into the net while it trains, at least: a picture beside a training must cost little. */
const PAUSE = 80;

interface InspectRequest {
  readonly shown: ShownTraining;
  /** What each unit says over the plane is wanted, too. */
  readonly mapped: boolean;
}

interface Inspected {
  readonly shown: ShownTraining;
  readonly engine: Engine;
  readonly inspection: Inspection;
  readonly maps: UnitMaps | null;
}

/** Looks into the net. The training says by itself what it cannot compute. */
export function createInspections(
  source: EngineSource,
  take: (inspected: Inspected) => void,
): Job<InspectRequest, Inspected> {
  return createJob<InspectRequest, Inspected>(
    source,
    async ({ shown, mapped }, engine, publish, signal) => {
      const { resolved, weights } = shown;
      const { net, train } = resolved;
      if (weights.length !== layout(net).parameters) return;
      const [inspection, maps] = await Promise.all([
        engine.networks.inspect(net, weights, train, signal),
        mapped && canMap(net) ? computeMaps(engine.networks, net, weights, resolved.extent) : null,
      ]);
      publish({ shown, engine, inspection, maps });
    },
    (inspected) => {
      if (inspected !== null) take(inspected);
    },
    { grace: () => Number.POSITIVE_INFINITY, rest: (took) => Math.max(PAUSE, 2 * took) },
  );
}
