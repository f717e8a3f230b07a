import { type Browser, type BrowserContextOptions, chromium, type Page, type ViewportSize } from 'playwright-core';
import { afterAll, test as base, expect, inject } from 'vitest';
import { findChromium, HOW_TO_GET_CHROMIUM, QUIET, SOFTWARE_WEBGPU } from '../../.ci/chromium.mjs';
import type { FunctionInspection } from '../../src/labs/functions/inspect';
import type { LessonInspection } from '../../src/labs/lessons/inspect';
import type { NetInspection } from '../../src/labs/networks/inspect';
import type { SurfaceInspection } from '../../src/labs/surfaces/inspect';
import type { PageInspection } from '../../src/page/inspect';

/** What `window.nabla` holds: the page, and each of its laboratories. */
export type Inspection = PageInspection &
  SurfaceInspection & {
    readonly network: NetInspection;
    readonly function: FunctionInspection;
    readonly lesson: LessonInspection;
  };

declare global {
  interface Window {
    readonly nabla: Inspection;
  }
}

type Profile = BrowserContextOptions & { readonly viewport: ViewportSize };

export interface OpenOptions {
  /** Without its question mark: `tier=1&engine=cpu`. */
  readonly query?: string;
  /** Without its number sign. That of the laboratory of surfaces as it opens, where none is said; an empty one is none. */
  readonly hash?: string;
  readonly context?: Partial<Profile>;
  /** Runs in the page before its own scripts. */
  readonly before?: () => void;
  /** Flags beside the usual ones; `webgpu: false` leaves those for WebGPU out. Tier 2 has no use for a graphics processor. */
  readonly flags?: readonly string[];
  readonly webgpu?: boolean;
  /** Another origin or path than that of the site. */
  readonly address?: string;
  /** Do not wait until the app is ready. */
  readonly unready?: boolean;
  /** A profile of its own, in which nothing is cached: for tests of what is loaded. */
  readonly fresh?: boolean;
  /** A browser of its own, which the test may break. */
  readonly own?: boolean;
}

/** In milliseconds. Long enough for software rendering on two busy cores; every wait ends as soon as its state is there. */
const PATIENCE = 45_000;

/** In milliseconds, between two looks at a state: soon at first, then so that looking is no load. */
const LOOKS = [10, 20, 40, 80, 100];

/** One page with the app in it, and nothing stored from others. Collects everything that goes wrong on it. */
export class Lab {
  /** Console errors, page errors, unhandled rejections and breaches of the page's policy. The fixture demands none. */
  readonly complaints: string[] = [];
  /** Complaints that a test provokes on purpose. */
  readonly expected: RegExp[] = [];
  #page: Page | null = null;
  /** What leaves the page as it was found. */
  #leave: () => Promise<void> = async () => {};

  get page(): Page {
    if (this.#page === null) throw new Error('open() comes first');
    return this.#page;
  }

  /** Opens the app; what was open before is closed, so that it does not draw on. */
  async open(options: OpenOptions = {}): Promise<Page> {
    await this.close();
    const page = options.own || options.fresh ? await this.#own(options) : await this.#shared(options);
    this.#page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.#complain(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.#complain(`uncaught: ${error.message}`));
    page.on('crash', () => this.#complain('the page crashed'));
    const scripts = [await page.addInitScript(forget)];
    if (options.before) scripts.push(await page.addInitScript(options.before));
    const search = options.query ? `?${options.query}` : '';
    const { hash = 'v=1' } = options;
    await page.goto((options.address ?? inject('site')) + search + (hash && `#${hash}`));
    // What a test stores is there when it loads the page again.
    await scripts.shift()!.dispose();
    const leave = this.#leave;
    this.#leave = async () => {
      for (const script of scripts) await script.dispose();
      await leave();
    };
    if (!options.unready) await this.until((state) => state.ready);
    return page;
  }

  async #own(options: OpenOptions): Promise<Page> {
    const browser = await (options.own ? launch(options) : launched(options));
    const context = await browser.newContext(profileOf(options));
    this.#leave = async () => {
      await context.close();
      if (options.own) await browser.close();
    };
    return context.newPage();
  }

  async #shared(options: OpenOptions): Promise<Page> {
    const profile = profileOf(options);
    const key = JSON.stringify([flagsOf(options), profile]);
    const page = tabs.get(key) ?? (await (await (await launched(options)).newContext(profile)).newPage());
    // Nobody else's while it is in use.
    tabs.delete(key);
    this.#leave = async () => {
      if (await vacated(page, profile)) tabs.set(key, page);
      else await page.context().close();
    };
    return page;
  }

  /** Null while the app has not started. */
  snapshot(): Promise<Inspection | null> {
    return this.page.evaluate(() => (window as { nabla?: Inspection }).nabla ?? null);
  }

  /** Waits for a state, and returns it. Gives up early when something has gone wrong on the page. */
  async until(holds: (state: Inspection) => boolean, patience = PATIENCE): Promise<Inspection> {
    const deadline = Date.now() + patience;
    for (let look = 0; ; look++) {
      const state = await this.snapshot();
      if (state !== null && holds(state)) return state;
      if (this.complaints.length > 0 || Date.now() > deadline) {
        const { experiment, ...rest } = state ?? { experiment: null };
        throw new Error(`waited in vain for ${holds}; the page is at ${JSON.stringify(rest)}`);
      }
      await new Promise((resolve) => setTimeout(resolve, LOOKS[Math.min(look, LOOKS.length - 1)]));
    }
  }

  async close(): Promise<void> {
    const leave = this.#leave;
    this.#leave = async () => {};
    await leave();
  }

  #complain(text: string): void {
    if (!this.expected.some((pattern) => pattern.test(text))) this.complaints.push(text);
  }
}

/** Runs before the page's own scripts. */
function forget(): void {
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // An address without an origin stores nothing.
  }
}

/**
 * Tests that want the same browser and the same kind of profile use the same tab, one after the other: in a new one,
 * starting a process and compiling the page take three times as long as all that a test does until the page is ready.
 */
const tabs = new Map<string, Page>();

/** What is listened to here or in a test. Other listeners are the driver's own. */
const HEARD = ['console', 'crash', 'dialog', 'pageerror', 'response'];

/** Ends the page in a tab, and takes off whatever a test hung on it. False where that is in vain, as after a crash. */
async function vacated(page: Page, { viewport }: Profile): Promise<boolean> {
  try {
    await page.unrouteAll();
    await page.goto('about:blank');
    for (const event of HEARD) page.removeAllListeners(event);
    for (const other of page.context().pages()) if (other !== page) await other.close();
    await page.mouse.move(-1, -1);
    await page.setViewportSize(viewport);
    return true;
  } catch {
    return false;
  }
}

const browsers = new Map<string, Promise<Browser>>();

/** Tests that want the same flags share a browser. */
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

function profileOf({ context }: OpenOptions): Profile {
  return {
    viewport: { width: 640, height: 360 },
    reducedMotion: 'no-preference',
    // Every page loads everything from the site; what is kept for work offline has tests of its own.
    serviceWorkers: 'block',
    ...context,
  };
}

function flagsOf({ flags = [], webgpu = true, query = '' }: OpenOptions): string[] {
  const flat = new URLSearchParams(query).get('tier') === '2';
  return [...QUIET, ...(flat ? BY_ITSELF : webgpu ? SOFTWARE_WEBGPU : []), ...flags];
}

afterAll(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  browsers.clear();
  tabs.clear();
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
