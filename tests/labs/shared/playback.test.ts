import { describe, expect, test } from 'vitest';
import {
  advance,
  initialPlayback,
  LONGEST_FRAME,
  type Playback,
  play,
  reset,
  SPEEDS,
  STEPS_PER_SECOND,
  seek,
  stepBy,
  toggle,
} from '../../../src/labs/shared/playback';
import { changeSpeed } from '../../../src/page/workbench/transport';

const playing: Playback = { cursor: 0, playing: true, speed: 1 };

/** Plays `seconds` in frames of equal length. */
function run(start: Playback, seconds: number, framesPerSecond: number, last: number): Playback {
  let now = start;
  for (let i = 0; i < Math.round(seconds * framesPerSecond); i++) now = advance(now, 1 / framesPerSecond, last);
  return now;
}

describe('the playback clock', () => {
  test.each(SPEEDS)('runs at %f times its rate, whatever the frame rate', (speed) => {
    for (const frames of [8, 30, 60, 144]) {
      const { cursor } = run({ ...playing, speed }, 2, frames, 1e9);
      // Sums of a few hundred binary fractions.
      expect(cursor).toBeCloseTo(2 * STEPS_PER_SECOND * speed, 6);
    }
  });

  test('does not catch up after an hour in a hidden tab', () => {
    expect(advance(playing, 3600, 1e9).cursor).toBe(LONGEST_FRAME * STEPS_PER_SECOND);
  });

  test('does not move while paused, nor for a time that has not passed', () => {
    expect(advance(initialPlayback, 1, 100)).toBe(initialPlayback);
    expect(advance(playing, 0, 100)).toBe(playing);
    expect(advance(playing, -1, 100)).toBe(playing);
    expect(advance(playing, Number.NaN, 100)).toBe(playing);
  });

  test('pauses exactly on the last step, and plays again from the start', () => {
    const end = run(playing, 60, 60, 100);
    expect(end).toEqual({ cursor: 100, playing: false, speed: 1 });
    expect(play(end, 100)).toEqual({ cursor: 0, playing: true, speed: 1 });
    expect(play({ ...end, cursor: 99 }, 100).cursor).toBe(99);
    expect(toggle(playing, 100).playing).toBe(false);
  });

  test('steps to whole numbers, from whole ones and from between two', () => {
    expect(stepBy({ ...playing, cursor: 3 }, 1, 10)).toMatchObject({ cursor: 4, playing: false });
    expect(stepBy({ ...playing, cursor: 3.2 }, 1, 10).cursor).toBe(4);
    expect(stepBy({ ...playing, cursor: 3.2 }, -1, 10).cursor).toBe(3);
    expect(stepBy({ ...playing, cursor: 3 }, -1, 10).cursor).toBe(2);
    expect(stepBy({ ...playing, cursor: 0 }, -1, 10).cursor).toBe(0);
    expect(stepBy({ ...playing, cursor: 10 }, 1, 10).cursor).toBe(10);
  });

  test('seeks within the run only', () => {
    expect(seek(playing, 1e9, 10)).toMatchObject({ cursor: 10, playing: false });
    expect(seek(playing, -5, 10).cursor).toBe(0);
    expect(seek(playing, Number.NaN, 10).cursor).toBe(0);
    expect(reset({ ...playing, cursor: 7 })).toMatchObject({ cursor: 0, playing: false });
  });

  test('changes speed in the steps of the list, and stops at its ends', () => {
    let now = playing;
    const change = (direction: 1 | -1): void => {
      const set = (speed: number): void => {
        now = { ...now, speed };
      };
      changeSpeed({ value: now.speed, choices: SPEEDS, set, text: String }, direction);
    };
    for (let i = 0; i < 20; i++) change(1);
    expect(now.speed).toBe(64);
    for (let i = 0; i < 20; i++) change(-1);
    expect(now.speed).toBe(1 / 8);
  });
});
