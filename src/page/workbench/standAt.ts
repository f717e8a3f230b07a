import type { Play } from '../../experiment/lessons/types';
import type { Laboratory } from '../laboratory';
import type { Transport, TransportSpeed } from './transport';

/** Milliseconds for which what begins anew by itself is seen at its end. */
const HOLD = 1500;

export interface StandOptions {
  /** Motion is unwelcome: what was recorded stands at its end, and nothing plays by itself. */
  readonly still?: boolean;
  /** Calls back after so many milliseconds. */
  readonly wait?: (callback: () => void, milliseconds: number) => void;
}

/**
 * Brings what a transport drives to where a step says, and lets it play from there if it is to. What has not been trained
 * yet is trained first. The laboratory must be ready ({@link whenReady}): before, nobody knows how many steps there are.
 * Resolves when it stands there, or can come no further. Once `signal` aborts nothing more is done by itself: no training,
 * no beginning anew.
 */
export async function standAt(
  transport: Transport,
  { at = 0, runs = false, loops = false, speed }: Play,
  signal: AbortSignal,
  { still = false, wait = (callback, milliseconds) => void setTimeout(callback, milliseconds) }: StandOptions = {},
): Promise<void> {
  if (signal.aborted) return;
  if (transport.position.playing) transport.togglePlay();
  if (speed !== undefined && transport.speed !== undefined) transport.speed.set(nearest(transport.speed, speed));
  // What has to be computed first is not computed to its end only because nobody may watch it.
  const shown = still && runs && transport.reach === undefined ? 'end' : at;
  await go(transport, shown, signal);
  if (signal.aborted || !runs || still) return;
  if (!transport.position.ended || loops) transport.togglePlay();
  if (loops) keepPlaying(transport, signal, wait);
}

async function go(transport: Transport, at: number | 'end', signal: AbortSignal): Promise<void> {
  const { planned, at: now } = transport.position;
  const target = at === 'end' ? (planned ?? now) : Math.max(0, at);
  if (transport.reach !== undefined) {
    const stop = (): void => void transport.reach?.(transport.position.at);
    signal.addEventListener('abort', stop, { once: true });
    await Promise.race([transport.reach(target), aborted(signal)]);
    signal.removeEventListener('abort', stop);
  } else if (transport.seek !== undefined) transport.seek(target);
  else if (target === 0) transport.reset();
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** The speed that is nearest by ratio: they grow by factors. */
function nearest({ choices }: TransportSpeed, wanted: number): number {
  const far = (choice: number): number => Math.abs(Math.log(choice) - Math.log(wanted));
  return choices.reduce((best, choice) => (far(choice) < far(best) ? choice : best));
}

/** Begins anew whenever it has played to its end; who pauses it, or seeks the end, is left alone. */
function keepPlaying(transport: Transport, signal: AbortSignal, wait: NonNullable<StandOptions['wait']>): void {
  let played = transport.position.playing;
  let waiting = false;
  transport.subscribe(() => {
    if (signal.aborted || waiting) return;
    const { playing, ended } = transport.position;
    if (played && !playing && ended) {
      waiting = true;
      wait(() => {
        waiting = false;
        const now = transport.position;
        if (!signal.aborted && now.ended && !now.playing) transport.togglePlay();
        played = transport.position.playing;
      }, HOLD);
    }
    played = playing;
  });
}

/** Resolves when a laboratory is ready, or the signal aborts. What it does until then is its own business. */
export function whenReady(
  laboratory: Pick<Laboratory, 'ready'>,
  signal: AbortSignal,
  frame: (look: () => void) => void = (look) => void setTimeout(look, 16),
): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (signal.aborted || laboratory.ready) resolve();
      else frame(look);
    };
    look();
  });
}
