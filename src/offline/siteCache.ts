/** A file of the site: where it lies, seen from the page, and the digest of what it holds, as fetch() checks it. */
export interface SiteFile {
  readonly path: string;
  readonly integrity: string;
}

/** The site as it was built: all files that a page may ask for. */
export interface SiteVersion {
  /** Another for every build that differs. */
  readonly name: string;
  readonly files: readonly SiteFile[];
}

/** What the browser has for it, so that a test can hand in its own. */
export interface Browser {
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete'>;
  fetch(request: Request): Promise<Response>;
  /** Milliseconds of a clock that tells which version came later. */
  now(): number;
}

export interface SiteCache {
  /** Brings the whole version, or rejects: a version of which a part is missing never takes over. */
  install(): Promise<void>;
  /**
   * This version answers from now on. Gives back whether it is the first one here.
   *
   * @param another whether yet another version is on its way, whose files must not be thrown away
   */
  activate(another: boolean): Promise<boolean>;
  /** Null: not a file of the site, the browser may go on as if nobody were here. */
  answer(request: Request): Promise<Response> | null;
}

/** What the page itself is called in the list of files. */
const PAGE = 'index.html';
/** Files that lie here carry a digest in their name: the same name holds the same, in every version. */
const NAMED_BY_CONTENT = 'assets/';
/** Stands in the cache of a version that has taken over, with the time at which it did. */
const MARK = '?taken-over';

/**
 * The files of one version, kept whole. The version before it is kept too: tabs that were opened with it are still open,
 * nobody but their visitor may load them anew, and what they have yet to load is there for them only.
 *
 * @param scope address of the folder that the site lies in, with a slash at its end; other sites share the origin
 */
export function createSiteCache(scope: string, { name, files }: SiteVersion, browser: Browser): SiteCache {
  const { caches } = browser;
  const prefix = `nabla ${scope} `;
  const own = prefix + name;
  const paths = new Set(files.map(({ path }) => path));
  const addressOf = (path: string): string => new URL(path, scope).href;

  async function versions(): Promise<string[]> {
    return (await caches.keys()).filter((key) => key.startsWith(prefix));
  }

  /** Of any version that is kept, this one first. */
  async function kept(path: string, among: readonly string[]): Promise<Response | undefined> {
    for (const key of among) {
      const response = await (await caches.open(key)).match(addressOf(path));
      if (response !== undefined) return response;
    }
    return undefined;
  }

  async function bring(cache: Cache, { path, integrity }: SiteFile, known: readonly string[]): Promise<void> {
    // What an earlier version, or an attempt that broke off, has brought already need not come twice.
    const same = path.startsWith(NAMED_BY_CONTENT) ? await kept(path, known) : undefined;
    await cache.put(addressOf(path), same ?? (await load(path, integrity)));
  }

  async function load(path: string, integrity: string): Promise<Response> {
    // Hosts may lead from the page's file to its folder, which is what visitors ask for anyway.
    const address = path === PAGE ? scope : addressOf(path);
    // The digest refuses what belongs to another version, as on a host to which only a part has been copied yet.
    const response = await browser.fetch(new Request(address, { integrity, cache: 'no-cache' }));
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    // The answer to a navigation may not be one that was led elsewhere.
    return response.redirected ? new Response(await response.blob(), { headers: response.headers }) : response;
  }

  async function find(request: Request, path: string): Promise<Response> {
    const named = path.startsWith(NAMED_BY_CONTENT);
    const among = named ? [own, ...(await versions()).filter((key) => key !== own)] : [own];
    return (await kept(path, among)) ?? browser.fetch(request);
  }

  return {
    async install() {
      const known = await versions();
      const cache = await caches.open(own);
      // All of them end before a failure is told, so that the next attempt does not run beside this one.
      const results = await Promise.allSettled(files.map((file) => bring(cache, file, known)));
      const failed = results.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw failed.reason;
    },

    async activate(another) {
      const since = new Map<string, number | null>();
      for (const key of await versions()) {
        const mark = await (await caches.open(key)).match(addressOf(MARK));
        since.set(key, mark === undefined ? null : Number(await mark.text()));
      }
      since.delete(own);
      const before = [...since].filter(([, time]) => time !== null).sort(([, a], [, b]) => b! - a!);
      const needed = before[0]?.[0];
      for (const [key, time] of since) {
        if (key !== needed && !(another && time === null)) await caches.delete(key);
      }
      await (await caches.open(own)).put(addressOf(MARK), new Response(String(browser.now())));
      return before.length === 0;
    },

    answer(request) {
      if (request.method !== 'GET') return null;
      const url = new URL(request.url);
      url.search = '';
      url.hash = '';
      if (!url.href.startsWith(scope)) return null;
      const path = url.href.slice(scope.length) || PAGE;
      return paths.has(path) || path.startsWith(NAMED_BY_CONTENT) ? find(request, path) : null;
    },
  };
}
