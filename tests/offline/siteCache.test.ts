import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { siteVersion } from '../../.ci/offline.mjs';
import { createSiteCache, type SiteCache } from '../../src/offline/siteCache';

const SCOPE = 'https://example.org/nabla/';
type Site = Readonly<Record<string, string>>;

/** What browsers do for a service worker, as far as it is used. */
function fakeBrowser() {
  const stores = new Map<string, Map<string, Response>>();
  /** What the server has now; null: it does not answer. */
  let served: Site | null = {};
  let clock = 0;
  const asked: string[] = [];
  const open = async (name: string): Promise<Cache> => {
    const store = stores.get(name) ?? new Map<string, Response>();
    stores.set(name, store);
    const cache: Pick<Cache, 'match' | 'put'> = {
      match: async (key) => store.get(String(key))?.clone(),
      put: async (key, response) => void store.set(String(key), response.clone()),
    };
    return cache as Cache;
  };
  return {
    stores,
    asked,
    serve(site: Site | null): void {
      served = site;
    },
    /** How the version of this site, built and delivered, behaves here. */
    version: (site: Site, scope = SCOPE): SiteCache =>
      createSiteCache(scope, siteVersion(Object.entries(site)), {
        caches: { open, keys: async () => [...stores.keys()], delete: async (name) => stores.delete(name) },
        now: () => ++clock,
        async fetch(request) {
          asked.push(request.url);
          if (served === null) throw new TypeError('Failed to fetch');
          const path = new URL(request.url).pathname.slice('/nabla/'.length) || 'index.html';
          const content = served[path];
          if (content === undefined) return new Response('', { status: 404 });
          const digest = `sha256-${createHash('sha256').update(content).digest('base64')}`;
          if (request.integrity !== '' && request.integrity !== digest) throw new TypeError('Failed to fetch');
          return new Response(content);
        },
      }),
  };
}

const get = (path: string): Request => new Request(new URL(path, SCOPE));

async function textOf(site: SiteCache, path: string): Promise<string | null> {
  const answer = site.answer(get(path));
  return answer === null ? null : (await answer).text();
}

const FIRST: Site = { 'index.html': 'page 1', 'icon.svg': 'icon', 'assets/a-1.js': 'a 1', 'assets/b-1.js': 'b 1' };
const SECOND: Site = { 'index.html': 'page 2', 'icon.svg': 'icon', 'assets/a-2.js': 'a 2', 'assets/b-1.js': 'b 1' };
const THIRD: Site = { 'index.html': 'page 3', 'icon.svg': 'icon', 'assets/a-3.js': 'a 3', 'assets/b-3.js': 'b 3' };

async function deploy(browser: ReturnType<typeof fakeBrowser>, site: Site): Promise<SiteCache> {
  browser.serve(site);
  const version = browser.version(site);
  await version.install();
  return version;
}

describe('a version that has been installed', () => {
  test('answers for all of its files when the server does not, whatever the query says', async () => {
    const browser = fakeBrowser();
    const site = await deploy(browser, FIRST);
    expect(await site.activate(false)).toBe(true);
    browser.serve(null);
    for (const [path, content] of Object.entries(FIRST)) expect(await textOf(site, path)).toBe(content);
    for (const path of ['', '?lang=zh', '?tier=2#v=1', 'index.html?embed=1']) {
      expect(await textOf(site, path)).toBe('page 1');
    }
  });

  test('leaves alone what is not a file of the site', async () => {
    const site = await deploy(fakeBrowser(), FIRST);
    for (const path of ['nabla.html', 'other/', 'sw.js', '../', '../assets/a-1.js', 'https://elsewhere.org/nabla/']) {
      expect(site.answer(get(path))).toBeNull();
    }
    expect(site.answer(new Request(SCOPE, { method: 'POST' }))).toBeNull();
  });

  test('asks the server for a file that the browser has thrown away', async () => {
    const browser = fakeBrowser();
    const site = await deploy(browser, FIRST);
    browser.stores.clear();
    expect(await textOf(site, 'assets/a-1.js')).toBe('a 1');
  });

  test('shares its origin with others', async () => {
    const browser = fakeBrowser();
    const neighbour = 'nabla https://example.org/other/ 123';
    browser.stores.set(neighbour, new Map());
    await (await deploy(browser, FIRST)).activate(false);
    expect(browser.stores.has(neighbour)).toBe(true);
  });
});

describe('a version that arrives by halves', () => {
  test.each([
    ['a file that is not there yet', { ...SECOND, 'assets/a-2.js': undefined }],
    ['the page of the version before', { ...SECOND, 'index.html': FIRST['index.html'] }],
  ])('is refused for %s, and comes with the next attempt', async (_, half) => {
    const browser = fakeBrowser();
    const first = await deploy(browser, FIRST);
    await first.activate(false);
    browser.serve(half as Site);
    const second = browser.version(SECOND);
    await expect(second.install()).rejects.toThrow();
    browser.serve(null);
    // The old one is whole.
    for (const [path, content] of Object.entries(FIRST)) expect(await textOf(first, path)).toBe(content);

    browser.serve(SECOND);
    browser.asked.length = 0;
    await second.install();
    await second.activate(false);
    expect(await textOf(second, '')).toBe('page 2');
    // What an earlier version has brought, by a name that says what it holds, is not brought again.
    expect(browser.asked).not.toContain(`${SCOPE}assets/b-1.js`);
  });
});

describe('a version that takes over', () => {
  test('keeps the one before, for tabs that are still open with it', async () => {
    const browser = fakeBrowser();
    await (await deploy(browser, FIRST)).activate(false);
    const second = await deploy(browser, SECOND);
    expect(await second.activate(false)).toBe(false);
    browser.serve(null);
    expect(await textOf(second, '')).toBe('page 2');
    expect(await textOf(second, 'assets/a-1.js')).toBe('a 1');
  });

  test('throws away what came before that, and what never took over', async () => {
    const browser = fakeBrowser();
    await (await deploy(browser, FIRST)).activate(false);
    await deploy(browser, SECOND);
    const third = await deploy(browser, THIRD);
    await third.activate(false);
    browser.serve(null);
    expect(browser.stores.size).toBe(2);
    expect(await textOf(third, 'assets/a-1.js')).toBe('a 1');
    await expect(textOf(third, 'assets/a-2.js')).rejects.toThrow('fetch');
  });

  test('leaves alone what is just being brought', async () => {
    const browser = fakeBrowser();
    await (await deploy(browser, FIRST)).activate(false);
    const second = await deploy(browser, SECOND);
    const third = await deploy(browser, THIRD);
    await second.activate(true);
    await third.activate(false);
    browser.serve(null);
    for (const [path, content] of Object.entries(THIRD)) expect(await textOf(third, path)).toBe(content);
    expect(await textOf(third, 'assets/a-2.js')).toBe('a 2');
  });

  test('may be an older one again', async () => {
    const browser = fakeBrowser();
    await (await deploy(browser, FIRST)).activate(false);
    await (await deploy(browser, SECOND)).activate(false);
    const again = await deploy(browser, FIRST);
    await again.activate(false);
    browser.serve(null);
    expect(await textOf(again, '')).toBe('page 1');
    expect(await textOf(again, 'assets/a-2.js')).toBe('a 2');
  });
});

describe('the name of a version', () => {
  const entries = Object.entries(FIRST);

  test('is the same for the same files, in whatever order', () => {
    expect(siteVersion(entries.toReversed())).toEqual(siteVersion(entries));
  });

  test('is another when a file is another, or has another name', () => {
    const names = [entries, Object.entries(SECOND), entries.slice(1), [...entries.slice(1), ['x', 'page 1'] as const]];
    expect(new Set(names.map((files) => siteVersion(files).name)).size).toBe(names.length);
  });
});
