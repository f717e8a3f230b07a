import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standAt, whenReady } from '../../../src/page/workbench/standAt';
import type { Transport, TransportSpeed } from '../../../src/page/workbench/transport';

const LAST = 10;

/** A playback of recorded steps that a test moves on by hand. */
class FakePlayback implements Transport {
  at = 4;
  playing = true;
  value = 1;
  listeners: (() => void)[] = [];

  get position() {
    return { playing: this.playing, ended: this.at >= LAST, at: this.at, done: this.at, planned: LAST };
  }
  get speed(): TransportSpeed {
    return {
      value: this.value,
      choices: [0.5, 1, 2, 4],
      set: (value) =>
        this.tell(() => {
          this.value = value;
        }),
      text: String,
    };
  }
  subscribe(tell: () => void): void {
    this.listeners.push(tell);
  }
  togglePlay = (): void =>
    this.tell(() => {
      if (!this.playing && this.at >= LAST) this.at = 0;
      this.playing = !this.playing;
    });
  stepForward = (): void => this.seek(this.at + 1);
  reset = (): void => this.seek(0);
  seek = (at: number): void =>
    this.tell(() => {
      this.at = Math.min(LAST, at);
      this.playing = false;
    });
  /** It has played on to there. */
  play(to: number): void {
    this.tell(() => {
      this.at = Math.min(LAST, to);
      if (this.at === LAST) this.playing = false;
    });
  }
  tell(change: () => void): void {
    change();
    for (const tell of this.listeners) tell();
  }
}

/** A training that has to be asked for steps, of which each takes a turn. */
class FakeTraining extends FakePlayback {
  done = 0;
  asked: number[] = [];
  over: () => void = () => {};

  override get position() {
    return { playing: this.playing, ended: this.done >= LAST, at: this.at, done: this.done, planned: LAST };
  }
  reach = (at: number): Promise<void> => {
    this.asked.push(at);
    this.over();
    if (at <= this.done) {
      this.at = at;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.over = resolve;
    });
  };
  finish(): void {
    this.done = this.asked.at(-1)!;
    this.at = this.done;
    this.over();
  }
}

const never = new AbortController().signal;
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('a step says where playback stands', () => {
  test('at its beginning and at rest, where it says nothing', async () => {
    const playback = new FakePlayback();
    await standAt(playback, {}, never);
    expect(playback.position).toMatchObject({ at: 0, playing: false });
    expect(playback.value).toBe(1);
  });

  test('at a step, or at the end, whatever was before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 2 * LAST }),
        fc.nat(LAST),
        fc.boolean(),
        async (at, before, playing) => {
          const playback = Object.assign(new FakePlayback(), { at: before, playing });
          await standAt(playback, { at }, never);
          expect(playback.position).toMatchObject({ at: Math.min(at, LAST), playing: false });
          await standAt(playback, { at: 'end' }, never);
          expect(playback.position).toMatchObject({ at: LAST, playing: false });
        },
      ),
    );
  });

  test('plays from there, at the nearest speed', async () => {
    const playback = new FakePlayback();
    await standAt(playback, { at: 3, runs: true, speed: 3.5 }, never);
    expect(playback.position).toMatchObject({ at: 3, playing: true });
    expect(playback.value).toBe(4);
    await standAt(playback, { speed: 0.001 }, never);
    expect(playback.value).toBe(0.5);
  });

  test('has nothing to play at the end', async () => {
    const playback = new FakePlayback();
    await standAt(playback, { at: 'end', runs: true }, never);
    expect(playback.position).toMatchObject({ at: LAST, playing: false });
  });

  test('begins anew when it has played to its end, as long as nobody else says what plays', async () => {
    const playback = new FakePlayback();
    const waits: (() => void)[] = [];
    const abort = new AbortController();
    const options = { wait: (callback: () => void) => void waits.push(callback) };
    await standAt(playback, { runs: true, loops: true }, abort.signal, options);
    for (let round = 0; round < 3; round++) {
      playback.play(LAST);
      expect(playback.playing).toBe(false);
      waits.pop()!();
      expect(playback.position).toMatchObject({ at: 0, playing: true });
    }
    // Paused by hand, or brought to the end by hand, it stays.
    playback.togglePlay();
    playback.seek(LAST);
    expect(waits).toEqual([]);
    // Played again by hand, it goes on beginning anew.
    playback.togglePlay();
    playback.play(LAST);
    abort.abort();
    waits.pop()!();
    expect(playback.playing).toBe(false);
    playback.togglePlay();
    playback.play(LAST);
    expect(waits).toEqual([]);
  });

  test('plays nothing by itself where motion is unwelcome, and shows how it went', async () => {
    const playback = new FakePlayback();
    await standAt(playback, { runs: true, loops: true }, never, { still: true });
    expect(playback.position).toMatchObject({ at: LAST, playing: false });
    await standAt(playback, { at: 2 }, never, { still: true });
    expect(playback.at).toBe(2);
  });

  test('goes back to the beginning where there is no other way', async () => {
    const { position, subscribe, togglePlay, stepForward, reset } = new FakePlayback();
    let resets = 0;
    const bare: Transport = {
      position,
      subscribe,
      togglePlay,
      stepForward,
      reset: () => {
        resets++;
        reset();
      },
    };
    await standAt({ ...bare, position: { ...position, playing: false } }, {}, never);
    expect(resets).toBe(1);
  });
});

describe('a step says where training stands', () => {
  test('which is trained first', async () => {
    const training = new FakeTraining();
    let stands = false;
    const standing = standAt(training, { at: 7, runs: true }, never).then(() => {
      stands = true;
    });
    await settle();
    expect([stands, training.playing, training.asked]).toEqual([false, false, [7]]);
    training.finish();
    await standing;
    expect(training.position).toMatchObject({ at: 7, done: 7, playing: true });
  });

  test('unless it is given up', async () => {
    const training = new FakeTraining();
    const abort = new AbortController();
    const standing = standAt(training, { at: 'end', runs: true }, abort.signal);
    await settle();
    abort.abort();
    await standing;
    // Asked for where it is, it does no more.
    expect(training.asked).toEqual([LAST, training.at]);
    expect(training.playing).toBe(false);
    await standAt(training, { at: 3 }, abort.signal);
    expect(training.asked).toHaveLength(2);
  });

  test('is not trained to its end because nobody may watch it', async () => {
    const training = new FakeTraining();
    await standAt(training, { runs: true }, never, { still: true });
    expect(training.asked).toEqual([0]);
  });
});

test('a laboratory is waited for until it is ready, or nobody waits any more', async () => {
  const laboratory = { ready: false };
  const looks: (() => void)[] = [];
  const frame = (look: () => void) => void looks.push(look);
  let done = 0;
  const wait = (signal: AbortSignal) =>
    whenReady(laboratory, signal, frame).then(() => {
      done++;
    });
  const abort = new AbortController();
  void wait(abort.signal);
  void wait(never);
  for (const look of looks.splice(0)) look();
  await settle();
  expect(done).toBe(0);
  abort.abort();
  for (const look of looks.splice(0)) look();
  await settle();
  expect(done).toBe(1);
  laboratory.ready = true;
  for (const look of looks.splice(0)) look();
  await settle();
  expect(done).toBe(2);
});
