import { createPace } from './pace';

/** Milliseconds of work between two pictures, at least; where pictures take longer, as long as they do. */
const CALL = 40;

export interface Advance {
  /** False: there is nothing left to be done. */
  readonly more: boolean;
  /** Milliseconds that the steps took, without the picture. */
  readonly work: number;
}

/** Runs work piece by piece, a picture between every two pieces. */
export interface Loop {
  readonly playing: boolean;
  play(): void;
  pause(): void;
  /** So many steps and no more; waits for what is running. */
  step(count: number): void;
  /** Gives up what is running; nothing of it is told. */
  stop(): void;
}

export interface LoopWork {
  /** Does some steps and shows them. Nobody waits for it once the signal says so. */
  advance(steps: number, signal: AbortSignal): Promise<Advance>;
  /** Playing has begun or ended. */
  changed(): void;
  failed(error: unknown): void;
  /** The most steps of one call. */
  readonly most: number;
}

export function createLoop(work: LoopWork): Loop {
  let playing = false;
  let running: AbortController | null = null;
  let asked = 0;
  const pace = createPace();

  function set(next: boolean): void {
    if (playing === next) return;
    playing = next;
    work.changed();
  }

  async function run(): Promise<void> {
    if (running !== null) return;
    const abort = new AbortController();
    running = abort;
    try {
      while (!abort.signal.aborted && (playing || asked > 0)) {
        const steps = Math.min(asked > 0 ? asked : pace.epochs, work.most);
        asked = Math.max(0, asked - steps);
        const begun = performance.now();
        const done = await work.advance(steps, abort.signal);
        if (abort.signal.aborted) break;
        if (!done.more) {
          asked = 0;
          set(false);
        }
        await nextFrame();
        const rest = performance.now() - begun - done.work;
        pace.measured(steps, done.work, Math.max(CALL, rest));
      }
    } catch (error) {
      if (!abort.signal.aborted) {
        asked = 0;
        set(false);
        work.failed(error);
      }
    }
    if (running === abort) running = null;
    // Somebody may have asked for more in the meantime.
    if (running === null && (playing || asked > 0)) void run();
  }

  return {
    get playing() {
      return playing;
    },
    play() {
      set(true);
      void run();
    },
    pause() {
      set(false);
    },
    step(count) {
      set(false);
      asked += count;
      void run();
    },
    stop() {
      asked = 0;
      running?.abort();
      running = null;
      set(false);
    },
  };
}

/** A hidden page has no frames; it goes on all the same. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve, 50);
    else requestAnimationFrame(() => resolve());
  });
}
