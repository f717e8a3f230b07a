/** What one dispatch should take, and what it must never take, in milliseconds. Half a frame leaves time to draw. */
export const TARGET_MS = 8;
export const LIMIT_MS = 100;

/** How much faster the amount of work may grow from one dispatch to the next: one measurement may have been lucky. */
const FASTEST_GROWTH = 16;

/**
 * Cuts work into dispatches by time: the first is small, each later one as large as the measured rate allows. A display
 * must not stall and a driver's watchdog must not bite.
 */
export class TimeBudget {
  private amount: number;

  /** @param first units of work of the first dispatch; a unit is what cannot be cut, a step or a row of a grid. */
  constructor(first: number) {
    this.amount = Math.max(1, Math.floor(first));
  }

  /** Units for the next dispatch, of `remaining` ones. */
  next(remaining: number): number {
    return Math.min(this.amount, remaining);
  }

  /** Learns from a dispatch of `units` that took `ms`. */
  report(units: number, ms: number): void {
    const fitting = (units * TARGET_MS) / Math.max(ms, 1e-3);
    // Too long: at most half as much, however small the rate says the rest is.
    const ceiling = ms > LIMIT_MS ? units / 2 : units * FASTEST_GROWTH;
    // A short last piece says nothing about a larger one that was already found to fit.
    const floor = ms <= TARGET_MS && units < this.amount ? this.amount : 1;
    this.amount = Math.max(1, Math.floor(Math.max(Math.min(fitting, ceiling), floor)));
  }
}
