/**
 * The playback clock. Descents are recorded in full before they are shown, so playing moves a cursor and computes
 * nothing. Everything here is pure: the frame loop hands in the time that has passed.
 */
export interface Playback {
  /** Steps since the start; fractional between two steps. */
  readonly cursor: number;
  readonly playing: boolean;
  /** Multiplies {@link STEPS_PER_SECOND}; one of {@link SPEEDS}. */
  readonly speed: number;
}

/** At speed 1. The opening experiment, 400 steps, then lasts as long as one reads the legend: about 13 s. */
export const STEPS_PER_SECOND = 30;

export const SPEEDS = [1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16, 32, 64] as const;

/** A frame that took longer counts as this many seconds: a hidden tab or a slow frame is not caught up with. */
export const LONGEST_FRAME = 0.25;

export const initialPlayback: Playback = { cursor: 0, playing: false, speed: 1 };

/** Moves the cursor by `seconds` of wall-clock time; pauses on the last step. */
export function advance(playback: Playback, seconds: number, lastStep: number): Playback {
  if (!playback.playing || !(seconds > 0)) return playback;
  const cursor = playback.cursor + Math.min(seconds, LONGEST_FRAME) * STEPS_PER_SECOND * playback.speed;
  return cursor >= lastStep ? { ...playback, cursor: lastStep, playing: false } : { ...playback, cursor };
}

/** At the end, play starts over. */
export function play(playback: Playback, lastStep: number): Playback {
  const cursor = playback.cursor >= lastStep ? 0 : playback.cursor;
  return { ...playback, cursor, playing: true };
}

export function pause(playback: Playback): Playback {
  return playback.playing ? { ...playback, playing: false } : playback;
}

export function toggle(playback: Playback, lastStep: number): Playback {
  return playback.playing ? pause(playback) : play(playback, lastStep);
}

/** Pauses on a whole step: the next one forwards, or the previous one backwards, also from between two steps. */
export function stepBy(playback: Playback, direction: 1 | -1, lastStep: number): Playback {
  const whole = direction > 0 ? Math.floor(playback.cursor) + 1 : Math.ceil(playback.cursor) - 1;
  return { ...playback, cursor: clamp(whole, lastStep), playing: false };
}

export function seek(playback: Playback, cursor: number, lastStep: number): Playback {
  return { ...playback, cursor: clamp(cursor, lastStep), playing: false };
}

export function reset(playback: Playback): Playback {
  return { ...playback, cursor: 0, playing: false };
}

function clamp(cursor: number, lastStep: number): number {
  return Number.isFinite(cursor) ? Math.min(Math.max(cursor, 0), lastStep) : 0;
}
