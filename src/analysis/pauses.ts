/** Longest stretch of work on one thread, in milliseconds: half a frame, so that a page keeps its rate. */
const STRETCH = 8;

/** Cuts long work on the caller's thread into stretches, between which the page may draw and the work be given up. */
export class Pauses {
  private readonly signal: AbortSignal | undefined;
  private since = performance.now();

  constructor(signal?: AbortSignal) {
    this.signal = signal;
  }

  /** Call it often: it returns at once until a stretch is over. Throws the signal's reason once that is aborted. */
  async pause(): Promise<void> {
    if (performance.now() - this.since < STRETCH) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.signal?.throwIfAborted();
    this.since = performance.now();
  }
}
