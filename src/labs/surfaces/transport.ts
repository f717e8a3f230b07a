import { formatSpeed } from '../../page/format';
import type { Store } from '../../page/store';
import type { Transport, TransportSpeed } from '../../page/workbench/transport';
import type { SurfaceActions } from './context';
import { SPEEDS } from './playback';
import { lastStep, type SurfaceState } from './state';

/** The playback of the runs, as the transport drives it. */
export function playbackTransport(store: Store<SurfaceState>, actions: SurfaceActions): Transport {
  return {
    get position() {
      const { cursor, playing } = store.state.playback;
      const last = lastStep(store.state);
      return { playing, ended: cursor >= last, at: Math.floor(cursor), done: cursor, planned: last };
    },
    subscribe: (tell) =>
      void store.subscribe((state, previous) => {
        if (state.playback !== previous.playback || lastStep(state) !== lastStep(previous)) tell();
      }),
    togglePlay: actions.togglePlay,
    stepForward: () => actions.stepBy(1),
    stepBack: () => actions.stepBy(-1),
    reset: actions.reset,
    seek: actions.seek,
    get speed(): TransportSpeed {
      return {
        value: store.state.playback.speed,
        choices: SPEEDS,
        set: actions.setSpeed,
        text: (speed) => formatSpeed(speed),
      };
    },
  };
}
