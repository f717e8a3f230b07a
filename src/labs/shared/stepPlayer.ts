import { createListeners } from '../../page/listeners';
import type { Transport, TransportNames } from '../../page/workbench/transport';

/** Milliseconds a step stays while it runs by itself. */
const BEAT = 2200;

export interface StepPlayer {
  /** Steps from the beginning of the course. */
  readonly at: number;
  readonly transport: Transport;
  seek(to: number): void;
  /** Stops running on by itself. */
  halt(): void;
  /** To a step of another course, without a word. */
  restart(to?: number): void;
  /** Tells the transport that what it shows may be another. */
  tell(): void;
}

export interface StepPlayerOptions {
  /** The last step there is; infinite while the numbers hold. */
  last(): number;
  /** Where the time line ends that reaches beyond this step. */
  end(at: number): number;
  /** Called after every move. */
  onMove(): void;
  /** What the bar is called; absent: by steps. */
  readonly names?: TransportNames;
  /** Milliseconds a step stays; absent: long enough to read a sentence. */
  readonly beat?: number;
}

/** Where in a course of steps one stands, and the transport that moves it. */
export function createStepPlayer({ last, end, onMove, names, beat = BEAT }: StepPlayerOptions): StepPlayer {
  let at = 0;
  /** The farthest step somebody has come to. */
  let done = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const { subscribe, tell } = createListeners();

  function halt(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  function seek(to: number): void {
    const next = Math.max(0, Math.min(to, last()));
    if (next === at) return;
    at = next;
    done = Math.max(done, at);
    onMove();
  }

  function run(): void {
    seek(at + 1);
    timer = at < last() ? setTimeout(run, beat) : null;
    tell();
  }

  function move(to: number): void {
    halt();
    seek(to);
    tell();
  }

  const transport: Transport = {
    ...(names === undefined ? {} : { names }),
    get position() {
      return { playing: timer !== null, ended: at >= last(), at, done, planned: end(done) };
    },
    subscribe,
    togglePlay() {
      if (timer !== null) halt();
      else {
        if (at >= last()) seek(0);
        run();
      }
      tell();
    },
    stepForward: () => move(at + 1),
    stepBack: () => move(at - 1),
    reset() {
      done = 0;
      move(0);
    },
    seek: move,
  };

  return {
    get at() {
      return at;
    },
    transport,
    seek: move,
    halt,
    restart(to = 0) {
      halt();
      at = to;
      done = to;
    },
    tell,
  };
}
