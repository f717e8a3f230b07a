/** Keeps the screen from going dark; where the browser cannot, or the battery is low, nothing happens. */
export interface WakeLock {
  hold(): void;
  release(): void;
}

/** @param target the window that keeps it: one that is covered by another loses its own */
export function createWakeLock(target: Window = window): WakeLock {
  const { document, navigator } = target;
  let held = false;
  let lock: WakeLockSentinel | null = null;

  async function take(): Promise<void> {
    if (!held || document.visibilityState !== 'visible' || (lock !== null && !lock.released)) return;
    try {
      const taken = await navigator.wakeLock.request('screen');
      if (held) lock = taken;
      else await taken.release();
    } catch {
      // Refused, or not there: the talk goes on, and the machine's own settings decide.
    }
  }

  // A page that is covered or leaves the full screen loses it.
  document.addEventListener('visibilitychange', () => void take());
  document.addEventListener('fullscreenchange', () => void take());

  return {
    hold() {
      held = true;
      void take();
    },
    release() {
      held = false;
      lock?.release().catch(() => {});
      lock = null;
    },
  };
}
