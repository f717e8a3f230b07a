import type { Words } from '../../../page/i18n';
import { createListeners } from '../../../page/listeners';
import type { Context } from '../../../page/ui/context';
import { type Transport, type TransportTexts, transportNames } from '../../../page/workbench/transport';
import { initialPlayback, type Playback, reset } from '../../shared/playback';
import { createPlaybackLoop } from '../../shared/playbackLoop';
import { createPlaybackTransport } from '../../shared/playbackTransport';

/** A playback in which a step along the axis shrinks towards 0. */
export interface ShrinkingPlayer {
  /** By how much the step is divided now; 1 at the beginning. */
  readonly divisor: number;
  readonly transport: Transport;
  /** Back to the beginning, paused. */
  reset(): void;
  /** What nobody looks at does not play. */
  setActive(active: boolean): void;
}

export interface ShrinkingOptions {
  /** The step is divided by ten so often, in so many steps of the playback. */
  readonly decades: number;
  readonly lastStep: number;
  readonly texts: TransportTexts;
  /** The position, spoken. */
  position(divisor: number, words: Words): string;
  /** Before it begins to play: what it shows may have to be switched on. */
  starting?(): void;
  /** The divisor is another. */
  changed(): void;
}

export function createShrinkingPlayer(
  page: Context,
  { decades, lastStep, texts, position, starting, changed }: ShrinkingOptions,
): ShrinkingPlayer {
  const { subscribe, tell } = createListeners();
  let playback: Playback = initialPlayback;
  let active = false;

  const divisorAt = (cursor: number): number => 10 ** ((decades * cursor) / lastStep);

  function put(next: Playback): void {
    if (next === playback) return;
    if (next.playing && !playback.playing) starting?.();
    playback = next;
    tell();
    changed();
    loop.wake();
  }

  const loop = createPlaybackLoop(
    () => ({ playback, lastStep }),
    put,
    () => active && page.store.state.session.standing,
  );
  page.store.subscribe(loop.wake);
  return {
    get divisor() {
      return divisorAt(playback.cursor);
    },
    transport: createPlaybackTransport({
      get playback() {
        return playback;
      },
      lastStep,
      names: transportNames(texts, (at, _, words) => position(Number(divisorAt(at).toPrecision(2)), words)),
      change: (change) => put(change(playback, lastStep)),
      subscribe,
    }),
    reset: () => put(reset(playback)),
    setActive(now) {
      active = now;
      if (!now && playback.playing) put({ ...playback, playing: false });
      loop.wake();
    },
  };
}
