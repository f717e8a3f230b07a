import { type Engine, EngineError } from '../../engine/contract';
import type { LocalText } from '../../formula/text';
import { failureText } from '../failure';
import type { EngineSource } from './engineSource';

/** A stale computation may still finish within this many milliseconds, so that a drag shows its way. */
export const GRACE = 120;

export interface Job<Request, Result> {
  /** The last result, of this request or for a moment still of the one before; null before the first. */
  readonly result: Result | null;
  /** The request that the result belongs to. */
  readonly of: Request | null;
  /** Something is being computed, or waits for its turn. */
  readonly busy: boolean;
  /** Why the present request has no result; that of before stays. Null too for what is no failure, a lost device. */
  readonly failure: LocalText | null;
  /**
   * From now on this is wanted; null: nothing is. Equal requests (by identity) are not computed again, but for one that
   * failed and is wanted anew after null.
   */
  want(request: Request | null): void;
}

/** @param publish false: nobody wants the result any more, and it has been dropped */
export type Compute<Request, Result> = (
  request: Request,
  engine: Engine,
  publish: (result: Result) => boolean,
  signal: AbortSignal,
) => Promise<void>;

export interface JobOptions<Request> {
  /**
   * For how many milliseconds the computation under way may go on when `next` is wanted instead; 0: it is given up at
   * once, infinite: it may end. Asked again once it has published something. Absent: {@link GRACE}.
   */
  readonly grace?: (running: Request, next: Request, published: boolean) => number;
  /** Milliseconds from the end of a computation that took so long to the beginning of the next one. Absent: none. */
  readonly rest?: (took: number) => number;
}

interface Running<Request> {
  readonly request: Request;
  readonly abort: AbortController;
  published: boolean;
}

/**
 * Computes what is wanted with the engine of the moment, one thing at a time. A newer request ends the older one, which
 * may still finish if it is nearly done. `compute` may publish again and again, coarse to fine; what it published last
 * stays shown until there is better. Another engine computes anew what is wanted.
 *
 * @param tell called after every change, with the result if one has just been published
 */
export function createJob<Request extends object, Result>(
  source: EngineSource,
  compute: Compute<Request, Result>,
  tell: (fresh: Result | null) => void,
  { grace = () => GRACE, rest }: JobOptions<Request> = {},
): Job<Request, Result> {
  let wanted: Request | null = null;
  let result: Result | null = null;
  let of: Request | null = null;
  let failure: LocalText | null = null;
  let running: Running<Request> | null = null;
  let resting = false;
  /** Done, or failed: not to be computed again. */
  let settled: Request | null = null;
  let failed = false;

  const isDue = (): boolean => source.current !== null && wanted !== null && wanted !== settled;

  async function pump(): Promise<void> {
    const engine = source.current;
    const request = wanted;
    if (running !== null || resting || engine === null || request === null || !isDue()) return;
    const abort = new AbortController();
    const mine: Running<Request> = { request, abort, published: false };
    const isMine = (): boolean => running === mine && !abort.signal.aborted;
    running = mine;
    tell(null);
    const begun = performance.now();
    let problem: LocalText | null = null;
    let broken = false;
    try {
      const publish = (next: Result): boolean => {
        if (!isMine()) return false;
        result = next;
        of = request;
        failure = null;
        mine.published = true;
        tell(next);
        hasten();
        return true;
      };
      await compute(request, engine, publish, abort.signal);
    } catch (error) {
      problem = failureText(error);
      broken = !(error instanceof EngineError && error.code === 'aborted');
    }
    if (running !== mine) return;
    running = null;
    // A computation that did not notice in time has published nothing since: what it was for is still to be done.
    if (!abort.signal.aborted) {
      settled = request;
      failed = broken;
    }
    if (request === wanted && !abort.signal.aborted) failure = problem;
    if (rest !== undefined) {
      resting = true;
      setTimeout(
        () => {
          resting = false;
          void pump();
        },
        rest(performance.now() - begun),
      );
    }
    if (resting || !isDue()) tell(null);
    else void pump();
  }

  /** What is under way but not wanted any more ends, at once or soon. */
  function hasten(): void {
    const mine = running;
    if (mine === null || wanted === mine.request) return;
    const left = wanted === null ? 0 : grace(mine.request, wanted, mine.published);
    if (left <= 0) mine.abort.abort();
    else if (Number.isFinite(left)) {
      setTimeout(() => {
        if (running === mine && wanted !== mine.request) mine.abort.abort();
      }, left);
    }
  }

  source.follow(() => {
    settled = null;
    const interrupted = running;
    running = null;
    interrupted?.abort.abort();
    if (isDue() && !resting) void pump();
    else if (interrupted !== null) tell(null);
  });

  return {
    get result() {
      return result;
    },
    get of() {
      return of;
    },
    get busy() {
      return running !== null || (resting && isDue());
    },
    get failure() {
      return failure;
    },
    want(request) {
      if (request === wanted) return;
      wanted = request;
      if (request === null && failed) {
        settled = null;
        failed = false;
        failure = null;
      }
      hasten();
      void pump();
    },
  };
}
