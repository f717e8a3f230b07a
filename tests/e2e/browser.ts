import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, test as base, expect, inject } from 'vitest';
import { findChromium, HOW_TO_GET_CHROMIUM, QUIET, SOFTWARE_WEBGPU } from '../../.ci/chromium.mjs';
import type { FunctionInspection } from '../../src/labs/functions/inspect';
import type { NetInspection } from '../../src/labs/networks/inspect';
import type { SurfaceInspection } from '../../src/labs/surfaces/inspect';
import type { PageInspection } from '../../src/page/inspect';

/** What `window.nabla` holds: the page, and each of its laboratories. */
export type Inspection = PageInspection &
  SurfaceInspection & { readonly network: NetInspection; readonly function: FunctionInspection };

declare global {
  interface Window {
    readonly nabla: Inspection;
  }
}

export interface OpenOptions {
  /** Without its question mark: `tier=1&engine=cpu`. */
  readonly query?: string;
  /** Without its number sign. That of the laboratory of surfaces as it opens, where none is said; an empty one is none. */
  readonly hash?: string;
  readonly context?: BrowserContextOptions;
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
  /** Flags beside the usual ones; `webgpu: false` leaves those for WebGPU out. Tier 2 has no use for a graphics processor. */
  readonly flags?: readonly string[];
  readonly webgpu?: boolean;
  /** Another origin or path than that of the site. */
  readonly address?: string;
  /** Do not wait until the app is ready. */
  readonly unready?: boolean;
  /** A browser of its own, which the test may break. */
  readonly own?: boolean;
}

/** In milliseconds. Long enough for software rendering on two busy cores; every wait ends as soon as its state is there. */
const PATIENCE = 45_000;

/** One fresh profile with the app in it. Collects everything that goes wrong on its pages. */
export class Lab {
  /** Console errors, page errors, unhandled rejections and breaches of the page's policy. The fixture demands none. */
  readonly complaints: string[] = [];
  /** Complaints that a test provokes on purpose. */
  readonly expected: RegExp[] = [];
  readonly #contexts: BrowserContext[] = [];
  readonly #browsers: Browser[] = [];
  #page: Page | null = null;

  get page(): Page {
    if (this.#page === null) throw new Error('open() comes first');
    return this.#page;
  }

  /** Opens the app; what was open before is closed, so that it does not draw on. */
  async open(options: OpenOptions = {}): Promise<Page> {
    await this.close();
    const browser = await (options.own ? launch(options) : launched(options));
    if (options.own) this.#browsers.push(browser);
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
    const { hash = 'v=1' } = options;
    await page.goto((options.address ?? inject('site')) + search + (hash && `#${hash}`));
    if (!options.unready) await this.until((state) => state.ready);
    return page;
  }

  /** Null while the app has not started. */
  snapshot(): Promise<Inspection | null> {
    return this.page.evaluate(() => (window as { nabla?: Inspection }).nabla ?? null);
  }

  /** Waits for a state, and returns it. Gives up early when something has gone wrong on the page. */
  async until(holds: (state: Inspection) => boolean): Promise<Inspection> {
    const deadline = Date.now() + PATIENCE;
    for (;;) {
      const state = await this.snapshot();
      if (state !== null && holds(state)) return state;
      if (this.complaints.length > 0 || Date.now() > deadline) {
        const { experiment, ...rest } = state ?? { experiment: null };
        throw new Error(`waited in vain for ${holds}; the page is at ${JSON.stringify(rest)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async close(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
    for (const browser of this.#browsers.splice(0)) await browser.close();
  }

  #complain(text: string): void {
    if (!this.expected.some((pattern) => pattern.test(text))) this.complaints.push(text);
  }
}

const browsers = new Map<string, Promise<Browser>>();

/** Tests that want the same flags share a browser; each has its own profile in it. */
function launched(options: OpenOptions): Promise<Browser> {
  const key = flagsOf(options).join(' ');
  const browser = browsers.get(key) ?? launch(options);
  browsers.set(key, browser);
  return browser;
}

function launch(options: OpenOptions): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(HOW_TO_GET_CHROMIUM);
  return chromium.launch({ executablePath, args: flagsOf(options) });
}

/** The browser composes pages five times quicker by itself than on an emulated graphics processor. */
const BY_ITSELF = ['--disable-gpu'];

function flagsOf({ flags = [], webgpu = true, query = '' }: OpenOptions): string[] {
  const flat = new URLSearchParams(query).get('tier') === '2';
  return [...QUIET, ...(flat ? BY_ITSELF : webgpu ? SOFTWARE_WEBGPU : []), ...flags];
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
