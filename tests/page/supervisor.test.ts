import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract';
import { type Host, LOSS_WINDOW, type Platform, RETRY_DELAYS, Supervisor } from '../../src/page/supervisor';
import type { Cause, Stage, Tier } from '../../src/page/tier';
import type { View } from '../../src/scene/contract';

/** Lets every promise that can settle do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

interface Losable extends Host {
  lose(reason: string): void;
  disposed: boolean;
}

/** A browser that breaks where a test says so, with a clock that only the test moves. */
class FakeBrowser implements Platform {
  hasGpu = true;
  secure = true;
  isFallback = false;
  /** Called for each device that is asked for; may throw or never answer. */
  onAcquire: () => Promise<void> = async () => {};
  onWebGpuView: (host: Losable) => Promise<void> = async () => {};
  onWebGlView: () => Promise<void> = async () => {};
  onMap: () => void = () => {};
  readonly hosts: Losable[] = [];
  readonly alive = new Set<string>();
  readonly lostCallbacks: ((reason: string) => void)[] = [];
  #time = 0;
  #timers: { readonly at: number; readonly call: () => void }[] = [];
  #serial = 0;

  async acquireHost(): Promise<Host> {
    await this.onAcquire();
    let lose: (info: { reason: string; message: string }) => void = () => {};
    const lost = new Promise<{ reason: string; message: string }>((resolve) => {
      lose = resolve;
    });
    const name = `host ${++this.#serial}`;
    this.alive.add(name);
    const host: Losable = {
      device: { destroy: () => lose({ reason: 'destroyed', message: '' }) } as unknown as GPUDevice,
      adapter: name,
      isFallback: this.isFallback,
      lost,
      disposed: false,
      createEngine: () => this.#engine('gpu', name),
      lose: (reason) => lose({ reason, message: `lost: ${reason}` }),
      dispose: () => {
        this.alive.delete(name);
        host.disposed = true;
        lose({ reason: 'destroyed', message: '' });
      },
    };
    this.hosts.push(host);
    return host;
  }

  cpuEngine(): Engine {
    return this.#engine('cpu', 'processor');
  }

  async webGpuView(host: Host, onLost: (reason: string) => void): Promise<View> {
    await this.onWebGpuView(host as Losable);
    this.lostCallbacks.push(onLost);
    return this.#view('webgpu view');
  }

  async webGlView(onLost: (reason: string) => void): Promise<View> {
    await this.onWebGlView();
    this.lostCallbacks.push(onLost);
    return this.#view('webgl view');
  }

  webGlInSoftware(): boolean {
    return false;
  }

  mapView(): View {
    this.onMap();
    return this.#view('map');
  }

  now(): number {
    return this.#time;
  }

  after(milliseconds: number, call: () => void): () => void {
    const timer = { at: this.#time + milliseconds, call };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves the clock, firing timers in their order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#time + milliseconds;
    await settle();
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#time = next.at;
      next.call();
      await settle();
    }
    this.#time = end;
  }

  #engine(kind: Engine['kind'], adapter: string): Engine {
    const name = `${kind} engine ${++this.#serial}`;
    this.alive.add(name);
    return { kind, adapter, dispose: () => this.alive.delete(name) } as unknown as Engine;
  }

  #view(kind: string): View {
    const name = `${kind} ${++this.#serial}`;
    this.alive.add(name);
    return { dispose: () => this.alive.delete(name) } as unknown as View;
  }
}

function begin(browser: FakeBrowser, tier: Tier = 0, engine: Engine['kind'] | null = null) {
  const stages: Stage[] = [];
  const reasons: string[][] = [];
  const causes: Cause[][] = [];
  const log = { stages, reasons, causes, interruptions: 0 };
  const supervisor = new Supervisor(
    browser,
    { tier, engine },
    {
      onInterrupted: () => {
        log.interruptions++;
      },
      onStage: (stage, why) => {
        stages.push(stage);
        causes.push([...why]);
        reasons.push(why.map(({ reason }) => reason));
      },
    },
  );
  return { supervisor, log };
}

const refuse = (message: string) => async () => {
  throw new Error(message);
};

describe('the ladder', () => {
  test('stands on the GPU where there is one', async () => {
    const { supervisor, log } = begin(new FakeBrowser());
    await supervisor.start();
    expect(log.stages).toMatchObject([{ tier: 0, engine: { kind: 'gpu' }, adapter: 'host 2', software: false }]);
    expect(log.reasons).toEqual([[]]);
  });

  test('computes on the processor where the adapter is a software one, unless it is told otherwise', async () => {
    for (const [forced, kind] of [
      [null, 'cpu'],
      ['gpu', 'gpu'],
      ['cpu', 'cpu'],
    ] as const) {
      const browser = new FakeBrowser();
      browser.isFallback = true;
      const { supervisor, log } = begin(browser, 0, forced);
      await supervisor.start();
      expect(log.stages).toMatchObject([{ tier: 0, engine: { kind }, software: true }]);
    }
  });

  test.each([
    ['noWebGpu', { hasGpu: false }],
    ['insecure', { hasGpu: false, secure: false }],
    ['noAdapter', { onAcquire: refuse('no adapter') }],
    ['webGpuDrawing', { onWebGpuView: refuse('no context') }],
  ] as const)('goes down to WebGL2 for the reason %s', async (reason, faults) => {
    const browser = Object.assign(new FakeBrowser(), faults);
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    expect(log.stages).toMatchObject([{ tier: 1, engine: { kind: 'cpu' } }]);
    expect(log.reasons).toEqual([[reason]]);
    // What was built on the way and is not needed has been freed.
    expect([...browser.alive].filter((name) => name.startsWith('host'))).toEqual([]);
  });

  test('goes down to the map, and to text', async () => {
    const browser = new FakeBrowser();
    browser.hasGpu = false;
    browser.onWebGlView = refuse("Cannot read properties of null (reading 'getSupportedExtensions')");
    const map = begin(browser);
    await map.supervisor.start();
    expect(map.log.stages).toMatchObject([{ tier: 2, scene: null, engine: { kind: 'cpu' } }]);
    expect(map.log.reasons).toEqual([['noWebGpu', 'webGlDrawing']]);

    browser.onMap = () => {
      throw new Error('no 2D context');
    };
    const text = begin(browser);
    await text.supervisor.start();
    expect(text.log.stages).toMatchObject([{ tier: 3, engine: null, map: null }]);
  });

  test.each([1, 2, 3] as const)('begins on tier %i when it is told to', async (tier) => {
    const browser = new FakeBrowser();
    const { supervisor, log } = begin(browser, tier);
    await supervisor.start();
    expect(log.stages).toMatchObject([{ tier }]);
    expect(log.reasons).toEqual([[]]);
    expect(browser.hosts).toHaveLength(0);
  });

  test('a device that dies while the renderer waits for it does not hang the page', async () => {
    const browser = new FakeBrowser();
    browser.onWebGpuView = async (host) => {
      host.lose('unknown');
      await new Promise(() => {});
    };
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    expect(log.stages).toMatchObject([{ tier: 1 }]);
    expect(log.causes[0]?.[0]).toMatchObject({ reason: 'webGpuDrawing', detail: { en: 'lost: unknown' } });
  });
});

describe('a lost device', () => {
  test.each(['unknown', 'destroyed'])('(%s) is replaced, with a new engine and view', async (reason) => {
    const browser = new FakeBrowser();
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    const [before] = log.stages;
    browser.hosts[0]!.lose(reason);
    await browser.pass(1000);
    expect(log.interruptions).toBe(1);
    expect(log.stages).toHaveLength(2);
    expect(log.stages[1]).toMatchObject({ tier: 0, engine: { kind: 'gpu' } });
    expect(log.stages[1]!.engine).not.toBe(before!.engine);
    expect(log.stages[1]!.scene).not.toBe(before!.scene);
    expect(log.reasons[1]).toEqual(['recovered']);
    // One of each is left; the map is shared.
    expect([...browser.alive].map((name) => name.replace(/ \d+$/, '')).sort()).toEqual(
      ['gpu engine', 'host', 'map', 'webgpu view'].sort(),
    );
  });

  test('keeps the processor’s engine, with all its workers', async () => {
    const browser = new FakeBrowser();
    browser.isFallback = true;
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    supervisor.loseDevice();
    await browser.pass(1000);
    expect(log.stages[1]!.engine).toBe(log.stages[0]!.engine);
  });

  test('waits for a GPU process that is still starting, less than three seconds', async () => {
    const browser = new FakeBrowser();
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    let refusals = 2;
    browser.onAcquire = async () => {
      if (refusals-- > 0) throw new Error('not yet');
    };
    browser.hosts[0]!.lose('unknown');
    await browser.pass(2900);
    expect(log.stages.at(-1)).toMatchObject({ tier: 0 });
  });

  test('is not taken for one when it is our own doing', async () => {
    const browser = new FakeBrowser();
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    supervisor.dispose();
    await browser.pass(1e6);
    expect(log.interruptions).toBe(0);
    expect(log.stages).toHaveLength(1);
    expect([...browser.alive]).toEqual([]);
  });

  test('told twice, by the device and by the view, counts once', async () => {
    const browser = new FakeBrowser();
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    browser.lostCallbacks[0]!('context lost');
    browser.hosts[0]!.lose('unknown');
    await browser.pass(1000);
    expect(log.interruptions).toBe(1);
    expect(log.stages.at(-1)).toMatchObject({ tier: 0 });
  });

  test('twice within two minutes leaves the map, and every retry that the delays say', async () => {
    const browser = new FakeBrowser();
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    browser.hosts.at(-1)!.lose('unknown');
    await browser.pass(LOSS_WINDOW - 10_000);
    const attempts: number[] = [];
    browser.onAcquire = async () => {
      attempts.push(browser.now());
      throw new Error('blocked');
    };
    const second = browser.now();
    browser.hosts.at(-1)!.lose('unknown');
    await browser.pass(1);
    expect(log.stages.at(-1)).toMatchObject({ tier: 2, scene: null, engine: { kind: 'cpu' } });
    expect(log.reasons.at(-1)).toEqual(['lostTwice']);
    const stages = log.stages.length;

    await browser.pass(10 * LOSS_WINDOW);
    expect(log.stages).toHaveLength(stages);
    // Each attempt asks three times within its first second.
    const rounds = attempts.filter((time, i) => i === 0 || time - attempts[i - 1]! > 1000).map((time) => time - second);
    let due = 0;
    const expected = RETRY_DELAYS.map((delay, i) => {
      due += delay + (i === 0 ? 0 : 1000);
      return due;
    });
    expect(rounds).toEqual(expected);
  });

  test('comes back as soon as a retry succeeds', async () => {
    const browser = new FakeBrowser();
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    browser.hosts.at(-1)!.lose('unknown');
    await browser.pass(1000);
    browser.hosts.at(-1)!.lose('unknown');
    await browser.pass(1000);
    expect(log.stages.at(-1)).toMatchObject({ tier: 2 });
    await browser.pass(RETRY_DELAYS[0]);
    expect(log.stages.at(-1)).toMatchObject({ tier: 0 });
    const { length } = log.stages;
    await browser.pass(10 * LOSS_WINDOW);
    expect(log.stages).toHaveLength(length);
  });

  test('two losses further apart than two minutes are two single ones', async () => {
    const browser = new FakeBrowser();
    const { supervisor, log } = begin(browser);
    await supervisor.start();
    for (let i = 0; i < 3; i++) {
      browser.hosts.at(-1)!.lose('unknown');
      await browser.pass(LOSS_WINDOW + 1);
      expect(log.stages.at(-1)).toMatchObject({ tier: 0 });
    }
  });

  test('at any moment of the recovery leaves a page that stands', async () => {
    // Losses at 0, 100, … 900 ms after the first: during waiting, acquiring, drawing and rest.
    for (let delay = 0; delay < 1000; delay += 100) {
      const browser = new FakeBrowser();
      const { supervisor, log } = begin(browser);
      await supervisor.start();
      browser.onAcquire = () => new Promise((resolve) => browser.after(150, resolve));
      browser.onWebGpuView = () => new Promise((resolve) => browser.after(150, resolve));
      browser.hosts.at(-1)!.lose('unknown');
      await browser.pass(delay);
      browser.hosts.at(-1)!.lose('unknown');
      await browser.pass(10_000);
      expect(log.stages.at(-1)!.tier, `loss after ${delay} ms`).toBeLessThanOrEqual(2);
      expect([...browser.alive].filter((name) => name.startsWith('host')).length).toBeLessThanOrEqual(1);
      expect([...browser.alive].filter((name) => name.includes('web')).length).toBeLessThanOrEqual(1);
    }
  });
});
