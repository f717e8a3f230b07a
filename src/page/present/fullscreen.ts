/** The whole screen, where the browser allows it; else the window is what there is. */
export interface Fullscreen {
  /** Must be called by a press: browsers ask for one. Never rejects. */
  enter(): Promise<void>;
  toggle(): Promise<void>;
  /** Escape leaves the full screen before the page hears of it: the next press brings it back. */
  restore(): void;
  leave(): void;
}

/** @param refused called once, when the browser says no */
export function createFullscreen(refused: () => void): Fullscreen {
  let wanted = false;
  /** Whether it ever stood: what was refused is not asked for again by itself. */
  let stood = false;
  let told = false;

  const stands = (): boolean => document.fullscreenElement !== null;

  async function enter(): Promise<void> {
    wanted = true;
    if (stands()) return;
    try {
      // `async`: where there is no such thing at all, that is a refusal too.
      await (async () => document.documentElement.requestFullscreen())();
      stood = true;
    } catch {
      wanted = false;
      if (!told) refused();
      told = true;
    }
  }

  function leave(): void {
    wanted = false;
    stood = false;
    // It may have ended by itself meanwhile.
    if (stands()) document.exitFullscreen().catch(() => {});
  }

  return {
    enter,
    async toggle() {
      if (stands()) leave();
      else await enter();
    },
    restore() {
      if (wanted && stood && !stands()) void enter();
    },
    leave,
  };
}
