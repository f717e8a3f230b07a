import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { run, standAt } from '../../../src/labs/lessons/stand';
import { createListeners } from '../../../src/page/listeners';
import type { Transport } from '../../../src/page/workbench/transport';

/** Something that runs ten steps, of which so many are done at first; each tick of the clock does `speed` more. */
function runner(planned: number, done = 0, seeks = true) {
  let [at, reached, playing, speed] = [0, done, false, 2];
  const speeds: number[] = [];
  const { subscribe, tell } = createListeners();
  let heard = 0;
  function seek(to: number): void {
    at = Math.min(to, reached);
  }
  const transport: Transport = {
    get position() {
      return { playing, ended: at >= planned, at, done: reached, planned };
    },
    subscribe(hear) {
      heard++;
      const end = subscribe(hear);
      return () => {
        heard--;
        end();
      };
    },
    togglePlay() {
      playing = !playing;
      if (playing && at >= planned) at = 0;
      tell();
    },
    stepForward() {},
    reset() {
      at = 0;
      playing = false;
      tell();
    },
    ...(seeks ? { seek } : {}),
    speed: {
      get value() {
        return speed;
      },
      choices: [1, 2, 4, 8],
      set(next) {
        speed = next;
        speeds.push(next);
      },
      text: String,
    },
  };
  setInterval(() => {
    if (!playing) return;
    at = Math.min(planned, at + speed);
    reached = Math.max(reached, at);
    playing = at < planned;
    tell();
  }, 10);
  return {
    transport,
    speeds,
    /** Of how many it is heard. */
    get heard() {
      return heard;
    },
  };
}

const never = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('where a step stands', () => {
  it.each([
    ['what was done is looked up', runner(20, 20), { at: 7 }, 7],
    ['all of it', runner(20, 20), { at: 'end' }, 20],
    ['no more than is planned', runner(20, 20), { at: 99 }, 20],
    ['the beginning, if nothing is said', runner(20, 20), {}, 0],
  ] as const)('%s', async (_, { transport }, play, at) => {
    await standAt(transport, play, never);
    expect(transport.position).toMatchObject({ at, playing: false });
  });

  it.each([
    ['looked up', true],
    ['begun anew', false],
  ])('the beginning of what opens at its end is %s', async (_, seeks) => {
    const { transport } = runner(20, 20, seeks);
    transport.togglePlay();
    await vi.advanceTimersByTimeAsync(500);
    expect(transport.position.at).toBe(20);
    await standAt(transport, { at: 0 }, never);
    expect(transport.position).toMatchObject({ at: 0, playing: false });
  });

  it('what was not done is done first, as fast as it goes, and the speed is as before', async () => {
    const { transport, speeds } = runner(40);
    const stood = standAt(transport, { at: 12 }, never);
    await vi.advanceTimersByTimeAsync(500);
    await stood;
    expect(transport.position).toMatchObject({ at: 12, playing: false });
    expect(speeds).toEqual([8, 2]);
  });

  it('what has no way back stands beyond it, at rest', async () => {
    const { transport } = runner(40, 0, false);
    const stood = standAt(transport, { at: 'end' }, never);
    await vi.advanceTimersByTimeAsync(500);
    await stood;
    expect(transport.position).toMatchObject({ at: 40, playing: false });
  });

  it('what knows the way itself goes it, to the very step, and is told when the step is left', async () => {
    const { transport, speeds } = runner(40);
    const asked: number[] = [];
    let arrive = (): void => {};
    const knowing: Transport = {
      ...transport,
      position: { playing: false, ended: false, at: 3, done: 3, planned: null },
      reach(at) {
        asked.push(at);
        arrive();
        return new Promise((resolve) => {
          arrive = resolve;
        });
      },
    };
    const stood = standAt(knowing, { at: 2000 }, never);
    expect(asked).toEqual([2000]);
    arrive();
    await stood;
    // Its speed is for who watches.
    expect(speeds).toEqual([2]);
    const left = new AbortController();
    const refused = expect(standAt(knowing, { at: 2000 }, left.signal)).rejects.toThrow();
    left.abort();
    await refused;
    // It is asked for where it is.
    expect(asked).toEqual([2000, 2000, 3]);
  });

  it('takes the nearest of the speeds', async () => {
    const { transport } = runner(20, 20);
    await standAt(transport, { speed: 100 }, never);
    expect(transport.speed?.value).toBe(8);
    await standAt(transport, { speed: 0.1 }, never);
    expect(transport.speed?.value).toBe(1);
  });

  it('is given up with the step', async () => {
    const { transport } = runner(1e6);
    const left = new AbortController();
    const stood = standAt(transport, { at: 'end' }, left.signal);
    left.abort();
    const refused = expect(stood).rejects.toThrow();
    await vi.advanceTimersByTimeAsync(100);
    await refused;
  });
});

describe('what plays', () => {
  it('plays once', async () => {
    const { transport } = runner(20, 20);
    run(transport, { runs: true }, never);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(transport.position).toMatchObject({ at: 20, playing: false });
  });

  it('begins anew at its end where it loops, until the step is left', async () => {
    const played = runner(20, 20);
    const { transport } = played;
    const left = new AbortController();
    run(transport, { runs: true, loops: true }, left.signal);
    expect(played.heard).toBe(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(transport.position.at).toBe(20);
    await vi.advanceTimersByTimeAsync(1620);
    expect(transport.position.playing).toBe(true);
    left.abort();
    expect(played.heard).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(transport.position).toMatchObject({ at: 20, playing: false });
  });

  it('stays where somebody has put it', async () => {
    const { transport } = runner(20, 20);
    run(transport, { runs: true, loops: true }, never);
    await vi.advanceTimersByTimeAsync(30);
    transport.togglePlay();
    const { at } = transport.position;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(transport.position).toMatchObject({ at, playing: false });
  });
});
