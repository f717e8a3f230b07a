import type { Store } from '../../page/store';
import type { Transport, TransportNames, TransportSpeed } from '../../page/workbench/transport';
import type { NetActions } from './context';
import { hasEnded, lastEpoch, NET_SPEEDS, type NetState, netExperimentOf } from './state';

/** What the bar is called where it counts epochs, or updates. */
export const EPOCHS: TransportNames = {
  bar: (words) => words.t('net.shell.transport'),
  play: (words) => words.t('net.shell.train'),
  anew: (words) => words.t('net.shell.anew'),
  back: (words) => words.t('net.shell.back'),
  forward: (words) => words.t('net.shell.forward'),
  reset: (words) => words.t('net.shell.reset'),
  scrubber: (words) => words.t('net.shell.scrubber'),
  speed: (words) => words.t('net.shell.speed'),
  position: (at, last, words) => words.t('net.shell.position', { at, last }),
};

/** The training of the one net, as the transport drives it. */
export function trainingTransport(store: Store<NetState>, actions: NetActions): Transport {
  return {
    names: EPOCHS,
    get position() {
      const { state } = store;
      return {
        playing: state.playing,
        ended: hasEnded(state),
        at: state.cursor,
        done: state.shown === null ? 0 : lastEpoch(state.shown),
        planned: netExperimentOf(state).epochs,
      };
    },
    subscribe(tell) {
      store.subscribe((state, previous) => {
        const { playing, cursor, shown, history, speed } = previous;
        const same =
          state.playing === playing &&
          state.cursor === cursor &&
          state.shown === shown &&
          state.history === history &&
          state.speed === speed;
        if (!same) tell();
      });
    },
    togglePlay: actions.togglePlay,
    stepForward: actions.stepForward,
    stepBack: actions.stepBack,
    reset: actions.reset,
    seek: actions.seek,
    get speed(): TransportSpeed {
      return {
        value: store.state.speed,
        choices: NET_SPEEDS,
        set: actions.setSpeed,
        text: (speed, words) =>
          Number.isFinite(speed) ? words.t('net.shell.speedOf', { speed }) : words.t('net.shell.fastest'),
      };
    },
  };
}
