import { describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/contract';
import { EngineError } from '../../../src/engine/contract';
import { OPENING_EXPERIMENT } from '../../../src/experiment/defaults';
import { latest } from '../../../src/labs/surfaces/request';
import { createJob } from '../../../src/page/workbench/job';

interface Request {
  readonly name: string;
}

/** What is computed here asks nothing of it. */
const engineOf = (): Engine => ({}) as Engine;

/** A job whose computations end when the test says so; `heeds`: they end by themselves when they are given up. */
function bench(heeds: boolean) {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const job = createJob<Request, string>(
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
  return { job, begun, ends, settle };
}

describe('a job', () => {
  test('computes anew what it gave up, also where the computation ended without noticing', async () => {
    const { job, begun, ends, settle } = bench(false);
    const request = { name: 'first' };
    job.use(engineOf());
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
    const { job, begun, ends, settle } = bench(true);
    const request = { name: 'once' };
    job.want(request);
    expect(begun).toEqual([]);
    job.use(engineOf());
    ends[0]!();
    await settle();
    job.want(null);
    job.want(request);
    await settle();
    expect(begun).toEqual(['once']);
    expect(job.result).toBe('once');
  });

  test('leaves what an engine of before still publishes aside', async () => {
    const { job, begun, ends, settle } = bench(false);
    job.use(engineOf());
    job.want({ name: 'wanted' });
    job.use(engineOf());
    ends[0]!();
    await settle();
    expect([job.result, job.busy]).toEqual([null, true]);
    ends[1]!();
    await settle();
    expect([begun.length, job.result, job.busy]).toEqual([2, 'wanted', false]);
  });
});

describe('a request', () => {
  test('stays itself until its key or its surface is another', () => {
    const before = { key: 'a', experiment: OPENING_EXPERIMENT };
    const steps = { ...OPENING_EXPERIMENT, steps: 7 };
    const elsewhere = { ...OPENING_EXPERIMENT, surface: { ...OPENING_EXPERIMENT.surface } };
    expect(latest(before, { key: 'a', experiment: steps })).toBe(before);
    expect(latest(before, { key: 'a', experiment: elsewhere }).experiment).toBe(elsewhere);
    expect(latest(before, { key: 'b', experiment: steps }).key).toBe('b');
    expect(latest(null, before)).toBe(before);
  });
});
