import type { Store } from '../../page/store';
import type { Transport } from '../../page/workbench/transport';
import { createPlaybackTransport } from '../shared/playbackTransport';
import { lastStep, type SurfaceState } from './state';

/** The playback of the runs, as the transport drives it. */
export function playbackTransport(store: Store<SurfaceState>): Transport {
  return createPlaybackTransport({
    get playback() {
      return store.state.playback;
    },
    get lastStep() {
      return lastStep(store.state);
    },
    change: (change) =>
      store.update((state) => {
        const playback = change(state.playback, lastStep(state));
        return playback === state.playback ? state : { ...state, playback };
      }),
    subscribe: (tell) =>
      store.subscribe((state, previous) => {
        if (state.playback !== previous.playback || lastStep(state) !== lastStep(previous)) tell();
      }),
  });
}
