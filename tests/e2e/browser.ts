import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, test as base, expect, inject } from 'vitest';
import { findChromium, HOW_TO_GET_CHROMIUM, QUIET, SOFTWARE_WEBGPU } from '../../.ci/chromium.mjs';

/** What the page says about itself; see `src/app` for where it is filled in. */
export interface Snapshot {
  readonly tier: 0 | 1 | 2 | 3;
  readonly backend: 'webgpu' | 'webgl2' | 'canvas2d' | 'none';
  readonly engine: 'gpu' | 'cpu' | null;
  readonly adapter: string;
  readonly step: number;
  readonly playing: boolean;
  readonly runs: readonly SnapshotRun[];
  readonly experiment: Readonly<Record<string, unknown>>;
  /** The experiment is computed and drawn. */
  readonly ready: boolean;
  /** Frames drawn since the page was opened. */
  readonly frames: number;
}

export interface SnapshotRun {
  readonly optimizer: string;
  readonly step: number;
  readonly loss: number;
  readonly status: string;
}

export interface OpenOptions {
  /** Without its question mark: `tier=1&engine=cpu`. */
  readonly query?: string;
  /** Without its number sign. */
  readonly hash?: string;
  readonly context?: BrowserContextOptions;
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
  /** Flags beside the usual ones; `webgpu: false` leaves those for WebGPU out. */
  readonly flags?: readonly string[];
  readonly webgpu?: boolean;
  /** Another origin or path than that of the site. */
  readonly address?: string;
  /** Do not wait until the app is ready. */
  readonly unready?: boolean;
}

/** Long enough for software rendering on two busy cores; every wait ends as soon as its state is there. */
const PATIENCE = { timeout: 45_000, interval: 100 } as const;

/** One fresh profile with the app in it. Collects everything that goes wrong on its pages. */
export class Lab {
  /** Console errors, page errors, unhandled rejections and breaches of the page's policy. The fixture demands none. */
  readonly complaints: string[] = [];
  /** Complaints that a test provokes on purpose. */
  readonly expected: RegExp[] = [];
  readonly #contexts: BrowserContext[] = [];
  #page: Page | null = null;

  get page(): Page {
    if (this.#page === null) throw new Error('open() comes first');
    return this.#page;
  }

  async open(options: OpenOptions = {}): Promise<Page> {
    const browser = await launched(options);
    const viewport = { width: 640, height: 360 };
    const context = await browser.newContext({ viewport, reducedMotion: 'no-preference', ...options.context });
    this.#contexts.push(context);
    const page = await context.newPage();
    this.#page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complain(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#complain(`uncaught: ${error.message}`));
    page.on('crash', () => this.#complain('the page crashed'));
    if (options.before) await page.addInitScript(options.before);
    const search = options.query ? `?${options.query}` : '';
    const hash = options.hash ? `#${options.hash}` : '';
    await page.goto((options.address ?? inject('site')) + search + hash);
    if (!options.unready) await this.until((state) => state.ready);
    return page;
  }

  /** Null while the app has not started. */
  snapshot(): Promise<Snapshot | null> {
    return this.page.evaluate(() => (window as unknown as { nabla?: Snapshot }).nabla ?? null);
  }

  /** Waits for a state, and returns the snapshot that has it. */
  async until(holds: (state: Snapshot) => boolean, what = holds.toString()): Promise<Snapshot> {
    let last: Snapshot | null = null;
    await expect
      .poll(
        async () => {
          last = await this.snapshot();
          return last !== null && holds(last);
        },
        { ...PATIENCE, message: `waiting for ${what}` },
      )
      .toBe(true);
    return last!;
  }

  async close(): Promise<void> {
    for (const context of this.#contexts) await context.close();
  }

  #complain(text: string): void {
    if (!this.expected.some((pattern) => pattern.test(text))) this.complaints.push(text);
  }
}

const browsers = new Map<string, Promise<Browser>>();

/** Tests that want the same flags share a browser; each has its own profile in it. */
function launched({ flags = [], webgpu = true }: OpenOptions): Promise<Browser> {
  const args = [...QUIET, ...(webgpu ? SOFTWARE_WEBGPU : []), ...flags];
  const key = args.join(' ');
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(HOW_TO_GET_CHROMIUM);
  const browser = browsers.get(key) ?? chromium.launch({ executablePath, args });
  browsers.set(key, browser);
  return browser;
}

afterAll(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  browsers.clear();
});

/** A test with a {@link Lab}. It fails on anything that the pages complained about, also after the last assertion. */
export const test = base.extend<{ lab: Lab }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from this pattern
  lab: async ({}, use) => {
    const lab = new Lab();
    await use(lab);
    await lab.close();
    expect(lab.complaints).toEqual([]);
  },
});
