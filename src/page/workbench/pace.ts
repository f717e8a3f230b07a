/** A call does at most so many times what the one before did: the first ones are slow for reasons of their own. */
const GROWTH = 4;
/** After so many calls what is known of the engine is learnt anew: the machine may have other work by then. */
const MEMORY = 32;

export interface Pace {
  /** Epochs that the next call may do. */
  readonly epochs: number;
  /**
   * A call of so many epochs kept the page waiting for `waited` milliseconds; its work should fit into `wanted` (> 0).
   */
  measured(epochs: number, waited: number, wanted: number): void;
}

/**
 * Learns how many epochs, or updates of a game, fit into a call. A call costs the time of its epochs and a time of its
 * own: a message to a worker and back, or to a graphics device. Only the epochs have to fit: where the call itself takes
 * longer than is wanted, asking for less would not make it shorter.
 */
export function createPace(): Pace {
  let epochs = 1;
  /** The shortest call: none has a greater time of its own. */
  let shortest: { readonly epochs: number; readonly waited: number } | null = null;
  /** Milliseconds that one epoch more takes; null while all calls known did as many. */
  let marginal: number | null = null;
  let calls = 0;

  return {
    get epochs() {
      return epochs;
    },
    measured(done, waited, wanted) {
      if (calls++ % MEMORY === 0) {
        shortest = null;
        marginal = null;
      }
      if (shortest !== null && done > shortest.epochs) {
        marginal = Math.max(0, waited - shortest.waited) / (done - shortest.epochs);
      }
      if (shortest === null || waited < shortest.waited) shortest = { epochs: done, waited };
      // Nothing to compare with: twice as many will tell whether it is the work that takes long.
      const lasting = marginal === null ? 2 * done : wanted / marginal;
      const fitting = Math.max((done * wanted) / waited, lasting);
      epochs = Math.max(1, Math.round(Math.min(fitting, GROWTH * done)));
    },
  };
}
