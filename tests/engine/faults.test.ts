import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CensusPlan, Engine, EngineError, EnsemblePlan, Problem } from '../../src/engine/contract';
import { createGpuEngine } from '../../src/engine/gpu/engine';
import { GpuHost } from '../../src/engine/gpu/host';
import { gpuForTests } from '../setup/gpu';
import { plane, runPlan } from './engines';
import { type Faults, faultyGpu, type Log } from './faulty-gpu';

const found = await gpuForTests();
const real = 'skip' in found ? null : found.gpu;

/** Longer than anything here takes on a busy machine, and shorter than the test's own limit: a promise that hangs fails. */
const PATIENCE = 15_000;

const BOWL = plane('x^2 + 3*y^2');
const LINE: Problem = {
  formula: 'mean((w*x + b - y)^2)',
  variables: ['w', 'b'],
  domain: [
    [-5, 5],
    [-5, 5],
  ],
  parameters: {},
  data: { x: [0, 1, 2, 3], y: [1, 3, 5, 7] },
};
const GRID = { x: [-1, 1], y: [-1, 1], columns: 16, rows: 16 } as const;
const PLAN = { steps: 20, seed: 1, tolerance: 1e-6 };
const MEMBERS: EnsemblePlan = { ...PLAN, members: { kind: 'random', count: 100 }, rests: true };
const CENSUS: CensusPlan = { bins: 8, low: 0, high: 10, log: false, attractors: new Float64Array([2, 1]), radius: 1 };
const ADAM = runPlan('adam', { lr: 0.1 }, [1, 1]);
const SGD = runPlan('sgd', { lr: 0.1 }, [1, 1]);

/** Everything an engine does, by name. */
const WORK: Readonly<Record<string, (engine: Engine, signal?: AbortSignal) => Promise<unknown>>> = {
  evaluate: (engine, signal) => engine.evaluate(BOWL, GRID, signal).then((field) => field.dispose()),
  probe: (engine, signal) => engine.probe(LINE, new Float64Array([1, 2, 3, 4]), signal),
  descend: (engine, signal) => engine.descend(BOWL, [ADAM], PLAN, signal),
  ensemble: (engine, signal) => engine.ensemble(BOWL, SGD, MEMBERS, signal),
  launch: async (engine, signal) => {
    const swarm = await engine.launch(BOWL, SGD, MEMBERS, signal);
    try {
      await swarm.advance(PLAN.steps, signal);
      await swarm.read(signal);
      // Last: software drivers take long to compile its barriers, and most losses strike before that.
      await swarm.census(CENSUS, signal);
    } finally {
      swarm.dispose();
    }
  },
};

/** The outcome of a promise, or a failure of the test if it never settles. */
async function settled<T>(promise: Promise<T>): Promise<{ readonly value: T } | { readonly error: unknown }> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('this promise hangs')), PATIENCE);
  });
  const outcome = promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  return Promise.race([outcome, late]).finally(() => clearTimeout(timer));
}

function expectEngineError(outcome: object, code: EngineError['code']): void {
  expect(outcome).toMatchObject({ error: { name: 'EngineError', code } });
  const { text } = (outcome as { error: EngineError }).error;
  expect(text.en).not.toBe('');
  expect(text.zh).toMatch(/\p{Script=Han}/u);
}

const hosts: GpuHost[] = [];
async function open(faults: Faults): Promise<{ engine: Engine; host: GpuHost; log: Log }> {
  const { gpu, log } = faultyGpu(real as GPU, faults);
  const host = await GpuHost.acquire(gpu);
  hosts.push(host);
  return { engine: createGpuEngine(host), host, log };
}

async function callsToLaunch(): Promise<number> {
  const { engine, log } = await open({});
  await engine.launch(BOWL, SGD, MEMBERS);
  engine.dispose();
  return log.calls;
}

/** Waits until what goes on behind a settled promise has come to its end. */
const quiet = (log: Log) => vi.waitFor(() => expect(log.buffers.size).toBe(0), { timeout: PATIENCE });

const unhandled: unknown[] = [];
const note = (reason: unknown) => unhandled.push(reason);
beforeAll(() => {
  process.on('unhandledRejection', note);
});
afterAll(() => {
  process.off('unhandledRejection', note);
  for (const host of hosts) host.dispose();
  expect(unhandled).toEqual([]);
});

describe('without a GPU', () => {
  it('says that there is no WebGPU', async () => {
    expectEngineError(await settled(GpuHost.acquire(undefined)), 'unsupported');
  });
});

describe.skipIf(real === null)('acquiring a device', () => {
  const acquire = (faults: Faults, timeoutMs = 5000) => {
    const { gpu, log } = faultyGpu(real as GPU, faults);
    return { log, outcome: settled(GpuHost.acquire(gpu, { timeoutMs })) };
  };

  it.each(['null', 'reject'] as const)('fails at once where the adapter request ends with: %s', async (adapter) => {
    expectEngineError(await acquire({ adapter }).outcome, 'unsupported');
  });

  it.each([{ adapter: 'never' }, { device: ['never'] }] satisfies Faults[])('gives up waiting: %o', async (faults) => {
    expectEngineError(await acquire(faults, 100).outcome, 'unsupported');
  });

  it('asks once more, with default limits, where the first request is refused', async () => {
    const { log, outcome } = acquire({ device: ['reject', 'ok'] });
    const { value: host } = (await outcome) as { value: GpuHost };
    expect(log.deviceRequests).toHaveLength(2);
    expect(log.deviceRequests[0]?.requiredLimits).toBeDefined();
    expect(log.deviceRequests[1]?.requiredLimits).toBeUndefined();
    expect(await createGpuEngine(host).probe(BOWL, new Float64Array([1, 1]))).toContain(4);
    host.dispose();
  });

  it('says why the device was refused', async () => {
    const outcome = await acquire({ device: ['reject'] }).outcome;
    expectEngineError(outcome, 'unsupported');
    expect((outcome as { error: EngineError }).error.message).toContain('limits refused');
  });

  it('gives a device back that comes too late', async () => {
    const { log, outcome } = acquire({ device: ['late'], lateMs: 300 }, 50);
    expectEngineError(await outcome, 'unsupported');
    await vi.waitFor(() => expect(log.devices).toHaveLength(1), { timeout: PATIENCE });
    await vi.waitFor(() => expect([...log.destroyed]).toEqual(log.devices));
  });

  it('computes on a device with the least limits and without timestamps', async () => {
    const { engine, log } = await open({ leastLimits: true });
    for (const work of Object.values(WORK)) expect(await settled(work(engine))).toHaveProperty('value');
    expect(log.deviceRequests[0]?.requiredFeatures).toEqual([]);
    expect(log.uncaptured).toEqual([]);
    // 4096² samples of 16 bytes are 256 MiB; a binding holds 128.
    const tooLarge = { ...GRID, columns: 4096, rows: 4096 };
    expectEngineError(await settled(engine.evaluate(BOWL, tooLarge)), 'out-of-memory');
    expect(log.uncaptured).toEqual([]);
    expect(log.buffers.size).toBe(0);
  });
});

describe.skipIf(real === null)('a device that is lost', () => {
  /** Losses that are tried in each kind of work: every device compiles anew, which in software takes its time. */
  const STRUCK = (name: string) => (name === 'launch' ? 3 : 6);

  it.each(Object.keys(WORK))(
    'during %s, from its first call to its last, ends it and leaves nothing behind',
    async (name) => {
      const whole = await open({});
      await WORK[name](whole.engine);
      // Give or take the calls that the pace of the machine decides.
      const calls = whole.log.calls;
      expect(calls).toBeGreaterThan(10);
      expect(whole.log.buffers.size).toBe(0);
      let lost = 0;
      // A swarm is opened as an ensemble is: what comes after that is what differs.
      const first = name === 'launch' ? await callsToLaunch() : 1;
      const struck = new Set(
        Array.from({ length: STRUCK(name) }, (_, i) => first + Math.round(((calls - first) * i) / (STRUCK(name) - 1))),
      );
      for (const loseAt of struck) {
        const { engine, host, log } = await open({ loseAt });
        const outcome = await settled(WORK[name](engine));
        // The last calls may come after the results are here.
        if ('error' in outcome) {
          expectEngineError(outcome, 'device-lost');
          lost++;
        }
        if (log.calls < loseAt) continue;
        expect((await host.lost).reason).toBe('unknown');
        expectEngineError(await settled(WORK[name](engine)), 'device-lost');
        await quiet(log);
        engine.dispose();
      }
      expect(lost).toBeGreaterThanOrEqual(struck.size / 2);
    },
  );

  it('gives way to a new one that computes the same', async () => {
    const first = await open({});
    const before = await first.engine.descend(BOWL, [ADAM], PLAN);
    first.host.device.destroy();
    expectEngineError(await settled(first.engine.descend(BOWL, [ADAM], PLAN)), 'device-lost');
    const second = await open({});
    expect(await second.engine.descend(BOWL, [ADAM], PLAN)).toEqual(before);
  });

  it('while a result is read back does not hang', async () => {
    const { engine, host } = await open({});
    const pending = settled(engine.descend(BOWL, [ADAM], { ...PLAN, steps: 100_000 }));
    await new Promise((resolve) => setTimeout(resolve, 30));
    host.device.destroy();
    expectEngineError(await pending, 'device-lost');
  });
});

describe.skipIf(real === null)('too little memory', () => {
  it.each(Object.keys(WORK))('in %s is said, and the engine goes on', async (name) => {
    const { engine, log } = await open({ memory: 15 });
    expectEngineError(await settled(WORK[name](engine)), 'out-of-memory');
    await quiet(log);
    expect(log.uncaptured).toEqual([]);
  });

  it('for a large grid leaves a smaller one possible', async () => {
    const { engine, log } = await open({ memory: 2 ** 20 });
    const large = { ...GRID, columns: 512, rows: 512 };
    expectEngineError(await settled(engine.evaluate(BOWL, large)), 'out-of-memory');
    expect(log.buffers.size).toBe(0);
    const field = await engine.evaluate(BOWL, { ...large, columns: 128, rows: 128 });
    expect(field.samples[0]).toBe(4);
    expect(log.buffers.size).toBe(1);
    field.dispose();
    expect(log.buffers.size).toBe(0);
  });
});

describe.skipIf(real === null)('the compiler', () => {
  it.each(Object.keys(WORK))('that refuses the kernel of %s is quoted', async (name) => {
    const { engine, log } = await open({ refuse: '@compute' });
    expectEngineError(await settled(WORK[name](engine)), 'compile');
    await quiet(log);
    expect(log.uncaptured).toEqual([]);
  });

  it('that refuses one formula compiles the next', async () => {
    const { engine } = await open({ refuse: 'safe_tan(p.y)' });
    expectEngineError(await settled(engine.evaluate(plane('x + tan(y)'), GRID)), 'compile');
    expect(await settled(WORK.evaluate(engine))).toHaveProperty('value');
  });

  it('that fails late is no lost device', async () => {
    const { engine } = await open({ pipelineFails: true });
    expectEngineError(await settled(WORK.evaluate(engine)), 'compile');
  });

  it('that is slow keeps nobody waiting who has cancelled', async () => {
    const { engine } = await open({ pipelineMs: Number.POSITIVE_INFINITY });
    for (const work of Object.values(WORK)) {
      const controller = new AbortController();
      const pending = settled(work(engine, controller.signal));
      controller.abort();
      expectEngineError(await pending, 'aborted');
    }
    const pending = settled(WORK.evaluate(engine));
    engine.dispose();
    expectEngineError(await pending, 'aborted');
  });

  it('that is slow delays the result, and no more', async () => {
    const { engine } = await open({ pipelineMs: 100 });
    expect(await settled(WORK.evaluate(engine))).toHaveProperty('value');
  });
});

describe.skipIf(real === null)('cancelling', () => {
  it.each(Object.keys(WORK))('%s frees its buffers', async (name) => {
    const { engine, log } = await open({});
    const controller = new AbortController();
    const pending = settled(WORK[name](engine, controller.signal));
    await vi.waitFor(() => expect(log.calls).toBeGreaterThan(4), { interval: 1, timeout: PATIENCE });
    controller.abort();
    const outcome = await pending;
    if ('error' in outcome) expectEngineError(outcome, 'aborted');
    await quiet(log);
  });

  it('is what happens to the other runs when one fails', async () => {
    const { engine, log } = await open({});
    const broken = { ...ADAM, optimizer: { kind: 'rule', rule: 'theta = nonsense', state: {}, rate: null } } as const;
    const long = { ...PLAN, steps: 1_000_000 };
    const outcome = await settled(engine.descend(BOWL, [ADAM, broken, ADAM], long));
    expect(outcome).toMatchObject({ error: { code: 'unknown-name' } });
    await quiet(log);
  });
});

describe.skipIf(real === null)('a swarm on the device', () => {
  const launched = async (faults: Faults = {}, plan = MEMBERS) => {
    const { engine, host, log } = await open(faults);
    return { engine, host, log, swarm: await engine.launch(BOWL, SGD, plan) };
  };

  it('holds its buffers until it is disposed of, and frees them once', async () => {
    const { engine, log, swarm } = await launched();
    expect(log.buffers.size).toBeGreaterThan(0);
    expect(log.buffers).toContain(swarm.buffer);
    expect(swarm.samples).toBeNull();
    const idle = log.buffers.size;
    await swarm.read();
    expect(log.buffers.size).toBe(idle);
    swarm.dispose();
    expect(log.buffers.size).toBe(0);
    swarm.dispose();
    expectEngineError(await settled(swarm.advance(1)), 'aborted');
    expectEngineError(await settled(swarm.census(CENSUS)), 'aborted');
    expectEngineError(await settled(swarm.read()), 'aborted');
    expect(await settled(WORK.ensemble(engine))).toHaveProperty('value');
    expect(log.uncaptured).toEqual([]);
  });

  it('gives up what is under way when it is disposed of', async () => {
    const { log, swarm } = await launched();
    const pending = [settled(swarm.advance(5)), settled(swarm.census(CENSUS)), settled(swarm.read())];
    swarm.dispose();
    for (const outcome of await Promise.all(pending)) expectEngineError(outcome, 'aborted');
    await quiet(log);
    expect(log.uncaptured).toEqual([]);
  });

  it('ends with its engine', async () => {
    const { engine, log, swarm } = await launched();
    const pending = settled(swarm.advance(5));
    engine.dispose();
    expectEngineError(await pending, 'aborted');
    await quiet(log);
  });

  it('says how many steps it has taken when it is cancelled, and goes on from there', async () => {
    const plan: EnsemblePlan = { ...MEMBERS, members: { kind: 'random', count: 5000 }, steps: 100_000, rests: false };
    const { log, swarm } = await launched({}, plan);
    const controller = new AbortController();
    const pending = settled(swarm.advance(plan.steps, controller.signal));
    const dispatches = log.dispatches.length;
    await vi.waitFor(() => expect(log.dispatches.length).toBeGreaterThan(dispatches + 3), {
      interval: 1,
      timeout: PATIENCE,
    });
    controller.abort();
    expectEngineError(await pending, 'aborted');
    const { taken } = swarm;
    expect(taken).toBeGreaterThan(0);
    expect(taken).toBeLessThan(plan.steps);
    expect([...new Set((await swarm.read()).steps)]).toEqual([taken]);
    await swarm.advance(3);
    expect(swarm.taken).toBe(taken + 3);
    expect([...new Set((await swarm.read()).steps)]).toEqual([taken + 3]);
    swarm.dispose();
    expect(log.buffers.size).toBe(0);
  });

  it('that is lost with the device says so, whatever it is asked', async () => {
    const { host, log, swarm } = await launched();
    host.device.destroy();
    expectEngineError(await settled(swarm.advance(1)), 'device-lost');
    expectEngineError(await settled(swarm.census(CENSUS)), 'device-lost');
    expectEngineError(await settled(swarm.read()), 'device-lost');
    swarm.dispose();
    await quiet(log);
  });

  it('too large for its buffers is refused before anything is allocated for it', async () => {
    const { engine, log } = await open({ leastLimits: true });
    const plan: EnsemblePlan = { ...MEMBERS, members: { kind: 'random', count: 2 ** 23 + 1 } };
    expectEngineError(await settled(engine.launch(BOWL, SGD, plan)), 'out-of-memory');
    await quiet(log);
    expect(log.uncaptured).toEqual([]);
  });
});

describe.skipIf(real === null)('work that takes long', () => {
  it('is cut into dispatches', async () => {
    const rows = 5_000;
    const heavy: Problem = {
      ...LINE,
      data: { x: Array.from({ length: rows }, (_, i) => i / rows), y: Array.from({ length: rows }, () => 1) },
    };
    const { engine, log } = await open({});
    const grid = { ...GRID, columns: 48, rows: 48 };
    (await engine.evaluate(heavy, grid)).dispose();
    const passes = log.dispatches.filter(({ label }) => label === 'grid');
    const groups = passes.reduce((sum, each) => sum + each.groups, 0);
    // Every point once: no workgroup is computed twice.
    expect(groups).toBe((48 * 48) / 64);
    // The first is small, and no measurement lets the next one leap.
    expect(passes[0].groups).toBeLessThanOrEqual(Math.max(1, 2 ** 17 / rows / 64));
    for (let i = 1; i < passes.length; i++) {
      expect(passes[i].groups).toBeLessThanOrEqual(16 * passes[i - 1].groups);
    }
    expect(passes.length).toBeGreaterThan(2);
  });
});
