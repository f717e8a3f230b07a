import type { Context } from '../../page/ui/context';
import type { Transport, TransportNames } from '../../page/workbench/transport';
import { initialPlayback, type Playback, reset } from '../shared/playback';
import { createPlaybackLoop } from '../shared/playbackLoop';
import { createPlaybackTransport } from '../shared/playbackTransport';

/** A playback of so many steps: a number that moves from 0 to the last step. */
export interface Player {
  /** Steps since the beginning; fractional between two. */
  readonly cursor: number;
  readonly transport: Transport;
  /** Back to the beginning, paused. */
  reset(): void;
  /** What nobody looks at does not play. */
  setActive(active: boolean): void;
}

export interface PlayerOptions {
  readonly lastStep: number;
  readonly names?: TransportNames;
  /** Before it begins to play: what it shows may have to be switched on. */
  starting?(): void;
  /** The cursor is another. */
  changed(): void;
}

export function createPlayer(page: Context, { lastStep, names, starting, changed }: PlayerOptions): Player {
  const listeners: (() => void)[] = [];
  let playback: Playback = initialPlayback;
  let active = false;

  function put(next: Playback): void {
    if (next === playback) return;
    if (next.playing && !playback.playing) starting?.();
    playback = next;
    for (const tell of listeners) tell();
    changed();
    loop.wake();
  }

  const loop = createPlaybackLoop(
    () => ({ playback, lastStep }),
    put,
    () => active && page.store.state.session.standing,
  );
  page.store.subscribe(loop.wake);
  const transport = createPlaybackTransport({
    get playback() {
      return playback;
    },
    lastStep,
    change: (change) => put(change(playback, lastStep)),
    subscribe: (tell) => void listeners.push(tell),
  });
  return {
    get cursor() {
      return playback.cursor;
    },
    transport: names === undefined ? transport : withNames(transport, names),
    reset: () => put(reset(playback)),
    setActive(now) {
      active = now;
      if (!now && playback.playing) put({ ...playback, playing: false });
      loop.wake();
    },
  };
}

/** The same transport under other names; its position stays what it is at the moment. */
function withNames(transport: Transport, names: TransportNames): Transport {
  return Object.create(transport, { names: { value: names, enumerable: true } }) as Transport;
}
