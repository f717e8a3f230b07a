import type { Transport } from '../../../page/workbench/transport';

/** Milliseconds a step stays while it runs by itself. */
const BEAT = 2200;

export interface Player {
  /** Steps from the beginning of the course. */
  readonly at: number;
  readonly transport: Transport;
  seek(to: number): void;
  /** Stops running on by itself. */
  halt(): void;
  /** Back to the beginning without a word: there is another course. */
  restart(): void;
  /** Tells the transport that what it shows may be another. */
  tell(): void;
}

export interface PlayerOptions {
  /** The last step there is; infinite while the numbers hold. */
  last(): number;
  /** Where the time line ends that reaches beyond this step. */
  end(at: number): number;
  /** Called after every move. */
  onMove(): void;
}

/** Where in the course one stands, and the transport that moves it. */
export function createPlayer({ last, end, onMove }: PlayerOptions): Player {
  let at = 0;
  /** The farthest step somebody has come to. */
  let done = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const listeners: (() => void)[] = [];

  function tell(): void {
    for (const told of listeners) told();
  }

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
    timer = at < last() ? setTimeout(run, BEAT) : null;
    tell();
  }

  function move(to: number): void {
    halt();
    seek(to);
    tell();
  }

  const transport: Transport = {
    get position() {
      return { playing: timer !== null, ended: at >= last(), at, done, planned: end(done) };
    },
    subscribe: (told) => void listeners.push(told),
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
    restart() {
      halt();
      at = 0;
      done = 0;
    },
    tell,
  };
}
