import { describe, expect, test, vi } from 'vitest';
import { type Engine, EngineError, memberCount, type Swarm } from '../../../src/engine/contract';
import { normalise } from '../../../src/experiment/surfaces/experiment';
import type { SwarmRequest } from '../../../src/labs/surfaces/swarm/launch';
import { createSwarmRunner } from '../../../src/labs/surfaces/swarm/runner';
import { createEngineSource } from '../../../src/page/workbench/engineSource';

/** An engine whose swarms only count their steps; a clock goes on by `cost` milliseconds a particle-step. */
function fakeEngine({ kind = 'gpu' as Engine['kind'], cost = 1e-6, memory = Number.POSITIVE_INFINITY } = {}) {
  const time = { now: 0 };
  const alive = new Set<Swarm>();
  const advances: number[] = [];
  const engine = {
    kind,
    adapter: 'fake',
    async launch(_problem, _run, plan) {
      const count = memberCount(plan.members);
      if (count > memory) throw new EngineError('out-of-memory', { en: 'full', zh: '满' });
      let taken = 0;
      const swarm: Swarm = {
        count,
        get taken() {
          return taken;
        },
        buffer: null,
        samples: new Float32Array(0),
        async advance(steps, signal) {
          await Promise.resolve();
          if (signal?.aborted) throw new EngineError('aborted', { en: '', zh: '' });
          const some = Math.min(steps, plan.steps - taken);
          taken += some;
          time.now += cost * some * count;
          advances.push(cost * some * count);
        },
        census: () => Promise.reject(new Error('not asked for')),
        read: () => Promise.reject(new Error('not asked for')),
        dispose: () => void alive.delete(swarm),
      };
      alive.add(swarm);
      return swarm;
    },
  } as Partial<Engine> as Engine;
  return { engine, time, alive, advances };
}

function requestOf(particles: number, steps = 400, runs = 2): SwarmRequest {
  const draft = {
    surface: { id: 'himmelblau' },
    runs: Array.from({ length: runs }, () => ({ optimizer: 'sgd' })),
    steps,
  };
  return { experiment: normalise(draft), particles };
}

function run(fake: ReturnType<typeof fakeEngine>, source = createEngineSource()) {
  const runner = createSwarmRunner(
    source,
    () => {},
    (swarms) => {
      for (const swarm of swarms) swarm.dispose();
    },
    () => fake.time.now,
  );
  source.set(fake.engine);
  return runner;
}

describe('swarms follow the playback', () => {
  test('forwards by the difference, backwards from the start', async () => {
    const fake = fakeEngine();
    const runner = run(fake);
    runner.want(requestOf(10_000));
    await vi.waitFor(() => expect(runner.busy).toBe(false));
    const first = runner.shown!;
    // Largest square numbers that two halves hold.
    expect(first.particles).toBe(2 * 70 ** 2);
    runner.seek(30);
    await vi.waitFor(() => expect(runner.taken).toBe(30));
    expect(runner.shown).toBe(first);
    runner.seek(10);
    await vi.waitFor(() => expect(runner.shown).not.toBe(first));
    await vi.waitFor(() => expect(runner.taken).toBe(10));
    expect(fake.alive.size).toBe(2);
    runner.seek(1e6);
    await vi.waitFor(() => expect(runner.taken).toBe(400));
    expect(runner.lag).toBe(0);
  });

  test('in rounds that leave the device free for the picture', async () => {
    const fake = fakeEngine({ cost: 1e-5 });
    const runner = run(fake);
    runner.want(requestOf(200_000));
    await vi.waitFor(() => expect(runner.shown).not.toBeNull());
    fake.advances.length = 0;
    runner.seek(300);
    await vi.waitFor(() => expect(runner.taken).toBe(300), 4000);
    // A step of one swarm takes a millisecond, a round twelve: two swarms, six steps each.
    expect(Math.max(...fake.advances)).toBeLessThanOrEqual(12);
  });

  test('and stops at once when it is halted, wherever it is', async () => {
    const fake = fakeEngine({ cost: 1e-4 });
    const runner = run(fake);
    runner.want(requestOf(1_000_000, 100_000));
    await vi.waitFor(() => expect(runner.shown).not.toBeNull());
    runner.seek(100_000);
    await vi.waitFor(() => expect(runner.taken).toBeGreaterThan(2));
    const halted = runner.halt();
    expect(runner.busy).toBe(false);
    const rounds = fake.advances.length;
    await new Promise((resolve) => setTimeout(resolve, 30));
    // The round under way may end: two swarms.
    expect(fake.advances.length).toBeLessThanOrEqual(rounds + 2);
    expect(runner.lag).toBeGreaterThan(0);
    // That is where the playback comes back to; the swarm stays.
    const step = await halted;
    expect(step).toBe(runner.taken);
    const { shown } = runner;
    runner.seek(step);
    expect(runner.shown).toBe(shown);
    expect(runner.lag).toBe(0);
    runner.want(null);
    await vi.waitFor(() => expect(fake.alive.size).toBe(0));
  });

  test('a few particles first, where many would be late', async () => {
    const fake = fakeEngine({ cost: 1e-5 });
    const runner = run(fake);
    runner.want(requestOf(200_000));
    runner.seek(300);
    const seen: number[] = [];
    await vi.waitFor(() => {
      if (runner.shown !== null && runner.taken === 300) seen.push(runner.shown.particles);
      expect(runner.busy).toBe(false);
    }, { timeout: 4000, interval: 1 }); // biome-ignore format: one line
    expect(seen[0]).toBeLessThan(5000);
    expect(seen.at(-1)).toBe(2 * 316 ** 2);
    expect(fake.alive.size).toBe(2);
  });
});

describe('swarms end with what they belong to', () => {
  test('another experiment takes the place of the one before', async () => {
    const fake = fakeEngine();
    const runner = run(fake);
    runner.want(requestOf(2000));
    await vi.waitFor(() => expect(runner.busy).toBe(false));
    const next = requestOf(2000, 400, 3);
    runner.want(next);
    await vi.waitFor(() => expect(runner.shown?.of).toBe(next));
    expect(runner.shown!.swarms).toHaveLength(3);
    expect(fake.alive.size).toBe(3);
  });

  test('without an engine there are none at once', async () => {
    const fake = fakeEngine();
    const source = createEngineSource();
    const runner = run(fake, source);
    runner.want(requestOf(2000));
    await vi.waitFor(() => expect(runner.busy).toBe(false));
    source.set(null);
    expect(runner.shown).toBeNull();
    await vi.waitFor(() => expect(fake.alive.size).toBe(0));
    const other = fakeEngine();
    source.set(other.engine);
    await vi.waitFor(() => expect(runner.shown).not.toBeNull());
    expect(other.alive.size).toBe(2);
  });
});

describe('as many as can be afforded', () => {
  test('on a processor, by its measured speed', async () => {
    // A microsecond a particle-step: 16,666 in half of the time of a step of the playback.
    const fake = fakeEngine({ kind: 'cpu', cost: 1e-3 });
    const runner = run(fake);
    runner.want(requestOf(1_000_000));
    await vi.waitFor(() => expect(runner.shown).not.toBeNull());
    expect(runner.shown!.particles).toBe(2 * 89 ** 2);
  });

  test('where the memory ends, half as many', async () => {
    const fake = fakeEngine({ memory: 100_000 });
    const runner = run(fake);
    runner.want(requestOf(1_000_000));
    await vi.waitFor(() => expect(runner.shown).not.toBeNull());
    // Half a million, then a quarter, then an eighth of a million each.
    expect(runner.shown!.particles).toBe(2 * 250 ** 2);
    expect(fake.alive.size).toBe(2);
  });
});
