import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../../src/engine/contract';
import { createEngineSource } from '../../../src/page/workbench/engineSource';
import { createLoop, type LoopWork } from '../../../src/page/workbench/loop';
import { createLoopTransport } from '../../../src/page/workbench/loopTransport';

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const engineOf = (): Engine => ({}) as Engine;

/** Counts the steps that are done; there is nothing left after `until` of them. */
function counting(until: number, more: Partial<LoopWork<void>> = {}) {
  const seen = { steps: 0, calls: [] as number[], changes: 0, errors: [] as unknown[] };
  const source = createEngineSource();
  source.set(engineOf());
  const loop = createLoop<void>(source, {
    time: [40, 1000],
    share: (fitting) => Math.min(8, fitting),
    advance: async (_engine, steps) => {
      seen.steps += steps;
      seen.calls.push(steps);
    },
    show: () => seen.steps < until,
    changed: () => {
      seen.changes++;
    },
    failed: (error) => void seen.errors.push(error),
    ...more,
  });
  return { loop, source, seen };
}

describe('a loop', () => {
  it('does the steps that are asked for, all of them, and rests', async () => {
    const { loop, seen } = counting(Number.POSITIVE_INFINITY);
    loop.step(1);
    loop.step(2);
    await vi.waitFor(() => expect(seen.steps).toBe(3));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen.steps).toBe(3);
    expect(loop.playing).toBe(false);
  });

  it('tells nothing before it has anything to do', () => {
    let rests = 0;
    const { source, seen } = counting(1, { rested: () => rests++ });
    source.set(engineOf());
    expect([rests, seen.changes, seen.calls]).toEqual([0, 0, []]);
  });

  it('plays until nothing is left, with calls that grow to what it may do and not beyond', async () => {
    const { loop, seen } = counting(200);
    loop.play();
    expect(loop.playing).toBe(true);
    await vi.waitFor(() => expect(loop.playing).toBe(false));
    expect(seen.steps).toBeGreaterThanOrEqual(200);
    expect(seen.calls[0]).toBe(1);
    expect(Math.max(...seen.calls)).toBe(8);
    expect(seen.changes).toBe(2);
  });

  it('that is stopped gives up the call under way, and can be played again', async () => {
    const signals: AbortSignal[] = [];
    const { loop, seen } = counting(0, {
      advance: (_engine, _steps, signal) => {
        signals.push(signal);
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      },
    });
    loop.play();
    loop.stop();
    expect(signals[0]!.aborted).toBe(true);
    loop.play();
    expect(signals).toHaveLength(2);
    expect(signals[1]!.aborted).toBe(false);
    loop.stop();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen.errors).toEqual([]);
    expect(signals).toHaveLength(2);
  });

  it('says what went wrong, and no longer plays', async () => {
    const broken = new Error('broken');
    const { loop, seen } = counting(0, { advance: () => Promise.reject(broken) });
    loop.play();
    await vi.waitFor(() => expect(seen.errors).toEqual([broken]));
    expect(loop.playing).toBe(false);
  });
});

describe('a loop and its engine', () => {
  it('waits for one, and goes on with the next where it was interrupted', async () => {
    const seen: { readonly engine: Engine; readonly signal: AbortSignal; readonly answer: () => void }[] = [];
    const { loop, source } = counting(Number.POSITIVE_INFINITY, {
      advance: (engine, _steps, signal) => new Promise((answer) => void seen.push({ engine, signal, answer })),
    });
    source.set(null);
    loop.play();
    expect(seen).toHaveLength(0);
    const [first, second] = [engineOf(), engineOf()];
    source.set(first);
    source.set(second);
    expect(seen.map(({ engine }) => engine)).toEqual([first, second]);
    expect(seen.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(loop.playing).toBe(true);
    loop.stop();
  });

  it('that is not active gives up its call, forgets nothing, and does it when it is active again', async () => {
    const { loop, seen } = counting(Number.POSITIVE_INFINITY);
    loop.setActive(false);
    loop.step(2);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(seen.steps).toBe(0);
    loop.setActive(true);
    await vi.waitFor(() => expect(seen.calls).toEqual([1, 1]));
  });

  it('shows a picture without a step when it is asked to, playing or not', async () => {
    const { loop, seen } = counting(Number.POSITIVE_INFINITY);
    loop.refresh();
    await vi.waitFor(() => expect(seen.calls).toEqual([0]));
    loop.refresh();
    loop.step(1);
    await vi.waitFor(() => expect(seen.calls).toEqual([0, 0, 1]));
  });

  it('waits for frames where nothing may be done, and does no more than is allowed', async () => {
    let frames = 0;
    const { loop, seen } = counting(Number.POSITIVE_INFINITY, { share: () => (frames++ % 3 === 2 ? 2 : 0) });
    loop.play();
    await vi.waitFor(() => expect(seen.calls.length).toBeGreaterThan(2));
    loop.pause();
    expect(new Set(seen.calls)).toEqual(new Set([2]));
    expect(frames).toBeGreaterThanOrEqual(3 * seen.calls.length);
  });
});

describe('a hidden page', () => {
  it('goes on though it has no frames', async () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    const { loop, seen } = counting(Number.POSITIVE_INFINITY);
    loop.play();
    await vi.waitFor(() => expect(seen.calls.length).toBeGreaterThan(2), 3000);
    loop.stop();
  });
});

describe('the transport of a loop', () => {
  it('plays and pauses, steps, and tells where the loop stands', async () => {
    let reset = 0;
    const { loop, seen } = counting(Number.POSITIVE_INFINITY);
    const { transport, tell } = createLoopTransport(
      loop,
      () => seen.steps,
      () => {
        reset++;
      },
    );
    let told = 0;
    transport.subscribe(() => {
      told++;
    });
    tell();
    expect(told).toBe(1);
    transport.togglePlay();
    expect(transport.position.playing).toBe(true);
    transport.togglePlay();
    expect(transport.position.playing).toBe(false);
    await vi.waitFor(() => expect(seen.steps).toBeGreaterThan(0));
    const before = transport.position.at;
    transport.stepForward();
    await vi.waitFor(() => expect(transport.position).toMatchObject({ at: before + 1, done: before + 1 }));
    transport.reset();
    expect(reset).toBe(1);
  });
});

describe('a loop that has to come to stand somewhere', () => {
  it('does so many steps, as many a call as fit, and rests', async () => {
    const { loop, seen } = counting(Number.POSITIVE_INFINITY);
    await loop.finish(30);
    expect(seen.steps).toBe(30);
    expect(Math.max(...seen.calls)).toBeGreaterThan(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([seen.steps, loop.playing, loop.busy]).toEqual([30, false, false]);
    await loop.finish(0);
    expect(seen.steps).toBe(30);
  });

  it('asks for the share of who is in a hurry', async () => {
    const asked: boolean[] = [];
    const { loop, seen } = counting(Number.POSITIVE_INFINITY, {
      share: (fitting, hurried) => {
        asked.push(hurried);
        return hurried ? fitting : 0;
      },
    });
    await loop.finish(5);
    expect([seen.steps, asked.every(Boolean)]).toEqual([5, true]);
  });

  it.each([
    ['nothing is left', (): Partial<LoopWork<void>> => ({ show: () => false })],
    ['its owner has nothing for it', () => ({ share: () => 0 })],
    [
      'it fails',
      () => ({
        advance: async () => {
          throw new Error('broken');
        },
      }),
    ],
  ])('gives up where %s', async (_, more) => {
    const { loop } = counting(Number.POSITIVE_INFINITY, more());
    await loop.finish(1000);
    expect(loop.busy).toBe(false);
  });

  it('goes on with another engine, and counts what was given up as not done', async () => {
    const { loop, source, seen } = counting(Number.POSITIVE_INFINITY);
    const finished = loop.finish(40);
    await vi.waitFor(() => expect(seen.steps).toBeGreaterThan(2));
    source.set(engineOf());
    await finished;
    // What the first engine was at is done again by the second.
    expect(seen.steps).toBeGreaterThanOrEqual(40);
  });

  it('is told at once when it is stopped, or asked for something else', async () => {
    const { loop, source, seen } = counting(Number.POSITIVE_INFINITY);
    source.set(null);
    const [first, second] = [loop.finish(10), loop.finish(20)];
    await first;
    loop.stop();
    await second;
    expect(seen.steps).toBe(0);
  });
});
