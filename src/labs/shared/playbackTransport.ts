import { formatSpeed } from '../../page/format';
import type { Transport, TransportNames, TransportSpeed } from '../../page/workbench/transport';
import { type Playback, reset, SPEEDS, seek, stepBy, toggle } from './playback';

export interface PlaybackSource {
  /** Of the moment. */
  readonly playback: Playback;
  readonly lastStep: number;
  /** What the bar is called; absent: by steps. */
  readonly names?: TransportNames;
  /** Puts what `change` makes of the playback in its place. */
  change(change: (now: Playback, last: number) => Playback): void;
  /** Calls back after every change of the playback or of its last step; gives back how to end that. */
  subscribe(tell: () => void): () => void;
}

/** A playback of recorded runs, as the transport drives it. */
export function createPlaybackTransport(source: PlaybackSource): Transport {
  return {
    ...(source.names === undefined ? {} : { names: source.names }),
    get position() {
      const {
        playback: { cursor, playing },
        lastStep,
      } = source;
      return { playing, ended: cursor >= lastStep, at: Math.floor(cursor), done: cursor, planned: lastStep };
    },
    subscribe: source.subscribe,
    togglePlay: () => source.change(toggle),
    stepForward: () => source.change((now, last) => stepBy(now, 1, last)),
    stepBack: () => source.change((now, last) => stepBy(now, -1, last)),
    reset: () => source.change(reset),
    seek: (step) => source.change((now, last) => seek(now, step, last)),
    get speed(): TransportSpeed {
      return {
        value: source.playback.speed,
        choices: SPEEDS,
        set: (speed) => source.change((now) => ({ ...now, speed })),
        text: (speed) => formatSpeed(speed),
      };
    },
  };
}
