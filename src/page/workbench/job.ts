import { type Engine, EngineError } from '../../engine/contract';
import type { LocalText } from '../../formula/text';
import { failureText } from '../failure';

/** A stale computation may still finish within this many milliseconds, so that a drag shows its way. */
const GRACE = 120;

export interface Job<Wish, Result> {
  /** The last result, of this wish or for a moment still of the one before; null before the first. */
  readonly result: Result | null;
  /** The wish that the result belongs to. */
  readonly of: Wish | null;
  readonly busy: boolean;
  readonly failure: LocalText | null;
  /** From now on this is wanted; null: nothing is. Equal wishes (by identity) are not computed again. */
  want(wish: Wish | null): void;
  /** Another engine: what is wanted is computed anew by it. */
  use(engine: Engine | null): void;
}

/**
 * Computes what is wanted, one thing at a time. A newer wish ends the older one, which may still finish if it is nearly
 * done. `compute` may publish again and again, coarse to fine; what it published last stays shown until there is better.
 */
export function createJob<Wish extends object, Result>(
  compute: (wish: Wish, engine: Engine, publish: (result: Result) => void, signal: AbortSignal) => Promise<void>,
  tell: () => void,
): Job<Wish, Result> {
  let engine: Engine | null = null;
  let wanted: Wish | null = null;
  let result: Result | null = null;
  let of: Wish | null = null;
  let failure: LocalText | null = null;
  let running: { readonly wish: Wish; readonly abort: AbortController } | null = null;
  /** Done, or failed: not to be computed again. */
  let settled: Wish | null = null;

  async function pump(): Promise<void> {
    if (running !== null || engine === null || wanted === null || settled === wanted) return;
    const wish = wanted;
    const abort = new AbortController();
    const mine = { wish, abort };
    running = mine;
    tell();
    let problem: LocalText | null = null;
    let complete = false;
    try {
      const publish = (next: Result): void => {
        if (running !== mine || abort.signal.aborted) return;
        result = next;
        of = wish;
        failure = null;
        tell();
      };
      await compute(wish, engine, publish, abort.signal);
      // A computation that did not notice in time has published nothing since: what it was for is still to be done.
      complete = !abort.signal.aborted;
    } catch (error) {
      problem = error instanceof EngineError && error.code === 'aborted' ? null : failureText(error);
    }
    if (running !== mine) return;
    running = null;
    if (complete || problem !== null) settled = wish;
    if (wish === wanted) failure = problem;
    tell();
    void pump();
  }

  return {
    get result() {
      return result;
    },
    get of() {
      return of;
    },
    get busy() {
      return running !== null;
    },
    get failure() {
      return failure;
    },
    want(wish) {
      if (wish === wanted) return;
      wanted = wish;
      if (running !== null) {
        const { abort } = running;
        if (wish === null) abort.abort();
        else setTimeout(() => abort.abort(), GRACE);
      }
      void pump();
    },
    use(next) {
      engine = next;
      settled = null;
      running?.abort.abort();
      running = null;
      void pump();
    },
  };
}
