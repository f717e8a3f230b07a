export interface Paced {
  /** Draws soon: in the next frame, or when the pause since the last time is over. */
  ask(): void;
  /** What nobody looks at draws nothing; what was asked for meanwhile is drawn when it is seen again. */
  setActive(active: boolean): void;
}

/** Draws at most once in `pause` milliseconds, however often it is asked. */
export function paced(pause: number, draw: () => void): Paced {
  let active = false;
  let asked = false;
  let waiting = false;
  let last = Number.NEGATIVE_INFINITY;

  function go(): void {
    if (!active || !asked || waiting) return;
    waiting = true;
    const begin = () =>
      requestAnimationFrame((now) => {
        waiting = false;
        if (!active) return;
        asked = false;
        last = now;
        draw();
      });
    const wait = last + pause - performance.now();
    if (wait > 0) setTimeout(begin, wait);
    else begin();
  }

  return {
    ask() {
      asked = true;
      go();
    },
    setActive(next) {
      active = next;
      go();
    },
  };
}
