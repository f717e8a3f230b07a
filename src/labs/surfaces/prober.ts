import type { Engine } from '../../engine/contract';
import type { AppState } from '../../page/state';
import type { Store } from '../../page/store';

/**
 * Reads the surface where the pointer is. One question at a time is under way: a pointer that moves faster than the
 * engine answers gets the answers for its latest places.
 */
export function createProber(store: Store<AppState>, engine: () => Engine | null) {
  let asking = false;

  async function ask(): Promise<void> {
    const { probe, session } = store.state;
    const worker = engine();
    if (asking || probe === null || session.shown === null || worker === null) return;
    const { place } = probe;
    const { problem } = session.shown.resolved;
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
    const answered = latest.probe?.place === place && latest.session.shown?.resolved.problem === problem;
    if (!answered && engine() === worker) void ask();
  }

  store.subscribe((state, previous) => {
    const moved = state.probe?.place !== previous.probe?.place;
    if (moved || state.session.shown?.resolved.problem !== previous.session.shown?.resolved.problem) void ask();
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
