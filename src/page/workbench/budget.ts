import type { Engine } from '../../engine/contract';

/*
 * How much work fits into a call of the engine, so that the page stays alive: one rule, and what is built on it. Calls of
 * unknown cost begin small; each says how long it took, and the next is as large as fits the time that is wanted.
 */

/** A call does at most so many times what the one before did: the first ones are slow for reasons of their own. */
const GROWTH = 4;

/**
 * How much work fits into `wanted` milliseconds where `done` of it took `took`.
 *
 * @param bounds the least and the most of the next call, in shares of `done`
 */
export function fitting(
  done: number,
  took: number,
  wanted: number,
  bounds: readonly [number, number] = [0, GROWTH],
): number {
  const [least, most] = bounds;
  return done * Math.min(most, Math.max(least, wanted / took));
}

/** After so many calls what is known of the engine is learnt anew: the machine may have other work by then. */
const MEMORY = 32;

export interface Budget {
  /** Epochs, or updates, or whatever is counted, that the next call may do. */
  readonly steps: number;
  /**
   * A call of so many steps kept the page waiting for `waited` milliseconds; its work should fit into `wanted` (> 0).
   */
  measured(steps: number, waited: number, wanted: number): void;
}

/**
 * Learns how many steps fit into a call. A call costs the time of its steps and a time of its own: a message to a worker
 * and back, or to a graphics device. Only the steps have to fit: where the call itself takes longer than is wanted,
 * asking for less would not make it shorter.
 */
export function createBudget(): Budget {
  let steps = 1;
  /** The shortest call: none has a greater time of its own. */
  let shortest: { readonly steps: number; readonly waited: number } | null = null;
  /** Milliseconds that one step more takes; null while all calls known did as many. */
  let marginal: number | null = null;
  let calls = 0;

  return {
    get steps() {
      return steps;
    },
    measured(done, waited, wanted) {
      if (calls++ % MEMORY === 0) {
        shortest = null;
        marginal = null;
      }
      if (shortest !== null && done > shortest.steps) {
        marginal = Math.max(0, waited - shortest.waited) / (done - shortest.steps);
      }
      if (shortest === null || waited < shortest.waited) shortest = { steps: done, waited };
      // Nothing to compare with: twice as many will tell whether it is the work that takes long.
      const lasting = marginal === null ? 2 * done : Math.min(GROWTH * done, wanted / marginal);
      steps = Math.max(1, Math.round(Math.max(fitting(done, waited, wanted), lasting)));
    },
  };
}

/** A choice of sizes for pictures that are computed again and again: as large as is brought in a moment. */
export interface SideBudget {
  readonly side: number;
  /** Call with the milliseconds that a picture of this size took. */
  measured(took: number): void;
}

/**
 * @param sides ascending; one step up is at most {@link GROWTH} times the work
 * @param wanted milliseconds that a picture may take
 * @param first index of the size to begin with
 */
export function createSideBudget(sides: readonly number[], wanted: number, first: number): SideBudget {
  let level = first;
  return {
    get side() {
      return sides[level]!;
    },
    measured(took) {
      const most = fitting(1, took, wanted);
      if (most < 1) level = Math.max(0, level - 1);
      // What stays far within the time will do so one step up, too.
      else if (most >= GROWTH) level = Math.min(sides.length - 1, level + 1);
    },
  };
}

/** The first picture comes within this many milliseconds, so that it follows a slider. */
const FIRST = 90;
/** What a processor may spend on the finest one. */
const PATIENCE = 4000;
const COARSEST = 16;
const COARSE = 64;

/** Pixels a side of the first picture. `pace`: milliseconds a pixel, as the last one took; null: not known yet. */
export function firstSide(size: number, pace: number | null): number {
  const wanted = pace === null ? COARSE / 2 : Math.sqrt(fitting(1, pace, FIRST, [0, COARSE ** 2]));
  return Math.min(size, Math.max(COARSEST, 2 ** Math.floor(Math.log2(wanted))));
}

/**
 * Pixels a side of the next, finer picture; null: there is no finer one. The graphics processor goes all the way; a
 * processor stops where the next would take longer than one waits.
 */
export function nextSide(side: number, size: number, pace: number, engine: Engine['kind']): number | null {
  if (side >= size) return null;
  const next = Math.min(size, 2 * side);
  // The pace of a first picture also holds the compiling of its code.
  const patience = next <= COARSE ? 4 * PATIENCE : PATIENCE;
  if (engine === 'gpu' || pace * next ** 2 <= patience) return next;
  const affordable = 16 * Math.floor(Math.sqrt(PATIENCE / pace) / 16);
  return affordable >= 1.25 * side ? affordable : null;
}

/** Computes square pictures coarse to fine. */
export interface Refinement {
  /**
   * @param size pixels a side of the finest that is wanted
   * @param picture computes one, so many pixels a side
   * @param publish told each as it comes; `final`: no finer one will come
   */
  run<Picture>(
    engine: Engine,
    size: number,
    picture: (side: number) => Promise<Picture>,
    publish: (picture: Picture, side: number, final: boolean) => void,
  ): Promise<void>;
}

/** Remembers how long pictures took with each engine, so that the first of the next ones comes in time. */
export function createRefinement(): Refinement {
  /** Milliseconds a pixel. */
  const paces = new WeakMap<Engine, number>();
  return {
    async run(engine, size, picture, publish) {
      let side: number | null = firstSide(size, paces.get(engine) ?? null);
      while (side !== null) {
        const begun = performance.now();
        const made = await picture(side);
        const pace = (performance.now() - begun) / side ** 2;
        paces.set(engine, pace);
        const next = nextSide(side, size, pace, engine.kind);
        publish(made, side, next === null);
        side = next;
      }
    },
  };
}
