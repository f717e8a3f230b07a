import type { Clock } from '../../page/workbench/loop';

/** A frame that took longer counts as this many seconds: what could not be done in time is let go of. */
const LONGEST_FRAME = 0.25;

/** How many epochs a speed allows as time goes on. */
export interface SpeedLimit {
  /** So many by now; call it once a frame. Infinite: as many as can be done. After a rest none: the clock begins. */
  allowed(epochsPerSecond: number): number;
  /** So many are being done. */
  spend(epochs: number): void;
  /** Time does not count until it is asked again. */
  rest(): void;
}

export function createSpeedLimit(clock: Clock): SpeedLimit {
  let credit = 0;
  /** When the credit was last counted; null after a rest. */
  let counted: number | null = null;
  return {
    allowed(speed) {
      const now = clock.now();
      const seconds = counted === null ? null : Math.min((now - counted) / 1000, LONGEST_FRAME);
      counted = now;
      if (seconds === null) return 0;
      const most = Math.max(1, speed * LONGEST_FRAME);
      credit = Number.isFinite(speed) ? Math.min(credit + speed * seconds, most) : most;
      return Math.floor(credit);
    },
    spend(epochs) {
      credit = Number.isFinite(credit) ? credit - epochs : 0;
    },
    rest() {
      counted = null;
    },
  };
}
