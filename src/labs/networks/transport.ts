import type { Store } from '../../page/store';
import type { Transport, TransportNames, TransportSpeed } from '../../page/workbench/transport';
import type { NetActions } from './context';
import { hasEnded, lastEpoch, NET_SPEEDS, type NetState, netExperimentOf } from './state';
import { networksTexts } from './texts';

/** What the bar is called where it counts epochs, or updates. */
export const EPOCHS: TransportNames = {
  bar: (words) => words.t(networksTexts.transport.heading),
  play: (words) => words.t(networksTexts.transport.train),
  anew: (words) => words.t(networksTexts.transport.anew),
  back: (words) => words.t(networksTexts.transport.back),
  forward: (words) => words.t(networksTexts.transport.forward),
  reset: (words) => words.t(networksTexts.transport.reset),
  scrubber: (words) => words.t(networksTexts.transport.scrubber),
  speed: (words) => words.t(networksTexts.transport.speed),
  position: (at, last, words) => words.t(networksTexts.transport.position, { at, last }),
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
    subscribe: (tell) =>
      store.subscribe((state, previous) => {
        const { playing, cursor, shown, history, speed } = previous;
        const same =
          state.playing === playing &&
          state.cursor === cursor &&
          state.shown === shown &&
          state.history === history &&
          state.speed === speed;
        if (!same) tell();
      }),
    togglePlay: actions.togglePlay,
    stepForward: actions.stepForward,
    stepBack: actions.stepBack,
    reset: actions.reset,
    seek: actions.seek,
    reach: actions.reach,
    get speed(): TransportSpeed {
      return {
        value: store.state.speed,
        choices: NET_SPEEDS,
        set: actions.setSpeed,
        text: (speed, words) =>
          Number.isFinite(speed)
            ? words.t(networksTexts.transport.speedOf, { speed })
            : words.t(networksTexts.transport.fastest),
      };
    },
  };
}
