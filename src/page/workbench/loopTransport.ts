import { createListeners } from '../listeners';
import type { Loop } from './loop';
import type { Transport, TransportNames } from './transport';

export interface LoopTransport {
  readonly transport: Transport;
  /** The position is another: tells those who subscribed. */
  tell(): void;
}

/** The transport of what runs on without an end: no plan, no speed, no way back but to the beginning. */
export function createLoopTransport(
  loop: Loop,
  position: () => number,
  reset: () => void,
  names?: TransportNames,
): LoopTransport {
  const { subscribe, tell } = createListeners();
  return {
    tell,
    transport: {
      ...(names === undefined ? {} : { names }),
      get position() {
        const at = position();
        return { playing: loop.playing, ended: false, at, done: at, planned: null };
      },
      subscribe,
      togglePlay() {
        if (loop.playing) loop.pause();
        else loop.play();
      },
      stepForward: () => loop.step(1),
      reset,
      reach(at) {
        loop.pause();
        // There is no way back but from the beginning.
        const back = at < position();
        if (back) reset();
        return loop.finish(back ? at : at - position());
      },
    },
  };
}
