import type { NetTransport } from '../../labs/networks/context';
import type { Loop } from './loop';

export interface LoopTransport {
  readonly transport: NetTransport;
  /** The position is another: tells those who subscribed. */
  tell(): void;
}

/** The transport of what runs on without an end: no plan, no speed, no way back but to the beginning. */
export function createLoopTransport(loop: Loop, position: () => number, reset: () => void): LoopTransport {
  const listeners: (() => void)[] = [];
  return {
    tell() {
      for (const listener of listeners) listener();
    },
    transport: {
      get position() {
        const at = position();
        return { playing: loop.playing, ended: false, at, done: at, planned: null, speed: null };
      },
      subscribe: (listener) => void listeners.push(listener),
      togglePlay() {
        if (loop.playing) loop.pause();
        else loop.play();
      },
      stepForward: () => loop.step(1),
      reset,
    },
  };
}
