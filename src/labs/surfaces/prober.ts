import type { Store } from '../../page/store';
import type { EngineSource } from '../../page/workbench/engineSource';
import type { SurfaceState } from './state';

/**
 * Reads the surface where the pointer is. One question at a time is under way: a pointer that moves faster than the
 * engine answers gets the answers for its latest places.
 */
export function createProber(store: Store<SurfaceState>, engine: EngineSource) {
  let asking = false;

  async function ask(): Promise<void> {
    const { probe, shown } = store.state;
    const worker = engine.current;
    if (asking || probe === null || shown === null || worker === null) return;
    const { place } = probe;
    const { problem } = shown.resolved;
    asking = true;
    try {
      const jet = await worker.probe(problem, Float64Array.from(place));
      store.update((state) =>
        state.probe === null ? state : { ...state, probe: { ...state.probe, reading: { place, jet } } },
      );
    } catch {
      // The readout keeps its last figures; what is wrong with the engine is told by whoever draws or computes.
    } finally {
      asking = false;
    }
    const latest = store.state;
    const answered = latest.probe?.place === place && latest.shown?.resolved.problem === problem;
    if (!answered && engine.current === worker) void ask();
  }

  store.subscribe((state, previous) => {
    const moved = state.probe?.place !== previous.probe?.place;
    if (moved || state.shown?.resolved.problem !== previous.shown?.resolved.problem) void ask();
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

export type Prober = ReturnType<typeof createProber>;
