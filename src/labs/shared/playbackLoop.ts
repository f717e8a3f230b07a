import { advance, type Playback } from './playback';

export interface PlaybackLoop {
  /** The playback may have begun to play. */
  wake(): void;
}

/** Moves a playback on with the frames of the page, as long as it plays and `isShown` says that somebody looks. */
export function createPlaybackLoop(
  read: () => { readonly playback: Playback; readonly lastStep: number },
  write: (playback: Playback) => void,
  isShown: () => boolean,
): PlaybackLoop {
  let running = false;
  let before = 0;

  function frame(now: number): void {
    const { playback, lastStep } = read();
    if (!playback.playing || !isShown()) {
      running = false;
      return;
    }
    const next = advance(playback, (now - before) / 1000, lastStep);
    before = now;
    requestAnimationFrame(frame);
    if (next !== playback) write(next);
  }

  return {
    wake() {
      if (running || !read().playback.playing || !isShown()) return;
      running = true;
      before = performance.now();
      requestAnimationFrame(frame);
    },
  };
}
