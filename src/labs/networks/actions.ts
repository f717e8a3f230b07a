import { fitNetwork } from '../../experiment/networks/fit';
import type { Store } from '../../page/store';
import { createEditing } from '../../page/workbench/editing';
import { BENCHES } from './benches';
import type { NetActions } from './context';
import { entryAt } from './record';
import { hasEnded, lastEpoch, type NetState } from './state';
import type { Trainer } from './trainer';
import { restarted } from './training';

export function createNetActions(store: Store<NetState>, trainer: Pick<Trainer, 'step' | 'reach'>): NetActions {
  const rewind = (playing: boolean): void =>
    store.update((state) => ({
      ...state,
      playing,
      cursor: 0,
      shown: state.shown === null ? null : restarted(state.shown),
    }));

  function seek(epoch: number): void {
    store.update((state) => {
      const last = state.shown === null ? 0 : lastEpoch(state.shown);
      const cursor = Number.isFinite(epoch) ? Math.min(Math.max(Math.round(epoch), 0), last) : 0;
      return { ...state, cursor, playing: false };
    });
  }

  return {
    ...createEditing(store, BENCHES, fitNetwork),
    togglePlay() {
      const { state } = store;
      if (state.playing) store.update((now) => ({ ...now, playing: false }));
      else if (hasEnded(state)) rewind(true);
      else {
        const last = state.shown === null ? 0 : lastEpoch(state.shown);
        store.update((now) => ({ ...now, cursor: last, playing: true }));
      }
    },
    stepForward() {
      const { shown, cursor } = store.state;
      const next = shown?.record.epochs.find((epoch) => epoch > cursor);
      if (next !== undefined) {
        seek(next);
        return;
      }
      store.update((state) => ({ ...state, playing: false }));
      trainer.step();
    },
    stepBack() {
      const { shown, cursor } = store.state;
      if (shown === null) return;
      seek(shown.record.epochs[entryAt(shown.record, cursor - 1)] ?? 0);
    },
    reset: () => rewind(false),
    seek,
    reach(epoch) {
      const last = store.state.shown === null ? 0 : lastEpoch(store.state.shown);
      // What has been trained is only looked at.
      seek(Math.min(epoch, last));
      return trainer.reach(epoch);
    },
    setSpeed: (speed) => store.update((state) => ({ ...state, speed })),
    setLayout: (change) => store.update((state) => ({ ...state, layout: { ...state.layout, ...change } })),
  };
}
