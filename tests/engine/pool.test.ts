import { describe, expect, it, vi } from 'vitest';
import { EngineError } from '../../src/engine/contract';
import { createCpuEngine } from '../../src/engine/cpu/engine';
import { advanceMembers } from '../../src/engine/cpu/ensemble';
import { inlineWorker } from '../../src/engine/cpu/inline';
import type { FromWorker, Task, ToWorker, WorkerPort } from '../../src/engine/cpu/messages';
import { WorkerPool } from '../../src/engine/cpu/pool';
import { CpuSurface } from '../../src/engine/cpu/surface';
import { plane, runPlan } from './engines';

/** A worker that answers when the test says so. */
class HandWorker implements WorkerPort {
  readonly started: number[] = [];
  readonly cancelled: number[] = [];
  terminated = false;
  receive: (message: FromWorker) => void = () => {};
  die: (reason: string) => void = () => {};

  post(message: ToWorker): void {
    (message.kind === 'start' ? this.started : this.cancelled).push(message.id);
  }

  listen(receive: (message: FromWorker) => void, fail: (reason: string) => void): void {
    this.receive = receive;
    this.die = fail;
  }

  terminate(): void {
    this.terminated = true;
  }

  /** Finishes the task it was given last, or the one named. */
  finish(id = this.started.at(-1) as number): void {
    this.receive({ kind: 'done', id, result: new Float64Array([id]) });
  }
}

function handPool(size: number): { pool: WorkerPool; workers: HandWorker[] } {
  const workers: HandWorker[] = [];
  const spawn = () => {
    const worker = new HandWorker();
    workers.push(worker);
    return worker;
  };
  return { pool: new WorkerPool(spawn, size), workers };
}

const TASK: Task & { kind: 'probe' } = { kind: 'probe', problem: plane('x'), points: new Float64Array([1, 2]) };
const ABORTED = { name: 'EngineError', code: 'aborted' };
const WORKER = { name: 'EngineError', code: 'worker' };

describe('the pool of workers', () => {
  it('starts no worker before there is work, and no more than it may', () => {
    const { pool, workers } = handPool(3);
    expect(workers).toHaveLength(0);
    for (let i = 0; i < 2; i++) void pool.run(TASK);
    expect(workers).toHaveLength(2);
    for (let i = 0; i < 5; i++) void pool.run(TASK);
    expect(workers).toHaveLength(3);
  });

  it('loses no task: many on few workers', async () => {
    const { pool, workers } = handPool(2);
    const results = Array.from({ length: 50 }, () => pool.run(TASK));
    for (let round = 0; round < 25; round++) for (const worker of workers) worker.finish();
    const ids = (await Promise.all(results)).map(([id]) => id);
    expect(ids).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(workers.flatMap(({ started }) => started).sort((a, b) => a - b)).toEqual(ids);
  });

  it('hands out tasks in the order in which they came', () => {
    const { pool, workers } = handPool(1);
    for (let i = 0; i < 4; i++) void pool.run(TASK);
    for (let i = 0; i < 3; i++) workers[0].finish();
    expect(workers[0].started).toEqual([0, 1, 2, 3]);
  });

  it('cancels a task that waits: no worker hears of it', async () => {
    const { pool, workers } = handPool(1);
    const running = pool.run(TASK);
    const controller = new AbortController();
    const waiting = pool.run(TASK, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject(ABORTED);
    workers[0].finish();
    await expect(running).resolves.toBeDefined();
    expect(workers[0].started).toEqual([0]);
    expect(workers[0].cancelled).toEqual([]);
  });

  it('cancels a task that runs: its worker is told, and gets the next one', async () => {
    const { pool, workers } = handPool(1);
    const controller = new AbortController();
    const running = pool.run(TASK, controller.signal);
    const waiting = pool.run(TASK);
    controller.abort();
    await expect(running).rejects.toMatchObject(ABORTED);
    expect(workers[0].cancelled).toEqual([0]);
    expect(workers[0].started).toEqual([0, 1]);
    // The cancelled one may finish all the same; nobody is confused.
    workers[0].finish(0);
    workers[0].finish(1);
    expect([...(await waiting)]).toEqual([1]);
  });

  it('takes no work under a signal that has been given already, or after dispose', async () => {
    const { pool, workers } = handPool(1);
    await expect(pool.run(TASK, AbortSignal.abort())).rejects.toMatchObject(ABORTED);
    pool.dispose();
    await expect(pool.run(TASK)).rejects.toMatchObject(ABORTED);
    expect(workers).toHaveLength(0);
  });

  it('forgets the signal once the task is done', async () => {
    const { pool, workers } = handPool(1);
    const controller = new AbortController();
    const remove = vi.spyOn(controller.signal, 'removeEventListener');
    const done = pool.run(TASK, controller.signal);
    workers[0].finish();
    await done;
    expect(remove).toHaveBeenCalled();
    controller.abort();
    expect(workers[0].cancelled).toEqual([]);
  });

  it('replaces a worker that dies: its task fails, the others go on', async () => {
    const { pool, workers } = handPool(2);
    const [first, second, third] = [pool.run(TASK), pool.run(TASK), pool.run(TASK)];
    workers[0].die('out of memory');
    await expect(first).rejects.toMatchObject(WORKER);
    await expect(first).rejects.toThrow(/out of memory/);
    expect(workers[0].terminated).toBe(true);
    expect(workers).toHaveLength(3);
    workers[1].finish();
    workers[2].finish();
    await expect(Promise.all([second, third])).resolves.toHaveLength(2);
  });

  it('replaces a worker that dies idle', async () => {
    const { pool, workers } = handPool(1);
    const first = pool.run(TASK);
    workers[0].finish();
    await first;
    workers[0].die('gone');
    const second = pool.run(TASK);
    expect(workers).toHaveLength(2);
    workers[1].finish();
    await expect(second).resolves.toBeDefined();
  });

  it('comes to an end where every worker dies at once', async () => {
    const { pool, workers } = handPool(1);
    const tasks = Array.from({ length: 5 }, () => pool.run(TASK));
    const outcomes = Promise.allSettled(tasks);
    for (let i = 0; i < 5; i++) workers[i].die('blocked');
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: WORKER });
  });

  it('reports a host that starts no workers, and one that cannot take the task', async () => {
    const refusing = new WorkerPool(() => {
      throw new Error('not allowed');
    }, 2);
    await expect(refusing.run(TASK)).rejects.toMatchObject(WORKER);
    await expect(refusing.run(TASK)).rejects.toThrow(/not allowed/);

    const { pool, workers } = handPool(1);
    const first = pool.run(TASK);
    workers[0].finish();
    await first;
    const post = vi.spyOn(workers[0], 'post').mockImplementationOnce(() => {
      throw new DOMException('cannot be cloned', 'DataCloneError');
    });
    await expect(pool.run(TASK)).rejects.toMatchObject(WORKER);
    const next = pool.run(TASK);
    expect(post).toHaveBeenCalledTimes(2);
    workers[0].finish();
    await expect(next).resolves.toBeDefined();
  });

  it('rejects what is open when it is disposed of, and stops its workers', async () => {
    const { pool, workers } = handPool(1);
    const outcomes = Promise.allSettled([pool.run(TASK), pool.run(TASK)]);
    pool.dispose();
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ status: 'rejected', reason: ABORTED });
    expect(workers[0].terminated).toBe(true);
    // A worker that dies afterwards, as terminated ones do, changes nothing.
    workers[0].die('exit');
    expect(workers).toHaveLength(1);
  });
});

describe('the CPU engine', () => {
  const LONG = { steps: 100_000, seed: 1, tolerance: 0 };
  const run = runPlan('adam', {}, [1, 1]);

  it('is free soon after a long task of any kind was cancelled', async () => {
    const engine = createCpuEngine({ spawn: inlineWorker, workers: 1 });
    const members = { ...LONG, members: { kind: 'random', count: 1_000_000 }, rests: false } as const;
    const works = [
      (signal: AbortSignal) => engine.descend(plane('x^2 + y^2'), [{ ...run, noise: 0.1 }], LONG, signal),
      (signal: AbortSignal) => engine.ensemble(plane('x^2 + y^2'), run, members, signal),
      (signal: AbortSignal) => engine.ensemble(plane('x^2 + y^2'), { ...run, noise: 0.1 }, members, signal),
    ];
    for (const work of works) {
      const controller = new AbortController();
      const pending = work(controller.signal);
      pending.catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 60));
      controller.abort();
      await expect(pending).rejects.toMatchObject(ABORTED);
      // The whole would take minutes; the test's own limit is the bound.
      await engine.probe(plane('x'), new Float64Array([1, 2]));
    }
    engine.dispose();
  });

  it('looks up more often where a step costs more', () => {
    const turns = (formula: string): number => {
      const task = { run, plan: { ...LONG, members: { kind: 'random', count: 2048 }, rests: false } } as const;
      const part = { from: 0, to: 2048, state: null, taken: 0, steps: 32 };
      return [...advanceMembers(new CpuSurface(plane(formula)), { ...task, ...part })].length;
    };
    // 2¹⁶ steps: one block of a simple surface; of a formula some thirty times as long no block may be as large.
    const long = Array.from({ length: 40 }, (_, i) => `(x + ${i})^2*(y - ${i})^3`).join(' + ');
    expect(turns(long)).toBeGreaterThan(turns('x^2 + y^2'));
  });

  it('cancels the other parts when one fails', async () => {
    const workers: HandWorker[] = [];
    const spawn = () => {
      const worker = new HandWorker();
      workers.push(worker);
      return worker;
    };
    const engine = createCpuEngine({ spawn, workers: 2 });
    const pending = engine.descend(plane('x'), [run, run, run, run], LONG);
    const text = { en: 'no', zh: '否' };
    workers[0].receive({ kind: 'failed', id: 0, text });
    await expect(pending).rejects.toBeInstanceOf(EngineError);
    // What runs is told; what was handed out meanwhile is called back, too.
    const [failed, ...others] = workers.flatMap(({ started }) => started).sort();
    expect(failed).toBe(0);
    expect(workers.flatMap(({ cancelled }) => cancelled).sort()).toEqual(others);
  });
});
