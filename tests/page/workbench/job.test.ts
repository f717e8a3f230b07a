import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Engine } from '../../../src/engine/contract';
import { EngineError } from '../../../src/engine/contract';
import { createEngineSource } from '../../../src/page/workbench/engineSource';
import { createJob, GRACE, type JobOptions } from '../../../src/page/workbench/job';

interface Request {
  readonly name: string;
}

/** What is computed here asks nothing of it. */
const engineOf = (): Engine => ({}) as Engine;

/** A job whose computations end when the test says so; `heeds`: they end by themselves when they are given up. */
function bench(heeds: boolean) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const source = createEngineSource();
  const job = createJob<Request, string>(
    source,
    async ({ name }, _engine, publish, signal) => {
      begun.push(name);
      await new Promise<void>((resolve, reject) => {
        ends.push(resolve);
        if (heeds)
          signal.addEventListener('abort', () => reject(new EngineError('aborted', { en: 'stopped', zh: '已停止' })));
      });
      publish(name);
    },
    () => {},
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { job, source, begun, ends, settle };
}

describe('a job', () => {
  test('computes anew what it gave up, also where the computation ended without noticing', async () => {
    const { job, source, begun, ends, settle } = bench(false);
    const request = { name: 'first' };
    source.set(engineOf());
    job.want(request);
    job.want(null);
    ends[0]!();
    await settle();
    expect([job.result, job.busy]).toEqual([null, false]);
    job.want(request);
    ends[1]!();
    await settle();
    expect(begun).toEqual(['first', 'first']);
    expect([job.result, job.of, job.busy]).toEqual(['first', request, false]);
  });

  test('computes nothing while nothing is wanted, and nothing twice', async () => {
    const { job, source, begun, ends, settle } = bench(true);
    const request = { name: 'once' };
    job.want(request);
    expect(begun).toEqual([]);
    source.set(engineOf());
    ends[0]!();
    await settle();
    job.want(null);
    job.want(request);
    await settle();
    expect(begun).toEqual(['once']);
    expect(job.result).toBe('once');
  });

  test('leaves what an engine of before still publishes aside', async () => {
    const { job, source, begun, ends, settle } = bench(false);
    source.set(engineOf());
    job.want({ name: 'wanted' });
    source.set(engineOf());
    ends[0]!();
    await settle();
    expect([job.result, job.busy]).toEqual([null, true]);
    ends[1]!();
    await settle();
    expect([begun.length, job.result, job.busy]).toEqual([2, 'wanted', false]);
  });
});

/** A job whose computations publish whatever the test says, and end when it says so; they heed the signal. */
function publishing(options: JobOptions<Request> = {}) {
  const calls: {
    readonly name: string;
    readonly engine: Engine;
    readonly signal: AbortSignal;
    publish(result: string): boolean;
    end(): void;
    fail(error: unknown): void;
  }[] = [];
  const told: (string | null)[] = [];
  const source = createEngineSource();
  const job = createJob<Request, string>(
    source,
    ({ name }, engine, publish, signal) =>
      new Promise<void>((end, fail) => {
        calls.push({ name, engine, signal, publish, end, fail });
        signal.addEventListener('abort', () => fail(new EngineError('aborted', { en: 'stopped', zh: '已停止' })));
      }),
    (fresh) => told.push(fresh),
    options,
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  return { job, source, calls, told, settle };
}

describe('a job that is overtaken', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test('computes the newest request only, and shows the one under way if it ends within its grace', async () => {
    const { job, source, calls, settle } = publishing();
    source.set(engineOf());
    job.want({ name: 'first' });
    job.want({ name: 'second' });
    const third = { name: 'third' };
    job.want(third);
    expect(calls[0]!.signal.aborted).toBe(false);
    expect(calls[0]!.publish('way')).toBe(true);
    calls[0]!.end();
    await settle();
    expect(job.result).toBe('way');
    expect(calls.map(({ name }) => name)).toEqual(['first', 'third']);
    calls[1]!.publish('goal');
    expect([job.result, job.of]).toEqual(['goal', third]);
  });

  test('is given up when the grace is over, but not if it is wanted again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { job, source, calls } = publishing();
    source.set(engineOf());
    const first = { name: 'first' };
    job.want(first);
    job.want({ name: 'second' });
    job.want(first);
    vi.advanceTimersByTime(GRACE);
    expect(calls[0]!.signal.aborted).toBe(false);
    job.want({ name: 'third' });
    vi.advanceTimersByTime(GRACE - 1);
    expect(calls[0]!.signal.aborted).toBe(false);
    vi.advanceTimersByTime(1);
    expect(calls[0]!.signal.aborted).toBe(true);
    expect(calls[0]!.publish('late')).toBe(false);
    expect(job.result).toBeNull();
  });

  test('may have a grace of its own: here to its first result', async () => {
    const { job, source, calls } = publishing({
      grace: (_, __, published) => (published ? 0 : Number.POSITIVE_INFINITY),
    });
    source.set(engineOf());
    job.want({ name: 'first' });
    job.want({ name: 'second' });
    expect(calls[0]!.signal.aborted).toBe(false);
    expect(calls[0]!.publish('coarse')).toBe(true);
    expect(calls[0]!.signal.aborted).toBe(true);
    expect(calls[0]!.publish('fine')).toBe(false);
    expect(job.result).toBe('coarse');
  });

  test('ends at once when nothing is wanted any more', () => {
    const { job, source, calls } = publishing();
    source.set(engineOf());
    job.want({ name: 'first' });
    job.want(null);
    expect(calls[0]!.signal.aborted).toBe(true);
  });
});

describe('a job that publishes', () => {
  test('coarse results first shows each, and tells it', async () => {
    const { job, source, calls, told, settle } = publishing();
    source.set(engineOf());
    job.want({ name: 'map' });
    calls[0]!.publish('coarse');
    expect([job.result, job.busy]).toEqual(['coarse', true]);
    calls[0]!.publish('fine');
    calls[0]!.end();
    await settle();
    expect([job.result, job.busy]).toEqual(['fine', false]);
    expect(told).toEqual([null, 'coarse', 'fine', null]);
  });

  test('rests as long as is asked for before the next computation', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { job, source, calls } = publishing({ rest: () => 80 });
    source.set(engineOf());
    job.want({ name: 'first' });
    calls[0]!.end();
    await Promise.resolve();
    await Promise.resolve();
    job.want({ name: 'second' });
    expect([calls.length, job.busy]).toEqual([1, true]);
    vi.advanceTimersByTime(79);
    expect(calls).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(calls.map(({ name }) => name)).toEqual(['first', 'second']);
    vi.useRealTimers();
  });
});

describe('a job and its engine', () => {
  test('another engine computes anew, what was shown stays until then', async () => {
    const { job, source, calls, settle } = publishing();
    const [before, after] = [engineOf(), engineOf()];
    source.set(before);
    job.want({ name: 'map' });
    calls[0]!.publish('old');
    calls[0]!.end();
    await settle();
    source.set(after);
    expect(calls.map(({ engine }) => engine)).toEqual([before, after]);
    expect(job.result).toBe('old');
    source.set(null);
    expect(calls[1]!.signal.aborted).toBe(true);
    expect([job.result, job.busy]).toEqual(['old', false]);
  });

  test('a failure keeps the last result, says why and is not tried over and over', async () => {
    const { job, source, calls, settle } = publishing();
    source.set(engineOf());
    job.want({ name: 'good' });
    calls[0]!.publish('good');
    calls[0]!.end();
    await settle();
    const bad = { name: 'bad' };
    job.want(bad);
    calls[1]!.fail(new EngineError('compile', { en: 'no kernel', zh: '无法编译' }));
    await settle();
    expect([job.result, job.busy, job.failure]).toEqual(['good', false, { en: 'no kernel', zh: '无法编译' }]);
    job.want(bad);
    await settle();
    expect(calls).toHaveLength(2);
    // Who leaves and comes back asks for it once more.
    job.want(null);
    expect(job.failure).toBeNull();
    job.want(bad);
    expect(calls).toHaveLength(3);
    calls[2]!.publish('mended');
    expect([job.result, job.failure]).toEqual(['mended', null]);
  });

  test('a lost device is no failure', async () => {
    const { job, source, calls, settle } = publishing();
    source.set(engineOf());
    job.want({ name: 'map' });
    calls[0]!.fail(new EngineError('device-lost', { en: 'lost', zh: '' }));
    await settle();
    expect([job.failure, job.busy]).toEqual([null, false]);
    source.set(engineOf());
    expect(calls).toHaveLength(2);
  });
});
