import type { Engine } from '../../engine/contract';
import { createBudget } from './budget';
import type { EngineSource } from './engineSource';

/** The clock and the frames of the page, so that a test can hand in its own. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  /** Calls back before the next frame. */
  frame(callback: () => void): void;
  /** Calls back when the page has done what it is busy with: mostly drawing. */
  idle(callback: () => void): void;
}

/** A page that is hidden has no frames; after so many milliseconds it goes on all the same. */
const HIDDEN = 250;

export const pageClock: Clock = {
  now: () => performance.now(),
  frame(callback) {
    let called = false;
    const call = (): void => {
      if (called) return;
      called = true;
      clearTimeout(timer);
      callback();
    };
    const timer = setTimeout(call, HIDDEN);
    requestAnimationFrame(call);
  },
  idle: (callback) => void setTimeout(callback),
};

/** Runs work piece by piece, a picture between every two pieces. */
export interface Loop {
  readonly playing: boolean;
  /** A call is under way, or the frame before it. */
  readonly busy: boolean;
  play(): void;
  /** What is running may end, and is shown. */
  pause(): void;
  /** So many steps and no more, each with a picture; waits for what is running. */
  step(count: number): void;
  /**
   * So many steps and no more, in place of those asked for like this before, as many a call as fit: it comes to stand
   * there. Resolves when it does, or when that is given up.
   */
  finish(count: number): Promise<void>;
  /** The picture anew, without a step: what is not begun yet is begun. */
  refresh(): void;
  /** Gives up what is running, and what was asked for; nothing of it is shown. What comes next may be other work. */
  stop(): void;
  /** False: gives up what is running; it goes on from there once it is active again. Loops begin active. */
  setActive(active: boolean): void;
}

export interface LoopWork<Done> {
  /**
   * Milliseconds of work between two pictures: at least; and at most, where the pictures themselves take longer than that.
   */
  readonly time: readonly [least: number, most: number];
  /**
   * How many steps the next call does, of those that fit into the time; 0: none before the next frame.
   *
   * @param hurried nobody watches: it only has to come to stand somewhere; 0: there is nothing left to be done
   */
  share(fitting: number, hurried: boolean): number;
  /** Does so many steps; 0 of them for a picture alone. Nobody waits for it once the signal says so. */
  advance(engine: Engine, steps: number, signal: AbortSignal): Promise<Done>;
  /** Shows what the steps have come to; false: there is nothing left to be done. */
  show(done: Done, engine: Engine, signal: AbortSignal): boolean | Promise<boolean>;
  /** Playing has begun or ended. */
  changed(): void;
  /** Nothing more is to be done for now. */
  rested?(): void;
  /** An error of `advance` or `show`; it no longer plays. */
  failed(error: unknown): void;
}

/** Steps after which it comes to stand. */
interface Goal {
  left: number;
  /** It does, or somebody has given it up. */
  over(): void;
}

/** Another engine goes on where the one before was interrupted: what was done so far is the owner's. */
export function createLoop<Done>(source: EngineSource, work: LoopWork<Done>, clock: Clock = pageClock): Loop {
  let playing = false;
  let active = true;
  let running: AbortController | null = null;
  let asked = 0;
  let goal: Goal | null = null;
  /** Pictures asked for without a step, and how many of these requests the last picture came after. */
  let pictures = 0;
  let served = 0;
  let budget = createBudget();
  /** When the last call was answered; what came since then was drawing. Null after a rest. */
  let answered: number | null = null;

  function set(next: boolean): void {
    if (playing === next) return;
    playing = next;
    work.changed();
  }

  const isWanted = (): boolean => playing || asked > 0 || goal !== null || pictures !== served;

  function setGoal(next: Goal | null): void {
    const before = goal;
    goal = next;
    before?.over();
  }

  function forget(): void {
    asked = 0;
    setGoal(null);
    served = pictures;
  }

  function interrupt(): void {
    running?.abort();
    running = null;
    answered = null;
  }

  async function run(): Promise<void> {
    const engine = source.current;
    if (running !== null || !active || engine === null) return;
    const abort = new AbortController();
    const { signal } = abort;
    running = abort;
    try {
      for (let first = true; isWanted(); first = false) {
        if (asked === 0 && pictures === served && !first) {
          // What the last call brought is drawn before the next one begins.
          await new Promise<void>((resolve) => clock.frame(resolve));
          if (signal.aborted) return;
          if (!isWanted()) break;
        }
        const now = pictures;
        const bare = now !== served;
        const single = !bare && asked > 0;
        const hurried = bare || single ? null : goal;
        const steps = bare ? 0 : single ? 1 : share(hurried);
        if (steps === 0 && !bare) {
          if (hurried !== null) setGoal(null);
          continue;
        }
        const more = await call(engine, steps, signal);
        if (signal.aborted) return;
        served = now;
        if (single) asked--;
        if (hurried !== null) hurried.left -= steps;
        if (!more) {
          asked = 0;
          set(false);
        }
        if (goal !== null && (!more || goal.left <= 0)) setGoal(null);
      }
    } catch (error) {
      if (signal.aborted) return;
      forget();
      set(false);
      work.failed(error);
    }
    if (running !== abort) return;
    running = null;
    answered = null;
    // Somebody may have asked for more in the meantime.
    if (isWanted()) void run();
    else work.rested?.();
  }

  function share(hurried: Goal | null): number {
    const steps = work.share(budget.steps, hurried !== null);
    return hurried === null ? steps : Math.min(steps, hurried.left);
  }

  /**
   * What counts is how long the page waits for the engine: an answer that comes while it still draws costs nothing. Work
   * may take as long as the pictures do.
   */
  async function call(engine: Engine, steps: number, signal: AbortSignal): Promise<boolean> {
    const begun = clock.now();
    const pictured = answered === null ? 0 : begun - answered;
    const page = { free: Number.NaN };
    clock.idle(() => {
      page.free = clock.now();
    });
    const done = await work.advance(engine, steps, signal);
    if (signal.aborted) return false;
    const end = clock.now();
    answered = end;
    const free = Number.isNaN(page.free) ? end : Math.min(page.free, end);
    const [least, most] = work.time;
    const wanted = Math.max(least, Math.min(most, Math.max(pictured, free - begun)));
    if (steps > 0) budget.measured(steps, end - free, wanted);
    return work.show(done, engine, signal);
  }

  source.follow(() => {
    const interrupted = running !== null;
    interrupt();
    budget = createBudget();
    // Nothing is told of a loop that has nothing to do: its owner may not even have it yet.
    if (interrupted || isWanted()) void run();
  });

  return {
    get playing() {
      return playing;
    },
    get busy() {
      return running !== null;
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
    finish(count) {
      setGoal(null);
      if (!(count > 0)) return Promise.resolve();
      return new Promise((over) => {
        goal = { left: count, over };
        void run();
      });
    },
    refresh() {
      pictures++;
      void run();
    },
    stop() {
      forget();
      interrupt();
      budget = createBudget();
      set(false);
    },
    setActive(next) {
      if (active === next) return;
      active = next;
      if (!next) interrupt();
      else void run();
    },
  };
}
