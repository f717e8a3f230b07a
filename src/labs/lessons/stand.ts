import type { Play } from '../../experiment/lessons/types';
import { until } from '../../page/until';
import type { Transport } from '../../page/workbench/transport';

/** Milliseconds that a loop rests at its end, so that the end is seen. */
const REST = 1600;

/**
 * Brings what runs to where a step says, at rest. What was done is looked up; what was not is done first: a playback at
 * once, a training as fast as it goes. Rejects when it is no longer wanted, and gives up what is under way for it.
 */
export async function standAt(transport: Transport, play: Play, signal: AbortSignal): Promise<void> {
  const { at = 0, speed } = play;
  const usual = transport.speed?.value;
  const { planned, done } = transport.position;
  // What has no plan, or makes one as it goes, is asked for what is wanted: it stops where it ends.
  const target = at === 'end' ? (planned ?? done) : at;
  if (transport.reach !== undefined) await reach(transport, target, signal);
  else await playTo(transport, target, signal);
  const wanted = speed ?? usual;
  if (wanted !== undefined) setSpeed(transport, wanted);
}

/** It knows the way itself, to the very step. */
async function reach(transport: Transport, target: number, signal: AbortSignal): Promise<void> {
  if (transport.position.playing) transport.togglePlay();
  // Asked for where it is, it does no more.
  const stop = (): void => void transport.reach?.(transport.position.at);
  signal.addEventListener('abort', stop, { once: true });
  await transport.reach?.(target);
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
}

async function playTo(transport: Transport, target: number, signal: AbortSignal): Promise<void> {
  // Some benches open at their end: what has been computed stands there.
  if (target === 0 && transport.position.at > 0) {
    if (transport.seek === undefined) transport.reset();
    else transport.seek(0);
  }
  if (target > 0) {
    transport.seek?.(target);
    if (transport.position.at < target && !transport.position.ended) {
      transport.speed?.set(transport.speed.choices.at(-1)!);
      if (!transport.position.playing) transport.togglePlay();
      await until(() => hasReached(transport, target), signal);
      if (transport.position.playing) transport.togglePlay();
      transport.seek?.(target);
    }
  }
}

/** Begins to play, and begins anew at each end where the step says so, until somebody else decides. */
export function run(transport: Transport, { loops = false }: Play, signal: AbortSignal): void {
  if (!transport.position.playing) transport.togglePlay();
  if (!loops) return;
  let playing = true;
  let timer = 0;
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  const end = transport.subscribe(() => {
    if (signal.aborted) return;
    const { position } = transport;
    const ended = playing && !position.playing && position.ended;
    playing = position.playing;
    clearTimeout(timer);
    if (!ended) return;
    timer = window.setTimeout(() => {
      // Somebody may have gone back by hand.
      if (!transport.position.ended || transport.position.playing) return;
      transport.reset();
      if (!transport.position.playing) transport.togglePlay();
    }, REST);
  });
  signal.addEventListener('abort', end, { once: true });
}

function hasReached({ position }: Transport, target: number): boolean {
  return position.done >= target || position.at >= target || position.ended || !position.playing;
}

/** The nearest of those that can be chosen. */
function setSpeed({ speed }: Transport, wanted: number): void {
  if (speed === undefined) return;
  const distance = (choice: number): number => Math.abs(Math.log(choice / wanted));
  speed.set(speed.choices.reduce((best, choice) => (distance(choice) < distance(best) ? choice : best)));
}
