import type { Problem } from '../../engine/contract';
import type { Store } from '../../page/store';
import type { EngineSource } from '../../page/workbench/engineSource';
import { createJob } from '../../page/workbench/job';
import type { Reading, SurfaceState } from './state';

interface ProbeRequest {
  readonly place: readonly [number, number];
  readonly problem: Problem;
}

/**
 * Reads the surface where the pointer is. One question at a time is under way: a pointer that moves faster than the
 * engine answers gets the answers for its latest places. What goes wrong leaves the last figures; whoever draws or
 * computes tells of it.
 */
export function createProber(store: Store<SurfaceState>, source: EngineSource) {
  const job = createJob<ProbeRequest, Reading>(
    source,
    async ({ place, problem }, engine, publish) => {
      publish({ place, jet: await engine.probe(problem, Float64Array.from(place)) });
    },
    (reading) => {
      if (reading === null) return;
      store.update((state) => (state.probe === null ? state : { ...state, probe: { ...state.probe, reading } }));
    },
    { grace: () => Number.POSITIVE_INFINITY },
  );

  store.subscribe((state, previous) => {
    const place = state.probe?.place;
    const problem = state.shown?.resolved.problem;
    if (place === previous.probe?.place && problem === previous.shown?.resolved.problem) return;
    job.want(place === undefined || problem === undefined ? null : { place, problem });
  });

  return {
    /** Null: the pointer has left, and the figures go. */
    moveTo(place: readonly [number, number] | null): void {
      store.update((state) => ({
        ...state,
        probe: place === null ? null : { place, reading: state.probe?.reading ?? null },
      }));
    },
  };
}
